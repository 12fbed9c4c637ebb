/** What a service or batch job needs: what its groups need, and what becomes of its deployments. */

import type { Allocation, Deployment, DeploymentState, DesiredUpdates, Evaluation, Job } from '@yurt/contract';
import { isTerminal } from './allocation-status.js';
import { groupOf } from './group-change.js';
import { type DeploymentChange, noUpdates } from './plan.js';
import {
  type GroupContext,
  type GroupPlan,
  reconcileGroup,
  type Stop,
  stopReasons,
  type Wanted,
} from './reconcile-group.js';
import type { SchedulerEnvironment, SchedulerView } from './view.js';

/** What a job needs. */
export interface JobPlan {
  readonly stops: readonly Stop[];
  readonly wanted: readonly Wanted[];
  readonly inPlace: readonly Allocation[];
  readonly later: GroupPlan['later'];
  readonly updates: Record<string, DesiredUpdates>;
  /** A deployment to make, or the running one with other numbers. */
  readonly deployment: Deployment | undefined;
  readonly deploymentChanges: readonly DeploymentChange[];
  /** The deployment that placements belong to. */
  readonly activeDeployment: Deployment | undefined;
}

/** What a job's plan depends on. */
export interface JobContext {
  readonly view: SchedulerView;
  readonly environment: SchedulerEnvironment;
  readonly evaluation: Evaluation;
  readonly fitsInPlace: GroupContext['fitsInPlace'];
}

function isActive(deployment: Deployment): boolean {
  return ['running', 'paused', 'blocked', 'unblocking', 'initializing', 'pending'].includes(deployment.Status);
}

function byGroup(allocations: readonly Allocation[]): Map<string, Allocation[]> {
  const groups = new Map<string, Allocation[]>();
  for (const allocation of allocations) {
    const list = groups.get(allocation.TaskGroup);
    if (list === undefined) groups.set(allocation.TaskGroup, [allocation]);
    else list.push(allocation);
  }
  return groups;
}

function stopAll(allocations: readonly Allocation[], view: SchedulerView): Stop[] {
  return allocations
    .filter((allocation) => !isTerminal(allocation))
    .map((allocation) => {
      const node = view.node(allocation.NodeID);
      return node === undefined || node.Status === 'down'
        ? { allocation, description: stopReasons.lost, clientStatus: 'lost' as const }
        : { allocation, description: stopReasons.notNeeded };
    });
}

function cancelled(deployment: Deployment | undefined, description: string): DeploymentChange[] {
  return deployment !== undefined && isActive(deployment)
    ? [{ id: deployment.ID, status: 'cancelled', description }]
    : [];
}

/** Everything of a job that is stopped or gone ends. */
export function reconcileStoppedJob(
  job: Job | undefined,
  allocations: readonly Allocation[],
  deployment: Deployment | undefined,
  view: SchedulerView,
): JobPlan {
  const stops = stopAll(allocations, view);
  const updates: Record<string, DesiredUpdates> = {};
  for (const group of job?.TaskGroups ?? []) updates[group.Name] = { ...noUpdates };
  for (const { allocation } of stops) {
    const name = allocation.TaskGroup;
    updates[name] = { ...noUpdates, ...updates[name], Stop: (updates[name]?.Stop ?? 0) + 1 };
  }
  return {
    stops,
    wanted: [],
    inPlace: [],
    later: [],
    updates,
    deployment: undefined,
    deploymentChanges: cancelled(deployment, 'Cancelled because job is stopped'),
    activeDeployment: undefined,
  };
}

function newDeployment(
  job: Job,
  groups: Record<string, DeploymentState>,
  { evaluation, environment }: JobContext,
): Deployment {
  const now = environment.now();
  const states = Object.values(groups);
  const promotion = states.some((state) => state.DesiredCanaries > 0);
  const automatic = promotion && states.every((state) => state.DesiredCanaries === 0 || state.AutoPromote);
  return {
    ID: environment.newId(),
    Namespace: job.Namespace,
    JobID: job.ID,
    JobVersion: job.Version,
    JobModifyIndex: job.ModifyIndex,
    JobSpecModifyIndex: job.JobModifyIndex,
    JobCreateIndex: job.CreateIndex,
    IsMultiregion: false,
    TaskGroups: groups,
    Status: 'running',
    StatusDescription: !promotion
      ? 'Deployment is running'
      : automatic
        ? 'Deployment is running pending automatic promotion'
        : 'Deployment is running but requires manual promotion',
    EvalPriority: evaluation.Priority,
    CreateIndex: 0,
    ModifyIndex: 0,
    CreateTime: now,
    ModifyTime: now,
  };
}

/** Works out what a job needs. `allocations` are all of its allocations that still exist. */
export function reconcileJob(
  job: Job,
  allocations: readonly Allocation[],
  latest: Deployment | undefined,
  context: JobContext,
): JobPlan {
  const { view, environment, evaluation } = context;
  const ofThisVersion =
    latest !== undefined && latest.JobCreateIndex === job.CreateIndex && latest.JobVersion === job.Version;
  const current = ofThisVersion && latest.Status !== 'successful' ? latest : undefined;
  const superseded = ofThisVersion ? undefined : latest;
  const deploymentChanges = cancelled(superseded, 'Cancelled due to newer version of job');

  const groups = byGroup(allocations);
  const stops: Stop[] = [];
  const wanted: Wanted[] = [];
  const inPlace: Allocation[] = [];
  const later: GroupPlan['later'] = [];
  const updates: Record<string, DesiredUpdates> = {};
  const states: Record<string, DeploymentState> = {};
  let creates = false;
  let complete = true;

  for (const group of job.TaskGroups) {
    const plan = reconcileGroup(group, groups.get(group.Name) ?? [], {
      job,
      batch: job.Type === 'batch',
      view,
      now: environment.now(),
      evaluationId: evaluation.ID,
      deployment: current,
      current,
      superseded,
      fitsInPlace: context.fitsInPlace,
    });
    stops.push(...plan.stops);
    wanted.push(...plan.wanted);
    inPlace.push(...plan.inPlace);
    later.push(...plan.later);
    updates[group.Name] = plan.updates;
    if (plan.deploymentState !== undefined) states[group.Name] = plan.deploymentState;
    creates ||= plan.deploymentIsNew;
    complete &&= plan.complete;
  }
  for (const [name, list] of groups) {
    if (groupOf(job, name) !== undefined) continue;
    const own = stopAll(list, view);
    stops.push(...own);
    if (own.length > 0) updates[name] = { ...noUpdates, Stop: own.length };
    complete &&= own.length === 0;
  }

  let deployment: Deployment | undefined;
  if (current === undefined) deployment = creates ? newDeployment(job, states, context) : undefined;
  else if (Object.keys(states).length > 0) {
    deployment = { ...current, TaskGroups: { ...current.TaskGroups, ...states }, ModifyTime: environment.now() };
  }
  if (current !== undefined && current.Status === 'running' && complete && deployment === undefined) {
    deploymentChanges.push({
      id: current.ID,
      status: 'successful',
      description: 'Deployment completed successfully',
    });
  }
  const active = deployment ?? (current !== undefined && isActive(current) ? current : undefined);
  return { stops, wanted, inPlace, later, updates, deployment, deploymentChanges, activeDeployment: active };
}
