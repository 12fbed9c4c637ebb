/** Contents of blocks in HCL's own syntax. */

import type { Body, BodyAttribute, BodyBlock, BodyContent, BodySchema, Expansion } from './body.js';
import type { Findings } from './diagnostic.js';
import { type DynamicBlock, expandDynamic } from './dynamic-block.js';
import type { Scope } from './scope.js';
import type { Span } from './source.js';
import { nameSuggestion } from './suggestion.js';
import type { Attribute, Block, Expression, ObjectValue, Body as Tree, Tuple } from './syntax.js';

/** The contents of a parsed block or file. */
export class NativeBody implements Body {
  constructor(
    private readonly tree: Tree,
    private readonly scope: Scope,
    private readonly expansion: Expansion,
    /** Where messages about something missing point. */
    private readonly start: number = tree.start,
  ) {}

  content(schema: BodySchema, findings: Findings): BodyContent {
    const attributes = new Map<string, BodyAttribute>();
    const blocks: (readonly BodyBlock[] | DynamicBlock)[] = [];
    for (const item of this.tree.items) {
      if (item.kind === 'attribute' && schema.attributes.has(item.name)) {
        attributes.set(item.name, this.#attribute(item, item.value));
      }
    }
    for (const [name, isRequired] of schema.attributes) {
      if (!isRequired || attributes.has(name)) continue;
      findings.error(
        'Missing required argument',
        `The argument "${name}" is required, but no definition was found.`,
        this.missing,
      );
    }
    for (const item of this.tree.items) {
      if (item.kind === 'block') blocks.push(this.#taken(item, schema, findings));
    }
    for (const item of this.tree.items) {
      if (item.kind === 'attribute') refuseUnknownArgument(item, schema, attributes, findings);
    }
    for (const item of this.tree.items) if (item.kind === 'block') this.#refuseUnknownBlock(item, schema, findings);
    const made = blocks.flatMap((each) => ('scope' in each ? expandDynamic(each, schema, findings) : each));
    return { attributes, blocks: made };
  }

  attributes(findings: Findings): ReadonlyMap<string, BodyAttribute> {
    const attributes = new Map<string, BodyAttribute>();
    let hasBlock = false;
    for (const item of this.tree.items) {
      if (item.kind === 'attribute') attributes.set(item.name, this.#attribute(item, item.value));
      else if (!hasBlock) {
        hasBlock = true;
        findings.error(`Unexpected "${item.type}" block`, 'Blocks are not allowed here.', item.typeSpan);
      }
    }
    return attributes;
  }

  openAttributes(): ReadonlyMap<string, BodyAttribute> {
    const attributes = new Map<string, BodyAttribute>();
    for (const [name, { span, nameSpan, value }] of openItems(this.tree)) {
      attributes.set(name, { ...span, name, nameSpan, expression: value, scope: this.scope });
    }
    return attributes;
  }

  inScope(scope: Scope, expansion: Expansion): Body {
    return new NativeBody(this.tree, scope, expansion, this.start);
  }

  blocksOf(type: string): readonly Block[] {
    return this.tree.items.filter((item) => item.kind === 'block').filter((item) => item.type === type);
  }

  get missing(): Span {
    return { start: this.start, end: this.start };
  }

  #attribute({ name, nameSpan, start, end }: Attribute, expression: Expression): BodyAttribute {
    return { name, nameSpan, start, end, expression, scope: this.scope };
  }

  /** A block that the schema knows, or one that makes such blocks; nothing for others. */
  #taken(block: Block, schema: BodySchema, findings: Findings): readonly BodyBlock[] | DynamicBlock {
    const isDynamic = this.expansion === 'dynamic' && block.type === 'dynamic';
    const labelNames = isDynamic ? ['type'] : schema.blocks.get(block.type);
    if (!labelNames || !hasItsLabels(block, labelNames, findings)) return [];
    const { type, typeSpan, labels, header } = block;
    if (!isDynamic) return [{ type, typeSpan, labels, header, body: this.#inner(block, this.scope) }];
    const generator = new NativeBody(block.body, this.scope, 'plain', startOfBody(block));
    const content = block.body.items.find((item): item is Block => item.kind === 'block' && item.type === 'content');
    const [label] = labels;
    if (!label) return [];
    const bodyIn = content && ((scope: Scope): Body => this.#inner(content, scope));
    const size = block.end - block.start;
    return { type: label, header, body: generator, size, scope: this.scope, bodyIn };
  }

  #inner(block: Block, scope: Scope): Body {
    return new NativeBody(block.body, scope, this.expansion, startOfBody(block));
  }

  #refuseUnknownBlock({ type, typeSpan }: Block, schema: BodySchema, findings: Findings): void {
    const made = this.expansion === 'dynamic' ? ['dynamic'] : [];
    if (made.includes(type) || schema.blocks.has(type)) return;
    const near = nameSuggestion(type, [...schema.blocks.keys(), ...made]);
    const hint = near
      ? ` Did you mean "${near}"?`
      : schema.attributes.has(type)
        ? ` Did you mean to define argument "${type}"? If so, use the equals sign to assign it a value.`
        : '';
    findings.error('Unsupported block type', `Blocks of type "${type}" are not expected here.${hint}`, typeSpan);
  }
}

function refuseUnknownArgument(
  { name, nameSpan }: Attribute,
  schema: BodySchema,
  found: ReadonlyMap<string, BodyAttribute>,
  findings: Findings,
): void {
  if (schema.attributes.has(name)) return;
  const missing = [...schema.attributes.keys()].filter((known) => !found.has(known));
  // Nomad does not think of what may be a block too.
  const near = nameSuggestion(
    name,
    missing.filter((known) => !schema.blocks.has(known)),
  );
  const hint = near
    ? ` Did you mean "${near}"?`
    : schema.blocks.has(name)
      ? ` Did you mean to define a block of type "${name}"?`
      : '';
  const other = hint === '' ? nameSuggestion(name, missing) : undefined;
  const detail = `An argument named "${name}" is not expected here.${hint}`;
  const beside = other === undefined ? undefined : `Did you mean "${other}"?`;
  findings.error('Unsupported argument', detail, nameSpan, undefined, beside);
}

/** Where HCL says that a block's contents start: at the opening brace, in a block of one line at the argument. */
function startOfBody({ body, open }: Block): number {
  return body.items[0]?.start === body.start ? body.start : open.start;
}

function hasItsLabels(block: Block, names: readonly string[], findings: Findings): boolean {
  const { labels, type, typeSpan, open } = block;
  const context = { start: typeSpan.start, end: open.end };
  const extra = labels[names.length];
  if (extra) {
    const detail =
      names.length === 0
        ? `No labels are expected for ${type} blocks.`
        : `Only ${names.length} labels (${names.join(', ')}) are expected for ${type} blocks.`;
    findings.error(`Extraneous label for ${type}`, detail, extra, context);
    return false;
  }
  const missing = names[labels.length];
  if (missing === undefined) return true;
  const detail = `All ${type} blocks must have ${names.length} labels (${names.join(', ')}).`;
  findings.error(`Missing ${missing} for ${type}`, detail, open, context);
  return false;
}

interface OpenItem {
  readonly span: Span;
  readonly nameSpan: Span;
  readonly value: Expression;
}

/** The items of a block whose names are the user's: objects and blocks are lists, since either may stand for several. */
function openItems(tree: Tree): ReadonlyMap<string, OpenItem> {
  const items = new Map<string, OpenItem>();
  const groups = new Map<string, Block[]>();
  for (const item of tree.items) {
    if (item.kind === 'attribute') {
      items.set(item.name, { span: item, nameSpan: item.nameSpan, value: listed(item.value) });
      continue;
    }
    const group = groups.get(item.type);
    if (group) group.push(item);
    else groups.set(item.type, [item]);
  }
  for (const [type, group] of groups) {
    const [first] = group;
    if (first)
      items.set(type, { span: first, nameSpan: first.typeSpan, value: tupleOf(group.map(objectOf), first.open) });
  }
  return items;
}

function listed(value: Expression): Expression {
  return value.kind === 'object' ? tupleOf([value], { start: value.start, end: value.end }) : value;
}

function tupleOf(items: readonly Expression[], { start, end }: Span): Tuple {
  return { kind: 'tuple', items, start, end };
}

function objectOf(block: Block): ObjectValue {
  const items = [...openItems(block.body)].map(([name, { nameSpan, value }]) => named(name, nameSpan, value));
  let object: ObjectValue = { kind: 'object', items, start: block.start, end: block.end };
  for (const label of block.labels.toReversed()) {
    const value = tupleOf([object], label);
    object = { kind: 'object', items: [named(label.text, label, value)], start: block.start, end: block.end };
  }
  return object;
}

function named(name: string, { start, end }: Span, value: Expression): ObjectValue['items'][number] {
  return { key: { kind: 'variable', name, start, end }, value };
}
