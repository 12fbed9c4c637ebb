import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  days,
  DurationError,
  formatDuration,
  hours,
  milliseconds,
  minutes,
  nanoseconds,
  parseDuration,
  seconds,
} from './durations.js';

/** What reading a text gives or throws. */
function outcome(text: string): unknown {
  try {
    return parseDuration(text);
  } catch (error) {
    return error;
  }
}

describe('constructors', () => {
  test('count in nanoseconds', () => {
    expect(nanoseconds(7)).toBe(7);
    expect(milliseconds(250)).toBe(250_000_000);
    expect(seconds(30)).toBe(30_000_000_000);
    expect(minutes(5)).toBe(300_000_000_000);
    expect(hours(1.5)).toBe(5_400_000_000_000);
    expect(days(1)).toBe(hours(24));
  });

  test('round fractions to whole nanoseconds', () => {
    expect(seconds(1.1)).toBe(1_100_000_000);
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (n) => {
        expect(Number.isInteger(seconds(n))).toBe(true);
      }),
    );
  });

  test('refuse what Nomad cannot hold', () => {
    for (const bad of [Number.NaN, Infinity, -Infinity, 1e300]) {
      for (const make of [nanoseconds, milliseconds, seconds, minutes, hours, days]) {
        expect(() => make(bad)).toThrow(RangeError);
      }
    }
    expect(() => nanoseconds(1.5)).toThrow(/whole number/);
    expect(() => days(106_752)).toThrow(/days\(106752\).*292 years/);
    expect(days(106_751)).toBe(9_223_286_400_000_000_000);
    expect(() => nanoseconds(2 ** 63)).toThrow(RangeError);
    expect(nanoseconds(-(2 ** 63))).toBe(-(2 ** 63));
  });

  test('never give minus zero', () => {
    expect(seconds(-0)).toBe(0);
    expect(Object.is(milliseconds(-1e-9), 0)).toBe(true);
  });
});

describe('parseDuration', () => {
  // What Go 1.25's time.ParseDuration answered.
  test.each([
    ['0', 0],
    ['+0', 0],
    ['-0', 0],
    ['0s', 0],
    ['5s', 5e9],
    ['-5s', -5e9],
    ['+5s', 5e9],
    ['5.s', 5e9],
    ['.5s', 5e8],
    ['1.0s', 1e9],
    ['1.004s', 1_004_000_000],
    ['100.00100s', 100_001_000_000],
    ['10ns', 10],
    ['11us', 11_000],
    ['12\u00b5s', 12_000],
    ['12\u03bcs', 12_000],
    ['13ms', 13_000_000],
    ['3h30m', 12_600e9],
    ['10.5s4m', 250_500_000_000],
    ['-2m3.4s', -123_400_000_000],
    ['1h2m3s4ms5us6ns', 3_723_004_005_006],
    ['39h9m14.425s', 140_954_425_000_000],
    ['52763797000ns', 52_763_797_000],
    ['0.3333333333333333333h', 1_200_000_000_000],
    ['9007199254740993ns', 9_007_199_254_740_992],
    ['0.100000000000000000000h', 360_000_000_000],
    ['0.830103483285477580700h', 2_988_372_539_827],
    ['0.9ns', 0],
    ['-2562047h47m16.854775808s', -(2 ** 63)],
  ])('%s', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  test('gives a number below 2^63 for the longest duration', () => {
    const longest = parseDuration('2562047h47m16.854775807s');
    expect(longest).toBeLessThan(2 ** 63);
    expect(() => nanoseconds(longest)).not.toThrow();
  });

  test.each([
    ['', 'time: invalid duration ""'],
    ['3', 'time: missing unit in duration "3"'],
    ['5.', 'time: missing unit in duration "5."'],
    ['-', 'time: invalid duration "-"'],
    ['s', 'time: invalid duration "s"'],
    ['.', 'time: invalid duration "."'],
    ['.s', 'time: invalid duration ".s"'],
    ['+.s', 'time: invalid duration "+.s"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['1h30', 'time: missing unit in duration "1h30"'],
    ['1h -30m', 'time: unknown unit "h -" in duration "1h -30m"'],
    ['1S', 'time: unknown unit "S" in duration "1S"'],
    ['--1s', 'time: invalid duration "--1s"'],
    ['1é', String.raw`time: unknown unit "\xc3\xa9" in duration "1\xc3\xa9"`],
    ['x"\\\n', String.raw`time: invalid duration "x\"\\\x0a"`],
    ['\uffff hello \u{1f600}', String.raw`time: invalid duration "\xef\xbf\xbf hello \xf0\x9f\x98\x80"`],
    ['9223372036854775810ns', 'time: invalid duration "9223372036854775810ns"'],
    ['9223372036854775808ns', 'time: invalid duration "9223372036854775808ns"'],
    ['3000000h', 'time: invalid duration "3000000h"'],
    ['-9223372036854775809ns', 'time: invalid duration "-9223372036854775809ns"'],
  ])('refuses %j in the words of Go', (text, goText) => {
    const error = outcome(text);
    expect(error).toBeInstanceOf(DurationError);
    expect(error).toMatchObject({ text, goText });
  });

  test('says what is wrong, where, and what to write', () => {
    expect(() => parseDuration('30', 'KillTimeout')).toThrow(
      'KillTimeout: invalid duration "30": a unit is missing; write numbers with a unit each (ns, us, ms, s, m, h), such as "1h30m"',
    );
    expect(() => parseDuration('2d')).toThrow('invalid duration "2d": there is no unit "d"');
  });

  test('answers any text with a whole number or a DurationError', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'0123456789.+-nuµμmsh d'.split('')) });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string()), (text) => {
        const result = outcome(text);
        expect(Number.isInteger(result) || result instanceof DurationError).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0s'],
    [-0, '0s'],
    [1, '1ns'],
    [1100, '1.1\u00b5s'],
    [2_200_000, '2.2ms'],
    [100_000_000, '100ms'],
    [1_500_000_000, '1.5s'],
    [60_000_000_000, '1m0s'],
    [305_000_000_000, '5m5s'],
    [305_001_000_000, '5m5.001s'],
    [5_400_000_000_000, '1h30m0s'],
    [18_367_001_000_000, '5h6m7.001s'],
    [-1_000_000, '-1ms'],
    [hours(24 * 365), '8760h0m0s'],
    [9_223_372_036_854_775_807n, '2562047h47m16.854775807s'],
    [-9_223_372_036_854_775_808n, '-2562047h47m16.854775808s'],
  ])('%s is %s', (duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });

  test('refuses what is no duration', () => {
    expect(() => formatDuration(1.5)).toThrow(/whole number/);
    expect(() => formatDuration(Number.NaN)).toThrow(RangeError);
    expect(() => formatDuration(2 ** 63)).toThrow(/292 years/);
    expect(() => formatDuration(-(2n ** 63n) - 1n)).toThrow(RangeError);
  });

  test('is read back by parseDuration', () => {
    const span = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer(),
      fc.integer({ min: -100_000, max: 100_000 }).map((n) => n * 3_600_000_000_000),
    );
    fc.assert(
      fc.property(span, (n) => {
        expect(parseDuration(formatDuration(n))).toBe(n + 0);
      }),
      { numRuns: 2_000 },
    );
  });
});
