/** Compares values of JSON. */

import { isList, isObject, type Json } from '../job/json.js';

/** Whether two values are the same; a key that is missing is null. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  if (isObject(left) && isObject(right)) {
    return [...Object.keys(left), ...Object.keys(right)].every((key) => isSame(left[key], right[key]));
  }
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, at) => isSame(item, right[at]));
  }
  return (left ?? null) === (right ?? null);
}
