/** From what Nomad says of a storage pod's job to the PersistentVolume that it is. */

import type {
  AllocationMetric,
  Evaluation,
  Job,
  JobSpec,
  JobSummary,
  ServiceRegistration,
  TaskGroupSummary,
} from '@yurt/contract';
import { requestOf } from '../claims/record.js';
import type { PersistentVolume, VolumePhase } from '../kubernetes.js';
import { annotations, claimNameOf, storagePodProvisioner } from '../names.js';
import { describePlacementFailures } from '../nomad/placement-failures.js';
import { reclaimPolicyOf } from '../storage-classes.js';
import { storagePodSettings } from '../validation/class-parameters.js';
import { readPodPlan } from './pod-plan.js';

/** What is known of a pod beside its summary. */
export interface SummaryFacts {
  /** Its job: without it the volume has no more than a name and a phase. */
  readonly job?: Job | JobSpec;
  /** The registrations of its front end's service; without them the service counts as registered. */
  readonly services?: readonly ServiceRegistration[];
  /** Its latest evaluation, which says why something is not placed. */
  readonly evaluation?: Evaluation;
}

/**
 * A job as the volume that it is. A job's own status says too little, so the phase is `Released` for a stopped job and
 * otherwise `Pending`; {@link jobSummaryToPv} knows more.
 */
export function jobToPv(job: Job | JobSpec): PersistentVolume {
  return withStatus(volumeOf(job), job.Stop === true ? { phase: 'Released', ...stopped } : { phase: 'Pending' });
}

/**
 * A job's summary as the volume that it is: `Bound` once the front end and enough replicas run, with the reason `Degraded`
 * while some are missing; `Failed` when all replicas have ended; else `Pending`, with the reason `Unplaceable` and what
 * the evaluation says when something can't be placed.
 */
export function jobSummaryToPv(summary: JobSummary, facts: SummaryFacts = {}): PersistentVolume {
  const { job, services, evaluation } = facts;
  const base = job === undefined ? bareVolume(summary.JobID, summary.Namespace) : volumeOf(job);
  const [registered] = services ?? [];
  const uri = registered && `nbd://${host(registered.Address)}:${registered.Port}/${summary.JobID}`;
  const status = job?.Stop === true ? { phase: 'Released' as const, ...stopped } : health(summary, facts);
  return withStatus(uri === undefined ? base : withTarget(base, uri), status, evaluation);
}

/** An evaluation as the volume whose job it is about: pending, with what the scheduler says. */
export function jobEvalToPv(name: string, evaluation: Evaluation): PersistentVolume {
  const why = describePlacementFailures(evaluation.FailedTGAllocs);
  return withStatus(
    bareVolume(name, evaluation.Namespace),
    {
      phase: 'Pending',
      reason: why === '' ? evaluation.Status : 'Unplaceable',
      message: why === '' ? evaluation.StatusDescription : why,
    },
    evaluation,
  );
}

interface Status {
  readonly phase: VolumePhase;
  readonly reason?: string;
  readonly message?: string;
}

const stopped = { reason: 'Stopped', message: 'the job is stopped; the data is kept' };

function volumeOf(job: Job | JobSpec): PersistentVolume {
  const bare = bareVolume(job.ID, job.Namespace ?? undefined);
  const text = job.Meta?.['pv.spec'];
  const plan = readPodPlan(text);
  if (plan === undefined || text === undefined) return bare;
  const { claim, storageClass } = plan;
  const request = requestOf(claim);
  return {
    ...bare,
    metadata: {
      ...bare.metadata,
      labels: claim.metadata?.labels,
      annotations: { ...bare.metadata?.annotations, [annotations.storagePod]: text },
    },
    spec: {
      ...bare.spec,
      capacity: { storage: request.capacity },
      accessModes: [...request.accessModes],
      volumeMode: request.volumeMode,
      persistentVolumeReclaimPolicy: reclaimPolicyOf(storageClass),
      storageClassName: storageClass.metadata?.name,
      claimRef: { ...bare.spec?.claimRef, name: request.name, uid: job.Meta?.['pv.uid'] ?? claim.metadata?.uid },
    },
  };
}

function bareVolume(name: string, namespace: string | undefined): PersistentVolume {
  const claim = claimNameOf(name);
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name,
      annotations: {
        [annotations.provisioner]: storagePodProvisioner,
        ...(namespace === undefined ? {} : { [annotations.namespace]: namespace }),
      },
    },
    spec: {
      claimRef:
        claim === undefined ? undefined : { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: claim, namespace },
      csi: { driver: storagePodProvisioner, volumeHandle: name },
    },
  };
}

function withTarget(volume: PersistentVolume, uri: string): PersistentVolume {
  const csi = { driver: storagePodProvisioner, volumeHandle: volume.metadata?.name ?? '', volumeAttributes: { uri } };
  return { ...volume, spec: { ...volume.spec, csi } };
}

function withStatus(volume: PersistentVolume, status: Status, evaluation?: Evaluation): PersistentVolume {
  if (evaluation === undefined) return { ...volume, status };
  const said: Record<string, string | undefined> = {
    'nomad.io/evaluation': evaluation.ID,
    'nomad.io/evaluation-status': evaluation.Status,
    'nomad.io/evaluation-trigger': evaluation.TriggeredBy,
    'nomad.io/evaluation-blocked': evaluation.BlockedEval,
  };
  const added = Object.entries(said).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  const { metadata } = volume;
  return {
    ...volume,
    metadata: { ...metadata, annotations: { ...metadata?.annotations, ...Object.fromEntries(added) } },
    status,
  };
}

function health({ Summary }: JobSummary, { job, services, evaluation }: SummaryFacts): Status {
  const { Running: serving = 0 } = Summary.fe ?? {};
  const backEnds = Object.entries(Summary).filter(([group]) => /^be(-\d+)?$/.test(group));
  const count = (field: keyof TaskGroupSummary): number => backEnds.reduce((sum, [, group]) => sum + group[field], 0);
  const plan = readPodPlan(job?.Meta?.['pv.spec']);
  const { replicas, voteThreshold } = storagePodSettings(plan?.storageClass.parameters);
  const running = count('Running');
  const isServed = serving > 0 && (services === undefined || services.length > 0);
  const found = `${running} of ${replicas} replicas run`;
  if (isServed && running >= replicas) return { phase: 'Bound' };
  if (isServed && running >= voteThreshold) return { phase: 'Bound', reason: 'Degraded', message: found };
  const why = failures(evaluation);
  if (why !== undefined) return { phase: 'Pending', reason: 'Unplaceable', message: describePlacementFailures(why) };
  const coming = count('Starting') + count('Queued') + count('Unknown');
  if (running + coming === 0 && count('Failed') + count('Lost') > 0) {
    return { phase: 'Failed', reason: 'ReplicasEnded', message: 'no replica runs, and none is on its way' };
  }
  const message = running >= voteThreshold ? 'the front end is not there yet' : found;
  return { phase: 'Pending', reason: 'Starting', message };
}

function failures(evaluation: Evaluation | undefined): Record<string, AllocationMetric> | undefined {
  const found = evaluation?.FailedTGAllocs ?? {};
  return Object.keys(found).length === 0 ? undefined : found;
}

/** IPv6 addresses stand in brackets in a URI. */
function host(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
