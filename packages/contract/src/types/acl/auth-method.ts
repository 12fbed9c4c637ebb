// ACLAuthMethod: roles request,response; used by acl.createAuthMethod, acl.createAuthMethod, acl.getAuthMethod, acl.updateAuthMethod, acl.updateAuthMethod; note: MaxTokenTTL is a Go duration string ('' for zero) from both sides; the Go client decodes only the string form.
export interface ACLAuthMethod {
  Name: string; // seen 2 null 0 absent 0 e.g. jwt1
  Type: string; // seen 2 null 0 absent 0 e.g. JWT
  TokenLocality: string; // seen 2 null 0 absent 0 e.g. local
  TokenNameFormat: string; // seen 2 null 0 absent 0 e.g. ${auth_method_type}-${auth_method_name}
  MaxTokenTTL: string; // go-duration; seen 2 null 0 absent 0 e.g. 1h0m0s
  Default: boolean; // seen 2 null 0 absent 0
  Config: ACLAuthMethodConfig | null; // seen 2 null 0 absent 0
  CreateTime: string; // rfc3339; seen 2 null 0 absent 0
  ModifyTime: string; // rfc3339; seen 2 null 0 absent 0
  CreateIndex: number; // seen 2 null 0 absent 0
  ModifyIndex: number; // seen 2 null 0 absent 0
  Hash: string; // server only; seen 2 null 0 absent 0
}

// ACLAuthMethodConfig: roles request,response; used by -; note: ExpirationLeeway, NotBeforeLeeway and ClockSkewLeeway are Go duration strings ('' for zero); nanosecond numbers are accepted too.
export interface ACLAuthMethodConfig {
  JWTValidationPubKeys: string[] | null; // seen 2 null 0 absent 0
  JWKSURL: string; // seen 2 null 0 absent 0 e.g. 
  OIDCDiscoveryURL: string; // seen 2 null 0 absent 0 e.g. 
  OIDCClientID: string; // seen 2 null 0 absent 0 e.g. 
  OIDCClientSecret: string; // seen 2 null 0 absent 0 e.g. 
  OIDCClientAssertion: OIDCClientAssertion | null; // seen 0 null 2 absent 0
  OIDCEnablePKCE: boolean; // seen 2 null 0 absent 0
  OIDCDisableUserInfo: boolean; // seen 2 null 0 absent 0
  OIDCScopes: string[] | null; // seen 0 null 2 absent 0
  BoundAudiences: string[] | null; // seen 2 null 0 absent 0
  BoundIssuer: string[] | null; // seen 0 null 2 absent 0
  AllowedRedirectURIs: string[] | null; // seen 0 null 2 absent 0
  DiscoveryCaPem: string[] | null; // seen 0 null 2 absent 0
  JWKSCACert: string; // seen 2 null 0 absent 0 e.g. 
  SigningAlgs: string[] | null; // seen 0 null 2 absent 0
  ExpirationLeeway: string; // go-duration; seen 2 null 0 absent 0 e.g. 
  NotBeforeLeeway: string; // go-duration; seen 2 null 0 absent 0 e.g. 
  ClockSkewLeeway: string; // go-duration; seen 2 null 0 absent 0 e.g. 
  ClaimMappings: Record<string, string> | null; // seen 2 null 0 absent 0
  ListClaimMappings: Record<string, string> | null; // seen 0 null 2 absent 0
  VerboseLogging: boolean; // seen 2 null 0 absent 0
}

// ACLAuthMethodListStub: roles response; used by acl.listAuthMethods
export interface ACLAuthMethodListStub {
  Name: string;
  Type: string;
  Default: boolean;
  CreateIndex: number;
  ModifyIndex: number;
  Hash: string; // server only
}

// OIDCClientAssertion: roles request,response; used by -
export interface OIDCClientAssertion {
  Audience: string[] | null;
  KeySource: OIDCClientAssertionKeySource;
  KeyAlgorithm: string;
  PrivateKey: OIDCClientAssertionKey | null;
  ExtraHeaders: Record<string, string> | null;
  ClientSecret: string; // server only
}

// OIDCClientAssertionKey: roles request,response; used by -
export interface OIDCClientAssertionKey {
  PemKey: string;
  PemKeyFile: string;
  KeyIDHeader: OIDCClientAssertionKeyIDHeader;
  KeyID: string;
  PemCert: string;
  PemCertFile: string;
}

// OIDCClientAssertionKeyIDHeader: roles request,response; used by -
export type OIDCClientAssertionKeyIDHeader = 'kid' | 'x5t' | 'x5t#S256';

// OIDCClientAssertionKeySource: roles request,response; used by -
export type OIDCClientAssertionKeySource = 'client_secret' | 'nomad' | 'private_key';
