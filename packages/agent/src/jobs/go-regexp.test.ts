/** Go's regular expressions: what Go takes and refuses, in its words, and in linear time. */

import { describe, expect, test } from 'vitest';
import { compileRegexp } from './go-regexp.js';

describe('patterns of Go', () => {
  test.each([
    ['^[[:alpha:]]+$', 'linux', true],
    ['\\pL', 'é', true],
    ['^\\Qa.b\\E$', 'a.b', true],
    ['\\x{6c}', 'l', true],
    ['(?i:X)y', 'xy', true],
    ['(?i)linux', 'LINUX', true],
    ['(?P<name>a)b', 'ab', true],
    ['\\Aab\\z', 'cab', false],
    ['a|b', 'xbx', true],
  ])('%s on %s: %s', (pattern, text, found) => {
    expect(compileRegexp(pattern).test(text)).toBe(found);
  });

  test.each([
    ['(', 'missing closing ): `(`'],
    ['[a', 'missing closing ]: `[a`'],
    ['*a', 'missing argument to repetition operator: `*`'],
    ['a\\', 'trailing backslash at end of expression: ``'],
    ['a{1001}', 'invalid repeat count: `{1001}`'],
    ['(?=x)', 'invalid or unsupported Perl syntax: `(?=`'],
    [')', 'unexpected ): `)`'],
  ])('%s is refused', (pattern, reason) => {
    expect(() => compileRegexp(pattern)).toThrow(`error parsing regexp: ${reason}`);
  });

  test('a pattern that would make a backtracking matcher try for ever is decided', () => {
    expect(compileRegexp('(a+)+$').test(`${'a'.repeat(20_000)}b`)).toBe(false);
  });
});
