// RootKeyMeta: roles response; used by operator.keyringList
export interface RootKeyMeta {
  KeyID: string; // seen 5 null 0 absent 0
  Algorithm: EncryptionAlgorithm; // seen 5 null 0 absent 0
  CreateTime: number; // seen 5 null 0 absent 0
  CreateIndex: number; // seen 5 null 0 absent 0
  ModifyIndex: number; // seen 5 null 0 absent 0
  State: RootKeyState; // seen 5 null 0 absent 0
  PublishTime: number; // seen 5 null 0 absent 0
}

// RootKeyState: roles response; used by -
export type RootKeyState = 'active' | 'deprecated' | 'inactive' | 'prepublished' | 'rekeying';

// EncryptionAlgorithm: roles response; used by -
export type EncryptionAlgorithm = 'aes256-gcm';

// KeyringRotateResponse: roles response; used by operator.keyringRotate; synthetic
export interface KeyringRotateResponse {
  Key: RootKeyMeta | null; // seen 2 null 0 absent 0
  Index: number; // seen 2 null 0 absent 0
}

// JSONWebKey: roles response; used by -; synthetic
export interface JSONWebKey {
  kty: string; // seen 2 null 0 absent 0 e.g. RSA
  kid: string; // seen 2 null 0 absent 0
  alg: string; // seen 2 null 0 absent 0 e.g. RS256
  use: string; // seen 2 null 0 absent 0 e.g. sig
  n: string; // seen 2 null 0 absent 0
  e: string; // seen 2 null 0 absent 0 e.g. AQAB
  crv?: string; // seen 0 null 0 absent 2
  x?: string; // seen 0 null 0 absent 2
}

// JSONWebKeySet: roles response; used by wellKnown.jwks; synthetic
export interface JSONWebKeySet {
  keys: JSONWebKey[]; // seen 2 null 0 absent 0
}

// OIDCDiscoveryConfig: roles response; used by wellKnown.openidConfiguration; synthetic
export interface OIDCDiscoveryConfig {
  issuer: string;
  jwks_uri: string;
  id_token_signing_alg_values_supported: string[];
  response_types_supported: string[];
  subject_types_supported: string[];
}
