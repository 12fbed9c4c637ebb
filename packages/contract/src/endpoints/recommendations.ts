/** Routes of recommendations for resources, which Nomad Enterprise has: `nomad.recommendations`. */

import { endpoint, json } from '../endpoint.js';
import { string } from '../parameters.js';
import type {
  Recommendation,
  RecommendationApplyRequest,
  RecommendationApplyResponse,
  RecommendationSpec,
} from '../types/index.js';
import { acrossNamespaces, blockingRead, enterpriseOnly, inNamespace, write } from './facts.js';

export const list = endpoint({
  id: 'recommendations.list',
  ...blockingRead,
  ...acrossNamespaces,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/recommendations',
  summary: 'Lists recommendations that are neither applied nor dismissed.',
  query: {
    job: string('Only recommendations for this job.'),
    group: string('Only recommendations for this task group; needs `job`.'),
    task: string('Only recommendations for this task; needs `job` and `group`.'),
  },
  answer: json<Recommendation[]>(),
  acl: 'namespace:submit-recommendation or namespace:submit-job or namespace:read-job',
  documentation: 'api-docs/recommendations#list-recommendations',
});

export const upsert = endpoint({
  id: 'recommendations.upsert',
  ...write,
  ...inNamespace,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/recommendation',
  summary: 'Recommends a CPU or memory figure for a task, in place of an earlier one.',
  body: json<RecommendationSpec>(),
  answer: json<Recommendation>(),
  acl: 'namespace:submit-recommendation or namespace:submit-job',
  repeatable: 'yes',
  documentation: 'api-docs/recommendations#create-or-update-a-recommendation',
});

export const read = endpoint({
  id: 'recommendations.read',
  ...blockingRead,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/recommendation/:recommendationId',
  summary: 'Reads a recommendation.',
  answer: json<Recommendation>(),
  acl: 'namespace:submit-recommendation or namespace:submit-job or namespace:read-job',
  documentation: 'api-docs/recommendations#read-recommendation',
});

export const apply = endpoint({
  id: 'recommendations.apply',
  ...write,
  ...enterpriseOnly,
  meta: 'none',
  path: '/v1/recommendations/apply',
  summary: 'Applies some recommendations to their jobs, and dismisses others.',
  body: json<RecommendationApplyRequest>(),
  answer: json<RecommendationApplyResponse>(),
  acl: 'namespace:submit-job',
  documentation: 'api-docs/recommendations#apply-and-dismiss-recommendations',
});
