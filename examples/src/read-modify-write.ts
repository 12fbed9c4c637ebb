// Changes one thing about a job and nothing else. `exact` keeps every digit of what was read; the check index makes the
// server refuse if somebody else was faster.

import { CheckIndexConflictError, Nomad } from '@yurt/client';

const [jobId = 'web'] = process.argv.slice(2);
const nomad = new Nomad();

for (;;) {
  const job = await nomad.jobs.read(jobId).exact();
  job.Meta = { ...job.Meta, reviewed: 'yes' };
  try {
    await nomad.jobs.register(job, { checkIndex: job.JobModifyIndex });
    break;
  } catch (error) {
    if (!(error instanceof CheckIndexConflictError)) throw error;
    console.log('changed by somebody else in between: reading again');
  }
}

console.log(`version ${(await nomad.jobs.read(jobId)).Version} of ${jobId} is reviewed`);
await nomad.close();
