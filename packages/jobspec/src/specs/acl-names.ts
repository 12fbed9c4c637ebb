/** The words of ACL policies. */

import type {
  ACLHostVolumeRule,
  ACLNamespaceCapability,
  ACLNodePoolRule,
  ACLShorthand,
  ACLVariablesCapability,
} from '@yurt/contract';

/** What a `policy` may be, but for plugins. */
export const POLICIES = ['deny', 'read', 'write', 'scale'] as const satisfies readonly ACLShorthand[];

/** What the `policy` of plugins may be. */
export const PLUGIN_POLICIES = ['deny', 'read', 'list', 'write'] as const satisfies readonly ACLShorthand[];

/** What a namespace's rule may allow. */
export const NAMESPACE_CAPABILITIES = [
  'deny',
  'list-jobs',
  'parse-job',
  'read-job',
  'submit-job',
  'dispatch-job',
  'read-logs',
  'read-fs',
  'alloc-exec',
  'alloc-node-exec',
  'alloc-lifecycle',
  'sentinel-override',
  'csi-register-plugin',
  'csi-write-volume',
  'csi-read-volume',
  'csi-list-volume',
  'csi-mount-volume',
  'host-volume-create',
  'host-volume-register',
  'host-volume-read',
  'host-volume-write',
  'host-volume-delete',
  'list-scaling-policies',
  'read-scaling-policy',
  'read-job-scaling',
  'scale-job',
  'submit-recommendation',
  'register-job',
  'revert-job',
  'deregister-job',
  'purge-job',
  'evaluate-job',
  'plan-job',
  'tag-job-version',
  'stable-job',
  'fail-deployment',
  'pause-deployment',
  'promote-deployment',
  'unblock-deployment',
  'cancel-deployment',
  'set-alloc-health-deployment',
  'gc-allocation',
  'pause-allocation',
  'force-periodic-job',
  'delete-service-registration',
] as const satisfies readonly ACLNamespaceCapability[];

/** What a rule on variables may allow. */
export const VARIABLES_CAPABILITIES = [
  'list',
  'read',
  'write',
  'destroy',
  'deny',
] as const satisfies readonly ACLVariablesCapability[];

/** What a node pool's rule may allow. */
export const NODE_POOL_CAPABILITIES = ['delete', 'deny', 'read', 'write'] as const satisfies NonNullable<
  ACLNodePoolRule['Capabilities']
>;

/** What a host volume's rule may allow. */
export const HOST_VOLUME_CAPABILITIES = ['deny', 'mount-readonly', 'mount-readwrite'] as const satisfies NonNullable<
  ACLHostVolumeRule['Capabilities']
>;

/** What the operator's rule may allow. */
export const OPERATOR_CAPABILITIES = [
  'deny',
  'snapshot-save',
  'license-read',
  'keyring-rotate',
  'keyring-read',
  'keyring-delete',
] as const;

/** What the rule on Sentinel policies may allow. */
export const SENTINEL_CAPABILITIES = ['deny', 'sentinel-read', 'sentinel-submit', 'sentinel-delete'] as const;
