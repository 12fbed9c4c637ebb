/**
 * The type of a block as TypeScript writes it, derived from the record of its fields. Mapped without renaming, so that editors
 * show the record's own documentation.
 */

import type { Nanoseconds, SecretSpec, TaskSpec, VaultSpec } from '@yurt/contract';
import type {
  Attribute,
  AttributeKind,
  Field,
  Fields,
  InnerTasksBlock,
  Label,
  NestedBlock,
  OpenBlock,
  Operand,
  Repetition,
} from '../schema/field.js';

/** What a driver's `config` and its like may hold. A key whose value is `undefined` is left out. */
export type FreeValue = string | number | boolean | null | readonly FreeValue[] | FreeObject;

/** An object of any names: a driver's `config`. Its keys are the plugin's own, such as Docker's `force_pull`. */
export interface FreeObject {
  readonly [key: string]: FreeValue | undefined;
}

/** Texts by names of the user's, such as `env` and `meta`. Numbers and booleans become text. */
export interface TextMap {
  readonly [name: string]: string | number | boolean;
}

/**
 * A block as TypeScript writes it: its record's names, and values as its kinds want them. What neither a file nor Nomad has a
 * default for is required.
 *
 * @typeParam F - the record
 * @typeParam Spec - the block's type in the contract, which narrows texts
 * @typeParam Named - inputs that are shown by a name of their own: by the field's name, `fields` and `input`
 */
export type BlockInput<F extends Fields, Spec, Named = object> = [keyof F] extends [never]
  ? Record<string, never>
  : [KeysOf<F, Spec, 'required'>] extends [never]
    ? // Alone, so that it is a weak type: nothing but an object of its keys fits.
      OptionalInput<F, Spec, Named>
    : RequiredInput<F, Spec, Named> & OptionalInput<F, Spec, Named>;

/** What a block must hold. An interface that extends this and {@link OptionalInput} is shown by its name in errors. */
export type RequiredInput<F extends Fields, Spec, Named> = Always<F, KeysOf<F, Spec, 'required'>, Spec, Named>;

/** What a block may hold. */
export type OptionalInput<F extends Fields, Spec, Named> = Maybe<F, KeysOf<F, Spec, 'optional'>, Spec, Named>;

type Always<F extends Fields, Keys extends keyof F, Spec, Named> = {
  -readonly [Key in Keys]: FieldInput<F[Key], Key, Spec, Named>;
};

type Maybe<F extends Fields, Keys extends keyof F, Spec, Named> = {
  -readonly [Key in Keys]?: FieldInput<F[Key], Key, Spec, Named> | undefined;
};

type KeysOf<F extends Fields, Spec, Wanted> = {
  [Key in keyof F]: Necessity<F[Key], Spec> extends Wanted ? Key : never;
}[keyof F];

type Necessity<F extends Field, Spec> = F extends { kind: 'label' | 'unset' } | { kind: 'operand'; side: 'none' }
  ? 'unwritten'
  : F extends { required: true }
    ? 'required'
    : F extends { wire: infer Wire extends keyof Spec }
      ? Partial<Pick<Spec, Wire>> extends Pick<Spec, Wire>
        ? 'optional'
        : 'required'
      : 'optional';

type FieldInput<F extends Field, Name, Spec, Named> =
  F extends Attribute<infer Kind, infer Wire>
    ? AttributeInput<Kind, At<Spec, Wire>>
    : F extends NestedBlock<infer Repeat, infer Inner, infer Wire>
      ? Repeated<Repeat, Inner, Inside<Name, Inner, ElementOf<NonNullable<At<Spec, Wire>>, Repeat>, Named>>
      : F extends OpenBlock<infer Of>
        ? OpenInput<Of>
        : F extends Operand<infer Type>
          ? { text: string; flag: boolean }[Type]
          : F extends InnerTasksBlock<infer Repeat, infer Inner>
            ? Repeated<Repeat, Inner, Inside<Name, Inner, At<ForTasks, Name>, Named>>
            : never;

/** The blocks that have no key in the JSON of where they stand. */
interface ForTasks {
  vault: VaultSpec;
  secret: SecretSpec;
  task: TaskSpec;
}

type At<Spec, Key> = Key extends keyof Spec ? Spec[Key] : unknown;

type ElementOf<Value, Repeat> = Repeat extends 'one'
  ? Value
  : Value extends readonly (infer Element)[]
    ? Element
    : Value extends { readonly [label: string]: infer Element }
      ? Element
      : unknown;

/** The block itself, under its own name if it has one. */
type Inside<Name, Inner extends Fields, Spec, Named> = Name extends keyof Named
  ? Named[Name] extends { fields: infer Known; input: infer Input }
    ? Inner extends Known
      ? Input
      : BlockInput<Inner, Spec, Named>
    : never
  : BlockInput<Inner, Spec, Named>;

type Repeated<Repeat extends Repetition, Inner extends Fields, One> = Repeat extends 'one'
  ? One
  : Inner extends { label: Label<infer Wire> }
    ? ByLabel<Wire, One>
    : One | readonly One[];

/** A label without a key in the JSON is that of a task's scaling policies. */
type ByLabel<Wire, One> = Wire extends string
  ? { readonly [label: string]: One | undefined }
  : { readonly [Resource in 'cpu' | 'mem']?: One | undefined };

type OpenInput<Of extends OpenBlock['of']> = {
  text: TextMap;
  texts: { readonly [name: string]: readonly string[] };
  any: FreeObject;
}[Of];

type AttributeInput<Kind extends AttributeKind, Value> = {
  text: unknown extends Value ? string : Exclude<Extract<Value, string>, ''>;
  flag: boolean;
  whole: number;
  duration: string | Nanoseconds;
  texts: readonly string[];
  wholes: readonly number[];
  textMap: TextMap;
}[Kind];
