// Asks each node about itself: memory, load, and its metadata, of which one key is set and removed again.

import { Nomad } from '@yurt/client';

const nomad = new Nomad();

for (const { ID, Name } of await nomad.nodes.list()) {
  const { Memory, Uptime } = await nomad.client.stats({ nodeId: ID });
  console.log(
    `${Name}: ${Math.round(Memory.Available / 2 ** 20)} MiB of ${Math.round(Memory.Total / 2 ** 20)} MiB free, up ${Uptime} s`,
  );

  await nomad.client.metadata.apply({ 'last-visit': new Date().toISOString() }, { nodeId: ID });
  const { Dynamic } = await nomad.client.metadata.read({ nodeId: ID });
  console.log(`${Name}: dynamic metadata ${Object.keys(Dynamic ?? {}).join(', ')}`);
  await nomad.client.metadata.apply({ 'last-visit': null }, { nodeId: ID });
}

await nomad.close();
