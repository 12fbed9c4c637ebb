/** A task: one program, run by a driver. */

import type { Nanoseconds } from '../../durations.js';
import type { TaskArtifact, Template } from './artifact-template.js';
import type { Consul, Vault, WorkloadIdentity } from './identity.js';
import type { Affinity, Constraint } from './placement.js';
import type { Resources } from './resources.js';
import type { ScalingPolicy } from './scaling.js';
import type { Service } from './service.js';
import type { RestartPolicy } from './strategies.js';
import type { VolumeMount } from './volume-request.js';

/** What runs a task: a driver of Nomad's own, or one of a plugin. */
export type TaskDriver = 'docker' | 'exec' | 'java' | 'mock_driver' | 'qemu' | 'raw_exec' | (string & {});

/**
 * A program that runs in an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/task
 */
export interface Task {
  /** Its name, unique in the group. */
  Name: string;
  /** What runs it. */
  Driver: TaskDriver;
  /** The user it runs as. Empty means the driver's default: for `exec` `nobody`, for `raw_exec` the agent's own. */
  User: string;
  /** When it runs, if not as a main task; null for a main task. */
  Lifecycle: TaskLifecycle | null;
  /** What the driver needs to know; each driver has its own keys. Null if nothing was written. */
  Config: Record<string, unknown> | null;
  /** Conditions on the node, beside those of the job and the group. */
  Constraints: Constraint[] | null;
  /** Preferences among nodes, beside those of the job and the group. */
  Affinities: Affinity[] | null;
  /** Environment variables; values may be interpolated. */
  Env: Record<string, string> | null;
  /** Services of this task. */
  Services: Service[] | null;
  /** What it asks of the node. */
  Resources: Resources;
  /** How it is started again when it ends; the group's, with what the task itself says. */
  RestartPolicy: RestartPolicy;
  /** Free data for users and templates, `NOMAD_META_<key>` in the task; goes before the group's and the job's. */
  Meta: Record<string, string> | null;
  /**
   * Time between the kill signal and the hard kill, in nanoseconds. Default 5 s; the node sets an upper limit (30 s).
   */
  KillTimeout: Nanoseconds;
  /** How its output is kept. */
  LogConfig: LogConfig;
  /** What is downloaded before it starts. */
  Artifacts: TaskArtifact[] | null;
  /** Its token for Vault; null for none. */
  Vault: Vault | null;
  /** Its Consul cluster, namespace and partition; null for the group's. */
  Consul: Consul | null;
  /** Files that are rendered before it starts, and when what they read changes. */
  Templates: Template[] | null;
  /** Where it finds a dispatch's payload; null if it takes none. Parameterized jobs only. */
  DispatchPayload: DispatchPayloadConfig | null;
  /** Where it sees its group's volumes. */
  VolumeMounts: VolumeMount[] | null;
  /** Makes it a CSI plugin; null if it is none. */
  CSIPluginConfig: TaskCSIPluginConfig | null;
  /** When it ends, the group's other tasks are stopped. At most one in a group. Default false. */
  Leader: boolean;
  /** Wait between taking its services out of the catalogue and the kill signal, in nanoseconds. Default 0. */
  ShutdownDelay: Nanoseconds;
  /** The signal that asks it to end. Empty means the driver's default, mostly `SIGINT`. */
  KillSignal: string;
  /**
   * What it is in the service mesh, such as `connect-proxy:<service>`; the server sets it. Empty for an ordinary task.
   */
  Kind: string;
  /** Rules for the autoscaler about the task's own resources. Enterprise only. */
  ScalingPolicies: ScalingPolicy[] | null;
  /** Secrets that are fetched before it starts, for use in its environment and configuration. */
  Secrets: Secret[] | null;
  /** Its identity named `default`, for Nomad itself; each task has it. */
  Identity: WorkloadIdentity;
  /** Its further identities. */
  Identities: WorkloadIdentity[] | null;
  /** Commands that operators may run in it by name. */
  Actions: Action[] | null;
  /** When it runs and pauses; null if it always runs. Enterprise only. */
  Schedule: TaskSchedule | null;
}

/** When a task that is no main task runs: before the main tasks, after their start, or after their end. */
export type TaskHook = 'prestart' | 'poststart' | 'poststop';

/**
 * When a task runs, in relation to the group's main tasks.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/lifecycle
 */
export interface TaskLifecycle {
  /** When it starts. */
  Hook: TaskHook;
  /** Goes on running beside the main tasks, and restarts as they do, instead of ending by itself. Default false. */
  Sidecar: boolean;
}

/**
 * How a task's output is kept, for stdout and stderr each.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/logs
 */
export interface LogConfig {
  /** How many files are kept; the oldest goes first. Default 10. */
  MaxFiles: number;
  /** Size at which a new file is begun, in MB. Default 10. All files together must fit the group's `EphemeralDisk`. */
  MaxFileSizeMB: number;
  /** Keeps nothing; the logs API has nothing to give then. Default false. */
  Disabled: boolean;
}

/**
 * Where a task finds the payload of the dispatch that started it.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/dispatch_payload
 */
export interface DispatchPayloadConfig {
  /** The file's path below the task's `local/`. */
  File: string;
}

/** Which of CSI's services a plugin gives: those of a controller, of a node, or both. */
export type CSIPluginType = 'controller' | 'node' | 'monolith';

/**
 * Makes a task a CSI plugin.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/csi_plugin
 */
export interface TaskCSIPluginConfig {
  /** The plugin's ID, which volumes refer to. */
  ID: string;
  /** What it does. */
  Type: CSIPluginType;
  /** Where the task puts its socket, `csi.sock`, inside its container. Default `/csi`. */
  MountDir: string;
  /** Where the task mounts volumes, inside its container. Default `/local/csi`. */
  StagePublishBaseDir: string;
  /** The task is restarted if it isn't healthy for so long, in nanoseconds. Default 30 s. */
  HealthTimeout: Nanoseconds;
}

/**
 * When a task runs. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/schedule
 */
export interface TaskSchedule {
  /** The times of day. */
  Cron: TaskScheduleCron | null;
}

/**
 * The times of day at which a task begins and ends to run. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/schedule
 */
export interface TaskScheduleCron {
  /**
   * When it begins: six fields (second, minute, hour, day, month, weekday) without lists and steps, such as
   * `0 30 9 * * MON-FRI`.
   */
  Start: string;
  /** When it ends, later on the same day: minute and hour, such as `30 17`. */
  End: string;
  /** The time zone by its IANA name. Empty means the node's own (`Local`). */
  Timezone: string;
}

/**
 * A command that operators may run in a running task by name.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/action
 */
export interface Action {
  /** Its name, unique in the task. */
  Name: string;
  /** The program, as the task sees the path. */
  Command: string;
  /** Its arguments; null if there are none. */
  Args: string[] | null;
}

/** Where a secret comes from: a Nomad variable, Vault, or a plugin of that name. */
export type SecretProvider = 'nomad' | 'vault' | (string & {});

/**
 * A secret that is fetched before the task starts, and used as `${secret.<name>.<key>}`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/secret
 */
export interface Secret {
  /** The name it is used by; letters, digits and `_`. */
  Name: string;
  /** Where it comes from. */
  Provider: SecretProvider;
  /** Where the provider finds it. */
  Path: string;
  /** What the provider needs to know, such as a namespace; for `nomad` and `vault` only. */
  Config: Record<string, unknown> | null;
  /** The environment of a plugin; not for `nomad` and `vault`. */
  Env: Record<string, string> | null;
}
