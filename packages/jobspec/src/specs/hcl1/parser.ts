/** Reads HCL 1: files of `key = value`, `key { … }` and `key "label" { … }`, in its own syntax or in JSON. */

import { Findings } from '../../hcl/diagnostic.js';
import { parseHclJson } from '../../hcl/json/parser.js';
import { MAX_DEPTH } from '../../hcl/lexer.js';
import type { Parsed } from '../../hcl/parser.js';
import { Source, type Span } from '../../hcl/source.js';
import { itemsOfJson } from './json.js';
import { Scanner, type Token } from './scanner.js';
import type { Item, Key, Node, ObjectNode } from './syntax.js';

/** A parsed file of HCL 1. */
export interface ParsedHcl1 extends Parsed<ObjectNode> {
  /** Whether the file is in JSON. */
  readonly isJson: boolean;
}

/**
 * Parses HCL 1. Never throws: errors are in `diagnostics`.
 *
 * @param text - The file's text; one that begins with a brace is JSON.
 * @param filename - What messages call it. Default `input.hcl`.
 */
export function parseHcl1(text: string, filename?: string): ParsedHcl1 {
  if (/^\s*\{/.test(text)) {
    const { tree, source, diagnostics } = parseHclJson(text, filename);
    const items = tree.kind === 'object' ? itemsOfJson(tree) : [];
    // After the first error of JSON's syntax the others follow from it, as in HCL 1, which stops there.
    return {
      source,
      tree: { kind: 'object', items, start: 0, end: 0 },
      diagnostics: diagnostics.slice(0, 1),
      isJson: true,
    };
  }
  const source = new Source(text, filename);
  const findings = new Findings(source);
  const items = new Reader(findings).items('end', 0);
  return { source, tree: { kind: 'object', items, start: 0, end: 0 }, diagnostics: findings.list, isJson: false };
}

class Reader {
  readonly #scanner: Scanner;
  #next: Token;
  #taken: Span = { start: 0, end: 0 };

  constructor(private readonly findings: Findings) {
    this.#scanner = new Scanner(findings);
    this.#next = this.#scanner.next();
  }

  items(close: 'end' | '}', depth: number): readonly Item[] {
    const items: Item[] = [];
    while (this.#next.kind !== close && this.#next.kind !== 'end') {
      const item = this.#item(depth);
      if (item) items.push(item);
      else this.#skipItem(close);
      if (this.#next.kind === ',') this.#take();
    }
    return items;
  }

  #take(): Token {
    const taken = this.#next;
    this.#taken = taken;
    this.#next = this.#scanner.next();
    return taken;
  }

  #fail(summary: string, detail: string, subject: Span = this.#next): undefined {
    // What the scanner refused has its error already.
    if (this.#next.kind !== 'bad') this.findings.error(summary, detail, subject);
  }

  #item(depth: number): Item | undefined {
    const keys: Key[] = [];
    while (this.#next.kind === 'name' || this.#next.kind === 'text') keys.push(this.#take());
    const [first, second] = keys;
    if (!first) return this.#fail('Argument or block definition required', 'A name is required here.');
    const { kind } = this.#next;
    if (kind !== '=' && kind !== '{') {
      const detail = 'After a name an equals sign and a value are required, or a block in braces.';
      return this.#fail('Invalid argument or block definition', detail);
    }
    if (kind === '{') return this.#withKeys(keys, depth);
    if (second) return this.#fail('Invalid block definition', 'After a label a block in braces is required.');
    this.#take();
    return this.#withKeys(keys, depth);
  }

  #withKeys(keys: readonly Key[], depth: number): Item | undefined {
    const value = this.#value(depth);
    return value && { keys, value };
  }

  #value(depth: number): Node | undefined {
    const { kind, text, start, end } = this.#next;
    switch (kind) {
      case 'text':
      case 'heredoc':
      case 'whole':
      case 'float':
      case 'flag':
        this.#take();
        return { kind: kind === 'heredoc' ? 'text' : kind, text, start, end };
      case '{':
      case '[': {
        if (depth >= MAX_DEPTH) {
          this.#fail('Too much nesting', `Blocks and lists may be nested ${MAX_DEPTH} deep at most.`);
          while (this.#next.kind !== 'end') this.#take();
          return undefined;
        }
        this.#take();
        return kind === '{' ? this.#object(start, depth + 1) : this.#list(start, depth + 1);
      }
      case 'name':
        // What stands here may be a secret whose quotes were forgotten: it is not repeated.
        return this.#fail('Invalid value', 'Variables and functions may not be used here. Text is put in quotes.');
      default:
        return this.#fail(
          'Missing value',
          'A value is required here: text, a number, true, false, a list or a map.',
          // The end may be far below.
          kind === 'end' || kind === '}' ? this.#taken : this.#next,
        );
    }
  }

  #object(start: number, depth: number): Node | undefined {
    const items = this.items('}', depth);
    if (this.#next.kind === 'end') {
      return this.#fail('Unclosed block', 'There is no closing brace for this block.', { start, end: start + 1 });
    }
    return { kind: 'object', items, start, end: this.#take().end };
  }

  #list(start: number, depth: number): Node | undefined {
    const items: Node[] = [];
    for (let needsComma = false; this.#next.kind !== ']';) {
      if (this.#next.kind === ',') {
        this.#take();
        needsComma = false;
        continue;
      }
      if (needsComma) this.#fail('Missing item separator', 'A comma is required between the items of a list.');
      const item = this.#value(depth);
      if (item) items.push(item);
      // What can be no part of a list is after its end.
      else if (this.#next.kind === 'name' || this.#next.kind === 'bad') this.#take();
      else return undefined;
      needsComma = item?.kind !== 'list';
    }
    return { kind: 'list', items, start, end: this.#take().end };
  }

  /** After an error: goes to the next line that starts with a name, or to the brace that closes the block. */
  #skipItem(close: 'end' | '}'): void {
    const { text } = this.findings.source;
    let open = 0;
    let { end } = this.#next;
    while (this.#next.kind !== 'end') {
      const { kind, start } = this.#next;
      if (open === 0 && kind === '}' && close === '}') return;
      const isName = kind === 'name' || kind === 'text';
      if (open === 0 && isName && text.slice(end, start).includes('\n')) return;
      if (kind === '{' || kind === '[') open += 1;
      if ((kind === '}' || kind === ']') && open > 0) open -= 1;
      ({ end } = this.#take());
    }
  }
}
