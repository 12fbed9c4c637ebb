import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sizeText } from './size.js';
import { properties, table } from './table.js';
import { ago, hoursText, isoTime } from './time.js';

describe('tables', () => {
  test('columns are two spaces apart, nothing is shown as <none>, and no line ends in spaces', () => {
    expect(
      table(
        ['ID', 'Class', 'Status'],
        [
          ['2a06a983', '', 'ready'],
          ['1', undefined, null],
        ],
      ),
    ).toBe(['ID        Class   Status', '2a06a983  <none>  ready', '1         <none>  <none>'].join('\n'));
  });

  test('a text of several lines stays in its row', () => {
    expect(table(['A', 'B'], [['one\n  two', 3]])).toBe('A        B\none two  3');
  });

  test('characters beyond 16 bits count once', () => {
    expect(table(['A', 'B'], [['🚀', 'x']])).toBe('A  B\n🚀  x');
  });

  test('the signs of properties are below each other', () => {
    expect(
      properties([
        ['ID', 'web'],
        ['Node Pool', 0],
        ['Stop', false],
      ]),
    ).toBe(['ID        = web', 'Node Pool = 0', 'Stop      = false'].join('\n'));
  });
});

describe('times', () => {
  const zone = process.env['TZ'];
  beforeEach(() => {
    process.env['TZ'] = 'UTC';
  });
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test('nanoseconds and texts come as ISO 8601 to the second', () => {
    expect(isoTime(1_767_225_600_987 * 1e6)).toBe('2026-01-01T00:00:00Z');
    expect(isoTime('2026-01-01T00:00:00.5Z')).toBe('2026-01-01T00:00:00Z');
  });

  test('no time is no text', () => {
    expect([isoTime(0), isoTime(null), isoTime(undefined), isoTime('0001-01-01T00:00:00Z'), ago(0)]).toEqual([
      '',
      '',
      '',
      '',
      '',
    ]);
  });

  test.each([
    [0, '0s ago'],
    [59, '59s ago'],
    [90, '1m30s ago'],
    [3600, '1h ago'],
    [3605, '1h5s ago'],
    [90_061, '1d1h ago'],
    [31 * 86_400, '1mo1d ago'],
    [400 * 86_400, '1y1mo ago'],
    [-5, '5s from now'],
  ])('%d seconds ago', (seconds, words) => {
    const now = 1_800_000_000_000;
    expect(ago((now - seconds * 1000) * 1e6, now)).toBe(words);
  });

  test('uptimes have hours', () => {
    expect([5, 65, 3600, 400_000].map(hoursText)).toEqual(['5s', '1m5s', '1h0m0s', '111h6m40s']);
  });
});

test.each([
  [0, '0 B'],
  [9, '9 B'],
  [1000, '1000 B'],
  [1024, '1.0 KiB'],
  [3_670_016, '3.5 MiB'],
  [64 * 1024 * 1024, '64 MiB'],
  [25_769_803_776, '24 GiB'],
])('%d bytes', (bytes, words) => {
  expect(sizeText(bytes)).toBe(words);
});
