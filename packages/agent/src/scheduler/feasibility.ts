/** Whether a node could run a group at all, and if not, why not. */

import type { Job, Node, TaskGroup, VolumeRequest } from '@yurt/contract';
import { constraintText, escapesClass, meetsConstraint } from './operands.js';
import type { SchedulerView } from './view.js';

/** The constraints of a group and its tasks, in the order in which they are looked at. */
function groupConstraints(group: TaskGroup): NonNullable<TaskGroup['Constraints']> {
  return [...(group.Constraints ?? []), ...group.Tasks.flatMap((task) => task.Constraints ?? [])];
}

/** Whether a datacenter matches one of a job's patterns, of which `*` is any text. */
export function matchesDatacenter(patterns: readonly string[], datacenter: string): boolean {
  return patterns.some((pattern) => {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    return new RegExp(`^${source}$`).test(datacenter);
  });
}

/** Whether a node takes new allocations. */
export function isReady(node: Node): boolean {
  return node.Status === 'ready' && node.DrainStrategy === null && node.SchedulingEligibility === 'eligible';
}

/** Whether a node is in a pool. The pool `all` holds every node. */
export function isInPool(node: Node, pool: string): boolean {
  return pool === 'all' || node.NodePool === pool;
}

/** Whether the node has the drivers of all tasks, found and healthy. */
function hasDrivers(group: TaskGroup, node: Node): boolean {
  return group.Tasks.every(({ Driver }) => {
    const info = Object.hasOwn(node.Drivers, Driver) ? node.Drivers[Driver] : undefined;
    if (info !== undefined) return info.Detected && info.Healthy;
    const attribute = node.Attributes[`driver.${Driver}`];
    return attribute === '1' || attribute === 'true';
  });
}

function hasNetwork(group: TaskGroup, node: Node): boolean {
  const mode = group.Networks?.[0]?.Mode ?? 'host';
  if (group.Networks === null || mode === 'host' || mode === 'none' || mode === '') return true;
  if (node.NodeResources.Networks.some((network) => network.Mode === mode)) return true;
  return (node.NodeResources.NodeNetworks ?? []).some((network) => network.Mode === mode);
}

function hasHostVolume(
  request: VolumeRequest,
  node: Node,
  setting: { readonly view: SchedulerView; readonly namespace: string; readonly allocName: string },
): boolean {
  const suffix = /\[\d+\]$/.exec(setting.allocName)?.[0] ?? '';
  const source = request.PerAlloc ? `${request.Source}${suffix}` : request.Source;
  const volume = Object.hasOwn(node.HostVolumes, source) ? node.HostVolumes[source] : undefined;
  if (volume === undefined) return false;
  if (volume.ID === '') return request.ReadOnly || !volume.ReadOnly;
  const registered = setting.view.hostVolume(setting.namespace, volume.ID);
  if (registered === undefined || registered.State !== 'ready') return false;
  const capable = registered.RequestedCapabilities.some(
    ({ AccessMode, AttachmentMode }) =>
      (request.AccessMode === '' || AccessMode === request.AccessMode) &&
      (request.AttachmentMode === '' || AttachmentMode === request.AttachmentMode),
  );
  return capable && singleUserFits(request, registered.RequestedCapabilities, volume.ID, node, setting);
}

/** A volume for a single writer serves one allocation at a time. */
function singleUserFits(
  request: VolumeRequest,
  capabilities: readonly { readonly AccessMode: string }[],
  volumeId: string,
  node: Node,
  setting: { readonly view: SchedulerView; readonly namespace: string; readonly allocName: string },
): boolean {
  const mode = request.AccessMode === '' ? capabilities[0]?.AccessMode : request.AccessMode;
  if (mode !== 'single-node-single-writer' || request.ReadOnly) return true;
  for (const allocation of setting.view.allocationsOnNode(node.ID)) {
    if (allocation.DesiredStatus !== 'run' || allocation.ClientStatus === 'failed') continue;
    if (allocation.ClientStatus === 'complete' || allocation.ClientStatus === 'lost') continue;
    if (allocation.Namespace !== setting.namespace || allocation.Name === setting.allocName) continue;
    const group = allocation.Job?.TaskGroups.find(({ Name }) => Name === allocation.TaskGroup);
    const uses = Object.values(group?.Volumes ?? {}).some(
      (other) => other.Type === 'host' && !other.ReadOnly && node.HostVolumes[other.Source]?.ID === volumeId,
    );
    if (uses) return false;
  }
  return true;
}

/** Checks nodes for one group of one job. */
export class Feasibility {
  readonly #job: Job;
  readonly #group: TaskGroup;
  readonly #view: SchedulerView;
  readonly #eligibility = new Map<string, boolean>();

  constructor(job: Job, group: TaskGroup, view: SchedulerView) {
    this.#job = job;
    this.#group = group;
    this.#view = view;
  }

  /** True when a constraint looks at single nodes. */
  get escapesClasses(): boolean {
    return [...(this.#job.Constraints ?? []), ...groupConstraints(this.#group)].some(escapesClass);
  }

  /** The classes that were seen, and whether nodes of them could run the group. */
  get classes(): ReadonlyMap<string, boolean> {
    return this.#eligibility;
  }

  /** Why the node can't run an allocation of this name; `undefined` when it can. */
  reason(node: Node, allocName: string): string | undefined {
    const ofClass = this.#classReason(node);
    if (node.ComputedClass !== '') {
      this.#eligibility.set(
        node.ComputedClass,
        (this.#eligibility.get(node.ComputedClass) ?? false) || ofClass === undefined,
      );
    }
    return ofClass ?? this.#volumeReason(node, allocName);
  }

  #classReason(node: Node): string | undefined {
    const unmet = (this.#job.Constraints ?? []).find((constraint) => !meetsConstraint(constraint, node));
    if (unmet !== undefined) return constraintText(unmet);
    if (!hasDrivers(this.#group, node)) return 'missing drivers';
    const groupUnmet = groupConstraints(this.#group).find((constraint) => !meetsConstraint(constraint, node));
    if (groupUnmet !== undefined) return constraintText(groupUnmet);
    if (this.#group.Tasks.some((task) => (task.Resources.Devices ?? []).length > 0)) return 'missing devices';
    return hasNetwork(this.#group, node) ? undefined : 'missing network';
  }

  #volumeReason(node: Node, allocName: string): string | undefined {
    const setting = { view: this.#view, namespace: this.#job.Namespace, allocName };
    for (const request of Object.values(this.#group.Volumes ?? {})) {
      if (request.Type === 'csi') return `CSI volume ${request.Source} not found`;
      if (!hasHostVolume(request, node, setting)) return 'missing compatible host volumes';
    }
    return undefined;
  }
}
