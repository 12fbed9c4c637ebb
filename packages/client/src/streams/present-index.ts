/**
 * The index at which the things of some topics stand now. Nomad's event stream can't start at "now", but a list of a
 * topic's objects tells the index of its last change, and no event of the topic is newer.
 */

import {
  acl,
  allocations,
  deployments,
  evaluations,
  jobs,
  nodePools,
  nodes,
  services,
  variables,
  volumes,
} from '@yurt/contract';
import type { EventPayloads } from '@yurt/contract';
import type { Caller } from '../core/caller.js';
import type { Token } from '../core/options.js';

interface Where {
  readonly namespace?: string;
  readonly region?: string;
  readonly token?: Token;
  readonly signal?: AbortSignal;
}

type Listing = (caller: Caller, where: Where) => Promise<{ readonly meta: { readonly index: number | bigint } }>;

const unknownIndex: Listing = () => Promise.resolve({ meta: { index: 0 } });

const one = { perPage: 1 };

/** The cheapest list that shows each topic's index. Topics without one are an operator's, and rare. */
const listings: { readonly [T in keyof EventPayloads]?: Listing } = {
  Job: (caller, where) => caller.call(jobs.list, {}, { ...where, ...one }).withMeta(),
  Evaluation: (caller, where) => caller.call(evaluations.list, {}, { ...where, ...one }).withMeta(),
  Allocation: (caller, where) => caller.call(allocations.list, {}, { ...where, ...one }).withMeta(),
  Deployment: (caller, where) => caller.call(deployments.list, {}, { ...where, ...one }).withMeta(),
  Node: (caller, { namespace: _, ...where }) => caller.call(nodes.list, {}, { ...where, ...one }).withMeta(),
  NodePool: (caller, { namespace: _, ...where }) => caller.call(nodePools.list, {}, { ...where, ...one }).withMeta(),
  Service: (caller, where) => caller.call(services.list, {}, where).withMeta(),
  Variable: (caller, where) => caller.call(variables.list, {}, { ...where, ...one }).withMeta(),
  HostVolume: (caller, where) => caller.call(volumes.host.list, {}, { ...where, ...one }).withMeta(),
  CSIVolume: (caller, where) => caller.call(volumes.csi.list, {}, where).withMeta(),
  ACLToken: (caller, { namespace: _, ...where }) => caller.call(acl.tokens.list, {}, { ...where, ...one }).withMeta(),
  ACLPolicy: (caller, { namespace: _, ...where }) => caller.call(acl.policies.list, {}, where).withMeta(),
};

/** What a subscription to everything looks at: the topics in which nearly all events are. */
const usual = ['Job', 'Evaluation', 'Allocation', 'Deployment', 'Node'] as const;

/** The highest index of the given topics, or of the usual ones when none is given. */
export async function presentIndex(
  caller: Caller,
  topics: { readonly [T in keyof EventPayloads]?: readonly string[] } | undefined,
  where: Where,
): Promise<number> {
  const wanted = topics === undefined ? usual : usualOrNamed(topics);
  const answers = await Promise.all(wanted.map((topic) => (listings[topic] ?? unknownIndex)(caller, where)));
  return Math.max(0, ...answers.map((answer) => Number(answer.meta.index)));
}

function usualOrNamed(topics: {
  readonly [T in keyof EventPayloads]?: readonly string[];
}): readonly (keyof EventPayloads)[] {
  const named = (Object.keys(listings) as (keyof EventPayloads)[]).filter((topic) => topic in topics);
  return named.length > 0 ? named : usual;
}
