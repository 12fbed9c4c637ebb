/** Binding rules: what a login by an auth method is allowed to do. */

import type { Written } from '../written.js';

/** What a binding rule grants: a role, a policy, or everything. */
export type ACLBindingRuleBindType = 'role' | 'policy' | 'management';

/**
 * A binding rule: which identities of an auth method get which rights.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#read-binding-rule
 */
export interface ACLBindingRule {
  /** UUID, made by the server. */
  ID: string;
  /** What it is for, in at most 256 characters. */
  Description: string;
  /** Name of the auth method it belongs to. */
  AuthMethod: string;
  /** go-bexpr expression over the identity's mapped claims, such as `"dev" in list.groups`; empty for every identity. */
  Selector: string;
  /** What it grants. */
  BindType: ACLBindingRuleBindType;
  /** Name of the role or policy, with `${value.<claim>}` filled in; empty for `management`. */
  BindName: string;
  /** When it was created, RFC 3339. */
  CreateTime: string;
  /** When it was last changed, RFC 3339. */
  ModifyTime: string;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
}

/**
 * A binding rule in lists.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#list-binding-rules
 */
export interface ACLBindingRuleListStub {
  /** UUID, made by the server. */
  ID: string;
  /** What it is for. */
  Description: string;
  /** Name of the auth method it belongs to. */
  AuthMethod: string;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
}

/**
 * An {@link ACLBindingRule} as a user writes it to create one. `BindName` is needed unless `BindType` is `management`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#create-binding-rule
 */
export interface ACLBindingRuleSpec extends Written<ACLBindingRule, 'AuthMethod' | 'BindType'> {}

/**
 * An {@link ACLBindingRule} as a user writes it to change one: of `AuthMethod`, `BindType` and `BindName`, what is left out
 * stays as it is; `Description` and `Selector` are emptied. `ID` must be the ID in the call's path.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/binding-rules#update-binding-rule
 */
export interface ACLBindingRuleUpdate extends Written<ACLBindingRule> {}
