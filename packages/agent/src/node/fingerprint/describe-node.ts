/** Puts together what a node tells the servers about itself. */

import type { DriverInfo, Node } from '@yurt/contract';
import { nomadVersion } from '@yurt/contract';
import type { Driver } from '../../drivers/driver.js';
import type { NodeOptions } from '../node-handle.js';
import type { CpuInfo } from '../stats/cpu-info.js';
import { MKDIR_PLUGIN_VERSION } from '../volumes/host-volumes.js';
import { computedClass } from './computed-class.js';
import { hostAttributes, machineSize } from './host.js';
import { networkFingerprint } from './network.js';

/** What can change while a node runs. */
export interface ChangingParts {
  readonly meta: Readonly<Record<string, string>>;
  readonly hostVolumes: Node['HostVolumes'];
}

/** What is found out once, at the start. */
export type Fingerprint = Omit<Node, 'Meta' | 'HostVolumes' | 'ComputedClass'>;

/** Looks at the machine and at the drivers. */
export async function takeFingerprint(
  options: NodeOptions,
  drivers: readonly Driver[],
  cpu: CpuInfo,
  allocDirectory: string,
): Promise<Fingerprint> {
  const size = await machineSize(allocDirectory, cpu);
  const network = networkFingerprint(options.networkInterface);
  const found = await driverInfos(drivers, options.now ?? Date.now);
  const { httpAddress = '', reserved = {} } = options;
  const cores = cpu.cores.map(({ id }) => id);
  const compute = options.cpuTotalCompute ?? size.cpuMhz;
  return {
    ID: options.id,
    SecretID: '',
    Datacenter: options.datacenter ?? 'dc1',
    Name: options.name,
    HTTPAddr: httpAddress,
    TLSEnabled: false,
    Attributes: {
      ...(await hostAttributes(cpu)),
      ...size.attributes,
      ...found.attributes,
      'cpu.totalcompute': String(compute),
      'cpu.usablecompute': String(compute - (reserved.cpuMhz ?? 0)),
      'nomad.revision': '',
      'nomad.service_discovery': 'true',
      'nomad.version': nomadVersion,
      'plugins.host_volume.mkdir.version': MKDIR_PLUGIN_VERSION,
      'unique.advertise.address': httpAddress,
      'unique.network.ip-address': network.address,
    },
    NodeResources: {
      Cpu: { CpuShares: compute, TotalCpuCores: cores.length, ReservableCpuCores: cores },
      Processors: {
        Topology: {
          Nodes: [0],
          Distances: null,
          Cores: cpu.cores.map(({ id, mhz }) => ({
            SocketID: 0,
            NodeID: 0,
            ID: id,
            Grade: true,
            Disable: false,
            BaseSpeed: mhz,
            MaxSpeed: 0,
            GuessSpeed: 0,
          })),
          OverrideTotalCompute: options.cpuTotalCompute ?? 0,
          OverrideWitholdCompute: reserved.cpuMhz ?? 0,
        },
      },
      Memory: { MemoryMB: options.memoryTotalMb ?? size.memoryMb },
      Disk: { DiskMB: options.diskTotalMb ?? size.diskMb },
      Devices: null,
      Networks: network.networks,
      NodeNetworks: network.nodeNetworks,
      MinDynamicPort: options.minDynamicPort ?? 20_000,
      MaxDynamicPort: options.maxDynamicPort ?? 32_000,
    },
    ReservedResources: {
      Cpu: { CpuShares: reserved.cpuMhz ?? 0, ReservedCpuCores: null },
      Memory: { MemoryMB: reserved.memoryMb ?? 0 },
      Disk: { DiskMB: reserved.diskMb ?? 0 },
      Networks: { ReservedHostPorts: reserved.ports ?? '' },
    },
    Links: {},
    NodeClass: options.nodeClass ?? '',
    NodePool: options.nodePool ?? 'default',
    CgroupParent: 'nomad.slice',
    Drain: false,
    DrainStrategy: null,
    SchedulingEligibility: 'eligible',
    Status: 'ready',
    StatusDescription: '',
    StatusUpdatedAt: 0,
    IdentitySigningKeyID: '',
    Events: [],
    Drivers: found.drivers,
    CSIControllerPlugins: {},
    CSINodePlugins: {},
    GCVolumesOnNodeGC: false,
    HostNetworks: null,
    LastDrain: null,
    NodeMaxAllocs: 0,
    LastMissedHeartbeatIndex: 0,
    LastAllocUpdateIndex: 0,
    CreateIndex: 0,
    ModifyIndex: 0,
  };
}

/** The node as it is now. */
export function describeNode(fingerprint: Fingerprint, { meta, hostVolumes }: ChangingParts): Node {
  const node = { ...fingerprint, Meta: { ...meta }, HostVolumes: hostVolumes };
  return { ...node, ComputedClass: computedClass(node) };
}

async function driverInfos(
  drivers: readonly Driver[],
  now: () => number,
): Promise<{ drivers: Record<string, DriverInfo>; attributes: Record<string, string> }> {
  const infos: Record<string, DriverInfo> = {};
  const attributes: Record<string, string> = {};
  for (const driver of drivers) {
    const found = await driver.fingerprint();
    infos[driver.name] = {
      Attributes: { ...found.attributes },
      Detected: found.detected,
      Healthy: found.healthy,
      HealthDescription: found.description,
      UpdateTime: new Date(now()).toISOString(),
    };
    // A driver's presence is 1 among the node's attributes, however the driver says it.
    for (const [key, value] of Object.entries(found.attributes)) attributes[key] = value === 'true' ? '1' : value;
  }
  return { drivers: infos, attributes };
}
