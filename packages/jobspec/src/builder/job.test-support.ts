/** Any input of a job, and the job file that says the same: made from the records, so that no field is forgotten. */

import * as fc from 'fast-check';
import { printValue } from '../format/literal.js';
import { type Attribute, type Field, type Fields, fileName, type OpenBlock, type WholeSize } from '../schema/field.js';
import { job as jobFields } from '../schema/job.js';
import { scaling, taskScaling } from '../schema/scaling.js';

/** An input whose type is known to the records only. */
export interface AnyInput {
  [name: string]: unknown;
}

// HCL composes the texts of its files; inputs are taken as they are.
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('${node.class}', 'a ${NOMAD_PORT_http} %{if} "b"', 'two\nlines\n', '\\n', '$${', 'é'),
  )
  .map((each) => each.normalize('NFC'));
const identifier = fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/);
// Labels of a file are texts without templates.
const labelText = fc.oneof(identifier, text).filter((each) => !/[$%\n]/.test(each));

const BOUNDS: Readonly<Record<WholeSize, readonly [least: number, greatest: number]>> = {
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int8: [-128, 127],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  uint32: [0, 2 ** 32 - 1],
  uint16: [0, 65_535],
  uint8: [0, 255],
};

function whole(size: WholeSize): fc.Arbitrary<number> {
  const [min, max] = BOUNDS[size];
  return fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -200, max: 70_000 })).filter((n) => n >= min && n <= max);
}

const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noDefaultInfinity: true, noNaN: true }));
const scalar = fc.oneof(text, number, fc.boolean());
const duration = fc.oneof(
  fc.maxSafeInteger(),
  fc.tuple(fc.nat(9999), fc.constantFrom('ns', 'us', 'µs', 'ms', 's', 'm', 'h')).map(([n, unit]) => `${n}${unit}`),
  fc.constantFrom('1h30m', '-1.5s', '0', '+2m3.25s'),
);
const free = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  object: fc.dictionary(fc.oneof(identifier, text), tie('value'), { maxKeys: 3 }),
}));

function attribute({ kind, size }: Attribute): fc.Arbitrary<unknown> {
  const kinds = {
    text,
    flag: fc.boolean(),
    whole: whole(size),
    duration,
    texts: fc.array(text, { maxLength: 3 }),
    wholes: fc.array(whole(size), { maxLength: 3 }),
    textMap: fc.dictionary(fc.oneof(identifier, text), scalar, { maxKeys: 3 }),
  };
  return kinds[kind];
}

function open({ of, orAttribute }: OpenBlock): fc.Arbitrary<unknown> {
  const value = { text: scalar, texts: fc.array(text, { maxLength: 3 }), any: free.value }[of];
  return fc.dictionary(orAttribute ? fc.oneof(identifier, text) : identifier, value, { maxKeys: 3 });
}

/** How often a field that need not be there is. */
const OFTEN = { rare: 1, mostly: 4 };

function fieldInput(name: string, field: Field, often: keyof typeof OFTEN): fc.Arbitrary<unknown> {
  if (field.kind === 'label' || field.kind === 'unset') return fc.constant(undefined);
  if (field.kind === 'operand') {
    if (field.side === 'none') return fc.constant(undefined);
    return sometimes(field.type === 'flag' ? fc.boolean() : text, often);
  }
  if (field.kind === 'open') return sometimes(open(field), often);
  if (field.kind !== 'block' && field.kind !== 'forTasks') {
    const value = attribute(field);
    return field.required ? value : sometimes(value, often);
  }
  const one = blockInput(field.fields);
  if (field.repeat === 'one') return sometimes(one, often);
  if (field.fields === taskScaling) {
    return sometimes(fc.record({ cpu: one, mem: one }, { requiredKeys: [] }), often);
  }
  const weight = name === 'group' || name === 'task' ? 'mostly' : often;
  if (field.fields['label']?.kind === 'label') {
    return sometimes(fc.dictionary(labelText, one, { maxKeys: 2, noNullPrototype: true }), weight);
  }
  return sometimes(fc.oneof(one, fc.array(one, { maxLength: 2 })), weight);
}

function sometimes(value: fc.Arbitrary<unknown>, often: keyof typeof OFTEN): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: OFTEN[often], arbitrary: value });
}

const known = new Map<Fields, fc.Arbitrary<AnyInput>>();

function blockInput(fields: Fields): fc.Arbitrary<AnyInput> {
  const found = known.get(fields);
  if (found) return found;
  const often = Object.keys(fields).length < 12 ? 'mostly' : 'rare';
  const entries = Object.entries(fields).map(([name, field]) => [name, fieldInput(name, field, often)] as const);
  const made = fc.record(Object.fromEntries(entries)).map((input): AnyInput => {
    // What only Nomad's parser asks for, beyond the records.
    if (fields === scaling) return { ...input, max: input['max'] ?? 10, type: undefined };
    if (fields === taskScaling) return { ...input, type: undefined };
    return input;
  });
  known.set(fields, made);
  return made;
}

/** Any input of a job. */
export const jobInput: fc.Arbitrary<AnyInput> = blockInput(jobFields);

/** The job file that says the same as the input. */
export function jobFile(id: string, input: AnyInput): string {
  return `job ${printValue(id)} {\n${body(input, jobFields)}}\n`;
}

function body(input: AnyInput, fields: Fields): string {
  return Object.entries(input)
    .map(([name, value]) => {
      const field = fields[name];
      return field && value !== undefined ? printField(fileName(name), field, value) : '';
    })
    .join('');
}

function printField(name: string, field: Field, value: unknown): string {
  if (field.kind === 'block' || field.kind === 'forTasks') {
    const { repeat, fields } = field;
    const block = (labels: string, inner: unknown): string => `${name} ${labels}{\n${body(record(inner), fields)}}\n`;
    if (repeat === 'one') return block('', value);
    if (fields['label']?.kind !== 'label')
      return [value]
        .flat()
        .map((each) => block('', each))
        .join('');
    return Object.entries(record(value))
      .map(([label, each]) => block(`${printValue(label, { oneLine: true })} `, each))
      .join('');
  }
  if (field.kind === 'open' && !field.orAttribute) return `${name} {\n${freeBody(record(value))}}\n`;
  return `${name} = ${literal(value)}\n`;
}

/** The content of a `config` and its like: objects are blocks, or lists of one where their keys are no identifiers. */
function freeBody(content: AnyInput): string {
  return Object.entries(content)
    .map(([name, value]) => {
      const blocks = [value].flat();
      if (blocks.length > 0 && blocks.every(isBlock)) {
        return blocks.map((each) => `${name} {\n${freeBody(record(each))}}\n`).join('');
      }
      return `${name} = ${isObject(value) ? `[${literal(value)}]` : literal(value)}\n`;
    })
    .join('');
}

function isBlock(value: unknown): boolean {
  return isObject(value) && Object.keys(value).every((key) => /^[a-z][a-z0-9_-]*$/.test(key));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function record(value: unknown): AnyInput {
  return Object.fromEntries(Object.entries(Object(value)));
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'string') return printValue(value, { oneLine: true });
  if (!isObject(value)) return String(value);
  const items = Object.entries(value).map(([key, each]) => {
    return `${printValue(key, { oneLine: true })} = ${isObject(each) ? `[${literal(each)}]` : literal(each)}`;
  });
  return `{ ${items.join(', ')} }`;
}
