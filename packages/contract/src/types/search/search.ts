/** Search by the start of an ID, and fuzzy search by any part of a name. */

import type { Nanoseconds } from '../../durations.js';

/**
 * What to look for by prefix.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/search#prefix-searching
 */
export interface SearchRequest {
  /** What the IDs start with. For UUIDs an odd number of hex digits is cut to an even one. */
  Prefix: string;
  /** Kind of object to look among. */
  Context: PrefixSearchContext;
}

/**
 * What was found by prefix.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/search#prefix-searching
 */
export interface SearchResponse {
  /** IDs by kind, at most 20 each; null for a kind that was searched without a match. */
  Matches: Partial<Record<PrefixSearchContext, string[] | null>>;
  /** By kind: true when there is more than what is shown. */
  Truncations: Partial<Record<PrefixSearchContext, boolean>>;
  /** How long ago the server that answered had heard of the leader; 0 from the leader. */
  LastContact: Nanoseconds;
  /** Whether the servers have a leader. */
  KnownLeader: boolean;
  /** Always empty: search has no pages. */
  NextToken: string;
  /** Index of what was searched, as in the header. */
  Index: number;
}

/**
 * What to look for in names.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/search#fuzzy-searching
 */
export interface FuzzySearchRequest {
  /** A part of the name, in lower or upper case; at least 2 characters unless the servers are configured otherwise. */
  Text: string;
  /** Kind of object to look among. A job's parts (groups, tasks, services, images…) are found by `jobs` and `all`. */
  Context: PrefixSearchContext;
}

/**
 * What was found by name. Kinds whose IDs are UUIDs are searched by prefix.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/search#fuzzy-searching
 */
export interface FuzzySearchResponse {
  /** What was found by kind, best first, at most 100 in all; a kind without a match is empty or left out. */
  Matches: Partial<Record<SearchContext, FuzzyMatch[]>>;
  /** By kind: true when there is more than what is shown. */
  Truncations: Partial<Record<SearchContext, boolean>>;
  /** How long ago the server that answered had heard of the leader; 0 from the leader. */
  LastContact: Nanoseconds;
  /** Whether the servers have a leader. */
  KnownLeader: boolean;
  /** Always empty: search has no pages. */
  NextToken: string;
  /** Index of what was searched, as in the header. */
  Index: number;
}

/**
 * One thing that a fuzzy search found.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/search#fuzzy-searching
 */
export interface FuzzyMatch {
  /** Its name, or its ID where it has no name. */
  ID: string;
  /**
   * Where it is, from the outside in: a job's `[namespace, job]`, a task's `[namespace, job, group]`, a node's `[ID]`. Left
   * out where there is nothing to add.
   */
  Scope?: string[];
}

/**
 * Kinds of object that can be asked for: those that have an ID, or `all` of them. `quotas` and `recommendations` are
 * Enterprise only.
 */
export type PrefixSearchContext =
  | 'all'
  | 'allocs'
  | 'deployment'
  | 'evals'
  | 'host_volumes'
  | 'jobs'
  | 'namespaces'
  | 'node_pools'
  | 'nodes'
  | 'plugins'
  | 'quotas'
  | 'recommendations'
  | 'scaling_policy'
  | 'vars'
  | 'volumes';

/** Kinds of object that a fuzzy search can find: those of {@link PrefixSearchContext}, node classes and parts of jobs. */
export type SearchContext = PrefixSearchContext | 'classes' | 'commands' | 'groups' | 'images' | 'services' | 'tasks';
