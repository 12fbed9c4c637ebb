/** Contents of blocks in HCL's JSON syntax: what a property is, an argument or blocks, is for the schema to say. */

import type { Body, BodyAttribute, BodyBlock, BodyContent, BodyLabel, BodySchema, Expansion } from '../body.js';
import { type Findings, rangeText } from '../diagnostic.js';
import { expandDynamic } from '../dynamic-block.js';
import type { Scope } from '../scope.js';
import type { Source, Span } from '../source.js';
import { nameSuggestion } from '../suggestion.js';
import type { Expression } from '../syntax.js';
import { expressionOf } from './expression.js';
import { type JsonNode, type JsonProperty, startOfNode } from './syntax.js';
import { unescapeJson } from './text.js';

/** Properties of this name are comments. */
const COMMENT = '//';

/** The contents of a parsed file, or of a block in it. */
export class JsonBody implements Body {
  constructor(
    private readonly node: JsonNode,
    private readonly scope: Scope,
    private readonly expansion: Expansion,
  ) {}

  content(schema: BodySchema, findings: Findings): BodyContent {
    const attributes = new Map<string, BodyAttribute>();
    const blocks: BodyBlock[] = [];
    const before = findings.list.length;
    const properties = propertiesOf(this.node, undefined, findings);
    const typeErrors = findings.list.slice(before);
    const used = new Set<string>();
    for (const property of properties) {
      const name = property.name.text;
      const labels = this.#labelNames(name, schema);
      if (schema.attributes.has(name)) {
        used.add(name);
        const first = attributes.get(name);
        if (first) refuseSecond('Duplicate argument', property, first, findings);
        else attributes.set(name, new JsonAttribute(property, this.scope, findings.source));
      } else if (labels) {
        used.add(name);
        for (const found of unpackBlocks(property.value, labels, property.name, findings)) {
          for (const made of this.#made(found, property.name, schema, findings)) blocks.push(made);
        }
      }
    }
    for (const [name, isRequired] of schema.attributes) {
      if (!isRequired || attributes.has(name)) continue;
      const detail = `The argument "${name}" is required, but no definition was found.`;
      findings.error('Missing required argument', detail, this.missing);
    }
    // HCL looks at the properties a second time, and says again what is wrong with their types.
    findings.list.push(...typeErrors.map((error) => ({ ...error, redundant: true as const })));
    const names = [...[...schema.attributes.keys()].filter((name) => !used.has(name)), ...schema.blocks.keys()];
    if (this.expansion === 'dynamic') names.push('dynamic');
    for (const { name } of properties) {
      if (used.has(name.text) || name.text === COMMENT) continue;
      const meant = nameSuggestion(name.text, names);
      const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      const detail = `No argument or block type is named ${JSON.stringify(name.text)}.${hint}`;
      findings.error('Extraneous JSON object property', detail, name, name);
    }
    return { attributes, blocks };
  }

  attributes(findings: Findings): ReadonlyMap<string, BodyAttribute> {
    const attributes = new Map<string, BodyAttribute>();
    if (this.node.kind !== 'object') {
      const detail = 'A JSON object is required here, setting the arguments for this block.';
      findings.error('Incorrect JSON value type', detail, startOfNode(this.node));
      return attributes;
    }
    for (const property of this.node.properties) {
      const name = property.name.text;
      if (name === COMMENT) continue;
      const first = attributes.get(name);
      if (first) refuseSecond('Duplicate attribute definition', property, first, findings);
      else attributes.set(name, new JsonAttribute(property, this.scope, findings.source));
    }
    return attributes;
  }

  openAttributes(findings: Findings): ReadonlyMap<string, BodyAttribute> {
    return this.attributes(findings);
  }

  inScope(scope: Scope, expansion: Expansion): Body {
    const { undefinedVariable } = scope;
    if (!undefinedVariable) return new JsonBody(this.node, scope, expansion);
    // What stands for a reference is its text, as it is written in the file: with JSON's escapes.
    const unescaped: Scope['undefinedVariable'] = (reference) => {
      const value = undefinedVariable(reference);
      return typeof value === 'string' ? unescapeJson(value) : value;
    };
    return new JsonBody(this.node, { ...scope, undefinedVariable: unescaped }, expansion);
  }

  blocksOf(type: string): readonly { readonly labels: readonly BodyLabel[]; readonly typeSpan: Span }[] {
    return propertiesOf(this.node, undefined, undefined).flatMap(({ name, value }) => {
      if (name.text !== type) return [];
      return unpackBlocks(value, ['name'], name, undefined).map(({ labels }) => ({ labels, typeSpan: name }));
    });
  }

  get missing(): Span {
    const { kind, end } = this.node;
    return kind === 'object' ? { start: Math.max(0, end - 1), end } : startOfNode(this.node);
  }

  #labelNames(name: string, schema: BodySchema): readonly string[] | undefined {
    return this.expansion === 'dynamic' && name === 'dynamic' ? ['type'] : schema.blocks.get(name);
  }

  #made(
    { labels, header, node }: UnpackedBlock,
    { text: type, start, end }: JsonProperty['name'],
    schema: BodySchema,
    findings: Findings,
  ): readonly BodyBlock[] {
    const inside = (inner: JsonNode, scope: Scope): Body => new JsonBody(inner, scope, this.expansion);
    const [label] = labels;
    if (this.expansion === 'plain' || type !== 'dynamic' || !label) {
      return [{ type, typeSpan: { start, end }, labels, header, body: inside(node, this.scope) }];
    }
    const contents = propertiesOf(node, undefined, undefined).find(({ name }) => name.text === 'content')?.value;
    const content = contents?.kind === 'array' ? contents.items[0] : contents;
    const bodyIn = content && ((scope: Scope): Body => inside(content, scope));
    const body = new JsonBody(node, this.scope, 'plain');
    const size = node.end - node.start;
    return expandDynamic({ type: label, header, body, size, scope: this.scope, bodyIn }, schema, findings);
  }
}

/** A property as an argument. Its expression is made when it is asked for. */
class JsonAttribute implements BodyAttribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly start: number;
  readonly end: number;
  #expression: Expression | undefined;

  constructor(
    private readonly property: JsonProperty,
    readonly scope: Scope,
    private readonly source: Source,
  ) {
    const { name, value } = property;
    this.name = name.text;
    this.nameSpan = { start: name.start, end: name.end };
    this.start = name.start;
    this.end = value.end;
  }

  get expression(): Expression {
    this.#expression ??= expressionOf(this.property.value, this.source);
    return this.#expression;
  }
}

function refuseSecond(summary: string, { name }: JsonProperty, first: Span, findings: Findings): void {
  const detail = `The argument ${JSON.stringify(name.text)} was already set at ${rangeText(findings.source.range(first))}.`;
  if (summary === 'Duplicate argument') findings.error(summary, detail, name, name);
  else findings.error(summary, detail, name);
}

/** The properties of an object, or of all objects of an array. `label`: they stand for labels of that name. */
function propertiesOf(
  node: JsonNode,
  label: string | undefined,
  findings: Findings | undefined,
): readonly JsonProperty[] {
  const purpose =
    label === undefined ? 'to define arguments and child blocks' : `to specify ${label} labels for this block`;
  if (node.kind === 'object') return node.properties;
  if (node.kind === 'word' && node.value === null) return [];
  if (node.kind !== 'array') {
    const detail = `Either a JSON object or JSON array of objects is required here, ${purpose}.`;
    findings?.error('Incorrect JSON value type', detail, startOfNode(node));
    return [];
  }
  return node.items.flatMap((item) => {
    if (item.kind === 'object') return item.properties;
    findings?.error('Incorrect JSON value type', `A JSON object is required here, ${purpose}.`, startOfNode(item));
    return [];
  });
}

interface UnpackedBlock {
  readonly labels: readonly BodyLabel[];
  readonly header: Span;
  readonly node: JsonNode;
}

/** Blocks that a value stands for: an object around them for each label, then an object, or an array of one for each block. */
function unpackBlocks(
  node: JsonNode,
  labelNames: readonly string[],
  type: JsonProperty['name'],
  findings: Findings | undefined,
  labels: readonly BodyLabel[] = [],
): readonly UnpackedBlock[] {
  const [label, ...more] = labelNames;
  if (label !== undefined) {
    const properties = propertiesOf(node, label, findings);
    if (properties.length === 0) {
      const detail = `At least one object property is required, whose name represents the ${type.text} block's ${label}.`;
      findings?.error('Missing block label', detail, startOfNode(node));
    }
    return properties.flatMap(({ name, value }) => {
      const named = { text: name.text, start: name.start, end: name.end };
      return unpackBlocks(value, more, type, findings, [...labels, named]);
    });
  }
  const header = startOfNode(node);
  if (node.kind === 'object') return [{ labels, header, node }];
  if (node.kind === 'array') return node.items.map((item) => ({ labels, header, node: item }));
  if (node.kind === 'word' && node.value === null) return [];
  const detail = `Either a JSON object or a JSON array is required, representing the contents of one or more ${JSON.stringify(type.text)} blocks.`;
  findings?.error('Incorrect JSON value type', detail, startOfNode(node));
  return [];
}
