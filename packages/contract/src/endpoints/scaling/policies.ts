/** Scaling policies, as job files define them for the autoscaler. */

import { endpoint, json } from '../../endpoint.js';
import { string } from '../../parameters.js';
import type { ScalingPolicy, ScalingPolicyListStub } from '../../types/index.js';
import { acrossNamespaces, blockingRead, inNamespace, prefix } from '../facts.js';

export const list = endpoint({
  id: 'scaling.policies.list',
  ...blockingRead,
  ...acrossNamespaces,
  path: '/v1/scaling/policies',
  summary: 'Lists scaling policies.',
  query: {
    job: string('Only policies of this job. Not looked at beside `prefix`.'),
    type: string('Only policies of this type: `horizontal`, `vertical_cpu`, `vertical_mem`, or one of your own.'),
    prefix: prefix('policies whose ID starts'),
  },
  answer: json<ScalingPolicyListStub[]>(),
  acl: 'namespace:list-scaling-policies, or namespace:list-jobs with namespace:read-job',
  rpc: 'Scaling.ListPolicies',
  documentation: 'api-docs/scaling-policies#list-scaling-policies',
});

export const read = endpoint({
  id: 'scaling.policies.read',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/scaling/policy/:policyId',
  summary: 'Reads a scaling policy.',
  answer: json<ScalingPolicy>(),
  acl: 'namespace:read-scaling-policy, or namespace:list-jobs with namespace:read-job',
  rpc: 'Scaling.GetPolicy',
  statuses: { 404: 'no such policy' },
  documentation: 'api-docs/scaling-policies#read-scaling-policy',
});
