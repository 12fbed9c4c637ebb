/** ACL tokens, and the one-time tokens that stand in for them. */

import type { GoDuration, Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/** What a token may do: what its policies and roles grant, or everything. */
export type ACLTokenType = 'client' | 'management';

/**
 * An ACL token. Reading one's own token without ACLs in force answers one with the accessor `acls-disabled`, without a token
 * one with the accessor `anonymous`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#read-token
 */
export interface ACLToken {
  /** Public UUID, by which the token is managed. */
  AccessorID: string;
  /** The secret itself, which calls send as `X-Nomad-Token`; empty for the anonymous token. */
  SecretID: string;
  /** Name for people, at most 256 characters. */
  Name: string;
  /** What it may do. */
  Type: ACLTokenType;
  /** Names of its policies; null when it has none. */
  Policies: string[] | null;
  /** Its roles; null when it has none. */
  Roles: ACLTokenRoleLink[] | null;
  /** True when it is good in every region, false when only in the one that made it. */
  Global: boolean;
  /** When it was created, RFC 3339. */
  CreateTime: string;
  /** When it stops to be good, RFC 3339; null for never. */
  ExpirationTime: string | null;
  /** How long it is good from its creation; empty for ever. */
  ExpirationTTL: GoDuration;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. Null for tokens that are not stored. */
  Hash: string | null;
}

/**
 * An ACL token in lists: without its secret.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#list-tokens
 */
export interface ACLTokenListStub {
  /** Public UUID, by which the token is managed. */
  AccessorID: string;
  /** Name for people. */
  Name: string;
  /** What it may do. */
  Type: ACLTokenType;
  /** Names of its policies; null when it has none. */
  Policies: string[] | null;
  /** Its roles; null when it has none. */
  Roles: ACLTokenRoleLink[] | null;
  /** True when it is good in every region. */
  Global: boolean;
  /** When it was created, RFC 3339. */
  CreateTime: string;
  /** When it stops to be good, RFC 3339; null for never. */
  ExpirationTime: string | null;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
}

/**
 * A role that a token has.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#create-token
 */
export interface ACLTokenRoleLink {
  /** The role's UUID. */
  ID: string;
  /** The role's name at this time. */
  Name: string;
}

/**
 * An {@link ACLToken} as a user writes it. Without `AccessorID` a token is created; with it, the same as in the call's path,
 * one is updated. A client token needs `Policies` or `Roles`, a management token can have neither; `Global` and expiration
 * can't be changed later.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#create-token
 */
export interface ACLTokenSpec extends Written<
  ACLToken,
  'Type',
  { Roles: ACLTokenRoleLinkSpec[]; ExpirationTTL: GoDuration | Nanoseconds }
> {}

/** An {@link ACLTokenRoleLink} as a user writes it: `ID` or `Name`. */
export interface ACLTokenRoleLinkSpec extends Written<ACLTokenRoleLink> {}

/**
 * What may be sent to bootstrap the ACL system with a secret of one's own; without it the server makes one.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#bootstrap-token
 */
export interface BootstrapRequest {
  /** The secret of the first management token, a UUID. */
  BootstrapSecret: string;
}

/**
 * A secret that can be exchanged once for the token that asked for it, good for 10 minutes.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#upsert-one-time-token
 */
export interface OneTimeToken {
  /** The secret, a UUID. */
  OneTimeSecretID: string;
  /** Accessor of the token that it stands for. */
  AccessorID: string;
  /** When it stops to be good, RFC 3339. */
  ExpiresAt: string;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
}

/**
 * Answer to the wish for a one-time token.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#upsert-one-time-token
 */
export interface OneTimeTokenUpsertResponse {
  /** The one-time token. */
  OneTimeToken: OneTimeToken;
  /** Index of the write. */
  Index: number;
}

/**
 * What is sent to exchange a one-time token.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#exchange-one-time-token
 */
export interface OneTimeTokenExchangeRequest {
  /** The one-time secret. */
  OneTimeSecretID: string;
}

/**
 * Answer to the exchange of a one-time token, which is gone after it.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#exchange-one-time-token
 */
export interface OneTimeTokenExchangeResponse {
  /** The token that it stood for, with its secret. */
  Token: ACLToken;
  /** Index of the write. */
  Index: number;
}
