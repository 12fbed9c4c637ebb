/** Evaluates expressions: a tree and the names that it may use give a value, or errors in HCL's words. */

import { callValue } from './call.js';
import { conditionalValue } from './conditional.js';
import type { Findings } from './diagnostic.js';
import { forValue } from './loop.js';
import { Budget, type Evaluation, MAX_WEIGHT, type Scope } from './scope.js';
import type { Span } from './source.js';
import { isLiteral } from './start-of.js';
import { nameSuggestion } from './suggestion.js';
import type {
  Binary,
  Expression,
  GetAttribute,
  GetIndex,
  ObjectValue,
  Splat,
  SplatStep,
  Unary,
  Variable,
} from './syntax.js';
import { templateValue } from './template-value.js';
import { AccessError, attributeOf, elementOf } from './values/access.js';
import { convertValue, Mismatch } from './values/convert.js';
import { BigFloat, parseNumber } from './values/number.js';
import { operandType, operate, operateUnary } from './values/operate.js';
import type { Type } from './values/type.js';
import { Mapping, normalText, Sequence, type Value, valueWeight } from './values/value.js';

/** After this many errors evaluation stops. */
const MAX_ERRORS = 1000;

/** What an error costs that may turn out not to count: its place and its suggestion are computed all the same. */
const ERROR_STEPS = 100;

/** Text costs a step for so many characters, as a power of 2. */
const TEXT_STEP = 6;

/** What a number costs that a double can't hold; one with thousands of digits costs more. */
const BIG_NUMBER_STEPS = 20;

/** The deepest nesting of values in values. What walks over values goes down as deep. */
const MAX_VALUE_DEPTH = 500;

/**
 * The value of an expression, or `undefined` where it has none; `findings` then holds why. Some errors leave a value, as they
 * do in HCL, so that nothing else is said to be wrong: only `findings` tells whether the value is right. Never throws, unless a
 * function of the scope throws something else than a `FunctionError`.
 *
 * Both branches of a conditional are evaluated, as HCL does, but only errors of the one that is taken count. Values with more
 * than 1 000 000 parts, and evaluations that go on for too long, are errors.
 *
 * @param expression - From `parseHcl` or `parseHclExpression`.
 * @param scope - The variables and functions that may be used. `{}`: none.
 * @param findings - Where errors go; made with the source that the expression was parsed from.
 */
export function evaluate(expression: Expression, scope: Scope, findings: Findings): Value | undefined {
  return new Evaluator(scope, findings).value(expression);
}

type Access = GetAttribute | GetIndex | Splat;

class Evaluator implements Evaluation {
  readonly budget: Budget;
  /** Takes the error that ends the evaluation, also while other errors are kept apart. */
  readonly #outermost: Findings;
  /** Variables of loops, the innermost last. */
  readonly #locals: (readonly [string, Value | undefined])[] = [];
  #exhausted = false;

  constructor(
    readonly scope: Scope,
    public findings: Findings,
  ) {
    this.budget = scope.budget ?? new Budget();
    this.#outermost = findings;
  }

  get #errors(): number {
    return this.findings.list.length;
  }

  get stopped(): boolean {
    return this.#exhausted || this.findings.list.length >= MAX_ERRORS;
  }

  within<T>(names: readonly (readonly [string, Value | undefined])[], compute: () => T): T {
    this.#locals.push(...names);
    try {
      return compute();
    } finally {
      this.#locals.length -= names.length;
    }
  }

  apart<T>(compute: () => T): { value: T; errors: Findings } {
    const { findings } = this;
    const errors = findings.apart();
    this.findings = errors;
    try {
      return { value: compute(), errors };
    } finally {
      this.findings = findings;
      this.budget.steps -= errors.list.length * ERROR_STEPS;
    }
  }

  bounded(value: Value, expression: Span): Value | undefined {
    const isDeep = (value instanceof Sequence || value instanceof Mapping) && value.depth > MAX_VALUE_DEPTH;
    if (!isDeep && valueWeight(value) <= MAX_WEIGHT) return value;
    const what = isDeep ? 'deeper' : 'larger';
    this.findings.error('Value too large', `This expression produces a ${what} value than is supported.`, expression);
    return undefined;
  }

  value(expression: Expression): Value | undefined {
    if (!this.step(expression)) return undefined;
    switch (expression.kind) {
      case 'number':
        this.#readText(expression);
        return this.#number(expression.text, expression);
      case 'word':
        return expression.value;
      case 'parentheses':
        return this.value(expression.inner);
      case 'template':
        this.#readText(expression);
        return templateValue(this, expression);
      case 'variable':
        this.#readText(expression);
        return this.#variable(expression, expression);
      case 'attribute-of':
      case 'index':
      case 'splat':
        return this.#access(expression);
      case 'call':
        return callValue(this, expression);
      case 'conditional':
        return conditionalValue(this, expression);
      case 'binary':
        return this.#binary(expression);
      case 'unary':
        return this.#unary(expression);
      case 'tuple':
        return this.#tuple(expression.items, expression);
      case 'object':
        return this.#object(expression);
      case 'for':
        return forValue(this, expression);
      case 'invalid':
        return undefined;
    }
  }

  step(span: Span): boolean {
    this.budget.steps -= 1;
    if (this.budget.steps >= 0) return !this.stopped;
    if (!this.#exhausted) {
      this.#outermost.error('Evaluation too long', 'This expression takes more steps than are supported.', span);
    }
    this.#exhausted = true;
    return false;
  }

  #readText({ start, end }: Span): void {
    this.budget.steps -= (end - start) >> TEXT_STEP;
  }

  #number(text: string, span: Span): Value | undefined {
    const value = parseNumber(text);
    if (value !== undefined) return this.#paid(value);
    this.findings.error('Invalid number literal', 'Failed to recognize the value of this number literal.', span);
    return undefined;
  }

  /** A variable's value. `reference` is the variable with what is taken out of it. */
  #variable(variable: Variable, reference: Expression): Value | undefined {
    const { name } = variable;
    for (let at = this.#locals.length - 1; at >= 0; at -= 1) {
      const local = this.#locals[at];
      if (local && local[0] === name) return local[1];
    }
    const { variables, undefinedVariable } = this.scope;
    const value = variables?.get(name);
    if (value !== undefined || variables?.has(name)) return value;
    if (undefinedVariable) return undefinedVariable(reference);
    if (!variables && this.#locals.length === 0) {
      this.findings.error('Variables not allowed', 'Variables may not be used here.', variable);
      return undefined;
    }
    const names = [...this.#locals.map(([local]) => local), ...(variables?.keys() ?? [])];
    const near = nameSuggestion(name, names);
    const hint = near === undefined ? '' : ` Did you mean ${JSON.stringify(near)}?`;
    this.findings.error('Unknown variable', `There is no variable named ${JSON.stringify(name)}.${hint}`, variable);
    return undefined;
  }

  #isDefined(name: string): boolean {
    return this.#locals.some(([local]) => local === name) || this.scope.variables?.has(name) === true;
  }

  /** Chains such as `a.b[0].c` are as deep as they are long, so they are walked, not descended. */
  #access(outer: Access): Value | undefined {
    const chain: Access[] = [];
    let root: Expression = outer;
    while (root.kind === 'attribute-of' || root.kind === 'index' || root.kind === 'splat') {
      chain.push(root);
      root = sourceOf(root);
    }
    chain.reverse();
    const before = this.#errors;
    let value: Value | undefined;
    let taken = 0;
    if (root.kind === 'variable' && this.scope.undefinedVariable && !this.#isDefined(root.name)) {
      let reference: Expression = root;
      for (let next = chain[0]; next && isReferenceStep(next); next = chain[taken]) {
        reference = next;
        taken += 1;
      }
      value = this.#variable(root, reference);
    } else value = this.value(root);
    for (const access of chain.slice(taken)) {
      if (access.kind === 'attribute-of') this.#readText(access.nameSpan);
      if (!this.step(access)) return undefined;
      if (access.kind === 'splat') {
        value = value === undefined || this.#errors > before ? undefined : this.#splat(access, value);
      } else if (access.kind === 'attribute-of') {
        if (value !== undefined) value = this.#taken(attributeOf(value, access.name), access.step);
      } else value = this.#index(value, access.key, access.step);
    }
    return value;
  }

  #index(collection: Value | undefined, keyExpression: Expression, span: Span): Value | undefined {
    const key = this.value(keyExpression);
    if (collection === undefined || key === undefined) return undefined;
    return this.#taken(elementOf(collection, key), span);
  }

  #taken(result: Value | AccessError, span: Span): Value | undefined {
    if (!(result instanceof AccessError)) return result;
    this.findings.error(result.summary, result.detail, span, undefined, result.hint);
    return undefined;
  }

  #splat(splat: Pick<Splat, 'steps'> & Span, source: Value): Value | undefined {
    if (source === null) return new Sequence('tuple', []);
    const items: Value[] = [];
    const before = this.#errors;
    for (const item of source instanceof Sequence ? source.items : [source]) {
      if (this.stopped) return undefined;
      const value = this.#steps(splat.steps, item);
      if (value !== undefined) items.push(value);
    }
    if (this.#errors > before) return undefined;
    const kind = source instanceof Sequence && source.kind !== 'tuple' ? 'list' : 'tuple';
    return this.bounded(new Sequence(kind, items), splat);
  }

  #steps(steps: readonly SplatStep[], item: Value): Value | undefined {
    let value: Value | undefined = item;
    for (const step of steps) {
      if (!this.step(step)) return undefined;
      if (step.kind === 'index') value = this.#index(value, step.key, step);
      else if (value !== undefined) {
        value = step.kind === 'splat' ? this.#splat(step, value) : this.#taken(attributeOf(value, step.name), step);
      }
    }
    return value;
  }

  /** Long sums are as deep as they are long on their left side, which is walked, not descended. */
  #binary(outer: Binary): Value | undefined {
    const chain: Binary[] = [];
    let first: Expression = outer;
    while (first.kind === 'binary') {
      chain.push(first);
      first = first.left;
    }
    const before = this.#errors;
    let left = this.value(first);
    for (let binary = chain.pop(); binary; binary = chain.pop()) left = this.#operation(binary, left, before);
    return left;
  }

  /** `before` is how many errors there were before the left operand. */
  #operation(binary: Binary, leftValue: Value | undefined, before: number): Value | undefined {
    const rightValue = this.value(binary.right);
    const type = operandType(binary.operator);
    const left = this.#operand(leftValue, type, 'left', binary.left, binary);
    const right = this.#operand(rightValue, type, 'right', binary.right, binary);
    if (left === undefined || right === undefined || this.#errors > before) return undefined;
    // What is compared is walked as far as the smaller one goes.
    this.budget.steps -= Math.min(valueWeight(left), valueWeight(right));
    return this.#result(operate(binary.operator, left, right), binary);
  }

  #unary(unary: Unary): Value | undefined {
    const type = unary.operator === '-' ? 'number' : operandType('!');
    const before = this.#errors;
    const operand = this.#operand(this.value(unary.operand), type, 'unary', unary.operand, unary);
    if (operand === undefined || this.#errors > before) return undefined;
    return this.#result(operateUnary(unary.operator, operand), unary);
  }

  #operand(
    value: Value | undefined,
    type: Type,
    side: 'left' | 'right' | 'unary',
    span: Span,
    operation: Span,
  ): Value | undefined {
    if (typeof value === 'string') this.budget.steps -= valueWeight(value);
    const operand = value === undefined ? undefined : convertValue(value, type);
    if (!(operand instanceof Mismatch)) return operand;
    const detail = `Unsuitable value for ${side} operand: ${operand.message}.`;
    this.findings.error('Invalid operand', detail, span, operation);
    return undefined;
  }

  #result(result: Value | Mismatch, operation: Span): Value | undefined {
    if (!(result instanceof Mismatch)) return this.#paid(result);
    this.findings.error('Operation failed', `Error during operation: ${result.message}.`, operation);
    return undefined;
  }

  /** Long numbers cost what it takes to write them out. */
  #paid(value: Value): Value {
    if (value instanceof BigFloat) this.budget.steps -= BIG_NUMBER_STEPS + Math.max(0, Math.abs(value.exponent) - 1024);
    return value;
  }

  #tuple(expressions: readonly Expression[], span: Span): Value | undefined {
    const items: Value[] = [];
    for (const expression of expressions) {
      const value = this.value(expression);
      if (value !== undefined) items.push(value);
    }
    return items.length < expressions.length ? undefined : this.bounded(new Sequence('tuple', items), span);
  }

  #object(object: ObjectValue): Value | undefined {
    const entries = new Map<string, Value>();
    let failed = false;
    for (const item of object.items) {
      const before = this.#errors;
      const name = this.#key(item.key);
      const isKey = this.#errors === before;
      const value = this.value(item.value);
      const duplicate = item.key.kind === 'template' ? item.key.json?.duplicate : undefined;
      if (duplicate) {
        this.findings.list.push(duplicate);
        continue;
      }
      const key = name === undefined || !isKey ? undefined : this.#keyText(name, item.key, item.value);
      if (key === undefined || value === undefined) failed = true;
      else entries.set(key, value);
    }
    return failed ? undefined : this.bounded(new Mapping('object', entries), object);
  }

  /** A key of an object: a bare word is itself, anything else is evaluated. */
  #key(expression: Expression): Value | undefined {
    if (expression.kind === 'variable') return normalText(expression.name);
    if (expression.kind === 'word') return String(expression.value);
    if (isReference(expression)) {
      this.findings.error(
        'Ambiguous attribute key',
        "If this expression is intended to be a reference, wrap it in parentheses. If it's instead intended as a literal name containing periods, wrap it in quotes to create a string literal.",
        expression,
      );
      return undefined;
    }
    return this.value(expression);
  }

  #keyText(name: Value, expression: Span, valueSpan: Span): string | undefined {
    const key = convertValue(name, 'string');
    if (typeof key === 'string') return key;
    if (key instanceof Mismatch) {
      this.findings.error('Incorrect key type', `Can't use this value as a key: ${key.message}.`, expression);
    } else this.findings.error('Null value as key', "Can't use a null value as a key.", valueSpan);
    return undefined;
  }
}

function sourceOf(access: Access): Expression {
  if (access.kind === 'attribute-of') return access.object;
  return access.kind === 'index' ? access.collection : access.source;
}

/** True for what names a thing by itself, such as `node.meta["a"][0]`: attributes and literal indexes on a variable. */
function isReference(expression: Expression): boolean {
  let at = expression;
  while (isReferenceStep(at)) at = sourceOf(at);
  return at.kind === 'variable';
}

function isReferenceStep(expression: Expression): expression is GetAttribute | GetIndex {
  if (expression.kind === 'attribute-of') return true;
  return expression.kind === 'index' && isLiteral(expression.key);
}
