/**
 * What the scheduler sees and what it is given. Scheduling is a function of a view and an evaluation: it reads, decides,
 * and answers a plan; whoever runs it writes.
 */

import type { Allocation, Deployment, HostVolume, Job, Node, NodePool, SchedulerConfiguration } from '@yurt/contract';

/** The state as it stands when an evaluation is looked at. */
export interface SchedulerView {
  /** The index of the latest write. */
  readonly index: number;
  /** The job as it stands; a stopped one too. */
  job(namespace: string, jobId: string): Job | undefined;
  /** One version of a job. */
  jobVersion(namespace: string, jobId: string, version: number): Job | undefined;
  /** All allocations of a job that still exist, whatever their status. */
  allocationsOfJob(namespace: string, jobId: string): Iterable<Allocation>;
  /** All allocations on a node that still exist, whatever their status. */
  allocationsOnNode(nodeId: string): Iterable<Allocation>;
  allocation(id: string): Allocation | undefined;
  nodes(): Iterable<Node>;
  node(id: string): Node | undefined;
  nodePool(name: string): NodePool | undefined;
  /** The deployment of a job that was made last. */
  latestDeployment(namespace: string, jobId: string): Deployment | undefined;
  hostVolume(namespace: string, id: string): HostVolume | undefined;
  readonly configuration: SchedulerConfiguration;
}

/** What would make scheduling differ from one run to the next; handed in so that a run can be repeated. */
export interface SchedulerEnvironment {
  /** Nanoseconds since 1970. */
  readonly now: () => number;
  /** A UUID for what is made. */
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
}
