/** Jobs of every shape that the parser of job files can answer, for property tests. Driven by the records of the blocks. */

import type { JobSpec } from '@yurt/contract';
import fc from 'fast-check';
import { isObject, type Json, type JsonObject, objectsOf } from '../job/json.js';
import { SCRIPT_DEFAULTS, TEMPLATE_DEFAULTS, VAULT_DEFAULTS } from '../job/normalize.js';
import type { AttributeKind, Field, Fields, WholeSize } from '../schema/field.js';
import { vault } from '../schema/identity.js';
import { job as jobFields, periodic } from '../schema/job.js';
import { affinity, constraint } from '../schema/placement.js';
import { network } from '../schema/resources.js';
import { scaling, taskScaling } from '../schema/scaling.js';
import { changeScript, task, template } from '../schema/task.js';

const pieces = fc.oneof(
  fc.constantFrom(...' a\n"\\$%{}~\t\r#=.-é你😀\u0000\u0085\u2028\ufeff'),
  fc.constantFrom('a\n', '  b', 'EOT', '$$', '%%', '${', '%{', '//', '%{if true}', '%{endif}'),
  fc.constantFrom(
    '${node.class}',
    '${attr.driver.raw-exec.1}',
    '${a.0.b}',
    '${a.0.1}',
    '${NOMAD_PORT_http}',
    '${a[0]}',
  ),
  fc.constantFrom('${env["A b"]}', '${meta["a.b"].c}', '${ node.class }', '${node.class }', '${~ node.class ~}'),
  fc.constantFrom('${var.a}', '${local.a}', '${variable.a}', '${var-a}', '${true}', '${null}', '${nullable}', '${1}'),
  fc.constantFrom(
    '${upper("a")}',
    '${node.class',
    '${a.*.b}',
    '${a[*]}',
    '${a + b}',
    '${"a"}',
    '${}',
    '${for}',
    '${é}',
  ),
);

/** Text with all that means something in HCL. */
const anyText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
    { weight: 3, arbitrary: fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')) },
  )
  .map((text) => text.normalize('NFC'));

const name = fc.oneof(
  fc.constantFrom('a', 'image', 'é', 'x-y', '_', 'for', 'in', 'if', 'null', 'true', 'dynamic', 'content', '__proto__'),
  fc.string({ unit: fc.constantFrom(...'abcXYZ'), minLength: 1, maxLength: 4 }),
);

const double = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Number.isInteger(value) || (Number.isSafeInteger(value) && !Object.is(value, -0)));

const wholeOf: Readonly<Record<WholeSize, fc.Arbitrary<number | bigint>>> = {
  int64: sized(-(2n ** 63n), 2n ** 63n - 1n),
  int8: sized(-128n, 127n),
  uint64: sized(0n, 2n ** 64n - 1n),
  uint32: sized(0n, 2n ** 32n - 1n),
  uint16: sized(0n, 65_535n),
  uint8: sized(0n, 255n),
};

function sized(min: bigint, max: bigint): fc.Arbitrary<number | bigint> {
  const small = fc.integer({ min: Math.max(Number(min), -3), max: 100 });
  return fc.oneof(small, fc.bigInt({ min, max }).map(exact));
}

/** As the parser has it: a number where that holds every digit. */
function exact(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

const oneSecond = 1_000_000_000n;

/** Nanoseconds; the parser answers a number also beyond 2^53 when JSON shows all of its digits. */
const nanoseconds = fc
  .oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.bigInt({ min: 0n, max: 10_000n }),
    fc.bigInt({ min: 0n, max: 10_000n }).map((milliseconds) => milliseconds * 1_000_000n),
    fc.bigInt({ min: 0n, max: 100_000n }).map((seconds) => seconds * oneSecond),
    fc.bigInt({ min: -100n, max: 1000n }).map((minutes) => minutes * 60n * oneSecond),
  )
  .map((value) => {
    const number = Number(value);
    return BigInt(number) === value && String(number) === String(value) ? number : value;
  });

const values: Readonly<Record<AttributeKind, (size: WholeSize) => fc.Arbitrary<Json>>> = {
  text: () => anyText,
  flag: () => fc.boolean(),
  whole: (size) => wholeOf[size],
  duration: () => nanoseconds,
  texts: () => fc.array(anyText, { maxLength: 3 }),
  wholes: (size) => fc.array(wholeOf[size], { maxLength: 3 }),
  textMap: () => fc.dictionary(anyText, anyText, { maxKeys: 3 }),
};

/** Any JSON. */
const { free } = fc.letrec<{ free: Json }>((tie) => ({
  free: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(anyText, fc.boolean(), fc.constant(null), double, wholeOf.int64),
    fc.array(tie('free'), { maxLength: 3 }),
    fc.array(fc.dictionary(name, tie('free'), { maxKeys: 3 }), { maxLength: 3 }),
    fc.dictionary(fc.oneof(name, anyText), tie('free'), { maxKeys: 3 }),
  ),
}));

const known = new Map<Fields, fc.Arbitrary<JsonObject>>();

/** Blocks as the parser answers them. */
function anyBlock(fields: Fields): fc.Arbitrary<JsonObject> {
  const made = known.get(fields) ?? completed(fields, plainBlock(fields));
  known.set(fields, made);
  return made;
}

function plainBlock(fields: Fields): fc.Arbitrary<JsonObject> {
  const entries = Object.values(fields).flatMap((field): [string, fc.Arbitrary<Json | undefined>][] =>
    'wire' in field && field.wire !== undefined ? [[field.wire, valueOf(field)]] : [],
  );
  return fc
    .record(Object.fromEntries(entries))
    .map((block) =>
      Object.fromEntries(
        Object.entries(block).flatMap(([key, value]): [string, Json][] => (value === undefined ? [] : [[key, value]])),
      ),
    );
}

function valueOf(field: Field): fc.Arbitrary<Json | undefined> {
  switch (field.kind) {
    case 'label':
      return anyText;
    case 'unset':
      return fc.constant(field.absent);
    case 'block': {
      const inner = anyBlock(field.fields);
      if (field.repeat === 'one') return fc.option(inner, { nil: field.absent, freq: 2 });
      if (field.repeat === 'many') {
        return fc.option(fc.array(inner, { minLength: 1, maxLength: 2 }), { nil: field.absent, freq: 2 });
      }
      const byName = fc.dictionary(anyText, inner, { minKeys: 1, maxKeys: 2 });
      return fc.option(byName.map(withNames), { nil: field.absent, freq: 2 });
    }
    case 'open': {
      const key = field.orAttribute ? fc.oneof(name, anyText) : name;
      const texts = fc.option(fc.array(anyText, { maxLength: 2 }));
      const value = field.of === 'text' ? anyText : field.of === 'texts' ? texts : free.filter((each) => each !== null);
      return fc.option(fc.dictionary(key, value, { maxKeys: 4 }), { freq: 2 });
    }
    case 'operand':
    case 'forTasks':
      return fc.constant(undefined);
    default:
      return fc.option(values[field.kind](field.size), { nil: field.absent, freq: 2 });
  }
}

function withNames(blocks: { readonly [key: string]: JsonObject }): JsonObject {
  return Object.fromEntries(Object.entries(blocks).map(([key, block]) => [key, { ...block, Name: key }]));
}

/** With what Nomad's parser makes of the block. */
function completed(fields: Fields, block: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  const change = CHANGES.get(fields);
  return change ? block.map(change) : block;
}

const CHANGES: ReadonlyMap<Fields, (block: JsonObject) => JsonObject> = new Map<
  Fields,
  (block: JsonObject) => JsonObject
>([
  [jobFields, (job) => ({ ...job, ID: job['ID'] ?? '', Name: job['Name'] ?? job['ID'] ?? '' })],
  [periodic, (block) => ({ ...block, SpecType: block['Spec'] === null && block['Specs'] === null ? null : 'cron' })],
  [constraint, (block) => ({ ...block, Operand: operandOf(block) })],
  [affinity, (block) => ({ ...block, Operand: operandOf(block) })],
  [vault, (block) => filled(block, VAULT_DEFAULTS)],
  [template, (block) => filled(block, TEMPLATE_DEFAULTS)],
  [changeScript, (block) => filled(block, SCRIPT_DEFAULTS)],
  [scaling, (block) => ({ ...block, Type: 'horizontal' })],
  [taskScaling, (block) => ({ ...block, Type: block['Type'] === '' ? 'vertical_cpu' : 'vertical_mem' })],
  [network, withPorts],
  [task, withIdentity],
]);

function operandOf({ Operand: operand = '', RTarget: right = '' }: JsonObject): Json {
  if (right === 'true' || right === 'a') return 'distinct_hosts';
  return operand === '' ? '=' : operand;
}

function filled(block: JsonObject, defaults: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(block).map(([key, value]) => [key, value ?? defaults[key] ?? null]));
}

function withPorts(block: JsonObject): JsonObject {
  const { DynamicPorts: dynamic = null, ReservedPorts: reserved = null } = block;
  if (dynamic === null) return block;
  const numbered = objectsOf(reserved).map((port, at) => ({ ...port, Value: 80 + at }));
  return {
    ...block,
    DynamicPorts: objectsOf(dynamic).map((port) => ({ ...port, Value: 0 })),
    ReservedPorts: numbered.length === 0 ? null : numbered,
  };
}

function withIdentity(block: JsonObject): JsonObject {
  const { ScalingPolicies: policies = null, Identities: identities = null } = block;
  const [first, second] = objectsOf(policies);
  const distinct = first && second && first['Type'] !== second['Type'] ? [first, second] : first ? [first] : null;
  const all = objectsOf(identities);
  const own = all.find(({ Name: each }) => each === '' || each === 'default');
  const changed = { ...block, ScalingPolicies: distinct };
  return own ? { ...changed, Identity: own, Identities: all.filter((each) => each !== own) } : changed;
}

/** Jobs as the parser answers them. */
export const anyJob: fc.Arbitrary<JobSpec> = anyBlock(jobFields).filter(isJob);

function isJob(value: Json): value is JsonObject & JobSpec {
  return isObject(value) && typeof value['ID'] === 'string';
}
