/** Volumes that are one dynamic host volume each. */

import type { HostVolume, HostVolumeStub } from '@yurt/contract';
import type { ClaimRecords, KeptRecord } from '../claims/claim-records.js';
import { checkSameClaim } from '../claims/same-claim.js';
import { StorageError, UnplaceableError, VolumeInUseError, VolumeNotFoundError } from '../errors.js';
import type { PersistentVolume } from '../kubernetes.js';
import { annotations, claimNameOf, hostVolumeProvisioner, volumeNameOf } from '../names.js';
import type { CallScope, StorageApis } from '../nomad/storage-apis.js';
import type { BoundedScope, Placement, Provisioner, Removal, RemovalResult } from '../provisioner.js';
import { hostVolumeSpec } from './host-volume-spec.js';
import { hostVolumeReason, hostVolumeToPv } from './host-volume-to-pv.js';
import type { HostVolumeFacts } from './host-volume-to-pv.js';
import { HostVolumes } from './host-volumes.js';

/** Makes and removes volumes that are one dynamic host volume each. */
export class HostVolumeProvisioner implements Provisioner {
  readonly name = hostVolumeProvisioner;
  readonly #apis: StorageApis;
  readonly #records: ClaimRecords;
  readonly #volumes: HostVolumes;

  constructor(apis: StorageApis, records: ClaimRecords) {
    this.#apis = apis;
    this.#records = records;
    this.#volumes = new HostVolumes(apis);
  }

  async place(placement: Placement): Promise<PersistentVolume> {
    const { claim, storageClass, scope, report } = placement;
    report({ phase: 'Pending', reason: 'Provisioning', message: 'the volume is being made', volume: undefined });
    const record = await this.#records.open(claim, storageClass, scope);
    if (record !== undefined) checkSameClaim(record, claim, storageClass);

    const volume = await this.#ensure(record, placement);
    const kept = await this.#records.update(
      record,
      ({ volumes }) => (volumes.includes(volume.ID) ? undefined : { volumes: [volume.ID] }),
      scope,
    );
    const facts: HostVolumeFacts = { claim, storageClass, claimUid: kept?.uid };
    const ready = placement.wait ? await this.#untilReady(volume, facts, placement) : volume;
    const nodeName = await this.#apis.nodeName(ready.NodeID, scope);
    const made = hostVolumeToPv(ready, { ...facts, nodeName });
    if (ready.State === 'ready') report({ phase: 'Bound', ...hostVolumeReason(ready), volume: made });
    return made;
  }

  async remove({ volume, force, scope }: Removal): Promise<RemovalResult> {
    const name = volume.metadata?.name ?? '';
    const claim = volume.spec?.claimRef?.name ?? claimNameOf(name);
    const record = claim === undefined ? undefined : await this.#records.read(claim, scope);
    const found = await this.#toRemove(volume, record, scope);
    const isKept = volume.spec?.persistentVolumeReclaimPolicy === 'Retain';
    if (found === undefined) {
      await this.#records.close(record, scope);
      return { existed: false, outcome: 'Deleted', volume: undefined };
    }
    await this.#volumes.untilFree(found, scope);
    if (isKept) {
      const kept = await this.#records.update(record, () => ({ state: 'released' }), scope);
      const nodeName = await this.#apis.nodeName(found.NodeID, scope);
      const facts = { ...factsOf(kept), nodeName, released: true };
      return { existed: true, outcome: 'Released', volume: hostVolumeToPv(found, facts) };
    }
    const deleting = await this.#records.update(record, () => ({ state: 'deleting' }), scope);
    try {
      await this.#apis.deleteHostVolume(found.ID, force, scope);
    } catch (error) {
      if (!(error instanceof VolumeNotFoundError)) {
        if (error instanceof VolumeInUseError) {
          // Somebody was faster; the claim stays in use.
          await this.#records.update(deleting, () => ({ state: record?.state ?? 'active' }), scope);
        }
        throw error;
      }
    }
    await this.#records.close(deleting, scope);
    return { existed: true, outcome: 'Deleted', volume: undefined };
  }

  async find(name: string, record: KeptRecord | undefined, scope: CallScope): Promise<PersistentVolume | undefined> {
    const id = record?.volumes[0] ?? (await this.#apis.hostVolumesNamed(volumeNameOf(name), scope))[0]?.ID;
    const volume = id === undefined ? undefined : await this.#volumes.read(id, scope);
    if (volume === undefined) return undefined;
    const nodeName = await this.#apis.nodeName(volume.NodeID, scope);
    return hostVolumeToPv(volume, { ...factsOf(record), nodeName });
  }

  async list(scope: CallScope): Promise<PersistentVolume[]> {
    const stubs = await this.#apis.listHostVolumes('', scope);
    const nodeNames = new Map<string, Promise<string | undefined>>();
    const read = async ({ ID, Name, NodeID }: HostVolumeStub): Promise<PersistentVolume[]> => {
      const volume = await this.#volumes.read(ID, scope);
      if (volume === undefined) return [];
      const claim = claimNameOf(Name);
      const record = claim === undefined ? undefined : await this.#records.read(claim, scope);
      const nodeName = nodeNames.get(NodeID) ?? this.#apis.nodeName(NodeID, scope);
      nodeNames.set(NodeID, nodeName);
      return [hostVolumeToPv(volume, { ...factsOf(record), nodeName: await nodeName })];
    };
    return (await Promise.all(stubs.map(read))).flat();
  }

  /** The claim's volume: the one of its record, the one of its name, or a new one. */
  async #ensure(record: KeptRecord | undefined, placement: Placement): Promise<HostVolume> {
    const { scope, report } = placement;
    const spec = hostVolumeSpec(placement.claim, placement.storageClass, placement.nodeId);
    const [id] = record?.volumes ?? [];
    if (id === undefined) {
      try {
        return await this.#volumes.ensure(spec, scope);
      } catch (error) {
        if (error instanceof UnplaceableError) {
          report({ phase: 'Pending', reason: 'Unplaceable', message: error.text ?? error.message, volume: undefined });
        }
        // Nothing was made, so the claim may be changed and placed again.
        if (error instanceof StorageError && (error.code === 'unplaceable' || error.code === 'invalid')) {
          await this.#records.close(record, scope);
        }
        throw error;
      }
    }
    const volume = await this.#volumes.read(id, scope);
    if (volume !== undefined) return volume;
    const message = `volume ${spec.Name} (${id}) of the claim is gone, and its data with it`;
    report({ phase: 'Lost', reason: 'VolumeGone', message, volume: undefined });
    throw new VolumeNotFoundError(`${message}; remove the claim to begin anew`);
  }

  async #untilReady(volume: HostVolume, facts: HostVolumeFacts, placement: Placement): Promise<HostVolume> {
    const { scope, report } = placement;
    try {
      return await this.#volumes.untilReady(volume, scope, (now) => {
        const phase = now.State === 'unavailable' ? 'Lost' : 'Pending';
        report({ phase, ...hostVolumeReason(now), volume: hostVolumeToPv(now, facts) });
      });
    } catch (error) {
      if (error instanceof VolumeNotFoundError) {
        const message = `volume ${volume.Name} was removed while it was waited for`;
        report({ phase: 'Lost', reason: 'VolumeGone', message, volume: undefined });
      }
      throw error;
    }
  }

  async #toRemove(
    volume: PersistentVolume,
    record: KeptRecord | undefined,
    scope: BoundedScope,
  ): Promise<HostVolume | undefined> {
    const name = volume.metadata?.name ?? '';
    const known = volume.metadata?.annotations?.[annotations.volumeId] ?? record?.volumes[0];
    const id = known ?? (await this.#apis.hostVolumesNamed(name, scope))[0]?.ID;
    return id === undefined ? undefined : this.#volumes.read(id, scope);
  }
}

function factsOf(record: KeptRecord | undefined): HostVolumeFacts {
  if (record === undefined) return {};
  const { claim, storageClass, uid, state } = record;
  return { claim, storageClass, claimUid: uid, released: state === 'released' };
}
