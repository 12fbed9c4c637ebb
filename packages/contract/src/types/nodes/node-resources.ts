/** What a node has to offer, as it found it out itself, and what is kept back. */

import type { NetworkResource } from '../jobs/resources.js';

/**
 * Resources of a node.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#read-node
 */
export interface NodeResources {
  /** Processor power in one sum. */
  Cpu: NodeCpuResources;
  /** Sockets, NUMA nodes and cores. */
  Processors: NodeProcessorResources;
  /** Memory. */
  Memory: NodeMemoryResources;
  /** Disk below the allocations' directories. */
  Disk: NodeDiskResources;
  /** Devices of the node's device plugins; `null` without any. */
  Devices: NodeDeviceResource[] | null;
  /** Networks for jobs that ask in the old form, in the task. */
  Networks: NetworkResource[];
  /** Every network that a group may ask for. */
  NodeNetworks: NodeNetworkResource[];
  /** First of the ports that are handed out. Default 20000. */
  MinDynamicPort: number;
  /** Last of the ports that are handed out. Default 32000. */
  MaxDynamicPort: number;
}

/**
 * Processor power of a node in one sum.
 *
 * @see https://developer.hashicorp.com/nomad/docs/architecture/cpu
 */
export interface NodeCpuResources {
  /** MHz over all cores. */
  CpuShares: number;
  /** How many cores there are. */
  TotalCpuCores: number;
  /** Numbers of the cores that tasks may have alone. */
  ReservableCpuCores: number[];
}

/**
 * The processors of a node.
 *
 * @see https://developer.hashicorp.com/nomad/docs/architecture/cpu
 */
export interface NodeProcessorResources {
  /** Which core is where. */
  Topology: NumaTopology;
}

/**
 * Layout of the processors.
 *
 * @see https://developer.hashicorp.com/nomad/docs/architecture/cpu
 */
export interface NumaTopology {
  /** Numbers of the NUMA nodes; `null` when they are not known. */
  Nodes: number[] | null;
  /** The relative cost of memory from node to node, a row for each, 10 being its own; `null` when it is not known. */
  Distances: number[][] | null;
  /** Every core; `null` when they are not known. */
  Cores: NumaCore[] | null;
  /** MHz over all cores as the node's configuration says; `0` when it does not. */
  OverrideTotalCompute: number;
  /** MHz that the node's configuration keeps back; `0` when it does not. */
  OverrideWitholdCompute: number;
}

/**
 * A core.
 *
 * @see https://developer.hashicorp.com/nomad/docs/architecture/cpu
 */
export interface NumaCore {
  /** Number of its socket. */
  SocketID: number;
  /** Number of its NUMA node. */
  NodeID: number;
  /** Its own number. */
  ID: number;
  /** `true` for a performance core, `false` for an efficiency core. */
  Grade: boolean;
  /** The node's configuration keeps it back. */
  Disable: boolean;
  /** Base speed, MHz; `0` when it is not known. */
  BaseSpeed: number;
  /** Top speed, MHz; `0` when it is not known. */
  MaxSpeed: number;
  /** Speed that is assumed when neither is known, MHz. */
  GuessSpeed: number;
}

/**
 * Memory of a node.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#read-node
 */
export interface NodeMemoryResources {
  /** MiB. */
  MemoryMB: number;
}

/**
 * Disk of a node.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/nodes#read-node
 */
export interface NodeDiskResources {
  /** What was free when the node started, MiB. */
  DiskMB: number;
}

/**
 * A network of a node.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network
 */
export interface NodeNetworkResource {
  /** `host`, `bridge`, or `cni/<name>`. */
  Mode: string;
  /** Name of the interface; `''` unless it is a host network. */
  Device: string;
  /** Hardware address; `''` where there is none. */
  MacAddress: string;
  /** Mbit/s. */
  Speed: number;
  /** Its addresses; `null` for a bridge that is not made yet, and for CNI. */
  Addresses: NodeNetworkAddress[] | null;
}

/**
 * An address of a node.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client#host_network-block
 */
export interface NodeNetworkAddress {
  /** Version of the address. */
  Family: 'ipv4' | 'ipv6';
  /** Name of the host network that it belongs to; `default` unless configured. */
  Alias: string;
  /** The address. */
  Address: string;
  /** Ports that are kept back, such as `22,80,8000-8100`; `''` for none. */
  ReservedPorts: string;
  /** The default route; `''` when it is not known. */
  Gateway: string;
}

/**
 * Instances of one device model.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/device
 */
export interface NodeDeviceResource {
  /** Who makes it, such as `nvidia`. */
  Vendor: string;
  /** Kind of device, such as `gpu`. */
  Type: string;
  /** Model, such as `1080ti`. */
  Name: string;
  /** Each one that there is; `null` without any. */
  Instances: NodeDevice[] | null;
  /** Properties that jobs may ask for, by name; `null` without any. */
  Attributes: Record<string, Attribute> | null;
}

/**
 * One device.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/device
 */
export interface NodeDevice {
  /** As its plugin names it. */
  ID: string;
  /** Tasks may have it. */
  Healthy: boolean;
  /** Why it is not healthy; `''` when it is. */
  HealthDescription: string;
  /** Where in the machine it sits; `null` when it is not known. */
  Locality: NodeDeviceLocality | null;
}

/**
 * Place of a device in its machine.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/numa
 */
export interface NodeDeviceLocality {
  /** Its address on the PCI bus, such as `0000:03:00.0`. */
  PciBusID: string;
}

/**
 * A typed property of a device: one of the four values is set, the others are `null`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/device#device-attributes
 */
export interface Attribute {
  /** A number with a fraction. */
  Float: number | null;
  /** A whole number. */
  Int: number | null;
  /** Text. */
  String: string | null;
  /** A yes or no. */
  Bool: boolean | null;
  /** Unit of the number, such as `GiB`; `''` without one. */
  Unit: string;
}

/**
 * What a node keeps back from tasks: its `reserved` block.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client#reserved-block
 */
export interface NodeReservedResources {
  /** Processor power. */
  Cpu: NodeReservedCpuResources;
  /** Memory. */
  Memory: NodeReservedMemoryResources;
  /** Disk. */
  Disk: NodeReservedDiskResources;
  /** Ports. */
  Networks: NodeReservedNetworkResources;
}

/**
 * Processor power that is kept back.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client#reserved-block
 */
export interface NodeReservedCpuResources {
  /** MHz. */
  CpuShares: number;
  /** Numbers of the cores; `null` for none. */
  ReservedCpuCores: number[] | null;
}

/**
 * Memory that is kept back.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client#reserved-block
 */
export interface NodeReservedMemoryResources {
  /** MiB. */
  MemoryMB: number;
}

/**
 * Disk that is kept back.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client#reserved-block
 */
export interface NodeReservedDiskResources {
  /** MiB. */
  DiskMB: number;
}

/**
 * Ports that are kept back.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration/client#reserved-block
 */
export interface NodeReservedNetworkResources {
  /** Such as `22,80,8000-8100`, on every host network; `''` for none. */
  ReservedHostPorts: string;
}
