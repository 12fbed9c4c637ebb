// NodeMetaApplyRequest: roles request; used by client.metadataApply
export interface NodeMetaApplyRequest {
  NodeID: string;
  Meta: Record<string, string> | null;
}

// NodeMetaResponse: roles response; used by client.metadataGet, client.metadataApply
export interface NodeMetaResponse {
  Meta: Record<string, string>; // seen 6 null 0 absent 0
  Dynamic: Record<string, string>; // seen 6 null 0 absent 0
  Static: Record<string, string>; // seen 6 null 0 absent 0
}

// NodeIdentityGetResponse: roles response; used by client.identityGet
export interface NodeIdentityGetResponse {
  Claims: Record<string, unknown> | null; // seen 1 null 0 absent 0
}

// NodeIdentityRenewRequest: roles request; used by client.identityRenew
export interface NodeIdentityRenewRequest {
  NodeID: string;
}

// NodeIdentityRenewResponse: roles response; used by client.identityRenew
export interface NodeIdentityRenewResponse {
}
