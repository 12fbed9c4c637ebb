import type { Consul } from './identity.js';
import type { Affinity, Constraint, Spread } from './placement.js';
import type { NetworkResource } from './resources.js';
import type { ScalingPolicy } from './scaling.js';
import type { Service } from './service.js';
import type { Task } from './task.js';
import type { CSIMountOptions } from '../volumes/csi-volume.js';

// TaskGroup: roles request,response; used by -
export interface TaskGroup {
  Name: string; // hcl name,label; seen 16 null 0 absent 0 e.g. app, g
  Count: number; // hcl count,optional; seen 16 null 0 absent 0
  Constraints: Constraint[] | null; // hcl constraint,block; seen 1 null 15 absent 0
  Affinities: Affinity[] | null; // hcl affinity,block; seen 0 null 16 absent 0
  Tasks: Task[]; // hcl task,block; seen 16 null 0 absent 0
  Spreads: Spread[] | null; // hcl spread,block; seen 0 null 16 absent 0
  Volumes: Record<string, VolumeRequest> | null; // hcl volume,block; seen 0 null 16 absent 0
  RestartPolicy: RestartPolicy; // hcl restart,block; seen 16 null 0 absent 0
  Disconnect: DisconnectStrategy | null; // hcl disconnect,block; seen 0 null 16 absent 0
  ReschedulePolicy: ReschedulePolicy | null; // hcl reschedule,block; seen 14 null 2 absent 0
  EphemeralDisk: EphemeralDisk; // hcl ephemeral_disk,block; seen 16 null 0 absent 0
  Update: UpdateStrategy | null; // hcl update,block; seen 10 null 6 absent 0
  Migrate: MigrateStrategy | null; // hcl migrate,block; seen 9 null 7 absent 0
  Networks: NetworkResource[] | null; // hcl network,block; seen 1 null 15 absent 0
  Meta: Record<string, string> | null; // hcl meta,block; seen 0 null 16 absent 0
  Services: Service[] | null; // hcl service,block; seen 1 null 15 absent 0
  ShutdownDelay: number | null; // ns; hcl shutdown_delay,optional; seen 0 null 16 absent 0
  MaxRunDuration: number | null; // ns; hcl max_run_duration,optional; seen 0 null 16 absent 0
  StopAfterClientDisconnect: number | null; // ns; hcl stop_after_client_disconnect,optional; seen 0 null 16 absent 0
  MaxClientDisconnect: number | null; // ns; hcl max_client_disconnect,optional; seen 0 null 16 absent 0
  Scaling: ScalingPolicy | null; // hcl scaling,block; seen 1 null 15 absent 0
  Consul: Consul | null; // hcl consul,block; seen 0 null 16 absent 0
  PreventRescheduleOnLost: boolean; // hcl prevent_reschedule_on_lost,optional; seen 16 null 0 absent 0
}

// EphemeralDisk: roles request,response; used by -
export interface EphemeralDisk {
  Sticky: boolean; // hcl sticky,optional; seen 16 null 0 absent 0
  Migrate: boolean; // hcl migrate,optional; seen 16 null 0 absent 0
  SizeMB: number; // hcl size,optional; seen 16 null 0 absent 0
}

// RestartPolicy: roles request,response; used by -
export interface RestartPolicy {
  Interval: number; // ns; hcl interval,optional; seen 32 null 0 absent 0
  Attempts: number; // hcl attempts,optional; seen 32 null 0 absent 0
  Delay: number; // ns; hcl delay,optional; seen 32 null 0 absent 0
  Mode: string; // hcl mode,optional; seen 32 null 0 absent 0 e.g. fail
  RenderTemplates: boolean; // hcl render_templates,optional; seen 32 null 0 absent 0
}

// ReschedulePolicy: roles request,response; used by -
export interface ReschedulePolicy {
  Attempts: number; // hcl attempts,optional; seen 14 null 0 absent 0
  Interval: number; // ns; hcl interval,optional; seen 14 null 0 absent 0
  Delay: number; // ns; hcl delay,optional; seen 14 null 0 absent 0
  DelayFunction: string; // hcl delay_function,optional; seen 14 null 0 absent 0 e.g. exponential, constant
  MaxDelay: number; // ns; hcl max_delay,optional; seen 14 null 0 absent 0
  Unlimited: boolean; // hcl unlimited,optional; seen 14 null 0 absent 0
}

// UpdateStrategy: roles request,response; used by -
export interface UpdateStrategy {
  Stagger: number; // ns; hcl stagger,optional; seen 26 null 0 absent 0
  MaxParallel: number; // hcl max_parallel,optional; seen 26 null 0 absent 0
  HealthCheck: string; // hcl health_check,optional; seen 26 null 0 absent 0 e.g. task_states, , checks
  MinHealthyTime: number; // ns; hcl min_healthy_time,optional; seen 26 null 0 absent 0
  HealthyDeadline: number; // ns; hcl healthy_deadline,optional; seen 26 null 0 absent 0
  ProgressDeadline: number; // ns; hcl progress_deadline,optional; seen 26 null 0 absent 0
  Canary: number; // hcl canary,optional; seen 26 null 0 absent 0
  AutoRevert: boolean; // hcl auto_revert,optional; seen 26 null 0 absent 0
  AutoPromote: boolean; // hcl auto_promote,optional; seen 26 null 0 absent 0
}

// MigrateStrategy: roles request,response; used by -
export interface MigrateStrategy {
  MaxParallel: number; // hcl max_parallel,optional; seen 9 null 0 absent 0
  HealthCheck: string; // hcl health_check,optional; seen 9 null 0 absent 0 e.g. checks
  MinHealthyTime: number; // ns; hcl min_healthy_time,optional; seen 9 null 0 absent 0
  HealthyDeadline: number; // ns; hcl healthy_deadline,optional; seen 9 null 0 absent 0
}

// DisconnectStrategy: roles request,response; used by -
export interface DisconnectStrategy {
  LostAfter: number; // ns; hcl lost_after,optional
  StopOnClientAfter: number; // ns; hcl stop_on_client_after,optional
  Replace: boolean; // hcl replace,optional
  Reconcile: string; // hcl reconcile,optional
}

// VolumeRequest: roles request,response; used by -
export interface VolumeRequest {
  Name: string; // hcl name,label
  Type: string; // hcl type,optional
  Source: string; // hcl source,optional
  ReadOnly: boolean; // hcl read_only,optional
  Sticky: boolean; // hcl sticky,optional
  AccessMode: string; // hcl access_mode,optional
  AttachmentMode: string; // hcl attachment_mode,optional
  MountOptions: CSIMountOptions | null; // hcl mount_options,block
  PerAlloc: boolean; // hcl per_alloc,optional
}

// VolumeMount: roles request,response; used by -
export interface VolumeMount {
  Volume: string; // hcl volume,optional
  Destination: string; // hcl destination,optional
  ReadOnly: boolean; // hcl read_only,optional
  PropagationMode: string; // hcl propagation_mode,optional
  SELinuxLabel: string; // hcl selinux_label,optional
}
