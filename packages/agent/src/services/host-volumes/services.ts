/** The routes of dynamic host volumes. */

import { volumes } from '@yurt/contract';
import type { HostVolume, HostVolumeStub } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import { rowKey } from '../../state/row-key.js';
import type { Tables } from '../../state/tables/index.js';
import { allocationStub } from '../allocation-stub.js';
import { Listing, namespacedTokens } from '../listing.js';
import { type Binding, MissingError, serve } from '../serve.js';
import type { ServerContext } from '../server-context.js';
import { HostVolumeLifecycle } from './lifecycle.js';
import { volumeAllocations } from './volume-allocations.js';

function stub(volume: HostVolume): HostVolumeStub {
  return {
    Namespace: volume.Namespace,
    ID: volume.ID,
    Name: volume.Name,
    PluginID: volume.PluginID,
    NodePool: volume.NodePool,
    NodeID: volume.NodeID,
    CapacityBytes: volume.CapacityBytes,
    State: volume.State,
    CreateIndex: volume.CreateIndex,
    CreateTime: volume.CreateTime,
    ModifyIndex: volume.ModifyIndex,
    ModifyTime: volume.ModifyTime,
  };
}

interface VolumeQuery {
  readonly namespace: string;
  readonly nodeId?: string;
  readonly nodePool?: string;
  readonly prefix?: string;
  readonly reverse?: boolean;
}

function list(tables: Tables, query: VolumeQuery): Listing<HostVolumeStub> {
  const { namespace, nodeId, nodePool, prefix, reverse = false } = query;
  const isWanted = (volume: HostVolume): boolean =>
    (namespace === '*' || volume.Namespace === namespace) &&
    (!nodeId || volume.NodeID === nodeId) &&
    (!nodePool || volume.NodePool === nodePool) &&
    (!prefix || volume.ID.startsWith(prefix) || volume.Name.startsWith(prefix));
  return Listing.of({
    index: Math.max(tables.hostVolumes.lastIndex, 1),
    rows: [...tables.hostVolumes.all({ reverse })].filter(isWanted),
    stub,
    tokens: namespacedTokens<HostVolume>(),
  });
}

/** The routes of dynamic host volumes. */
export function hostVolumeServices(context: ServerContext): Binding[] {
  const { tables } = context.state;
  const lifecycle = new HostVolumeLifecycle(context);
  return [
    serve(volumes.list, ({ query, namespace }) => {
      const type: string | undefined = query.type;
      if (type === undefined) return { index: 0, data: [], headers: 'none' as const };
      if (type !== 'host') throw new CodedError(404, 'resource not found');
      return list(tables, { ...query, namespace });
    }),
    serve(volumes.host.list, ({ query, namespace }) => list(tables, { ...query, namespace })),
    serve(volumes.host.read, ({ path, namespace }) => {
      const volume = tables.hostVolumes.get(rowKey(namespace, path.volumeId));
      if (volume === undefined) throw new MissingError(Math.max(tables.hostVolumes.lastIndex, 1), 'volume not found');
      const Allocations = volumeAllocations(tables, volume).map((allocation) => allocationStub(allocation));
      return { index: volume.ModifyIndex, data: { ...volume, Allocations } };
    }),
    serve(volumes.host.create, async ({ body, namespace }) => {
      const { index, volume } = await lifecycle.create(body.Volume, namespace);
      return { index, data: { Volume: volume, Warnings: '', Index: index } };
    }),
    serve(volumes.host.register, async ({ body, namespace }) => {
      const { index, volume } = await lifecycle.register(body.Volume, namespace);
      return { index, data: { Volume: volume, Warnings: '', Index: index } };
    }),
    serve(volumes.host.delete, async ({ path, query, namespace }) => {
      const { index } = await lifecycle.delete(path.volumeId, namespace, query.force ?? false);
      return { index, data: { Index: index } };
    }),
  ];
}
