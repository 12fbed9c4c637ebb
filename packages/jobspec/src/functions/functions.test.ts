import { describe, expect, test } from 'vitest';
import { answer, type Case } from './answer.test-support.js';
import collections from './cases/collections.json' with { type: 'json' };
import dates from './cases/dates.json' with { type: 'json' };
import digests from './cases/digests.json' with { type: 'json' };
import disabled from './cases/disabled.json' with { type: 'json' };
import encoding from './cases/encoding.json' with { type: 'json' };
import flow from './cases/flow.json' with { type: 'json' };
import formats from './cases/formats.json' with { type: 'json' };
import keys from './cases/keys.json' with { type: 'json' };
import networks from './cases/networks.json' with { type: 'json' };
import numbers from './cases/numbers.json' with { type: 'json' };
import regex from './cases/regex.json' with { type: 'json' };
import strings from './cases/strings.json' with { type: 'json' };
import yaml from './cases/yaml.json' with { type: 'json' };
import { jobFunctions } from './index.js';

const families: readonly (readonly [string, readonly Case[]])[] = [
  ['collections', collections],
  ['dates', dates],
  ['digests', digests],
  ['disabled', disabled],
  ['encoding', encoding],
  ['flow', flow],
  ['formats', formats],
  ['keys', keys],
  ['networks', networks],
  ['numbers', numbers],
  ['regex', regex],
  ['strings', strings],
  ['yaml', yaml],
];

// The answers are those of Nomad's own functions.
describe.each(families)('%s', (_, cases) => {
  test.each(cases)('$expression', async (each) => {
    const { expression, ...expected } = each;
    expect(answer(each, await jobFunctions(expression))).toEqual(expected);
  });
});
