/** What Nomad's refusals mean here: by the client's classes, and by the text of its 500s. */

import {
  AbortedError,
  ApiError,
  CheckIndexConflictError,
  ConflictError,
  ConnectionError,
  NoLeaderError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitedError,
  TimeoutError,
} from '@yurt/client';
import {
  ClaimConflictError,
  StorageError,
  UnplaceableError,
  VolumeInUseError,
  VolumeNotFoundError,
} from '../errors.js';
import type { StorageErrorOptions, VolumeHolder } from '../errors.js';

/**
 * The error to throw for one of the client's. Errors of this package and aborts are passed on as they are.
 *
 * @param doing - what was tried, for the message, such as `creating volume pv-data`
 */
export function storageFailure(error: unknown, doing: string): unknown {
  if (error instanceof StorageError || error instanceof AbortedError || !(error instanceof Error)) return error;
  const message = `${doing}: ${error.message}`;
  // The body of a variable's conflict holds its items.
  const text = error instanceof ApiError && !(error instanceof ConflictError) ? error.text.trim() : undefined;
  const options: StorageErrorOptions = { cause: error, text };
  if (error instanceof NotFoundError) return new VolumeNotFoundError(message, options);
  if (error instanceof PermissionDeniedError) return new StorageError('forbidden', message, options);
  if (error instanceof ConflictError || error instanceof CheckIndexConflictError) {
    return new ClaimConflictError(message, options);
  }
  if (
    error instanceof ConnectionError ||
    error instanceof TimeoutError ||
    error instanceof NoLeaderError ||
    error instanceof RateLimitedError
  ) {
    return new StorageError('unavailable', message, options);
  }
  return text === undefined ? new StorageError('backend', message, options) : byText(text, message, options);
}

function byText(text: string, message: string, options: StorageErrorOptions): StorageError {
  const inUse = /volume ["']?([^\s"']+)["']? in use by alloc(?:ations:)? \[?([^\]]*)\]?/i.exec(text);
  if (inUse !== null) return new VolumeInUseError(inUse[1] ?? '', holdersIn(inUse[2] ?? ''), options);
  if (/volume name already exists on this node/i.test(text)) return new ClaimConflictError(message, options);
  if (/could not place volume/i.test(text)) return new UnplaceableError(message, options);
  if (/no such volume|volume does not exist|volume not found/i.test(text)) {
    return new VolumeNotFoundError(message, options);
  }
  if (/validation failed|invalid |capacity_m(in|ax)|unknown \w+ parameter/i.test(text)) {
    return new StorageError('invalid', message, options);
  }
  return new StorageError('backend', message, options);
}

function holdersIn(list: string): VolumeHolder[] {
  return list
    .split(/[\s,]+/)
    .filter((id) => id !== '')
    .map((allocation) => ({ allocation, name: '' }));
}

/** Whether the Nomad at hand keeps no variables for this token: it has none, or the token may not use them. */
export function hasNoVariables(error: unknown): boolean {
  if (error instanceof PermissionDeniedError) return true;
  if (error instanceof StorageError) return error.code === 'forbidden' || hasNoVariables(error.cause);
  return isNotServed(error);
}

/** Whether the agent at hand does not serve a route. */
export function isNotServed(error: unknown): boolean {
  if (error instanceof StorageError) return isNotServed(error.cause);
  return error instanceof ApiError && error.status === 501;
}

/** Whether a write may have arrived though its answer did not. */
export function isOutcomeUnknown(error: unknown): boolean {
  return (error instanceof ConnectionError && error.sent) || error instanceof TimeoutError;
}
