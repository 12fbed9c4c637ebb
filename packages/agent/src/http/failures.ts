/** Turns what handlers throw into statuses and texts. */

import { CodedError } from '../coded-error.js';

/** What a caller is told of an error. */
export interface Failure {
  readonly status: number;
  readonly text: string;
}

/** Texts that mean a refusal wherever they come from. */
const REFUSALS = [
  'Permission denied',
  'ACL token not found',
  'Job registration, dispatch, and scale are disabled by the scheduler configuration',
];

/** The status and text of an error: its own when it has them, else 500. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CodedError) return { status: error.status, text: error.message };
  const text = error instanceof Error ? error.message : String(error);
  const refusal = REFUSALS.find((ending) => text.endsWith(ending));
  return refusal === undefined ? { status: 500, text } : { status: 403, text: refusal };
}
