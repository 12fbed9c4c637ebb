/** Functions that look at their arguments before they have values: `try`, `can` and `convert`. */

import { type Diagnostic, hasErrors, rangeText } from '../hcl/diagnostic.js';
import { type Argument, type Evaluation, type ExpressionFunction, FunctionError } from '../hcl/scope.js';
import { typeConstraint } from '../hcl/type-expression.js';
import type { Expression } from '../hcl/syntax.js';
import type { Type } from '../hcl/values/type.js';
import type { Value } from '../hcl/values/value.js';
import { converted } from './signature.js';

/** The functions of unevaluated arguments. */
export const flow: Readonly<Record<string, ExpressionFunction>> = {
  can: {
    parameters: [{ name: 'expression' }],
    apply: ([expression], evaluation) => {
      const { value, errors } = evaluation.apart(() => expression?.value());
      // What ended the evaluation is no answer.
      return evaluation.stopped ? undefined : value !== undefined && !hasErrors(errors.list);
    },
  },
  convert: {
    parameters: [{ name: 'value' }, { name: 'type' }],
    apply: convert,
  },
  try: {
    parameters: [],
    variadic: { name: 'expressions' },
    apply: firstThatSucceeds,
  },
};

function firstThatSucceeds(expressions: readonly Argument[], evaluation: Evaluation): Value | undefined {
  if (expressions.length === 0) throw new FunctionError('at least one argument is required');
  const found: Diagnostic[] = [];
  for (const expression of expressions) {
    const { value, errors } = evaluation.apart(expression.value);
    if (value !== undefined && !hasErrors(errors.list)) return value;
    if (evaluation.stopped) return undefined;
    found.push(...errors.list);
  }
  const why = found.map((error) => `- ${error.summary} (at ${rangeText(error.subject)})\n  ${error.detail}\n`).join('');
  throw new FunctionError(`no expression succeeded:\n${why}\nAt least one expression must produce a successful result`);
}

function convert([given, wanted]: readonly Argument[], evaluation: Evaluation): Value | undefined {
  const { list } = evaluation.findings;
  const before = list.length;
  const value = given?.value();
  const type = wanted && typeConstraint(wanted.expression ?? literal(wanted), evaluation.findings);
  if (value === undefined || type === undefined || list.length > before) return undefined;
  return converted(value, complete(type), 0);
}

/** What would have to be written for an argument that an expanded list gave. */
function literal({ span: { start, end }, value }: Argument): Expression {
  const given = value();
  return given === null || typeof given === 'boolean'
    ? { kind: 'word', value: given, start, end }
    : { kind: 'invalid', start, end };
}

/** The type with all attributes required: HCL takes `optional` here and asks for the attribute all the same. */
function complete(type: Type): Type {
  if (typeof type === 'string') return type;
  if (type.kind === 'tuple') return { kind: 'tuple', items: type.items.map(complete) };
  if (type.kind !== 'object') return { kind: type.kind, element: complete(type.element) };
  const attributes = Array.from(type.attributes, ([name, attribute]) => [name, complete(attribute)] as const);
  return { kind: 'object', attributes: new Map(attributes) };
}
