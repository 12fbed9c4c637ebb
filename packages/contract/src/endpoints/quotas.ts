/** Routes of quotas, which Nomad Enterprise has: `nomad.quotas`. */

import { empty, endpoint, json } from '../endpoint.js';
import type { QuotaSpec, QuotaSpecInput, QuotaUsage } from '../types/index.js';
import { blockingRead, enterpriseOnly, prefix, removal, write } from './facts.js';

const question = { ...blockingRead, ...enterpriseOnly, meta: 'none', acl: 'quota:read' } as const;
const order = { ...write, ...enterpriseOnly, meta: 'none', acl: 'quota:write', repeatable: 'yes' } as const;

export const list = endpoint({
  id: 'quotas.list',
  ...question,
  path: '/v1/quotas',
  summary: 'Lists quotas.',
  query: { prefix: prefix('quotas whose name starts') },
  answer: json<QuotaSpec[]>(),
  documentation: 'api-docs/quotas#list-quota-specifications',
});

export const usages = endpoint({
  id: 'quotas.usages',
  ...question,
  path: '/v1/quota-usages',
  summary: 'Lists what is used of each quota.',
  query: { prefix: prefix('quotas whose name starts') },
  answer: json<QuotaUsage[]>(),
  documentation: 'api-docs/quotas#list-quota-usages',
});

export const create = endpoint({
  id: 'quotas.create',
  ...order,
  path: '/v1/quota',
  summary: 'Creates a quota, or replaces the one of that name.',
  body: json<QuotaSpecInput>(),
  answer: empty,
  documentation: 'api-docs/quotas#create-or-update-quota-specification',
});

export const read = endpoint({
  id: 'quotas.read',
  ...question,
  path: '/v1/quota/:quotaName',
  summary: 'Reads a quota.',
  answer: json<QuotaSpec>(),
  documentation: 'api-docs/quotas#read-quota-specification',
});

export const usage = endpoint({
  id: 'quotas.usage',
  ...question,
  path: '/v1/quota/usage/:quotaName',
  summary: 'Reads what is used of a quota.',
  answer: json<QuotaUsage>(),
  documentation: 'api-docs/quotas#read-quota-usage',
});

export const update = endpoint({
  id: 'quotas.update',
  ...order,
  path: '/v1/quota/:quotaName',
  summary: 'Replaces the quota that the path names, or creates it.',
  body: json<QuotaSpecInput>(),
  answer: empty,
  documentation: 'api-docs/quotas#create-or-update-quota-specification',
});

const remove = endpoint({
  id: 'quotas.delete',
  ...removal,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/quota/:quotaName',
  summary: 'Deletes a quota.',
  answer: empty,
  acl: 'quota:write',
  documentation: 'api-docs/quotas#delete-quota-specification',
});
export { remove as delete };
