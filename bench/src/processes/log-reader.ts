/**
 * Reads a log of a given length from a server and says, as one line of JSON, how its memory went: bytes resident after a
 * sixteenth of the log, at most from then on, and at the end.
 */

import { Nomad } from '@yurt/client';

const [address = '', length = '0'] = process.argv.slice(2);
const total = Number(length);
const nomad = new Nomad({ address, environment: {} });
let read = 0;
let early = 0;
let most = 0;
for await (const { data } of nomad.client.fs.logs('a', { task: 'web', type: 'stdout', offset: total })) {
  read += data.length;
  if (read < total / 16) continue;
  const { rss } = process.memoryUsage();
  early ||= rss;
  most = Math.max(most, rss);
}
await nomad.close();
console.log(JSON.stringify({ read, early, most, end: process.memoryUsage().rss }));
