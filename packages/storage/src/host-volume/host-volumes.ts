/**
 * Host volumes by name, each made once.
 *
 * Nomad makes a second volume when the same name is asked for twice, so everything here looks before it makes, and looks
 * again afterwards: of several the oldest counts, and who made another one takes that away. The order of Nomad's log
 * decides, so that two who do the same at the same time agree.
 */

import type { HostVolume, HostVolumeSpec } from '@yurt/contract';
import { pause, throwIfAborted } from '../deadline.js';
import {
  ClaimConflictError,
  StorageError,
  UnplaceableError,
  VolumeInUseError,
  VolumeNotFoundError,
} from '../errors.js';
import { isOutcomeUnknown, storageFailure } from '../nomad/failures.js';
import type { CallScope, StorageApis } from '../nomad/storage-apis.js';
import type { BoundedScope } from '../provisioner.js';

/** How often, and how many milliseconds apart, to ask again while a name is taken by a volume that nobody knows yet. */
const takenAttempts = 20;
const takenPause = 250;

/** Makes, awaits and frees host volumes. */
export class HostVolumes {
  readonly #apis: StorageApis;

  constructor(apis: StorageApis) {
    this.#apis = apis;
  }

  /** Reads a volume; `undefined` when there is none. */
  async read(id: string, scope: CallScope): Promise<HostVolume | undefined> {
    try {
      return await this.#apis.hostVolume(id, scope);
    } catch (error) {
      if (error instanceof VolumeNotFoundError) return undefined;
      throw error;
    }
  }

  /** The oldest volume of a name; `undefined` when there is none. */
  async named(name: string, scope: CallScope): Promise<HostVolume | undefined> {
    const [oldest] = await this.#apis.hostVolumesNamed(name, scope);
    return oldest === undefined ? undefined : this.read(oldest.ID, scope);
  }

  /**
   * The volume of the spec's name: the one that is there, or a new one.
   *
   * @throws ClaimConflictError when there is one that is not what is asked for.
   * @throws UnplaceableError when no node takes it.
   */
  async ensure(spec: HostVolumeSpec, scope: BoundedScope): Promise<HostVolume> {
    return (await this.#adopt(spec, scope)) ?? (await this.#create(spec, scope));
  }

  /**
   * Waits until a volume is ready, by blocking queries.
   *
   * @param onChange - takes each state on the way
   * @throws VolumeNotFoundError when it is removed meanwhile.
   */
  async untilReady(
    volume: HostVolume,
    scope: BoundedScope,
    onChange: (volume: HostVolume) => void,
  ): Promise<HostVolume> {
    if (volume.State === 'ready') return volume;
    try {
      for await (const now of this.#apis.watchHostVolume(volume.ID, scope)) {
        if (now.State === 'ready') return now;
        onChange(now);
      }
    } catch (error) {
      throw storageFailure(error, `waiting for host volume ${volume.Name} to be ready`);
    }
    throwIfAborted(scope.signal);
    throw new StorageError('backend', `the watch of host volume ${volume.Name} ended by itself`);
  }

  /**
   * Waits for the allocations of a volume that are on their way out.
   *
   * @throws VolumeInUseError when one of them is to stay.
   * @throws VolumeNotFoundError when the volume is removed meanwhile.
   */
  async untilFree(volume: HostVolume, scope: BoundedScope): Promise<void> {
    // A volume's index stands still when its allocations end, so there is nothing to block on.
    let now = volume;
    for (let length = 100; !isFree(now); length = Math.min(length * 1.5, 1000)) {
      await pause(length, scope.signal);
      now = await this.#apis.hostVolume(volume.ID, scope);
    }
  }

  async #adopt(spec: HostVolumeSpec, scope: CallScope): Promise<HostVolume | undefined> {
    const volume = await this.named(spec.Name, scope);
    const difference = volume && differenceOf(volume, spec);
    if (volume === undefined || difference === undefined) return volume;
    throw new ClaimConflictError(
      `volume ${spec.Name} (${volume.ID}) exists already and ${difference}; remove it, or choose another name`,
    );
  }

  async #create(spec: HostVolumeSpec, scope: BoundedScope): Promise<HostVolume> {
    const created = await this.#createOrFind(spec, scope);
    const oldest = await this.named(spec.Name, scope);
    if (oldest === undefined || oldest.ID === created.ID) return created;
    try {
      await this.#apis.deleteHostVolume(created.ID, false, scope);
    } catch (error) {
      if (!(error instanceof VolumeNotFoundError) && !(error instanceof VolumeInUseError)) throw error;
    }
    return oldest;
  }

  /** Makes a volume; or finds the one that is there when Nomad will not make another, or when its answer was lost. */
  async #createOrFind(spec: HostVolumeSpec, scope: BoundedScope): Promise<HostVolume> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#apis.createHostVolume(spec, scope);
      } catch (error) {
        const isTaken = error instanceof ClaimConflictError;
        const isUnknown = error instanceof StorageError && isOutcomeUnknown(error.cause);
        if (!isTaken && !isUnknown && !(error instanceof UnplaceableError)) throw error;
        const adopted = await this.#adopt(spec, scope);
        if (adopted !== undefined) return adopted;
        if (!isTaken || attempt === takenAttempts) throw error;
        // The node has the name from someone else, and the servers will know soon.
        await pause(takenPause, scope.signal);
      }
    }
  }
}

/** Where a volume is not what is asked for. */
function differenceOf(volume: HostVolume, spec: HostVolumeSpec): string | undefined {
  if (volume.PluginID !== spec.PluginID) return `was made by the plugin ${volume.PluginID}`;
  if (volume.RequestedCapacityMinBytes !== spec.RequestedCapacityMinBytes) {
    return `has a least size of ${volume.RequestedCapacityMinBytes} bytes`;
  }
  const made = modesOf(volume.RequestedCapabilities);
  return made === modesOf(spec.RequestedCapabilities) ? undefined : `can be used only as ${made}`;
}

function modesOf(capabilities: HostVolumeSpec['RequestedCapabilities']): string {
  return (capabilities ?? [])
    .map(({ AccessMode, AttachmentMode }) => `${AccessMode} ${AttachmentMode}`)
    .toSorted()
    .join(', ');
}

/** Whether nobody holds a volume. @throws VolumeInUseError when one of its allocations is to stay. */
function isFree({ Name, Allocations }: HostVolume): boolean {
  const holders = Allocations ?? [];
  const staying = holders.filter(({ DesiredStatus }) => DesiredStatus === 'run');
  if (staying.length === 0) return holders.length === 0;
  throw new VolumeInUseError(
    Name,
    staying.map(({ ID, Name: name }) => ({ allocation: ID, name })),
  );
}
