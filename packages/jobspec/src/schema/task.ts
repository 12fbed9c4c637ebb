/** A task and what only tasks have. */

import type {
  ActionSpec,
  ChangeScriptSpec,
  DispatchPayloadConfigSpec,
  TaskArtifactSpec,
  TaskCSIPluginConfigSpec,
  TaskLifecycleSpec,
  TaskScheduleCronSpec,
  TaskScheduleSpec,
  TaskSpec,
  TemplateSpec,
  WaitConfigSpec,
} from '@yurt/contract';
import {
  type FieldsOf,
  anything,
  block,
  blocks,
  duration,
  flag,
  label,
  open,
  required,
  text,
  texts,
  unset,
  whole,
} from './field.js';
import { consul, identity, secret, vault } from './identity.js';
import { logs } from './logs.js';
import { affinity, constraint } from './placement.js';
import { resources } from './resources.js';
import { taskScaling } from './scaling.js';
import { service } from './service.js';
import { restart } from './strategies.js';
import { volumeMount } from './volumes.js';

/**
 * When a task runs, in relation to the group's main tasks.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/lifecycle
 */
export const lifecycle = {
  /** When it starts. */
  hook: required(text('Hook', '')),
  /** Goes on running beside the main tasks, and restarts as they do, instead of ending by itself. Default false. */
  sidecar: flag('Sidecar', false),
} as const satisfies FieldsOf<TaskLifecycleSpec>;

/**
 * Something that is downloaded (and unpacked) before the task starts.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/artifact
 */
export const artifact = {
  /** Where it comes from, as go-getter understands it: http(s), git, hg, S3, GCS. */
  source: text('GetterSource'),
  /** Options of the source, such as `checksum` (`sha256:…`), `archive` or `ref`; null if there are none. */
  options: open('GetterOptions'),
  /** Headers for http(s) sources; null if there are none. */
  headers: open('GetterHeaders'),
  /** What the source is. Default `any`. */
  mode: text('GetterMode'),
  /** Skips the check of the server's certificate. Default false. */
  insecure: flag('GetterInsecure'),
  /** Where it is put, in the task's directory. Default `local/`, in mode `file` `local/` and the source's file name. */
  destination: text('RelativeDest'),
  /** Gives the files to the task's user. Default false: they belong to the agent's. */
  chown: flag('Chown', false),
} as const satisfies FieldsOf<TaskArtifactSpec>;

/**
 * A program that is run in the task when a template changed.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/change_script
 */
export const changeScript = {
  /** The program, as the task sees the path. */
  command: text('Command'),
  /** Its arguments; null if there are none. */
  args: texts('Args'),
  /** How long it may run. Default 5 s. */
  timeout: duration('Timeout'),
  /** Kills the task when the script fails. Default false. */
  failOnError: flag('FailOnError'),
  /** Runs it after the first rendering too, once the task has started. Default false. */
  runOnFirstRender: flag('RunOnFirstRender'),
} as const satisfies FieldsOf<ChangeScriptSpec>;

/**
 * How long a template waits for what it reads to settle.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/template#wait
 */
const templateWait = {
  /** The least time without a change; null for the agent's setting. */
  min: duration('Min'),
  /** The most time to wait, changes or not; null for four times `Min`. */
  max: duration('Max'),
} as const satisfies FieldsOf<WaitConfigSpec>;

/**
 * A file rendered from a template, and rendered again when what it reads (Consul, Vault, Nomad) changes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/template
 */
export const template = {
  /** The template's file, in the task's directory, such as one that an artifact brought. Empty if `EmbeddedTmpl` is it. */
  source: text('SourcePath'),
  /** Where the result is written, in the task's directory. */
  destination: text('DestPath'),
  /** The template itself. Empty if `SourcePath` names it. */
  data: text('EmbeddedTmpl'),
  /** What happens to the task when the result changed. Default `restart`. */
  changeMode: text('ChangeMode'),
  /** What is run for change mode `script`; null for others. */
  changeScript: block('ChangeScript', changeScript),
  /** The signal for change mode `signal`, in capitals. Default `SIGHUP` in that mode, else empty. */
  changeSignal: text('ChangeSignal'),
  /** Renders once and does not watch for changes. Default false. */
  once: flag('Once'),
  /** Longest random wait before the change mode acts, so that not all tasks act at once. Default 5 s. */
  splay: duration('Splay'),
  /** The result's permissions, octal. Default `0644`. */
  perms: text('Perms'),
  /** The result's owner; null for the agent's user. */
  uid: whole('Uid'),
  /** The result's group; null for the agent's. */
  gid: whole('Gid'),
  /** What opens an action. Default `{{`. */
  leftDelimiter: text('LeftDelim'),
  /** What closes an action. Default `}}`. */
  rightDelimiter: text('RightDelim'),
  /** Reads the result as `KEY=value` lines into the task's environment. Default false. */
  env: flag('Envvars'),
  /**
   * Time before a Vault lease's end. Always 0.
   *
   * @deprecated since Nomad 0.12: it has no effect.
   */
  vaultGrace: duration('VaultGrace'),
  /** How long to wait for what is read to settle before rendering; null for the agent's setting. */
  wait: block('Wait', templateWait),
  /** Fails when the template reads a map's key that is not there, instead of writing `<no value>`. Default false. */
  errorOnMissingKey: flag('ErrMissingKey'),
} as const satisfies FieldsOf<TemplateSpec>;

/**
 * Where a task finds the payload of the dispatch that started it.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/dispatch_payload
 */
const dispatchPayload = {
  /** The file's path below the task's `local/`. */
  file: text('File', ''),
} as const satisfies FieldsOf<DispatchPayloadConfigSpec>;

/**
 * Makes a task a CSI plugin.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/csi_plugin
 */
export const csiPlugin = {
  /** The plugin's ID, which volumes refer to. */
  id: text('ID', ''),
  /** What it does. */
  type: text('Type', ''),
  /** Where the task puts its socket, `csi.sock`, inside its container. Default `/csi`. */
  mountDir: text('MountDir', ''),
  /** Where the task mounts volumes, inside its container. Default `/local/csi`. */
  stagePublishBaseDir: text('StagePublishBaseDir', ''),
  /** The task is restarted if it isn't healthy for so long. Default 30 s. */
  healthTimeout: duration('HealthTimeout', 0),
} as const satisfies FieldsOf<TaskCSIPluginConfigSpec>;

/**
 * A command that operators may run in a running task by name.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/action
 */
export const action = {
  label: label('Name'),
  /** The program, as the task sees the path. */
  command: required(text('Command', '')),
  /** Its arguments; null if there are none. */
  args: texts('Args'),
} as const satisfies FieldsOf<ActionSpec>;

/**
 * The times of day at which a task begins and ends to run. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/schedule
 */
const scheduleCron = {
  /** When it begins: six fields (second, minute, hour, day, month, weekday) without lists and steps, such as `0 30 9 * * MON-FRI`. */
  start: text('Start', ''),
  /** When it ends, later on the same day: minute and hour, such as `30 17`. */
  end: text('End', ''),
  /** The time zone by its IANA name. Empty means the node's own (`Local`). */
  timezone: text('Timezone', ''),
} as const satisfies FieldsOf<TaskScheduleCronSpec>;

/**
 * When a task runs. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/schedule
 */
const schedule = {
  /** The times of day. */
  cron: block('Cron', scheduleCron),
} as const satisfies FieldsOf<TaskScheduleSpec>;

/**
 * A program that runs in an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/task
 */
export const task = {
  label: label('Name'),
  /** What runs it. */
  driver: text('Driver', ''),
  /** The user it runs as. Empty means the driver's default: for `exec` `nobody`, for `raw_exec` the agent's own. */
  user: text('User', ''),
  /** When it runs, if not as a main task; null for a main task. */
  lifecycle: block('Lifecycle', lifecycle),
  /** What the driver needs to know; each driver has its own keys. Null if nothing was written. */
  config: anything('Config'),
  /** Conditions on the node, beside those of the job and the group. */
  constraint: blocks('Constraints', constraint),
  /** Preferences among nodes, beside those of the job and the group. */
  affinity: blocks('Affinities', affinity),
  /** Environment variables; values may be interpolated. */
  env: open('Env', 'orAttribute'),
  /** Services of this task. */
  service: blocks('Services', service),
  /** What it asks of the node. */
  resources: block('Resources', resources),
  /** How it is started again when it ends; the group's, with what the task itself says. */
  restart: block('RestartPolicy', restart),
  /** Free data for users and templates, `NOMAD_META_<key>` in the task; goes before the group's and the job's. */
  meta: open('Meta', 'orAttribute'),
  /** Time between the kill signal and the hard kill. Default 5 s; the node sets an upper limit (30 s). */
  killTimeout: duration('KillTimeout'),
  /** How its output is kept. */
  logs: block('LogConfig', logs),
  /** What is downloaded before it starts. */
  artifact: blocks('Artifacts', artifact),
  /** Its token for Vault; null for none. */
  vault: block('Vault', vault),
  /** Its Consul cluster, namespace and partition; null for the group's. */
  consul: block('Consul', consul),
  /** Files that are rendered before it starts, and when what they read changes. */
  template: blocks('Templates', template),
  /** Where it finds a dispatch's payload; null if it takes none. Parameterized jobs only. */
  dispatchPayload: block('DispatchPayload', dispatchPayload),
  /** Where it sees its group's volumes. */
  volumeMount: blocks('VolumeMounts', volumeMount),
  /** Makes it a CSI plugin; null if it is none. */
  csiPlugin: block('CSIPluginConfig', csiPlugin, 'left out'),
  /** When it ends, the group's other tasks are stopped. At most one in a group. Default false. */
  leader: flag('Leader', false),
  /** Wait between taking its services out of the catalogue and the kill signal. Default 0. */
  shutdownDelay: duration('ShutdownDelay', 0),
  /** The signal that asks it to end. Empty means the driver's default, mostly `SIGINT`. */
  killSignal: text('KillSignal', ''),
  /** What it is in the service mesh, such as `connect-proxy:<service>`; the server sets it. Empty for an ordinary task. */
  kind: text('Kind', ''),
  /** Rules for the autoscaler about the task's own resources. Enterprise only. */
  scaling: blocks('ScalingPolicies', taskScaling),
  /** Secrets that are fetched before it starts, for use in its environment and configuration. */
  secret: blocks('Secrets', secret),
  Identity: unset('Identity', null, identity),
  /** Its further identities. */
  identity: blocks('Identities', identity),
  /** Commands that operators may run in it by name. */
  action: blocks('Actions', action),
  /** When it runs and pauses; null if it always runs. Enterprise only. */
  schedule: block('Schedule', schedule),
} as const satisfies FieldsOf<TaskSpec>;
