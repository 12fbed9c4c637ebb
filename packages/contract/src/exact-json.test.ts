import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExact, RawNumber, stringifyExact } from './exact-json.js';

/** What a call gives or throws, so that two of them can be compared. */
function outcome(call: () => unknown): { readonly value?: unknown; readonly error?: unknown } {
  try {
    return { value: call() };
  } catch (error) {
    return { error: error instanceof Error ? [error.name, error.message] : error };
  }
}

/** JSON text with numbers of every length, blanks of every kind, and strings that look like numbers. */
const jsonText = fc.letrec<{ value: string }>((tie) => {
  const blank = fc.constantFrom('', ' ', '\n', '\t ', '\r\n');
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 1, maxLength: 40 });
  const integer = fc.tuple(fc.constantFrom('', '-'), digits).map(([sign, d]) => sign + d.replace(/^0+(?=\d)/, ''));
  const number = fc
    .tuple(integer, fc.option(digits), fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-'), fc.nat(400))))
    .map(([i, f, e]) => i + (f === null ? '' : `.${f}`) + (e === null ? '' : e.join('')));
  const words = fc.oneof(
    fc.string(),
    digits,
    fc.constantFrom('":12345678901234567890', '\\', '\\"', '__proto__', 'e1'),
  );
  const string = words.map((s) => JSON.stringify(s));
  const spaced = (inner: fc.Arbitrary<string>) => fc.tuple(blank, inner, blank).map((parts) => parts.join(''));
  return {
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      spaced(fc.oneof(integer, number, string, fc.constantFrom('true', 'false', 'null'))),
      spaced(fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`)),
      spaced(
        fc
          .array(fc.tuple(spaced(string), tie('value')), { maxLength: 4 })
          .map((items) => `{${items.map((item) => item.join(':')).join(',')}}`),
      ),
    ),
  };
}).value;

/** Every number of a JSON text, as written. */
function literals(text: string): string[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)].map((m) => m[0]).filter((t) => !t.startsWith('"'));
}

/** The exact value of a number's text: digits and power of ten. */
function exactValue(text: string): string {
  const [mantissa = '', exponent = '0'] = text.replace(/^-/, '').toLowerCase().split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const digits = BigInt(whole + decimals);
  if (digits === 0n) return '0';
  const trimmed = digits.toString().replace(/0+$/, '');
  const power = Number(exponent) - decimals.length + (digits.toString().length - trimmed.length);
  return `${text.startsWith('-') ? '-' : ''}${trimmed}e${power}`;
}

/** Whether a double shows the text's exact value. */
function fits(literal: string): boolean {
  const value = Number(literal);
  if (!/[.eE]/.test(literal)) return Number.isSafeInteger(value);
  return Number.isFinite(value) && exactValue(String(value)) === exactValue(literal);
}

describe('parseExact', () => {
  test('keeps a time in nanoseconds through reading and writing', () => {
    const text = '{"SubmitTime":1795243921134525397,"Name":"web","n":[-9223372036854775808,18446744073709551615]}';
    const job = parseExact(text);
    expect(job).toEqual({
      SubmitTime: 1795243921134525397n,
      Name: 'web',
      n: [-9223372036854775808n, 18446744073709551615n],
    });
    expect(stringifyExact(job)).toBe(text);
  });

  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['-9007199254740991', -9007199254740991],
    ['-9007199254740992', -9007199254740992n],
    ['1000000000000000', 1e15],
    ['1000000000000001', 1000000000000001],
    ['0.1000000000000000000', 0.1],
    ['1e21', 1e21],
    ['100000000000000000000.0', 1e20],
    ['1.5E3', 1500],
    ['0e999', 0],
    ['-0.00000000000000000', -0],
    ['0.1', 0.1],
    ['5e-324', 5e-324],
  ])('%s', (text, value) => {
    expect(parseExact(text)).toBe(value);
    expect(parseExact(` [ ${text} ] `)).toEqual([value]);
  });

  test.each(['0.12345678901234567890', '1e400', '-1e400', '1e-400', '9007199254740993.0', '9007199254740993e0'])(
    'keeps the text of %s',
    (text) => {
      const number = parseExact(text);
      expect(number).toBeInstanceOf(RawNumber);
      expect(String(number)).toBe(text);
      expect(stringifyExact({ a: [number] })).toBe(`{"a":[${text}]}`);
    },
  );

  test('takes numbers inside strings for text', () => {
    const text = String.raw`{"a":"x:12345678901234567890","b":"\\","c":12345678901234567890,"\"1e400":["\\\"",1e5]}`;
    expect(parseExact(text)).toEqual({
      a: 'x:12345678901234567890',
      b: '\\',
      c: 12345678901234567890n,
      '"1e400': ['\\"', 1e5],
    });
  });

  test('takes __proto__ for a key like any other', () => {
    const value = parseExact('{"__proto__":12345678901234567890,"b":{"__proto__":{"x":12345678901234567891}}}');
    expect(Object.entries(value ?? {})).toEqual([
      ['__proto__', 12345678901234567890n],
      ['b', JSON.parse('{"__proto__":{"x":null}}', (key, v: unknown) => (key === 'x' ? 12345678901234567891n : v))],
    ]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(stringifyExact(value)).toBe(
      '{"__proto__":12345678901234567890,"b":{"__proto__":{"x":12345678901234567891}}}',
    );
  });

  test('takes any nesting that JSON.parse takes, and writes it again', () => {
    const depth = 200_000;
    const text = `${'['.repeat(depth)}12345678901234567890${']'.repeat(depth)}`;
    const value = parseExact(text);
    expect(stringifyExact(value)).toBe(text);
  });

  test('fails with the error of JSON.parse', () => {
    const broken = [
      '',
      '{',
      '[12345678901234567890,]',
      '[12345678901234567890 1]',
      '01234567890123456789',
      '1234567890123456789.',
      '.12345678901234567890',
      '+12345678901234567890',
      '--12345678901234567890',
      '1.2.3456789012345678',
      '12345678901234567890e',
      '12345678901234567890x',
      '"12345678901234567890',
      '{"a":12345678901234567890,"b"',
    ];
    for (const text of broken) {
      expect(outcome(() => parseExact(text))).toEqual(outcome((): unknown => JSON.parse(text)));
    }
  });

  test('fails where JSON.parse fails, and never elsewhere', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'0123456789.eE+-[]{},:" \\"tn'.split('')), maxLength: 40 });
    const cut = fc.tuple(jsonText, fc.nat(), fc.string({ maxLength: 2 })).map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + 1);
    });
    fc.assert(
      fc.property(fc.oneof(letters, cut), (text) => {
        const exact = outcome(() => parseExact(text));
        const plain = outcome((): unknown => JSON.parse(text));
        expect(exact.error).toEqual(plain.error);
      }),
      { numRuns: 2_000 },
    );
  });

  test('tells where numbers with a point or an exponent are, and how they were written', () => {
    const text = '{"a":2.0,"b":[1,1E+2,{"c":-0.50}],"d":"x: 1.5, 2e3","e":12345678901234567890,"f":3,"g":1e400}';
    const heard: [holder: object, key: string, written: string][] = [];
    const value = parseExact(text, (...number) => heard.push(number));
    expect(value).toEqual(parseExact(text));
    const { b } = value as { b: [number, number, object] };
    expect(heard.toSorted(([, a], [, other]) => a.localeCompare(other))).toEqual([
      [b, '1', '1E+2'],
      [value, 'a', '2.0'],
      [b[2], 'c', '-0.50'],
      [value, 'g', '1e400'],
    ]);
  });

  test('hears of every such number, and reads the same whether it listens or not', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const heard: string[] = [];
        const value = parseExact(text, (_holder, _key, written) => heard.push(written));
        expect(value).toEqual(parseExact(text));
        const decimals = literals(text).filter((literal) => /[.eE]/.test(literal));
        // Of equal keys the last is kept.
        expect(decimals).toEqual(expect.arrayContaining(heard));
        if (!text.includes('{')) expect(heard.toSorted()).toEqual(decimals.toSorted());
      }),
    );
  });

  test('equals JSON.parse where every number fits', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        fc.pre(literals(text).every(fits));
        expect(parseExact(text)).toStrictEqual(JSON.parse(text));
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(literals(text).every(fits));
        expect(parseExact(text)).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  test('keeps the value of every number', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const written = stringifyExact(parseExact(text)) ?? '';
        const again = stringifyExact(parseExact(written));
        expect(again).toBe(written);
        // Objects keep the last of equal keys and put keys that are indexes first: numbers may be fewer, and elsewhere.
        const before = literals(text).map(exactValue);
        const after = literals(written).map(exactValue);
        expect(before).toEqual(expect.arrayContaining(after));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('stringifyExact', () => {
  test('writes bigints and raw numbers as bare digits', () => {
    const value = { a: 1n, b: [-(2n ** 64n), new RawNumber('1.50')], c: Object(3n), d: 'x' };
    expect(stringifyExact(value)).toBe('{"a":1,"b":[-18446744073709551616,1.50],"c":3,"d":"x"}');
    expect(stringifyExact(7n)).toBe('7');
    expect(stringifyExact(new RawNumber('1e400'))).toBe('1e400');
    expect(stringifyExact({ a: [1n, {}], b: [] }, 2)).toBe('{\n  "a": [\n    1,\n    {}\n  ],\n  "b": []\n}');
  });

  test('equals JSON.stringify otherwise, with a bigint beside', () => {
    class Point {
      x = 1;
      y = undefined;
      get z(): number {
        return 3;
      }
      toJSON(key: string): unknown {
        return { key, x: this.x, y: this.y };
      }
    }
    const callable = Object.assign(() => 1, { toJSON: () => 'called' });
    const values: unknown[] = [
      undefined,
      () => 1,
      callable,
      Symbol('s'),
      null,
      -0,
      Number.NaN,
      Infinity,
      1e21,
      1.5e-7,
      'a"\\\u0000\u2028\ud800',
      new Date(0),
      new Date(Number.NaN),
      new Point(),
      [undefined, () => 1, Symbol('s'), 3],
      Object.assign([1], { length: 3 }),
      { a: undefined, b: () => 1, [Symbol('s')]: 1, c: [] },
      [Object(1), Object('s'), Object(true)],
      new Map([[1, 2]]),
      new Uint8Array([1, 2]),
      Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 2 } }),
      { toJSON: () => ({ toJSON: () => 'not again' }) },
      { 2: 'b', 1: 'a', x: JSON.parse('{"__proto__":1}') as unknown },
    ];
    for (const value of values) {
      for (const space of [undefined, 0, 2, 3.9, 20, -1, '\t', 'a string that is long']) {
        expect(stringifyExact(value, space)).toBe(JSON.stringify(value, undefined, space));
        const replaced = JSON.stringify({ value, n: 'bigint' }, undefined, space)?.replace('"bigint"', '1');
        expect(stringifyExact({ value, n: 1n }, space)).toBe(replaced);
      }
    }
  });

  test('equals JSON.stringify for any value, with a bigint beside', () => {
    const anything = fc.anything({ withDate: true, withMap: true, withBoxedValues: true, withTypedArray: true });
    fc.assert(
      fc.property(
        anything,
        fc.option(fc.oneof(fc.nat(12), fc.constantFrom(' ', '\t', '--')), { nil: undefined }),
        (value, space) => {
          const plain = JSON.stringify({ value, n: 'bigint' }, undefined, space);
          expect(stringifyExact({ value, n: 1n }, space)).toBe(plain.replace(/"bigint"(?=\s*\}$)/, '1'));
          expect(stringifyExact(value, space)).toBe(JSON.stringify(value, undefined, space));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('refuses what contains itself, and takes what comes twice', () => {
    const twice = { n: 1n };
    expect(stringifyExact([twice, twice])).toBe('[{"n":1},{"n":1}]');
    const circle: Record<string, unknown> = { n: 1n };
    circle['self'] = [circle];
    expect(() => stringifyExact(circle)).toThrow(TypeError);
    delete circle['n'];
    expect(() => stringifyExact(circle)).toThrow(/circular/);
  });

  test('throws what a toJSON throws', () => {
    const error = new RangeError('no');
    const value = {
      toJSON: () => {
        throw error;
      },
    };
    expect(() => stringifyExact(value)).toThrow(error);
  });

  test('writes digits even where bigints were given a toJSON', () => {
    Reflect.defineProperty(BigInt.prototype, 'toJSON', { value: () => 'text', configurable: true });
    try {
      expect(stringifyExact({ a: 1n, b: [2] })).toBe('{"a":1,"b":[2]}');
    } finally {
      Reflect.deleteProperty(BigInt.prototype, 'toJSON');
    }
  });
});

describe('RawNumber', () => {
  test('shows its text, counts as the nearest double, and is no JSON for JSON.stringify', () => {
    const number = new RawNumber('0.12345678901234567890');
    expect(number.toString()).toBe('0.12345678901234567890');
    expect(Number(number)).toBe(0.12345678901234568);
    expect(Reflect.apply(Reflect.get(number, Symbol.for('nodejs.util.inspect.custom')), number, [])).toBe(
      'RawNumber(0.12345678901234567890)',
    );
    expect(() => JSON.stringify({ number })).toThrow(/stringifyExact/);
  });

  test('holds nothing but JSON numbers', () => {
    for (const text of ['', '01', '1.', '.5', '+1', '0x1', 'NaN', '1,2', ' 1', '1 ', '1\n', '"1"']) {
      expect(() => new RawNumber(text)).toThrow(SyntaxError);
    }
  });
});
