/** Routes of evaluations: `nomad.evaluations`. */

import { endpoint, json } from '../endpoint.js';
import { boolean, string } from '../parameters.js';
import type {
  AllocationListStub,
  EvalCountResponse,
  EvalDeleteRequest,
  EvalDeleteResponse,
  Evaluation,
} from '../types/index.js';
import { acrossNamespaces, blockingRead, inNamespace, pagedList, prefix, removal, reverse } from './facts.js';

export const list = endpoint({
  id: 'evaluations.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/evaluations',
  summary: 'Lists evaluations.',
  query: {
    status: string("Only evaluations of this status. Can't be combined with `filter`."),
    job: string("Only evaluations of the job of this ID. Can't be combined with `filter`."),
    prefix: prefix('evaluations whose ID starts'),
    reverse,
  },
  answer: json<Evaluation[]>(),
  acl: 'namespace:read-job',
  rpc: 'Eval.List',
  statuses: { 400: '`filter` together with `status` or `job`' },
  documentation: 'api-docs/evaluations#list-evaluations',
});

const remove = endpoint({
  id: 'evaluations.delete',
  ...removal,
  path: '/v1/evaluations',
  summary: 'Deletes evaluations, by ID or by filter, while the evaluation broker is paused.',
  remarks:
    'The body has either `EvalIDs`, at most 7281, or `Filter`. Pause the broker with `PauseEvalBroker` in the ' +
    'configuration of the scheduler.',
  body: json<EvalDeleteRequest>(),
  answer: json<EvalDeleteResponse>(),
  acl: 'management',
  rpc: 'Eval.Delete',
  statuses: { 500: 'the evaluation broker is not paused' },
  documentation: 'api-docs/evaluations#delete-evaluations',
});
export { remove as delete };

export const count = endpoint({
  id: 'evaluations.count',
  ...blockingRead,
  ...acrossNamespaces,
  filterable: true,
  path: '/v1/evaluations/count',
  summary: 'Counts evaluations.',
  remarks: 'A bad filter is answered with 500.',
  query: { prefix: prefix('evaluations whose ID starts') },
  answer: json<EvalCountResponse>(),
  acl: 'namespace:read-job',
  rpc: 'Eval.Count',
  documentation: 'api-docs/evaluations#count-evaluations',
});

export const read = endpoint({
  id: 'evaluations.read',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/evaluation/:evaluationId',
  summary: 'Reads an evaluation: why it was made and what came of it.',
  query: {
    related: boolean('Adds `RelatedEvals`: those before, after and blocked by it. Default `false`.', { exact: true }),
  },
  answer: json<Evaluation>(),
  acl: 'namespace:read-job',
  rpc: 'Eval.GetEval',
  statuses: { 404: 'no such evaluation' },
  documentation: 'api-docs/evaluations#read-evaluation',
});

export const allocations = endpoint({
  id: 'evaluations.allocations',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/evaluation/:evaluationId/allocations',
  summary: 'Lists the allocations that an evaluation placed or changed.',
  remarks: 'Empty for an unknown evaluation.',
  answer: json<AllocationListStub[]>(),
  acl: 'namespace:read-job',
  rpc: 'Eval.Allocations',
  documentation: 'api-docs/evaluations#list-allocations-for-evaluation',
});
