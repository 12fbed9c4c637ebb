/** Nodes as lists show them. */

import type { Node, NodeListStub } from '@yurt/contract';

/** What a row of a list includes beside the usual. */
export interface NodeStubOptions {
  /** Include the node's resources. Default `false`. */
  readonly resources?: boolean;
  /** Include the operating system's name. Default `false`. */
  readonly os?: boolean;
}

/** The row of a node in a list. */
export function nodeStub(node: Node, { resources = false, os = false }: NodeStubOptions = {}): NodeListStub {
  return {
    Address: node.HTTPAddr.replace(/:\d+$/, ''),
    ID: node.ID,
    Attributes: os ? { 'os.name': node.Attributes['os.name'] ?? '' } : null,
    Datacenter: node.Datacenter,
    Name: node.Name,
    NodeClass: node.NodeClass,
    NodePool: node.NodePool,
    Version: node.Attributes['nomad.version'] ?? '',
    Drain: node.DrainStrategy !== null,
    SchedulingEligibility: node.SchedulingEligibility,
    Status: node.Status,
    StatusDescription: node.StatusDescription,
    Drivers: node.Drivers,
    HostVolumes: node.HostVolumes,
    NodeResources: resources ? node.NodeResources : null,
    ReservedResources: resources ? node.ReservedResources : null,
    LastDrain: node.LastDrain,
    CreateIndex: node.CreateIndex,
    ModifyIndex: node.ModifyIndex,
  };
}
