/** A task as a user writes it. */

import type { Written } from '../written.js';
import type { TaskArtifactSpec, TemplateSpec } from './artifact-template.js';
import type { ConsulSpec, VaultSpec, WorkloadIdentitySpec } from './identity.js';
import type { AffinitySpec, ConstraintSpec } from './placement.js';
import type { ResourcesSpec } from './resources.js';
import type { ScalingPolicySpec } from './scaling.js';
import type { ServiceSpec } from './service.js';
import type { RestartPolicySpec } from './strategies.js';
import type {
  Action,
  DispatchPayloadConfig,
  LogConfig,
  Secret,
  Task,
  TaskCSIPluginConfig,
  TaskLifecycle,
  TaskSchedule,
  TaskScheduleCron,
} from './task.js';
import type { VolumeMountSpec } from './volume-request.js';

/**
 * A {@link Task} as a user writes it.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/task
 */
export interface TaskSpec extends Written<
  Task,
  'Name' | 'Driver',
  {
    Lifecycle: TaskLifecycleSpec;
    Constraints: ConstraintSpec[];
    Affinities: AffinitySpec[];
    Services: ServiceSpec[];
    Resources: ResourcesSpec;
    RestartPolicy: RestartPolicySpec;
    LogConfig: LogConfigSpec;
    Artifacts: TaskArtifactSpec[];
    Vault: VaultSpec;
    Consul: ConsulSpec;
    Templates: TemplateSpec[];
    DispatchPayload: DispatchPayloadConfigSpec;
    VolumeMounts: VolumeMountSpec[];
    CSIPluginConfig: TaskCSIPluginConfigSpec;
    ScalingPolicies: ScalingPolicySpec[];
    Secrets: SecretSpec[];
    Identity: WorkloadIdentitySpec;
    Identities: WorkloadIdentitySpec[];
    Actions: ActionSpec[];
    Schedule: TaskScheduleSpec;
  }
> {}

/** A {@link TaskLifecycle} as a user writes it. */
export interface TaskLifecycleSpec extends Written<TaskLifecycle, 'Hook'> {}

/** A {@link LogConfig} as a user writes it. */
export interface LogConfigSpec extends Written<LogConfig> {
  /**
   * Keeps the output.
   *
   * @deprecated since Nomad 1.6: read and dropped. `Disabled` says the opposite.
   */
  Enabled?: boolean | null;
}

/** A {@link DispatchPayloadConfig} as a user writes it. */
export interface DispatchPayloadConfigSpec extends Written<DispatchPayloadConfig, 'File'> {}

/** A {@link TaskCSIPluginConfig} as a user writes it. */
export interface TaskCSIPluginConfigSpec extends Written<TaskCSIPluginConfig, 'ID' | 'Type'> {}

/** A {@link TaskSchedule} as a user writes it. */
export interface TaskScheduleSpec extends Written<TaskSchedule, never, { Cron: TaskScheduleCronSpec }> {}

/** A {@link TaskScheduleCron} as a user writes it. */
export interface TaskScheduleCronSpec extends Written<TaskScheduleCron, 'Start' | 'End'> {}

/** An {@link Action} as a user writes it. */
export interface ActionSpec extends Written<Action, 'Name' | 'Command'> {}

/** A {@link Secret} as a user writes it. */
export interface SecretSpec extends Written<Secret, 'Name' | 'Provider' | 'Path'> {}
