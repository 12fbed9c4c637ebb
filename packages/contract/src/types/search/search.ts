// SearchRequest: roles request; used by search.prefix
export interface SearchRequest {
  Prefix: string;
  Context: SearchContext;
}

// SearchResponse: roles response; used by search.prefix
export interface SearchResponse {
  Matches: Record<string, string[]>; // seen 7 null 0 absent 0
  Truncations: Record<string, boolean>; // seen 7 null 0 absent 0
  LastContact: number; // ns; from QueryMeta; seen 7 null 0 absent 0
  KnownLeader: boolean; // from QueryMeta; seen 7 null 0 absent 0
  NextToken: string; // from QueryMeta; seen 7 null 0 absent 0 e.g. 
  Index: number; // server only; seen 7 null 0 absent 0
}

// FuzzySearchRequest: roles request; used by search.fuzzy
export interface FuzzySearchRequest {
  Text: string;
  Context: SearchContext;
}

// FuzzySearchResponse: roles response; used by search.fuzzy
export interface FuzzySearchResponse {
  Matches: Record<string, FuzzyMatch[]>; // seen 5 null 0 absent 0
  Truncations: Record<string, boolean>; // seen 5 null 0 absent 0
  LastContact: number; // ns; from QueryMeta; seen 5 null 0 absent 0
  KnownLeader: boolean; // from QueryMeta; seen 5 null 0 absent 0
  NextToken: string; // from QueryMeta; seen 5 null 0 absent 0 e.g. 
  Index: number; // server only; seen 5 null 0 absent 0
}

// FuzzyMatch: roles response; used by -
export interface FuzzyMatch {
  ID: string; // seen 11 null 0 absent 0 e.g. example-api.app[0], example-api, example-web, worker, /bin/sh, node-1
  Scope?: string[]; // seen 11 null 0 absent 0
}

// contexts.Context: roles request; used by -
export type SearchContext = 'all' | 'allocs' | 'classes' | 'commands' | 'deployment' | 'evals' | 'groups' | 'host_volumes' | 'images' | 'jobs' | 'namespaces' | 'node_pools' | 'nodes' | 'plugins' | 'quotas' | 'recommendations' | 'scaling_policy' | 'services' | 'tasks' | 'vars' | 'volumes';
