/** Versions of jobs: reverting to one, marking them stable, and tags. */

import { CodedError } from '../../coded-error.js';
import type { Job, JobRegisterResponse, JobTagResponse } from '@yurt/contract';

import { rowKey } from '../../state/row-key.js';
import { setStability } from '../scheduling/deployment-status.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';
import { admit } from './job-admission.js';
import { findJob, findVersion, writeMeta } from './job-lookup.js';
import { storeJob } from './register-job.js';

function missingVersion(namespace: string, jobId: string, version: number): Error {
  return new Error(`job "${jobId}" in namespace "${namespace}" at version ${version} not found`);
}

/** Registers an earlier version anew. */
export async function revertTo(
  namespace: string,
  jobId: string,
  version: number,
  enforcePriorVersion: number | undefined,
  context: ServerContext,
): Promise<JobRegisterResponse> {
  const { state } = context;
  const current = findJob(state, namespace, jobId);
  if (current === undefined) throw new CodedError(500, `job "${jobId}" not found`);
  if (version === current.Version) throw new CodedError(500, "can't revert to current version");
  const target = findVersion(state, namespace, jobId, version);
  if (target === undefined) throw missingVersion(namespace, jobId, version);
  if (enforcePriorVersion !== undefined && enforcePriorVersion !== current.Version) {
    throw new CodedError(500, `Current job has version ${current.Version}; enforcing version ${enforcePriorVersion}`);
  }
  const job: Job = { ...target, VersionTag: null, Stable: false };
  return storeJob(job, { warnings: admit(job, context) }, context);
}

/** Marks a version as stable or not; the answer is the index of the write. */
export async function markStable(
  namespace: string,
  jobId: string,
  version: number,
  stable: boolean,
  { state }: ServerContext,
): Promise<number> {
  if (findVersion(state, namespace, jobId, version) === undefined) throw missingVersion(namespace, jobId, version);
  const { index } = await state.transact('job-stability', (tx) => setStability(tx, namespace, jobId, version, stable));
  return index;
}

/** All kept versions, the newest first. */
export function versionsOf({ state }: ServerContext, namespace: string, jobId: string): Job[] {
  return [...state.tables.jobVersions.by('job', rowKey(namespace, jobId))].toReversed();
}

async function putTag(job: Job, tag: Job['VersionTag'], { state }: ServerContext): Promise<number> {
  const { index } = await state.transact('job-version-tag', (tx) => {
    const current = tx.tables.jobs.get(rowKey(job.Namespace, job.ID));
    if (current?.Version === job.Version) tx.put('jobs', { ...current, VersionTag: tag });
    else tx.put('jobVersions', { ...job, VersionTag: tag, ModifyIndex: tx.index });
  });
  return index;
}

/** Gives a version a name. */
export async function tagVersion(
  namespace: string,
  jobId: string,
  tag: { readonly name: string; readonly description: string; readonly version: number | undefined },
  context: ServerContext,
): Promise<JobTagResponse> {
  const versions = versionsOf(context, namespace, jobId);
  const wanted = tag.version === undefined ? versions[0] : versions.find(({ Version }) => Version === tag.version);
  if (wanted === undefined) throw new CodedError(500, `job "${jobId}" version ${tag.version ?? 0} not found`);
  const holder = versions.find(({ VersionTag }) => VersionTag?.Name === tag.name);
  if (holder !== undefined && holder.Version !== wanted.Version) {
    throw new CodedError(500, `tag "${tag.name}" already exists on a different version of job "${jobId}"`);
  }
  const named = { Name: tag.name, Description: tag.description, TaggedTime: unixNanoseconds(context.now()) };
  const Index = await putTag(wanted, named, context);
  return { ...named, Index, ...writeMeta };
}

/** Takes a name away from the version that has it. */
export async function untagVersion(
  namespace: string,
  jobId: string,
  name: string,
  context: ServerContext,
): Promise<JobTagResponse> {
  const holder = versionsOf(context, namespace, jobId).find(({ VersionTag }) => VersionTag?.Name === name);
  if (holder === undefined) throw new CodedError(500, `tag "${name}" not found on job "${jobId}"`);
  const Index = await putTag(holder, null, context);
  return { Name: '', Description: '', TaggedTime: 0, Index, ...writeMeta };
}
