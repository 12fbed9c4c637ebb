/** JSON values as expressions: strings are templates, and the names of objects too. */

import { Cursor, TooDeep } from '../cursor.js';
import { type Diagnostic, Findings, hasErrors, rangeText } from '../diagnostic.js';
import { parseExpression } from '../expression.js';
import { scan, scanTemplate } from '../lexer.js';
import { Source, type Span } from '../source.js';
import type { Expression, ObjectValue, Template, TemplatePart } from '../syntax.js';
import { parseBareTemplate } from '../template.js';
import type { JsonNode, JsonObjectNode, JsonStringNode } from './syntax.js';
import { writtenOffsets } from './text.js';

/** The expression that a JSON value stands for. */
export function expressionOf(node: JsonNode, source: Source): Expression {
  const { start, end } = node;
  switch (node.kind) {
    case 'string':
      return templateOf(node, source);
    case 'array':
      return { kind: 'tuple', items: node.items.map((item) => expressionOf(item, source)), start, end };
    case 'object':
      return objectOf(node, source);
    default:
      return node;
  }
}

function objectOf({ properties, start, end }: JsonObjectNode, source: Source): ObjectValue {
  const known = new Map<string, Span>();
  const items = properties.map(({ name, value }) => {
    const key = templateOf(name, source);
    const first = known.get(name.text);
    if (!first) known.set(name.text, name);
    return { key: first ? duplicateKey(key, name.text, first, source) : key, value: expressionOf(value, source) };
  });
  return { kind: 'object', items, start, end };
}

function duplicateKey(key: Template, text: string, first: Span, source: Source): Template {
  const findings = new Findings(source);
  const where = rangeText(source.range(first));
  const detail = `An attribute named ${JSON.stringify(text)} was already defined at ${where}.`;
  findings.error('Duplicate object attribute', detail, key);
  const [duplicate] = findings.list;
  return key.json && duplicate ? { ...key, json: { ...key.json, problems: [], duplicate } } : key;
}

/** The text of a string as an expression. */
function expressionIn(node: JsonStringNode, source: Source): Expression | undefined {
  const text = new StringText(node, node.text, source);
  const cursor = new Cursor(text, scan(text).tokens);
  const read = attempt(() => cursor.within(true, () => parseExpression(cursor)));
  if (!read || hasErrors(text.list) || !cursor.within(true, () => cursor.is('end'))) return undefined;
  text.relocate(read);
  // A bare word is the whole string to those who name it.
  return read.kind === 'variable' ? { ...read, start: node.start, end: node.end } : read;
}

function templateOf(node: JsonStringNode, source: Source): Template {
  const { text, start, end } = node;
  const expression = (): Expression | undefined => expressionIn(node, source);
  if (!/[$%]\{/.test(text)) {
    const parts: TemplatePart[] = text === '' ? [] : [{ kind: 'text', text, start: start + 1, end: end - 1 }];
    return { kind: 'template', form: 'quoted', parts, json: { text, problems: [], expression }, start, end };
  }
  const inside = new StringText(node, text, source);
  const cursor = new Cursor(inside, scanTemplate(inside).tokens);
  const parts = attempt(() => parseBareTemplate(cursor, parseExpression)) ?? [];
  inside.relocate(parts);
  return { kind: 'template', form: 'quoted', parts, json: { text, problems: inside.problems, expression }, start, end };
}

/** What is read, unless it is nested too deeply, which is an error already. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

/** The text of a string as a source of its own; its errors and trees are put where it stands in the file. */
class StringText extends Findings {
  readonly problems: Diagnostic[] = [];
  /** Offsets in the file, where escapes make them differ from those in the text. */
  readonly #offsets: readonly number[] | undefined;

  constructor(
    private readonly string: Span,
    text: string,
    private readonly file: Source,
  ) {
    super(new Source(text, file.filename));
    const written = file.text.slice(string.start + 1, string.end - 1);
    if (written.includes('\\')) this.#offsets = writtenOffsets(written);
  }

  override error(summary: string, detail: string, subject: Span, context?: Span): void {
    super.error(summary, detail, subject, context);
    const place = (span: Span): Span => ({ start: this.#place(span.start), end: this.#place(span.end) });
    const findings = new Findings(this.file, this.problems);
    findings.error(summary, detail, place(subject), context && place(context));
  }

  /** Puts all spans of a tree, which nobody else has seen yet, where they are in the file. */
  relocate(tree: object): void {
    const seen = new Set<object>();
    const open: object[] = [tree];
    for (let node = open.pop(); node; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      for (const [key, value] of Object.entries(node)) {
        if (typeof value === 'object' && value !== null) open.push(value);
        else if ((key === 'start' || key === 'end') && typeof value === 'number') {
          Reflect.set(node, key, this.#place(value));
        }
      }
    }
  }

  #place(offset: number): number {
    return this.string.start + 1 + (this.#offsets?.[offset] ?? offset);
  }
}
