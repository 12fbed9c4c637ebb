import { describe, expect, test } from 'vitest';
import { Budget } from '../../hcl/scope.js';
import { regexReplace } from './index.js';

function replaced(text: string, pattern: string, template = '<$0>'): string {
  return regexReplace(text, pattern, template, new Budget());
}

describe('what takes too long is refused', () => {
  test('groups that hold nothing', () => {
    expect(() => replaced('b'.repeat(10_000), `${'()'.repeat(10_000)}a`)).toThrow('more steps than are supported');
  });

  test('assertions, which take no character', () => {
    const search = (): string =>
      regexReplace('a '.repeat(10_000), `(?:${'\\b|'.repeat(5000)}x)y`, '', new Budget(500_000));
    expect(search).toThrow('more steps than are supported');
  });

  test('long patterns', () => {
    expect(() => replaced('a', 'a'.repeat(100_001))).toThrow('expression too large');
    expect(() => replaced('a', '(?:a{10}b{10}){50}'.repeat(200))).toThrow('expression too large');
    expect(() => replaced('a', `[${'[:'.repeat(10_000)}`)).toThrow('missing closing ]');
  });
});

test('what is repeated no times counts as nothing', () => {
  expect(replaced('ab', '((?:a{1000}){0}){2}b')).toBe('a<b>');
});

test('assertions look at the text around, not only at what is left of it', () => {
  expect(replaced('ab cd\nef', '\\b[a-z]')).toBe('<a>b <c>d\n<e>f');
  expect(replaced('ab\ncd', '(?m)^.')).toBe('<a>b\n<c>d');
  expect(replaced('ab\r\ncd', '(?m).$')).toBe('ab<\r>\nc<d>');
  expect(replaced('ab\u2028cd', '(?m)^c')).toBe('ab\u2028cd');
  expect(replaced('aa', '^a')).toBe('<a>a');
});
