/** Sentinel policies: rules that jobs must keep when they are submitted. */

import { empty, endpoint, json } from '../../endpoint.js';
import type { SentinelPolicy, SentinelPolicyListStub, SentinelPolicySpec } from '../../types/index.js';
import { blockingRead, enterpriseOnly, removal, write } from '../facts.js';

export const list = endpoint({
  id: 'sentinel.policies.list',
  ...blockingRead,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/sentinel/policies',
  summary: 'Lists Sentinel policies.',
  answer: json<SentinelPolicyListStub[]>(),
  acl: 'sentinel:sentinel-read or management',
  documentation: 'api-docs/sentinel-policies#list-policies',
});

export const read = endpoint({
  id: 'sentinel.policies.read',
  ...blockingRead,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/sentinel/policy/:policyName',
  summary: 'Reads a Sentinel policy.',
  answer: json<SentinelPolicy>(),
  acl: 'sentinel:sentinel-read or management',
  documentation: 'api-docs/sentinel-policies#read-policy',
});

export const upsert = endpoint({
  id: 'sentinel.policies.upsert',
  ...write,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/sentinel/policy/:policyName',
  summary: 'Creates a Sentinel policy, or replaces the one of that name.',
  body: json<SentinelPolicySpec>(),
  answer: empty,
  acl: 'sentinel:sentinel-submit or management',
  repeatable: 'yes',
  documentation: 'api-docs/sentinel-policies#create-or-update-policy',
});

const remove = endpoint({
  id: 'sentinel.policies.delete',
  ...removal,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/sentinel/policy/:policyName',
  summary: 'Deletes a Sentinel policy.',
  answer: empty,
  acl: 'sentinel:sentinel-delete or management',
  documentation: 'api-docs/sentinel-policies#delete-policy',
});
export { remove as delete };
