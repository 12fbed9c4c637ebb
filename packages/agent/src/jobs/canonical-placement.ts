/** Reads constraints, affinities, spreads, networks, volumes and resources, and fills in what Nomad's server would. */

import type {
  Affinity,
  Constraint,
  NetworkResource,
  Port,
  RequestedDevice,
  Resources,
  Spread,
  VolumeMount,
  VolumeRequest,
} from '@yurt/contract';
import type { Fields } from './fields.js';

/** A constraint as it was written. */
function readConstraint(fields: Fields): Constraint {
  return {
    LTarget: fields.text('LTarget') ?? '',
    RTarget: fields.text('RTarget') ?? '',
    Operand: fields.word('Operand'),
  };
}

/** The constraints of a job, a group, a task or a device. */
export function readConstraints(fields: Fields): Constraint[] | null {
  return fields.blocks('Constraints', 'Constraint', readConstraint);
}

/** The affinities of a job, a group, a task or a device; their weight is 50 by default. */
export function readAffinities(fields: Fields): Affinity[] | null {
  return fields.blocks('Affinities', 'Affinity', (affinity) => ({
    LTarget: affinity.text('LTarget') ?? '',
    RTarget: affinity.text('RTarget') ?? '',
    Operand: affinity.word('Operand'),
    Weight: affinity.integer('Weight', 'int8') ?? 50,
  }));
}

/** The spreads of a job or a group; their weight is 50 by default. */
export function readSpreads(fields: Fields): Spread[] | null {
  return fields.blocks('Spreads', 'Spread', (spread) => ({
    Attribute: spread.text('Attribute') ?? '',
    Weight: spread.integer('Weight', 'int8') ?? 50,
    SpreadTarget: spread.blocks('SpreadTarget', 'SpreadTarget', (target) => ({
      Value: target.text('Value') ?? '',
      Percent: target.integer('Percent', 'uint8') ?? 0,
    })),
  }));
}

function readPort(fields: Fields): Port {
  const value = fields.integer('Value') ?? 0;
  const to = fields.integer('To') ?? 0;
  return {
    Label: fields.text('Label') ?? '',
    ...(value === 0 ? {} : { Value: value }),
    ...(to === 0 ? {} : { To: to }),
    HostNetwork: fields.text('HostNetwork') || 'default',
    ...(fields.boolean('IgnoreCollision') === true ? { IgnoreCollision: true } : {}),
  };
}

/** The networks of a group or a task. What is empty is left out, as Nomad leaves it out. */
export function readNetworks(fields: Fields): NetworkResource[] | null {
  return fields.blocks('Networks', 'NetworkResource', (network) => {
    const mode = network.text('Mode') ?? '';
    const cidr = network.text('CIDR') ?? '';
    const ip = network.text('IP') ?? '';
    const hostname = network.text('Hostname') ?? '';
    const mbits = network.integer('MBits') ?? 0;
    const dns = network.block('DNS', 'DNSConfig', (config) => ({
      Servers: config.texts('Servers'),
      Searches: config.texts('Searches'),
      Options: config.texts('Options'),
    }));
    const cni = network.block('CNI', 'CNIConfig', (config) => ({ Args: config.textMap('Args') }));
    const reserved = network.blocks('ReservedPorts', 'Port', readPort);
    const dynamic = network.blocks('DynamicPorts', 'Port', readPort);
    return {
      ...(mode === '' ? {} : { Mode: mode }),
      ...(cidr === '' ? {} : { CIDR: cidr }),
      ...(ip === '' ? {} : { IP: ip }),
      ...(hostname === '' ? {} : { Hostname: hostname }),
      ...(mbits === 0 ? {} : { MBits: mbits }),
      ...(dns === null ? {} : { DNS: dns }),
      ...(cni === null ? {} : { CNI: cni }),
      ...(reserved === null ? {} : { ReservedPorts: reserved }),
      ...(dynamic === null ? {} : { DynamicPorts: dynamic }),
    };
  });
}

/** A group's volume requests by name. Those of an unknown type are dropped, as Nomad drops them. */
export function readVolumes(fields: Fields): Record<string, VolumeRequest> | null {
  const volumes = fields.blockMap('Volumes', 'VolumeRequest', (volume): VolumeRequest => ({
    Name: volume.text('Name') ?? '',
    Type: volume.text('Type') ?? 'host',
    Source: volume.text('Source') ?? '',
    ReadOnly: volume.boolean('ReadOnly') ?? false,
    Sticky: volume.boolean('Sticky') ?? false,
    AccessMode: volume.text('AccessMode') ?? '',
    AttachmentMode: volume.text('AttachmentMode') ?? '',
    MountOptions: volume.opaque('MountOptions', 'CSIMountOptions'),
    PerAlloc: volume.boolean('PerAlloc') ?? false,
  }));
  if (volumes === null) return null;
  const known = Object.entries(volumes).filter(([, volume]) => volume.Type === 'host' || volume.Type === 'csi');
  return Object.fromEntries(known);
}

/** A task's volume mounts. */
export function readVolumeMounts(fields: Fields): VolumeMount[] | null {
  return fields.blocks('VolumeMounts', 'VolumeMount', (mount) => ({
    Volume: mount.text('Volume') ?? '',
    Destination: mount.text('Destination') ?? '',
    ReadOnly: mount.boolean('ReadOnly') ?? false,
    PropagationMode: mount.text('PropagationMode') ?? 'private',
    SELinuxLabel: mount.text('SELinuxLabel') ?? '',
  }));
}

function readDevices(fields: Fields): RequestedDevice[] | null {
  return fields.blocks('Devices', 'RequestedDevice', (device) => ({
    Name: device.text('Name') ?? '',
    Count: device.integer('Count', 'uint64') ?? 1,
    Constraints: readConstraints(device),
    Affinities: readAffinities(device),
  }));
}

/** What a task asks of a node: 100 MHz and 300 MiB where nothing was written. */
export function readResources(fields: Fields | undefined): Resources {
  const cores = fields?.integer('Cores');
  return {
    CPU: fields?.integer('CPU') ?? (cores === undefined ? 100 : 0),
    Cores: cores ?? 0,
    MemoryMB: fields?.integer('MemoryMB') ?? 300,
    MemoryMaxMB: fields?.integer('MemoryMaxMB') ?? 0,
    DiskMB: 0,
    IOPS: fields?.integer('IOPS') ?? 0,
    Networks: fields === undefined ? null : readNetworks(fields),
    Devices: fields === undefined ? null : readDevices(fields),
    NUMA:
      fields?.block('NUMA', 'NUMAResource', (numa) => {
        const devices = numa.texts('Devices');
        return { Affinity: numa.text('Affinity') || 'none', Devices: devices?.length === 0 ? null : devices };
      }) ?? null,
    SecretsMB: fields?.integer('SecretsMB') ?? 0,
  };
}
