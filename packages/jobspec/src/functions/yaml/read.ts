/** Reads YAML documents as values: mappings as objects, sequences as tuples. */

import { type Budget, FunctionError } from '../../hcl/scope.js';
import { convertValue, Mismatch } from '../../hcl/values/convert.js';
import { typeName } from '../../hcl/values/type.js';
import { Mapping, normalText, Sequence, typeOf, type Value, valueWeight } from '../../hcl/values/value.js';
import { resolveScalar, TAG_PREFIX } from './resolve.js';
import { scanYaml } from './scan.js';
import { type Mark, MAX_DEPTH, structureError, type Token } from './token.js';

/** The value of the only document of a text. */
export function fromYaml(text: string, budget: Budget): Value {
  // Each character may become a token.
  budget.spend(text.length * 2);
  if (/[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) {
    throw new FunctionError('control characters are not allowed');
  }
  return new DocumentReader(text || '\n', budget).read();
}

const MAX_WEIGHT = 1_000_000;

const NO_CONTENT = 'did not find expected node content';
const NULL_KEY = 'mapping key cannot be null';
const NO_TEXT_KEY = 'only strings are allowed as mapping keys';

/** What may stand before a node. */
interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string;
  readonly start: Mark;
}

class DocumentReader {
  readonly #scanned: ReturnType<typeof scanYaml>;
  #at = 0;
  /** The anchors of the nodes around, for each node that is open. */
  readonly #open: (string | undefined)[] = [];
  readonly #anchors = new Map<string, Value>();
  readonly #handles = new Map([
    ['!', '!'],
    ['!!', TAG_PREFIX],
  ]);

  constructor(
    text: string,
    readonly budget: Budget,
  ) {
    this.#scanned = scanYaml(text);
  }

  get #token(): Token {
    const { tokens, error } = this.#scanned;
    const token = tokens[this.#at];
    if (token) return token;
    throw error ?? new FunctionError('invalid YAML syntax');
  }

  #is(...kinds: readonly Token['kind'][]): boolean {
    return kinds.includes(this.#token.kind);
  }

  /** Takes the next token when it is of a kind. */
  #took(kind: Token['kind']): boolean {
    if (this.#token.kind !== kind) return false;
    this.#at += 1;
    return true;
  }

  read(): Value {
    this.#directives();
    const explicit = this.#token;
    if (this.#is('stream-end')) throw structureError('missing start of document', explicit.start);
    const marked = this.#took('document-start');
    if (!marked && this.#at > 0) throw structureError('did not find expected <document start>', explicit.start);
    const empty = marked && this.#is('directive', 'document-start', 'document-end', 'stream-end');
    const value = empty ? null : this.#node(true, false);
    while (this.#took('document-end')) this.#handles.clear();
    const next = this.#token;
    if (next.kind === 'stream-end') return value;
    if (next.kind !== 'document-start' && next.kind !== 'directive') {
      throw structureError('did not find expected <document start>', next.start);
    }
    throw structureError('unexpected extra content after value', next.start);
  }

  #directives(): void {
    let version = false;
    const own = new Set<string>();
    while (this.#is('directive')) {
      const { text, start } = this.#token;
      const [name, handle = '', prefix = ''] = text.split(/[ \t]+/);
      if (name === 'YAML') {
        if (version) throw structureError('found duplicate %YAML directive', start);
        if (handle !== '1.1') throw structureError('found incompatible YAML document', start);
        version = true;
      } else {
        if (own.has(handle)) throw structureError('found duplicate %TAG directive', start);
        own.add(handle);
        this.#handles.set(handle, prefix);
      }
      this.#at += 1;
    }
  }

  #properties(): Properties {
    const { start } = this.#token;
    let anchor: string | undefined;
    let tag: Token | undefined;
    for (;;) {
      if (this.#is('anchor') && anchor === undefined) anchor = this.#token.text;
      else if (this.#is('tag') && !tag) tag = this.#token;
      else break;
      this.#at += 1;
    }
    if (!tag) return { anchor, tag: '', start };
    const prefix = tag.text === '' ? '' : this.#handles.get(tag.text);
    if (prefix === undefined) throw structureError('found undefined tag handle', tag.start, start);
    return { anchor, tag: prefix + (tag.suffix ?? ''), start };
  }

  /** @param indentless - Whether a sequence may stand at the column of the key before it. */
  #node(block: boolean, indentless: boolean): Value {
    if (this.#is('alias')) {
      const { text, start } = this.#token;
      this.#at += 1;
      return this.#aliased(text, start);
    }
    const properties = this.#properties();
    const { anchor } = properties;
    this.#open.push(anchor);
    if (this.#open.length > MAX_DEPTH) throw new FunctionError('the YAML document is nested too deeply');
    const value = this.#content(properties, block, indentless);
    this.#open.pop();
    if (valueWeight(value) > MAX_WEIGHT) throw new FunctionError('the YAML document holds more than is supported');
    if (anchor !== undefined) this.#anchors.set(anchor, value);
    return value;
  }

  #aliased(name: string, start: Mark): Value {
    const quoted = JSON.stringify(name);
    if (this.#open.includes(name)) {
      throw structureError(`cannot refer to anchor ${quoted} from inside its own definition`, start);
    }
    const value = this.#anchors.get(name);
    if (value === undefined) throw structureError(`reference to undefined anchor ${quoted}`, start);
    return value;
  }

  #content(properties: Properties, block: boolean, indentless: boolean): Value {
    const token = this.#token;
    const { tag, start } = properties;
    switch (token.kind) {
      case '-':
        if (!indentless) break;
        return this.#sequence(properties, () => this.#blockItems('-', 'key', 'value', 'block-end'));
      case 'scalar':
        this.#at += 1;
        return scalarValue(token, tag, start);
      case '[':
        return this.#sequence(properties, () => this.#flowItems());
      case '{':
        return this.#mapping(properties, (entries) => this.#flow('}', () => this.#flowEntry(entries, '}')));
      case 'block-sequence':
        if (!block) break;
        return this.#sequence(properties, () => {
          this.#at += 1;
          const items = this.#blockItems('-', 'block-end');
          if (this.#took('block-end')) return items;
          throw structureError("did not find expected '-' indicator", this.#token.start, token.start);
        });
      case 'block-mapping':
        if (!block) break;
        return this.#mapping(properties, (entries) => this.#blockEntries(entries));
      default:
    }
    if (properties.anchor !== undefined || tag !== '') return resolveScalar(tag, '', false, start);
    throw structureError(NO_CONTENT, token.start, start);
  }

  #sequence({ tag, start }: Properties, items: () => Value[]): Value {
    if (tag !== '' && tag !== `${TAG_PREFIX}seq`) throw structureError(`can't interpret sequence as ${tag}`, start);
    return new Sequence('tuple', items());
  }

  #mapping({ tag, start }: Properties, fill: (entries: Map<string, Value>) => void): Value {
    if (tag !== '' && tag !== `${TAG_PREFIX}map`) throw structureError(`can't interpret mapping as ${tag}`, start);
    const entries = new Map<string, Value>();
    fill(entries);
    return new Mapping('object', entries);
  }

  /** @param ends - What may follow an item that is empty. */
  #blockItems(...ends: readonly Token['kind'][]): Value[] {
    const items: Value[] = [];
    while (this.#took('-')) items.push(this.#is(...ends) ? null : this.#node(true, false));
    return items;
  }

  #blockEntries(entries: Map<string, Value>): void {
    const { start } = this.#token;
    const ends = ['key', 'value', 'block-end'] as const;
    this.#at += 1;
    while (this.#is('key')) {
      const { line, column } = this.#token.start;
      this.#at += 1;
      if (this.#is(...ends)) throw structureError(NULL_KEY, { line, column: column + 1 });
      this.#entry(entries, true, () => (this.#took('value') && !this.#is(...ends) ? this.#node(true, true) : null));
    }
    if (!this.#took('block-end')) throw structureError('did not find expected key', this.#token.start, start);
  }

  /** Reads what stands between commas, up to a closing bracket. */
  #flow(close: ']' | '}', readItem: () => void): void {
    const { start } = this.#token;
    this.#at += 1;
    for (let first = true; !this.#took(close); first = false) {
      if (!first) {
        if (!this.#took(',')) throw structureError(`did not find expected ',' or '${close}'`, this.#token.start, start);
        if (this.#took(close)) break;
      }
      readItem();
    }
  }

  #flowItems(): Value[] {
    const items: Value[] = [];
    this.#flow(']', () => {
      if (!this.#is('key')) return items.push(this.#node(false, false));
      const entries = new Map<string, Value>();
      this.#flowEntry(entries, ']');
      return items.push(new Mapping('object', entries));
    });
    return items;
  }

  #flowEntry(entries: Map<string, Value>, close: ']' | '}'): void {
    const marked = this.#took('key');
    if (marked && this.#is('value', ',', close)) throw structureError(NULL_KEY, this.#token.start);
    this.#entry(entries, false, () =>
      marked && this.#took('value') && !this.#is(',', close) ? this.#node(false, false) : null,
    );
  }

  #entry(entries: Map<string, Value>, block: boolean, readValue: () => Value): void {
    const { start: first } = this.#token;
    if (this.#is('alias')) throw structureError(NO_TEXT_KEY, first);
    const { tag, start, anchor } = this.#properties();
    const token = this.#token;
    let text = '';
    if (this.#took('scalar')) ({ text } = token);
    else if (this.#is('[', '{') || (block && this.#is('block-sequence', 'block-mapping', '-'))) {
      throw structureError(NO_TEXT_KEY, start);
    } else if (tag === '' && anchor === undefined) {
      // Only what has a tag or an anchor may be empty.
      throw structureError(NO_CONTENT, token.start, start);
    }
    if ((tag === '' && text === '<<') || tag === `${TAG_PREFIX}merge`) {
      return this.#merge(entries, readValue(), start);
    }
    const key = convertValue(resolveScalar(tag, text, token.style === 'quoted'), 'string');
    if (key instanceof Mismatch) throw structureError(NO_TEXT_KEY, start);
    if (typeof key !== 'string') throw structureError(NULL_KEY, start);
    entries.set(normalText(key), readValue());
  }

  #merge(entries: Map<string, Value>, value: Value, start: Mark): void {
    const many = value instanceof Sequence;
    for (const from of many ? value.items : [value]) {
      if (!(from instanceof Mapping)) {
        const what = typeName(typeOf(from)) + (many ? ' (from sequence)' : '');
        throw structureError(`cannot merge ${what} into mapping`, start);
      }
      this.budget.spend(from.entries.size);
      for (const [name, item] of from.sorted()) entries.set(name, item);
    }
  }
}

function scalarValue({ text, style }: Token, tag: string, start: Mark): Value {
  const value = resolveScalar(tag, text, style === 'quoted', start);
  // A text in a block is one also where it reads like a number.
  const result = style === 'plain' || tag !== '' ? value : convertValue(value, 'string');
  return typeof result === 'string' ? normalText(result) : result instanceof Mismatch ? text : result;
}
