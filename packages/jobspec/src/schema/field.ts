/**
 * How Nomad's blocks are described: each block is a record of fields, each field says what a file may write and which key of
 * the JSON it becomes. The decoder, the writer, the builder and its types all read these records.
 */

/** Sizes of whole numbers in Nomad's own types; a number outside is an error. */
export type WholeSize = 'int64' | 'uint64' | 'uint32' | 'uint16' | 'int8' | 'uint8';

/** What `name = value` may hold. */
export type AttributeKind = 'text' | 'flag' | 'whole' | 'duration' | 'texts' | 'wholes' | 'textMap';

/** What stands in the JSON where the file says nothing. `undefined`: the key is left out. */
export type Absent = null | '' | 0 | false | undefined;

/** `name = value`. */
export interface Attribute<Kind extends AttributeKind = AttributeKind, Wire extends string = string> {
  readonly kind: Kind;
  /** The key in the JSON. */
  readonly wire: Wire;
  readonly absent: Absent;
  readonly required: boolean;
  readonly size: WholeSize;
}

/** The label of the block itself, such as a task's name. */
export interface Label<Wire extends string | undefined = string | undefined> {
  readonly kind: 'label';
  /** The key in the JSON; `undefined` when the label decides something else. */
  readonly wire: Wire;
  /** What messages call it. */
  readonly name: string;
}

/** How often a block may stand: once, any number of times, or once for each label, as a map. */
export type Repetition = 'one' | 'many' | 'byLabel';

/** A block with fields of its own. */
export interface NestedBlock<
  Repeat extends Repetition = Repetition,
  Inner extends Fields = Fields,
  Wire extends string = string,
> {
  readonly kind: 'block';
  readonly repeat: Repeat;
  readonly wire: Wire;
  readonly fields: Inner;
  /** What stands in the JSON where there is none; `undefined`: the key is left out. */
  readonly absent: null | undefined;
}

/** A block whose names are the user's: texts (`meta`), lists of texts (`header`), or anything at all (`config`). */
export interface OpenBlock<
  Of extends 'text' | 'texts' | 'any' = 'text' | 'texts' | 'any',
  Wire extends string = string,
> {
  readonly kind: 'open';
  readonly of: Of;
  readonly wire: Wire;
  /** `name = { … }` is the same as `name { … }`. */
  readonly orAttribute: boolean;
}

/**
 * A short form of a constraint or affinity: the operator is its name, and its value goes to one of the two sides; or to none,
 * where Nomad takes the name and does nothing with it.
 */
export interface Operand<Type extends 'text' | 'flag' = 'text' | 'flag', Side extends OperandSide = OperandSide> {
  readonly kind: 'operand';
  readonly type: Type;
  readonly side: Side;
}

/** Where the value of a short form goes. */
export type OperandSide = 'LTarget' | 'RTarget' | 'none';

/** A block whose content goes to the tasks within: a job's or a group's `vault` and `secret`, a job's own `task`. */
export interface InnerTasksBlock<Repeat extends 'one' | 'many' = 'one' | 'many', Inner extends Fields = Fields> {
  readonly kind: 'forTasks';
  readonly repeat: Repeat;
  readonly fields: Inner;
}

/** A key of the JSON that no file can set. */
export interface Unset<Wire extends string = string> {
  readonly kind: 'unset';
  readonly wire: Wire;
  readonly absent: Absent;
  /** What is in it, if it is a block. */
  readonly fields: Fields;
}

/** One field of a block. */
export type Field = Attribute | Label | NestedBlock | OpenBlock | Operand | InnerTasksBlock | Unset;

/**
 * The fields of a block in the order of the JSON's keys. A field's name is the one that the file uses, in camel case:
 * `killTimeout` is `kill_timeout`.
 */
export interface Fields {
  readonly [name: string]: Field;
}

/** Fields whose JSON keys are keys of `Wire`, a type of the contract. */
export interface FieldsOf<Wire> {
  readonly [name: string]: Field & { readonly wire?: Extract<keyof Wire, string> };
}

function attribute<Kind extends AttributeKind, Wire extends string>(
  kind: Kind,
  wire: Wire,
  absent: Absent,
  size: WholeSize = 'int64',
): Attribute<Kind, Wire> {
  return { kind, wire, absent, required: false, size };
}

/** A text. */
export function text<Wire extends string>(wire: Wire, absent: null | '' = null): Attribute<'text', Wire> {
  return attribute('text', wire, absent);
}

/** `true` or `false`. */
export function flag<Wire extends string>(wire: Wire, absent: null | false = null): Attribute<'flag', Wire> {
  return attribute('flag', wire, absent);
}

/** A whole number. */
export function whole<Wire extends string>(
  wire: Wire,
  absent: null | 0 = null,
  size: WholeSize = 'int64',
): Attribute<'whole', Wire> {
  return attribute('whole', wire, absent, size);
}

/** A time: a text such as `"1m30s"`, or nanoseconds; nanoseconds in the JSON. */
export function duration<Wire extends string>(wire: Wire, absent: null | 0 = null): Attribute<'duration', Wire> {
  return attribute('duration', wire, absent);
}

/** A list of texts. */
export function texts<Wire extends string>(wire: Wire): Attribute<'texts', Wire> {
  return attribute('texts', wire, null);
}

/** A list of whole numbers. */
export function wholes<Wire extends string>(wire: Wire, size: WholeSize): Attribute<'wholes', Wire> {
  return attribute('wholes', wire, null, size);
}

/** A map of texts, written as an attribute only. */
export function textMap<Wire extends string>(wire: Wire): Attribute<'textMap', Wire> {
  return attribute('textMap', wire, null);
}

/** The same attribute, as one that must be there. */
export function required<Kind extends AttributeKind, Wire extends string>(
  field: Attribute<Kind, Wire>,
): Attribute<Kind, Wire> & { readonly required: true } {
  return { ...field, required: true };
}

/** The block's label. */
export function label<Wire extends string>(wire: Wire, name = 'name'): Label<Wire> {
  return { kind: 'label', wire, name };
}

/** A label that is no key of the JSON. */
export function labelOnly(name = 'name'): Label<undefined> {
  return { kind: 'label', wire: undefined, name };
}

/** A block that stands once. */
export function block<Wire extends string, const Inner extends Fields>(
  wire: Wire,
  fields: Inner,
  whenAbsent: 'null' | 'left out' = 'null',
): NestedBlock<'one', Inner, Wire> {
  return { kind: 'block', repeat: 'one', wire, fields, absent: whenAbsent === 'null' ? null : undefined };
}

/** A block that may stand any number of times; a list in the JSON. */
export function blocks<Wire extends string, const Inner extends Fields>(
  wire: Wire,
  fields: Inner,
): NestedBlock<'many', Inner, Wire> {
  return { kind: 'block', repeat: 'many', wire, fields, absent: null };
}

/** A block that may stand once for each label; a map in the JSON. */
export function blockMap<Wire extends string, const Inner extends Fields>(
  wire: Wire,
  fields: Inner,
): NestedBlock<'byLabel', Inner, Wire> {
  return { kind: 'block', repeat: 'byLabel', wire, fields, absent: null };
}

/** A block of texts by names of the user's: `meta { owner = "me" }`. */
export function open<Wire extends string>(wire: Wire, orAttribute: 'orAttribute' | '' = ''): OpenBlock<'text', Wire> {
  return { kind: 'open', of: 'text', wire, orAttribute: orAttribute !== '' };
}

/** A block of lists of texts by names of the user's. */
export function openLists<Wire extends string>(wire: Wire): OpenBlock<'texts', Wire> {
  return { kind: 'open', of: 'texts', wire, orAttribute: false };
}

/** A block that holds anything, blocks and maps in it included: a driver's `config`. */
export function anything<Wire extends string>(wire: Wire): OpenBlock<'any', Wire> {
  return { kind: 'open', of: 'any', wire, orAttribute: false };
}

/** A short form with a text: `regexp = "^a"`. */
export function operand(): Operand<'text', 'RTarget'>;
export function operand<const Side extends OperandSide>(side: Side): Operand<'text', Side>;
export function operand(side: OperandSide = 'RTarget'): Operand<'text'> {
  return { kind: 'operand', type: 'text', side };
}

/** A short form with a flag: `distinct_hosts = true`. */
export function flagOperand(): Operand<'flag', 'RTarget'> {
  return { kind: 'operand', type: 'flag', side: 'RTarget' };
}

/** A block for the tasks within. */
export function forTasks<Repeat extends 'one' | 'many', const Inner extends Fields>(
  repeat: Repeat,
  fields: Inner,
): InnerTasksBlock<Repeat, Inner> {
  return { kind: 'forTasks', repeat, fields };
}

/** A key of the JSON that no file can set. */
export function unset<Wire extends string>(wire: Wire, absent: Absent = null, fields: Fields = {}): Unset<Wire> {
  return { kind: 'unset', wire, absent, fields };
}

/** The name that a file uses for a field: `killTimeout` is `kill_timeout`. */
export function fileName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
