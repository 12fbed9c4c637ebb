/** Places in long lines: the same whatever was asked for before, and soon. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columns, Source } from './source.js';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const pieces = fc.constantFrom('a', 'bc = ', '\t', 'é', 'e\u0301', '你', '😀', '👨‍👩‍👧', '🇩🇪', '\u0301', '"', '\r');

test('a place in a long line is counted as in a short one', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { minLength: 10, maxLength: 30 }),
      fc.nat({ max: 80 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
      (some, times, places) => {
        const text = some.join('').repeat(1 + times);
        const source = new Source(`a = 1\n${text}\nb = 2\n`);
        // A piece that begins with a mark joins the piece before it; cut where none does.
        const starts = Array.from(graphemes.segment(text), ({ index }) => index);
        for (const place of places) {
          const at = starts[Math.floor(place * (starts.length - 1))] ?? 0;
          const before = text.slice(0, at);
          expect(source.position(6 + at)).toEqual({
            line: 2,
            column: 1 + Array.from(graphemes.segment(before)).length,
            byte: 6 + Buffer.byteLength(before),
          });
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('letters beyond ASCII are columns each', () => {
  const letters = fc.constantFrom(...'aéßŁçшЖЯあんアン你好世界×÷¡ÿ\u0378\u0301\u00ad\u200d\u{1f600}');
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 20 }), (some) => {
      expect(columns(some.join(''))).toBe(Array.from(graphemes.segment(some.join(''))).length);
    }),
  );
});

test('of a long line the piece around a column is given', () => {
  const words = Array.from({ length: 5000 }, (_, at) => `é${at}`).join(' ');
  const source = new Source(`x\r\n${words}\r\n`);
  const piece = source.line(2, words.indexOf('é3000') + 1, 10, 40);
  expect([piece.text, piece.column, piece.isCut]).toEqual([
    words.slice(piece.column - 1).slice(0, 40),
    piece.column,
    true,
  ]);
  expect(piece.text.indexOf('é3000')).toBe(10);
  expect(source.line(1, 1, 10, 40)).toEqual({ text: 'x', column: 1, isCut: false });
  expect(source.line(2, words.length, 10, 40)).toMatchObject({ isCut: false });
  expect(source.line(9, 1, 10, 40).text).toBe('');
});
