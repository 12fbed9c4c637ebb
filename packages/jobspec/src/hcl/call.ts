/** Calls of functions: finding the function, matching and converting its arguments, and what can go wrong there. */

import type { Argument, Evaluation, HclFunction, ValueFunction } from './scope.js';
import { FunctionError } from './scope.js';
import type { Span } from './source.js';
import { startOf } from './start-of.js';
import { nameSuggestion } from './suggestion.js';
import type { FunctionCall } from './syntax.js';
import { convertValue, Mismatch } from './values/convert.js';
import { Sequence, type Value, valueWeight } from './values/value.js';

/** The value of a call, or `undefined` after an error. */
export function callValue(evaluation: Evaluation, call: FunctionCall): Value | undefined {
  const { findings } = evaluation;
  const called = find(evaluation, call);
  if (!called) return undefined;
  const args = argumentsOf(evaluation, call);
  if (!args) return undefined;
  const { parameters, variadic } = called;
  const missing = parameters[args.length];
  const name = JSON.stringify(call.name);
  if (missing) {
    findings.error(
      'Not enough function arguments',
      `Function ${name} expects${variadic ? ' at least' : ''} ${parameters.length} argument(s). Missing value for ${JSON.stringify(missing.name)}.`,
      { start: call.end - 1, end: call.end },
      call,
    );
    return undefined;
  }
  const surplus = args[parameters.length];
  if (!variadic && surplus) {
    findings.error(
      'Too many function arguments',
      `Function ${name} expects only ${parameters.length} argument(s).`,
      surplus.span,
      call,
    );
    return undefined;
  }
  try {
    const value = 'apply' in called ? called.apply(args, evaluation) : computed(evaluation, call, called, args);
    if (value === undefined) return undefined;
    evaluation.budget.steps -= valueWeight(value);
    return evaluation.bounded(value, call);
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    const at = error.argument;
    const parameter = at === undefined ? undefined : parameterAt(called, at);
    if (at !== undefined && parameter)
      invalidArgument(evaluation, call, parameter, args[at]?.span ?? call, error.message);
    else {
      const start = { start: call.start, end: Math.min(call.nameSpan.end + 1, call.end) };
      findings.error('Error in function call', `Call to function ${name} failed: ${error.message}.`, start, call);
    }
    return undefined;
  }
}

function computed(
  evaluation: Evaluation,
  call: FunctionCall,
  called: ValueFunction,
  args: readonly Argument[],
): Value | undefined {
  const values = convertedArguments(evaluation, call, called, args);
  if (!values) return undefined;
  let weight = 0;
  for (const value of values) weight += valueWeight(value);
  evaluation.budget.spend(weight);
  return called.call(values, evaluation.budget);
}

/** The parameter that takes the argument at an index. */
function parameterAt<T>(
  called: { readonly parameters: readonly T[]; readonly variadic?: T },
  at: number,
): T | undefined {
  return called.parameters[at] ?? called.variadic;
}

function invalidArgument(
  { findings }: Evaluation,
  call: FunctionCall,
  parameter: { readonly name: string },
  span: Span,
  why: string,
): void {
  const detail = `Invalid value for ${JSON.stringify(parameter.name)} parameter: ${why}.`;
  findings.error('Invalid function argument', detail, span, call);
}

function find({ scope, findings }: Evaluation, call: FunctionCall): HclFunction | undefined {
  const { functions } = scope;
  if (!functions) {
    findings.error('Function calls not allowed', 'Functions may not be called here.', call);
    return undefined;
  }
  const called = functions.get(call.name);
  if (called) return called;
  findings.error('Call to unknown function', unknownFunction(call.name, [...functions.keys()]), call.nameSpan, call);
  return undefined;
}

function unknownFunction(name: string, known: readonly string[]): string {
  const separator = name.lastIndexOf('::');
  if (separator < 0) {
    const near = nameSuggestion(name, known);
    return `There is no function named "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
  }
  const namespace = name.slice(0, separator + 2);
  const inside = known.filter((other) => other.startsWith(namespace)).map((other) => other.slice(namespace.length));
  if (inside.length === 0) return `There are no functions in namespace "${namespace}".`;
  const last = name.slice(namespace.length);
  const near = nameSuggestion(last, inside);
  return `There is no function named "${last}" in namespace ${namespace}.${near === undefined ? '' : ` Did you mean ${namespace}${near}?`}`;
}

function argumentsOf(evaluation: Evaluation, call: FunctionCall): Argument[] | undefined {
  const args = call.arguments.map((expression) => ({
    span: startOf(expression),
    expression,
    value: () => evaluation.value(expression),
  }));
  const last = call.arguments.at(-1);
  if (!call.expand || !last) return args;
  const before = evaluation.findings.list.length;
  const list = evaluation.value(last);
  if (list === undefined || evaluation.findings.list.length > before) return undefined;
  if (!(list instanceof Sequence)) {
    evaluation.findings.error(
      'Invalid expanding argument value',
      `The expanding argument (indicated by ...) must ${list === null ? 'not be null' : 'be of a tuple, list, or set type'}.`,
      last,
      call,
    );
    return undefined;
  }
  evaluation.budget.steps -= list.items.length;
  return [...args.slice(0, -1), ...list.items.map((value) => ({ span: last, value: () => value }))];
}

function convertedArguments(
  evaluation: Evaluation,
  call: FunctionCall,
  called: ValueFunction,
  args: readonly Argument[],
): Value[] | undefined {
  const values: Value[] = [];
  const { list } = evaluation.findings;
  const before = list.length;
  for (const [at, argument] of args.entries()) {
    const parameter = parameterAt(called, at);
    const value = argument.value();
    if (value === undefined || !parameter) continue;
    const result = convertValue(value, parameter.type);
    if (result instanceof Mismatch) invalidArgument(evaluation, call, parameter, argument.span, result.message);
    else values.push(result);
  }
  if (values.length < args.length || list.length > before) return undefined;
  for (const [at, value] of values.entries()) {
    const parameter = parameterAt(called, at);
    if (value !== null || !parameter || parameter.allowNull === true) continue;
    invalidArgument(evaluation, call, parameter, args[at]?.span ?? call, 'argument must not be null');
    return undefined;
  }
  return values;
}
