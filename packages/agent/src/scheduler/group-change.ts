/** Whether an allocation of an earlier version can stay as it is, can be updated where it runs, or must be replaced. */

import type { Job, NetworkResource, Task, TaskGroup } from '@yurt/contract';
import { sameValue } from '../jobs/spec-equality.js';

/** A group of a job by name. */
export function groupOf(job: Job | undefined, name: string): TaskGroup | undefined {
  return job?.TaskGroups.find((group) => group.Name === name);
}

function networkShape(networks: readonly NetworkResource[] | null): unknown {
  return (networks ?? []).map(({ Mode, MBits, Hostname, DNS, CNI, ReservedPorts, DynamicPorts }) => ({
    Mode,
    MBits,
    Hostname,
    DNS,
    CNI,
    ReservedPorts: [...(ReservedPorts ?? [])].toSorted((a, b) => (a.Label < b.Label ? -1 : 1)),
    DynamicPorts: [...(DynamicPorts ?? [])].toSorted((a, b) => (a.Label < b.Label ? -1 : 1)),
  }));
}

/** What of a task can't change while it runs. */
function fixedPart(task: Task): unknown {
  const { CPU, Cores, MemoryMB, MemoryMaxMB, Devices, NUMA, SecretsMB } = task.Resources;
  return {
    Driver: task.Driver,
    User: task.User,
    Config: task.Config,
    Env: task.Env,
    Artifacts: task.Artifacts,
    Vault: task.Vault,
    Secrets: task.Secrets,
    Consul: task.Consul,
    Templates: task.Templates,
    CSIPluginConfig: task.CSIPluginConfig,
    VolumeMounts: task.VolumeMounts,
    Networks: networkShape(task.Resources.Networks),
    Resources: { CPU, Cores, MemoryMB, MemoryMaxMB, Devices, NUMA, SecretsMB },
    Identity: task.Identity,
    Identities: task.Identities,
    LogsDisabled: task.LogConfig.Disabled,
    RenderTemplates: task.RestartPolicy.RenderTemplates,
  };
}

function mergedMeta(job: Job, group: TaskGroup, task: Task): Record<string, string> {
  return { ...job.Meta, ...group.Meta, ...task.Meta };
}

/** Whether going from one version of a job to another means new processes for a group. */
export function needsReplacement(before: Job, after: Job, name: string): boolean {
  const [a, b] = [groupOf(before, name), groupOf(after, name)];
  if (a === undefined || b === undefined || a.Tasks.length !== b.Tasks.length) return true;
  const fixed = (group: TaskGroup): unknown => ({
    EphemeralDisk: group.EphemeralDisk,
    Networks: networkShape(group.Networks),
    Consul: group.Consul,
    Volumes: group.Volumes,
    RenderTemplates: group.RestartPolicy.RenderTemplates,
    Connect: (group.Services ?? [])
      .filter((service) => service.Connect !== null)
      .map(({ Name, PortLabel, Cluster, Connect }) => ({ Name, PortLabel, Cluster, Connect })),
  });
  if (!sameValue(fixed(a), fixed(b))) return true;
  return a.Tasks.some((task) => {
    const other = b.Tasks.find((candidate) => candidate.Name === task.Name);
    if (other === undefined || !sameValue(fixedPart(task), fixedPart(other))) return true;
    return !sameValue(mergedMeta(before, a, task), mergedMeta(after, b, other));
  });
}
