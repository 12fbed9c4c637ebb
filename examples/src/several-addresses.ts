// Talks to a cluster by several of its agents. The client stays with one while it answers and moves to the next when it
// does not: the first address here leads nowhere.

import { Nomad } from '@yurt/client';

const nomad = new Nomad({
  addresses: ['http://127.0.0.1:1', process.env['NOMAD_ADDR'] ?? 'http://127.0.0.1:4646'],
});

console.log(`the leader is ${await nomad.status.leader()}`);

await nomad.close();
