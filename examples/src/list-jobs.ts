// Lists every job of every namespace, 50 at a time. Pages are fetched as the loop gets to them.

import { Nomad } from '@yurt/client';

const nomad = new Nomad(); // NOMAD_ADDR, NOMAD_TOKEN and the others, as for every tool of Nomad

for await (const job of nomad.jobs.list({ namespace: '*', perPage: 50 })) {
  console.log(`${job.Namespace}/${job.ID}  ${job.Type}  ${job.Status}`);
}

await nomad.close();
