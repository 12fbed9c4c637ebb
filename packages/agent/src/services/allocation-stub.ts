/** Allocations as lists show them. */

import type { Allocation, AllocationListStub } from '@yurt/contract';

/** What a row of a list includes beside the usual. */
export interface StubOptions {
  /** Include `AllocatedResources`. Default `false`. */
  readonly resources?: boolean;
  /** Include `TaskStates`. Default `true`. */
  readonly taskStates?: boolean;
}

const NO_TRANSITION = {
  Migrate: null,
  Reschedule: null,
  ForceReschedule: null,
  NoShutdownDelay: null,
  MigrateDisablePlacement: null,
};

/** The row of an allocation in a list. */
export function allocationStub(allocation: Allocation, options: StubOptions = {}): AllocationListStub {
  const { resources = false, taskStates = true } = options;
  return {
    ID: allocation.ID,
    EvalID: allocation.EvalID,
    Name: allocation.Name,
    Namespace: allocation.Namespace,
    NodeID: allocation.NodeID,
    NodeName: allocation.NodeName,
    JobID: allocation.JobID,
    JobType: allocation.Job?.Type ?? '',
    JobVersion: allocation.Job?.Version ?? 0,
    TaskGroup: allocation.TaskGroup,
    AllocatedResources: resources ? allocation.AllocatedResources : null,
    DesiredStatus: allocation.DesiredStatus,
    DesiredDescription: allocation.DesiredDescription ?? '',
    ClientStatus: allocation.ClientStatus,
    ClientDescription: allocation.ClientDescription ?? '',
    DesiredTransition: { ...NO_TRANSITION, ...allocation.DesiredTransition },
    TaskStates: taskStates ? (allocation.TaskStates ?? null) : null,
    DeploymentStatus: allocation.DeploymentStatus ?? null,
    FollowupEvalID: allocation.FollowupEvalID ?? '',
    NextAllocation: allocation.NextAllocation ?? '',
    RescheduleTracker: allocation.RescheduleTracker ?? null,
    PreemptedAllocations: allocation.PreemptedAllocations ?? null,
    PreemptedByAllocation: allocation.PreemptedByAllocation ?? '',
    CreateIndex: allocation.CreateIndex,
    ModifyIndex: allocation.ModifyIndex,
    CreateTime: allocation.CreateTime,
    ModifyTime: allocation.ModifyTime,
  };
}
