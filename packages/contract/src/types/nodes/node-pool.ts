import type { SchedulerAlgorithm } from '../operator/scheduler.js';

// NodePool: roles request,response; used by nodePools.list, nodePools.register, nodePools.get, nodePools.update; note: NodeIdentityTTL: the Go client sends a Go duration string ('' for zero) and accepts string or nanosecond number; the server sends a nanosecond number.
export interface NodePool {
  Name: string; // hcl name,label; seen 6 null 0 absent 0 e.g. p2, all, default, gpu
  Description: string; // hcl description,optional; seen 6 null 0 absent 0 e.g. , Default node pool., gpu nodes
  Meta: Record<string, string> | null; // hcl meta,block; seen 2 null 4 absent 0
  NodeIdentityTTL: number | string; // go-duration; hcl node_identity_ttl,optional; seen 6 null 0 absent 0
  SchedulerConfiguration: NodePoolSchedulerConfiguration | null; // hcl scheduler_config,block; seen 0 null 6 absent 0
  CreateIndex: number; // seen 6 null 0 absent 0
  ModifyIndex: number; // seen 6 null 0 absent 0
  Hash: string | null; // server only; seen 3 null 3 absent 0
}

// NodePoolSchedulerConfiguration: roles request,response; used by -
export interface NodePoolSchedulerConfiguration {
  SchedulerAlgorithm: SchedulerAlgorithm; // hcl scheduler_algorithm,optional
  MemoryOversubscriptionEnabled: boolean; // hcl memory_oversubscription_enabled,optional
}
