/** Sentinel policies: rules in HashiCorp's policy language for what is submitted. Enterprise only. */

import type { Written } from '../written.js';

/** What a Sentinel policy looks at: jobs, dynamic host volumes, or CSI volumes that are submitted. */
export type SentinelScope = 'submit-job' | 'submit-host-volume' | 'submit-csi-volume';

/**
 * What happens when a Sentinel policy fails: a warning, an error that `PolicyOverride` can lift, or an error.
 */
export type SentinelEnforcementLevel = 'advisory' | 'soft-mandatory' | 'hard-mandatory';

/**
 * A Sentinel policy. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/sentinel-policies#read-policy
 */
export interface SentinelPolicy {
  /** Unique name. */
  Name: string;
  /** What it is for. */
  Description: string;
  /** What it looks at. */
  Scope: SentinelScope;
  /** What happens when it fails. */
  EnforcementLevel: SentinelEnforcementLevel;
  /** The policy in the Sentinel language. */
  Policy: string;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
}

/**
 * A Sentinel policy in lists: without its text.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/sentinel-policies#list-policies
 */
export interface SentinelPolicyListStub {
  /** Unique name. */
  Name: string;
  /** What it is for. */
  Description: string;
  /** What it looks at. */
  Scope: SentinelScope;
  /** What happens when it fails. */
  EnforcementLevel: SentinelEnforcementLevel;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
}

/**
 * A {@link SentinelPolicy} as a user writes it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/sentinel-policies#create-or-update-policy
 */
export interface SentinelPolicySpec extends Written<SentinelPolicy, 'Name' | 'Scope' | 'EnforcementLevel' | 'Policy'> {}
