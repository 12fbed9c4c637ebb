/** Functions of sets, and the one that removes what is repeated. */

import { FunctionError } from '../hcl/scope.js';
import { identity, setOf } from '../hcl/values/convert.js';
import type { Type } from '../hcl/values/type.js';
import { unifyTypes } from '../hcl/values/unify.js';
import { Sequence, typeOf, type Value } from '../hcl/values/value.js';
import { converted, fixed, type FunctionTable, itemsOf, parameter, variadic } from './signature.js';

const SET: Type = { kind: 'set', element: 'any' };
const firstSet = parameter('first_set', SET);
const otherSets = parameter('other_sets', SET);

/** The most values that a product may hold. */
const LARGEST_PRODUCT = 1_000_000;

/** The functions of sets. */
export const sets: FunctionTable = {
  distinct: fixed([parameter('list', { kind: 'list', element: 'any' })], ([list]) => {
    const found = new Map<string, Value>();
    for (const item of itemsOf(list)) {
      const key = identity(item);
      if (!found.has(key)) found.set(key, item);
    }
    return new Sequence('list', [...found.values()], list instanceof Sequence ? list.element : 'any');
  }),
  setintersection: variadic([firstSet], otherSets, (args) => {
    const { sets: all, element } = unified(args);
    const [first = [], ...others] = all;
    const known = others.map((items) => new Set(items.map(identity)));
    return setOf(
      first.filter((item) => known.every((keys) => keys.has(identity(item)))),
      element,
    );
  }),
  setproduct: variadic([], parameter('sets'), product),
  setunion: variadic([firstSet], otherSets, (args) => {
    const { sets: all, element } = unified(args);
    return setOf(all.flat(), element);
  }),
};

/** The items of sets as values of one type. */
function unified(args: readonly Value[]): { sets: (readonly Value[])[]; element: Type } {
  const elements = args.flatMap((set) =>
    set instanceof Sequence && (set.items.length > 0 || set.element !== 'any') ? [set.element] : [],
  );
  const element = elements.length === 0 ? 'any' : unifyTypes(elements);
  if (element === undefined) throw new FunctionError('given sets must all have compatible element types');
  const all = args.map((set, at) => itemsOf(converted(set, { kind: 'set', element }, at)));
  return { sets: all, element };
}

function product(args: readonly Value[]): Value {
  if (args.length < 2) throw new FunctionError('at least two arguments are required');
  const types = args.map(elementType);
  let total = 1;
  for (const set of args) total *= itemsOf(set).length;
  if (total * (args.length + 1) > LARGEST_PRODUCT) {
    throw new FunctionError('the product holds more values than are supported');
  }
  const factors = args.map((set, at) => itemsOf(converted(set, { kind: 'list', element: types[at] ?? 'any' })));
  let rows: Value[][] = [[]];
  for (const items of total === 0 ? [] : factors) rows = rows.flatMap((row) => items.map((item) => [...row, item]));
  const tuples = total === 0 ? [] : rows.map((row) => new Sequence('tuple', row));
  const element: Type = { kind: 'tuple', items: types };
  const ordered = args.every((set) => set instanceof Sequence && set.kind !== 'set');
  return ordered ? new Sequence('list', tuples, element) : setOf(tuples, element);
}

function elementType(set: Value, argument: number): Type {
  if (!(set instanceof Sequence)) throw new FunctionError('a set or a list is required', argument);
  if (set.kind !== 'tuple') return set.element;
  if (set.items.length === 0) return 'any';
  const type = unifyTypes(set.items.map(typeOf));
  if (type === undefined) throw new FunctionError('all elements must be of the same type', argument);
  return type;
}
