/** Makes the record of a new allocation. */

import type {
  AllocatedResources,
  Allocation,
  AllocationMetric,
  Evaluation,
  Job,
  Node,
  RescheduleTracker,
  TaskGroup,
} from '@yurt/contract';
import { legacyResources } from './group-resources.js';

/** What a new allocation is made of. */
export interface AllocationParts {
  readonly id: string;
  readonly now: number;
  readonly evaluation: Evaluation;
  readonly job: Job;
  readonly group: TaskGroup;
  readonly name: string;
  readonly node: Node;
  readonly resources: AllocatedResources;
  readonly metrics: AllocationMetric;
  readonly deploymentId?: string;
  readonly canary?: boolean;
  /** The allocation that this one takes the place of. */
  readonly previous?: string;
  readonly tracker?: RescheduleTracker;
}

/** A new allocation, not yet stored: its indexes are zero. */
export function newAllocation(parts: AllocationParts): Allocation {
  const { evaluation, job, group, node, resources } = parts;
  return {
    ID: parts.id,
    Namespace: job.Namespace,
    EvalID: evaluation.ID,
    Name: parts.name,
    NodeID: node.ID,
    NodeName: node.Name,
    JobID: job.ID,
    Job: job,
    TaskGroup: group.Name,
    ...legacyResources(group, resources),
    AllocatedResources: resources,
    Metrics: parts.metrics,
    DesiredStatus: 'run',
    ClientStatus: 'pending',
    ...(parts.deploymentId === undefined ? {} : { DeploymentID: parts.deploymentId }),
    ...(parts.canary === true
      ? { DeploymentStatus: { Healthy: null, Timestamp: null, Canary: true, ModifyIndex: 0 } }
      : {}),
    ...(parts.previous === undefined ? {} : { PreviousAllocation: parts.previous }),
    ...(parts.tracker === undefined ? {} : { RescheduleTracker: parts.tracker }),
    SigningKeyID: '',
    CreateIndex: 0,
    ModifyIndex: 0,
    AllocModifyIndex: 0,
    CreateTime: parts.now,
    ModifyTime: parts.now,
  };
}
