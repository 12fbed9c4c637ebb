/** Routes of regions: `nomad.regions`. */

import { endpoint, json } from '../endpoint.js';
import { agentQuestion } from './facts.js';

export const list = endpoint({
  id: 'regions.list',
  ...agentQuestion,
  path: '/v1/regions',
  summary: 'Lists the names of the regions that the agent knows.',
  answer: json<string[]>(),
  acl: 'anonymous',
  rpc: 'Region.List',
  documentation: 'api-docs/regions#list-regions',
});
