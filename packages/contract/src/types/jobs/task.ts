import type { TaskArtifact, Template } from './artifact-template.js';
import type { Consul, Vault, WorkloadIdentity } from './identity.js';
import type { Affinity, Constraint } from './placement.js';
import type { Resources } from './resources.js';
import type { ScalingPolicy } from './scaling.js';
import type { Service } from './service.js';
import type { RestartPolicy, VolumeMount } from './task-group.js';

// Task: roles request,response; used by -
export interface Task {
  Name: string; // hcl name,label; seen 16 null 0 absent 0 e.g. main, t
  Driver: string; // hcl driver,optional; seen 16 null 0 absent 0 e.g. raw_exec
  User: string; // hcl user,optional; seen 16 null 0 absent 0 e.g. 
  Lifecycle: TaskLifecycle | null; // hcl lifecycle,block; seen 0 null 16 absent 0
  Config: Record<string, unknown>; // hcl config,block; seen 16 null 0 absent 0
  Constraints: Constraint[] | null; // hcl constraint,block; seen 0 null 16 absent 0
  Affinities: Affinity[] | null; // hcl affinity,block; seen 0 null 16 absent 0
  Env: Record<string, string> | null; // hcl env,block; seen 2 null 14 absent 0
  Services: Service[] | null; // hcl service,block; seen 0 null 16 absent 0
  Resources: Resources; // hcl resources,block; seen 16 null 0 absent 0
  RestartPolicy: RestartPolicy; // hcl restart,block; seen 16 null 0 absent 0
  Meta: Record<string, string> | null; // hcl meta,block; seen 0 null 16 absent 0
  KillTimeout: number; // ns; hcl kill_timeout,optional; seen 16 null 0 absent 0
  LogConfig: LogConfig; // hcl logs,block; seen 16 null 0 absent 0
  Artifacts: TaskArtifact[] | null; // hcl artifact,block; seen 1 null 15 absent 0
  Vault: Vault | null; // hcl vault,block; seen 0 null 16 absent 0
  Consul: Consul | null; // hcl consul,block; seen 0 null 16 absent 0
  Templates: Template[] | null; // hcl template,block; seen 1 null 15 absent 0
  DispatchPayload: DispatchPayloadConfig | null; // hcl dispatch_payload,block; seen 0 null 16 absent 0
  VolumeMounts: VolumeMount[] | null; // hcl volume_mount,block; seen 0 null 16 absent 0
  CSIPluginConfig?: TaskCSIPluginConfig | null; // hcl csi_plugin,block; seen 0 null 16 absent 0
  Leader: boolean; // hcl leader,optional; seen 16 null 0 absent 0
  ShutdownDelay: number; // ns; hcl shutdown_delay,optional; seen 16 null 0 absent 0
  KillSignal: string; // hcl kill_signal,optional; seen 16 null 0 absent 0 e.g. 
  Kind: string; // hcl kind,optional; seen 16 null 0 absent 0 e.g. 
  ScalingPolicies: ScalingPolicy[] | null; // hcl scaling,block; seen 0 null 16 absent 0
  Secrets: Secret[] | null; // hcl secret,block; seen 0 null 16 absent 0
  Identity: WorkloadIdentity; // seen 16 null 0 absent 0
  Identities: WorkloadIdentity[] | null; // hcl identity,block; seen 1 null 15 absent 0
  Actions: Action[] | null; // hcl action,block; seen 1 null 15 absent 0
  Schedule: TaskSchedule | null; // hcl schedule,block; seen 0 null 16 absent 0
}

// TaskLifecycle: roles request,response; used by -
export interface TaskLifecycle {
  Hook: string; // hcl hook
  Sidecar: boolean; // hcl sidecar,optional
}

// LogConfig: roles request,response; used by -
export interface LogConfig {
  MaxFiles: number; // hcl max_files,optional; seen 16 null 0 absent 0
  MaxFileSizeMB: number; // hcl max_file_size,optional; seen 16 null 0 absent 0
  Enabled?: boolean; // never sent by the server; hcl enabled,optional; seen 0 null 0 absent 16
  Disabled: boolean; // hcl disabled,optional; seen 16 null 0 absent 0
}

// DispatchPayloadConfig: roles request,response; used by -
export interface DispatchPayloadConfig {
  File: string; // hcl file,optional
}

// TaskCSIPluginConfig: roles request,response; used by -
export interface TaskCSIPluginConfig {
  ID: string; // hcl id,optional
  Type: CSIPluginType; // hcl type,optional
  MountDir: string; // hcl mount_dir,optional
  StagePublishBaseDir: string; // hcl stage_publish_base_dir,optional
  HealthTimeout: number; // ns; hcl health_timeout,optional
}

// CSIPluginType: roles request,response; used by -
export type CSIPluginType = 'controller' | 'monolith' | 'node';

// TaskSchedule: roles request,response; used by -
export interface TaskSchedule {
  Cron: TaskScheduleCron | null; // hcl cron,block
}

// TaskScheduleCron: roles request,response; used by -
export interface TaskScheduleCron {
  Start: string; // hcl start,optional
  End: string; // hcl end,optional
  Timezone: string; // hcl timezone,optional
}

// Action: roles request,response; used by -
export interface Action {
  Name: string; // hcl name,label; seen 1 null 0 absent 0 e.g. hello
  Command: string; // hcl command; seen 1 null 0 absent 0 e.g. /bin/echo
  Args: string[] | null; // hcl args,optional; seen 1 null 0 absent 0
}

// Secret: roles request,response; used by -
export interface Secret {
  Name: string; // hcl name,label
  Provider: string; // hcl provider,optional
  Path: string; // hcl path,optional
  Config: Record<string, unknown> | null; // hcl config,block
  Env: Record<string, string> | null; // hcl env,block
}
