/**
 * What the client does with a Nomad, whichever one it is: an embedded agent over a socket, the same without a socket, or
 * real Nomad. It needs a ready node with `raw_exec`, and cleans up after itself.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BadRequestError, CheckIndexConflictError, type Nomad, NotFoundError } from '@yurt/client';
import { type JobSpec, seconds } from '@yurt/contract';

/** A Nomad to test against. */
export interface Opened {
  readonly nomad: Nomad;
  close(): Promise<unknown>;
}

const run = Math.random().toString(36).slice(2, 8);

function shell(name: string, script: string, more: Partial<JobSpec> = {}): JobSpec {
  return {
    ID: `suite-${run}-${name}`,
    TaskGroups: [
      {
        Name: 'main',
        EphemeralDisk: { SizeMB: 10 },
        RestartPolicy: { Attempts: 0, Mode: 'fail' },
        Tasks: [
          {
            Name: 'main',
            Driver: 'raw_exec',
            Config: { command: '/bin/sh', args: ['-c', script] },
            KillTimeout: seconds(1),
            Resources: { CPU: 20, MemoryMB: 20 },
            LogConfig: { MaxFiles: 2, MaxFileSizeMB: 2 },
          },
        ],
      },
    ],
    ...more,
  };
}

/** Declares the tests of the suite. */
export function clientSuite(name: string, open: () => Promise<Opened>): void {
  describe(`the client ${name}`, () => {
    let opened: Opened;
    let nomad: Nomad;
    const registered = new Set<string>();

    beforeAll(async () => {
      opened = await open();
      nomad = opened.nomad;
    });

    afterAll(async () => {
      for (const id of registered) await nomad.jobs.stop(id, { purge: true });
      await opened.close();
    });

    async function register(job: JobSpec): Promise<string> {
      registered.add(job.ID);
      return (await nomad.jobs.register(job)).EvalID;
    }

    /** Registers a job; the result is the ID of its allocation once it has the status. */
    async function started(job: JobSpec, status = 'running'): Promise<string> {
      await register(job);
      for await (const [allocation] of nomad.jobs.allocations(job.ID).watch()) {
        if (allocation?.ClientStatus === status) return allocation.ID;
      }
      throw new Error('the watch ended');
    }

    test('a job is registered, read back with its defaults, listed and stopped', async () => {
      const job = shell('life', 'exec sleep 1000');
      await started(job);
      expect(await nomad.jobs.read(job.ID)).toMatchObject({
        ID: job.ID,
        Type: 'service',
        Priority: 50,
        Status: 'running',
      });
      expect((await nomad.jobs.list({ prefix: job.ID })).map((stub) => stub.ID)).toEqual([job.ID]);
      const { EvalID } = await nomad.jobs.stop(job.ID);
      expect(EvalID).not.toBe('');
      for await (const stopped of nomad.jobs.read(job.ID).watch()) if (stopped.Status === 'dead') break;
    });

    test('the answer of a read carries the index, and a watch wakes on the next change', async () => {
      const job = shell('watched', 'exec sleep 1000');
      await started(job);
      const { meta } = await nomad.jobs.read(job.ID).withMeta();
      expect(Number(meta.index)).toBeGreaterThan(0);
      expect(meta.knownLeader).toBe(true);
      const versions: number[] = [];
      for await (const { Version } of nomad.jobs.read(job.ID).watch()) {
        if (versions.at(-1) !== Version) versions.push(Version);
        if (versions.length === 1) await register({ ...job, Meta: { changed: 'yes' } });
        else break;
      }
      expect(versions).toEqual([0, 1]);
    });

    test('pages come one after the other and hold every job once', async () => {
      const ids = ['page-a', 'page-b', 'page-c'].map((each) =>
        shell(each, 'true', { Type: 'batch', Periodic: { Spec: '0 0 1 1 *', SpecType: 'cron' } }),
      );
      for (const job of ids) await register(job);
      const seen: string[] = [];
      for await (const { ID } of nomad.jobs.list({ prefix: `suite-${run}-page-`, perPage: 2 })) seen.push(ID);
      expect(seen).toEqual(ids.map((job) => job.ID));
    });

    test('a check index that no longer holds is a conflict that tells both indexes', async () => {
      const job = shell('checked', 'exec sleep 1000');
      await started(job);
      const { JobModifyIndex } = await nomad.jobs.read(job.ID);
      await register({ ...job, Meta: { a: '1' } });
      const late = nomad.jobs.register({ ...job, Meta: { a: '2' } }, { checkIndex: JobModifyIndex });
      await expect(late).rejects.toThrow(CheckIndexConflictError);
    });

    test('what is not there and what is wrong are errors of their kind, with the server’s text', async () => {
      await expect(nomad.jobs.read('suite-nothing')).rejects.toThrow(NotFoundError);
      await expect(nomad.jobs.read('suite-nothing')).rejects.toMatchObject({ text: 'job not found', status: 404 });
      await expect(nomad.jobs.list({ filter: 'Nope ==' })).rejects.toThrow(BadRequestError);
    });

    test('a job that is read exactly and written back is no new version', async () => {
      const job = shell('digits', 'exec sleep 1000');
      await started(job);
      const read = await nomad.jobs.read(job.ID).exact();
      // Nanoseconds since 1970 are beyond 2^53.
      expect(typeof read.SubmitTime).toBe('bigint');
      await register(read);
      expect((await nomad.jobs.read(job.ID)).Version).toBe(0);
    });

    test('a task’s log is followed from its first line to its last, and ends with it', async () => {
      const job = shell('log', 'echo one; sleep 0.3; echo två; echo end', { Type: 'batch' });
      await register(job);
      let id = '';
      for await (const [allocation] of nomad.jobs.allocations(job.ID).watch())
        if ((id = allocation?.ID ?? '') !== '') break;
      const lines: string[] = [];
      for await (const line of nomad.allocations.logs(id, { task: 'main' }).lines()) lines.push(line);
      expect(lines).toEqual(['one', 'två', 'end']);
    });

    test('files are listed, looked at, read whole, in part and as a stream', async () => {
      const id = await started(shell('files', 'printf 0123456789 > local/data.txt; exec sleep 1000'));
      await expect
        .poll(async () => (await nomad.client.fs.list(id, 'main/local')).map((file) => file.Size))
        .toEqual([10]);
      const path = 'main/local/data.txt';
      expect(await nomad.client.fs.stat(id, path)).toMatchObject({ Name: 'data.txt', IsDir: false, Size: 10 });
      const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
      expect(text(await nomad.client.fs.cat(id, path))).toBe('0123456789');
      expect(text(await nomad.client.fs.readAt(id, path, 3, { limit: 4 }))).toBe('3456');
      const pieces: string[] = [];
      for await (const piece of nomad.client.fs.stream(id, path, { follow: false, offset: 5, origin: 'start' }).text())
        pieces.push(piece);
      expect(pieces.join('')).toBe('56789');
      await expect(nomad.client.fs.list(id, 'nope')).rejects.toThrow(NotFoundError);
    });

    test('an allocation and its node tell their figures', async () => {
      const id = await started(shell('stats', 'exec sleep 1000'));
      const stats = await nomad.client.allocation.stats(id);
      expect(Object.keys(stats.Tasks ?? {})).toEqual(['main']);
      const { NodeID } = await nomad.allocations.read(id);
      const host = await nomad.client.stats({ nodeId: NodeID });
      expect(host.Memory.Total).toBeGreaterThan(0);
      expect(host.CPU.length).toBeGreaterThan(0);
    });

    test('a node’s metadata is set, read and taken away', async () => {
      const [node] = await nomad.nodes.list();
      const nodeId = node?.ID ?? '';
      const key = `suite-${run}`;
      await nomad.client.metadata.apply({ [key]: 'here' }, { nodeId });
      expect((await nomad.client.metadata.read({ nodeId })).Meta).toMatchObject({ [key]: 'here' });
      await nomad.client.metadata.apply({ [key]: null }, { nodeId });
      expect((await nomad.client.metadata.read({ nodeId })).Meta).not.toHaveProperty(key);
    });

    test('events tell what happened after an index', async () => {
      const job = shell('events', 'exec sleep 1000');
      const { meta } = await nomad.jobs.list().withMeta();
      await register(job);
      for await (const event of nomad.events.subscribe({ topics: { Job: [job.ID] }, from: Number(meta.index) })) {
        expect(event.Type).toBe('JobRegistered');
        expect(event.Payload.Job.ID).toBe(job.ID);
        break;
      }
    });
  });
}
