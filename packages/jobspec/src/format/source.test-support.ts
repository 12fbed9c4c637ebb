/** Sources of HCL for property tests, with blanks and comments in all places that allow them, and trees without places. */

import fc from 'fast-check';
import { parseHcl } from '../hcl/parser.js';

/** Blanks may stand here. */
const GAP = '\u0001';
/** Blanks, line breaks and comments may stand here. */
const WIDE = '\u0002';

const blanks = fc.constantFrom('', '', ' ', '  ', '\t', ' /* c */ ', '/*d*/');
const wideBlanks = fc.oneof(blanks, fc.constantFrom('\n', '\n\n  ', ' # e\n', '// f\n', '\r\n'));

const name = fc.constantFrom('a', 'bc', 'count', 'é', 'in', 'for_each', 'long_name', 'x-y', 'if');
const number = fc.constantFrom('0', '7', '42', '1.5', '2e3', '12345678901234567890');
const characters = fc.constantFrom('a', ' ', 'é', '\\n', '\\"', '$${', '%%{', '$', '%', '\\\\', '你', '{', '#', '//');
const plainText = fc.array(characters, { maxLength: 6 }).map((parts) => parts.join('').replace(/[$%]+$/, ''));

const { expression } = fc.letrec<{ expression: string; template: string; term: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('true', 'null'),
    number,
    name,
    plainText.map((text) => `"${text}"`),
    tie('template'),
    tie('expression').map((inner) => `(${WIDE}${inner}${WIDE})`),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${WIDE}${items.join(`${WIDE},${WIDE}`)}${WIDE}]`),
    fc.array(fc.tuple(fc.oneof(name, tie('template')), tie('expression')), { maxLength: 3 }).map((items) => {
      const text = items.map(([key, value]) => `${key}${GAP}=${GAP}${value}`).join(`${GAP},${GAP}\n${GAP}`);
      return `{${GAP}${text}${GAP}}`;
    }),
    fc.tuple(name, fc.array(tie('expression'), { maxLength: 3 })).map(([callee, items]) => {
      const text = items.join(`${WIDE},${WIDE}`);
      return `f_${callee}${GAP}(${WIDE}${text}${WIDE}${items.length > 1 ? '...' : ''}${WIDE})`;
    }),
    fc
      .tuple(name, tie('expression'), tie('expression'))
      .map(([item, list, value]) => `[${WIDE}for ${GAP}v${item} ${GAP}in ${GAP}${list}${WIDE}:${WIDE}${value}${WIDE}]`),
  ),
  template: fc
    .array(
      fc.oneof(
        plainText,
        tie('expression').map((value) => `\${${WIDE}${value}${WIDE}}`),
        tie('expression').map((value) => `\${~${value} ~}`),
        tie('expression').map((value) => `%{${WIDE}if ${WIDE}${value}${WIDE}}y%{${GAP}endif }`),
      ),
      { maxLength: 3 },
    )
    .map((parts) => `"${parts.join('')}"`),
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('term'),
    fc
      .tuple(tie('term'), fc.constantFrom('+', '-', '*', '/', '%', '==', '<=', '&&', '||'), tie('term'))
      .map(([left, operator, right]) => `${left} ${GAP}${operator}${GAP} ${right}`),
    fc.tuple(fc.constantFrom('-', '!'), tie('term')).map(([operator, operand]) => `${operator}${GAP}${operand}`),
    fc
      .tuple(tie('term'), tie('expression'), tie('expression'))
      .map(([condition, yes, no]) => `${condition} ${GAP}? ${GAP}${yes} ${GAP}:${GAP} ${no}`),
    fc.tuple(name, name, tie('expression')).map(([of, step, key]) => `${of}${GAP}.${GAP}${step}[${WIDE}${key}${WIDE}]`),
    fc.tuple(name, name).map(([of, step]) => `${of}${GAP}.${GAP}*${GAP}.${GAP}${step}`),
    fc.tuple(name, name).map(([of, step]) => `${of}[${GAP}*${GAP}]${GAP}.${GAP}${step}`),
  ),
}));

/** One attribute of an own name, so that no two are the same. */
const item = fc.letrec<{ item: string }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    expression.map((value) => `${GAP}NAME${GAP}=${GAP}${value}${GAP}\n`),
    fc
      .tuple(fc.array(plainText, { maxLength: 3 }), expression)
      .map(([lines, value]) => `${GAP}NAME = <<-EOT\n${lines.join('\n').replaceAll('\\', '')}\n  \${${value}}\n EOT\n`),
    fc.constantFrom('\n', '  \n', '# alone\n', '   // alone too\n', '/* on\n two lines */\n'),
    expression.map((value) => `${GAP}NAME${GAP}=${GAP}${value} # ends the line\n`),
    fc.tuple(name, plainText, fc.array(tie('item'), { maxLength: 4 })).map(([type, label, items]) => {
      const safe = label.replaceAll(/[$%]/g, '');
      return `${GAP}${type} ${GAP}"${safe}"${GAP}{${GAP}\n${items.join('')}${GAP}}${GAP}\n`;
    }),
    fc.tuple(name, expression).map(([type, value]) => `${type}${GAP}{${GAP}NAME${GAP}=${GAP}${value}${GAP}}\n`),
  ),
})).item;

/** Files that parse, in any layout. */
export const hclSource: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(item, { maxLength: 6 }),
    fc.array(blanks, { minLength: 5, maxLength: 40 }),
    fc.array(wideBlanks, { minLength: 5, maxLength: 40 }),
  )
  .map(([items, narrow, wide]) => {
    let at = 0;
    let names = 0;
    return items
      .join('')
      .replaceAll(GAP, () => narrow[at++ % narrow.length] ?? '')
      .replaceAll(WIDE, () => wide[at++ % wide.length] ?? '')
      .replaceAll('NAME', () => `n${(names += 1)}`.padEnd(1 + (names % 7), 'x'));
  })
  .filter((source) => parseHcl(source).diagnostics.length === 0);

const PLACES: ReadonlySet<string> = new Set(['start', 'end', 'nameSpan', 'typeSpan', 'header', 'open', 'comments']);

/** A tree without its places and comments: what the source says. */
export function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (PLACES.has(key) ? [] : [[key, withoutPlaces(value)]])),
  );
}

/** What a source says: its tree without places, and the texts of its comments. */
export function meaning(source: string): { readonly tree: unknown; readonly comments: readonly string[] } {
  const parsed = parseHcl(source);
  const comments = parsed.tree.comments.map((comment) => parsed.source.text.slice(comment.start, comment.end));
  return { tree: withoutPlaces(parsed.tree.body), comments };
}
