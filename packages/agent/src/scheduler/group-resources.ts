/** What a group asks of a node, in the forms in which an allocation carries it. */

import type { AllocatedCpuResources, AllocatedResources, Allocation, Resources, TaskGroup } from '@yurt/contract';
import { noResources } from './placement-metrics.js';
import type { PortOffer } from './ports.js';

/** The resources that an allocation of the group is given, with the ports and, by task, the cores that were found. */
export function allocatedResources(
  group: TaskGroup,
  offer: PortOffer | undefined,
  oversubscribe: boolean,
  cores: ReadonlyMap<string, AllocatedCpuResources>,
): AllocatedResources {
  return {
    Tasks: Object.fromEntries(
      group.Tasks.map(({ Name, Resources: asked }) => {
        const most = asked.MemoryMaxMB > 0 ? asked.MemoryMaxMB + asked.SecretsMB : asked.MemoryMaxMB;
        return [
          Name,
          {
            Cpu: cores.get(Name) ?? { CpuShares: asked.CPU, ReservedCores: null },
            Memory: { MemoryMB: asked.MemoryMB + asked.SecretsMB, MemoryMaxMB: oversubscribe ? most : 0 },
            Networks: null,
            Devices: null,
          },
        ];
      }),
    ),
    TaskLifecycles: Object.fromEntries(group.Tasks.map(({ Name, Lifecycle }) => [Name, Lifecycle])),
    Shared: {
      Networks: offer === undefined ? null : [offer.network],
      DiskMB: group.EphemeralDisk.SizeMB,
      Ports: offer === undefined ? null : offer.ports,
    },
  };
}

/** The older forms of the same, which Nomad still sends with an allocation. */
export function legacyResources(
  group: TaskGroup,
  resources: AllocatedResources,
): Pick<Allocation, 'Resources' | 'SharedResources' | 'TaskResources'> {
  const networks = resources.Shared.Networks;
  const disk = resources.Shared.DiskMB;
  const tasks: [string, Resources][] = group.Tasks.map(({ Name, Resources: asked }) => {
    const given = resources.Tasks[Name];
    return [
      Name,
      {
        ...noResources(),
        CPU: given?.Cpu.CpuShares ?? asked.CPU,
        MemoryMB: given?.Memory.MemoryMB ?? asked.MemoryMB,
        MemoryMaxMB: given?.Memory.MemoryMaxMB ?? 0,
      },
    ];
  });
  const total = noResources();
  for (const [, task] of tasks) {
    total.CPU += task.CPU;
    total.MemoryMB += task.MemoryMB;
    total.MemoryMaxMB += task.MemoryMaxMB > 0 ? task.MemoryMaxMB : task.MemoryMB;
  }
  return {
    Resources: { ...total, DiskMB: disk, Networks: networks },
    SharedResources: { ...noResources(), DiskMB: disk, Networks: networks },
    TaskResources: Object.fromEntries(tasks),
  };
}
