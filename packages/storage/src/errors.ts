/** What this package throws. An abort by the caller's signal comes as the client's own `AbortedError`. */

import type { PersistentVolume } from './kubernetes.js';

/** What can go wrong, as a word that does not change between versions. */
export type StorageErrorCode =
  | 'invalid'
  | 'not_found'
  | 'conflict'
  | 'in_use'
  | 'unplaceable'
  | 'timeout'
  | 'forbidden'
  | 'unavailable'
  | 'backend';

/** More about a storage error. */
export interface StorageErrorOptions extends ErrorOptions {
  /** Nomad's own words. */
  text?: string;
}

/** The base of all errors of this package. */
export class StorageError extends Error {
  override readonly name: string = 'StorageError';
  /** What went wrong, as a stable word. */
  readonly code: StorageErrorCode;
  /** Nomad's own words, untouched; `undefined` when it was not Nomad that refused. */
  readonly text: string | undefined;

  constructor(code: StorageErrorCode, message: string, options: StorageErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.text = options.text;
  }
}

/** One thing that is wrong with an object, and what to write instead. */
export interface Issue {
  /** The field, such as `spec.resources.requests.storage`; empty for the object as a whole. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** An issue as one line: its path, and what is wrong there. */
export function formatIssue(issue: Issue): string {
  return issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`;
}

/** An object is not as it must be; nothing was sent. */
export class InvalidObjectError extends StorageError {
  override readonly name: string = 'InvalidObjectError';
  /** All that is wrong, in the order of the fields. */
  readonly issues: readonly Issue[];

  constructor(subject: string, issues: readonly Issue[]) {
    const lines = issues.map(formatIssue);
    super('invalid', `${subject} is not valid: ${lines.join('; ')}`);
    this.issues = issues;
  }
}

/** A PersistentVolumeClaim is not as it must be; nothing was sent. */
export class InvalidClaimError extends InvalidObjectError {
  override readonly name = 'InvalidClaimError';
}

/** A PersistentVolume is not as it must be; nothing was sent. */
export class InvalidVolumeError extends InvalidObjectError {
  override readonly name = 'InvalidVolumeError';
}

/** A StorageClass is not as it must be; nothing was sent. */
export class InvalidStorageClassError extends InvalidObjectError {
  override readonly name = 'InvalidStorageClassError';
}

/** A text is no Kubernetes quantity. */
export class InvalidQuantityError extends StorageError {
  override readonly name = 'InvalidQuantityError';

  constructor(message: string) {
    super('invalid', message);
  }
}

/** The volume, or the claim, does not exist; or it did and is gone. */
export class VolumeNotFoundError extends StorageError {
  override readonly name = 'VolumeNotFoundError';

  constructor(message: string, options?: StorageErrorOptions) {
    super('not_found', message, options);
  }
}

/** A claim of this name exists already and asks for something else, or is on its way out. */
export class ClaimConflictError extends StorageError {
  override readonly name = 'ClaimConflictError';

  constructor(message: string, options?: StorageErrorOptions) {
    super('conflict', message, options);
  }
}

/** An allocation that holds a volume. */
export interface VolumeHolder {
  /** UUID of the allocation. */
  readonly allocation: string;
  /** `<job>.<group>[<index>]`; empty when Nomad gave only the ID. */
  readonly name: string;
}

/** Allocations hold the volume; nothing was removed. */
export class VolumeInUseError extends StorageError {
  override readonly name = 'VolumeInUseError';
  /** Who holds it. */
  readonly holders: readonly VolumeHolder[];

  constructor(volume: string, holders: readonly VolumeHolder[], options?: StorageErrorOptions) {
    const names = holders.map(({ name, allocation }) => (name === '' ? allocation : `${name} (${allocation})`));
    super('in_use', `volume ${volume} is in use by ${names.join(', ')}; stop what uses it first`, options);
    this.holders = holders;
  }
}

/** No node takes the volume as it is asked for. */
export class UnplaceableError extends StorageError {
  override readonly name = 'UnplaceableError';

  constructor(message: string, options?: StorageErrorOptions) {
    super('unplaceable', message, options);
  }
}

/** The time was up before it was done. What was begun stays; the same call again goes on from there. */
export class StorageTimeoutError extends StorageError {
  override readonly name = 'StorageTimeoutError';
  /** The volume as it stood, when there is one already. */
  readonly volume: PersistentVolume | undefined;

  constructor(message: string, volume: PersistentVolume | undefined, options?: StorageErrorOptions) {
    super('timeout', message, options);
    this.volume = volume;
  }
}
