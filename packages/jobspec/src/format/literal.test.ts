import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainValue } from '../hcl/constant.js';
import { Findings, HclError } from '../hcl/diagnostic.js';
import { evaluate } from '../hcl/evaluate.js';
import { parseHcl } from '../hcl/parser.js';
import { parseNumber } from '../hcl/values/number.js';
import { formatHcl } from './format.js';
import {
  type Literal,
  type LiteralStyle,
  printAssignments,
  printKey,
  printValue,
  quoteText,
  rawExpression,
} from './literal.js';

/** What the value says once it is read back as an argument. */
function readBack(printed: string): unknown {
  const { tree, source, diagnostics } = parseHcl(`a = ${printed}\n`);
  expect(diagnostics).toEqual([]);
  const [attribute] = tree.body.items;
  if (attribute?.kind !== 'attribute') throw new Error('there is no attribute');
  const findings = new Findings(source);
  const value = evaluate(attribute.value, {}, findings);
  expect(findings.list).toEqual([]);
  return value === undefined ? undefined : plainValue(value);
}

describe('values as HCL', () => {
  test.each<[string, Literal, string]>([
    ['text', 'web', '"web"'],
    ['escapes', 'a "b" \\ \t\r\n\u0000\u007f', '"a \\"b\\" \\\\ \\t\\r\\n\\u0000\\u007f"'],
    ['sequences', '${a} %{b} $${c} $ % {', '"$${a} %%{b} $$${c} $ % {"'],
    ['Unicode', 'é 你 👍', '"é 你 👍"'],
    ['whole number', 42, '42'],
    ['decimal', -1.5, '-1.5'],
    ['large number', 1e21, '1e+21'],
    ['bigint', 2n ** 70n, '1180591620717411303424'],
    ['exact decimal', parseNumber('0.1234567890123456789') ?? null, '0.1234567890123456789'],
    ['bool', true, 'true'],
    ['null', null, 'null'],
    ['empty list', [], '[]'],
    ['list', ['a', 1, true], '["a", 1, true]'],
    ['empty map', {}, '{}'],
    ['map', { a: 1, long_name: 'x', 'b.c': null }, '{\n  a         = 1\n  long_name = "x"\n  "b.c"     = null\n}'],
    [
      'words as keys',
      { for: 1, true: 2, 'a-b': 3, '1': 4 },
      '{\n  "1"    = 4\n  "for"  = 1\n  "true" = 2\n  a-b    = 3\n}',
    ],
    ['left out', { a: undefined, b: 1 }, '{\n  b = 1\n}'],
    ['map in a list', [{ a: 1 }, 'x'], '[\n  {\n    a = 1\n  },\n  "x",\n]'],
    [
      'a map inside ends the column',
      { a: 1, bcd: { e: 2 }, f: 3, ghi: [] },
      '{\n  a = 1\n  bcd = {\n    e = 2\n  }\n  f   = 3\n  ghi = []\n}',
    ],
    ['expression', { count: rawExpression(' var.count + 1 ') }, '{\n  count = var.count + 1\n}'],
    ['one line that ends', 'one line\n', '"one line\\n"'],
    ['lines', 'a\n\n  b ${c}\n', '<<-EOT\n  a\n\n    b $${c}\nEOT'],
    ['lines that all stand deeper', '  a\n  b\n', '<<EOT\n  a\n  b\nEOT'],
    ['lines with tabs', '\ta\nb\n', '<<EOT\n\ta\nb\nEOT'],
    ['lines like the marker', 'EOT\n EOT1 \nx\n', '<<-EOT2\n  EOT\n   EOT1 \n  x\nEOT2'],
    ['lines with a line separator', 'a\nb\u2028c\n', '<<-EOT\n  a\n  b\u2028c\nEOT'],
    ['lines without an end', 'a\nb', '"a\\nb"'],
    ['lines with carriage returns', 'a\r\nb\r\n', '"a\\r\\nb\\r\\n"'],
    ['lines in a map', { a: 'b\nc\n', d: 1 }, '{\n  a = <<-EOT\n    b\n    c\n  EOT\n  d = 1\n}'],
    ['lines in a list', ['b\nc\n'], '["b\\nc\\n"]'],
  ])('%s', (_, value, printed) => {
    expect(printValue(value)).toBe(printed);
    expect(formatHcl(`a = ${printed}\n`)).toBe(`a = ${printed}\n`);
  });

  test('a list that is too wide takes a line for each item', () => {
    const items = Array.from({ length: 12 }, (_, at) => `item-${at}`);
    expect(printValue(items, { indent: 2 }).split('\n')).toEqual([
      '[',
      ...items.map((item) => `    "${item}",`),
      '  ]',
    ]);
  });

  test.each<[string, LiteralStyle, string]>([
    ['indented', { indent: 2 }, '{\n    a = ["x"]\n    b = <<-EOT\n      y\n      z\n    EOT\n  }'],
    ['on one line', { oneLine: true }, '{ a = ["x"], b = "y\\nz\\n" }'],
    ['without heredocs', { heredocs: false }, '{\n  a = ["x"]\n  b = "y\\nz\\n"\n}'],
    ['with CRLF', { lineBreak: '\r\n' }, '{\r\n  a = ["x"]\r\n  b = "y\\nz\\n"\r\n}'],
  ])('%s', (_, style, printed) => {
    expect(printValue({ a: ['x'], b: 'y\nz\n' }, style)).toBe(printed);
  });

  test.each([
    ['var.count', 'var.count', '[var.count]'],
    ['a\n+ b', '(a\n+ b\n)', '[\n  (a\n+ b\n),\n]'],
    ['f(\n1\n)', 'f(\n1\n)', '[\n  f(\n1\n),\n]'],
    ['a # note', 'a # note', '[\n  (a # note\n),\n]'],
    ['<<EOT\n${a}\nEOT\n', '<<EOT\n${a}\nEOT', '[\n  (<<EOT\n${a}\nEOT\n),\n]'],
  ])('expression %j', (text, argument, item) => {
    expect(printValue(rawExpression(text))).toBe(argument);
    expect(printValue([rawExpression(text)])).toBe(item);
    for (const printed of [argument, item]) expect(parseHcl(`a = ${printed}\n`).diagnostics).toEqual([]);
  });

  test('what HCL has no literal for is refused', () => {
    expect(() => printValue([Number.NaN])).toThrow('HCL has no literal for NaN.');
    expect(() => printValue(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    const loop: Literal[] = [];
    loop.push(loop);
    expect(() => printValue(loop)).toThrow('Values may be nested 200 deep at most.');
    expect(() => rawExpression('1 +')).toThrow(HclError);
    expect(() => rawExpression('a = 1')).toThrow(HclError);
  });

  test('assignments are aligned by the characters that a reader sees', () => {
    expect(
      printAssignments([
        { name: '"é你"', value: '1' },
        { name: 'a', value: '2' },
      ]),
    ).toEqual(['"é你" = 1', 'a    = 2']);
    const [key, other] = printAssignments([
      { name: printKey('\u0301'), value: '1' },
      { name: 'abcd', value: '2' },
    ]);
    expect(formatHcl(`a = {\n  ${key}\n  ${other}\n}\n`)).toBe(`a = {\n  ${key}\n  ${other}\n}\n`);
  });
});

const characters = fc.constantFrom(
  '$',
  '%',
  '{',
  '}',
  '~',
  '"',
  '\\',
  '\n',
  '\r\n',
  '\t',
  ' ',
  'a',
  'EOT',
  'é',
  '👍',
  'u0041',
  '<<',
  '\u0000',
);
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(characters, { maxLength: 12 }).map((parts) => parts.join('')),
    fc
      .array(fc.constantFrom('', '  ', 'a', '  b', ' ', '    c ${d}', 'EOT', '\te', '%{ f'), { maxLength: 6 })
      .map((lines) => `${lines.join('\n')}\n`),
  )
  .map((value) => value.normalize('NFC'));
const { value: anyValue } = fc.letrec<{ value: Literal; list: readonly Literal[]; map: { [key: string]: Literal } }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      text,
      fc.integer(),
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 200n }),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  }),
);

describe('for any value', () => {
  const styles: LiteralStyle[] = [{}, { indent: 4 }, { oneLine: true }, { heredocs: false }, { lineBreak: '\r\n' }];

  test('what is printed reads back as the same value, in any style', () => {
    fc.assert(
      fc.property(anyValue, fc.constantFrom(...styles), (value, style) => {
        expect(readBack(printValue(value, style))).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  test('a number reads back as the same double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(readBack(printValue(value)))).toBe(value);
      }),
    );
  });

  test('what is printed is formatted already', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const source = `a = ${printValue(value)}\n`;
        expect(formatHcl(source)).toBe(source);
        const inBlock = `b {\n  a = ${printValue(value, { indent: 2 })}\n}\n`;
        expect(formatHcl(inBlock)).toBe(inBlock);
      }),
      { numRuns: 500 },
    );
  });

  test('quoted text stays on one line', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(quoteText(value)).not.toMatch(/[\n\r]/);
      }),
    );
  });
});
