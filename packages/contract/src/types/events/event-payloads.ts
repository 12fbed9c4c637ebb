/** What the events of each topic carry. */

import type { ACLAuthMethod } from '../acl/auth-method.js';
import type { ACLBindingRule } from '../acl/binding-rule.js';
import type { ACLPolicy } from '../acl/policy.js';
import type { ACLRole } from '../acl/role.js';
import type { ACLToken } from '../acl/token.js';
import type { Allocation } from '../allocations/allocation.js';
import type { Deployment } from '../deployments/deployment.js';
import type { Evaluation } from '../evaluations/evaluation.js';
import type { Job } from '../jobs/job.js';
import type { Node } from '../nodes/node.js';
import type { NodePool } from '../nodes/node-pool.js';
import type { ServiceRegistration } from '../services/service-registration.js';
import type { VariableMetadata } from '../variables/variable.js';
import type { CSIPlugin } from '../volumes/csi-plugin.js';
import type { CSIVolume } from '../volumes/csi-volume.js';
import type { HostVolume } from '../volumes/host-volume.js';

/**
 * What an event carries, by topic.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export interface EventPayloads {
  /** An auth method was written or deleted; without its secrets. */
  ACLAuthMethod: { AuthMethod: ACLAuthMethod };
  /** A binding rule was written or deleted. */
  ACLBindingRule: { ACLBindingRule: ACLBindingRule };
  /** A policy was written or deleted. */
  ACLPolicy: { ACLPolicy: ACLPolicy };
  /** A role was written or deleted. */
  ACLRole: { ACLRole: ACLRole };
  /** A token was written or deleted; its `SecretID` is `''`. */
  ACLToken: { ACLToken: ACLToken };
  /** An allocation changed. Its removal as garbage sends nothing. */
  Allocation: AllocationPayload;
  /** A CSI plugin changed; the type is that of the write that changed it, mostly of a node. */
  CSIPlugin: { Plugin: CSIPlugin };
  /** A CSI volume was registered, claimed, released or deleted. */
  CSIVolume: { Volume: CSIVolume };
  /** A deployment changed. */
  Deployment: { Deployment: Deployment };
  /** An evaluation changed. */
  Evaluation: { Evaluation: Evaluation };
  /** A dynamic host volume changed or was deleted. */
  HostVolume: { Volume: HostVolume };
  /** A job was registered, changed its status, or was removed. */
  Job: JobPayload;
  /** A node changed or was removed. */
  Node: { Node: Node };
  /** A node pool was written or deleted. */
  NodePool: { NodePool: NodePool };
  /** Reports on the use of the license. Enterprise; the topic needs a management token. */
  Operator: Record<string, unknown>;
  /** A service of Nomad's own discovery was registered or removed. */
  Service: { Service: ServiceRegistration };
  /** A variable was written or deleted. */
  Variable: VariablePayload;
}

/**
 * What an allocation's event carries.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export interface AllocationPayload {
  /** The allocation without its job: read that by `JobID`. */
  Allocation: Omit<Allocation, 'Job'>;
  /** It was stopped because it ran for longer than its group's `max_run_duration`. */
  Timeout: boolean;
  /** That reason in words; `''` otherwise. */
  TimeoutReason: string;
}

/**
 * What a job's event carries.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export interface JobPayload {
  /** The job. */
  Job: Job;
  /** The job was removed, not merely stopped. */
  Deleted: boolean;
}

/**
 * What a variable's event carries; never its items.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export interface VariablePayload {
  /** Path, namespace, indexes and times. */
  Metadata: VariableMetadata;
  /** The variable was deleted. */
  Deleted: boolean;
}
