/** Routes of search: `nomad.search`. They read, though they take a body. */

import { endpoint, json } from '../endpoint.js';
import type { FuzzySearchRequest, FuzzySearchResponse, SearchRequest, SearchResponse } from '../types/index.js';
import { acrossNamespaces, read } from './facts.js';

const acl =
  "by context: node:read, namespace:read-job, plugin:list, variables:list, namespace:host-volume-read; what the token can't read is left out";

export const prefix = endpoint({
  id: 'search.prefix',
  ...read,
  ...acrossNamespaces,
  method: 'PUT',
  alsoMethods: ['POST'],
  path: '/v1/search',
  summary: 'Finds what has an ID with a prefix, in one context or in all.',
  remarks: 'At most 20 matches a context; `Truncations` says where there are more.',
  body: json<SearchRequest>(),
  answer: json<SearchResponse>(),
  acl,
  rpc: 'Search.PrefixSearch',
  repeatable: 'yes',
  documentation: 'api-docs/search#prefix-searching',
});

export const fuzzy = endpoint({
  id: 'search.fuzzy',
  ...read,
  ...acrossNamespaces,
  method: 'PUT',
  alsoMethods: ['POST'],
  path: '/v1/search/fuzzy',
  summary: 'Finds what has a text in its name, down to groups, tasks, services, images and commands of jobs.',
  body: json<FuzzySearchRequest>(),
  answer: json<FuzzySearchResponse>(),
  acl,
  rpc: 'Search.FuzzySearch',
  repeatable: 'yes',
  statuses: { 500: 'the text is too short (`min_term_length`, default 2), or fuzzy search is off' },
  documentation: 'api-docs/search#fuzzy-searching',
});
