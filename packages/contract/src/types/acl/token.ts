// ACLToken: roles request,response; used by acl.bootstrap, acl.createToken, acl.createToken, acl.selfToken, acl.getToken, acl.updateToken, acl.updateToken, acl.oidcCompleteAuth, acl.login; note: ExpirationTTL is a Go duration string such as '1h0m0s' ('' for zero) in both directions; a nanosecond number is accepted too.
export interface ACLToken {
  AccessorID: string; // seen 32 null 0 absent 0 e.g. anonymous, acls-disabled
  SecretID: string; // seen 32 null 0 absent 0 e.g. 
  Name: string; // seen 32 null 0 absent 0
  Type: string; // seen 32 null 0 absent 0 e.g. management, client
  Policies: string[] | null; // seen 25 null 7 absent 0
  Roles: ACLTokenRoleLink[] | null; // seen 2 null 30 absent 0
  Global: boolean; // seen 32 null 0 absent 0
  CreateTime: string; // rfc3339; seen 32 null 0 absent 0
  ExpirationTime?: string | null; // rfc3339; seen 5 null 27 absent 0
  ExpirationTTL?: string; // go-duration; seen 32 null 0 absent 0 e.g. , 1h0m0s, 1m1s, 2s
  CreateIndex: number; // seen 32 null 0 absent 0
  ModifyIndex: number; // seen 32 null 0 absent 0
  Hash: string | null; // server only; seen 29 null 3 absent 0
}

// ACLTokenListStub: roles response; used by acl.listTokens
export interface ACLTokenListStub {
  AccessorID: string; // seen 26 null 0 absent 0
  Name: string; // seen 26 null 0 absent 0 e.g. Bootstrap Token, ro-renamed, wr, li, va, op
  Type: string; // seen 26 null 0 absent 0 e.g. management, client
  Policies: string[] | null; // seen 18 null 8 absent 0
  Roles: ACLTokenRoleLink[] | null; // seen 0 null 26 absent 0
  Global: boolean; // seen 26 null 0 absent 0
  CreateTime: string; // rfc3339; seen 26 null 0 absent 0
  ExpirationTime?: string | null; // rfc3339; seen 3 null 23 absent 0
  CreateIndex: number; // seen 26 null 0 absent 0
  ModifyIndex: number; // seen 26 null 0 absent 0
  Hash: string; // server only; seen 26 null 0 absent 0
}

// ACLTokenRoleLink: roles request,response; used by -
export interface ACLTokenRoleLink {
  ID: string; // seen 2 null 0 absent 0
  Name: string; // seen 2 null 0 absent 0 e.g. reader
}

// BootstrapRequest: roles request; used by acl.bootstrap
export interface BootstrapRequest {
  BootstrapSecret: string;
}

// OneTimeToken: roles response; used by -
export interface OneTimeToken {
  OneTimeSecretID: string; // seen 1 null 0 absent 0
  AccessorID: string; // seen 1 null 0 absent 0
  ExpiresAt: string; // rfc3339; seen 1 null 0 absent 0
  CreateIndex: number; // seen 1 null 0 absent 0
  ModifyIndex: number; // seen 1 null 0 absent 0
}

// OneTimeTokenUpsertResponse: roles response; used by acl.createOneTimeToken
export interface OneTimeTokenUpsertResponse {
  OneTimeToken: OneTimeToken | null; // seen 1 null 0 absent 0
  Index: number; // server only; seen 1 null 0 absent 0
}

// OneTimeTokenExchangeRequest: roles request; used by acl.exchangeOneTimeToken
export interface OneTimeTokenExchangeRequest {
  OneTimeSecretID: string;
}

// OneTimeTokenExchangeResponse: roles response; used by acl.exchangeOneTimeToken
export interface OneTimeTokenExchangeResponse {
  Token: ACLToken | null; // seen 1 null 0 absent 0
  Index: number; // server only; seen 1 null 0 absent 0
}
