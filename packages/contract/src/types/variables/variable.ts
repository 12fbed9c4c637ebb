/** Variables: small encrypted maps of text, which can also be held as locks. */

import type { GoDuration, Nanoseconds, UnixNanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/**
 * A variable with its values.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/variables/variables#read-variable
 */
export interface Variable {
  /** Namespace it is in. */
  Namespace: string;
  /**
   * Its path, unique in the namespace: at most 128 characters of `a-z A-Z 0-9 - _ ~ /`. Below `nomad/` only `nomad/jobs`,
   * `nomad/job-templates` and `nomad/sentinel` can be written.
   */
  Path: string;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change; what `cas` compares. */
  ModifyIndex: number;
  /** When it was created. */
  CreateTime: UnixNanoseconds;
  /** When its values were last written. */
  ModifyTime: UnixNanoseconds;
  /** The values by key; left out for a variable that is a lock and nothing else. */
  Items?: VariableItems;
  /** The lock on it; left out or null while nobody holds one, and for who may not see the lock's ID. */
  Lock?: VariableLock | null;
}

/**
 * A variable without its values: what lists show, and what renewing a lock answers.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/variables/variables#list-variables
 */
export interface VariableMetadata {
  /** Namespace it is in. */
  Namespace: string;
  /** Its path, unique in the namespace. */
  Path: string;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change; what `cas` compares. */
  ModifyIndex: number;
  /** When it was created. */
  CreateTime: UnixNanoseconds;
  /** When its values were last written. */
  ModifyTime: UnixNanoseconds;
  /** The lock on it; left out or null while nobody holds one. */
  Lock?: VariableLock | null;
}

/** Values by key. Keys and values together hold at most 64 KiB. */
export type VariableItems = Record<string, string>;

/**
 * A lock on a variable. Who holds it renews it before `TTL` has passed, or loses it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/variables/locks
 */
export interface VariableLock {
  /** What the holder shows to renew, to release, and to write the variable meanwhile; made by the server. */
  ID: string;
  /** How long the lock holds without being renewed: 10 s to 24 h. Default `15s`. */
  TTL: GoDuration;
  /** How long nobody can take the lock after it was lost. Default `15s`. */
  LockDelay: GoDuration;
}

/**
 * A {@link Variable} as a user writes it: values that replace all that were there. The path of the call goes before `Path`;
 * `Lock.ID` is needed to write a variable whose lock is held.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/variables/variables#create-variable
 */
export interface VariableSpec extends Written<Variable, 'Items', { Lock: VariableLockSpec }> {}

/**
 * What is written to acquire or release the lock on a variable. `Items` are stored with the lock when it is acquired.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/variables/locks
 */
export interface VariableLockRequest extends Written<Variable, never, { Lock: VariableLockSpec }> {}

/** A {@link VariableLock} as a user writes it: without `ID` to acquire a lock, with it afterwards. */
export interface VariableLockSpec extends Written<
  VariableLock,
  never,
  { TTL: GoDuration | Nanoseconds; LockDelay: GoDuration | Nanoseconds }
> {}
