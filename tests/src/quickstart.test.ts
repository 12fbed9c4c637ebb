/** `npm start`: the whole story on an agent of its own, with nothing left however it ends. */

import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startAgent } from '@yurt/agent';
import { Nomad } from '@yurt/client';
import { Child } from './child.js';

const program = 'examples/dist/quickstart/main.js';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yurt-quickstart-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** The command lines of processes that carry this test's folder in their environment. */
function leftovers(): string {
  return spawnSync('sh', ['-c', `grep -lsa "TMPDIR=${folder}" /proc/[0-9]*/environ || true`], { encoding: 'utf8' })
    .stdout;
}

describe('on an agent of its own', () => {
  test('tells the whole story and leaves nothing', async () => {
    const child = new Child(process.execPath, [program], { TMPDIR: folder });
    const { code, stdout, stderr } = await child.ended;
    expect(stderr).toBe('');
    const told = stdout.replace(/^ +\d+\.\d\d s {2}/gm, '');
    const parts = [
      /^agent ready at http:\/\/127\.0\.0\.1:\d+$/m,
      /drivers raw_exec/,
      /^claim quickstart-notes asks for 64Mi$/m,
      /^claim is Pending: /m,
      /^claim is Bound: /m,
      /volume pv-quickstart-notes, 64Mi, on .* at \//,
      /^job quickstart-writer registered, evaluation [0-9a-f]{8}$/m,
      /^allocation [0-9a-f]{8} is running on /m,
      /^log: wrote: note 1 of quickstart-writer\.main\[0\]$/m,
      /^log: done$/m,
      /^allocation uses [0-9.]+ [KM]iB of memory/m,
      /^files: ls alloc\/logs → .*main\.stdout\.0/m,
      /readat alloc\/logs\/main\.stdout\.0 7 6 → note 1$/m,
      /^the writer is stopped/m,
      /^read back: note 3 of quickstart-writer\.main\[0\]$/m,
      /^volume Deleted, as its reclaim policy Delete says$/m,
      /^everything is stopped and gone/m,
      /^What to try next:$/m,
    ];
    let at = 0;
    for (const part of parts) {
      const found = part.exec(told.slice(at));
      if (found === null) throw new Error(`${String(part)} is not told, or not in order:\n${stdout}`);
      at += found.index + found[0].length;
    }
    expect(code).toBe(0);
    expect(await readdir(folder)).toEqual([]);
    await expect.poll(leftovers).toBe('');
  });

  test.each(['agent ready', 'claim is Pending', 'claim is Bound', 'log: wrote: note 1', 'read back'])(
    'Ctrl-C after "%s" cleans up and exits 130',
    async (moment) => {
      const child = new Child(process.execPath, [program], { TMPDIR: folder });
      await child.says(moment);
      child.process.kill('SIGINT');
      const { code, stdout } = await child.ended;
      // A machine may be so busy that the story is over before the signal.
      if (code !== 0 || !stdout.includes('What to try next:')) expect({ code, stdout }).toMatchObject({ code: 130 });
      expect(await readdir(folder)).toEqual([]);
      await expect.poll(leftovers).toBe('');
    },
  );
});

test('with NOMAD_ADDR it happens there, and that agent has nothing left of it', async () => {
  await using agent = await startAgent();
  const child = new Child(process.execPath, [program], { TMPDIR: folder, NOMAD_ADDR: agent.address });
  const { code, stdout } = await child.ended;
  expect({ code, stdout }).toMatchObject({ code: 0 });
  expect(stdout).toContain(agent.address);
  const nomad = new Nomad({ address: agent.address, environment: {} });
  expect(await nomad.jobs.list()).toEqual([]);
  expect(await nomad.volumes.host.list()).toEqual([]);
  await nomad.close();
});

test('where no node has what it needs, it says what and how to turn it on', async () => {
  await using agent = await startAgent({ client: { drivers: {} } });
  const child = new Child(process.execPath, [program], { TMPDIR: folder, NOMAD_ADDR: agent.address });
  const { code, stdout } = await child.ended;
  expect(code).toBe(1);
  expect(stdout).toContain('plugin "raw_exec" { config { enabled = true } }');
});
