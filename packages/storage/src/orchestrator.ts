/** The orchestrator: claims in, volumes out, on Nomad. */

import { Nomad } from '@yurt/client';
import { claimOfVolume, claimWithStatus } from './claims/claim-with-status.js';
import { ClaimRecords } from './claims/claim-records.js';
import type { RecordMode } from './claims/claim-records.js';
import { withDeadline } from './deadline.js';
import { InvalidClaimError, StorageTimeoutError, VolumeNotFoundError } from './errors.js';
import { HostVolumeProvisioner } from './host-volume/host-volume-provisioner.js';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from './kubernetes.js';
import { annotations, claimNameOf, hostVolumeProvisioner, nomadOrchProviderName, volumeNameOf } from './names.js';
import { nomadApis } from './nomad/apis.js';
import type { Apis, NomadConfig } from './nomad/apis.js';
import type { CallScope } from './nomad/storage-apis.js';
import type { BoundedScope, ClaimProgress, Provisioner, RemovalResult } from './provisioner.js';
import { StorageClasses } from './storage-classes.js';
import { StoragePodProvisioner } from './storage-pod/storage-pod-provisioner.js';
import { claimSubject, readClaim, validateClaim } from './validation/claim.js';
import { readVolume } from './validation/volume.js';

/** Settings of an orchestrator. */
export interface OrchestratorOptions {
  /** What it is called among several. Default `nomad`. */
  readonly label?: string;
  /** Classes beside `host-volume` and `storage-pod`, which are always there; one of the same name replaces it. */
  readonly storageClasses?: readonly StorageClass[];
  /** The class of claims that name none. Default `host-volume`. */
  readonly defaultStorageClass?: string;
  /** Where claims are recorded. Default `auto`: in Nomad's variables where that is possible. */
  readonly record?: RecordMode;
  /** Makes the client and its storage calls. Default {@link nomadApis}. */
  readonly apis?: Apis;
}

/** How to place a claim. */
export interface PlacementOptions {
  /** Wait until the claim is `Bound`. `false` gives the volume as it stands, perhaps `Pending`. Default `true`. */
  readonly wait?: boolean;
  /** Milliseconds for all of it; 0 or `Infinity` means no limit. Default 60000. */
  readonly timeout?: number;
  /** Aborts the placement. What was begun stays, and the same call again goes on from there. */
  readonly signal?: AbortSignal;
  /** The node of the first consumer, by its ID. Needed for classes that bind with `WaitForFirstConsumer`. */
  readonly nodeId?: string;
  /** Called each time something changes on the claim's way, such as from `Pending` to `Bound`. */
  readonly onPhase?: (progress: ClaimProgress) => void;
}

/** How to remove a volume. */
export interface RemovalOptions {
  /** Forget the volume even when its node is gone; its data stays there. Never takes it from who uses it. Default `false`. */
  readonly force?: boolean;
  /** Milliseconds for all of it, such as for allocations to stop; 0 or `Infinity` means no limit. Default 60000. */
  readonly timeout?: number;
  /** Aborts the removal. What was begun stays, and the same call again goes on from there. */
  readonly signal?: AbortSignal;
}

/** Places claims and removes volumes. */
export interface StoragePlacements {
  /** Places a claim. */
  storagePlacementReq(claim: PersistentVolumeClaim, options?: PlacementOptions): Promise<PersistentVolume>;
  /** Removes a volume. */
  storageRemovalReq(volume: PersistentVolume, options?: RemovalOptions): Promise<RemovalResult>;
}

const defaultTimeout = 60_000;

/**
 * Places PersistentVolumeClaims on Nomad. It keeps nothing itself: each call reads what Nomad has, and can be repeated
 * by anyone at any time.
 */
export class NomadOrchestrator implements StoragePlacements {
  readonly #nomad: Nomad;
  readonly #ownsClient: boolean;
  readonly #label: string;
  readonly #classes: StorageClasses;
  readonly #records: ClaimRecords;
  readonly #provisioners: readonly Provisioner[];

  /**
   * @param nomad - a client, which the caller closes; or where Nomad is. Default: as the environment says.
   * @throws InvalidStorageClassError when one of the classes is wrong.
   */
  constructor(nomad: Nomad | NomadConfig = {}, options: OrchestratorOptions = {}) {
    const apis = options.apis ?? nomadApis;
    this.#ownsClient = !(nomad instanceof Nomad);
    this.#nomad = nomad instanceof Nomad ? nomad : apis.client(nomad);
    this.#label = options.label ?? nomadOrchProviderName;
    this.#classes = new StorageClasses(options.storageClasses, options.defaultStorageClass);
    const calls = apis.storageApis(this.#nomad);
    this.#records = new ClaimRecords(calls, options.record ?? 'auto');
    this.#provisioners = [
      new HostVolumeProvisioner(calls, this.#records),
      new StoragePodProvisioner(calls, this.#records),
    ];
  }

  /** The name of this kind of orchestrator: `nomad`. */
  name(): string {
    return nomadOrchProviderName;
  }

  /** What this one is called among several. */
  label(): string {
    return this.#label;
  }

  /** The region of its calls; empty when that of the agent is taken. */
  region(): string {
    return this.#nomad.region ?? '';
  }

  /** Who places storage, and whether this orchestrator can: itself, and yes. */
  storagePlacements(): readonly [StoragePlacements, true] {
    return [this, true];
  }

  /**
   * Places a claim and waits until it is `Bound`. A claim that was placed before is found again, as long as it asks for
   * the same.
   *
   * ACL: `namespace:host-volume-create` and `-read` (class `host-volume`), `namespace:submit-job` too (class
   * `storage-pod`); `variables:write` and `variables:read` on `pvc/*` to record claims; `node:read` for the node's name.
   *
   * @throws InvalidClaimError with each field that is wrong; nothing was sent.
   * @throws StorageError with the code `invalid` when `timeout` is no time; nothing was sent.
   * @throws ClaimConflictError when the claim exists already and asks for something else, or is being removed.
   * @throws UnplaceableError when no node takes the volume.
   * @throws VolumeNotFoundError when the claim is `Lost`: its volume is gone.
   * @throws StorageTimeoutError when it is not `Bound` in time; the same call again goes on from there.
   */
  async storagePlacementReq(claim: PersistentVolumeClaim, options: PlacementOptions = {}): Promise<PersistentVolume> {
    const storageClass = this.#classes.of(readClaim(claim));
    this.#checkForClass(claim, storageClass, options.nodeId);
    const provisioner = this.#provisioner(storageClass.provisioner);
    const { timeout = defaultTimeout, signal, onPhase } = options;
    let last: ClaimProgress | undefined;
    const report = (progress: ClaimProgress): void => {
      const isNews =
        last?.phase !== progress.phase || last.reason !== progress.reason || last.message !== progress.message;
      last = progress;
      if (isNews) onPhase?.(progress);
    };
    return withDeadline(
      { timeout, signal },
      (ending) =>
        provisioner.place({
          claim,
          storageClass,
          nodeId: options.nodeId,
          wait: options.wait ?? true,
          scope: this.#scope(claim.metadata?.namespace, ending),
          report,
        }),
      () => {
        const why = last === undefined ? '' : `: ${last.phase}, ${last.message}`;
        return new StorageTimeoutError(`${claimSubject(claim)} is not Bound after ${timeout} ms${why}`, last?.volume);
      },
    );
  }

  /**
   * Removes a volume and its claim as the volume's reclaim policy says: `Delete` takes the data away, `Retain` keeps it.
   * Nomad's order is kept: allocations end first, volumes go next, records last. A volume that does not exist is no error.
   *
   * ACL: `namespace:host-volume-delete` and `-read`, `namespace:submit-job` for storage pods; `variables:write` and
   * `variables:destroy` on `pvc/*`.
   *
   * @throws InvalidVolumeError with each field that is wrong; nothing was sent.
   * @throws StorageError with the code `invalid` when `timeout` is no time; nothing was sent.
   * @throws VolumeInUseError while allocations hold it; nothing was removed.
   * @throws StorageTimeoutError when it is not done in time; the same call again goes on from there.
   */
  async storageRemovalReq(volume: PersistentVolume, options: RemovalOptions = {}): Promise<RemovalResult> {
    const checked = readVolume(volume);
    const { metadata, spec } = checked;
    const made = metadata?.annotations?.[annotations.provisioner] ?? spec?.csi?.driver ?? hostVolumeProvisioner;
    const provisioner = this.#provisioner(made);
    const namespace = spec?.claimRef?.namespace ?? metadata?.annotations?.[annotations.namespace];
    const { timeout = defaultTimeout, signal, force = false } = options;
    return withDeadline(
      { timeout, signal },
      (ending) => provisioner.remove({ volume: checked, force, scope: this.#scope(namespace, ending) }),
      () => new StorageTimeoutError(`volume ${metadata?.name} is not removed after ${timeout} ms`, checked),
    );
  }

  /**
   * Reads a volume by its name, such as `pv-data`.
   *
   * @throws VolumeNotFoundError when there is none.
   */
  async getVolume(name: string, scope: CallScope = {}): Promise<PersistentVolume> {
    const claim = claimNameOf(name);
    if (claim !== undefined) {
      const record = await this.#records.read(claim, scope);
      const kinds = this.#provisioners.filter(
        (provisioner) => record === undefined || provisioner.name === record.storageClass.provisioner,
      );
      for (const provisioner of kinds) {
        const found = await provisioner.find(claim, record, scope);
        if (found !== undefined) return found;
      }
    }
    throw new VolumeNotFoundError(`there is no volume ${name}`);
  }

  /** All volumes of a namespace: host volumes, with those that no claim has, and storage pods. Sorted by name. */
  async listVolumes(scope: CallScope = {}): Promise<PersistentVolume[]> {
    const lists = await Promise.all(this.#provisioners.map((provisioner) => provisioner.list(scope)));
    const pods = new Set(lists.slice(1).flatMap((list) => list.map(({ metadata }) => metadata?.name)));
    const isReplica = ({ metadata }: PersistentVolume): boolean =>
      pods.has(/^(.*)-be-\d+$/.exec(metadata?.name ?? '')?.[1]);
    return lists
      .flat()
      .filter((volume) => !isReplica(volume))
      .toSorted((a, b) => (a.metadata?.name ?? '').localeCompare(b.metadata?.name ?? '', 'en'));
  }

  /**
   * Reads a claim with its phase: as it was recorded, else as far as its volume tells.
   *
   * @throws VolumeNotFoundError when there is neither a record nor a volume of it.
   */
  async getClaim(name: string, scope: CallScope = {}): Promise<PersistentVolumeClaim> {
    const record = await this.#records.read(name, scope);
    if (record === undefined) return claimOfVolume(await this.getVolume(volumeNameOf(name), scope));
    const provisioner = this.#provisioner(record.storageClass.provisioner);
    return claimWithStatus(record, await provisioner.find(name, record, scope));
  }

  /** Closes the client if it was made here, and with it all that is under way. A client that was given stays open. */
  async close(): Promise<void> {
    if (this.#ownsClient) await this.#nomad.close();
  }

  #checkForClass(claim: PersistentVolumeClaim, storageClass: StorageClass, nodeId: string | undefined): void {
    const issues = validateClaim(claim, storageClass);
    const className = storageClass.metadata?.name ?? '';
    if (storageClass.volumeBindingMode === 'WaitForFirstConsumer' && nodeId === undefined) {
      const message = `class ${className} binds once the first consumer's node is known; pass nodeId`;
      issues.push({ path: 'spec.storageClassName', message });
    }
    if (issues.length > 0) throw new InvalidClaimError(claimSubject(claim), issues);
  }

  #provisioner(name: string): Provisioner {
    const found = this.#provisioners.find((provisioner) => provisioner.name === name);
    if (found !== undefined) return found;
    throw new VolumeNotFoundError(`there is no provisioner ${name}; known are ${this.#provisionerNames()}`);
  }

  #provisionerNames(): string {
    return this.#provisioners.map(({ name }) => name).join(', ');
  }

  #scope(namespace: string | undefined, signal: AbortSignal): BoundedScope {
    return namespace === undefined ? { signal } : { namespace, signal };
  }
}
