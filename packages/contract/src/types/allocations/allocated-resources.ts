/** What an allocation holds on its node. */

import type { NetworkResource } from '../jobs/resources.js';
import type { TaskLifecycle } from '../jobs/task.js';

/**
 * Resources reserved on a node for an allocation.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#read-allocation
 */
export interface AllocatedResources {
  /** What each task holds, by task. */
  Tasks: Record<string, AllocatedTaskResources>;
  /** Each task's `lifecycle` block, by task; `null` for a main task. Tasks that never run together share room. */
  TaskLifecycles: Record<string, TaskLifecycle | null>;
  /** What the group holds for all its tasks. */
  Shared: AllocatedSharedResources;
}

/**
 * Resources of one task.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/resources
 */
export interface AllocatedTaskResources {
  /** Processor time or whole cores. */
  Cpu: AllocatedCpuResources;
  /** Memory, reserved and at most. */
  Memory: AllocatedMemoryResources;
  /** Networks that the task itself asked for, the old form; `null` when the group has them. */
  Networks: NetworkResource[] | null;
  /** Devices such as GPUs; `null` when none were asked for. */
  Devices: AllocatedDeviceResource[] | null;
}

/**
 * Resources of the group that belong to no single task.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/ephemeral_disk
 */
export interface AllocatedSharedResources {
  /** Ephemeral disk, MB. */
  DiskMB: number;
  /** The group's networks with the addresses and ports it got; `null` without a `network` block. */
  Networks: NetworkResource[] | null;
  /** Every port of the group with its address; `null` without ports. */
  Ports: PortMapping[] | null;
}

/**
 * Processor share of a task.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/resources#cpu
 */
export interface AllocatedCpuResources {
  /** MHz; with reserved cores the sum of their speeds. */
  CpuShares: number;
  /** Numbers of the cores that are the task's alone; `null` when it asked for `cpu`, not `cores`. */
  ReservedCores: number[] | null;
}

/**
 * Memory of a task.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/resources#memory
 */
export interface AllocatedMemoryResources {
  /** Reserved, MiB. */
  MemoryMB: number;
  /** How far it may go beyond with oversubscription, MiB; `0` means no further than `MemoryMB`. */
  MemoryMaxMB: number;
}

/**
 * Device instances given to a task.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/device
 */
export interface AllocatedDeviceResource {
  /** Who makes it, such as `nvidia`. */
  Vendor: string;
  /** Kind of device, such as `gpu`. */
  Type: string;
  /** Model, such as `1080ti`. */
  Name: string;
  /** The instances, as their plugin names them. */
  DeviceIDs: string[];
}

/**
 * A port of the group on its node. Keys whose value would be empty are left out.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/network#port-parameters
 */
export interface PortMapping {
  /** The port's label in the job. */
  Label: string;
  /** The port on the host. */
  Value: number;
  /** The port inside the network namespace; absent when it is the host's, `-1` means the same number as `Value`. */
  To?: number;
  /** The host address that it is bound to. */
  HostIP?: string;
  /** The port may be shared with other allocations; absent means no. */
  IgnoreCollision?: boolean;
}
