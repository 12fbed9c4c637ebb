// Empties a node one allocation at a time: no new ones come to it, each old one is stopped, and the next one waits until
// its replacement runs elsewhere. `nomad.nodes.drain` does this on the servers; by hand, you can look at every step.

import { Nomad } from '@yurt/client';

const [nodeId] = process.argv.slice(2);
if (!nodeId) throw new Error('Give the ID of a node: yurt node status lists them.');
const nomad = new Nomad();

await nomad.nodes.setEligibility(nodeId, 'ineligible');

for (const { ID, Name, DesiredStatus, ClientStatus } of await nomad.nodes.allocations(nodeId)) {
  if (DesiredStatus !== 'run' || ClientStatus !== 'running') continue;
  await nomad.allocations.stop(ID);
  for await (const { NextAllocation } of nomad.allocations.read(ID).watch()) {
    if (!NextAllocation) continue;
    for await (const next of nomad.allocations.read(NextAllocation).watch()) {
      if (next.ClientStatus !== 'running') continue;
      console.log(`${Name} moved to ${next.NodeName}`);
      break;
    }
    break;
  }
}

console.log('the node is empty');
await nomad.close();
