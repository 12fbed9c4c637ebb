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

/** What may stand before a node. */
interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string;
  readonly start: Mark;
}

class DocumentReader {
  readonly #tokens: readonly Token[];
  readonly #error: FunctionError | undefined;
  #at = 0;
  #depth = 0;
  readonly #anchors = new Map<string, Value>();
  readonly #pending = new Map<string, number>();
  readonly #handles = new Map([
    ['!', '!'],
    ['!!', TAG_PREFIX],
  ]);

  constructor(
    text: string,
    readonly budget: Budget,
  ) {
    const { tokens, error } = scanYaml(text);
    this.#tokens = tokens;
    this.#error = error;
  }

  get #token(): Token {
    const token = this.#tokens[this.#at];
    if (token) return token;
    throw this.#error ?? new FunctionError('invalid YAML syntax');
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
    if (anchor !== undefined) this.#pending.set(anchor, (this.#pending.get(anchor) ?? 0) + 1);
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new FunctionError('the YAML document is nested too deeply');
    const value = this.#content(properties, block, indentless);
    this.#depth -= 1;
    if (valueWeight(value) > MAX_WEIGHT) throw new FunctionError('the YAML document holds more than is supported');
    if (anchor !== undefined) {
      const open = (this.#pending.get(anchor) ?? 1) - 1;
      if (open === 0) this.#pending.delete(anchor);
      else this.#pending.set(anchor, open);
      this.#anchors.set(anchor, value);
    }
    return value;
  }

  #aliased(name: string, start: Mark): Value {
    const quoted = JSON.stringify(name);
    if (this.#pending.has(name)) {
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
        return this.#sequence(properties, () => this.#indentlessItems());
      case 'scalar':
        this.#at += 1;
        return scalarValue(token, tag, start);
      case '[':
        return this.#sequence(properties, () => this.#flowItems());
      case '{':
        return this.#mapping(properties, (entries) => this.#flowEntries(entries));
      case 'block-sequence':
        if (!block) break;
        return this.#sequence(properties, () => this.#blockItems());
      case 'block-mapping':
        if (!block) break;
        return this.#mapping(properties, (entries) => this.#blockEntries(entries));
      default:
    }
    if (properties.anchor !== undefined || tag !== '') return placed(() => resolveScalar(tag, '', false), start);
    throw structureError('did not find expected node content', token.start, start);
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

  #blockItems(): Value[] {
    const { start } = this.#token;
    this.#at += 1;
    const items: Value[] = [];
    while (this.#took('-')) items.push(this.#is('-', 'block-end') ? null : this.#node(true, false));
    if (!this.#took('block-end')) throw structureError("did not find expected '-' indicator", this.#token.start, start);
    return items;
  }

  #indentlessItems(): Value[] {
    const items: Value[] = [];
    while (this.#took('-')) {
      items.push(this.#is('-', 'key', 'value', 'block-end') ? null : this.#node(true, false));
    }
    return items;
  }

  #blockEntries(entries: Map<string, Value>): void {
    const { start } = this.#token;
    const ends = ['key', 'value', 'block-end'] as const;
    this.#at += 1;
    while (this.#is('key')) {
      const keyEnd = this.#token.end;
      this.#at += 1;
      this.#entry(entries, true, this.#is(...ends) ? keyEnd : undefined, () =>
        this.#took('value') && !this.#is(...ends) ? this.#node(true, true) : null,
      );
    }
    if (!this.#took('block-end')) throw structureError('did not find expected key', this.#token.start, start);
  }

  #flowItems(): Value[] {
    const { start } = this.#token;
    this.#at += 1;
    const items: Value[] = [];
    while (!this.#took(']')) {
      if (items.length > 0) {
        if (!this.#took(',')) throw structureError("did not find expected ',' or ']'", this.#token.start, start);
        if (this.#took(']')) break;
      }
      if (!this.#took('key')) {
        items.push(this.#node(false, false));
        continue;
      }
      const entries = new Map<string, Value>();
      this.#entry(entries, false, this.#is('value', ',', ']') ? this.#token.start : undefined, () =>
        this.#took('value') && !this.#is(',', ']') ? this.#node(false, false) : null,
      );
      items.push(new Mapping('object', entries));
    }
    return items;
  }

  #flowEntries(entries: Map<string, Value>): void {
    const { start } = this.#token;
    this.#at += 1;
    for (let first = true; !this.#took('}'); first = false) {
      if (!first) {
        if (!this.#took(',')) throw structureError("did not find expected ',' or '}'", this.#token.start, start);
        if (this.#took('}')) break;
      }
      const marked = this.#took('key');
      const empty = marked && this.#is('value', ',', '}');
      this.#entry(entries, false, empty ? this.#token.start : undefined, () =>
        marked && this.#took('value') && !this.#is(',', '}') ? this.#node(false, false) : null,
      );
    }
  }

  /** @param empty - Where the key would stand, when there is none. */
  #entry(entries: Map<string, Value>, block: boolean, empty: Mark | undefined, readValue: () => Value): void {
    if (empty) throw structureError('mapping key cannot be null', empty);
    const { start: first } = this.#token;
    if (this.#is('alias')) throw structureError('only strings are allowed as mapping keys', first);
    const { tag, start, anchor } = this.#properties();
    const token = this.#token;
    const scalar = token.kind === 'scalar';
    if (!scalar) {
      if (block ? this.#is('[', '{', 'block-sequence', 'block-mapping', '-') : this.#is('[', '{')) {
        throw structureError('only strings are allowed as mapping keys', start);
      }
      // What has a tag or an anchor may be empty.
      if (tag === '' && anchor === undefined) {
        throw structureError('did not find expected node content', token.start, start);
      }
    } else this.#at += 1;
    const text = scalar ? token.text : '';
    if ((tag === '' && text === '<<') || tag === `${TAG_PREFIX}merge`) {
      this.#merge(entries, readValue(), start);
      return;
    }
    const key = convertValue(resolveScalar(tag, text, token.style === 'quoted'), 'string');
    if (key instanceof Mismatch) throw structureError('only strings are allowed as mapping keys', start);
    if (typeof key !== 'string') throw structureError('mapping key cannot be null', start);
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

/** Tells where an error is. */
function placed(compute: () => Value, start: Mark): Value {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    throw structureError(error.message, start);
  }
}

function scalarValue({ text, style }: Token, tag: string, start: Mark): Value {
  const value = placed(() => resolveScalar(tag, text, style === 'quoted'), start);
  // A text in a block is one also where it reads like a number.
  const result = style === 'plain' || tag !== '' ? value : convertValue(value, 'string');
  return typeof result === 'string' ? normalText(result) : result instanceof Mismatch ? text : result;
}
