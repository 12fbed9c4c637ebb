// Writes a job in TypeScript, runs it, and waits for its end: one task for each name that is given.

import { Nomad } from '@yurt/client';
import { job, type TaskInput } from '@yurt/jobspec';

const names = process.argv.slice(2);

const greet = (name: string): TaskInput => ({
  driver: 'raw_exec',
  config: { command: '/bin/sh', args: ['-c', 'echo "Hello $NAME" > "$NOMAD_ALLOC_DIR/$NOMAD_TASK_NAME"'] },
  env: { NAME: name },
  resources: { cpu: 20, memory: 20 },
  killTimeout: '2s',
});

const greetings = job('greetings', {
  type: 'batch',
  group: {
    main: {
      restart: { attempts: 0, mode: 'fail' },
      reschedule: { attempts: 0, unlimited: false },
      task: Object.fromEntries(names.map((name, at) => [`greet-${at}`, greet(name)])),
    },
  },
});

const nomad = new Nomad();
const { EvalID } = await nomad.jobs.register(greetings);

for await (const [allocation] of nomad.evaluations.allocations(EvalID).watch()) {
  if (allocation?.ClientStatus !== 'complete' && allocation?.ClientStatus !== 'failed') continue;
  console.log(`${allocation.Name}: ${allocation.ClientStatus}`);
  for (const at of names.keys()) {
    process.stdout.write(await nomad.client.fs.cat(allocation.ID, `alloc/greet-${at}`));
  }
  break;
}

await nomad.close();
