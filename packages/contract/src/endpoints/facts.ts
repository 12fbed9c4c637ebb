/**
 * The facts that many rows share, spread into them. Each group says how a route is called and answered; a row that
 * differs in one fact writes that fact after the spread.
 */

import { boolean, string } from '../parameters.js';

/** A read of the cluster's state: any server answers, with all query headers. */
export const read = {
  method: 'GET',
  meta: 'query',
  target: 'server',
  consistency: true,
  regionForwarded: true,
} as const;

/** A read that can wait until what it reads has changed. */
export const blockingRead = { ...read, blocking: true } as const;

/** A list that comes in pages, takes a filter, and can wait for a change. */
export const pagedList = { ...blockingRead, paginated: true, filterable: true } as const;

/** A change of the cluster's state, answered with the index at which it was made. Nomad takes PUT and POST alike. */
export const write = {
  method: 'PUT',
  alsoMethods: ['POST'],
  meta: 'index',
  target: 'server',
  regionForwarded: true,
} as const;

/** A removal from the cluster's state, answered with its index. To remove twice is to remove once. */
export const removal = {
  method: 'DELETE',
  meta: 'index',
  target: 'server',
  regionForwarded: true,
  repeatable: 'yes',
} as const;

/** A question to the servers about themselves: no index and no other query headers. */
export const serverQuestion = { method: 'GET', meta: 'none', target: 'server', regionForwarded: true } as const;

/** A question to the node that holds the thing asked for; servers forward it there. */
export const nodeQuestion = { method: 'GET', meta: 'none', target: 'client-node', regionForwarded: true } as const;

/** An order to the node that holds the thing named; servers forward it there. */
export const nodeOrder = {
  method: 'PUT',
  alsoMethods: ['POST'],
  meta: 'none',
  target: 'client-node',
  regionForwarded: true,
} as const;

/** A question to the very agent that is called. */
export const agentQuestion = { method: 'GET', meta: 'none', target: 'local-agent' } as const;

/** An order to the very agent that is called. */
export const agentOrder = { method: 'PUT', alsoMethods: ['POST'], meta: 'none', target: 'local-agent' } as const;

/** What is named lives in one namespace. */
export const inNamespace = { namespaced: true } as const;

/** Lists from one namespace, or with `*` from every one that the token may see. */
export const acrossNamespaces = { namespaced: true, wildcardNamespace: true } as const;

/** Nomad Enterprise alone serves it; a community server answers 501. */
export const enterpriseOnly = { enterprise: true, communityStatus: 501 } as const;

/** The `prefix` parameter of a list. */
export function prefix(rows: string) {
  return string(`Only ${rows} with this prefix.`);
}

/** The `reverse` parameter of a list. */
export const reverse = boolean('Lists in the opposite order. Default `false`.', { exact: true });

/** The node that is to answer. */
export const nodeId = string('ID of the node to ask. Default: the agent that is called, which must then run a client.');
