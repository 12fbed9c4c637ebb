/** Sizes in claims and volumes. */

import { InvalidQuantityError } from '../errors.js';
import { formatQuantity, parseQuantity } from '../quantity/quantity.js';
import type { Field } from './field.js';

/** Nomad's volumes write bytes as JSON numbers, which are exact up to here. */
const largestSize = BigInt(Number.MAX_SAFE_INTEGER);

/** The bytes of a field; `undefined`, with an issue, when it is no size above zero. Absent is `undefined` alone. */
export function readSize(field: Field): bigint | undefined {
  if (field.absent) return undefined;
  const { value } = field;
  if (typeof value !== 'string' && typeof value !== 'number') {
    field.report('must be a quantity such as 10Gi');
    return undefined;
  }
  let bytes: bigint;
  try {
    bytes = parseQuantity(value);
  } catch (error) {
    if (!(error instanceof InvalidQuantityError)) throw error;
    field.report(error.message);
    return undefined;
  }
  if (bytes <= 0n) {
    field.report(`${JSON.stringify(value)} must be more than zero`);
    return undefined;
  }
  if (bytes > largestSize) {
    field.report(`${formatQuantity(bytes)} is more than a volume can hold; stay below 8Pi`);
    return undefined;
  }
  return bytes;
}
