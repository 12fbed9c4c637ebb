/** What work needs: resources, networks, ports, devices, disk. */

import type {
  CNIConfigSpec,
  DNSConfigSpec,
  EphemeralDiskSpec,
  NUMAResourceSpec,
  NetworkResourceSpec,
  PortSpec,
  RequestedDeviceSpec,
  ResourcesSpec,
} from '@yurt/contract';
import { type FieldsOf, block, blocks, flag, label, text, textMap, texts, whole } from './field.js';
import { affinity, constraint } from './placement.js';

/**
 * The tasks' `resolv.conf`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network#dns-parameters
 */
const dns = {
  /** Addresses of name servers. */
  servers: texts('Servers'),
  /** Domains that are tried for short names. */
  searches: texts('Searches'),
  /** Options such as `ndots:2`. */
  options: texts('Options'),
} as const satisfies FieldsOf<DNSConfigSpec>;

/**
 * A port of a network.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network#port-parameters
 */
export const port = {
  label: label('Label', ''),
  /** The number on the host. Absent for a dynamic port that has none yet. */
  static: whole('Value', 0),
  /** The number inside the network namespace; absent where it is that of the host, as is -1. */
  to: whole('To', 0),
  /** The node's named network to bind to. Default `default`. */
  hostNetwork: text('HostNetwork', ''),
  /** Lets several allocations on a node share a static port (`SO_REUSEPORT`). Absent means false. */
  ignoreCollision: flag('IgnoreCollision', false),
} as const satisfies FieldsOf<PortSpec>;

/**
 * What CNI plugins are told.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network#cni-parameters
 */
const cni = {
  /** Arguments by name (`CNI_ARGS`). */
  args: textMap('Args'),
} as const satisfies FieldsOf<CNIConfigSpec>;

/**
 * A network: what a group asks for, and what an allocation or a node has. The server leaves out what is empty.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network
 */
export const network = {
  /** How tasks see the network. Default `host`. */
  mode: text('Mode', ''),
  /** The network device, such as `eth0`; set on nodes and allocations. */
  device: text('Device', ''),
  /** The device's addresses, such as `10.0.0.0/24`; set on nodes. */
  cidr: text('CIDR', ''),
  /** The address, of the node or given to the allocation. */
  ip: text('IP', ''),
  /** Name servers for the tasks; absent where the node's own are used. */
  dns: block('DNS', dns),
  /** Ports with a number of the user's choice. */
  reservedPorts: blocks('ReservedPorts', port),
  /** Ports whose number the scheduler picks. */
  port: blocks('DynamicPorts', port),
  /** The host name inside the network namespace; may be interpolated. Bridge mode only. */
  hostname: text('Hostname', ''),
  /**
   * Bandwidth, in Mbit/s.
   *
   * @deprecated since Nomad 0.12: it is not enforced.
   */
  mbits: whole('MBits'),
  /** Arguments for the CNI plugins. */
  cni: block('CNI', cni),
} as const satisfies FieldsOf<NetworkResourceSpec>;

/**
 * A wish for devices of one kind.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/device
 */
export const device = {
  label: label('Name', ''),
  /** How many. Default 1. */
  count: whole('Count', null, 'uint64'),
  /** Conditions on the device's attributes, such as `${device.attr.memory}`. */
  constraint: blocks('Constraints', constraint),
  /** Preferences among devices that would do. */
  affinity: blocks('Affinities', affinity),
} as const satisfies FieldsOf<RequestedDeviceSpec>;

/**
 * Wishes about memory nodes for a task that reserves `Cores`. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/numa
 */
export const numa = {
  /** Whether all cores must be near the same memory. Default `none`. */
  affinity: text('Affinity', ''),
  /** Names of the task's devices that must be near the same memory as its cores; null if it does not matter. */
  devices: texts('Devices'),
} as const satisfies FieldsOf<NUMAResourceSpec>;

/**
 * The resources that a task is given.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/resources
 */
export const resources = {
  /** Share of processor time, in MHz. Default 100, or 0 if `Cores` is given; not both. */
  cpu: whole('CPU'),
  /** Whole processor cores for this task alone. Default 0: none are reserved. */
  cores: whole('Cores'),
  /** Memory the task is sure to have, in MiB. Default 300, at least 10. */
  memory: whole('MemoryMB'),
  /** Memory the task may use while the node has some to spare, in MiB. Needs oversubscription. Default 0: no more than `MemoryMB`. */
  memoryMax: whole('MemoryMaxMB'),
  /** Not used for a task: always 0. A group's disk is its `EphemeralDisk`. */
  disk: whole('DiskMB'),
  /**
   * Networks of this task alone; null if there are none.
   *
   * @deprecated since Nomad 0.12: networks belong to the group.
   */
  network: blocks('Networks', network),
  /** Devices such as GPUs; null if none are asked for. */
  device: blocks('Devices', device),
  /** Wishes about memory nodes (NUMA); null if there are none. */
  numa: block('NUMA', numa),
  /** Size of the in-memory secrets directory, in MiB; part of the task's memory. Default 0: the node's default of 1 MiB. */
  secrets: whole('SecretsMB'),
  /**
   * Disk operations a second.
   *
   * @deprecated since Nomad 0.9: it has no effect.
   */
  iops: whole('IOPS'),
} as const satisfies FieldsOf<ResourcesSpec>;

/**
 * The disk space of an allocation, gone with it unless it is carried over.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/ephemeral_disk
 */
export const ephemeralDisk = {
  /** Places a new version on the same node if possible and carries the data over. Default false. */
  sticky: flag('Sticky'),
  /** As `sticky`, and copies the data from the old node when the allocation moves to another. Default false. */
  migrate: flag('Migrate'),
  /** Space in MB that the scheduler sets aside, logs included; it is not enforced. Default 300, at least 10. */
  size: whole('SizeMB'),
} as const satisfies FieldsOf<EphemeralDiskSpec>;
