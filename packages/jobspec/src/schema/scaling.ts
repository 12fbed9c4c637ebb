/** Scaling policies. */

import type { ScalingPolicySpec } from '@yurt/contract';
import { type FieldsOf, anything, flag, labelOnly, text, unset, whole } from './field.js';

/**
 * Bounds for a group's count, and rules for the autoscaler.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/scaling
 */
export const scaling = {
  /** The least count. Default: the group's count. */
  min: whole('Min'),
  /** The greatest count. */
  max: whole('Max'),
  /** Rules for the autoscaler; Nomad itself does not look into them. Null if there are none. */
  policy: anything('Policy'),
  /** Whether the autoscaler heeds the policy. Default true. */
  enabled: flag('Enabled'),
  /** What is scaled. Default `horizontal`. */
  type: text('Type', ''),
  ID: unset('ID', ''),
  Namespace: unset('Namespace', ''),
  Target: unset('Target'),
  CreateIndex: unset('CreateIndex', 0),
  ModifyIndex: unset('ModifyIndex', 0),
} as const satisfies FieldsOf<ScalingPolicySpec>;

/**
 * Rules for the autoscaler about one of a task's resources: the label is `cpu` or `mem`. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/scaling#task-scaling
 */
export const taskScaling = { ...scaling, label: labelOnly() } as const satisfies FieldsOf<ScalingPolicySpec>;
