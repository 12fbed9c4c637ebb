/** What a job must pass before it is registered, planned or validated. */

import type { Job } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import { canonicalizeJob, writtenId, writtenNamespace, writtenRegion } from '../../jobs/canonicalize.js';
import { Fields, isJsonObject, type JsonObject } from '../../jobs/fields.js';
import { MultiError, warningsText } from '../../jobs/multi-error.js';
import { validateJob, type Validation } from '../../jobs/validate.js';
import { SCHEDULER_CONFIGURATION } from '../../state/tables/scheduler-configurations.js';
import type { ServerContext } from '../server-context.js';

/** The fields of a request's body; of none when there is no body. */
export function bodyFields(body: unknown, struct: string): Fields {
  return new Fields(isJsonObject(body) ? body : {}, struct);
}

/** A written job with the place where it is to be registered. */
export interface WrittenJob {
  readonly written: JsonObject;
  readonly id: string;
  readonly namespace: string;
}

/** What a request says of a job, and what it is missing when it says less. */
export interface WrittenRequest {
  readonly request: Fields;
  /** The ID in the path. */
  readonly pathId?: string;
  /** The namespace in the query. */
  readonly namespace?: string;
  readonly missingId: string;
  readonly otherId: string;
}

/**
 * Reads the job of a request.
 *
 * @throws CodedError 400 when there is no job, no ID, or another ID than in the path
 */
export function readWritten({ request, pathId, namespace, missingId, otherId }: WrittenRequest): WrittenJob {
  const job = readJob(request, namespace);
  const { id } = job;
  if (id === undefined) throw new CodedError(400, missingId);
  if (pathId !== undefined && id !== pathId) throw new CodedError(400, otherId);
  return { ...job, id };
}

/**
 * Reads the job of a request, with or without an ID.
 *
 * @throws CodedError 400 when there is no job
 */
export function readJob(
  request: Fields,
  namespace: string | undefined,
): Omit<WrittenJob, 'id'> & { readonly id: string | undefined } {
  const job = request.opaque<JsonObject>('Job');
  if (job === null) throw new CodedError(400, 'Job must be specified');
  return { written: job, id: writtenId(job), namespace: namespace || (writtenNamespace(job) ?? 'default') };
}

function checkRegion({ written }: WrittenJob, region: string): void {
  const asked = writtenRegion(written);
  if (asked !== undefined && asked !== 'global' && asked !== region) throw new CodedError(500, 'No path to region');
}

/** The job as it would be stored. @throws CodedError 500 when it is for another region */
export function canonicalize(request: WrittenJob, context: ServerContext): Job {
  checkRegion(request, context.agent.region);
  return canonicalizeAnywhere(request, context);
}

/** The job as it would be stored here, whatever region it is for. */
export function canonicalizeAnywhere(request: Omit<WrittenJob, 'id'>, context: ServerContext): Job {
  const namespace = context.state.tables.namespaces.get(request.namespace);
  const nodePool = namespace?.NodePoolConfiguration?.Default;
  return canonicalizeJob(request.written, {
    namespace: request.namespace,
    region: context.agent.region,
    ...(nodePool === undefined || nodePool === '' ? {} : { nodePool }),
  });
}

/** What is wrong with a canonical job in these surroundings, and what is doubtful. */
export function examine(job: Job, context: ServerContext): Validation {
  const { namespaces, nodePools, schedulerConfigurations } = context.state.tables;
  const pool = nodePools.get(job.NodePool);
  const oversubscribesMemory =
    pool?.SchedulerConfiguration?.MemoryOversubscriptionEnabled ??
    schedulerConfigurations.get(SCHEDULER_CONFIGURATION)?.MemoryOversubscriptionEnabled;
  const namespace = namespaces.get(job.Namespace);
  const capabilities = namespace?.Capabilities ?? undefined;
  return validateJob(job, {
    namespaceExists: namespace !== undefined,
    nodePoolExists: pool !== undefined,
    ...(pool === undefined ? {} : { oversubscribesMemory: oversubscribesMemory ?? false }),
    ...(capabilities === undefined
      ? {}
      : {
          allowsDriver: (driver) =>
            (capabilities.EnabledTaskDrivers === null ||
              capabilities.EnabledTaskDrivers.length === 0 ||
              capabilities.EnabledTaskDrivers.includes(driver)) &&
            capabilities.DisabledTaskDrivers?.includes(driver) !== true,
        }),
  });
}

/**
 * Lets a canonical job pass.
 *
 * @param more - warnings about the request besides those about the job
 * @returns the text of its warnings
 * @throws Error with all that is wrong, which becomes a 500
 */
export function admit(job: Job, context: ServerContext, more: readonly string[] = []): string {
  const { errors, warnings } = examine(job, context);
  if (errors.length > 0) {
    const all = new MultiError();
    for (const error of errors) all.append(error);
    throw new CodedError(500, all.text());
  }
  return warningsText([...warnings, ...more]);
}
