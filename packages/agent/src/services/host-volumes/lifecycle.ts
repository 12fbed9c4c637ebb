/** Making, registering and deleting dynamic host volumes. */

import type { HostVolume } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import type { NodeHandle } from '../../node/node-handle.js';
import { rowKey } from '../../state/row-key.js';
import { type ServerContext, unixNanoseconds } from '../server-context.js';
import { placeVolume } from './placement.js';
import { nameOf, readVolume } from './reading.js';
import { validatePlace, validateVolume } from './validation.js';
import { volumeAllocations } from './volume-allocations.js';

/** A change of one volume, with the index of its write. */
export interface VolumeChange {
  readonly index: number;
  readonly volume: HostVolume;
}

/** Dynamic host volumes over the state and the nodes. Changes of one volume come one after the other. */
export class HostVolumeLifecycle {
  readonly #context: ServerContext;
  /** The end of what is being done with the volumes of each name. */
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(context: ServerContext) {
    this.#context = context;
  }

  /** Makes a volume on a node that fits, or changes one. @throws CodedError 500 in Nomad's words. */
  create(spec: unknown, namespace: string): Promise<VolumeChange> {
    return this.#inTurn(nameOf(spec), async () => {
      const { tables } = this.#context.state;
      const asked = readVolume(spec, namespace);
      const existing = validateVolume(tables, asked);
      const volume: HostVolume = existing === undefined ? { ...asked, CapacityBytes: 0, HostPath: '' } : asked;
      const complete = this.#complete(volume, existing, 'default');
      validatePlace(tables, complete, complete.Name);
      const node = this.#place(complete);
      const made = await this.#node(node.ID).createVolume({
        id: complete.ID,
        name: complete.Name,
        pluginId: complete.PluginID,
        namespace: complete.Namespace,
        capacityMinBytes: complete.RequestedCapacityMinBytes,
        capacityMaxBytes: complete.RequestedCapacityMaxBytes,
        parameters: complete.Parameters ?? {},
      });
      return this.#write({
        ...complete,
        NodeID: node.ID,
        NodePool: node.NodePool,
        HostPath: made.hostPath,
        CapacityBytes: made.capacityBytes,
      });
    });
  }

  /** Makes a folder that is there already known as a volume. @throws CodedError 500 in Nomad's words. */
  register(spec: unknown, namespace: string): Promise<VolumeChange> {
    return this.#inTurn(nameOf(spec), async () => {
      const { tables } = this.#context.state;
      const asked = readVolume(spec, namespace);
      if (asked.NodeID === '') throw new CodedError(500, 'cannot register volume: node ID is required');
      if (asked.HostPath === '') throw new CodedError(500, 'cannot register volume: host path is required');
      const complete = this.#complete(asked, validateVolume(tables, asked), '');
      validatePlace(tables, complete, complete.ID);
      const { ID: id, Name: name, HostPath: hostPath, CapacityBytes: capacityBytes, NodeID } = complete;
      await this.#node(NodeID).registerVolume({ id, name, hostPath, capacityBytes });
      return this.#write({ ...complete, NodePool: tables.nodes.get(NodeID)?.NodePool ?? complete.NodePool });
    });
  }

  /** Deletes a volume and its data. @param force Forget it even when its node is gone. @throws CodedError 500. */
  delete(id: string, namespace: string, force: boolean): Promise<{ readonly index: number }> {
    const { state, nodes } = this.#context;
    const find = (): HostVolume => {
      const volume = state.tables.hostVolumes.get(rowKey(namespace, id));
      if (volume === undefined) throw new CodedError(500, `no such volume: ${id}`);
      return volume;
    };
    return this.#inTurn(state.tables.hostVolumes.get(rowKey(namespace, id))?.Name, async () => {
      const volume = find();
      const users = volumeAllocations(state.tables, volume).map((user) => user.ID);
      if (users.length > 0) throw new CodedError(500, `volume ${id} in use by allocations: [${users.join(' ')}]`);
      const node = nodes.get(volume.NodeID);
      if (node === undefined && !force) {
        throw new CodedError(500, 'volume cannot be removed from unknown node without force=true');
      }
      await node?.deleteVolume({ id: volume.ID, name: volume.Name });
      const { index } = await state.transact('host-volume-delete', (tx) =>
        tx.remove('hostVolumes', rowKey(namespace, id)),
      );
      return { index };
    });
  }

  #complete(volume: HostVolume, existing: HostVolume | undefined, plugin: string): HostVolume {
    const time = unixNanoseconds(this.#context.now());
    if (existing !== undefined) {
      return {
        ...volume,
        PluginID: volume.PluginID || existing.PluginID,
        NodePool: volume.NodePool || existing.NodePool,
        NodeID: existing.NodeID,
        Constraints: existing.Constraints,
        CapacityBytes: existing.CapacityBytes,
        HostPath: volume.HostPath || existing.HostPath,
        CreateTime: existing.CreateTime,
        ModifyTime: time,
      };
    }
    const usual = [{ AttachmentMode: 'file-system', AccessMode: 'single-node-writer' } as const];
    return {
      ...volume,
      ID: this.#context.newId(),
      PluginID: volume.PluginID || plugin,
      RequestedCapabilities: volume.RequestedCapabilities.length === 0 ? usual : volume.RequestedCapabilities,
      CreateTime: time,
      ModifyTime: time,
    };
  }

  #place(volume: HostVolume): { readonly ID: string; readonly NodePool: string } {
    try {
      return placeVolume(this.#context.state.tables, volume);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CodedError(500, `could not place volume "${volume.Name}": ${reason}`, { cause });
    }
  }

  #node(id: string): NodeHandle {
    const node = this.#context.nodes.get(id);
    if (node === undefined) throw new CodedError(500, `Unknown node ${id}`);
    return node;
  }

  async #write(volume: HostVolume): Promise<VolumeChange> {
    const { state } = this.#context;
    const { index } = await state.transact('host-volume-registration', (tx) => tx.put('hostVolumes', volume));
    // The node has shown the volume before it was known here; now that it is, it is ready.
    void state.transact('node-registration', (tx) => {
      const row = tx.tables.hostVolumes.get(rowKey(volume.Namespace, volume.ID));
      const shown = Object.values(tx.tables.nodes.get(volume.NodeID)?.HostVolumes ?? {});
      if (row?.State !== 'pending' || !shown.some(({ ID }) => ID === volume.ID)) return;
      tx.put('hostVolumes', { ...row, State: 'ready' });
    });
    return { index, volume };
  }

  async #inTurn<T>(name: string | undefined, work: () => Promise<T>): Promise<T> {
    const key = name ?? '';
    const before = this.#running.get(key) ?? Promise.resolve();
    const result = before.then(work, work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#running.set(key, settled);
    try {
      return await result;
    } finally {
      if (this.#running.get(key) === settled) this.#running.delete(key);
    }
  }
}
