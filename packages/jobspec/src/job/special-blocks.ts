/** Blocks that Nomad decodes in ways of their own: constraints and affinities, scaling policies, groups and tasks. */

import type { Body, BodyAttribute, BodyBlock } from '../hcl/body.js';
import { type Diagnostic, type Findings, rangeText } from '../hcl/diagnostic.js';
import { evaluate } from '../hcl/evaluate.js';
import { convertValue, Mismatch } from '../hcl/values/convert.js';
import { type HclNumber, truncated } from '../hcl/values/number.js';
import { isNumber, type Value } from '../hcl/values/value.js';
import type { Fields } from '../schema/field.js';
import { group } from '../schema/group.js';
import { secret, vault } from '../schema/identity.js';
import { affinity, constraint } from '../schema/placement.js';
import { taskScaling } from '../schema/scaling.js';
import { shapeOf } from '../schema/shape.js';
import { task } from '../schema/task.js';
import {
  blocksByType,
  decodeBlock,
  decodeContent,
  decodeLabelled,
  type DecodeSpecial,
  type Decoding,
} from './decode.js';
import { isObject, type Json, type JsonObject, objectsOf, textOf } from './json.js';
import { isSharedTooOften, shareInGroup } from './normalize.js';

/** The blocks of a job that are decoded in ways of their own. */
export const specialBlocks: ReadonlyMap<Fields, DecodeSpecial> = new Map<Fields, DecodeSpecial>([
  [constraint, decodeConstraint],
  [affinity, decodeAffinity],
  [group, decodeGroup],
  [task, decodeTask],
]);

function decodeConstraint(body: Body, fields: Fields, decoding: Decoding): JsonObject {
  return decodeCondition(body, fields, decoding).condition;
}

function decodeAffinity(body: Body, fields: Fields, decoding: Decoding): JsonObject {
  const { condition, weight } = decodeCondition(body, fields, decoding);
  // Nomad keeps the lowest eight bits.
  return { ...condition, Weight: weight === undefined ? null : Number(BigInt.asIntN(8, truncated(weight))) };
}

/** A constraint or affinity; all blank after an error. Of several short forms the last in the record's order counts. */
function decodeCondition(
  body: Body,
  fields: Fields,
  { findings }: Decoding,
): { readonly condition: JsonObject; readonly weight: HclNumber | undefined } {
  const before = findings.list.length;
  const { attributes } = body.content(shapeOf(fields).schema, findings);
  const condition = { LTarget: '', RTarget: '', Operand: '' };
  let weight: HclNumber | undefined;
  for (const [name, field] of shapeOf(fields).fields) {
    const attribute = attributes.get(name);
    if (!attribute) continue;
    if (field.kind === 'operand') {
      const value = conditionValue(attribute, field.type === 'flag' ? 'bool' : 'string', findings);
      const text = typeof value === 'boolean' ? String(value) : value;
      if (typeof text !== 'string' || text === '') continue;
      if (field.side === 'none') warnOfNoEffect(attribute, findings);
      else Object.assign(condition, { [field.side]: text, Operand: name });
    } else if (field.kind === 'whole') {
      const value = conditionValue(attribute, 'number', findings);
      if (value !== undefined && isNumber(value)) weight = value;
    } else if (field.kind === 'text') {
      const value = conditionValue(attribute, 'string', findings);
      if (typeof value === 'string') Object.assign(condition, { [field.wire]: value });
    }
  }
  if (findings.list.slice(before).some(({ severity }) => severity === 'error')) {
    return { condition: { LTarget: '', RTarget: '', Operand: '' }, weight: undefined };
  }
  return { condition: { ...condition, Operand: condition.Operand || '=' }, weight };
}

function conditionValue(
  { name, expression, scope }: BodyAttribute,
  type: 'string' | 'number' | 'bool',
  findings: Findings,
): Value | undefined {
  const value = evaluate(expression, scope, findings);
  const converted = value === undefined ? undefined : convertValue(value, type);
  if (!(converted instanceof Mismatch)) return converted;
  const detail = `Inappropriate value for attribute "${name}": ${converted.message}.`;
  findings.error('Incorrect attribute value type', detail, expression);
  return undefined;
}

function warnOfNoEffect({ name, nameSpan }: BodyAttribute, findings: Findings): void {
  const detail = `Nomad takes "${name}" here and does nothing with it. Write operator = "${name}" instead.`;
  findings.warning('Argument without effect', detail, nameSpan);
}

/** A group; its Vault and its secrets go to its tasks. */
function decodeGroup(body: Body, fields: Fields, decoding: Decoding): JsonObject {
  const { findings } = decoding;
  const content = body.content(shapeOf(fields).schema, findings);
  const blocks = blocksByType(content.blocks);
  const result = decodeContent(content, fields, decoding);
  const lenient = { ...decoding, findings: findings.apart() };
  const vaults = (blocks.get('vault') ?? []).map((block) => decodeBlock(block.body, vault, lenient));
  const secrets = (blocks.get('secret') ?? []).map((block) => decodeLabelled(block, secret, lenient));
  // Nomad forgets what is wrong in these two, and goes on without it.
  findings.list.push(...lenient.findings.list.map((found): Diagnostic => ({ ...found, severity: 'warning' })));
  const tasks = objectsOf(result['Tasks']);
  if (isSharedTooOften(tasks, vaults.at(-1), secrets)) {
    const detail = 'The blocks for all tasks make a larger group than is supported. Give them to fewer tasks.';
    findings.error('Value too large', detail, body.missing);
  } else shareInGroup(tasks, vaults.at(-1), secrets);
  checkGroupScaling(result['Scaling'], blocks.get('scaling')?.[0], findings);
  return result;
}

function checkGroupScaling(policy: Json | undefined, block: BodyBlock | undefined, findings: Findings): void {
  if (!isObject(policy) || !block) return;
  if (policy['Type'] === '') policy['Type'] = 'horizontal';
  if (policy['Max'] !== null && policy['Type'] === 'horizontal') return;
  const attributes = block.body.openAttributes(findings.apart());
  if (!attributes.has('max')) {
    const detail = 'The argument "max" is required, but no definition was found.';
    findings.error('Missing required argument', detail, block.body.missing);
  }
  const type = attributes.get('type');
  if (policy['Type'] === 'horizontal' || !type) return;
  const detail = `task group scaling policy had invalid type: "${textOf(policy['Type'])}"`;
  findings.error('Invalid group scaling type', detail, type.expression);
}

function decodeTask(body: Body, fields: Fields, decoding: Decoding): JsonObject {
  // Nomad looks at the policies before all else.
  const others = decoding.findings.apart();
  const content = body.content(shapeOf(fields).schema, others);
  const policies = blocksByType(content.blocks).get('scaling');
  const special = new Map([['scaling', policies ? decodeTaskScaling(policies, decoding) : null]]);
  decoding.findings.list.push(...others.list);
  return decodeContent(content, fields, decoding, special);
}

const POLICY_TYPES: ReadonlyMap<string, string> = new Map([
  ['cpu', 'vertical_cpu'],
  ['mem', 'vertical_mem'],
]);

function decodeTaskScaling(blocks: readonly BodyBlock[], decoding: Decoding): Json {
  const { findings } = decoding;
  const seen = new Map<string, BodyBlock>();
  const policies: JsonObject[] = [];
  for (const block of blocks) {
    const [named] = block.labels;
    if (!named) continue;
    const label = named.text.toLowerCase();
    const type = POLICY_TYPES.get(label);
    if (type === undefined) {
      findings.error('Invalid scaling policy name', 'scaling policy name must be "cpu" or "mem"', named);
      continue;
    }
    const first = seen.get(label);
    if (first) {
      const where = rangeText(findings.source.range(first.header));
      const detail = `Only one scaling ${label} block is allowed. Another was defined at ${where}.`;
      findings.error(`Duplicate scaling "${label}" block`, detail, block.header);
      continue;
    }
    seen.set(label, block);
    const policy = decodeBlock(block.body, taskScaling, decoding);
    if (policy['Type'] === '') policy['Type'] = type;
    if (policy['Type'] === type) policies.push(policy);
    else {
      const detail = `Invalid policy type, expected "${textOf(policy['Type'])}" but found "${type}"`;
      findings.error('Invalid scaling policy type', detail, block.header);
    }
  }
  return policies.length === 0 ? null : policies;
}
