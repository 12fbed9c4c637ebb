// Looks into the directory of an allocation: lists it, reads a whole file, and a piece from the middle of one.

import { Nomad } from '@yurt/client';

const [jobId = 'web', task = 'main'] = process.argv.slice(2);
const nomad = new Nomad();

const [allocation] = await nomad.jobs.allocations(jobId);
if (!allocation) throw new Error(`The job ${jobId} has no allocations.`);

for (const file of await nomad.client.fs.list(allocation.ID, '/')) {
  console.log(`${file.FileMode}  ${String(file.Size).padStart(8)}  ${file.Name}${file.IsDir ? '/' : ''}`);
}

const log = `alloc/logs/${task}.stdout.0`;
const { Size, ContentType } = await nomad.client.fs.stat(allocation.ID, log);
console.log(`${log}: ${Size} bytes of ${ContentType}`);

const text = new TextDecoder();
console.log(text.decode(await nomad.client.fs.cat(allocation.ID, log)).trimEnd());
console.log(`bytes 6 to 11: ${text.decode(await nomad.client.fs.readAt(allocation.ID, log, 6, { limit: 5 }))}`);

await nomad.close();
