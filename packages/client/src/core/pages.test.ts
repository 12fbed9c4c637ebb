import { jobs, volumes } from '@yurt/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { Nomad } from '../nomad.js';
import { ProtocolError } from './errors.js';
import { answer, collected, scriptedServer } from './fixtures/scripted-server.js';
import type { Script, ScriptedServer } from './fixtures/scripted-server.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function started(script: Script): Promise<[Nomad, ScriptedServer]> {
  const server = await scriptedServer(script);
  cleanups.push(() => server.close());
  const nomad = new Nomad({ environment: {}, address: server.address });
  cleanups.push(() => nomad.close());
  return [nomad, server];
}

/** A list of rows, so many to a page; the token is the number of the next row. */
const paged =
  (rows: number): Script =>
  ({ url }, response) => {
    const query = new URL(url, 'http://nomad').searchParams;
    const start = Number(query.get('next_token') ?? 0);
    const size = Number(query.get('per_page') ?? 0) || rows;
    const page = Array.from({ length: Math.min(size, rows - start) }, (_, index) => ({ ID: `job-${start + index}` }));
    const next = start + size;
    answer(response, page, next < rows ? { 'x-nomad-nexttoken': next } : {});
  };

describe('pages', () => {
  it.each([0, 1, 3, 4, 5, 7, 100])('give every item once, %i to a page', async (perPage) => {
    const [nomad] = await started(paged(7));
    const ids: string[] = [];
    for await (const stub of nomad.call(jobs.list, {}, { perPage })) ids.push(stub.ID);
    expect(ids).toEqual(Array.from({ length: 7 }, (_, index) => `job-${index}`));
  });

  it('are fetched when they are needed, with the same filter', async () => {
    const [nomad, server] = await started(paged(9));
    for await (const stub of nomad.call(jobs.list, {}, { perPage: 3, filter: 'x == 1', reverse: true })) {
      if (stub.ID === 'job-4') break;
    }
    expect(server.received.map(({ url }) => url)).toEqual([
      '/v1/jobs?per_page=3&filter=x%20%3D%3D%201&reverse=true',
      '/v1/jobs?per_page=3&filter=x%20%3D%3D%201&reverse=true&next_token=3',
    ]);
  });

  it('come with what their headers said, from a given token on', async () => {
    const [nomad] = await started(paged(7));
    const tokens: (string | undefined)[] = [];
    for await (const { data, meta } of nomad.call(jobs.list, {}, { perPage: 2, nextToken: '3' }).pages()) {
      expect(data.length).toBe(2);
      tokens.push(meta.nextToken);
    }
    expect(tokens).toEqual(['5', undefined]);
  });

  it('end with an error when a token comes again', async () => {
    const [nomad, server] = await started((_request, response) =>
      answer(response, [{ ID: 'a' }], { 'x-nomad-nexttoken': 'x' }),
    );
    await expect(collected(nomad.call(jobs.list, {}))).rejects.toBeInstanceOf(ProtocolError);
    expect(server.received).toHaveLength(2);
  });

  it('find the token in the answer where a storage provider gives it', async () => {
    const [nomad, server] = await started((_request, response, index) =>
      answer(response, { Volumes: [], NextToken: index === 0 ? 'second' : '' }),
    );
    const pages = await collected(nomad.call(volumes.csi.listExternal, {}, { pluginId: 'p' }).pages());
    expect(pages).toHaveLength(2);
    expect(server.received[1]?.url).toContain('next_token=second');
  });

  it('do not fetch the first page again after an await', async () => {
    const [nomad, server] = await started(paged(4));
    const call = nomad.call(jobs.list, {}, { perPage: 2 });
    expect(await call).toHaveLength(2);
    expect(await collected(call)).toHaveLength(4);
    expect(server.received).toHaveLength(2);
  });
});
