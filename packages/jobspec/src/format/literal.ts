/** Writes values as HCL: text with its escapes, numbers, lists, maps, and heredocs for text of several lines. */

import { hasErrors, HclError } from '../hcl/diagnostic.js';
import { parseHcl, parseHclExpression } from '../hcl/parser.js';
import { columns } from '../hcl/source.js';
import { BigFloat, numberText } from '../hcl/values/number.js';

/** An expression that is written as it stands. Made by {@link rawExpression}. */
export class RawExpression {
  /** The expression as the value of an argument, where a line break would end it. */
  readonly argument: string;
  /** The expression where something may follow it on the line. */
  readonly enclosed: string;

  /** Takes the text of one expression. */
  constructor(text: string) {
    const enclosed = `(${text}\n)`;
    const whole = parseHclExpression(`${text}\n`, 'expression').diagnostics;
    if (hasErrors(whole)) throw new HclError(whole);
    this.argument = hasErrors(parseHcl(`a = ${text}\n`).diagnostics) ? enclosed : text;
    this.enclosed = hasErrors(parseHcl(`a = { b = ${text}, c = 1 }\n`).diagnostics) ? enclosed : text;
  }
}

/**
 * Lets an expression stand where a value is expected, such as `var.count` or `"${NOMAD_ALLOC_DIR}/data"`. It is put in
 * parentheses where it would end too early or swallow what follows: with line breaks, a comment at its end, as a heredoc.
 *
 * @throws {@link HclError} when the text is no HCL expression.
 */
export function rawExpression(text: string): RawExpression {
  return new RawExpression(text.trim());
}

/** What can be written as HCL. Keys of maps whose value is `undefined` are left out. */
export type Literal =
  | string
  | number
  | bigint
  | BigFloat
  | boolean
  | null
  | RawExpression
  | readonly Literal[]
  | { readonly [key: string]: Literal | undefined };

/** How values are written. */
export interface LiteralStyle {
  /** Blanks before the line that the value begins on, or how many; its other lines stand deeper. Default 0. */
  readonly indent?: number | string;
  /** Whether the value must stay on one line, as in `{ a = 1, b = 2 }`. Default `false`. */
  readonly oneLine?: boolean;
  /**
   * Whether text of several lines may be a heredoc. What follows must then begin on a new line. Default: `true`, unless
   * `oneLine`.
   */
  readonly heredocs?: boolean;
  /** The line break. Heredocs are not used with any but the default, `\n`. */
  readonly lineBreak?: '\n' | '\r\n';
  /**
   * Sequences that stand in text as they are, as a pattern with the flag `g`; none of them after another `$`. Default: none,
   * all `${` and `%{` are escaped.
   */
  readonly sequences?: RegExp;
}

/** Lists up to this width stand on one line. */
const WIDEST_LIST = 80;

/** Deeper values are refused; no parser would take them back. */
const MAX_DEPTH = 200;

/**
 * A value as HCL, in the layout of `formatHcl`. It evaluates to the same value: text is escaped, so that `${` is no sequence,
 * and Unicode is in HCL's composed form once it is read back.
 *
 * @throws RangeError for numbers that HCL can't write (`NaN`, infinities) and for values more than 200 deep.
 * @throws TypeError for what is no {@link Literal}, such as a function.
 */
export function printValue(value: Literal, style: LiteralStyle = {}): string {
  const { indent = 0, oneLine = false, lineBreak = '\n', sequences } = style;
  const heredocs = !oneLine && lineBreak === '\n' && style.heredocs !== false;
  const blanks = typeof indent === 'string' ? indent : ' '.repeat(indent);
  return new Printer({ oneLine, heredocs, lineBreak, sequences }).value(value, blanks, 0);
}

/** A value that is assigned to a name. */
export interface Assignment {
  readonly name: string;
  /** The value, already printed. */
  readonly value: string;
}

/**
 * Lines `name = value` with their `=` in one column, as far as `formatHcl` aligns them: values that leave a bracket open on
 * their first line end the column.
 */
export function printAssignments(assignments: readonly Assignment[]): string[] {
  const lines: string[] = [];
  let chain: Assignment[] = [];
  const close = (): void => {
    let widest = 0;
    for (const { name } of chain) widest = Math.max(widest, keyColumns(name));
    for (const { name, value } of chain) lines.push(`${name}${' '.repeat(widest - keyColumns(name))} = ${value}`);
    chain = [];
  };
  for (const assignment of assignments) {
    if (isAligned(assignment.value)) chain.push(assignment);
    else {
      close();
      lines.push(`${assignment.name} = ${assignment.value}`);
    }
  }
  close();
  return lines;
}

/** Whether the formatter puts the `=` before a value into a column with its neighbours. */
export function isAligned(value: string): boolean {
  return !value.includes('\n') || value.startsWith('<<');
}

class Printer {
  constructor(
    private readonly style: {
      readonly oneLine: boolean;
      readonly heredocs: boolean;
      readonly lineBreak: string;
      readonly sequences: RegExp | undefined;
    },
  ) {}

  value(value: Literal, indent: string, depth: number): string {
    if (this.style.heredocs) {
      if (typeof value === 'string') {
        const { sequences } = this.style;
        return heredoc(value, indent, sequences) ?? quoteText(value, sequences);
      }
      if (value instanceof RawExpression) return value.argument;
    }
    return this.#inline(value, indent, depth);
  }

  #inline(value: Literal, indent: string, depth: number): string {
    if (depth > MAX_DEPTH) throw new RangeError(`Values may be nested ${MAX_DEPTH} deep at most.`);
    switch (typeof value) {
      case 'string':
        return quoteText(value, this.style.sequences);
      case 'boolean':
      case 'bigint':
        return String(value);
      case 'number':
        if (!Number.isFinite(value)) throw new RangeError(`HCL has no literal for ${value}.`);
        return Object.is(value, -0) ? '-0' : String(value);
      case 'object':
        if (value === null) return 'null';
        if (value instanceof BigFloat) return numberText(value);
        if (value instanceof RawExpression) return value.enclosed;
        if (isList(value)) return this.#list(value, indent, depth);
        return this.#map(value, indent, depth);
      default:
        throw new TypeError(`A value of type ${typeof value} can't be written as HCL.`);
    }
  }

  #list(items: readonly Literal[], indent: string, depth: number): string {
    const { oneLine, lineBreak } = this.style;
    const inner = oneLine ? indent : `${indent}  `;
    const texts = items.map((item) => this.#inline(item, inner, depth + 1));
    const line = `[${texts.join(', ')}]`;
    if (oneLine || (!line.includes('\n') && columns(line) <= WIDEST_LIST)) return line;
    return ['[', ...texts.map((text) => `${inner}${text},`), `${indent}]`].join(lineBreak);
  }

  #map(entries: { readonly [key: string]: Literal | undefined }, indent: string, depth: number): string {
    const { oneLine, lineBreak } = this.style;
    const inner = oneLine ? indent : `${indent}  `;
    const items: Assignment[] = [];
    for (const [key, value] of Object.entries(entries)) {
      if (value !== undefined) items.push({ name: printKey(key), value: this.value(value, inner, depth + 1) });
    }
    if (items.length === 0) return '{}';
    if (oneLine) return `{ ${items.map(({ name, value }) => `${name} = ${value}`).join(', ')} }`;
    return ['{', ...printAssignments(items).map((line) => inner + line), `${indent}}`].join(lineBreak);
  }
}

function isList(value: object): value is readonly Literal[] {
  return Array.isArray(value);
}

/** Words that mean something else than themselves at the place of a key. */
const NOT_BARE: ReadonlySet<string> = new Set(['for', 'true', 'false', 'null']);

/** Columns that a key takes. The formatter counts quotes by themselves, whatever stands beside them. */
export function keyColumns(key: string): number {
  return key.startsWith('"') ? columns(key.slice(1, -1)) + 2 : columns(key);
}

/** The key of a map: bare when it can be, else quoted. */
export function printKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) && !NOT_BARE.has(key) ? key : quoteText(key);
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

/**
 * Text in quotes, with escapes for what would not stand for itself: quotes, backslashes, controls, `${` and `%{`.
 *
 * @param sequences - as in {@link LiteralStyle.sequences}
 */
export function quoteText(text: string, sequences?: RegExp): string {
  // Without the byte-order mark escaped, a file that begins with it would lose it.
  const escaped = between(text, sequences, (plain) =>
    escapeSequences(plain).replace(
      /["\\\p{Cc}\u2028\u2029\ufeff]/gu,
      (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
  return `"${escaped}"`;
}

/** Text with everything escaped but the sequences. */
function between(text: string, sequences: RegExp | undefined, escape: (plain: string) => string): string {
  let result = '';
  let last = 0;
  for (const { 0: sequence, index } of sequences ? text.matchAll(sequences) : []) {
    result += escape(text.slice(last, index)) + sequence;
    last = index + sequence.length;
  }
  return result + escape(text.slice(last));
}

function escapeSequences(text: string): string {
  return text.replaceAll(/[$%](?=\{)/g, '$&$&');
}

/**
 * Text as a heredoc: lines that all end with a line break and hold nothing that a heredoc can't. An indented one when that
 * keeps the text, else one at the margin.
 */
function heredoc(text: string, indent: string, sequences: RegExp | undefined): string | undefined {
  if (!/\n[^]*\n$/.test(text) || /[^\P{Cc}\n\t]/u.test(text)) return undefined;
  const lines = text.slice(0, -1).split('\n');
  const ends = new Set(lines.map((line) => line.trim()));
  let marker = 'EOT';
  for (let number = 1; ends.has(marker); number += 1) marker = `EOT${number}`;
  const body = between(text, sequences, escapeSequences);
  const canIndent = lines.every((line) => /^(?: *\S|$)/.test(line)) && lines.some((line) => /^\S/.test(line));
  if (!canIndent) return `<<${marker}\n${body}${marker}`;
  // Only `\n` ends a line; `^` and `.` see more.
  const indented = body.replaceAll(/(^|\n)(?!\n|$)/g, `$1${indent}  `);
  return `<<-${marker}\n${indented}${indent}${marker}`;
}
