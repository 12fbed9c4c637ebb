/** Logins: exchanging somebody else's identity for an ACL token, and introducing nodes. */

import type { GoDuration, Nanoseconds } from '../../durations.js';

/**
 * A login with a token that one already has.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods/jwt#login
 */
export interface ACLLoginRequest {
  /** Name of an auth method of type `JWT`. */
  AuthMethodName: string;
  /** The signed JWT that the auth method checks. */
  LoginToken: string;
}

/**
 * The first step of a login by browser: the wish for the provider's page.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/oidc#get-auth-url
 */
export interface ACLOIDCAuthURLRequest {
  /** Name of an auth method of type `OIDC`. */
  AuthMethodName: string;
  /** Where the browser comes back to; one of the method's `AllowedRedirectURIs`. */
  RedirectURI: string;
  /** Random text of the caller's own, which must be sent again in the last step. */
  ClientNonce: string;
}

/**
 * The provider's page.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/oidc#get-auth-url
 */
export interface ACLOIDCAuthURLResponse {
  /** What the browser opens. */
  AuthURL: string;
}

/**
 * The last step of a login by browser: what came back with the redirect.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/oidc#complete-auth
 */
export interface ACLOIDCCompleteAuthRequest {
  /** Name of the auth method, as in the first step. */
  AuthMethodName: string;
  /** The random text of the first step. */
  ClientNonce: string;
  /** `state` of the redirect. */
  State: string;
  /** `code` of the redirect. */
  Code: string;
  /** `iss` of the redirect, for providers that send it. */
  Iss?: string;
  /** The redirect's target, as in the first step. */
  RedirectURI: string;
}

/**
 * The wish for a token with which a new node can join the cluster.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/identity#create-client-introduction-token
 */
export interface ACLIdentityClientIntroductionTokenRequest {
  /** How long the token is good, cut to the servers' maximum. Default: the servers' `default_identity_ttl`, 5 min. */
  TTL?: Nanoseconds | GoDuration;
  /** Name of the only node that may use it; any when left out. */
  NodeName?: string;
  /** Node pool that the node joins. Default `default`. */
  NodePool?: string;
}

/**
 * A token with which a new node can join the cluster.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/identity#create-client-introduction-token
 */
export interface ACLIdentityClientIntroductionTokenResponse {
  /** The signed token, for the agent's `-client-intro-token` or its state folder. */
  JWT: string;
}
