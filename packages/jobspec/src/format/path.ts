/** Paths to arguments of a file: what they are, and where they lead. */

import type { Span } from '../hcl/source.js';
import { nameSuggestion } from '../hcl/suggestion.js';
import type { Attribute, Block, Body, Expression, File, ObjectValue } from '../hcl/syntax.js';

/**
 * A way to an argument: block types, each followed by its labels, then the name, then keys of maps and indexes of lists.
 *
 * - `['job', 'web', 'group', 'cache', 'count']`: `count` in `group "cache"` of `job "web"`.
 * - `['job', 'web', 'meta', 'owner']`: the key of `meta = { owner = "a" }`, or of `meta { owner = "a" }`.
 * - `['job', 'web', 'constraint', 1, 'value']`: a number after type and labels chooses among blocks that are alike, from 0.
 * - `['job', 'web', 'datacenters', 0]`: a number after a name is an index into a list that is written out.
 * - `[{ block: 'job' }, { block: 'group', labels: ['cache'] }, 'count']`: a block with any labels, or spelled out.
 */
export type EditPath = readonly PathStep[];

/** A step of an {@link EditPath}. */
export type PathStep = string | number | BlockStep;

/** A block, chosen by more than its type. */
export interface BlockStep {
  /** The block's type. */
  readonly block: string;
  /** All its labels. Default: any. */
  readonly labels?: readonly string[];
  /** Which of several that fit, from 0. Left out: there must be one. */
  readonly index?: number;
}

/** Thrown for a path that does not lead to an argument. The message says where it ends and what exists there. */
export class HclPathError extends Error {
  override readonly name = 'HclPathError';

  constructor(
    readonly path: EditPath,
    problem: string,
    /** What exists where the path ends: names of arguments, blocks with their labels, keys. */
    readonly found: readonly string[] = [],
  ) {
    super(`${pathText(path)}: ${problem}`);
  }
}

/** A path as messages write it: `job.web.group.cache.count`. */
function pathText(path: EditPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else {
      const name = typeof step === 'string' ? step : [step.block, ...(step.labels ?? [])].join('.');
      text += `${text === '' ? '' : '.'}${name}`;
      if (typeof step === 'object' && step.index !== undefined) text += `[${step.index}]`;
    }
  }
  return text === '' ? '(the empty path)' : text;
}

/** An argument of a body, or an item of a map. */
export interface Entry {
  readonly start: number;
  /** Where its name or key ends. */
  readonly keyEnd: number;
  readonly value: Expression;
}

/** What holds entries: a file, a block, a map or a list. */
export interface Container {
  readonly kind: 'file' | 'block' | 'map' | 'list';
  /** Where its inside starts, after the brace. */
  readonly open: number;
  /** Where its inside ends, before the brace. */
  readonly close: number;
  readonly entries: readonly Entry[];
  /** Where its first block starts. */
  readonly firstBlock: number | undefined;
  /** What it stands in. */
  readonly parent: Container | undefined;
}

/** Where a path leads: to an entry, or to a name that a container lacks. */
export type Place =
  | { readonly kind: 'entry'; readonly container: Container; readonly entry: Entry }
  | { readonly kind: 'absent'; readonly container: Container; readonly name: string; readonly error: HclPathError };

/**
 * Follows a path.
 *
 * @throws {@link HclPathError} when a step before the last leads nowhere, or the last to a block.
 */
export function follow(file: File, path: EditPath): Place {
  return new Walk(path).body(file.body, bodyContainer('file', file.body, file, undefined), 'the file', 0);
}

/** Messages name no more than this of what exists. */
const MAX_LISTED = 20;

class Walk {
  constructor(private readonly path: EditPath) {}

  body(body: Body, container: Container, where: string, at: number): Place {
    const step = this.path[at];
    const isLast = at === this.path.length - 1;
    if (step === undefined) throw this.#error(`the path ends at ${where}; name an argument in it`, listBody(body));
    if (typeof step === 'number') {
      throw this.#error(`[${step}] must follow the type and labels of a block, or the name of a list`, listBody(body));
    }
    if (typeof step === 'object') return this.#block(body, container, where, at);
    const attribute = body.items.find((item) => item.kind === 'attribute' && item.name === step);
    if (attribute?.kind === 'attribute') return this.#value(container, attributeEntry(attribute), at + 1);
    if (body.items.some((item) => item.kind === 'block' && item.type === step)) {
      return this.#block(body, container, where, at);
    }
    const error = this.#missing(isLast ? `argument "${step}"` : `argument or block "${step}"`, step, where, body);
    if (isLast) return { kind: 'absent', container, name: step, error };
    throw error;
  }

  /** Takes the block or blocks that a step, and for a plain step the labels after it, choose. */
  #block(body: Body, container: Container, where: string, at: number): Place {
    const step = this.path[at];
    const { blocks, next, index } = typeof step === 'object' ? spelledOut(body, step, at) : this.#named(body, at);
    const fitting = index === undefined ? blocks : blocks.slice(index, index + 1);
    const [block] = fitting;
    if (!block) {
      const last = this.path[next - 1];
      const wanted = pathText(this.path.slice(at, next));
      throw this.#missing(`block ${wanted}`, typeof last === 'object' ? last.block : String(last), where, body);
    }
    if (fitting.length > 1) {
      throw this.#error(
        `${where} has ${blocks.length} blocks ${headerText(block)}; choose one with a number from 0 to ${blocks.length - 1} after it`,
        blocks.map(headerText),
      );
    }
    const inside = { start: block.open.end, end: block.end - 1 };
    return this.body(block.body, bodyContainer('block', block.body, inside, container), headerText(block), next);
  }

  /** Blocks of the type that a plain step names; the steps that follow it are labels as far as blocks have any. */
  #named(body: Body, at: number): Chosen {
    const type = this.path[at];
    const all = body.items.filter((item): item is Block => item.kind === 'block' && item.type === type);
    let blocks = all.filter((block) =>
      block.labels.every((label, number) => label.text === this.path[at + 1 + number]),
    );
    let labels = 0;
    for (const block of blocks.length > 0 ? blocks : all) labels = Math.max(labels, block.labels.length);
    blocks = blocks.filter((block) => block.labels.length === labels);
    const next = Math.min(at + 1 + labels, this.path.length);
    const index = this.path[next];
    return typeof index === 'number' ? { blocks, next: next + 1, index } : { blocks, next, index: undefined };
  }

  #value(container: Container, entry: Entry, at: number): Place {
    const { path } = this;
    const step = path[at];
    if (step === undefined) return { kind: 'entry', container, entry };
    const value = bare(entry.value);
    const before = pathText(path.slice(0, at));
    if (value.kind === 'object' && typeof step === 'string') {
      const map = valueContainer('map', value, value.items.map(itemEntry), container);
      const item = value.items.findLast(({ key }) => keyText(key) === step);
      if (item) return this.#value(map, itemEntry(item), at + 1);
      const keys = value.items.map(({ key }) => keyText(key) ?? '(computed)');
      const error = this.#error(`there is no key "${step}" in ${before}`, keys, nameSuggestion(step, keys));
      if (at === path.length - 1) return { kind: 'absent', container: map, name: step, error };
      throw error;
    }
    if (value.kind === 'tuple' && typeof step === 'number') {
      const item = value.items[step];
      if (!item) throw this.#error(`${before} has ${value.items.length} items, counted from 0`, []);
      const unnamed = { start: item.start, keyEnd: item.start, value: item };
      return this.#value(valueContainer('list', value, [], container), unnamed, at + 1);
    }
    const wanted = typeof step === 'number' ? 'list' : 'map';
    throw this.#error(`${before} is no ${wanted} that is written out, so nothing in it can be reached`, []);
  }

  #missing(what: string, name: string, where: string, body: Body): HclPathError {
    const names = body.items.flatMap((item) =>
      item.kind === 'attribute' ? [item.name] : [item.type, ...item.labels.map((label) => label.text)],
    );
    const meant = names.includes(name) ? undefined : nameSuggestion(name, names);
    return this.#error(`there is no ${what} in ${where}`, listBody(body), meant);
  }

  #error(problem: string, found: readonly string[], meant?: string): HclPathError {
    const suggestion = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    const more = found.length > MAX_LISTED ? ', …' : '';
    const there = found.length === 0 ? '' : ` There: ${found.slice(0, MAX_LISTED).join(', ')}${more}.`;
    return new HclPathError(this.path, `${problem}.${suggestion}${there}`, found);
  }
}

/** Blocks that a step, or several, choose; `next` is the step after those. */
interface Chosen {
  readonly blocks: readonly Block[];
  readonly next: number;
  readonly index: number | undefined;
}

function spelledOut(body: Body, { block: type, labels, index }: BlockStep, at: number): Chosen {
  const blocks = body.items.filter(
    (item): item is Block =>
      item.kind === 'block' &&
      item.type === type &&
      (labels === undefined ||
        (labels.length === item.labels.length && labels.every((label, number) => label === item.labels[number]?.text))),
  );
  return { blocks, next: at + 1, index };
}

function headerText(block: Block): string {
  return [block.type, ...block.labels.map((label) => JSON.stringify(label.text))].join(' ');
}

function listBody(body: Body): string[] {
  return body.items.map((item) => (item.kind === 'attribute' ? item.name : headerText(item)));
}

/** The expression within parentheses. */
function bare(value: Expression): Expression {
  return value.kind === 'parentheses' ? bare(value.inner) : value;
}

/** The key of a map as text, unless it must be computed. */
function keyText(key: Expression): string | undefined {
  if (key.kind === 'variable') return key.name;
  if (key.kind === 'word') return String(key.value);
  if (key.kind === 'number') return key.text;
  if (key.kind !== 'template') return undefined;
  const [only, more] = key.parts;
  if (!only) return '';
  return only.kind === 'text' && !more ? only.text : undefined;
}

function attributeEntry({ start, nameSpan, value }: Attribute): Entry {
  return { start, keyEnd: nameSpan.end, value };
}

function itemEntry({ key, value }: ObjectValue['items'][number]): Entry {
  return { start: key.start, keyEnd: key.end, value };
}

function bodyContainer(kind: 'file' | 'block', body: Body, inside: Span, parent: Container | undefined): Container {
  const entries = body.items.flatMap((item) => (item.kind === 'attribute' ? [attributeEntry(item)] : []));
  const firstBlock = body.items.find((item) => item.kind === 'block')?.start;
  return { kind, open: inside.start, close: inside.end, entries, firstBlock, parent };
}

function valueContainer(kind: 'map' | 'list', value: Span, entries: readonly Entry[], parent: Container): Container {
  return { kind, open: value.start + 1, close: value.end - 1, entries, firstBlock: undefined, parent };
}
