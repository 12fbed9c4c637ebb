/** A task group as a user writes it. */

import type { Written } from '../written.js';
import type { ConsulSpec } from './identity.js';
import type { AffinitySpec, ConstraintSpec, SpreadSpec } from './placement.js';
import type { NetworkResourceSpec } from './resources.js';
import type { ScalingPolicySpec } from './scaling.js';
import type { ServiceSpec } from './service.js';
import type {
  DisconnectStrategySpec,
  MigrateStrategySpec,
  ReschedulePolicySpec,
  RestartPolicySpec,
  UpdateStrategySpec,
} from './strategies.js';
import type { TaskGroup } from './task-group.js';
import type { TaskSpec } from './task-spec.js';
import type { EphemeralDiskSpec, VolumeRequestSpec } from './volume-request.js';

/**
 * A {@link TaskGroup} as a user writes it.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/group
 */
export interface TaskGroupSpec extends Written<
  TaskGroup,
  'Name',
  {
    Constraints: ConstraintSpec[];
    Affinities: AffinitySpec[];
    Tasks: TaskSpec[];
    Spreads: SpreadSpec[];
    Volumes: Record<string, VolumeRequestSpec>;
    RestartPolicy: RestartPolicySpec;
    Disconnect: DisconnectStrategySpec;
    ReschedulePolicy: ReschedulePolicySpec;
    EphemeralDisk: EphemeralDiskSpec;
    Update: UpdateStrategySpec;
    Migrate: MigrateStrategySpec;
    Networks: NetworkResourceSpec[];
    Services: ServiceSpec[];
    Scaling: ScalingPolicySpec;
    Consul: ConsulSpec;
  }
> {}
