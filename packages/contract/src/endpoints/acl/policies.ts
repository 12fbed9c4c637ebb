/** ACL policies: named rules that tokens and roles carry. */

import { empty, endpoint, json } from '../../endpoint.js';
import type { ACLPolicy, ACLPolicyListStub, ACLPolicySpec } from '../../types/index.js';
import { blockingRead, prefix, removal, write } from '../facts.js';

export const list = endpoint({
  id: 'acl.policies.list',
  ...blockingRead,
  path: '/v1/acl/policies',
  summary: 'Lists policies.',
  remarks: 'A client token sees those that it has itself.',
  query: { prefix: prefix('policies whose name starts') },
  answer: json<ACLPolicyListStub[]>(),
  acl: 'management for all; any token for its own',
  rpc: 'ACL.ListPolicies',
  documentation: 'api-docs/acl/policies#list-policies',
});

export const self = endpoint({
  id: 'acl.policies.self',
  ...blockingRead,
  path: '/v1/acl/policy/self',
  summary: 'Lists the policies of the token or workload identity that asks.',
  remarks: 'Null when it has none. For a workload identity the answer never waits.',
  answer: json<ACLPolicyListStub[] | null>(),
  acl: 'any token or workload identity',
  rpc: 'ACL.GetClaimPolicies or ACL.ListPolicies',
  documentation: 'api-docs/acl/policies#read-self-policy',
});

export const read = endpoint({
  id: 'acl.policies.read',
  ...blockingRead,
  path: '/v1/acl/policy/:policyName',
  summary: 'Reads a policy, its rules as text and parsed.',
  answer: json<ACLPolicy>(),
  acl: 'management, or a token that has the policy; anonymous for the policy of that name',
  rpc: 'ACL.GetPolicy',
  statuses: { 404: 'no such policy' },
  documentation: 'api-docs/acl/policies#read-policy',
});

export const upsert = endpoint({
  id: 'acl.policies.upsert',
  ...write,
  path: '/v1/acl/policy/:policyName',
  summary: 'Creates a policy, or replaces the one of that name.',
  remarks: '`Name` in the body must be that of the path.',
  body: json<ACLPolicySpec>(),
  answer: empty,
  acl: 'management',
  rpc: 'ACL.UpsertPolicies',
  repeatable: 'yes',
  documentation: 'api-docs/acl/policies#create-or-update-policy',
});

const remove = endpoint({
  id: 'acl.policies.delete',
  ...removal,
  path: '/v1/acl/policy/:policyName',
  summary: 'Deletes a policy; tokens that have it lose what it allows.',
  answer: empty,
  acl: 'management',
  rpc: 'ACL.DeletePolicies',
  documentation: 'api-docs/acl/policies#delete-policy',
});
export { remove as delete };
