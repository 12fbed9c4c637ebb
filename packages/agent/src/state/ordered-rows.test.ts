/** Ordered rows hold what a map would, in the order of their keys, however they come. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { OrderedRows } from './ordered-rows.js';

const key = fc.string({ maxLength: 4 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ put: key, row: fc.integer() }) },
  { weight: 1, arbitrary: fc.record({ drop: key }) },
);

test('holds what a map would, in the order of the keys', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), key, key, (steps, prefix, from) => {
      const rows = new OrderedRows<number>();
      const model = new Map<string, number>();
      for (const each of steps) {
        if ('put' in each) {
          rows.set(each.put, each.row);
          model.set(each.put, each.row);
        } else {
          expect(rows.delete(each.drop)).toBe(model.delete(each.drop));
        }
      }
      const sorted = [...model].toSorted(([a], [b]) => (a < b ? -1 : 1));
      expect(rows.size).toBe(model.size);
      expect([...rows.entries()]).toEqual(sorted);
      expect([...rows.entries({ reverse: true })]).toEqual(sorted.toReversed());
      const within = sorted.filter(([k]) => k.startsWith(prefix));
      expect([...rows.entries({ prefix, from })]).toEqual(within.filter(([k]) => k >= from));
      expect([...rows.entries({ prefix, from, reverse: true })]).toEqual(
        within.filter(([k]) => k <= from).toReversed(),
      );
    }),
  );
});

test('keeps the order over many rows, however they come', () => {
  const keys = Array.from({ length: 5000 }, (_, i) => String(i).padStart(6, '0'));
  for (const order of [keys, keys.toReversed(), keys.toSorted((a, b) => (a.slice(3) < b.slice(3) ? -1 : 1))]) {
    const rows = new OrderedRows<string>();
    for (const each of order) rows.set(each, each);
    expect([...rows.rows()]).toEqual(keys);
    for (const each of order.slice(0, 4990)) rows.delete(each);
    expect([...rows.rows()]).toEqual(order.slice(4990).toSorted());
  }
});
