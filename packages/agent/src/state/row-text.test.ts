/** Rows written as text are read back digit for digit. */

import fc from 'fast-check';
import { parseExact, stringifyExact } from '@yurt/contract';
import { expect, test } from 'vitest';

import { decodeRow, encodeRow } from './row-text.js';

test('rows keep their values and their types', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.bigInt({ min: 2n ** 53n }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value')).map((object) => ({ ...object })),
    ),
  })).value;
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (row) => {
      expect(decodeRow(encodeRow({ ...row }))).toEqual({ ...row });
    }),
  );
});

test('digits that no number holds come back one by one', () => {
  const text = '{"a":1795243921134525397,"b":[0.12345678901234567890,1e400,1800000000000000000]}';
  expect(stringifyExact(decodeRow(encodeRow(Object(parseExact(text)))))).toBe(text);
});
