// Prints a job's summary whenever it changes, until nothing of the job runs any more. No polling: each question waits at
// the server until there is something new.

import { Nomad } from '@yurt/client';

const [jobId = 'web'] = process.argv.slice(2);
const nomad = new Nomad();

for await (const summary of nomad.jobs.summary(jobId).watch()) {
  let alive = 0;
  for (const [group, counts] of Object.entries(summary.Summary)) {
    console.log(`${group}: ${counts.Queued} queued, ${counts.Starting} starting, ${counts.Running} running`);
    alive += counts.Queued + counts.Starting + counts.Running;
  }
  if (alive === 0) break;
}

await nomad.close();
