/** What a task asks of a node: processor, memory, devices; and what a group asks of its network. */

import type { Written } from '../written.js';
import type { Affinity, AffinitySpec, Constraint, ConstraintSpec } from './placement.js';

/**
 * The resources that a task is given.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/resources
 */
export interface Resources {
  /** Share of processor time, in MHz. Default 100, or 0 if `Cores` is given; not both. */
  CPU: number;
  /** Whole processor cores for this task alone. Default 0: none are reserved. */
  Cores: number;
  /** Memory the task is sure to have, in MiB. Default 300, at least 10. */
  MemoryMB: number;
  /**
   * Memory the task may use while the node has some to spare, in MiB. Needs oversubscription. Default 0: no more than
   * `MemoryMB`.
   */
  MemoryMaxMB: number;
  /** Not used for a task: always 0. A group's disk is its `EphemeralDisk`. */
  DiskMB: number;
  /**
   * Networks of this task alone; null if there are none.
   *
   * @deprecated since Nomad 0.12: networks belong to the group.
   */
  Networks: NetworkResource[] | null;
  /** Devices such as GPUs; null if none are asked for. */
  Devices: RequestedDevice[] | null;
  /** Wishes about memory nodes (NUMA); null if there are none. */
  NUMA: NUMAResource | null;
  /**
   * Size of the in-memory secrets directory, in MiB; part of the task's memory. Default 0: the node's default of 1 MiB.
   */
  SecretsMB: number;
  /**
   * Disk operations a second.
   *
   * @deprecated since Nomad 0.9: it has no effect.
   */
  IOPS: number;
}

/**
 * A wish for devices of one kind.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/device
 */
export interface RequestedDevice {
  /** The kind: `<type>`, `<vendor>/<type>` or `<vendor>/<type>/<model>`, such as `gpu` or `nvidia/gpu`. */
  Name: string;
  /** How many. Default 1. */
  Count: number;
  /** Conditions on the device's attributes, such as `${device.attr.memory}`. */
  Constraints: Constraint[] | null;
  /** Preferences among devices that would do. */
  Affinities: Affinity[] | null;
}

/** How cores are picked: anywhere, from one memory node if possible, or from one memory node or not at all. */
export type NumaAffinity = 'none' | 'prefer' | 'require';

/**
 * Wishes about memory nodes for a task that reserves `Cores`. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/numa
 */
export interface NUMAResource {
  /** Whether all cores must be near the same memory. Default `none`. */
  Affinity: NumaAffinity;
  /** Names of the task's devices that must be near the same memory as its cores; null if it does not matter. */
  Devices: string[] | null;
}

/** How tasks see the network; `cni/<name>` is a network of the Container Network Interface. */
export type NetworkMode = 'none' | 'bridge' | 'host' | `cni/${string}` | (string & {});

/**
 * A network: what a group asks for, and what an allocation or a node has. The server leaves out what is empty.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network
 */
export interface NetworkResource {
  /** How tasks see the network. Default `host`. */
  Mode?: NetworkMode;
  /** The network device, such as `eth0`; set on nodes and allocations. */
  Device?: string;
  /** The device's addresses, such as `10.0.0.0/24`; set on nodes. */
  CIDR?: string;
  /** The address, of the node or given to the allocation. */
  IP?: string;
  /** Name servers for the tasks; absent where the node's own are used. */
  DNS?: DNSConfig;
  /** Ports with a number of the user's choice. */
  ReservedPorts?: Port[];
  /** Ports whose number the scheduler picks. */
  DynamicPorts?: Port[];
  /** The host name inside the network namespace; may be interpolated. Bridge mode only. */
  Hostname?: string;
  /**
   * Bandwidth, in Mbit/s.
   *
   * @deprecated since Nomad 0.12: it is not enforced.
   */
  MBits?: number;
  /** Arguments for the CNI plugins. */
  CNI?: CNIConfig;
}

/**
 * A port of a network.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network#port-parameters
 */
export interface Port {
  /** Its name, which services, checks and templates refer to. */
  Label: string;
  /** The number on the host. Absent for a dynamic port that has none yet. */
  Value?: number;
  /** The number inside the network namespace; absent where it is that of the host, as is -1. */
  To?: number;
  /** The node's named network to bind to. Default `default`. */
  HostNetwork: string;
  /** Lets several allocations on a node share a static port (`SO_REUSEPORT`). Absent means false. */
  IgnoreCollision?: boolean;
}

/**
 * The tasks' `resolv.conf`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network#dns-parameters
 */
export interface DNSConfig {
  /** Addresses of name servers. */
  Servers: string[] | null;
  /** Domains that are tried for short names. */
  Searches: string[] | null;
  /** Options such as `ndots:2`. */
  Options: string[] | null;
}

/**
 * What CNI plugins are told.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network#cni-parameters
 */
export interface CNIConfig {
  /** Arguments by name (`CNI_ARGS`). */
  Args: Record<string, string> | null;
}

/** {@link Resources} as a user writes them. */
export interface ResourcesSpec extends Written<
  Resources,
  never,
  { Networks: NetworkResourceSpec[]; Devices: RequestedDeviceSpec[]; NUMA: NUMAResourceSpec }
> {}

/** A {@link RequestedDevice} as a user writes it. */
export interface RequestedDeviceSpec extends Written<
  RequestedDevice,
  'Name',
  { Constraints: ConstraintSpec[]; Affinities: AffinitySpec[] }
> {}

/** A {@link NUMAResource} as a user writes it. */
export interface NUMAResourceSpec extends Written<NUMAResource, never, { Affinity: NumaAffinity | '' }> {}

/** A {@link NetworkResource} as a user writes it. */
export interface NetworkResourceSpec extends Written<
  NetworkResource,
  never,
  { DNS: DNSConfigSpec; ReservedPorts: PortSpec[]; DynamicPorts: PortSpec[]; CNI: CNIConfigSpec }
> {}

/** A {@link Port} as a user writes it: `Value` makes it a static one if it is among the `ReservedPorts`. */
export interface PortSpec extends Written<Port, 'Label'> {}

/** A {@link DNSConfig} as a user writes it. */
export interface DNSConfigSpec extends Written<DNSConfig> {}

/** A {@link CNIConfig} as a user writes it. */
export interface CNIConfigSpec extends Written<CNIConfig> {}
