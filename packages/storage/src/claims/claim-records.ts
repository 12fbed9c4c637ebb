/** The records of claims in Nomad's variables, written by check-and-set alone. */

import { ConflictError } from '@yurt/client';
import type { Variable } from '@yurt/contract';
import { ClaimConflictError, StorageError } from '../errors.js';
import type { PersistentVolumeClaim, StorageClass } from '../kubernetes.js';
import { recordPathOf } from '../names.js';
import { hasNoVariables } from '../nomad/failures.js';
import type { CallScope, StorageApis } from '../nomad/storage-apis.js';
import { readRecord, recordItems } from './record.js';
import type { ClaimRecord } from './record.js';

/**
 * Where claims are recorded.
 *
 * - `variable`: in Nomad's variables; without them every placement fails.
 * - `none`: nowhere. What a claim asked for, its class and its UUID are then not known once it is placed, and a volume
 *   whose backing is gone can't be told from one that never was.
 * - `auto` (default): in variables where this Nomad has them and the token may use them, else nowhere.
 */
export type RecordMode = 'auto' | 'variable' | 'none';

/** A record with the index that its next write must name. */
export interface KeptRecord extends ClaimRecord {
  /** The variable's `ModifyIndex`. */
  readonly index: number;
}

/** How often a write is tried again after somebody else was faster. */
const attempts = 8;

/** Reads and writes the records of claims. Without variables every read finds `undefined`, and writes do nothing. */
export class ClaimRecords {
  readonly #apis: StorageApis;
  readonly #mode: RecordMode;

  constructor(apis: StorageApis, mode: RecordMode) {
    this.#apis = apis;
    this.#mode = mode;
  }

  /** The record of a claim; `undefined` when there is none, or none can be kept. */
  async read(name: string, scope: CallScope): Promise<KeptRecord | undefined> {
    if (this.#mode === 'none') return undefined;
    try {
      const variable = await this.#apis.readVariable(recordPathOf(name), scope);
      return variable && kept(name, variable);
    } catch (error) {
      if (this.#mode === 'auto' && hasNoVariables(error)) return undefined;
      throw error;
    }
  }

  /**
   * Records a claim that is to be placed, or finds the record that it has already.
   *
   * @returns the record; `undefined` when none can be kept.
   */
  async open(
    claim: PersistentVolumeClaim,
    storageClass: StorageClass,
    scope: CallScope,
  ): Promise<KeptRecord | undefined> {
    if (this.#mode === 'none') return undefined;
    const name = claim.metadata?.name ?? '';
    const record: ClaimRecord = {
      uid: claim.metadata?.uid ?? crypto.randomUUID(),
      state: 'active',
      claim,
      storageClass,
      volumes: [],
    };
    try {
      return { ...record, index: await this.#write(name, record, 0, scope) };
    } catch (error) {
      if (this.#mode === 'auto' && hasNoVariables(error)) return undefined;
      const cause = error instanceof ClaimConflictError ? error.cause : undefined;
      if (!(cause instanceof ConflictError)) throw error;
      // The conflict brings the variable along, but not its items when the token may not read them.
      const { current } = cause;
      return current?.Items === undefined ? this.#mustRead(name, scope) : kept(name, current);
    }
  }

  /**
   * Changes a record: reads it anew and tries again when somebody else was faster.
   *
   * @param change - gives what to write; `undefined` leaves the record as it is
   * @throws ClaimConflictError when others were faster each time.
   */
  async update(
    record: KeptRecord | undefined,
    change: (record: KeptRecord) => Partial<ClaimRecord> | undefined,
    scope: CallScope,
  ): Promise<KeptRecord | undefined> {
    let current = record;
    for (let attempt = 1; current !== undefined; attempt++) {
      const name = current.claim.metadata?.name ?? '';
      const changes = change(current);
      if (changes === undefined) return current;
      const next = { ...current, ...changes };
      try {
        return { ...next, index: await this.#write(name, next, current.index, scope) };
      } catch (error) {
        if (!(error instanceof ClaimConflictError) || attempt === attempts) throw error;
        current = await this.read(name, scope);
      }
    }
    return undefined;
  }

  /** Deletes a record, if it is still as it was read. One that is gone already is no error. */
  async close(record: KeptRecord | undefined, scope: CallScope): Promise<void> {
    if (record === undefined) return;
    await this.#apis.deleteVariable(recordPathOf(record.claim.metadata?.name ?? ''), record.index, scope);
  }

  async #write(name: string, record: ClaimRecord, cas: number, scope: CallScope): Promise<number> {
    const { ModifyIndex } = await this.#apis.writeVariable(recordPathOf(name), recordItems(record), cas, scope);
    return ModifyIndex;
  }

  async #mustRead(name: string, scope: CallScope): Promise<KeptRecord> {
    const variable = await this.#apis.readVariable(recordPathOf(name), scope);
    if (variable !== undefined) return kept(name, variable);
    throw new StorageError('unavailable', `the record of claim ${name} changed while it was read; try again`);
  }
}

function kept(name: string, variable: Variable): KeptRecord {
  const record = readRecord(variable.Items);
  if (record !== undefined) return { ...record, index: variable.ModifyIndex };
  throw new ClaimConflictError(
    `the variable ${recordPathOf(name)} is there but is no record of a claim; move it away, or choose another name`,
  );
}
