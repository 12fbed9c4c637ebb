/** Volumes that are a job of their own. */

import type { Job, JobSpec } from '@yurt/contract';
import type { ClaimRecords, KeptRecord } from '../claims/claim-records.js';
import { checkSameClaim } from '../claims/same-claim.js';
import { pause } from '../deadline.js';
import { ClaimConflictError, UnplaceableError, VolumeInUseError, VolumeNotFoundError } from '../errors.js';
import { HostVolumes } from '../host-volume/host-volumes.js';
import type { ClaimPhase, PersistentVolume } from '../kubernetes.js';
import { claimNameOf, storagePodProvisioner, volumeNameOf } from '../names.js';
import type { CallScope, StorageApis } from '../nomad/storage-apis.js';
import type { BoundedScope, Placement, Provisioner, Removal, RemovalResult } from '../provisioner.js';
import { jobSummaryToPv, jobToPv } from './job-to-pv.js';
import { jobOf } from './pvc-to-job.js';
import { ensureReplicaVolumes } from './replica-volumes.js';

/** Between two looks at a job, milliseconds: its services and evaluations have no common index to wait on. */
const lookPause = 500;

/** Makes and removes volumes that are a job of their own. */
export class StoragePodProvisioner implements Provisioner {
  readonly name = storagePodProvisioner;
  readonly #apis: StorageApis;
  readonly #records: ClaimRecords;
  readonly #volumes: HostVolumes;

  constructor(apis: StorageApis, records: ClaimRecords) {
    this.#apis = apis;
    this.#records = records;
    this.#volumes = new HostVolumes(apis);
  }

  async place({ claim, storageClass, wait, scope, report }: Placement): Promise<PersistentVolume> {
    const name = volumeNameOf(claim.metadata?.name ?? '');
    report({ phase: 'Pending', reason: 'Provisioning', message: 'the replicas are being placed', volume: undefined });
    const record = await this.#records.open(claim, storageClass, scope);
    if (record !== undefined) checkSameClaim(record, claim, storageClass);
    const replicas = await this.#replicas(claim, storageClass, scope, report);
    const ids = replicas.map(({ ID }) => ID);
    const kept = await this.#records.update(
      record,
      ({ volumes }) => (volumes.join() === ids.join() ? undefined : { volumes: ids }),
      scope,
    );
    const job = jobOf({
      claim: { ...claim, metadata: { ...claim.metadata, uid: kept?.uid ?? claim.metadata?.uid } },
      storageClass: kept?.storageClass ?? storageClass,
      hostPaths: replicas.map(({ HostPath }) => HostPath),
    });
    await this.#register(job, scope);
    for (;;) {
      const volume = await this.#look(name, scope);
      const { phase, reason = 'Ready', message = 'the volume is served' } = volume.status ?? {};
      report({ phase: claimPhase(phase), reason, message, volume });
      if (phase === 'Bound' || !wait) return volume;
      await pause(lookPause, scope.signal);
    }
  }

  async remove({ volume, force, scope }: Removal): Promise<RemovalResult> {
    const name = volume.metadata?.name ?? '';
    const claim = volume.spec?.claimRef?.name ?? claimNameOf(name);
    const record = claim === undefined ? undefined : await this.#records.read(claim, scope);
    const job = await this.#job(name, scope);
    const isKept = volume.spec?.persistentVolumeReclaimPolicy === 'Retain';
    const marked = await this.#records.update(record, () => ({ state: isKept ? 'released' : 'deleting' }), scope);
    if (job !== undefined) {
      // Without a purge: that would take the allocations' records, and with them what guards their volumes.
      if (!job.Stop) await this.#apis.deleteStorage(job, scope);
      await this.#untilEnded(name, force, scope);
    }
    if (isKept && job !== undefined) {
      return { existed: true, outcome: 'Released', volume: retained(jobToPv({ ...job, Stop: true })) };
    }
    const removed = await this.#deleteReplicas(name, force, scope);
    if (job !== undefined) await this.#apis.deleteStorage(job, { ...scope, purge: true });
    await this.#records.close(marked, scope);
    return { existed: job !== undefined || removed > 0, outcome: 'Deleted', volume: undefined };
  }

  async find(name: string, _record: KeptRecord | undefined, scope: CallScope): Promise<PersistentVolume | undefined> {
    try {
      return await this.#look(volumeNameOf(name), scope);
    } catch (error) {
      if (error instanceof VolumeNotFoundError) return undefined;
      throw error;
    }
  }

  async list(scope: CallScope): Promise<PersistentVolume[]> {
    const jobs = await this.#apis.listStorage(scope);
    const found = jobs.map(({ Name, Namespace, ID }) =>
      this.find(claimNameOf(ID) ?? Name, undefined, { ...scope, namespace: Namespace }),
    );
    return (await Promise.all(found)).flatMap((volume) => volume ?? []);
  }

  async #replicas(
    claim: Placement['claim'],
    storageClass: Placement['storageClass'],
    scope: BoundedScope,
    report: Placement['report'],
  ): ReturnType<typeof ensureReplicaVolumes> {
    try {
      return await ensureReplicaVolumes(this.#volumes, claim, storageClass, scope);
    } catch (error) {
      if (error instanceof UnplaceableError) {
        report({ phase: 'Pending', reason: 'Unplaceable', message: error.text ?? error.message, volume: undefined });
      }
      throw error;
    }
  }

  /** Registers a job unless it is there already, as the same. */
  async #register(job: JobSpec, scope: BoundedScope): Promise<void> {
    let present = await this.#job(job.ID, scope);
    if (present === undefined) {
      try {
        await this.#apis.createStorage(job, { ...scope, cas: 0 });
        return;
      } catch (error) {
        if (!(error instanceof ClaimConflictError)) throw error;
        present = await this.#apis.storageInfo(job.ID, scope);
      }
    }
    if (present.Stop) {
      throw new ClaimConflictError(`job ${job.ID} is stopped and kept; remove it, or choose another name`);
    }
    if (present.Meta?.['pv.spec'] !== job.Meta?.['pv.spec']) {
      throw new ClaimConflictError(`job ${job.ID} exists already and was made from something else`);
    }
  }

  /** The volume as its job, its summary, its services and its evaluation show it. */
  async #look(name: string, scope: CallScope): Promise<PersistentVolume> {
    const [job, summary, services, evaluation] = await Promise.all([
      this.#apis.storageInfo(name, scope),
      this.#apis.storageSummary(name, scope),
      this.#apis.storageTargets(name, scope),
      this.#apis.latestEvaluation(name, scope),
    ]);
    return jobSummaryToPv(summary, { job, services, evaluation });
  }

  async #job(name: string, scope: CallScope): Promise<Job | undefined> {
    try {
      return await this.#apis.storageInfo(name, scope);
    } catch (error) {
      if (error instanceof VolumeNotFoundError) return undefined;
      throw error;
    }
  }

  /** Waits until no allocation runs any more. One whose node is out of sight counts as running, unless forced. */
  async #untilEnded(name: string, force: boolean, scope: BoundedScope): Promise<void> {
    for (;;) {
      const allocations = await this.#apis.storageAllocations(name, scope);
      const running = allocations.filter(
        ({ ClientStatus: status }) => status === 'pending' || status === 'running' || (status === 'unknown' && !force),
      );
      if (running.length === 0) return;
      await pause(lookPause, scope.signal);
    }
  }

  /** Deletes the host volumes of the replicas; waits while Nomad still counts them as used. */
  async #deleteReplicas(name: string, force: boolean, scope: BoundedScope): Promise<number> {
    const found = await this.#apis.listHostVolumes(`${name}-be-`, scope);
    const replicas = found.filter(({ Name }) => /^\d+$/.test(Name.slice(`${name}-be-`.length)));
    for (const { ID } of replicas) await this.#deleteVolume(ID, force, scope);
    return replicas.length;
  }

  async #deleteVolume(id: string, force: boolean, scope: BoundedScope): Promise<void> {
    for (;;) {
      try {
        await this.#apis.deleteHostVolume(id, force, scope);
        return;
      } catch (error) {
        if (error instanceof VolumeNotFoundError) return;
        if (!(error instanceof VolumeInUseError)) throw error;
        await pause(lookPause, scope.signal);
      }
    }
  }
}

function retained(volume: PersistentVolume): PersistentVolume {
  return { ...volume, spec: { ...volume.spec, persistentVolumeReclaimPolicy: 'Retain' } };
}

function claimPhase(phase: string | undefined): ClaimPhase {
  if (phase === 'Bound') return 'Bound';
  return phase === 'Failed' ? 'Lost' : 'Pending';
}
