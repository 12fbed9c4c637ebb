/** Reads YAML documents as values: mappings as objects, sequences as tuples. */

import { type Budget, FunctionError } from '../../hcl/scope.js';
import { convertValue, Mismatch } from '../../hcl/values/convert.js';
import { typeName } from '../../hcl/values/type.js';
import { Mapping, normalText, Sequence, typeOf, type Value, valueWeight } from '../../hcl/values/value.js';
import { resolveScalar, TAG_PREFIX } from './resolve.js';
import { scanYaml } from './scan.js';
import { type Mark, MAX_DEPTH, structureError, type Token } from './token.js';

const MAX_WEIGHT = 1_000_000;

const NO_CONTENT = 'did not find expected node content';
const NO_START = 'did not find expected <document start>';
const NULL_KEY = 'mapping key cannot be null';
const NO_TEXT_KEY = 'only strings are allowed as mapping keys';

/** What may stand before a node. */
interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string;
  readonly start: Mark;
}

/** The value of the only document of a text. */
export function fromYaml(source: string, budget: Budget): Value {
  // Each character may become a token.
  budget.spend(source.length * 2);
  if (/[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source)) {
    throw new FunctionError('control characters are not allowed');
  }
  const { tokens, error } = scanYaml(source || '\n');
  let at = 0;
  /** The anchors of the nodes around, for each node that is open. */
  const open: (string | undefined)[] = [];
  const anchors = new Map<string, Value>();
  const handles = new Map([
    ['!', '!'],
    ['!!', TAG_PREFIX],
  ]);

  function peek(): Token {
    const next = tokens[at];
    if (next) return next;
    throw error ?? new FunctionError('invalid YAML syntax');
  }

  function is(...kinds: readonly Token['kind'][]): boolean {
    return kinds.includes(peek().kind);
  }

  /** Takes the next token when it is of a kind. */
  function took(kind: Token['kind']): boolean {
    if (peek().kind !== kind) return false;
    at += 1;
    return true;
  }

  function directives(): void {
    let version = false;
    const own = new Set<string>();
    while (is('directive')) {
      const { text, start } = peek();
      const [name, handle = '', prefix = ''] = text.split(/[ \t]+/);
      if (name === 'YAML') {
        if (version) throw structureError('found duplicate %YAML directive', start);
        if (handle !== '1.1') throw structureError('found incompatible YAML document', start);
        version = true;
      } else {
        if (own.has(handle)) throw structureError('found duplicate %TAG directive', start);
        own.add(handle);
        handles.set(handle, prefix);
      }
      at += 1;
    }
  }

  function readProperties(): Properties {
    const { start } = peek();
    let anchor: string | undefined;
    let tag: Token | undefined;
    for (;;) {
      if (is('anchor') && anchor === undefined) anchor = peek().text;
      else if (is('tag') && !tag) tag = peek();
      else break;
      at += 1;
    }
    if (!tag) return { anchor, tag: '', start };
    const prefix = tag.text === '' ? '' : handles.get(tag.text);
    if (prefix === undefined) throw structureError('found undefined tag handle', tag.start, start);
    return { anchor, tag: prefix + (tag.suffix ?? ''), start };
  }

  /** @param indentless - Whether a sequence may stand at the column of the key before it. */
  function node(block: boolean, indentless: boolean): Value {
    const first = peek();
    if (took('alias')) return aliased(first);
    const properties = readProperties();
    const { anchor } = properties;
    open.push(anchor);
    if (open.length > MAX_DEPTH) throw new FunctionError('the YAML document is nested too deeply');
    const value = content(properties, block, indentless);
    open.pop();
    if (valueWeight(value) > MAX_WEIGHT) throw new FunctionError('the YAML document holds more than is supported');
    if (anchor !== undefined) anchors.set(anchor, value);
    return value;
  }

  function aliased({ text: name, start }: Token): Value {
    const quoted = JSON.stringify(name);
    if (open.includes(name)) {
      throw structureError(`cannot refer to anchor ${quoted} from inside its own definition`, start);
    }
    const value = anchors.get(name);
    if (value === undefined) throw structureError(`reference to undefined anchor ${quoted}`, start);
    return value;
  }

  function content(properties: Properties, block: boolean, indentless: boolean): Value {
    const token = peek();
    const { tag, start } = properties;
    switch (token.kind) {
      case '-':
        if (!indentless) break;
        return sequence(properties, () => blockItems('-', 'key', 'value', 'block-end'));
      case 'scalar':
        at += 1;
        return scalarValue(token, tag, start);
      case '[':
        return sequence(properties, flowItems);
      case '{':
        return mapping(properties, (entries) => flow('}', () => flowEntry(entries, '}')));
      case 'block-sequence':
        if (!block) break;
        return sequence(properties, () => {
          at += 1;
          const items = blockItems('-', 'block-end');
          if (took('block-end')) return items;
          throw structureError("did not find expected '-' indicator", peek().start, token.start);
        });
      case 'block-mapping':
        if (!block) break;
        return mapping(properties, blockEntries);
      default:
    }
    if (properties.anchor !== undefined || tag !== '') return resolveScalar(tag, '', false, start);
    throw structureError(NO_CONTENT, token.start, start);
  }

  function sequence({ tag, start }: Properties, items: () => Value[]): Value {
    if (tag !== '' && tag !== `${TAG_PREFIX}seq`) throw structureError(`can't interpret sequence as ${tag}`, start);
    return new Sequence('tuple', items());
  }

  function mapping({ tag, start }: Properties, fill: (entries: Map<string, Value>) => void): Value {
    if (tag !== '' && tag !== `${TAG_PREFIX}map`) throw structureError(`can't interpret mapping as ${tag}`, start);
    const entries = new Map<string, Value>();
    fill(entries);
    return new Mapping('object', entries);
  }

  /** @param ends - What may follow an item that is empty. */
  function blockItems(...ends: readonly Token['kind'][]): Value[] {
    const items: Value[] = [];
    while (took('-')) items.push(is(...ends) ? null : node(true, false));
    return items;
  }

  function blockEntries(entries: Map<string, Value>): void {
    const { start } = peek();
    const ends = ['key', 'value', 'block-end'] as const;
    at += 1;
    while (is('key')) {
      const { line, column } = peek().start;
      at += 1;
      if (is(...ends)) throw structureError(NULL_KEY, { line, column: column + 1 });
      entry(entries, true, () => (took('value') && !is(...ends) ? node(true, true) : null));
    }
    if (!took('block-end')) throw structureError('did not find expected key', peek().start, start);
  }

  /** Reads what stands between commas, up to a closing bracket. */
  function flow(close: ']' | '}', readItem: () => void): void {
    const { start } = peek();
    at += 1;
    for (let first = true; !took(close); first = false) {
      if (!first) {
        if (!took(',')) throw structureError(`did not find expected ',' or '${close}'`, peek().start, start);
        if (took(close)) break;
      }
      readItem();
    }
  }

  function flowItems(): Value[] {
    const items: Value[] = [];
    flow(']', () => {
      if (!is('key')) return items.push(node(false, false));
      const entries = new Map<string, Value>();
      flowEntry(entries, ']');
      return items.push(new Mapping('object', entries));
    });
    return items;
  }

  function flowEntry(entries: Map<string, Value>, close: ']' | '}'): void {
    const marked = took('key');
    if (marked && is('value', ',', close)) throw structureError(NULL_KEY, peek().start);
    entry(entries, false, () => (marked && took('value') && !is(',', close) ? node(false, false) : null));
  }

  function entry(entries: Map<string, Value>, block: boolean, readValue: () => Value): void {
    if (is('alias')) throw structureError(NO_TEXT_KEY, peek().start);
    const { tag, start, anchor } = readProperties();
    const token = peek();
    let text = '';
    if (took('scalar')) ({ text } = token);
    else if (is('[', '{') || (block && is('block-sequence', 'block-mapping', '-'))) {
      throw structureError(NO_TEXT_KEY, start);
    } else if (tag === '' && anchor === undefined) {
      // Only what has a tag or an anchor may be empty.
      throw structureError(NO_CONTENT, token.start, start);
    }
    if ((tag === '' && text === '<<') || tag === `${TAG_PREFIX}merge`) {
      return merge(entries, readValue(), start);
    }
    const key = convertValue(resolveScalar(tag, text, token.style === 'quoted'), 'string');
    if (key instanceof Mismatch) throw structureError(NO_TEXT_KEY, start);
    if (typeof key !== 'string') throw structureError(NULL_KEY, start);
    entries.set(normalText(key), readValue());
  }

  function merge(entries: Map<string, Value>, value: Value, start: Mark): void {
    const many = value instanceof Sequence;
    for (const from of many ? value.items : [value]) {
      if (!(from instanceof Mapping)) {
        const what = typeName(typeOf(from)) + (many ? ' (from sequence)' : '');
        throw structureError(`cannot merge ${what} into mapping`, start);
      }
      budget.spend(from.entries.size);
      for (const [name, item] of from.sorted()) entries.set(name, item);
    }
  }

  directives();
  const { start } = peek();
  if (is('stream-end')) throw structureError('missing start of document', start);
  const marked = took('document-start');
  if (!marked && at > 0) throw structureError(NO_START, start);
  const empty = marked && is('directive', 'document-start', 'document-end', 'stream-end');
  const value = empty ? null : node(true, false);
  while (took('document-end')) handles.clear();
  if (is('stream-end')) return value;
  const why = is('document-start', 'directive') ? 'unexpected extra content after value' : NO_START;
  throw structureError(why, peek().start);
}

function scalarValue({ text, style }: Token, tag: string, start: Mark): Value {
  const value = resolveScalar(tag, text, style === 'quoted', start);
  // A text in a block is one also where it reads like a number.
  const result = style === 'plain' || tag !== '' ? value : convertValue(value, 'string');
  return typeof result === 'string' ? normalText(result) : result instanceof Mismatch ? text : result;
}
