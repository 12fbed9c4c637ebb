/** A task group: tasks that run together on one node, and what they share. */

import type { Nanoseconds } from '../../durations.js';
import type { Consul } from './identity.js';
import type { Affinity, Constraint, Spread } from './placement.js';
import type { NetworkResource } from './resources.js';
import type { ScalingPolicy } from './scaling.js';
import type { Service } from './service.js';
import type {
  DisconnectStrategy,
  MigrateStrategy,
  ReschedulePolicy,
  RestartPolicy,
  UpdateStrategy,
} from './strategies.js';
import type { Task } from './task.js';
import type { EphemeralDisk, VolumeRequest } from './volume-request.js';

/**
 * Tasks that are placed together: each allocation is one instance of a group.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/group
 */
export interface TaskGroup {
  /** Its name, unique in the job. */
  Name: string;
  /** How many instances run. Default 1, or the scaling policy's `Min`. A system job runs one on each fitting node. */
  Count: number;
  /** Conditions on the node, beside those of the job and the tasks. */
  Constraints: Constraint[] | null;
  /** Preferences among nodes, beside those of the job and the tasks. */
  Affinities: Affinity[] | null;
  /** What runs; at least one. */
  Tasks: Task[];
  /** Attributes to spread the instances over, before those of the job. */
  Spreads: Spread[] | null;
  /** Claims on volumes, by the name that tasks mount them by. */
  Volumes: Record<string, VolumeRequest> | null;
  /** How tasks that end are started again; the job type's default if none was written. */
  RestartPolicy: RestartPolicy;
  /** What happens when node and servers lose sight of each other; null if nothing was written: lost at once. */
  Disconnect: DisconnectStrategy | null;
  /**
   * How failed allocations are placed again; the job type's default if none was written. Null for system and sysbatch.
   */
  ReschedulePolicy: ReschedulePolicy | null;
  /** The allocation's own disk. */
  EphemeralDisk: EphemeralDisk;
  /** How new versions roll out, the job's settings included. Null for batch and sysbatch unless written. */
  Update: UpdateStrategy | null;
  /** How allocations leave a draining node. Null for all but service unless written. */
  Migrate: MigrateStrategy | null;
  /** The network that the tasks share; null for the host's without ports. At most one. */
  Networks: NetworkResource[] | null;
  /** Free data for users and templates, `NOMAD_META_<key>` in tasks; goes before the job's. */
  Meta: Record<string, string> | null;
  /** Services of the group as a whole. */
  Services: Service[] | null;
  /** Wait between taking the services out of the catalogue and stopping the tasks, in nanoseconds; null for none. */
  ShutdownDelay: Nanoseconds | null;
  /** An allocation that runs longer is stopped, in nanoseconds; null never. Batch and sysbatch only. */
  MaxRunDuration: Nanoseconds | null;
  /**
   * Always null.
   *
   * @deprecated since Nomad 1.10 without effect: `Disconnect.StopOnClientAfter`.
   */
  StopAfterClientDisconnect: Nanoseconds | null;
  /**
   * Always null.
   *
   * @deprecated since Nomad 1.10 without effect: `Disconnect.LostAfter`.
   */
  MaxClientDisconnect: Nanoseconds | null;
  /** Bounds for the count, and rules for the autoscaler; null if there are none. */
  Scaling: ScalingPolicy | null;
  /** The Consul cluster, namespace and partition of the group's services and templates; null for the agent's. */
  Consul: Consul | null;
  /**
   * Always false.
   *
   * @deprecated since Nomad 1.10 without effect: `Disconnect.Replace`.
   */
  PreventRescheduleOnLost: boolean;
}
