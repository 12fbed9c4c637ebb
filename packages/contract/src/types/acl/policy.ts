import type { JobACL } from '../jobs/job.js';

// ACLPolicy: roles request,response; used by acl.getPolicy, acl.upsertPolicy
export interface ACLPolicy {
  Name: string; // seen 1 null 0 absent 0 e.g. readonly
  Description: string; // seen 1 null 0 absent 0 e.g. read it all
  Rules: string; // seen 1 null 0 absent 0
  JobACL: JobACL | null; // seen 0 null 1 absent 0
  CreateIndex: number; // seen 1 null 0 absent 0
  ModifyIndex: number; // seen 1 null 0 absent 0
  Hash: string; // server only; seen 1 null 0 absent 0
  RulesJSON: Record<string, unknown>; // server only; seen 1 null 0 absent 0
}

// ACLPolicyListStub: roles response; used by acl.listPolicies, acl.selfPolicies
export interface ACLPolicyListStub {
  Name: string; // seen 12 null 0 absent 0 e.g. denier, lister, none, ops, readonly, vars
  Description: string; // seen 12 null 0 absent 0 e.g. , read it all
  JobACL: JobACL | null; // seen 0 null 12 absent 0
  CreateIndex: number; // seen 12 null 0 absent 0
  ModifyIndex: number; // seen 12 null 0 absent 0
  Hash: string; // server only; seen 12 null 0 absent 0
}
