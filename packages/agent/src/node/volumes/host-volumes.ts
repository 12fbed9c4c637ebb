/**
 * The folders that a node lends to jobs as host volumes: fixed ones from its configuration, and dynamic ones that are
 * made and removed while it runs.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/host
 */

import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { HostVolumeInfo } from '@yurt/contract';
import { CodedError } from '../../coded-error.js';
import type { StaticHostVolume, VolumeCreate, VolumeCreated } from '../node-handle.js';

/** The version under which Nomad's own plugin of this kind is known. */
export const MKDIR_PLUGIN_VERSION = '0.0.1';

/** A dynamic volume as it is kept over restarts. */
interface DynamicVolume {
  readonly id: string;
  readonly name: string;
  readonly pluginId: string;
  readonly hostPath: string;
}

interface MkdirParameters {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

function isDynamicVolume(value: unknown): value is DynamicVolume {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['id', 'name', 'pluginId', 'hostPath'].every((key) => key in value && typeof Reflect.get(value, key) === 'string')
  );
}

/** What is accepted is what Nomad accepts; a mode is checked here rather than when the folder is made. */
function parseMkdirParameters(parameters: Readonly<Record<string, string>>): MkdirParameters {
  const result = { mode: 0o700, uid: -1, gid: -1 };
  for (const [key, value] of Object.entries(parameters)) {
    const refuse = (reason: string): CodedError =>
      new CodedError(500, `invalid value for ${JSON.stringify(key)}: ${reason}`);
    const unparsed = (call: string): string => `strconv.${call}: parsing ${JSON.stringify(value)}: invalid syntax`;
    if (key === 'mode') {
      if (!/^[0-7]{1,6}$/.test(value)) throw refuse(unparsed('ParseUint'));
      result.mode = Number.parseInt(value, 8) & 0o7777;
    } else if (key === 'uid' || key === 'gid') {
      if (!/^[+-]?\d{1,10}$/.test(value)) throw refuse(unparsed('Atoi'));
      result[key] = Number(value);
    } else {
      throw refuse(`unknown mkdir parameter: ${JSON.stringify(key)}`);
    }
  }
  return result;
}

async function makeFolder(path: string, mode: number, uid: number, gid: number): Promise<void> {
  await mkdir(path, { recursive: true });
  try {
    await chmod(path, mode);
    if (uid >= 0 || gid >= 0) await chown(path, uid, gid);
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new CodedError(500, `error changing owner/group: ${reason}`, { cause: error });
  }
}

/** Keeps the host volumes of one node. */
export class HostVolumes {
  private dynamic = new Map<string, DynamicVolume>();
  private readonly folder: string;
  private readonly file: string;
  private saving: Promise<void> = Promise.resolve();

  /** @param changed called when what the node offers has changed */
  constructor(
    dataDir: string,
    private readonly fixed: Readonly<Record<string, StaticHostVolume>>,
    private readonly changed: () => Promise<void>,
  ) {
    this.folder = join(dataDir, 'host_volumes');
    this.file = join(dataDir, 'client', 'host-volumes.json');
  }

  /** Reads what was kept, and makes the folders of volumes that lost theirs. */
  async restore(): Promise<void> {
    const text = await readFile(this.file, 'utf8').catch(() => '[]');
    const kept: unknown = JSON.parse(text);
    for (const volume of Array.isArray(kept) ? kept : []) {
      if (isDynamicVolume(volume)) this.dynamic.set(volume.id, volume);
    }
    for (const [name, { path }] of Object.entries(this.fixed)) {
      const found = await stat(path).catch(() => undefined);
      if (!found?.isDirectory()) {
        throw new CodedError(
          500,
          `host_volume ${JSON.stringify(name)}: there is no folder ${JSON.stringify(path)}; make it or take the block out`,
        );
      }
    }
  }

  /** What the node tells the servers, by volume name. */
  describe(): Record<string, HostVolumeInfo> {
    const volumes: Record<string, HostVolumeInfo> = {};
    for (const [name, { path, readOnly = false }] of Object.entries(this.fixed)) {
      volumes[name] = { Name: name, Path: path, ReadOnly: readOnly, ID: '' };
    }
    for (const { id, name, hostPath } of this.dynamic.values()) {
      volumes[name] = { Name: name, Path: hostPath, ReadOnly: false, ID: id };
    }
    return volumes;
  }

  /** Makes a volume's folder; the same volume again changes nothing. */
  async create(request: VolumeCreate): Promise<VolumeCreated> {
    if (request.pluginId !== 'mkdir') {
      throw new CodedError(500, `no such plugin: ${JSON.stringify(request.pluginId)}`);
    }
    this.refuseTaken(request.id, request.name);
    const { mode, uid, gid } = parseMkdirParameters(request.parameters);
    const hostPath = join(this.folder, request.id);
    if (resolve(hostPath) !== hostPath || !hostPath.startsWith(this.folder + sep)) {
      throw new CodedError(500, `volume ID ${JSON.stringify(request.id)} can not be the name of a folder`);
    }
    const existing = await stat(hostPath).catch(() => undefined);
    if (!existing) await makeFolder(hostPath, mode, uid, gid);
    await this.keep({ id: request.id, name: request.name, pluginId: request.pluginId, hostPath });
    return { hostPath, capacityBytes: 0 };
  }

  /** Offers a folder that exists already. */
  async register(volume: { id: string; name: string; hostPath: string }): Promise<void> {
    this.refuseTaken(volume.id, volume.name);
    const found = await stat(volume.hostPath).catch(() => undefined);
    if (!found?.isDirectory()) {
      throw new CodedError(
        500,
        `could not verify host path for ${JSON.stringify(volume.name)}: stat ${volume.hostPath}: no such file or directory`,
      );
    }
    await this.keep({ id: volume.id, name: volume.name, pluginId: '', hostPath: volume.hostPath });
  }

  /** Takes a volume back; a folder that the plugin made is removed with all that is in it. */
  async delete(id: string): Promise<void> {
    const volume = this.dynamic.get(id);
    if (!volume) return;
    if (volume.pluginId === 'mkdir') await rm(volume.hostPath, { recursive: true, force: true });
    this.dynamic.delete(id);
    await this.save();
    await this.changed();
  }

  private refuseTaken(id: string, name: string): void {
    const taken =
      name in this.fixed || [...this.dynamic.values()].some((other) => other.name === name && other.id !== id);
    if (taken) {
      throw new CodedError(500, `volume name already exists on this node: ${JSON.stringify(name)}`);
    }
  }

  private async keep(volume: DynamicVolume): Promise<void> {
    this.dynamic.set(volume.id, volume);
    await this.save();
    await this.changed();
  }

  /** Writes beside the old file and puts it in its place, so that a crash leaves one of the two. */
  private save(): Promise<void> {
    this.saving = this.saving
      .catch(() => undefined)
      .then(async () => {
        await mkdir(join(this.file, '..'), { recursive: true });
        const next = `${this.file}.new`;
        await writeFile(next, JSON.stringify([...this.dynamic.values()]), { mode: 0o600 });
        await rename(next, this.file);
      });
    return this.saving;
  }
}
