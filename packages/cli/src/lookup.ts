/** Finds what users name: by its ID, the first characters of it, or a name. */

import type { AllocationListStub, JobListStub, NodeListStub } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import { Failure, hasCode } from './failure.js';
import { table } from './output/table.js';
import { allocationTable } from './views/allocation-table.js';

/** A job by its ID, and where it is. */
export interface JobName {
  readonly id: string;
  readonly namespace: string;
}

/** Whether a text can be an ID that Nomad makes, or the start of one. */
function looksLikeId(text: string): boolean {
  return /^[0-9a-f][0-9a-f-]+$/i.test(text);
}

/**
 * The allocation whose ID starts so.
 *
 * @throws Failure when there is none, or more than one.
 */
export async function findAllocation(nomad: Nomad, id: string, signal: AbortSignal): Promise<AllocationListStub> {
  const found = await allocationsByPrefix(nomad, id, signal);
  const [first, ...others] = found;
  if (first === undefined) {
    throw new Failure(
      `No allocation(s) with prefix or id ${JSON.stringify(id)} found`,
      'List those of a job with `yurt status <job>`; for another namespace pass -namespace.',
    );
  }
  if (others.length > 0) throw ambiguous('allocations', allocationTable(found, true));
  return first;
}

/** All allocations whose ID starts so. */
export async function allocationsByPrefix(
  nomad: Nomad,
  id: string,
  signal: AbortSignal,
): Promise<readonly AllocationListStub[]> {
  if (!looksLikeId(id)) return [];
  const found = await nomad.allocations.list({ prefix: evenPrefix(id), signal });
  return found.filter((allocation) => allocation.ID.startsWith(id.toLowerCase()));
}

/**
 * The node with this name, or whose ID starts so.
 *
 * @throws Failure when there is none, or more than one.
 */
export async function findNode(nomad: Nomad, id: string, signal: AbortSignal): Promise<NodeListStub> {
  const nodes = await nomad.nodes.list({ signal });
  const found = nodes.filter((node) => node.Name === id || node.ID.startsWith(id.toLowerCase()));
  const [first, ...others] = found;
  if (first === undefined) {
    throw new Failure(`No node(s) with prefix ${JSON.stringify(id)} found`, 'List them with `yurt node status`.');
  }
  if (others.length > 0) {
    const rows = found.map((node) => [node.ID, node.Name, node.Datacenter, node.Status]);
    throw ambiguous('nodes', table(['ID', 'Name', 'DC', 'Status'], rows));
  }
  return first;
}

/**
 * The job with this ID, or else the only one whose ID starts so.
 *
 * @throws Failure when there is none, or more than one.
 */
export async function findJob(nomad: Nomad, id: string, signal: AbortSignal): Promise<JobName> {
  const found = await jobsByPrefix(nomad, id, signal);
  const exact = found.filter((job) => job.ID === id);
  const candidates = exact.length > 0 ? exact : found;
  const [first, ...others] = candidates;
  if (first === undefined) {
    throw new Failure(
      `No job(s) with prefix or ID ${JSON.stringify(id)} found`,
      'List them with `yurt status`; for another namespace pass -namespace.',
    );
  }
  if (others.length > 0) {
    const rows = candidates.map((job) => [job.ID, job.Namespace, job.Type, job.Status]);
    throw ambiguous('jobs', table(['ID', 'Namespace', 'Type', 'Status'], rows));
  }
  return { id: first.ID, namespace: first.Namespace };
}

async function jobsByPrefix(nomad: Nomad, prefix: string, signal: AbortSignal): Promise<readonly JobListStub[]> {
  try {
    return await nomad.jobs.list({ prefix, signal });
  } catch (error) {
    // A token that may read a job but not list all still finds it by its whole name.
    if (!hasCode(error, 'permission_denied')) throw error;
    const job = await nomad.jobs.read(prefix, { signal });
    const summary = await nomad.jobs.summary(prefix, { signal });
    return [
      { ...job, Periodic: job.Periodic !== null, ParameterizedJob: job.ParameterizedJob !== null, JobSummary: summary },
    ];
  }
}

/** Servers look IDs up by whole bytes: an odd last digit is left out here and compared afterwards. */
function evenPrefix(id: string): string {
  const digits = id.replaceAll('-', '').length;
  return (digits % 2 === 0 ? id : id.slice(0, -1)).replace(/-$/, '').toLowerCase();
}

function ambiguous(what: string, list: string): Failure {
  return new Failure(`Prefix matched multiple ${what}\n\n${list}\n`, 'Give more characters of the one that you mean.');
}
