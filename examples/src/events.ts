// Prints what happens to jobs and their allocations, from now on, until Ctrl-C.

import { Nomad } from '@yurt/client';

const nomad = new Nomad();
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

const events = nomad.events.subscribe({
  topics: { Job: ['*'], Allocation: ['*'] },
  signal: stop.signal,
  onGap: (gap) => console.log(`events after index ${gap.after} may be lost: read again what you follow`),
});

console.log('waiting for events');
for await (const event of events) {
  // The topic tells the compiler what the payload holds.
  if (event.Topic === 'Job') console.log(`${event.Type}: job ${event.Payload.Job.ID}`);
  else console.log(`${event.Type}: ${event.Payload.Allocation.Name} ${event.Payload.Allocation.ClientStatus}`);
}

await nomad.close();
