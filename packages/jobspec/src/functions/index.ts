/** The functions that Nomad's job files may call. */

import type { HclFunction } from '../hcl/scope.js';
import { collections } from './collections.js';
import { cryptography } from './crypto/index.js';
import { dates } from './dates.js';
import { encoding } from './encoding.js';
import { formats } from './format.js';
import { flow } from './flow.js';
import { networks } from './networks.js';
import { numbers } from './numbers.js';
import { sets } from './sets.js';
import { strings } from './strings.js';

/** The functions by name. */
export function jobFunctions(): ReadonlyMap<string, HclFunction> {
  return new Map<string, HclFunction>(
    [flow, numbers, strings, formats, collections, sets, encoding, dates, networks, cryptography].flatMap((family) =>
      Object.entries(family),
    ),
  );
}
