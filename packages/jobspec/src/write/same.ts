/** Compares values of JSON. */

import { isList, isObject, type Json } from '../job/json.js';

/** Whether two values are the same; a key that is missing is null. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (isObject(left) && isObject(right)) {
    const others = Object.keys(right).filter((key) => !Object.hasOwn(left, key));
    return (
      Object.entries(left).every(([key, item]) => isSame(item, Object.hasOwn(right, key) ? right[key] : undefined)) &&
      others.every((key) => (right[key] ?? null) === null)
    );
  }
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, at) => isSame(item, right[at]));
  }
  return (left ?? null) === (right ?? null);
}
