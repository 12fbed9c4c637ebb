/** On which node a new host volume is made. */

import type { HostVolume, Node } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import { meetsConstraint } from '../../scheduler/operands.js';
import type { Tables } from '../../state/tables/index.js';

/** Whether a node has the volume's plugin and meets its constraints. */
function fits(volume: HostVolume, node: Node): boolean {
  const hasPlugin = node.Attributes[`plugins.host_volume.${volume.PluginID}.version`] !== undefined;
  return hasPlugin && (volume.Constraints ?? []).every((constraint) => meetsConstraint(constraint, node));
}

/** The node for a volume. @throws CodedError 500 that counts why no node will do, in Nomad's words. */
export function placeVolume(tables: Tables, volume: HostVolume): Node {
  if (volume.NodeID !== '') {
    const node = tables.nodes.get(volume.NodeID);
    if (node === undefined) throw new CodedError(500, `no such node ${volume.NodeID}`);
    if (!fits(volume, node)) throw new CodedError(500, `node ${volume.NodeID} is not feasible for volume`);
    return node;
  }
  let existing = 0;
  let infeasible = 0;
  const candidates = volume.NodePool === '' ? tables.nodes.all() : tables.nodes.by('nodePool', volume.NodePool);
  for (const node of candidates) {
    if (node.HostVolumes[volume.Name] !== undefined || isPromised(tables, volume, node)) existing += 1;
    else if (fits(volume, node)) return node;
    else infeasible += 1;
  }
  throw new CodedError(
    500,
    `no node meets constraints: ${existing} nodes had existing volume, ` +
      `0 nodes filtered by node pool governance, ${infeasible} nodes were infeasible`,
  );
}

/** Whether a volume of the name is on its way to a node that does not show it yet. */
function isPromised(tables: Tables, volume: HostVolume, node: Node): boolean {
  return [...tables.hostVolumes.by('node', node.ID)].some(({ Name }) => Name === volume.Name);
}
