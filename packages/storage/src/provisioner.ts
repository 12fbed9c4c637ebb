/** What the orchestrator asks of those who make volumes. */

import type { KeptRecord } from './claims/claim-records.js';
import type { ClaimPhase, PersistentVolume, PersistentVolumeClaim, StorageClass } from './kubernetes.js';
import type { CallScope } from './nomad/storage-apis.js';

/** A change on a claim's way. */
export interface ClaimProgress {
  readonly phase: ClaimPhase;
  /** Why, as one word, such as `Provisioning`, `Ready`, `Unplaceable`, `NodeUnavailable`. */
  readonly reason: string;
  /** Why, in a sentence. */
  readonly message: string;
  /** The volume as it stands; `undefined` while there is none. */
  readonly volume: PersistentVolume | undefined;
}

/** The scope of calls that are bounded. */
export interface BoundedScope extends CallScope {
  readonly signal: AbortSignal;
}

/** A claim to be placed; valid, and of this provisioner's class. */
export interface Placement {
  readonly claim: PersistentVolumeClaim;
  readonly storageClass: StorageClass;
  /** The node to place it on; `undefined` leaves that to Nomad. */
  readonly nodeId: string | undefined;
  /** Whether to wait until it is `Bound`. */
  readonly wait: boolean;
  readonly scope: BoundedScope;
  /** Takes each change on the way. */
  readonly report: (progress: ClaimProgress) => void;
}

/** A volume to be removed. */
export interface Removal {
  readonly volume: PersistentVolume;
  /** Forget it even when its node is gone. */
  readonly force: boolean;
  readonly scope: BoundedScope;
}

/** What became of a volume that was to be removed. */
export interface RemovalResult {
  /** Whether there was something to remove. */
  readonly existed: boolean;
  /** `Deleted` with its data, or `Released`: kept without its claim, as its reclaim policy wants. */
  readonly outcome: 'Deleted' | 'Released';
  /** The volume as it is kept; `undefined` once deleted. */
  readonly volume: PersistentVolume | undefined;
}

/** Makes and removes volumes of one kind. */
export interface Provisioner {
  /** Its name in storage classes. */
  readonly name: string;
  /** Places a claim, or adopts what was placed for it before. */
  place(placement: Placement): Promise<PersistentVolume>;
  /** Removes a volume as its reclaim policy says. */
  remove(removal: Removal): Promise<RemovalResult>;
  /** The volume of a claim as it is; `undefined` when there is none. */
  find(name: string, record: KeptRecord | undefined, scope: CallScope): Promise<PersistentVolume | undefined>;
  /** All volumes of this kind. */
  list(scope: CallScope): Promise<PersistentVolume[]>;
}
