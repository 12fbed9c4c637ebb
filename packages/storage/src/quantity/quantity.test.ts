import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidQuantityError } from '../errors.js';
import { formatQuantity, largestQuantity, parseQuantity, quantityFormat } from './quantity.js';

/** Every suffix as a fraction of two integers, spelled out by itself. */
const units: readonly (readonly [suffix: string, numerator: bigint, denominator: bigint])[] = [
  ['n', 1n, 1_000_000_000n],
  ['u', 1n, 1_000_000n],
  ['m', 1n, 1_000n],
  ['', 1n, 1n],
  ['k', 1_000n, 1n],
  ['M', 1_000_000n, 1n],
  ['G', 1_000_000_000n, 1n],
  ['T', 1_000_000_000_000n, 1n],
  ['P', 1_000_000_000_000_000n, 1n],
  ['E', 1_000_000_000_000_000_000n, 1n],
  ['Ki', 1n << 10n, 1n],
  ['Mi', 1n << 20n, 1n],
  ['Gi', 1n << 30n, 1n],
  ['Ti', 1n << 40n, 1n],
  ['Pi', 1n << 50n, 1n],
  ['Ei', 1n << 60n, 1n],
  ['e0', 1n, 1n],
  ['e3', 1_000n, 1n],
  ['E+6', 1_000_000n, 1n],
  ['e-7', 1n, 10_000_000n],
];

describe('parseQuantity', () => {
  test.each([
    ['0', 0n],
    ['-0', 0n],
    ['0.0Ei', 0n],
    ['1', 1n],
    ['+1', 1n],
    ['5.', 5n],
    ['.5', 1n],
    ['1.5Gi', 1_610_612_736n],
    ['1G', 1_000_000_000n],
    ['1Gi', 1_073_741_824n],
    ['128e6', 128_000_000n],
    ['8E', 8_000_000_000_000_000_000n],
    ['7Ei', 7n * 2n ** 60n],
    ['1E1', 10n],
    ['1m', 1n],
    ['1000m', 1n],
    ['1001m', 2n],
    ['1n', 1n],
    ['-1.5', -2n],
    ['-1m', -1n],
    ['0.1Ki', 103n],
    ['1e-400000', 1n],
    ['0e999999999', 0n],
    ['9223372036854775807', largestQuantity],
    ['-9223372036854775807', -largestQuantity],
  ])('%s', (text, bytes) => {
    expect(parseQuantity(text)).toBe(bytes);
  });

  test.each([1024, 1.5, 1e21 / 1e6, 0.001])('the number %d, as YAML gives it, counts as its text', (value) => {
    expect(parseQuantity(value)).toBe(parseQuantity(String(value)));
  });

  test.each([
    ['', 'a number is missing'],
    ['.', 'a number is missing'],
    ['-', 'a number is missing'],
    ['Gi', 'a number is missing'],
    ['1K', 'no suffix "K"'],
    ['1ki', 'no suffix "ki"'],
    ['1GB', 'no suffix "GB"'],
    ['1e', 'no suffix "e"'],
    ['1e1.5', 'no suffix "e1.5"'],
    ['1.5.5', 'no suffix ".5"'],
    ['1 Gi', 'no suffix " Gi"'],
    [' 1', 'a number is missing'],
    ['1\n', 'no suffix'],
    ['0x10', 'no suffix "x10"'],
    ['1i', 'no suffix "i"'],
    ['--1', 'a number is missing'],
    ['9223372036854775808', 'beyond 2^63 - 1'],
    ['12E', 'beyond 2^63 - 1'],
    ['8Ei', 'beyond 2^63 - 1'],
    ['1e999999999', 'beyond 2^63 - 1'],
    ['1'.repeat(300), 'it has 300 characters'],
  ])('refuses %j', (text, reason) => {
    expect(() => parseQuantity(text)).toThrow(InvalidQuantityError);
    expect(() => parseQuantity(text)).toThrow(reason);
  });

  test('is the fraction that the text writes, rounded away from zero', () => {
    const number = fc.record({
      sign: fc.constantFrom('', '+', '-'),
      whole: fc.stringMatching(/^\d{0,12}$/),
      decimals: fc.option(fc.stringMatching(/^\d{0,12}$/), { nil: undefined }),
      unit: fc.constantFrom(...units),
    });
    fc.assert(
      fc.property(number, ({ sign, whole, decimals, unit: [suffix, numerator, denominator] }) => {
        fc.pre(whole + (decimals ?? '') !== '');
        const text = `${sign}${whole}${decimals === undefined ? '' : `.${decimals}`}${suffix}`;
        // whole + decimals / 10^n, times the unit: one fraction, divided once.
        const scale = BigInt(`1${'0'.repeat(decimals?.length ?? 0)}`);
        const dividend = (BigInt(whole || '0') * scale + BigInt(decimals || '0')) * numerator;
        const divisor = scale * denominator;
        const magnitude = dividend / divisor + (dividend % divisor === 0n ? 0n : 1n);
        if (magnitude > largestQuantity) expect(() => parseQuantity(text)).toThrow(InvalidQuantityError);
        else expect(parseQuantity(text)).toBe(sign === '-' ? -magnitude : magnitude);
      }),
    );
  });
});

describe('formatQuantity', () => {
  test.each([
    [0n, 'BinarySI', '0'],
    [1n, 'BinarySI', '1'],
    [1000n, 'BinarySI', '1k'],
    [1023n, 'BinarySI', '1023'],
    [1024n, 'BinarySI', '1Ki'],
    [1025n, 'BinarySI', '1025'],
    [1_610_612_736n, 'BinarySI', '1536Mi'],
    [-1_048_576n, 'BinarySI', '-1Mi'],
    [1_000_000_000n, 'BinarySI', '1000000000'],
    [1_073_741_824n, 'DecimalSI', '1073741824'],
    [1_500_000n, 'DecimalSI', '1500k'],
    [10_000n, 'DecimalSI', '10k'],
    [-5_000_000n, 'DecimalSI', '-5M'],
    [128_000_000n, 'DecimalExponent', '128e6'],
    [12n, 'DecimalExponent', '12'],
    [7n * 2n ** 60n, 'BinarySI', '7Ei'],
    [9n * 10n ** 18n, 'DecimalSI', '9E'],
  ] as const)('%s as %s', (bytes, format, text) => {
    expect(formatQuantity(bytes, format)).toBe(text);
  });

  test('is read back as the same bytes, with no shorter way to write it in its family', () => {
    const bytes = fc.bigInt({ min: -largestQuantity, max: largestQuantity });
    const formats = fc.constantFrom('BinarySI', 'DecimalSI', 'DecimalExponent');
    const scaled = fc
      .tuple(fc.bigInt({ min: -4096n, max: 4096n }), fc.constantFrom(...units))
      .map(([count, [, numerator]]) => count * numerator)
      .filter((value) => value <= largestQuantity && value >= -largestQuantity);
    fc.assert(
      fc.property(fc.oneof(bytes, scaled), formats, (value, format) => {
        const text = formatQuantity(value, format);
        expect(parseQuantity(text)).toBe(value);
        const step = format === 'BinarySI' && (value >= 1024n || value <= -1024n) ? 1024n : 1000n;
        const count = BigInt(/^-?\d+/.exec(text)?.[0] ?? '');
        const atTheTop = /(Ei|E|e18)$/.test(text);
        if (value !== 0n && !atTheTop) expect(count % step).not.toBe(0n);
      }),
    );
  });

  test.each([
    ['1Gi', 'BinarySI'],
    ['1G', 'DecimalSI'],
    ['1', 'DecimalSI'],
    ['500m', 'DecimalSI'],
    ['1e3', 'DecimalExponent'],
    ['1E', 'DecimalSI'],
  ])('the family of %s is %s', (text, format) => {
    expect(quantityFormat(text)).toBe(format);
  });

  test('refuses what Kubernetes can not hold', () => {
    expect(() => formatQuantity(largestQuantity + 1n)).toThrow(InvalidQuantityError);
  });
});
