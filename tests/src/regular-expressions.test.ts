/**
 * The regular expressions of job files against those of the agent. Both are to be Go's: the agent takes a library for them,
 * which is faster; `@yurt/jobspec` has its own, because it depends on no library.
 */

import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import { Budget } from '@yurt/jobspec';
import { findMatch } from '../../packages/jobspec/src/functions/regex/match.js';
import { parsePattern } from '../../packages/jobspec/src/functions/regex/parse.js';

const pieces = [
  ...'abcks.|*+?()[]{}^$-\\éßKſ😀\n',
  ...[
    '\\d',
    '\\W',
    '\\s',
    '\\b',
    '\\B',
    '\\A',
    '\\z',
    '\\Z',
    '\\C',
    '\\n',
    '\\.',
    '\\8',
    '\\x41',
    '\\x{1F600}',
    '\\u0041',
  ],
  ...[
    '[a-c]',
    '[^a]',
    '[\\d-]',
    '[]a]',
    '[z-a]',
    '[[:alpha:]]',
    '[[:^digit:]]',
    '[[:foo:]]',
    '\\pL',
    '\\PL',
    '\\p{Greek}',
  ],
  ...['(?i)', '(?s)', '(?m)', '(?U)', '(?-s)', '(?i:', '(?:', '(?P<n>', '(?<m>', '(?=', '\\Qa.b\\E', '\\Qa'],
  ...['*?', '+?', '??', '{2}', '{1,3}', '{0,}', '{2,1}', '{,2}', '{1001}'],
];

const texts = [
  '',
  'a',
  'abc',
  'aB',
  'Kk',
  'sſS',
  '\n',
  'a\nb',
  '123',
  'foo bar',
  'éß',
  'λ',
  '😀',
  'a.b',
  'a1 b2',
  '_',
  ']',
  '-',
];

function outcome(compile: () => (text: string) => boolean): string | readonly boolean[] {
  let found: (text: string) => boolean;
  try {
    found = compile();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Go shows the rest of the pattern after each reason, also when it is empty.
    return message.endsWith('`') ? message : `${message}: \`\``;
  }
  return texts.map(found);
}

test('both take the same patterns, refuse others in the same words, and find the same', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 7 }), (parts) => {
      const pattern = parts.join('');
      const theirs = outcome(() => {
        const compiled = RE2JS.compile(pattern);
        return (text) => compiled.matcher(text).find();
      });
      // Go lets two groups have one name.
      if (typeof theirs === 'string' && theirs.includes('duplicate capture group name')) return;
      const ours = outcome(() => {
        const { first } = parsePattern(pattern);
        return (text) => findMatch(first, text, 0, new Budget()) !== undefined;
      });
      expect(ours).toEqual(theirs);
      if (typeof ours !== 'string') compared += 1;
    }),
    { numRuns: 5000, seed: 1 },
  );
  expect(compared).toBeGreaterThan(500);
});
