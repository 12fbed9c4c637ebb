/** Root keys, which encrypt variables and sign workload identities, and what outsiders need to check such identities. */

import type { UnixNanoseconds } from '../../durations.js';

/**
 * A root key, without the key itself.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#list-keys
 */
export interface RootKeyMeta {
  /** UUID; `kid` of the identities it signs. */
  KeyID: string;
  /** How it encrypts variables. */
  Algorithm: EncryptionAlgorithm;
  /** When it was made. */
  CreateTime: UnixNanoseconds;
  /** Index at which it was created; 0 in the answer to a rotation. */
  CreateIndex: number;
  /** Index of its last change; 0 in the answer to a rotation. */
  ModifyIndex: number;
  /** What it is used for. */
  State: RootKeyState;
  /** When a prepublished key becomes active; 0 for others. */
  PublishTime: UnixNanoseconds;
}

/**
 * What a root key is used for.
 *
 * - `active`: encrypts and signs; there is one.
 * - `inactive`: decrypts what it once encrypted.
 * - `rekeying`: its variables are being encrypted anew.
 * - `prepublished`: shown to those who check identities, before it becomes active.
 * - `deprecated`: of old versions; the same as `inactive`.
 */
export type RootKeyState = 'active' | 'deprecated' | 'inactive' | 'prepublished' | 'rekeying';

/** How root keys encrypt. */
export type EncryptionAlgorithm = 'aes256-gcm';

/**
 * Answer to a rotation.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#rotate-key
 */
export interface KeyringRotateResponse {
  /** The new key. */
  Key: RootKeyMeta;
  /** Index of the write. */
  Index: number;
}

/**
 * A public key that workload identities are signed with, in the form of RFC 7517.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#list-active-public-keys
 */
export interface JSONWebKey {
  /** Kind of key: `RSA`, or `OKP` for the Ed25519 keys of old versions. */
  kty: string;
  /** ID of the root key. */
  kid: string;
  /** Signing algorithm: `RS256` or `EdDSA`. */
  alg: string;
  /** What the key is for: always `sig`. */
  use: string;
  /** Modulus of an RSA key, in base64url. */
  n?: string;
  /** Exponent of an RSA key, in base64url. */
  e?: string;
  /** Curve of an Ed25519 key. */
  crv?: string;
  /** The point of an Ed25519 key, in base64url. */
  x?: string;
}

/**
 * The public keys that workload identities may be signed with.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#list-active-public-keys
 */
export interface JSONWebKeySet {
  /** The keys of all active, inactive and prepublished root keys. */
  keys: JSONWebKey[];
}

/**
 * What tells others how to check workload identities, by OpenID Connect Discovery. There only when the servers have an
 * `oidc_issuer`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#openid-connect-discovery
 */
export interface OIDCDiscoveryConfig {
  /** The servers' `oidc_issuer`; `iss` of the identities. */
  issuer: string;
  /** URL of the public keys. */
  jwks_uri: string;
  /** Algorithms that identities may be signed with. */
  id_token_signing_alg_values_supported: string[];
  /** Ways of asking for a token; named because the standard wants it, none is served. */
  response_types_supported: string[];
  /** How `sub` relates to who asks: always `public`. */
  subject_types_supported: string[];
}
