/** Reads claims and classes that were kept as text: whoever may write there may have changed them. */

import type { PersistentVolumeClaim, StorageClass } from '../kubernetes.js';
import { validateClaim } from './claim.js';
import { validateStorageClass } from './storage-class.js';

/** The value of a JSON text; `undefined` when it is none. */
export function parsedJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is a valid claim. */
export function isClaim(value: unknown): value is PersistentVolumeClaim {
  return validateClaim(value).length === 0;
}

/** Whether a value is a valid storage class. */
export function isStorageClass(value: unknown): value is StorageClass {
  return validateStorageClass(value).length === 0;
}
