/** What expressions may refer to: variables and functions; and what their evaluation may cost. */

import type { Findings } from './diagnostic.js';
import type { Expression } from './syntax.js';
import type { Type } from './values/type.js';
import type { Value } from './values/value.js';

/** The names that expressions may use. */
export interface Scope {
  /** Variables by name; `undefined` stands for a value that has an error already. Left out: none are allowed here. */
  readonly variables?: ReadonlyMap<string, Value | undefined>;
  /** Functions by name. Left out: none may be called here. */
  readonly functions?: ReadonlyMap<string, HclFunction>;
  /**
   * The value of a reference to a variable that does not exist, such as `node.datacenter`, in place of the error. The
   * reference goes as far as attributes and literal indexes follow the name.
   */
  readonly undefinedVariable?: (reference: Expression) => Value | undefined;
  /** Shared by expressions that together may cost no more than one. Default: a new one for each expression. */
  readonly budget?: Budget;
}

/** A parameter of a function. */
export interface FunctionParameter {
  readonly name: string;
  /** Arguments are converted to it. */
  readonly type: Type;
  /** Whether null may be passed. Default `false`. */
  readonly allowNull?: boolean;
}

/** A function that expressions may call. */
export interface HclFunction {
  readonly parameters: readonly FunctionParameter[];
  /** The parameter that takes all further arguments. Left out: there may be none. */
  readonly variadic?: FunctionParameter;
  /** Computes the result from the converted arguments; throws {@link FunctionError} when it can't. */
  readonly call: (args: readonly Value[]) => Value;
}

/** Thrown by a function that can't compute a result. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';

  constructor(
    /** What is wrong, without a full stop. */
    message: string,
    /** Index of the argument that is wrong, when it is one. */
    readonly argument?: number,
  ) {
    super(message);
  }
}

/** The most steps that an evaluation may take; an expression or a part of one is a step. */
const MAX_STEPS = 5_000_000;

/** How much may still be computed. */
export class Budget {
  constructor(
    /** Steps that are left. Default 5 000 000; an expression or a part of one is a step. */
    public steps: number = MAX_STEPS,
  ) {}
}

/** Evaluation as its parts see it. */
export interface Evaluation {
  readonly scope: Scope;
  readonly findings: Findings;
  /** The value of an expression, or `undefined` after an error. */
  value(expression: Expression): Value | undefined;
  /** Computes something with variables of its own that hide others of the same names. */
  within<T>(names: readonly (readonly [string, Value | undefined])[], compute: () => T): T;
  /** The value, unless it is larger than values may be, which is an error. */
  bounded(value: Value, expression: { readonly start: number; readonly end: number }): Value | undefined;
  /** True when there is no point in going on: the budget is spent, or far too many errors were found. */
  readonly stopped: boolean;
}
