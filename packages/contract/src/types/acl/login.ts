// ACLLoginRequest: roles request; used by acl.login
export interface ACLLoginRequest {
  AuthMethodName: string;
  LoginToken: string;
}

// ACLOIDCAuthURLRequest: roles request; used by acl.oidcAuthUrl
export interface ACLOIDCAuthURLRequest {
  AuthMethodName: string;
  RedirectURI: string;
  ClientNonce: string;
}

// ACLOIDCAuthURLResponse: roles response; used by acl.oidcAuthUrl
export interface ACLOIDCAuthURLResponse {
  AuthURL: string;
}

// ACLOIDCCompleteAuthRequest: roles request; used by acl.oidcCompleteAuth
export interface ACLOIDCCompleteAuthRequest {
  AuthMethodName: string;
  ClientNonce: string;
  State: string;
  Code: string;
  Iss: string;
  RedirectURI: string;
}

// ACLIdentityClientIntroductionTokenRequest: roles request; used by acl.createClientIntroductionToken; note: The Go client sends TTL as a nanosecond number; the server accepts a number or a Go duration string.
export interface ACLIdentityClientIntroductionTokenRequest {
  TTL: number; // ns
  NodeName: string;
  NodePool: string;
}

// ACLIdentityClientIntroductionTokenResponse: roles response; used by acl.createClientIntroductionToken
export interface ACLIdentityClientIntroductionTokenResponse {
  JWT: string; // seen 1 null 0 absent 0
}
