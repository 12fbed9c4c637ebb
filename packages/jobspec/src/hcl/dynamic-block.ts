/** `dynamic "type" { … }`: a block for each item of a collection. */

import type { Body, BodyBlock, BodyLabel, BodySchema } from './body.js';
import type { Findings } from './diagnostic.js';
import { evaluate } from './evaluate.js';
import { staticExpression } from './static-expression.js';
import type { Scope } from './scope.js';
import type { Span } from './source.js';
import type { Expression } from './syntax.js';
import { convertValue, Mismatch } from './values/convert.js';
import { typeName } from './values/type.js';
import { Mapping, Sequence, typeOf, type Value, valueWeight } from './values/value.js';

/** A `dynamic` block as it stands in a file. */
export interface DynamicBlock {
  /** Its label: the type of the blocks that it makes. */
  readonly type: BodyLabel;
  readonly header: Span;
  /** Its contents, in which nothing is dynamic. */
  readonly body: Body;
  /** How many characters it has: each block that it makes holds about as much. */
  readonly size: number;
  readonly scope: Scope;
  /** Makes the contents of a made block, given what it may refer to; `undefined` when there is no `content`. */
  readonly bodyIn: ((scope: Scope) => Body) | undefined;
}

const SCHEMA: BodySchema = {
  attributes: new Map([
    ['for_each', true],
    ['iterator', false],
  ]),
  blocks: new Map([['content', []]]),
};

const SCHEMA_WITH_LABELS: BodySchema = {
  attributes: new Map([...SCHEMA.attributes, ['labels', true]]),
  blocks: SCHEMA.blocks,
};

/** The blocks that it makes; none after an error. */
export function expandDynamic(dynamic: DynamicBlock, schema: BodySchema, findings: Findings): readonly BodyBlock[] {
  const labelNames = schema.blocks.get(dynamic.type.text);
  if (!labelNames) {
    const detail = `Blocks of type "${dynamic.type.text}" are not expected here.`;
    findings.error('Unsupported block type', detail, dynamic.type);
    return [];
  }
  const before = findings.list.length;
  const content = dynamic.body.content(labelNames.length > 0 ? SCHEMA_WITH_LABELS : SCHEMA, findings);
  if (findings.list.length > before) return [];
  const iterator = content.attributes.get('iterator');
  const name = iterator ? iteratorName(staticExpression(iterator.expression), findings) : dynamic.type.text;
  const each = content.attributes.get('for_each');
  if (name === undefined || !each) return [];
  const items = itemsOf(each.expression, dynamic.scope, findings);
  const labels = content.attributes.get('labels');
  const labelExpressions = labels ? labelsOf(labels.expression, dynamic.type.text, labelNames, findings) : [];
  if (!items || !labelExpressions) return [];
  const { bodyIn } = dynamic;
  const [, second] = content.blocks;
  if (!bodyIn || second) {
    if (second) {
      const detail = 'Only one nested content block is allowed for each dynamic block.';
      findings.error('Extraneous dynamic content block', detail, second.header);
    } else {
      const detail =
        'A dynamic block must have a nested block of type "content" to describe the body of each generated block.';
      findings.error('Missing dynamic content block', detail, dynamic.body.missing);
    }
    return [];
  }
  if (!isPaidFor(dynamic, items.length)) {
    const detail = 'Dynamic blocks make more blocks than are supported.';
    findings.error('Too many blocks', detail, each.expression);
    return [];
  }
  const blocks: BodyBlock[] = [];
  for (const [key, value] of items) {
    const scope = scopeWith(dynamic.scope, name, key, value);
    const texts = labelTexts(labelExpressions, scope, findings);
    if (!texts) continue;
    const { text: type, start, end } = dynamic.type;
    blocks.push({ type, typeSpan: { start, end }, labels: texts, header: dynamic.header, body: bodyIn(scope) });
  }
  return blocks;
}

/** Steps that a block costs which was made by another, and how many characters in it cost one more. */
const BLOCK_STEPS = 100;
const CHARACTERS_A_STEP = 2;

function isPaidFor({ scope, size }: DynamicBlock, count: number): boolean {
  const { budget } = scope;
  if (!budget) return true;
  budget.steps -= count * (BLOCK_STEPS + Math.ceil(size / CHARACTERS_A_STEP));
  return budget.steps >= 0;
}

function scopeWith(scope: Scope, name: string, key: Value, value: Value): Scope {
  const item = new Mapping(
    'object',
    new Map([
      ['key', key],
      ['value', value],
    ]),
  );
  return { ...scope, variables: new Map([...(scope.variables ?? []), [name, item]]) };
}

function iteratorName(expression: Expression, findings: Findings): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind === 'attribute-of' || expression.kind === 'index') {
    findings.error('Invalid dynamic iterator name', 'Dynamic iterator must be a single variable name.', expression);
  } else {
    findings.error(
      'Invalid expression',
      'A single static variable reference is required: only attribute access and indexing with constant keys. No calculations, function calls, template expressions, etc are allowed here.',
      expression,
    );
  }
  return undefined;
}

function itemsOf(expression: Expression, scope: Scope, findings: Findings): readonly [Value, Value][] | undefined {
  const value = evaluate(expression, scope, findings);
  if (value === undefined) return undefined;
  if (value instanceof Mapping) return value.sorted();
  if (value instanceof Sequence) {
    return value.items.map((item, at): [Value, Value] => [value.kind === 'set' ? item : at, item]);
  }
  const detail =
    value === null
      ? 'Cannot use a null value in for_each.'
      : `Cannot use a ${typeName(typeOf(value))} value in for_each. An iterable collection is required.`;
  findings.error('Invalid dynamic for_each value', detail, expression);
  return undefined;
}

function labelsOf(
  expression: Expression,
  type: string,
  names: readonly string[],
  findings: Findings,
): readonly Expression[] | undefined {
  if (expression.kind !== 'tuple') {
    findings.error('Invalid expression', 'A static list expression is required.', expression);
    return undefined;
  }
  const { items } = expression;
  if (items.length === names.length) return items;
  const detail = `Blocks of type "${type}" require ${names.length} label(s).`;
  const extra = items[names.length];
  if (extra) findings.error('Extraneous dynamic block label', detail, extra);
  else findings.error('Insufficient dynamic block labels', detail, expression);
  return undefined;
}

function labelTexts(
  expressions: readonly Expression[],
  scope: Scope,
  findings: Findings,
): readonly BodyLabel[] | undefined {
  const labels: BodyLabel[] = [];
  for (const expression of expressions) {
    const value = evaluate(expression, scope, findings);
    if (value === undefined) return undefined;
    const text = convertValue(value, 'string');
    if (typeof text !== 'string') {
      const detail =
        text instanceof Mismatch
          ? `Cannot use this value as a dynamic block label: ${text.message}.`
          : 'Cannot use a null value as a dynamic block label.';
      findings.error('Invalid dynamic block label', detail, expression);
      return undefined;
    }
    if (scope.budget) scope.budget.steps -= valueWeight(text);
    labels.push({ text, start: expression.start, end: expression.end });
  }
  return labels;
}
