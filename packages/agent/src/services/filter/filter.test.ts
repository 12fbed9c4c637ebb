/** Filter expressions: what they select, what is refused and with which words; any text is one or a failure. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { evaluate, FilterFailure, parseFilter, SyntaxFailure } from './index.js';

const record = {
  ID: 'web',
  Priority: 50,
  Stop: false,
  Big: 1795243921134525397n,
  Meta: { owner: 'team-a', 'with-dash': 'yes' },
  Datacenters: ['dc1', 'dc2'],
  Constraints: null,
  Drivers: { raw_exec: { Healthy: true } },
  TaskGroups: [
    { Name: 'app', Count: 2 },
    { Name: 'db', Count: 0 },
  ],
  Empty: '',
};

const passes = (text: string): boolean => evaluate(parseFilter(text), record);

test.each([
  ['ID == "web"', true],
  ['ID == web', true],
  ['ID != `web`', false],
  ['Priority == 50', true],
  ['Priority == "50"', true],
  ['Priority==50 and(ID==web)', undefined],
  ['Big == 1795243921134525397', true],
  ['Big == 1795243921134525398', false],
  ['Stop == false', true],
  ['not Stop == true', true],
  ['not not ID == web', true],
  ['ID == x or ID == web and Priority == 1', false],
  ['(ID == x or ID == web) and Priority == 50', true],
  ['Meta.owner == "team-a"', true],
  ['Meta["with-dash"] == yes', true],
  ['Meta.nobody == "x"', false],
  ['Meta.nobody != "x"', true],
  ['Meta.nobody is empty', true],
  ['"/Meta/with-dash" == "yes"', true],
  ['"dc1" in Datacenters', true],
  ['"dc9" not in Datacenters', true],
  ['Datacenters contains dc2', true],
  ['owner in Meta', true],
  ['"e" in ID', true],
  ['Empty is empty', true],
  ['Datacenters is not empty', true],
  ['Constraints is nil', true],
  ['Meta is not nil', true],
  ['ID matches "^w.b$"', true],
  ['ID not matches "^x"', true],
  ['Drivers.raw_exec.Healthy == true', true],
  ['any TaskGroups as g { g.Name == "db" and g.Count == 0 }', true],
  ['all TaskGroups as g { g.Count == 2 }', false],
  ['any Meta as k, v { k == "owner" and v == "team-a" }', true],
  ['any Meta as k { k == "owner" }', true],
  ['any TaskGroups as i, _ { i == 1 }', true],
  ['TaskGroups.0.Name == app', true],
])('%s', (text, expected) => {
  if (expected === undefined) expect(() => passes(text)).toThrow(SyntaxFailure);
  else expect(passes(text)).toBe(expected);
});

test.each([
  [
    'Type = ',
    '1:6 (5): no match found, expected: "!=", "==", "contains", "in", "is", "matches", "not" or [ \\t\\r\\n]',
  ],
  ['ID == "a', '1:9 (8): no match found'],
  ['ID == web )', '1:11 (10): no match found, expected: "and", "or", [ \\t\\r\\n] or EOF'],
  ['', '1:1 (0): no match found'],
])('the place of a mistake in %j', (text, expected) => {
  expect(() => parseFilter(text)).toThrow(expected);
});

test.each([
  ['Nope == "x"', 'error finding value in datum: /Nope at part 0: couldn\'t find key: struct field with name "Nope"'],
  ['Priority == x', 'error getting match value in expression: strconv.ParseInt: parsing "x": invalid syntax'],
  ['Stop == maybe', 'error getting match value in expression: strconv.ParseBool: parsing "maybe": invalid syntax'],
  ['Priority is empty', 'cannot perform is-empty operations on type int for selector: "Priority"'],
  ['Priority matches "5"', 'value of type int is not convertible to []byte'],
])('%s can not be answered', (text, expected) => {
  expect(() => passes(text)).toThrow(new FilterFailure(expected));
});

test('any text is an expression or a failure, however deep or long', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseFilter(text);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxFailure);
      }
    }),
  );
  const deep = 1000;
  expect(evaluate(parseFilter(`${'('.repeat(200)}ID == web${')'.repeat(200)}`), record)).toBe(true);
  expect(evaluate(parseFilter(Array.from({ length: deep }, () => 'ID == web').join(' and ')), record)).toBe(true);
  expect(() => parseFilter('('.repeat(60_000))).toThrow(SyntaxFailure);
});

test('any text is found again when it is quoted', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('`'));
      expect(evaluate(parseFilter(`Value == \`${text}\``), { Value: text })).toBe(true);
    }),
  );
});
