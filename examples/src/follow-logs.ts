// Follows what a task writes, from its first line until it has ended, over cuts of the connection and rotated files.

import { Nomad } from '@yurt/client';

const [jobId = 'web', task = 'main'] = process.argv.slice(2);
const nomad = new Nomad();

const [newest] = (await nomad.jobs.allocations(jobId)).toSorted((a, b) => b.CreateIndex - a.CreateIndex);
if (!newest) throw new Error(`The job ${jobId} has no allocations.`);

for await (const line of nomad.allocations.logs(newest.ID, { task }).lines()) {
  console.log(line);
}

await nomad.close();
