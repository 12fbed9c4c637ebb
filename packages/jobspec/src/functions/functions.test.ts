import { describe, expect, test } from 'vitest';
import { diagnosticLine, Findings } from '../hcl/diagnostic.js';
import { evaluate } from '../hcl/evaluate.js';
import { parseHclExpression } from '../hcl/parser.js';
import { numberText } from '../hcl/values/number.js';
import type { Type } from '../hcl/values/type.js';
import { isNumber, Mapping, Sequence, typeOf, type Value } from '../hcl/values/value.js';
import collections from './cases/collections.json' with { type: 'json' };
import dates from './cases/dates.json' with { type: 'json' };
import digests from './cases/digests.json' with { type: 'json' };
import encoding from './cases/encoding.json' with { type: 'json' };
import flow from './cases/flow.json' with { type: 'json' };
import formats from './cases/formats.json' with { type: 'json' };
import networks from './cases/networks.json' with { type: 'json' };
import numbers from './cases/numbers.json' with { type: 'json' };
import regex from './cases/regex.json' with { type: 'json' };
import strings from './cases/strings.json' with { type: 'json' };
import { jobFunctions } from './index.js';

/** An expression with what Nomad's own functions made of it: a value with its type, or errors. */
interface Case {
  readonly expression: string;
  readonly type?: string;
  readonly value?: string;
  readonly errors?: readonly string[];
}

function typeText(type: Type): string {
  if (typeof type === 'string') return type;
  if (type.kind === 'tuple') return `tuple([${type.items.map(typeText).join(', ')}])`;
  if (type.kind !== 'object') return `${type.kind}(${typeText(type.element)})`;
  const attributes = [...type.attributes].map(([name, attribute]) => `${name} = ${typeText(attribute)}`);
  return `object({${attributes.toSorted().join(', ')}})`;
}

function valueText(value: Value): string {
  if (isNumber(value)) return numberText(value);
  if (value instanceof Sequence) return `[${value.items.map(valueText).join(',')}]`;
  if (!(value instanceof Mapping)) {
    return JSON.stringify(value).replace(/[\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
  }
  return `{${value
    .sorted()
    .map(([name, item]) => `${JSON.stringify(name)}:${valueText(item)}`)
    .join(',')}}`;
}

function hasNull(value: Value): boolean {
  if (value instanceof Sequence) return value.items.some(hasNull);
  return value instanceof Mapping ? [...value.entries.values()].some(hasNull) : value === null;
}

function answer(expression: string): Omit<Case, 'expression'> {
  const { source, tree, diagnostics } = parseHclExpression(expression, 'e');
  expect(diagnostics).toEqual([]);
  const findings = new Findings(source);
  const value = evaluate(tree, { variables: new Map(), functions: jobFunctions() }, findings);
  if (value === undefined) return { errors: findings.list.map(diagnosticLine) };
  expect(findings.list).toEqual([]);
  // Nulls have no type here.
  return { ...(hasNull(value) ? {} : { type: typeText(typeOf(value)) }), value: valueText(value) };
}

const families: readonly (readonly [string, readonly Case[]])[] = [
  ['collections', collections],
  ['dates', dates],
  ['digests', digests],
  ['encoding', encoding],
  ['flow', flow],
  ['formats', formats],
  ['networks', networks],
  ['numbers', numbers],
  ['regex', regex],
  ['strings', strings],
];

describe.each(families)('%s', (_, cases) => {
  test.each(cases)('$expression', ({ expression, type, value, errors }) => {
    if (errors) expect(answer(expression)).toEqual({ errors });
    else expect({ type, ...answer(expression) }).toEqual({ type, value });
  });
});
