// The main job of Yurt, on real processes: a claim becomes a volume, a job writes to it, another one reads what was
// written, and everything is removed again. With NOMAD_ADDR set it happens on that Nomad, else on an agent of its own.

import { readFile } from 'node:fs/promises';
import { Nomad } from '@yurt/client';
import { attachmentOf, NomadOrchestrator, readClaim, VolumeNotFoundError, volumeNameOf } from '@yurt/storage';
import { parse } from 'yaml';
import { reader, writer } from './jobs.js';
import { lookAround } from './look-around.js';
import { drivers, usableNode } from './preflight.js';
import { place, readToEnd, stop } from './run.js';
import { detail, elapsed, size, tell } from './story.js';

const interrupted = new AbortController();
const { signal } = interrupted;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => interrupted.abort(new Error(name)));
}

/** What is to be undone, last first, however the program ends. */
const undo: (() => Promise<unknown>)[] = [];

async function story(): Promise<void> {
  const nomad = new Nomad({ address: process.env['NOMAD_ADDR'] || (await ownAgent()) });
  undo.push(() => nomad.close());
  const node = await usableNode(nomad, signal);
  tell(`agent ready at ${nomad.addresses.join(', ')}`);
  detail(`node ${node.Name} (${node.ID.slice(0, 8)}), drivers ${drivers(node).join(', ')}`);

  const claim = readClaim(parse(await readFile(new URL('../../quickstart/claim.yaml', import.meta.url), 'utf8')));
  const storage = new NomadOrchestrator(nomad);
  tell(`claim ${claim.metadata?.name} asks for ${claim.spec?.resources?.requests?.['storage']}`);
  undo.push(() => removeLeftover(storage, volumeNameOf(claim.metadata?.name ?? '')));
  const volume = await storage.storagePlacementReq(claim, {
    signal,
    onPhase: ({ phase, message }) => tell(`claim is ${phase}: ${message}`),
  });
  const attached = attachmentOf(volume);
  detail(
    `volume ${volume.metadata?.name}, ${volume.spec?.capacity?.['storage']}, on ${node.Name} at ${attached.hostPath}`,
  );

  const written = await place(nomad, writer(attached), undo, signal);
  for await (const line of nomad.allocations.logs(written.ID, { task: 'main', signal }).lines()) {
    tell(`log: ${line}`);
    if (line === 'done') break;
  }
  signal.throwIfAborted();
  await lookAround(nomad, written, signal);
  await stop(nomad, 'quickstart-writer', signal);
  tell('the writer is stopped; its data stays');

  const read = await place(nomad, reader(attached), undo, signal);
  const notes = await readToEnd(nomad, read.ID, signal);
  for (const note of notes) tell(`read back: ${note}`);
  if (notes.length !== 3)
    throw new Error(`The second job read ${notes.length} notes, not the 3 that the first one wrote.`);

  await stop(nomad, 'quickstart-reader', signal);
  const { outcome } = await storage.storageRemovalReq(volume, { signal });
  tell(`volume ${outcome}, as its reclaim policy ${volume.spec?.persistentVolumeReclaimPolicy} says`);
}

/** Removes a volume that is still there, such as one whose placement was interrupted. */
async function removeLeftover(storage: NomadOrchestrator, name: string): Promise<void> {
  try {
    await storage.storageRemovalReq(await storage.getVolume(name));
  } catch (error) {
    if (!(error instanceof VolumeNotFoundError)) throw error;
  }
}

/** Starts an agent that keeps everything in a temporary folder of its own and takes it away with it; the result is its address. */
async function ownAgent(): Promise<string> {
  const { startAgent } = await import('@yurt/agent');
  const agent = await startAgent();
  undo.push(() => agent.close());
  return agent.address;
}

try {
  await story();
} catch (error) {
  if (signal.aborted) tell('interrupted: cleaning up');
  else tell(`failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = signal.aborted ? 130 : 1;
} finally {
  for (const step of undo.toReversed()) {
    await step().catch((error: unknown) => detail(`while cleaning up: ${String(error)}`));
  }
}

if (process.exitCode === undefined) {
  tell(`everything is stopped and gone; ${size(process.memoryUsage.rss())} of memory, ${elapsed()} in all`);
  console.log(`
What to try next:
  npx yurt dev                       an agent that stays, for your own jobs
  npx yurt run web.nomad.hcl         run a job on it and watch it start
  npx yurt volume claim claim.yaml   a volume for it
  examples/src                       short programs for every part of the client
Set NOMAD_ADDR and run this again: the same happens on that Nomad.`);
}
