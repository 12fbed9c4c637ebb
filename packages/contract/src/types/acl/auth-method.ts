/** Auth methods: ways to log in with an identity that somebody else vouches for. */

import type { GoDuration, Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/** How an auth method gets to an identity: by a browser and an OpenID provider, or by a signed token that one brings. */
export type ACLAuthMethodType = 'OIDC' | 'JWT';

/** Where the tokens of an auth method are good: in the region of the login, or in all. */
export type ACLTokenLocality = 'local' | 'global';

/**
 * An auth method.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#read-auth-method
 */
export interface ACLAuthMethod {
  /** Unique name: 1 to 128 letters, digits and dashes. */
  Name: string;
  /** How it gets to an identity. */
  Type: ACLAuthMethodType;
  /** Where its tokens are good. */
  TokenLocality: ACLTokenLocality;
  /**
   * Template of its tokens' names, with `${auth_method_type}`, `${auth_method_name}` and `${value.<claim>}`. Default
   * `${auth_method_type}-${auth_method_name}`.
   */
  TokenNameFormat: string;
  /** How long its tokens are good, between the limits of the servers (1 min and 24 h unless configured otherwise). */
  MaxTokenTTL: GoDuration;
  /** Whether it is used for logins that name no method; one of each type at most. */
  Default: boolean;
  /** How identities are checked and read. */
  Config: ACLAuthMethodConfig;
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
 * How an auth method checks and reads identities. A JWT method needs one of `JWTValidationPubKeys`, `JWKSURL` and
 * `OIDCDiscoveryURL`; an OIDC method needs `OIDCDiscoveryURL` and `OIDCClientID`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#config
 */
export interface ACLAuthMethodConfig {
  /** Public keys in PEM that check signatures without asking anybody. */
  JWTValidationPubKeys: string[] | null;
  /** URL of a JSON Web Key Set that checks signatures. */
  JWKSURL: string;
  /** URL of the OpenID provider, without `/.well-known/…`. */
  OIDCDiscoveryURL: string;
  /** Client ID that the provider gave to Nomad. */
  OIDCClientID: string;
  /** Secret that the provider gave to Nomad. Read back as `redacted`. */
  OIDCClientSecret: string;
  /** How Nomad shows to the provider who it is, with a signed token in place of the secret; null to use the secret. */
  OIDCClientAssertion: OIDCClientAssertion | null;
  /** Protects the exchange of codes with PKCE, if the provider can. Default `false`. */
  OIDCEnablePKCE: boolean;
  /** Does not ask the provider's UserInfo endpoint for more claims. Default `false`. */
  OIDCDisableUserInfo: boolean;
  /** Scopes to ask for beside `openid`. */
  OIDCScopes: string[] | null;
  /** Audiences (`aud`) of which a token must have one. */
  BoundAudiences: string[] | null;
  /** Issuers (`iss`) of which a token must have one. */
  BoundIssuer: string[] | null;
  /** The URLs that a login may come back to. */
  AllowedRedirectURIs: string[] | null;
  /** CA certificates in PEM for calls to the provider; the system's when there are none. */
  DiscoveryCaPem: string[] | null;
  /** CA certificate in PEM for calls to `JWKSURL`; the system's when empty. */
  JWKSCACert: string;
  /** Signing algorithms that are accepted. Default `RS256`. */
  SigningAlgs: string[] | null;
  /** By how much a token may have expired (`exp`); empty for the default of 150 s. JWT only. */
  ExpirationLeeway: GoDuration;
  /** By how much a token may be too early (`nbf`); empty for the default of 150 s. JWT only. */
  NotBeforeLeeway: GoDuration;
  /** By how much clocks may differ in all of a token's times; empty for the default of 60 s. JWT only. */
  ClockSkewLeeway: GoDuration;
  /** Claims that selectors see as `value.<name>`, by the claim's path. */
  ClaimMappings: Record<string, string> | null;
  /** Claims with lists that selectors see as `list.<name>`, by the claim's path. */
  ListClaimMappings: Record<string, string> | null;
  /** Logs claims and how binding rules judged them, at level debug. They may be confidential. Default `false`. */
  VerboseLogging: boolean;
}

/**
 * An auth method in lists.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#list-auth-methods
 */
export interface ACLAuthMethodListStub {
  /** Unique name. */
  Name: string;
  /** How it gets to an identity. */
  Type: ACLAuthMethodType;
  /** Whether it is used for logins that name no method. */
  Default: boolean;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
  /** Digest of what users set, in base64; replication compares it. */
  Hash: string;
}

/**
 * The token that Nomad signs to show an OpenID provider who it is ("private key JWT").
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#oidcclientassertion
 */
export interface OIDCClientAssertion {
  /** Audience of the token. Default: the method's `OIDCDiscoveryURL`. */
  Audience: string[] | null;
  /** What signs it. */
  KeySource: OIDCClientAssertionKeySource;
  /** Signing algorithm. Default `RS256`, with `client_secret` `HS256`. */
  KeyAlgorithm: string;
  /** The key, for `private_key`; null otherwise. */
  PrivateKey: OIDCClientAssertionKey | null;
  /** Headers for the token, beside those that Nomad sets. */
  ExtraHeaders: Record<string, string> | null;
  /** The method's own secret, which the server copies to here. Read back as `redacted`. */
  ClientSecret: string;
}

/**
 * A private key for a client assertion: one of `PemKey` and `PemKeyFile`, and one of `KeyID`, `PemCert` and `PemCertFile`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#privatekey
 */
export interface OIDCClientAssertionKey {
  /** The RSA key in PEM. Read back as `redacted`. */
  PemKey: string;
  /** Absolute path of a file on the servers with the RSA key in PEM. */
  PemKeyFile: string;
  /** Header by which the provider finds the key. Default `kid` with a `KeyID`, else `x5t#S256`. */
  KeyIDHeader: OIDCClientAssertionKeyIDHeader;
  /** The key's ID, as the provider knows it. */
  KeyID: string;
  /** Certificate in PEM whose digest is the key's ID. */
  PemCert: string;
  /** Absolute path of a file on the servers with that certificate. */
  PemCertFile: string;
}

/** Header with which a client assertion names its key: an ID, or the SHA-1 or SHA-256 digest of a certificate. */
export type OIDCClientAssertionKeyIDHeader = 'kid' | 'x5t' | 'x5t#S256';

/** What signs a client assertion: the client secret, Nomad's own keyring, or a key of the method. */
export type OIDCClientAssertionKeySource = 'client_secret' | 'nomad' | 'private_key';

/**
 * An {@link ACLAuthMethod} as a user writes it to create one.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#create-auth-method
 */
export interface ACLAuthMethodSpec extends Written<
  ACLAuthMethod,
  'Name' | 'Type' | 'TokenLocality' | 'MaxTokenTTL' | 'Config',
  { MaxTokenTTL: GoDuration | Nanoseconds; Config: ACLAuthMethodConfigSpec }
> {}

/**
 * An {@link ACLAuthMethod} as a user writes it to change one: of `Type`, `TokenLocality`, `TokenNameFormat`, `MaxTokenTTL`
 * and `Config`, what is left out stays as it is.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/acl/auth-methods#update-auth-method
 */
export interface ACLAuthMethodUpdate extends Written<
  ACLAuthMethod,
  'Name',
  { MaxTokenTTL: GoDuration | Nanoseconds; Config: ACLAuthMethodConfigSpec }
> {}

/** An {@link ACLAuthMethodConfig} as a user writes it. */
export interface ACLAuthMethodConfigSpec extends Written<
  ACLAuthMethodConfig,
  never,
  {
    OIDCClientAssertion: OIDCClientAssertionSpec;
    ExpirationLeeway: GoDuration | Nanoseconds;
    NotBeforeLeeway: GoDuration | Nanoseconds;
    ClockSkewLeeway: GoDuration | Nanoseconds;
  }
> {}

/** An {@link OIDCClientAssertion} as a user writes it. */
export interface OIDCClientAssertionSpec extends Written<
  OIDCClientAssertion,
  'KeySource',
  { PrivateKey: Written<OIDCClientAssertionKey> }
> {}
