/** Reads task groups, and fills in what Nomad's server would. */

import type { MigrateStrategy, ReschedulePolicy, TaskGroup, UpdateStrategy } from '@yurt/contract';
import { readAffinities, readConstraints, readNetworks, readSpreads, readVolumes } from './canonical-placement.js';
import { readScaling } from './canonical-scaling.js';
import { readServices } from './canonical-service.js';
import {
  groupMigrate,
  groupReschedule,
  groupRestart,
  groupUpdate,
  type Partially,
  readDisconnect,
  readEphemeralDisk,
  readMigrate,
  readReschedule,
  readRestart,
  readUpdate,
} from './canonical-strategies.js';
import { canonicalTask } from './canonical-task.js';
import type { Fields } from './fields.js';

/** What a group takes from its job. */
export interface GroupSetting {
  readonly type: string;
  readonly namespace: string;
  readonly vaultNamespace: string;
  readonly consulNamespace: string;
  readonly jobId: string;
  readonly jobName: string;
  readonly update: Partially<UpdateStrategy> | null;
  readonly reschedule: Partially<ReschedulePolicy> | null;
  readonly migrate: Partially<MigrateStrategy> | null;
}

/** A group as Nomad stores it. */
export function canonicalGroup(fields: Fields, setting: GroupSetting): TaskGroup {
  const name = fields.text('Name') ?? '';
  const minimum = fields.block('Scaling', 'ScalingPolicy', (scaling) => scaling.integer('Min', 'int64'));
  const count = fields.integer('Count') ?? minimum ?? 1;
  const restart = groupRestart(fields.block('RestartPolicy', 'RestartPolicy', readRestart), setting.type);
  const update = fields.block('Update', 'UpdateStrategy', readUpdate);
  const reschedule = fields.block('ReschedulePolicy', 'ReschedulePolicy', readReschedule);
  const migrate = fields.block('Migrate', 'MigrateStrategy', readMigrate);
  // Nomad no longer heeds these, and refuses a wrong type all the same.
  for (const unheeded of ['StopAfterClientDisconnect', 'MaxClientDisconnect']) fields.duration(unheeded);
  fields.boolean('PreventRescheduleOnLost');
  return {
    Name: name,
    Count: count,
    Update: groupUpdate(setting.update, update, setting.type),
    Migrate: groupMigrate(setting.migrate, migrate, setting.type),
    Constraints: readConstraints(fields),
    Scaling: fields.block('Scaling', 'ScalingPolicy', (scaling) =>
      readScaling(scaling, count, { Job: setting.jobId, Group: name, Namespace: setting.namespace }),
    ),
    RestartPolicy: restart,
    Disconnect: fields.block('Disconnect', 'DisconnectStrategy', readDisconnect),
    Tasks: fields.blocks('Tasks', 'Task', (task) => canonicalTask(task, { ...setting, group: name, restart })) ?? [],
    EphemeralDisk: fields.block('EphemeralDisk', 'EphemeralDisk', readEphemeralDisk) ?? readEphemeralDisk(undefined),
    Meta: fields.textMap('Meta'),
    ReschedulePolicy: groupReschedule(setting.reschedule, reschedule, setting.type),
    Affinities: readAffinities(fields),
    Spreads: readSpreads(fields),
    Networks: readNetworks(fields),
    Consul: fields.block('Consul', 'Consul', (consul) => ({
      Namespace: consul.text('Namespace') || setting.consulNamespace,
      Cluster: consul.text('Cluster') || 'default',
      Partition: consul.text('Partition') ?? '',
    })),
    Services: readServices(fields, { namespace: setting.namespace, job: setting.jobName, group: name }),
    Volumes: readVolumes(fields),
    ShutdownDelay: fields.duration('ShutdownDelay') ?? null,
    MaxRunDuration: fields.duration('MaxRunDuration') ?? null,
    StopAfterClientDisconnect: null,
    MaxClientDisconnect: null,
    PreventRescheduleOnLost: false,
  };
}
