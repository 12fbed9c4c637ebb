import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answer, refuse, scriptedServer } from './core/fixtures/scripted-server.js';
import type { ScriptedServer } from './core/fixtures/scripted-server.js';
import { ArgumentError, ConnectionError, Nomad, NotFoundError, TimeoutError } from './index.js';

describe('a client', () => {
  let server: ScriptedServer;
  let nomad: Nomad;
  beforeEach(async () => {
    server = await scriptedServer(({ url }, response) => {
      if (url.includes('missing')) refuse(response, 404, 'job not found');
      else if (url.includes('cut')) response.socket?.destroy();
      else if (!url.includes('silent')) answer(response, { ID: 'web' });
    });
    nomad = new Nomad({ environment: {}, address: server.address, namespace: 'team', retry: false });
  });
  afterEach(async () => {
    await nomad.close();
    await server.close();
  });

  it('shows where it goes, and nothing else', () => {
    expect(inspect(nomad, { breakLength: Infinity, compact: true })).toBe(
      `Nomad { addresses: [ '${server.address}' ], region: undefined, namespace: 'team' }`,
    );
    expect(JSON.parse(JSON.stringify(nomad))).toEqual({ addresses: [server.address], namespace: 'team' });
  });

  it.each([
    ['missing', NotFoundError],
    ['cut', ConnectionError],
    ['silent', TimeoutError],
    ['..', ArgumentError],
  ])('fails with the line of its caller: %s', async (jobId, kind) => {
    async function askedHere(): Promise<unknown> {
      return await nomad.jobs.read(jobId, { timeout: jobId === 'silent' ? 100 : 60_000 });
    }
    const error: unknown = await askedHere().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(kind);
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    expect(frames.findIndex((line) => line.includes('askedHere'))).toBeLessThanOrEqual(1);
    expect(frames.join('\n')).toContain('askedHere');
    expect(frames.join('\n')).not.toContain('/core/sender');
  });
});
