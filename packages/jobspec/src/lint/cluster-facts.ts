/** What a lint may know about the cluster that a job is for. */

import type { NodeListStub } from '@yurt/contract';

/** What is known of a node: the part of a listed node that rules look at. */
export type NodeFacts = Pick<NodeListStub, 'Datacenter' | 'NodePool' | 'Drivers'>;

/** What is known of a cluster. */
export interface ClusterFacts {
  /** All its nodes, those that are down or take nothing new included: they may come back. */
  readonly nodes: readonly NodeFacts[];
}

/** The one call that {@link clusterFacts} makes: `new Nomad()` has it, and so has anything that lists nodes. */
export interface NodeLister {
  readonly nodes: { list(): PromiseLike<readonly NodeFacts[]> };
}

/**
 * Asks a cluster what `lintJob` may want to know of it: `lintJob(job, { cluster: await clusterFacts(nomad) })`.
 *
 * The lint itself asks nobody, so that it also works offline, in an editor, and for many jobs with one call here.
 *
 * ACL: `node:read`.
 *
 * @param client - a Nomad client
 * @throws what the client throws
 */
export async function clusterFacts(client: NodeLister): Promise<ClusterFacts> {
  return { nodes: await client.nodes.list() };
}
