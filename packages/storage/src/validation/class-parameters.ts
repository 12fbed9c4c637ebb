/** The parameters of storage classes: each provisioner's own, with their defaults. */

import { Field } from './field.js';

/** What a class of host volumes says. */
export interface HostVolumeSettings {
  /** The plugin that makes the volumes. Default `mkdir`, which is built into Nomad and makes directories. */
  readonly plugin: string;
  /** What the plugin is told. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Where the replicas of a storage pod keep their data. */
export type StoragePodLayout = 'pinned' | 'spread';

/** What a class of storage pods says. */
export interface StoragePodSettings {
  /** What the replicas and the front end are made of. */
  readonly engine: 'nbd-quorum';
  /** How many copies of the data there are, 1 to 7. Default 3. */
  readonly replicas: number;
  /** How many replicas must agree on a read or write. Default more than half. */
  readonly voteThreshold: number;
  /**
   * `pinned` (default): each replica has a host volume of its own and comes back to it. `spread`: the replicas keep their
   * data below `basePath` of whatever node they run on.
   */
  readonly layout: StoragePodLayout;
  /** The plugin for the host volumes of `pinned`. Default `mkdir`. */
  readonly volumePlugin: string;
  /** Where data is kept on the nodes. Default `/var/openebs`. */
  readonly basePath: string;
  /** How the volume is served. */
  readonly frontend: 'nbd';
  /** The task driver. Default `raw_exec`. */
  readonly driver: 'raw_exec' | 'exec';
  /** Processor share of each task, MHz. Default 100. */
  readonly cpu: number;
  /** Memory of each task, MiB. Default 256. */
  readonly memory: number;
  /** Only nodes of this class; empty for any. */
  readonly nodeClass: string;
  /** Only nodes of this pool; empty for the namespace's default. */
  readonly nodePool: string;
  /** Only these datacenters. Default all. */
  readonly datacenters: readonly string[];
}

const mkdirParameters = ['uid', 'gid', 'mode'];
const word = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;

/** Reads the parameters of a class of host volumes; notes what is wrong with them. */
export function hostVolumeParameters(parameters: Field): HostVolumeSettings {
  const plugin = readWord(parameters.at('plugin'), 'mkdir');
  const rest: Record<string, string> = {};
  for (const key of parameters.keys()) {
    if (key === 'plugin') continue;
    const entry = parameters.at(key);
    const value = entry.text();
    if (plugin === 'mkdir' && !mkdirParameters.includes(key)) {
      entry.report(`the plugin mkdir takes only ${mkdirParameters.join(', ')}; name another plugin or leave it out`);
    } else if (value !== undefined) {
      rest[key] = value;
    }
  }
  return { plugin, parameters: rest };
}

/** Reads the parameters of a class of storage pods; notes what is wrong with them. */
export function storagePodParameters(parameters: Field): StoragePodSettings {
  parameters.onlyKeys([
    'engine',
    'replicas',
    'voteThreshold',
    'unsafeStaleReads',
    'layout',
    'volumePlugin',
    'basePath',
    'frontend',
    'driver',
    'cpu',
    'memory',
    'nodeClass',
    'nodePool',
    'datacenters',
  ]);
  const replicas = readCount(parameters.at('replicas'), 3, 1, 7);
  const majority = Math.floor(replicas / 2) + 1;
  const unsafe = parameters.at('unsafeStaleReads').oneOf(['true', 'false']) === 'true';
  const voteThreshold = readCount(parameters.at('voteThreshold'), majority, 1, replicas);
  if (voteThreshold < majority && !unsafe) {
    parameters
      .at('voteThreshold')
      .report(
        `with fewer than ${majority} of ${replicas} votes a replica that was away can answer with old data; ` +
          `write ${majority} or more, or take the risk with unsafeStaleReads: "true"`,
      );
  }
  return {
    engine: parameters.at('engine').oneOf(['nbd-quorum']) ?? 'nbd-quorum',
    replicas,
    voteThreshold,
    layout: parameters.at('layout').oneOf(['pinned', 'spread']) ?? 'pinned',
    volumePlugin: readWord(parameters.at('volumePlugin'), 'mkdir'),
    basePath: readPath(parameters.at('basePath'), '/var/openebs'),
    frontend: parameters.at('frontend').oneOf(['nbd']) ?? 'nbd',
    driver: parameters.at('driver').oneOf(['raw_exec', 'exec']) ?? 'raw_exec',
    cpu: readCount(parameters.at('cpu'), 100, 1, 1_000_000),
    memory: readCount(parameters.at('memory'), 256, 10, 100_000_000),
    nodeClass: readWord(parameters.at('nodeClass'), ''),
    nodePool: readWord(parameters.at('nodePool'), ''),
    datacenters: readDatacenters(parameters.at('datacenters')),
  };
}

/** A parameter's text; the default, with an issue, when it is not one word. */
function readWord(field: Field, otherwise: string): string {
  const text = field.text();
  if (text === undefined) return otherwise;
  if (word.test(text)) return text;
  field.report(`${JSON.stringify(text)} must be letters, digits, "-", "_" and "."`);
  return otherwise;
}

function readCount(field: Field, otherwise: number, least: number, most: number): number {
  const text = field.text();
  if (text === undefined) return otherwise;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (count >= least && count <= most) return count;
  field.report(`${JSON.stringify(text)} must be a whole number from ${least} to ${most}`);
  return otherwise;
}

/** An absolute path without `..`, and without what a shell or Nomad would take for something else. */
function readPath(field: Field, otherwise: string): string {
  const text = field.text();
  if (text === undefined) return otherwise;
  if (/^(\/[A-Za-z0-9._-]+)+$/.test(text) && !text.split('/').includes('..')) return text;
  field.report(`${JSON.stringify(text)} must be an absolute path of letters, digits, "-", "_" and ".", without ".."`);
  return otherwise;
}

/** The names in a comma list; Nomad takes `*` in them. */
function readDatacenters(field: Field): readonly string[] {
  const text = field.text();
  if (text === undefined) return ['*'];
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => /^[A-Za-z0-9*_.-]{1,128}$/.test(name))) return names;
  field.report(`${JSON.stringify(text)} must be names of datacenters with "," between them`);
  return ['*'];
}

/** The settings of a class of host volumes that is known to be valid. */
export function hostVolumeSettings(parameters: unknown): HostVolumeSettings {
  return hostVolumeParameters(Field.root(parameters, []));
}

/** The settings of a class of storage pods that is known to be valid. */
export function storagePodSettings(parameters: unknown): StoragePodSettings {
  return storagePodParameters(Field.root(parameters, []));
}
