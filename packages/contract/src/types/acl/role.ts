/** ACL roles: named sets of policies, so that a change of the set reaches all tokens that have the role. */

import type { Written } from '../written.js';

/**
 * An ACL role.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#read-role-by-id
 */
export interface ACLRole {
  /** UUID, made by the server. */
  ID: string;
  /** Unique name: 1 to 128 letters, digits and dashes. It can be changed. */
  Name: string;
  /** What it is for, in at most 256 characters. */
  Description: string;
  /** The policies it grants, at least one. */
  Policies: ACLRolePolicyLink[];
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
}

/**
 * An ACL role in lists: as of now, all of it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#list-roles
 */
export interface ACLRoleListStub {
  /** UUID, made by the server. */
  ID: string;
  /** Unique name. */
  Name: string;
  /** What it is for. */
  Description: string;
  /** The policies it grants. */
  Policies: ACLRolePolicyLink[];
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
}

/**
 * A policy that a role grants.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#create-role
 */
export interface ACLRolePolicyLink {
  /** Name of a policy that exists. */
  Name: string;
}

/**
 * An {@link ACLRole} as a user writes it: without `ID` to create one; with it, the same as in the call's path, to update.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/roles#create-role
 */
export interface ACLRoleSpec extends Written<ACLRole, 'Name' | 'Policies'> {}
