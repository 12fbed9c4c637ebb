/** Volume files: CSI volumes and dynamic host volumes. */

import type {
  ConstraintSpec,
  CSIMountOptions,
  CSITopology,
  CSITopologyRequest,
  CSIVolumeCapability,
  CSIVolumeSpec,
  HostVolumeCapability,
  HostVolumeRegistrationSpec,
  HostVolumeSpec,
} from '@yurt/contract';
import type { Findings } from '../hcl/diagnostic.js';
import { isList, type JsonObject, objectsOf, textOf } from '../job/json.js';
import {
  block,
  blocks,
  type Fields,
  type FieldsOf,
  flagOperand,
  open,
  operand,
  required,
  text,
  texts,
  whole,
} from '../schema/field.js';
import { decodeFields, decodeMap, type Decoding, unknownName } from './decode.js';
import { type Item, itemsOf, type ObjectNode, startOfNode } from './hcl1/syntax.js';
import { type ParsedSpec, parseSpec, type ParseSpecOptions } from './spec.js';

/** A host volume as a file says it: what creation takes, and what registration takes beside it. */
export type HostVolumeFileSpec = HostVolumeSpec &
  Partial<Pick<HostVolumeRegistrationSpec, 'HostPath' | 'CapacityBytes'>>;

/** The volume of a volume file, by its `type`. */
export type VolumeFileSpec =
  | { readonly type: 'csi'; readonly volume: CSIVolumeSpec }
  | { readonly type: 'host'; readonly volume: HostVolumeFileSpec };

/** A way in which a volume may be used. */
const capability = {
  /** How many may read and write it. */
  accessMode: text('AccessMode'),
  /** As files or as a block device. */
  attachmentMode: text('AttachmentMode'),
} as const satisfies FieldsOf<CSIVolumeCapability> & FieldsOf<HostVolumeCapability>;

/** How a volume is mounted. */
const mountOptions = {
  /** The file system. */
  fsType: text('FSType'),
  /** Options of `mount`. */
  mountFlags: texts('MountFlags'),
} as const satisfies FieldsOf<CSIMountOptions>;

/**
 * A CSI volume.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/csi
 */
const csiVolume = {
  /** The name that jobs ask for. */
  id: required(text('ID')),
  /** A name for people and the storage system. */
  name: text('Name'),
  /** The namespace it is in. */
  namespace: text('Namespace'),
  /** The storage system's own ID. */
  externalId: text('ExternalID'),
  /** The plugin that attaches it. */
  pluginId: required(text('PluginID')),
  /** A volume to copy. */
  cloneId: text('CloneID'),
  /** A snapshot to begin with. */
  snapshotId: text('SnapshotID'),
  /** The least size, such as `"10GiB"`, or bytes. */
  capacityMin: whole('RequestedCapacityMin'),
  /** The greatest size. */
  capacityMax: whole('RequestedCapacityMax'),
  /** How it may be used. */
  capability: blocks('RequestedCapabilities', capability),
  /** How it is mounted. */
  mountOptions: block('MountOptions', mountOptions),
  /** Credentials for the storage system. */
  secrets: open('Secrets'),
  /** Settings for the plugin at creation. */
  parameters: open('Parameters'),
  /** What the plugin needs to attach it. */
  context: open('Context'),
} as const satisfies FieldsOf<CSIVolumeSpec>;

/** A condition that the node must meet. */
const constraint = {
  /** The node's attribute. */
  attribute: text('LTarget'),
  /** What it is compared with. */
  value: text('RTarget'),
  /** The comparison. Default `=`. */
  operator: text('Operand'),
  version: operand(),
  semver: operand(),
  regexp: operand(),
  setContains: operand(),
  distinctHosts: flagOperand(),
  distinctProperty: operand('LTarget'),
} as const satisfies FieldsOf<ConstraintSpec>;

/**
 * A dynamic host volume.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume/host
 */
const hostVolume = {
  /** The name that jobs ask for. */
  name: required(text('Name')),
  /** The volume to change. */
  id: text('ID'),
  /** The namespace it is in. */
  namespace: text('Namespace'),
  /** The plugin that makes it. */
  pluginId: text('PluginID'),
  /** The node pool of its node. */
  nodePool: text('NodePool'),
  /** Its node. */
  nodeId: text('NodeID'),
  /** Registration: where it is on the node. */
  hostPath: text('HostPath'),
  /** What the node must be like. */
  constraint: blocks('Constraints', constraint),
  /** The least size, such as `"10GiB"`, or bytes. */
  capacityMin: whole('RequestedCapacityMinBytes'),
  /** The greatest size. */
  capacityMax: whole('RequestedCapacityMaxBytes'),
  /** Registration: the size it has. */
  capacity: whole('CapacityBytes'),
  /** How it may be used. */
  capability: blocks('RequestedCapabilities', capability),
  /** Settings for the plugin. */
  parameters: open('Parameters'),
} as const satisfies FieldsOf<HostVolumeRegistrationSpec>;

const OPEN: ReadonlySet<Fields> = new Set<Fields>([csiVolume, hostVolume]);

/**
 * Parses a volume file, as `nomad volume create` and `nomad volume register` read it. Never throws: errors are in
 * `diagnostics`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/other-specifications/volume
 */
export function parseVolume(source: string, options: ParseSpecOptions = {}): ParsedSpec<VolumeFileSpec> {
  return parseSpec<VolumeFileSpec>(source, options, (tree, common) => {
    const decoding = { ...common, open: OPEN };
    const { findings } = decoding;
    const types = itemsOf(tree, 'type');
    const rest = { ...tree, items: tree.items.filter(({ keys: [key] }) => key?.text.toLowerCase() !== 'type') };
    const value = types.at(-1)?.value;
    const type = value?.kind === 'text' ? value.text.toLowerCase() : undefined;
    if (type === 'csi') return readCsi(rest, decoding);
    if (type === 'host') return readHost(rest, decoding);
    const detail = value ? 'A volume is of type "csi" or "host".' : 'type = "csi" or type = "host" is required.';
    findings.error(value ? 'Unknown volume type' : 'Missing volume type', detail, startOfNode(value ?? tree));
    return undefined;
  });
}

function readCsi(tree: ObjectNode, decoding: Decoding): VolumeFileSpec | undefined {
  const topologies = itemsOf(tree, 'topology_request');
  const rest = tree.items.filter(({ keys: [key] }) => key?.text.toLowerCase() !== 'topology_request');
  const volume = decodeFields({ ...tree, items: rest }, csiVolume, decoding);
  const last = topologies.filter(({ keys }) => keys.length === 0).at(-1);
  if (last) Object.assign(volume, { RequestedTopologies: readTopologies(last, decoding.findings) });
  if (isCsi(volume)) return { type: 'csi', volume };
  if (!isList(volume['RequestedCapabilities'])) {
    const detail = 'A CSI volume must have at least one capability block.';
    decoding.findings.error('Missing capability block', detail, startOfNode(tree));
  }
  return undefined;
}

function isCsi(value: JsonObject): value is JsonObject & CSIVolumeSpec {
  return (
    typeof value['ID'] === 'string' && typeof value['PluginID'] === 'string' && isList(value['RequestedCapabilities'])
  );
}

function readTopologies({ value }: Item, findings: Findings): Partial<CSITopologyRequest> {
  const request = objectOf(value, ['required', 'preferred'], false, findings);
  const Required = topologiesOf(request, 'required', findings);
  const Preferred = topologiesOf(request, 'preferred', findings);
  return { ...(Required ? { Required } : {}), ...(Preferred ? { Preferred } : {}) };
}

/** The topologies of the first block that has some. Each `segments` is one; numbers in it stay as they are written. */
function topologiesOf(request: Pick<ObjectNode, 'items'>, name: string, findings: Findings): CSITopology[] | undefined {
  const found = itemsOf(request, name).map(({ value }) =>
    blocksIn(objectOf(value, ['topology'], true, findings), 'topology').flatMap((topology) =>
      blocksIn(objectOf(topology.value, ['segments'], true, findings), 'segments')
        .map((item) => decodeMap('segments', [item], (literal) => literal.text, findings))
        .filter((segments) => Object.keys(segments).length > 0)
        .map((segments) => ({ Segments: segments })),
    ),
  );
  return found.find(({ length }) => length > 0);
}

/** The blocks of a name; in JSON a list may hold them. */
function blocksIn(object: Pick<ObjectNode, 'items'>, name: string): readonly Item[] {
  return itemsOf(object, name).flatMap(({ keys, value }) =>
    value.kind === 'list' ? value.items.map((each) => ({ keys, value: each })) : [{ keys, value }],
  );
}

/** The value as an object with names that are known; an empty one after an error. */
function objectOf(
  value: Item['value'],
  known: readonly string[],
  isIgnored: boolean,
  findings: Findings,
): Pick<ObjectNode, 'items'> {
  if (value.kind !== 'object') {
    findings.error('Block required', 'A block is required here.', startOfNode(value));
    return { items: [] };
  }
  for (const {
    keys: [key],
  } of value.items) {
    if (key && !known.includes(isIgnored ? key.text.toLowerCase() : key.text))
      unknownName(key, known, isIgnored, findings);
  }
  return value;
}

function readHost(tree: ObjectNode, decoding: Decoding): VolumeFileSpec | undefined {
  const volume = decodeFields(tree, hostVolume, decoding);
  const { Constraints, ...rest } = volume;
  const constraints = objectsOf(Constraints)
    .filter(({ Operand, RTarget }) => Operand !== 'distinct_hosts' || RTarget !== 'false')
    .map((each) => ({ ...each, Operand: textOf(each['Operand']) || '=' }));
  const said = constraints.length > 0 ? { ...rest, Constraints: constraints } : rest;
  return isHost(said) ? { type: 'host', volume: said } : undefined;
}

function isHost(value: JsonObject): value is JsonObject & HostVolumeFileSpec {
  return typeof value['Name'] === 'string';
}
