/** Tests records against filter expressions. */

import { compileRegexp } from '../../jobs/go-regexp.js';
import type { Expression, Match, Selector } from './expression.js';

/** The expression can't be answered for a record: no such field, or a value of another type. */
export class FilterFailure extends Error {
  override readonly name = 'FilterFailure';
}

/** Fields that are maps: a key that is missing from one is an answer, a field that is missing from an object an error. */
const MAPS = new Set([
  'Attributes',
  'CSIControllerPlugins',
  'CSINodePlugins',
  'ClassEligibility',
  'Config',
  'DesiredTGUpdates',
  'Drivers',
  'Env',
  'FailedTGAllocs',
  'HostNetworks',
  'HostVolumes',
  'Items',
  'Links',
  'Meta',
  'NodesAvailable',
  'Parameters',
  'QueuedAllocations',
  'Summary',
  'TaskGroups',
  'TaskStates',
  'Tasks',
]);

type Names = ReadonlyMap<string, unknown>;

/**
 * Whether a record passes.
 *
 * @throws FilterFailure in Nomad's words.
 */
export function evaluate(expression: Expression, record: unknown, names: Names = new Map()): boolean {
  switch (expression.kind) {
    case 'and':
      return evaluate(expression.left, record, names) && evaluate(expression.right, record, names);
    case 'or':
      return evaluate(expression.left, record, names) || evaluate(expression.right, record, names);
    case 'not':
      return !evaluate(expression.operand, record, names);
    case 'any':
    case 'all':
      return evaluateCollection(expression, record, names);
    case 'match':
      return evaluateMatch(expression, record, names);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ABSENT = Symbol('absent');

/** The value at a path; {@link ABSENT} when the last step is a key that a map does not have. */
function select(selector: Selector, record: unknown, names: Names): unknown {
  const [head = '', ...rest] = selector;
  let value: unknown = record;
  let steps: readonly string[] = selector;
  if (names.has(head)) {
    value = names.get(head);
    steps = rest;
  }
  for (const [at, step] of steps.entries()) {
    if (Array.isArray(value)) {
      const element: unknown = /^\d+$/.test(step) ? value[Number(step)] : undefined;
      if (element === undefined) throw missing(selector, at, `index ${step} is out of range`);
      value = element;
      continue;
    }
    if (isObject(value) && Object.hasOwn(value, step)) {
      value = value[step];
      continue;
    }
    if (at > 0 && MAPS.has(steps[at - 1] ?? '')) {
      if (at === steps.length - 1) return ABSENT;
      throw missing(selector, at, `couldn't find key "${step}"`);
    }
    throw missing(selector, at, `couldn't find key: struct field with name "${step}"`);
  }
  return value;
}

function missing(selector: Selector, at: number, reason: string): FilterFailure {
  return new FilterFailure(`error finding value in datum: /${selector.join('/')} at part ${at}: ${reason}`);
}

function evaluateMatch(match: Match, record: unknown, names: Names): boolean {
  const value = select(match.selector, record, names);
  if (value === ABSENT) return (match.operator === 'empty' || match.operator === 'nil') !== match.negated;
  return test(match, value) !== match.negated;
}

function test(match: Match, value: unknown): boolean {
  const text = match.value ?? '';
  switch (match.operator) {
    case 'equal':
      return equal(value, text);
    case 'in':
      return contains(match, value, text);
    case 'matches':
      return matches(value, text);
    case 'empty':
      return isEmpty(match, value);
    case 'nil':
      return isNil(match, value);
  }
}

function equal(value: unknown, text: string): boolean {
  switch (typeof value) {
    case 'string':
      return value === text;
    case 'boolean':
      return value === parseBoolean(text);
    case 'bigint':
      return value === parseInteger(text);
    case 'number':
      return Number.isInteger(value) ? BigInt(value) === parseInteger(text) : value === Number(text);
    default:
      throw new FilterFailure('unable to find suitable primitive comparison function for matching');
  }
}

function wrongText(reader: string, text: string): FilterFailure {
  return new FilterFailure(
    `error getting match value in expression: strconv.${reader}: parsing ${JSON.stringify(text)}: invalid syntax`,
  );
}

function parseInteger(text: string): bigint {
  const sign = text.startsWith('-') ? -1n : 1n;
  const digits = text.replace(/^[+-]/, '');
  if (!/^(\d+|0x[0-9a-f]+|0o[0-7]+|0b[01]+)$/i.test(digits)) throw wrongText('ParseInt', text);
  return sign * BigInt(digits);
}

function parseBoolean(text: string): boolean {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return false;
  throw wrongText('ParseBool', text);
}

function contains(match: Match, value: unknown, text: string): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.includes(text);
  if (Array.isArray(value)) return value.some((item: unknown) => equal(item, text));
  if (isObject(value)) return Object.hasOwn(value, text);
  throw new FilterFailure(
    `cannot perform in/contains operations on type ${kindOf(value)} for selector: "${match.selector.join('.')}"`,
  );
}

function matches(value: unknown, text: string): boolean {
  if (typeof value !== 'string') {
    throw new FilterFailure(`value of type ${kindOf(value)} is not convertible to []byte`);
  }
  try {
    return compileRegexp(text).test(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FilterFailure(`failed to compile regular expression ${JSON.stringify(text)}: ${reason}`);
  }
}

function isEmpty(match: Match, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (typeof value === 'string') return false;
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  throw new FilterFailure(
    `cannot perform is-empty operations on type ${kindOf(value)} for selector: "${match.selector.join('.')}"`,
  );
}

function isNil(match: Match, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'object') return false;
  throw new FilterFailure(
    `cannot perform is-nil operations on type ${kindOf(value)} for selector: "${match.selector.join('.')}"`,
  );
}

/** What Go calls the kind of a value. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number' || typeof value === 'bigint') return 'int';
  return typeof value === 'string' ? 'string' : 'struct';
}

function evaluateCollection(
  { kind, selector, binding, inner }: Extract<Expression, { kind: 'any' | 'all' }>,
  record: unknown,
  names: Names,
): boolean {
  const collection = select(selector, record, names);
  const isList = Array.isArray(collection);
  const entries: readonly (readonly [string, unknown])[] = isObject(collection)
    ? Object.entries(collection)
    : isList
      ? collection.map((item: unknown, at) => [String(at), item] as const)
      : [];
  if (!isList && !isObject(collection) && collection !== ABSENT && collection !== null && collection !== undefined) {
    throw new FilterFailure(`${selector.join('.')} has a non-collection type: ${kindOf(collection)}`);
  }
  const holds = ([index, value]: readonly [string, unknown]): boolean => {
    const inside = new Map(names);
    if (binding.single !== undefined) inside.set(binding.single, isList ? value : index);
    if (binding.index !== undefined) inside.set(binding.index, isList ? Number(index) : index);
    if (binding.value !== undefined) inside.set(binding.value, value);
    return evaluate(inner, record, inside);
  };
  return kind === 'any' ? entries.some(holds) : entries.every(holds);
}
