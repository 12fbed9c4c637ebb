/** ACL policies: named sets of rules that tokens and roles carry. */

import type { JobACL } from '../jobs/job.js';
import type { Written } from '../written.js';
import type { ACLPolicyRules } from './policy-rules.js';

/**
 * An ACL policy.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#read-policy
 */
export interface ACLPolicy {
  /** Unique name: 1 to 128 letters, digits and dashes. `anonymous` is what calls without a token may do. */
  Name: string;
  /** What it is for, in at most 256 characters. */
  Description: string;
  /** The rules as they were written, in HCL or JSON; empty grants nothing. */
  Rules: string;
  /** The workloads whose identities get this policy without a token; null when it is for tokens. */
  JobACL: JobACL | null;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
  /** `Rules` as the server understood them, shorthands spelled out. */
  RulesJSON: ACLPolicyRules;
}

/**
 * An ACL policy in lists: without its rules.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#list-policies
 */
export interface ACLPolicyListStub {
  /** Unique name. */
  Name: string;
  /** What it is for. */
  Description: string;
  /** The workloads whose identities get this policy without a token; null when it is for tokens. */
  JobACL: JobACL | null;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
}

/**
 * An {@link ACLPolicy} as a user writes it. It replaces the whole policy: what is left out is emptied. `Name` must be the
 * name in the call's path.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/policies#create-or-update-policy
 */
export interface ACLPolicySpec extends Written<ACLPolicy, 'Name', { JobACL: Written<JobACL, 'Namespace'> }> {}
