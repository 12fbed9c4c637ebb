import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constantValue } from './constant.js';
import { diagnosticLine, Findings } from './diagnostic.js';
import { parseHcl, parseHclExpression } from './parser.js';
import type { Expression, Splat, TemplatePart } from './syntax.js';

/** An expression with its structure made visible: `(a + (b * c))`. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text;
    case 'word':
      return String(expression.value);
    case 'template':
      return `"${expression.parts.map(part).join('')}"`;
    case 'variable':
      return expression.name;
    case 'attribute-of':
      return `${shape(expression.object)}.${expression.name}`;
    case 'index':
      return `${shape(expression.collection)}[${shape(expression.key)}]`;
    case 'splat':
      return `${shape(expression.source)}${splat(expression)}`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(shape).join(', ')}${expression.expand ? '...' : ''})`;
    case 'conditional':
      return `(${shape(expression.condition)} ? ${shape(expression.whenTrue)} : ${shape(expression.whenFalse)})`;
    case 'binary':
      return `(${shape(expression.left)} ${expression.operator} ${shape(expression.right)})`;
    case 'unary':
      return `${expression.operator}${shape(expression.operand)}`;
    case 'parentheses':
      return `(${shape(expression.inner)})`;
    case 'tuple':
      return `[${expression.items.map(shape).join(', ')}]`;
    case 'object':
      return `{${expression.items.map((item) => `${shape(item.key)}: ${shape(item.value)}`).join(', ')}}`;
    case 'for': {
      const names =
        expression.keyName === undefined ? expression.valueName : `${expression.keyName}, ${expression.valueName}`;
      const key = expression.key ? `${shape(expression.key)} => ` : '';
      const rest = `${expression.group ? '...' : ''}${expression.condition ? ` if ${shape(expression.condition)}` : ''}`;
      return `for ${names} in ${shape(expression.collection)}: ${key}${shape(expression.value)}${rest}`;
    }
    case 'invalid':
      return '?';
  }
}

function splat({ form, steps }: Pick<Splat, 'form' | 'steps'>): string {
  const shown = steps.map((step) => {
    if (step.kind === 'splat') return splat(step);
    return step.kind === 'attribute' ? `.${step.name}` : `[${shape(step.key)}]`;
  });
  return `<${form}>${shown.join('')}`;
}

function part(piece: TemplatePart): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'value':
      return `<${shape(piece.value)}>`;
    case 'if':
      return `<if ${shape(piece.condition)}|${piece.whenTrue.map(part).join('')}|${piece.whenFalse.map(part).join('')}>`;
    case 'for':
      return `<for ${piece.keyName ?? ''} ${piece.valueName} ${shape(piece.collection)}|${piece.body.map(part).join('')}>`;
  }
}

describe('expressions', () => {
  test.each([
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['a || b && c == d', '(a || (b && (c == d)))'],
    ['!a && -b < 3', '(!a && (-b < 3))'],
    ['(1 + 2) * 3', '(((1 + 2)) * 3)'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['a.b.c[0]["k"]', 'a.b.c[0]["k"]'],
    ['a.0.b.1', 'a[0].b[1]'],
    ['a.*.b.0', 'a<attribute>.b[0]'],
    ['a[*].b["c"]', 'a<full>.b["c"]'],
    ['f(1, [2, 3]...)', 'f(1, [2, 3]...)'],
    ['provider::ns::f()', 'provider::ns::f()'],
    ['[for v in l : v if v != ""]', 'for v in l: v if (v != "")'],
    ['{for k, v in m : k => v...}', 'for k, v in m: k => v...'],
    ['{ a = 1, "b" : 2\n (c) = 3\n}', '{a: 1, "b": 2, (c): 3}'],
    ['"x ${a + 1} $${b} %%{c} \\"\\u00e9\\n"', '"x <(a + 1)> ${b} %{c} "é\n"'],
    ['"${ "inner ${x}" }"', '"<"inner <x>">"'],
    ['"a  ${~ x ~}  b"', '"a<x>b"'],
    ['"%{ if a }yes%{ else }no%{ endif }"', '"<if a|yes|no>"'],
    ['"%{ for k, v in m ~} ${v} %{~ endfor }"', '"<for k v m|<v>>"'],
  ])('%s', (text, expected) => {
    const { tree, diagnostics } = parseHclExpression(text);
    expect(diagnostics.map(diagnosticLine)).toEqual([]);
    expect(shape(tree)).toBe(expected);
  });

  test('newlines do not count inside parentheses, brackets and calls, and end an item elsewhere', () => {
    const { tree, diagnostics } = parseHcl('a = (1 +\n 2)\nb = f(\n1,\n2,\n)\nc = [\n1,\n]\n');
    expect(diagnostics).toEqual([]);
    expect(
      tree.body.items.map((item) => (item.kind === 'attribute' ? `${item.name}=${shape(item.value)}` : item.type)),
    ).toEqual(['a=((1 + 2))', 'b=f(1, 2)', 'c=[1]']);
  });
});

describe('heredocs', () => {
  function value(text: string): unknown {
    const parsed = parseHcl(text);
    expect(parsed.diagnostics.map(diagnosticLine)).toEqual([]);
    const [item] = parsed.tree.body.items;
    return item?.kind === 'attribute' ? constantValue(item.value, new Findings(parsed.source)) : undefined;
  }

  test('<< keeps the text, with backslashes as they are', () => {
    expect(value('a = <<EOT\n  one\\n\n  $${two}\nEOT\n')).toBe('  one\\n\n  ${two}\n');
  });

  test('<<- takes away the indent that all lines share; blank lines do not count', () => {
    expect(value('a = <<-EOT\n    one\n\n      two\n    EOT\n')).toBe('one\n\n  two\n');
  });

  test('an empty one is the empty string', () => {
    expect(value('a = <<EOT\nEOT\n')).toBe('');
  });
});

describe('bodies', () => {
  test('blocks with labels, in one line, nested, with comments of all three kinds, CRLF and a byte-order mark', () => {
    const text = '\uFEFF# top\r\njob "a" bare {\r\n  // line\r\n  task { x = 1 } /* end */\r\n}\r\n';
    const { tree, diagnostics, source } = parseHcl(text, 'a.hcl');
    expect(diagnostics.map(diagnosticLine)).toEqual([]);
    expect(tree.comments.map((comment) => source.text.slice(comment.start, comment.end))).toEqual([
      '# top',
      '// line',
      '/* end */',
    ]);
    const [job] = tree.body.items;
    expect(job).toMatchObject({ kind: 'block', type: 'job', labels: [{ text: 'a' }, { text: 'bare' }] });
    expect(source.range(job ?? tree)).toMatchObject({
      start: { line: 2, column: 1, byte: 10 },
      end: { line: 5, column: 2 },
    });
  });

  test('columns count what a reader sees, bytes count UTF-8', () => {
    const { tree, source } = parseHcl('a = "e\u0301😀"\n');
    expect(source.position(tree.body.items[0]?.end ?? 0)).toEqual({ line: 1, column: 9, byte: 13 });
  });

  test('several errors in one file are all found, and what is right is still read', () => {
    const { tree, diagnostics } = parseHcl(
      [
        'a = ',
        "b = 'x'",
        'c = "line',
        'd = 1 2',
        'e "x" = 3',
        'good = true',
        'block {',
        '  f = ;',
        '  fine = 1',
        '}',
        'open {',
      ].join('\n'),
    );
    const told = diagnostics.filter(({ redundant }) => redundant !== true);
    expect(told.map((found) => `${found.subject?.start.line} ${found.summary}`)).toEqual([
      '2 Invalid character',
      '3 Invalid multi-line string',
      '1 Invalid expression',
      '2 Invalid expression',
      '3 Unterminated template string',
      '8 Invalid character',
      '4 Missing newline after argument',
      '5 Invalid block definition',
      '8 Invalid expression',
      '11 Unclosed configuration block',
    ]);
    const names = tree.body.items.map((item) => (item.kind === 'attribute' ? item.name : item.type));
    expect(names).toEqual(expect.arrayContaining(['good', 'block', 'open']));
    const block = tree.body.items.find((item) => item.kind === 'block');
    expect(block?.body.items.map((item) => (item.kind === 'attribute' ? item.name : item.type))).toContain('fine');
  });

  test('a finding prints in one line, as Nomad prints it', () => {
    const { diagnostics } = parseHcl('job "x" {\n  a = 1 2\n}\n');
    expect(diagnostics.map(diagnosticLine)).toEqual([
      'input.hcl:2,9-10: Missing newline after argument; An argument definition must end with a newline.',
    ]);
  });

  test('nesting that would exhaust the stack is refused with one error', () => {
    for (const text of [
      `a = ${'['.repeat(20_000)}`,
      'b {\n'.repeat(20_000),
      `a = ${'!'.repeat(20_000)}x`,
      `a = ${'"${'.repeat(20_000)}`,
      `a = ${'x ? '.repeat(20_000)}`,
    ]) {
      const { diagnostics } = parseHcl(text);
      expect(diagnostics.some((found) => found.summary === 'Too much nesting')).toBe(true);
    }
  });
});

describe('properties', () => {
  const fragment = fc.constantFrom(
    'a',
    ' = ',
    '"',
    '${',
    '}',
    '%{',
    ' if ',
    ' else ',
    '%{endif}',
    '{',
    '[',
    ']',
    '(',
    ')',
    '\n',
    '<<EOT\n',
    'EOT\n',
    '<<-E\n',
    '1',
    '.',
    '*',
    '...',
    '=>',
    ':',
    '?',
    ',',
    '#',
    '/*',
    '*/',
    '\\',
    '\\u12',
    '~',
    '$${',
    'for x in y',
    '::',
    '😀',
    "'",
    '\r\n',
    '-',
    '!',
    '&&',
    '\u0000',
  );

  test('any text gives a tree and diagnostics, never an exception, and spans that lie in the text and nest', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (pieces) => {
        const { tree, source } = parseHcl(pieces.join(''));
        const walk = (items: typeof tree.body.items, start: number, end: number): void => {
          for (const item of items) {
            expect(item.start).toBeGreaterThanOrEqual(start);
            expect(item.end).toBeLessThanOrEqual(Math.max(end, item.end));
            expect(item.end).toBeLessThanOrEqual(source.text.length);
            if (item.kind === 'block') walk(item.body.items, item.start, item.end);
          }
        };
        walk(tree.body.items, 0, source.text.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('text in quotes comes back, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const quoted = JSON.stringify(text)
          .replaceAll('${', '$${')
          .replaceAll('%{', '%%{')
          .replaceAll('\\b', '\\u0008')
          .replaceAll('\\f', '\\u000c');
        fc.pre(!/\\\\\\u00(08|0c)/.test(quoted));
        const { tree, source, diagnostics } = parseHclExpression(quoted);
        fc.pre(diagnostics.length === 0);
        // Text is kept in Unicode's composed form.
        expect(constantValue(tree, new Findings(source))).toBe(text.normalize('NFC'));
      }),
    );
  });
});
