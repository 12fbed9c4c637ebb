/**
 * The agents that are measured against each other: ours, in a process of its own, and the Nomad whose program `NOMAD_BIN`
 * names, in its development mode. Both keep state in memory, on loopback, and run `raw_exec`.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Nomad } from '@yurt/client';
import { Companion } from '../harness/companion.js';

/** A running agent and a client of it. */
export interface Contender {
  readonly nomad: Nomad;
  readonly pid: number;
  /** Milliseconds from starting the process until its node is ready. */
  readonly ready: number;
  /** Milliseconds that `startAgent()` itself took; absent for Nomad. */
  readonly embedded?: number;
  stop(): Promise<void>;
}

const program = new URL('../processes/embedded-agent.js', import.meta.url);

/** The program of a real Nomad, when there is one to compare with. */
export const nomadProgram = process.env['NOMAD_BIN'];

/** Asks until the node is there, its driver works, and jobs can be placed on it. */
async function nodeReady(nomad: Nomad, companion: Companion): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  while (!companion.ended && !signal.aborted) {
    try {
      const [node] = await nomad.nodes.list({ signal });
      if (node?.Status === 'ready' && node.Drivers['raw_exec']?.Healthy === true) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(companion.ended ? 'the agent ended before it was ready' : 'the agent was not ready within a minute');
}

/** Starts our agent. */
export async function startYurt(): Promise<Contender> {
  const started = performance.now();
  const companion = Companion.node(program);
  const { address, ready: embedded } = JSON.parse(await companion.line()) as { address: string; ready: number };
  const nomad = new Nomad({ address, environment: {} });
  await nodeReady(nomad, companion);
  const ready = performance.now() - started;
  const stop = async (): Promise<void> => {
    await nomad.close();
    await companion.stop();
  };
  return { nomad, pid: companion.pid, ready, embedded, stop };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

/** Starts Nomad in its development mode, with ports and a folder of its own. */
export async function startNomad(command: string): Promise<Contender> {
  const folder = await mkdtemp(join(tmpdir(), 'yurt-bench-'));
  const [http, rpc, serf] = await Promise.all([freePort(), freePort(), freePort()]);
  const settings = {
    ports: { http, rpc, serf },
    disable_update_check: true,
    log_level: 'ERROR',
    client: {
      network_interface: 'lo',
      // Asking clouds for what they know of the machine may take it most of a minute where there is none.
      options: { 'fingerprint.denylist': 'env_aws,env_azure,env_digitalocean,env_gce' },
    },
  };
  await writeFile(join(folder, 'agent.json'), JSON.stringify(settings));
  const started = performance.now();
  const args = ['agent', '-dev', '-bind', '127.0.0.1', '-config', join(folder, 'agent.json')];
  const companion = Companion.start(command, args, { TMPDIR: folder });
  const nomad = new Nomad({ address: `http://127.0.0.1:${http}`, environment: {}, retry: false });
  await nodeReady(nomad, companion);
  const ready = performance.now() - started;
  const stop = async (): Promise<void> => {
    await nomad.close();
    await companion.stop('SIGINT');
    await rm(folder, { recursive: true, force: true });
  };
  return { nomad, pid: companion.pid, ready, stop };
}
