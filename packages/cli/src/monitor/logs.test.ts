import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOfLastLines } from './logs.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('the last lines begin where they begin, with and without a last line break', () => {
  const text = 'one\ntwo\nthree\n';
  expect([1, 2, 3, 4].map((count) => text.slice(startOfLastLines(bytes(text), count)))).toEqual([
    'three\n',
    'two\nthree\n',
    text,
    text,
  ]);
  expect('one\ntwo'.slice(startOfLastLines(bytes('one\ntwo'), 1))).toBe('two');
});

test('as many lines remain as were asked for, or all', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[ab]{0,3}$/)), fc.integer({ min: 1, max: 5 }), (lines, count) => {
      const text = lines.map((line) => `${line}\n`).join('');
      const rest = text.slice(startOfLastLines(bytes(text), count));
      expect(rest).toBe(
        lines
          .slice(-count)
          .map((line) => `${line}\n`)
          .join(''),
      );
    }),
  );
});
