/** The calls to Nomad that storage is made of: jobs that are volumes, host volumes, and the variables of claims. */

import type { Nomad, Watch, QueryMeta } from '@yurt/client';
import { NotFoundError } from '@yurt/client';
import type {
  AllocationListStub,
  AllocationMetric,
  Evaluation,
  HostVolume,
  HostVolumeSpec,
  HostVolumeStub,
  Job,
  JobListStub,
  JobSpec,
  JobSummary,
  ServiceRegistration,
  Variable,
  VariableItems,
} from '@yurt/contract';
import { isNotServed, storageFailure } from './failures.js';

/** Where a call goes, and what ends it. */
export interface CallScope {
  /** Nomad's namespace. Default: that of the client. */
  readonly namespace?: string;
  /** Aborts the call; it fails with the client's `AbortedError`. */
  readonly signal?: AbortSignal;
}

/** How to create storage. */
export interface CreateStorageOptions extends CallScope {
  /** Registers only if the job has this `JobModifyIndex` now; 0: only if there is no such job. Default: in any case. */
  readonly cas?: number;
}

/** How to delete storage. */
export interface DeleteStorageOptions extends CallScope {
  /**
   * Forgets the job too. Only once its allocations have ended: purging takes their records away, and with them what keeps
   * their volumes from being deleted under them. Default `false`.
   */
  readonly purge?: boolean;
}

/**
 * The calls that storage is made of, over one client. Each throws this package's errors, with Nomad's words in `text`.
 */
export class StorageApis {
  readonly #nomad: Nomad;

  constructor(nomad: Nomad) {
    this.#nomad = nomad;
  }

  /**
   * Registers a job that is a volume, and reads its summary. It does not wait for the placement.
   *
   * ACL: `namespace:submit-job`, `namespace:read-job`.
   *
   * @throws ClaimConflictError when the job is not at the index of `cas`.
   */
  createStorage(job: JobSpec, options: CreateStorageOptions = {}): Promise<JobSummary> {
    const { cas, ...scope } = options;
    return attempt(`registering job ${job.ID}`, async () => {
      await this.#nomad.jobs.register(job, { ...scope, checkIndex: cas });
      return this.#nomad.jobs.summary(job.ID, scope);
    });
  }

  /**
   * Stops a job that is a volume.
   *
   * ACL: `namespace:submit-job`.
   *
   * @returns the ID of the evaluation; empty for an unknown job, and for one that has nothing to stop.
   */
  deleteStorage(job: Pick<JobSpec, 'ID'>, options: DeleteStorageOptions = {}): Promise<string> {
    return attempt(`stopping job ${job.ID}`, async () => (await this.#nomad.jobs.stop(job.ID, options)).EvalID);
  }

  /**
   * Reads a job that is a volume. ACL: `namespace:read-job`.
   *
   * @throws VolumeNotFoundError when there is none.
   */
  storageInfo(name: string, scope: CallScope = {}): Promise<Job> {
    return attempt(`reading job ${name}`, () => this.#nomad.jobs.read(name, scope));
  }

  /**
   * Counts the allocations of a job that is a volume. ACL: `namespace:read-job`.
   *
   * @throws VolumeNotFoundError when there is none.
   */
  storageSummary(name: string, scope: CallScope = {}): Promise<JobSummary> {
    return attempt(`reading the summary of job ${name}`, () => this.#nomad.jobs.summary(name, scope));
  }

  /** The jobs that are volumes, with their metadata. ACL: `namespace:list-jobs`. */
  listStorage(scope: CallScope = {}): Promise<JobListStub[]> {
    return attempt('listing the jobs that are volumes', () =>
      this.#nomad.jobs.list({ ...scope, meta: true, filter: 'Meta["pv.kind"] == "PersistentVolume"' }),
    );
  }

  /** A job's allocations. ACL: `namespace:read-job`. */
  storageAllocations(name: string, scope: CallScope = {}): Promise<AllocationListStub[]> {
    return attempt(`listing the allocations of job ${name}`, () => this.#nomad.jobs.allocations(name, scope));
  }

  /**
   * The registrations of a job's service that has the job's name: where its volume is served. `undefined` when the agent
   * tells nothing of services. ACL: `namespace:read-job`.
   */
  async storageTargets(name: string, scope: CallScope = {}): Promise<ServiceRegistration[] | undefined> {
    try {
      const services = await attempt(`listing the services of job ${name}`, () =>
        this.#nomad.jobs.services(name, scope),
      );
      return (services ?? []).filter(({ ServiceName }) => ServiceName === name);
    } catch (error) {
      if (isNotServed(error)) return undefined;
      throw error;
    }
  }

  /** A job's latest evaluation; `undefined` when it has none. ACL: `namespace:read-job`. */
  latestEvaluation(name: string, scope: CallScope = {}): Promise<Evaluation | undefined> {
    return attempt(`listing the evaluations of job ${name}`, async () => {
      const evaluations = await this.#nomad.jobs.evaluations(name, scope);
      // What follows from an evaluation says what could not be placed, and may be older than what it follows from.
      const judged = evaluations.filter(({ Status }) => Status !== 'canceled');
      return judged.toSorted((a, b) => b.CreateIndex - a.CreateIndex)[0];
    });
  }

  /**
   * Why groups of a job can't be placed, by group; empty when all are. ACL: `namespace:read-job`.
   */
  async placementFailures(jobId: string, scope: CallScope = {}): Promise<Record<string, AllocationMetric>> {
    return (await this.latestEvaluation(jobId, scope))?.FailedTGAllocs ?? {};
  }

  /**
   * Why a job's groups would not be placed if it were registered now; empty when all would. ACL: `namespace:plan-job`.
   */
  plannedFailures(job: JobSpec, scope: CallScope = {}): Promise<Record<string, AllocationMetric>> {
    return attempt(`planning job ${job.ID}`, async () => {
      const { FailedTGAllocs } = await this.#nomad.jobs.plan(job, scope);
      return FailedTGAllocs ?? {};
    });
  }

  /**
   * Makes a host volume. Not idempotent: the same name again makes a second one on another node. It is sent once; after a
   * broken connection, look for the volume by its name.
   *
   * ACL: `namespace:host-volume-create`.
   *
   * @throws UnplaceableError when no node takes it.
   */
  createHostVolume(spec: HostVolumeSpec, scope: CallScope = {}): Promise<HostVolume> {
    return attempt(`creating host volume ${spec.Name}`, async () => {
      const { Volume } = await this.#nomad.volumes.host.create(spec, { ...scope, retry: false });
      return Volume;
    });
  }

  /** Reads a host volume with the allocations that hold it. @throws VolumeNotFoundError when there is none. */
  hostVolume(id: string, scope: CallScope = {}): Promise<HostVolume> {
    return attempt(`reading host volume ${id}`, () => this.#nomad.volumes.host.read(id, scope));
  }

  /** The host volume each time it has changed, by blocking queries. It ends when the scope's signal aborts. */
  watchHostVolume(id: string, scope: CallScope = {}): Watch<HostVolume, QueryMeta> {
    return this.#nomad.volumes.host.read(id, scope).watch({ signal: scope.signal, wait: '10s' });
  }

  /** Host volumes by the start of their name. ACL: `namespace:host-volume-read`; without it none is shown. */
  listHostVolumes(prefix: string, scope: CallScope = {}): Promise<HostVolumeStub[]> {
    return attempt('listing host volumes', () => this.#nomad.volumes.host.list({ ...scope, prefix }));
  }

  /** The host volumes of exactly this name, the oldest first. */
  async hostVolumesNamed(name: string, scope: CallScope = {}): Promise<HostVolumeStub[]> {
    const found = await this.listHostVolumes(name, scope);
    return found.filter(({ Name }) => Name === name).toSorted((a, b) => a.CreateIndex - b.CreateIndex);
  }

  /**
   * Deletes a host volume and its data. ACL: `namespace:host-volume-delete`.
   *
   * @param force - forget it even when its node is gone; its data then stays there
   * @throws VolumeInUseError while allocations hold it.
   * @throws VolumeNotFoundError when there is none.
   */
  deleteHostVolume(id: string, force: boolean, scope: CallScope = {}): Promise<void> {
    return attempt(`deleting host volume ${id}`, async () => {
      await this.#nomad.volumes.host.delete(id, force ? { ...scope, force } : scope);
    });
  }

  /** The name of a node; `undefined` when there is no such node or the token may not read nodes. */
  async nodeName(id: string, scope: CallScope = {}): Promise<string | undefined> {
    try {
      return (await this.#nomad.nodes.read(id, { signal: scope.signal })).Name;
    } catch (error) {
      const failure = storageFailure(error, `reading node ${id}`);
      if (isCode(failure, 'not_found') || isCode(failure, 'forbidden')) return undefined;
      throw failure;
    }
  }

  /** Reads a variable; `undefined` when there is none. ACL: `variables:read`. */
  readVariable(path: string, scope: CallScope = {}): Promise<Variable | undefined> {
    return attempt(`reading variable ${path}`, async () => {
      try {
        return await this.#nomad.variables.read(path, scope);
      } catch (error) {
        if (error instanceof NotFoundError) return undefined;
        throw error;
      }
    });
  }

  /**
   * Writes a variable if its `ModifyIndex` is `cas`; 0: if there is none. ACL: `variables:write`.
   *
   * @throws ClaimConflictError when it is not; the client's `ConflictError` with the current variable is its `cause`.
   */
  writeVariable(path: string, items: VariableItems, cas: number, scope: CallScope = {}): Promise<Variable> {
    return attempt(`writing variable ${path}`, () => this.#nomad.variables.write(path, items, { ...scope, cas }));
  }

  /** Deletes a variable if its `ModifyIndex` is `cas`. ACL: `variables:destroy`. @throws ClaimConflictError when not. */
  deleteVariable(path: string, cas: number, scope: CallScope = {}): Promise<void> {
    return attempt(`deleting variable ${path}`, async () => {
      await this.#nomad.variables.delete(path, { ...scope, cas });
    });
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

async function attempt<T>(doing: string, work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageFailure(error, doing);
  }
}
