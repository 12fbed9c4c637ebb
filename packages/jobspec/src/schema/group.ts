/** A task group. */

import type { TaskGroupSpec } from '@yurt/contract';
import { type FieldsOf, block, blockMap, blocks, duration, flag, forTasks, label, open, whole } from './field.js';
import { consul, secret, vault } from './identity.js';
import { affinity, constraint, spread } from './placement.js';
import { ephemeralDisk, network } from './resources.js';
import { scaling } from './scaling.js';
import { service } from './service.js';
import { disconnect, migrate, reschedule, restart, update } from './strategies.js';
import { task } from './task.js';
import { volume } from './volumes.js';

/**
 * Tasks that are placed together: each allocation is one instance of a group.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/group
 */
export const group = {
  label: label('Name'),
  /** How many instances run. Default 1, or the scaling policy's `Min`. A system job runs one on each fitting node. */
  count: whole('Count'),
  /** Conditions on the node, beside those of the job and the tasks. */
  constraint: blocks('Constraints', constraint),
  /** Preferences among nodes, beside those of the job and the tasks. */
  affinity: blocks('Affinities', affinity),
  /** What runs; at least one. */
  task: blocks('Tasks', task),
  /** Attributes to spread the instances over, before those of the job. */
  spread: blocks('Spreads', spread),
  /** Claims on volumes, by the name that tasks mount them by. */
  volume: blockMap('Volumes', volume),
  /** How tasks that end are started again; the job type's default if none was written. */
  restart: block('RestartPolicy', restart),
  /** What happens when node and servers lose sight of each other; null if nothing was written: lost at once. */
  disconnect: block('Disconnect', disconnect),
  /** How failed allocations are placed again; the job type's default if none was written. Null for system and sysbatch. */
  reschedule: block('ReschedulePolicy', reschedule),
  /** The allocation's own disk. */
  ephemeralDisk: block('EphemeralDisk', ephemeralDisk),
  /** How new versions roll out, the job's settings included. Null for batch and sysbatch unless written. */
  update: block('Update', update),
  /** How allocations leave a draining node. Null for all but service unless written. */
  migrate: block('Migrate', migrate),
  /** The network that the tasks share; null for the host's without ports. At most one. */
  network: blocks('Networks', network),
  /** Free data for users and templates, `NOMAD_META_<key>` in tasks; goes before the job's. */
  meta: open('Meta', 'orAttribute'),
  /** Services of the group as a whole. */
  service: blocks('Services', service),
  /** Wait between taking the services out of the catalogue and stopping the tasks; null for none. */
  shutdownDelay: duration('ShutdownDelay'),
  /** An allocation that runs longer is stopped; null never. Batch and sysbatch only. */
  maxRunDuration: duration('MaxRunDuration'),
  /**
   * Always null.
   *
   * @deprecated since Nomad 1.10 without effect: `Disconnect.StopOnClientAfter`.
   */
  stopAfterClientDisconnect: duration('StopAfterClientDisconnect'),
  /**
   * Always null.
   *
   * @deprecated since Nomad 1.10 without effect: `Disconnect.LostAfter`.
   */
  maxClientDisconnect: duration('MaxClientDisconnect'),
  /** Bounds for the count, and rules for the autoscaler; null if there are none. */
  scaling: block('Scaling', scaling),
  /** The Consul cluster, namespace and partition of the group's services and templates; null for the agent's. */
  consul: block('Consul', consul),
  /**
   * Always false.
   *
   * @deprecated since Nomad 1.10 without effect: `Disconnect.Replace`.
   */
  preventRescheduleOnLost: flag('PreventRescheduleOnLost'),
  /** Vault for all tasks of the group; what a task says goes before it. */
  vault: forTasks('one', vault),
  /** Secrets for all tasks of the group that have none. */
  secret: forTasks('many', secret),
} as const satisfies FieldsOf<TaskGroupSpec>;
