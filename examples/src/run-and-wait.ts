// Runs a batch job and waits for its end. The program's exit code is that of the task.

import { Nomad } from '@yurt/client';
import type { JobSpec } from '@yurt/contract';

const job: JobSpec = {
  ID: 'say-hello',
  Type: 'batch',
  TaskGroups: [
    {
      Name: 'main',
      RestartPolicy: { Attempts: 0, Mode: 'fail' },
      ReschedulePolicy: { Attempts: 0, Unlimited: false },
      Tasks: [
        {
          Name: 'main',
          Driver: 'raw_exec',
          Config: { command: '/bin/sh', args: ['-c', 'echo Hello from $NOMAD_ALLOC_NAME'] },
          Resources: { CPU: 50, MemoryMB: 32 },
        },
      ],
    },
  ],
};

const nomad = new Nomad();
const { EvalID } = await nomad.jobs.register(job);

for await (const allocations of nomad.evaluations.allocations(EvalID).watch()) {
  const [allocation] = allocations;
  if (!allocation || allocation.ClientStatus === 'pending' || allocation.ClientStatus === 'running') continue;
  const ended = allocation.TaskStates?.['main']?.Events?.find((event) => event.Type === 'Terminated');
  console.log(`${allocation.Name}: ${allocation.ClientStatus}, exit code ${ended?.ExitCode ?? 'unknown'}`);
  process.exitCode = ended?.ExitCode ?? 1;
  break;
}

await nomad.close();
