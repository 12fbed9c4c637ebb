/** Jobs and their blocks as TypeScript writes them. Names are those of job files, in camel case. */

import type {
  ActionSpec,
  AffinitySpec,
  ConstraintSpec,
  ConsulConnectSpec,
  EphemeralDiskSpec,
  JobSpec,
  LogConfigSpec,
  NetworkResourceSpec,
  ParameterizedJobConfigSpec,
  PeriodicConfigSpec,
  PortSpec,
  RequestedDeviceSpec,
  ReschedulePolicySpec,
  ResourcesSpec,
  RestartPolicySpec,
  ScalingPolicySpec,
  SecretSpec,
  ServiceCheckSpec,
  ServiceSpec,
  SidecarTaskSpec,
  SpreadSpec,
  TaskArtifactSpec,
  TaskGroupSpec,
  TaskLifecycleSpec,
  TaskSpec,
  TemplateSpec,
  UpdateStrategySpec,
  VaultSpec,
  VolumeMountSpec,
  VolumeRequestSpec,
  WorkloadIdentitySpec,
} from '@yurt/contract';
import type { connect, sidecarTask } from '../schema/connect.js';
import type { group } from '../schema/group.js';
import type { identity, secret, vault } from '../schema/identity.js';
import type { job, parameterized, periodic } from '../schema/job.js';
import type { logs } from '../schema/logs.js';
import type { affinity, constraint, spread } from '../schema/placement.js';
import type { device, ephemeralDisk, network, port, resources } from '../schema/resources.js';
import type { scaling } from '../schema/scaling.js';
import type { check, service } from '../schema/service.js';
import type { reschedule, restart, update } from '../schema/strategies.js';
import type { action, artifact, lifecycle, task, template } from '../schema/task.js';
import type { volume, volumeMount } from '../schema/volumes.js';
import type { OptionalInput, RequiredInput } from './block-input.js';

/** The inputs below, by the names of the fields that hold them. */
interface Named {
  action: { fields: typeof action; input: ActionInput };
  affinity: { fields: typeof affinity; input: AffinityInput };
  artifact: { fields: typeof artifact; input: ArtifactInput };
  check: { fields: typeof check; input: CheckInput };
  connect: { fields: typeof connect; input: ConnectInput };
  constraint: { fields: typeof constraint; input: ConstraintInput };
  device: { fields: typeof device; input: DeviceInput };
  ephemeralDisk: { fields: typeof ephemeralDisk; input: EphemeralDiskInput };
  group: { fields: typeof group; input: GroupInput };
  identity: { fields: typeof identity; input: IdentityInput };
  lifecycle: { fields: typeof lifecycle; input: LifecycleInput };
  logs: { fields: typeof logs; input: LogsInput };
  network: { fields: typeof network; input: NetworkInput };
  parameterized: { fields: typeof parameterized; input: ParameterizedInput };
  periodic: { fields: typeof periodic; input: PeriodicInput };
  port: { fields: typeof port; input: PortInput };
  reschedule: { fields: typeof reschedule; input: RescheduleInput };
  resources: { fields: typeof resources; input: ResourcesInput };
  restart: { fields: typeof restart; input: RestartInput };
  scaling: { fields: typeof scaling; input: ScalingInput };
  secret: { fields: typeof secret; input: SecretInput };
  service: { fields: typeof service; input: ServiceInput };
  sidecarTask: { fields: typeof sidecarTask; input: SidecarTaskInput };
  spread: { fields: typeof spread; input: SpreadInput };
  task: { fields: typeof task; input: TaskInput };
  template: { fields: typeof template; input: TemplateInput };
  update: { fields: typeof update; input: UpdateInput };
  vault: { fields: typeof vault; input: VaultInput };
  volume: { fields: typeof volume; input: VolumeInput };
  volumeMount: { fields: typeof volumeMount; input: VolumeMountInput };
}

/** `Spec`, with a default for one of its keys. */
type WithDefault<Spec, Key extends keyof Spec> = Omit<Spec, Key> & Partial<Pick<Spec, Key>>;

/**
 * A job, for {@link job}. Its ID is given apart.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/job
 */
export interface JobInput
  extends
    RequiredInput<typeof job, WithDefault<JobSpec, 'ID'>, Named>,
    OptionalInput<typeof job, WithDefault<JobSpec, 'ID'>, Named> {}

/**
 * Tasks that are placed together. Its name is the key that it stands under.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/group
 */
export interface GroupInput
  extends RequiredInput<typeof group, TaskGroupSpec, Named>, OptionalInput<typeof group, TaskGroupSpec, Named> {}

/**
 * A program that runs in an allocation. Its name is the key that it stands under.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/task
 */
export interface TaskInput
  extends RequiredInput<typeof task, TaskSpec, Named>, OptionalInput<typeof task, TaskSpec, Named> {}

/**
 * Something that a group or a task offers to others.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/service
 */
export interface ServiceInput
  extends RequiredInput<typeof service, ServiceSpec, Named>, OptionalInput<typeof service, ServiceSpec, Named> {}

/**
 * Says how a service is, again and again.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/check
 */
export interface CheckInput
  extends RequiredInput<typeof check, ServiceCheckSpec, Named>, OptionalInput<typeof check, ServiceCheckSpec, Named> {}

/**
 * How a service takes part in Consul's mesh.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/connect
 */
export interface ConnectInput
  extends
    RequiredInput<typeof connect, ConsulConnectSpec, Named>,
    OptionalInput<typeof connect, ConsulConnectSpec, Named> {}

/**
 * Changes to the task that Nomad adds for a sidecar or gateway.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/sidecar_task
 */
export interface SidecarTaskInput
  extends
    RequiredInput<typeof sidecarTask, SidecarTaskSpec, Named>,
    OptionalInput<typeof sidecarTask, SidecarTaskSpec, Named> {}

/**
 * A condition that a node must meet: `attribute`, `operator` and `value`, or a short form such as `distinctHosts`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/constraint
 */
export interface ConstraintInput
  extends
    RequiredInput<typeof constraint, WithDefault<ConstraintSpec, 'Operand'>, Named>,
    OptionalInput<typeof constraint, WithDefault<ConstraintSpec, 'Operand'>, Named> {}

/**
 * A preference for some nodes over others.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/affinity
 */
export interface AffinityInput
  extends
    RequiredInput<typeof affinity, WithDefault<AffinitySpec, 'Operand'>, Named>,
    OptionalInput<typeof affinity, WithDefault<AffinitySpec, 'Operand'>, Named> {}

/**
 * A wish to spread allocations over the values of an attribute.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/spread
 */
export interface SpreadInput
  extends RequiredInput<typeof spread, SpreadSpec, Named>, OptionalInput<typeof spread, SpreadSpec, Named> {}

/**
 * The network that the tasks of a group share.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network
 */
export interface NetworkInput
  extends
    RequiredInput<typeof network, NetworkResourceSpec, Named>,
    OptionalInput<typeof network, NetworkResourceSpec, Named> {}

/**
 * A port of a network. Its label is the key that it stands under.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network#port-parameters
 */
export interface PortInput
  extends RequiredInput<typeof port, PortSpec, Named>, OptionalInput<typeof port, PortSpec, Named> {}

/**
 * The resources that a task is given: MHz and MiB.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/resources
 */
export interface ResourcesInput
  extends
    RequiredInput<typeof resources, ResourcesSpec, Named>,
    OptionalInput<typeof resources, ResourcesSpec, Named> {}

/**
 * A wish for devices of the kind that is the key it stands under, such as `nvidia/gpu`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/device
 */
export interface DeviceInput
  extends
    RequiredInput<typeof device, RequestedDeviceSpec, Named>,
    OptionalInput<typeof device, RequestedDeviceSpec, Named> {}

/**
 * The disk space of an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/ephemeral_disk
 */
export interface EphemeralDiskInput
  extends
    RequiredInput<typeof ephemeralDisk, EphemeralDiskSpec, Named>,
    OptionalInput<typeof ephemeralDisk, EphemeralDiskSpec, Named> {}

/**
 * A group's claim on a volume. Its name is the key that it stands under.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/volume
 */
export interface VolumeInput
  extends
    RequiredInput<typeof volume, VolumeRequestSpec, Named>,
    OptionalInput<typeof volume, VolumeRequestSpec, Named> {}

/**
 * Where a task sees one of its group's volumes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/volume_mount
 */
export interface VolumeMountInput
  extends
    RequiredInput<typeof volumeMount, VolumeMountSpec, Named>,
    OptionalInput<typeof volumeMount, VolumeMountSpec, Named> {}

/**
 * A file rendered from a template.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/template
 */
export interface TemplateInput
  extends RequiredInput<typeof template, TemplateSpec, Named>, OptionalInput<typeof template, TemplateSpec, Named> {}

/**
 * Something that is downloaded before the task starts.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/artifact
 */
export interface ArtifactInput
  extends
    RequiredInput<typeof artifact, TaskArtifactSpec, Named>,
    OptionalInput<typeof artifact, TaskArtifactSpec, Named> {}

/**
 * When a task runs, in relation to the group's main tasks.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/lifecycle
 */
export interface LifecycleInput
  extends
    RequiredInput<typeof lifecycle, TaskLifecycleSpec, Named>,
    OptionalInput<typeof lifecycle, TaskLifecycleSpec, Named> {}

/**
 * How a task's output is kept.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/logs
 */
export interface LogsInput
  extends RequiredInput<typeof logs, LogConfigSpec, Named>, OptionalInput<typeof logs, LogConfigSpec, Named> {}

/**
 * A command that operators may run in a task. Its name is the key that it stands under.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/action
 */
export interface ActionInput
  extends RequiredInput<typeof action, ActionSpec, Named>, OptionalInput<typeof action, ActionSpec, Named> {}

/**
 * How a new version takes the place of the old one.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/update
 */
export interface UpdateInput
  extends
    RequiredInput<typeof update, UpdateStrategySpec, Named>,
    OptionalInput<typeof update, UpdateStrategySpec, Named> {}

/**
 * How a task that ended is started again on its node.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/restart
 */
export interface RestartInput
  extends
    RequiredInput<typeof restart, RestartPolicySpec, Named>,
    OptionalInput<typeof restart, RestartPolicySpec, Named> {}

/**
 * How an allocation that failed is placed again.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/reschedule
 */
export interface RescheduleInput
  extends
    RequiredInput<typeof reschedule, ReschedulePolicySpec, Named>,
    OptionalInput<typeof reschedule, ReschedulePolicySpec, Named> {}

/**
 * Bounds for a group's count, and rules for the autoscaler.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/scaling
 */
export interface ScalingInput
  extends
    RequiredInput<typeof scaling, ScalingPolicySpec, Named>,
    OptionalInput<typeof scaling, ScalingPolicySpec, Named> {}

/**
 * When a periodic job is launched.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/periodic
 */
export interface PeriodicInput
  extends
    RequiredInput<typeof periodic, PeriodicConfigSpec, Named>,
    OptionalInput<typeof periodic, PeriodicConfigSpec, Named> {}

/**
 * What a dispatch of a parameterized job must give.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/parameterized
 */
export interface ParameterizedInput
  extends
    RequiredInput<typeof parameterized, ParameterizedJobConfigSpec, Named>,
    OptionalInput<typeof parameterized, ParameterizedJobConfigSpec, Named> {}

/**
 * A signed token that Nomad gives to a task or a service.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/identity
 */
export interface IdentityInput
  extends
    RequiredInput<typeof identity, WorkloadIdentitySpec, Named>,
    OptionalInput<typeof identity, WorkloadIdentitySpec, Named> {}

/**
 * A task's token for Vault.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/vault
 */
export interface VaultInput
  extends RequiredInput<typeof vault, VaultSpec, Named>, OptionalInput<typeof vault, VaultSpec, Named> {}

/**
 * A secret that is fetched before the task starts. Its name is the key that it stands under.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/secret
 */
export interface SecretInput
  extends RequiredInput<typeof secret, SecretSpec, Named>, OptionalInput<typeof secret, SecretSpec, Named> {}
