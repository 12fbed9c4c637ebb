/** The functions that Nomad's job files may call. */

import type { HclFunction } from '../hcl/scope.js';
import { collections } from './collections.js';
import { flow } from './flow.js';
import { numbers } from './numbers.js';
import { sets } from './sets.js';
import { strings } from './strings.js';

/** The functions by name. */
export function jobFunctions(): ReadonlyMap<string, HclFunction> {
  return new Map<string, HclFunction>(
    [flow, numbers, strings, collections, sets].flatMap((family) => Object.entries(family)),
  );
}
