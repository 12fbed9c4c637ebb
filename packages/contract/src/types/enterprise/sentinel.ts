// SentinelPolicy: roles request,response; used by sentinel.getPolicy, sentinel.upsertPolicy
export interface SentinelPolicy {
  Name: string;
  Description: string;
  Scope: string;
  EnforcementLevel: string;
  Policy: string;
  CreateIndex: number;
  ModifyIndex: number;
}

// SentinelPolicyListStub: roles response; used by sentinel.listPolicies
export interface SentinelPolicyListStub {
  Name: string;
  Description: string;
  Scope: string;
  EnforcementLevel: string;
  CreateIndex: number;
  ModifyIndex: number;
}
