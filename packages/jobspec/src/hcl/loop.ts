/** `for`: in brackets, in braces, and as a template's directive. */

import type { Evaluation } from './scope.js';
import type { Span } from './source.js';
import type { Expression, For } from './syntax.js';
import { convertValue, Mismatch } from './values/convert.js';
import { typeName } from './values/type.js';
import { Mapping, Sequence, typeOf, type Value } from './values/value.js';

/** What a `for` walks over and the names it gives to each key and value. */
interface Loop extends Span {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
}

/**
 * Computes something for each element of a loop's collection. False when the collection is none; an error says why.
 *
 * @param ready - Asked once before the first element, with the loop's names bound to nothing known; `false` ends the loop.
 */
export function forEach(evaluation: Evaluation, loop: Loop, each: () => void, ready?: () => boolean): boolean {
  const items = elements(evaluation, loop);
  if (!items) return false;
  if (ready && !evaluation.within(names(loop, undefined, undefined), ready)) return false;
  for (const [key, value] of items) {
    if (evaluation.stopped) return false;
    evaluation.within(names(loop, key, value), each);
  }
  return true;
}

function names(loop: Loop, key: Value | undefined, value: Value | undefined): [string, Value | undefined][] {
  return loop.keyName === undefined
    ? [[loop.valueName, value]]
    : [
        [loop.keyName, key],
        [loop.valueName, value],
      ];
}

function elements(evaluation: Evaluation, loop: Loop): Iterable<[Value, Value]> | undefined {
  const collection = evaluation.value(loop.collection);
  if (collection === undefined) return undefined;
  if (collection instanceof Mapping) {
    evaluation.budget.steps -= collection.entries.size;
    return collection.sorted();
  }
  if (collection instanceof Sequence) {
    if (collection.kind !== 'set') return collection.items.entries();
    evaluation.budget.steps -= collection.items.length;
    return collection.items.map((item) => [item, item]);
  }
  if (collection === null) {
    evaluation.findings.error(
      'Iteration over null value',
      "A null value cannot be used as the collection in a 'for' expression.",
      loop.collection,
      loop,
    );
  } else {
    evaluation.findings.error(
      'Iteration over non-iterable value',
      `A value of type ${typeName(typeOf(collection))} cannot be used as the collection in a 'for' expression.`,
      loop.collection,
      loop,
    );
  }
  return undefined;
}

/** The value of a `for`, or `undefined` after an error. */
export function forValue(evaluation: Evaluation, loop: For): Value | undefined {
  return loop.key ? objectFor(evaluation, loop, loop.key) : tupleFor(evaluation, loop);
}

/** One answer of a loop's `if`, and one report of what is wrong with it, however many elements there are. */
class Condition {
  /** Whether an error has made the loop's result unknown. */
  failed = false;

  constructor(
    private readonly evaluation: Evaluation,
    private readonly loop: For,
  ) {}

  /** Whether the condition can be met at all, as far as that shows before there is an element. */
  possible(): boolean {
    const { condition } = this.loop;
    if (!condition) return true;
    const { findings } = this.evaluation;
    const before = findings.list.length;
    const value = this.evaluation.value(condition);
    if (value === undefined || findings.list.length > before) return findings.list.length === before;
    if (value === null) {
      findings.error('Condition is null', "The value of the 'if' clause must not be null.", condition, this.loop);
      return false;
    }
    return this.#include(value, condition) !== undefined;
  }

  /** Whether the element that is bound is to be taken. */
  includes(): boolean {
    const { condition } = this.loop;
    if (!condition) return true;
    const value = this.failed ? undefined : this.evaluation.value(condition);
    const include = value === undefined ? undefined : this.#include(value, condition);
    if (include === undefined) this.failed = true;
    return include === true;
  }

  #include(value: Value, condition: Expression): boolean | undefined {
    const include = convertValue(value, 'bool');
    if (typeof include === 'boolean') return include;
    const why =
      include instanceof Mismatch
        ? `The 'if' clause value is invalid: ${include.message}.`
        : "The value of the 'if' clause must not be null.";
    this.evaluation.findings.error("Invalid 'for' condition", why, condition, this.loop);
    return undefined;
  }
}

function tupleFor(evaluation: Evaluation, loop: For): Value | undefined {
  const items: Value[] = [];
  const condition = new Condition(evaluation, loop);
  let failed = false;
  const complete = forEach(
    evaluation,
    loop,
    () => {
      if (!condition.includes()) return;
      const value = evaluation.value(loop.value);
      if (value === undefined) failed = true;
      else items.push(value);
    },
    () => condition.possible(),
  );
  if (!complete || failed || condition.failed) return undefined;
  return evaluation.bounded(new Sequence('tuple', items), loop);
}

function objectFor(evaluation: Evaluation, loop: For, keyExpression: Expression): Value | undefined {
  const { findings } = evaluation;
  const groups = new Map<string, Value[]>();
  const condition = new Condition(evaluation, loop);
  let badKey = false;
  let failed = false;
  const complete = forEach(
    evaluation,
    loop,
    () => {
      if (!condition.includes()) return;
      const key = loopKey(evaluation, loop, keyExpression, badKey);
      if (key === undefined) {
        badKey = true;
        return;
      }
      const value = evaluation.value(loop.value);
      const group = groups.get(key);
      if (value === undefined) failed = true;
      else if (!group) groups.set(key, [value]);
      else if (loop.group) group.push(value);
      else {
        findings.error(
          'Duplicate object key',
          `Two different items produced the key ${JSON.stringify(key)} in this 'for' expression. If duplicates are expected, use the ellipsis (...) after the value expression to enable grouping by key.`,
          keyExpression,
          loop,
        );
      }
    },
    () => condition.possible(),
  );
  if (!complete || failed || badKey || condition.failed) return undefined;
  const entries = new Map<string, Value>();
  for (const [key, group] of groups) entries.set(key, loop.group ? new Sequence('tuple', group) : (group[0] ?? null));
  return evaluation.bounded(new Mapping('object', entries), loop);
}

function loopKey(evaluation: Evaluation, loop: For, expression: Expression, reported: boolean): string | undefined {
  const value = evaluation.value(expression);
  if (value === undefined) return undefined;
  const key = value === null ? null : convertValue(value, 'string');
  if (typeof key === 'string') return key;
  if (!reported) {
    const why =
      key instanceof Mismatch
        ? `The key expression produced an invalid result: ${key.message}.`
        : "Key expression in 'for' expression must not produce a null value.";
    evaluation.findings.error('Invalid object key', why, expression, loop);
  }
  return undefined;
}
