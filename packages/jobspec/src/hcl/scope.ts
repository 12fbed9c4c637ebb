/** What expressions may refer to: variables and functions; and what their evaluation may cost. */

import type { Findings } from './diagnostic.js';
import type { Span } from './source.js';
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
export type HclFunction = ValueFunction | ExpressionFunction;

/** A function of values, as nearly all are. */
export interface ValueFunction {
  readonly parameters: readonly FunctionParameter[];
  /** The parameter that takes all further arguments. Left out: there may be none. */
  readonly variadic?: FunctionParameter;
  /**
   * Computes the result from the converted arguments; throws {@link FunctionError} when it can't. Reading the arguments is paid
   * for already; a function that does far more work than that takes it from the budget.
   */
  readonly call: (args: readonly Value[], budget: Budget) => Value;
}

/** A function that looks at its arguments before they have values: to try one after another, or to read one as a type. */
export interface ExpressionFunction {
  readonly parameters: readonly { readonly name: string }[];
  /** The parameter that takes all further arguments. Left out: there may be none. */
  readonly variadic?: { readonly name: string };
  /**
   * Computes the result, or `undefined` after an error that the evaluation's findings hold; throws {@link FunctionError} for
   * errors of its own.
   */
  readonly apply: (args: readonly Argument[], evaluation: Evaluation) => Value | undefined;
}

/** An argument of a call. */
export interface Argument {
  /** What messages about the argument point at. */
  readonly span: Span;
  /** What was written; left out for an argument that an expanded list (`list...`) gave. */
  readonly expression?: Expression;
  /** The value, or `undefined` after an error. */
  readonly value: () => Value | undefined;
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

/** The most that one value may hold: values in it, and one more for every 32 characters of text. */
export const MAX_WEIGHT = 1_000_000;

/** The most steps that an evaluation may take; an expression or a part of one is a step. */
const MAX_STEPS = 5_000_000;

/** How much may still be computed. */
export class Budget {
  constructor(
    /** Steps that are left. Default 5 000 000; an expression or a part of one is a step. */
    public steps: number = MAX_STEPS,
  ) {}

  /**
   * Takes steps for work within a function.
   *
   * @throws FunctionError when fewer are left.
   */
  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) throw new FunctionError('it takes more steps than are supported');
  }
}

/** Evaluation as its parts see it. */
export interface Evaluation {
  readonly scope: Scope;
  readonly findings: Findings;
  readonly budget: Budget;
  /** The value of an expression, or `undefined` after an error. A value may come with errors too. */
  value(expression: Expression): Value | undefined;
  /** Pays for one more step; false when there is no point in going on. */
  step(span: Span): boolean;
  /** Computes something with variables of its own that hide others of the same names. */
  within<T>(names: readonly (readonly [string, Value | undefined])[], compute: () => T): T;
  /** Computes something whose errors may turn out not to count: they are kept apart. */
  apart<T>(compute: () => T): { readonly value: T; readonly errors: Findings };
  /** The value, unless it is larger than values may be, which is an error. */
  bounded(value: Value, expression: { readonly start: number; readonly end: number }): Value | undefined;
  /** True when there is no point in going on: the budget is spent, or far too many errors were found. */
  readonly stopped: boolean;
}
