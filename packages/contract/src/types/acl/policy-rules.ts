/** The rules of an ACL policy, as the server understood them. */

/**
 * The rules of an ACL policy, read from its text. A `Policy` is a shorthand; the capabilities it stands for are spelled out
 * in `Capabilities`, beside those that were written.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/acl-policy
 */
export interface ACLPolicyRules {
  /** Rules on namespaces: jobs, volumes, variables in them. */
  Namespaces: ACLNamespaceRule[] | null;
  /** Rules on node pools. */
  NodePools: ACLNodePoolRule[] | null;
  /** Rules on mounting host volumes. */
  HostVolumes: ACLHostVolumeRule[] | null;
  /** Use of the agent's own endpoints; null when there is no such rule. */
  Agent: ACLShorthandRule | null;
  /** Use of the nodes' endpoints; null when there is no such rule. */
  Node: ACLShorthandRule | null;
  /** Use of the operator's endpoints; null when there is no such rule. */
  Operator: ACLOperatorRule | null;
  /** Use of Sentinel policies; null when there is no such rule. Enterprise only. */
  Sentinel: ACLSentinelRule | null;
  /** Use of quotas; null when there is no such rule. Enterprise only. */
  Quota: ACLShorthandRule | null;
  /** Use of CSI plugins; null when there is no such rule. */
  Plugin: ACLShorthandRule | null;
  /** The text of the rules. */
  Raw: string;
  /** Keys that the parser did not know; null, since such a policy is refused. */
  ExtraKeysHCL: string[] | null;
}

/** Shorthand for a set of capabilities. `scale` is for namespaces, `list` for plugins; `''` when none was written. */
export type ACLShorthand = '' | 'deny' | 'read' | 'write' | 'scale' | 'list';

/** A rule that has a shorthand and nothing else. */
export interface ACLShorthandRule {
  /** What is allowed. */
  Policy: ACLShorthand;
}

/**
 * A rule on namespaces.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/acl-policy#namespace-rules
 */
export interface ACLNamespaceRule {
  /** Name of the namespace; may have `*`. The most exact name counts. */
  Name: string;
  /** Shorthand that was written. */
  Policy: ACLShorthand;
  /** What is allowed. */
  Capabilities: ACLNamespaceCapability[] | null;
  /** Rules on the namespace's variables; null when there are none. */
  Variables: ACLVariablesRules | null;
}

/** What a namespace rule can allow; `deny` takes everything away. */
export type ACLNamespaceCapability =
  | 'deny'
  | 'list-jobs'
  | 'parse-job'
  | 'read-job'
  | 'submit-job'
  | 'dispatch-job'
  | 'read-logs'
  | 'read-fs'
  | 'alloc-exec'
  | 'alloc-node-exec'
  | 'alloc-lifecycle'
  | 'sentinel-override'
  | 'csi-register-plugin'
  | 'csi-write-volume'
  | 'csi-read-volume'
  | 'csi-list-volume'
  | 'csi-mount-volume'
  | 'host-volume-create'
  | 'host-volume-register'
  | 'host-volume-read'
  | 'host-volume-write'
  | 'host-volume-delete'
  | 'list-scaling-policies'
  | 'read-scaling-policy'
  | 'read-job-scaling'
  | 'scale-job'
  | 'submit-recommendation'
  | 'register-job'
  | 'revert-job'
  | 'deregister-job'
  | 'purge-job'
  | 'evaluate-job'
  | 'plan-job'
  | 'tag-job-version'
  | 'stable-job'
  | 'fail-deployment'
  | 'pause-deployment'
  | 'promote-deployment'
  | 'unblock-deployment'
  | 'cancel-deployment'
  | 'set-alloc-health-deployment'
  | 'gc-allocation'
  | 'pause-allocation'
  | 'force-periodic-job'
  | 'delete-service-registration';

/** Rules on the variables of a namespace. */
export interface ACLVariablesRules {
  /** One rule a path. */
  Paths: ACLVariablesPathRule[] | null;
}

/**
 * A rule on variables by path.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/acl-policy#variables
 */
export interface ACLVariablesPathRule {
  /** The path; may have `*`. The most exact one counts. */
  PathSpec: string;
  /** What is allowed; `read` brings `list` along. */
  Capabilities: ACLVariablesCapability[] | null;
}

/** What a rule on variables can allow; `deny` takes everything away. */
export type ACLVariablesCapability = 'list' | 'read' | 'write' | 'destroy' | 'deny';

/**
 * A rule on node pools.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/acl-policy#node-pool-rules
 */
export interface ACLNodePoolRule {
  /** Name of the node pool; may have `*`. The most exact name counts. */
  Name: string;
  /** Shorthand that was written. */
  Policy: ACLShorthand;
  /** What is allowed; `deny` takes everything away. */
  Capabilities: ('delete' | 'deny' | 'read' | 'write')[] | null;
}

/**
 * A rule on mounting host volumes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/acl-policy#host-volume-rules
 */
export interface ACLHostVolumeRule {
  /** Name of the volume; may have `*`. The most exact name counts. */
  Name: string;
  /** Shorthand that was written. */
  Policy: ACLShorthand;
  /** What is allowed; `deny` takes everything away. */
  Capabilities: ('deny' | 'mount-readonly' | 'mount-readwrite')[] | null;
}

/**
 * A rule on the operator's endpoints.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/acl-policy#operator-rules
 */
export interface ACLOperatorRule {
  /** Shorthand that was written. */
  Policy: ACLShorthand;
  /** What is allowed, such as `snapshot-save`, `keyring-read` or `license-read`. */
  Capabilities: string[] | null;
}

/** A rule on Sentinel policies. Enterprise only. */
export interface ACLSentinelRule {
  /** Shorthand that was written. */
  Policy: ACLShorthand;
  /** What is allowed. */
  Capabilities: string[] | null;
}
