/** Reads an allocation and its node through `/v1/client`: statistics, metadata, and files in all four ways. */

import type { Nomad } from '@yurt/client';
import type { AllocationListStub } from '@yurt/contract';
import { detail, size, tell } from './story.js';

const text = new TextDecoder();

/** Tells what the node's own endpoints say. */
export async function lookAround(nomad: Nomad, { ID, NodeID }: AllocationListStub, signal: AbortSignal): Promise<void> {
  const { ResourceUsage } = await nomad.client.allocation.stats(ID, { signal });
  const { MemoryStats, CpuStats } = ResourceUsage ?? {};
  tell(
    `allocation uses ${size(MemoryStats?.RSS ?? 0)} of memory and ${(CpuStats?.Percent ?? 0).toFixed(1)} % of a CPU`,
  );

  const { Memory, Uptime } = await nomad.client.stats({ nodeId: NodeID, signal });
  detail(`node has ${size(Memory.Available)} of ${size(Memory.Total)} free, up ${Uptime} s`);
  const { Meta } = await nomad.client.metadata.read({ nodeId: NodeID, signal });
  detail(
    `node metadata: ${
      Object.keys(Meta ?? {})
        .toSorted()
        .slice(0, 4)
        .join(', ') || 'none'
    }`,
  );

  const { fs } = nomad.client;
  const log = 'alloc/logs/main.stdout.0';
  const files = await fs.list(ID, 'alloc/logs', { signal });
  tell(`files: ls alloc/logs → ${files.map((file) => file.Name).join(' ')}`);
  const { Size, FileMode } = await fs.stat(ID, log, { signal });
  detail(`stat ${log} → ${Size} bytes, ${FileMode}`);
  const first = text.decode(await fs.cat(ID, log, { signal })).split('\n', 1)[0];
  detail(`cat ${log} → ${first} …`);
  detail(`readat ${log} 7 6 → ${text.decode(await fs.readAt(ID, log, 7, { limit: 6, signal }))}`);
}
