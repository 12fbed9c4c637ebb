import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { readProcess } from '../drivers/process-table.js';
import { ProcessLedger } from './process-ledger.js';
import { collect, jobOf, type NodeUnderTest, shell, startNode } from './node.test-support.js';

let under: NodeUnderTest | undefined;
const start = async (...args: Parameters<typeof startNode>): Promise<NodeUnderTest> => {
  under = await startNode(...args);
  return under;
};
afterEach(async () => {
  await under?.close();
  under = undefined;
});

describe('what a node tells of itself', () => {
  test("is a node that Nomad's scheduler could place on", async () => {
    const { servers } = await start({ nodeClass: 'small', meta: { rack: 'r1' }, httpAddress: '127.0.0.1:4646' });
    const [node] = servers.registered;
    expect(node).toMatchObject({
      Name: 'node-1',
      Datacenter: 'dc1',
      NodePool: 'default',
      NodeClass: 'small',
      Status: 'ready',
      HTTPAddr: '127.0.0.1:4646',
      Attributes: {
        'kernel.name': process.platform,
        'driver.raw_exec': '1',
        'nomad.version': '2.0.5',
        'plugins.host_volume.mkdir.version': '0.0.1',
        'unique.network.ip-address': '127.0.0.1',
      },
      Drivers: {
        raw_exec: {
          Attributes: { 'driver.raw_exec': 'true' },
          Detected: true,
          Healthy: true,
          HealthDescription: 'Healthy',
        },
      },
    });
    expect(node?.Meta['rack']).toBe('r1');
    expect(node?.ComputedClass).toMatch(/^v1:\d+$/);
    expect(node?.NodeResources.Cpu.CpuShares).toBeGreaterThan(0);
    expect(node?.NodeResources.Memory.MemoryMB).toBeGreaterThan(0);
    expect(node?.NodeResources.Networks[0]).toMatchObject({
      Mode: 'host',
      IP: '127.0.0.1',
      CIDR: '127.0.0.1/32',
      MBits: 1000,
    });
  });

  test('has one class with nodes that differ in what is unique alone', async () => {
    const one = await startNode({ name: 'a' });
    const two = await startNode({ name: 'b' });
    const three = await startNode({ name: 'c', meta: { rack: 'r2' } });
    try {
      expect(one.node.describe().ComputedClass).toBe(two.node.describe().ComputedClass);
      expect(one.node.describe().ComputedClass).not.toBe(three.node.describe().ComputedClass);
    } finally {
      await Promise.all([one.close(), two.close(), three.close()]);
    }
  });

  test('an unknown device is named, with those that exist', async () => {
    await expect(startNode({ networkInterface: 'nope0' })).rejects.toThrow(
      /there is no device "nope0"; this machine has .*lo/,
    );
  });
});

describe('metadata', () => {
  test('is set, unset, told to the servers, and kept over a restart', async () => {
    const { node, servers, dataDir } = await start({ meta: { zone: 'z0' } });
    await node.applyMetadata({ rack: 'r1', zone: null });
    expect(node.metadata()).toMatchObject({ Dynamic: { rack: 'r1', zone: null } });
    expect(servers.registered.at(-1)?.Meta).toMatchObject({ rack: 'r1' });
    expect(servers.registered.at(-1)?.Meta['zone']).toBeUndefined();
    await node.applyMetadata({ never: null });
    expect(node.metadata().Dynamic).toEqual({ rack: 'r1', zone: null });
    await node.stop();
    const again = await startNode({ dataDir, meta: { zone: 'z0' } });
    expect(again.node.metadata().Dynamic).toEqual({ rack: 'r1', zone: null });
    await again.node.stop();
  });

  test('refuses what is no key, and nothing at all', async () => {
    const { node } = await start();
    await expect(node.applyMetadata({ 'bad key': 'x' })).rejects.toMatchObject({
      status: 400,
      message: '"bad key" is invalid; metadata keys must be valid dotted hcl identifiers',
    });
    await expect(node.applyMetadata({})).rejects.toMatchObject({
      status: 400,
      message: 'missing required Meta object',
    });
  });
});

describe('host volumes', () => {
  const volume = {
    id: '3f1c8f7e-0000-4000-8000-000000000001',
    name: 'data',
    pluginId: 'mkdir',
    namespace: 'default',
    capacityMinBytes: 0,
    capacityMaxBytes: 0,
    parameters: { mode: '0751' },
  };

  test('are made, told, kept over a restart and removed', async () => {
    const { node, servers, dataDir } = await start();
    const { hostPath, capacityBytes } = await node.createVolume(volume);
    expect(hostPath).toBe(join(node.dataDir, 'host_volumes', volume.id));
    expect(capacityBytes).toBe(0);
    expect((await stat(hostPath)).mode & 0o7777).toBe(0o751);
    expect(servers.registered.at(-1)?.HostVolumes).toEqual({
      data: { Name: 'data', Path: hostPath, ReadOnly: false, ID: volume.id },
    });
    await node.stop();
    const again = await startNode({ dataDir });
    expect(Object.keys(again.node.describe().HostVolumes)).toEqual(['data']);
    await again.node.deleteVolume(volume);
    expect(again.node.describe().HostVolumes).toEqual({});
    await expect(stat(hostPath)).rejects.toThrow('ENOENT');
    await again.node.stop();
  });

  test('bad parameters change nothing', async () => {
    const { node } = await start();
    await expect(node.createVolume({ ...volume, parameters: { size: '1' } })).rejects.toThrow(
      'invalid value for "size": unknown mkdir parameter: "size"',
    );
    await expect(node.createVolume({ ...volume, parameters: { mode: 'rwx' } })).rejects.toThrow(
      'invalid value for "mode": strconv.ParseUint: parsing "rwx": invalid syntax',
    );
    await expect(node.createVolume({ ...volume, pluginId: 'zfs' })).rejects.toThrow('no such plugin: "zfs"');
    await node.createVolume(volume);
    await expect(node.createVolume({ ...volume, id: '3f1c8f7e-0000-4000-8000-000000000002' })).rejects.toThrow(
      'volume name already exists on this node',
    );
    expect(Object.keys(node.describe().HostVolumes)).toEqual(['data']);
  });

  test('from the configuration must exist', async () => {
    await expect(startNode({ hostVolumes: { certs: { path: '/no/such/folder' } } })).rejects.toThrow(
      'host_volume "certs": there is no folder "/no/such/folder"',
    );
  });
});

describe('statistics', () => {
  test('of the machine', async () => {
    const { node } = await start();
    const before = Date.now();
    const stats = await node.hostStats();
    expect(stats.Memory.Total).toBeGreaterThan(stats.Memory.Free);
    expect(stats.CPU.length).toBeGreaterThan(0);
    for (const { Idle, TotalPercent } of stats.CPU) expect(Idle + TotalPercent).toBeCloseTo(100);
    expect(stats.AllocDirStats.Size).toBeGreaterThan(0);
    // A double holds today's nanoseconds to 256 of them.
    const at = Math.round(stats.Timestamp / 1e6);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  test('of a task count its whole tree', async () => {
    const { node, servers } = await start();
    const id = servers.place(jobOf([shell('sleep 1000 & exec sleep 1000')]));
    await servers.status(id, 'running');
    let usage = await node.allocationStats(id);
    while (Object.keys(usage.Tasks['main']?.Pids ?? {}).length < 2) usage = await node.allocationStats(id);
    expect(usage.ResourceUsage.MemoryStats.RSS).toBeGreaterThan(0);
    expect(usage.ResourceUsage.MemoryStats.RSS).toBe(usage.Tasks['main']?.ResourceUsage.MemoryStats.RSS);
    expect(await node.allocationStats(id, 'nope')).toMatchObject({ Tasks: {}, Timestamp: 0 });
  });
});

describe('logs through the node', () => {
  test('are followed while the task writes, over many files', async () => {
    const { node, servers } = await start();
    const script =
      'i=0; while [ $i -lt 30 ]; do head -c 99999 /dev/zero | tr "\\0" x; echo; i=$((i+1)); done; echo END; exec sleep 1000';
    const id = servers.place(jobOf([shell(script, { LogConfig: { MaxFiles: 10, MaxFileSizeMB: 1 } })]));
    await servers.status(id, 'running');
    const stop = new AbortController();
    const frames = await node.streamLogs(
      id,
      { task: 'main', type: 'stdout', offset: 0, origin: 'start', follow: true },
      stop.signal,
    );
    const text = await collect(frames, (read) => read.endsWith('END\n'));
    stop.abort();
    expect(text.length).toBe(30 * 100_000 + 4);
    const names = (await node.listFiles(id, 'alloc/logs')).map(({ Name }) => Name);
    expect(names).toEqual([
      '.main.stderr.fifo',
      '.main.stdout.fifo',
      'main.stderr.0',
      'main.stdout.0',
      'main.stdout.1',
      'main.stdout.2',
    ]);
  });

  test('what is not there is said as Nomad says it', async () => {
    const { node, servers } = await start();
    const id = servers.place(jobOf([shell('true', { LogConfig: { Disabled: true, MaxFiles: 2, MaxFileSizeMB: 1 } })]));
    await servers.status(id, 'complete');
    const { signal } = new AbortController();
    const request = { task: 'main', type: 'stdout' as const, offset: 0, origin: 'start' as const, follow: false };
    await expect(node.streamLogs(id, { ...request, task: 'nope' }, signal)).rejects.toMatchObject({
      status: 400,
      message: 'unknown task name "nope"',
    });
    await expect(node.streamLogs(id, request, signal)).rejects.toMatchObject({ status: 404 });
    await node.collectAllocation(id);
    await expect(node.streamLogs(id, request, signal)).rejects.toMatchObject({
      status: 404,
      message: `state for allocation ${id} not found on client`,
    });
    await expect(node.readFile('nope', '/x')).rejects.toMatchObject({
      status: 404,
      message: 'Unknown allocation "nope"',
    });
  });
});

describe('the end of an agent', () => {
  test('stop leaves no process, and the same data can be used again', async () => {
    const { node, servers, dataDir } = await start();
    const id = servers.place(jobOf([shell('exec sleep 1000')], { type: 'service' }));
    await servers.status(id, 'running');
    const pid = Number(Object.keys((await node.allocationStats(id)).Tasks['main']?.Pids ?? {})[0]);
    await node.stop();
    expect(readProcess(pid)).toBeUndefined();
    // What was stopped with the agent is not reported as ended: it runs again.
    expect(servers.get(id).ClientStatus).toBe('running');
    const again = await startNode({ dataDir });
    const known = servers.get(id);
    again.servers.place(jobOf([shell('echo again')]), { ...known, Job: known.Job });
    const isBack = (): boolean => again.servers.events(id).slice(-2).join() === 'Failed Restoring Task,Started';
    await again.servers.until(() => isBack() || again.servers.events(id).includes('Terminated'));
    expect(again.servers.events(id)).toContain('Failed Restoring Task');
    await again.node.stop();
  });

  test('a crash leaves processes, and the next agent ends them; strangers stay', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'yurt-crash-'));
    const stranger = spawn('sleep', ['1000'], {
      stdio: 'ignore',
    });
    try {
      const allocDirectory = join(dataDir, 'alloc');
      const ledger = new ProcessLedger(dataDir, allocDirectory);
      await ledger.endLeftovers();
      const child = spawn('sleep', ['1000'], {
        detached: true,
        stdio: 'ignore',
      });
      const marked = spawn('sleep', ['1000'], {
        detached: true,
        stdio: 'ignore',
        env: { ...process.env, NOMAD_ALLOC_DIR: `${allocDirectory}/x/alloc` },
      });
      const facts = child.pid === undefined ? undefined : readProcess(child.pid);
      const other = stranger.pid === undefined ? undefined : readProcess(stranger.pid);
      if (!facts || !other) throw new Error('the processes did not start');
      await ledger.remember('a', 'main', { pid: facts.pid, startTicks: facts.startTicks });
      // The number of a process of ours was taken by somebody else in the meantime.
      await ledger.remember('b', 'main', { pid: other.pid, startTicks: other.startTicks - 1 });
      const ended = Promise.all([once(child, 'exit'), once(marked, 'exit')]);
      expect(await ledger.endLeftovers()).toBe(2);
      await ended;
      expect(readProcess(other.pid)).toBeDefined();
    } finally {
      stranger.kill('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  test("a task's process is written down while it runs", async () => {
    const { node, servers, dataDir } = await start();
    const id = servers.place(jobOf([shell('exec sleep 1000')]));
    await servers.status(id, 'running');
    const record: unknown = JSON.parse(await readFile(join(dataDir, 'client/processes', `${id}.main.json`), 'utf8'));
    const pid = Number(Object.keys((await node.allocationStats(id)).Tasks['main']?.Pids ?? {})[0]);
    expect(record).toMatchObject({ pid });
    servers.stop(id);
    await servers.status(id, 'complete');
    await expect(readFile(join(dataDir, 'client/processes', `${id}.main.json`))).rejects.toThrow('ENOENT');
  });
});

test.each([
  { Sticky: true, Migrate: false },
  { Sticky: false, Migrate: true },
])('a disk that is kept moves its data to the allocation that replaces it: %o', async (kept) => {
  const { servers, dataDir } = await start();
  const group = { EphemeralDisk: { ...kept, SizeMB: 10 } };
  const first = servers.place(jobOf([shell('echo kept > $NOMAD_ALLOC_DIR/data/file')], { group }));
  await servers.status(first, 'complete');
  const second = servers.place(jobOf([shell('cat $NOMAD_ALLOC_DIR/data/file')], { group }), {
    PreviousAllocation: first,
  });
  await servers.status(second, 'complete');
  expect(await readFile(join(dataDir, 'alloc', second, 'alloc/logs/main.stdout.0'), 'utf8')).toBe('kept\n');
});

describe('an allocation that waits for the one that it replaces', () => {
  const waits = jobOf([shell('exec sleep 1000')]);

  test('never starts when the servers forget it meanwhile', async () => {
    const { servers, dataDir } = await start();
    const first = servers.place(jobOf([shell('exec sleep 1000')]));
    await servers.status(first, 'running');
    const second = servers.place(waits, { PreviousAllocation: first });
    servers.forget(second);
    const third = servers.place(jobOf([shell('true')]), { PreviousAllocation: first });
    servers.stop(first);
    await servers.status(third, 'complete');
    expect((await readdir(join(dataDir, 'alloc'))).toSorted()).toEqual([first, third].toSorted());
  });

  test('never starts when the node stops meanwhile', async () => {
    const { node, servers, dataDir } = await start();
    const first = servers.place(jobOf([shell('exec sleep 1000')]));
    await servers.status(first, 'running');
    servers.place(waits, { PreviousAllocation: first });
    await node.stop();
    // Reading takes as long as it would take to build the folder.
    for (let look = 0; look < 20; look += 1) expect(await readdir(join(dataDir, 'alloc'))).toEqual([first]);
  });
});

test('an allocation whose folder can not be made fails, and says why', async () => {
  const { node, servers, dataDir } = await start();
  const id = randomUUID();
  await writeFile(join(dataDir, 'alloc', id), 'in the way');
  const poststop = shell('true', { Name: 'last', Lifecycle: { Hook: 'poststop', Sidecar: false } });
  servers.place(jobOf([shell('true'), poststop]), { ID: id });
  await servers.status(id, 'failed');
  expect(servers.task(id).Events.at(-1)).toMatchObject({
    Type: 'Setup Failure',
    DisplayMessage: expect.stringContaining('failed to setup alloc: '),
  });
  expect(await node.collectAllocation(id)).toBe(true);
});

test('only so many ended allocations keep their folders', async () => {
  const { node, servers } = await start({ gcMaxAllocs: 2 });
  const ids: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    const id = servers.place(jobOf([shell('true')]));
    await servers.status(id, 'complete');
    ids.push(id);
  }
  const [oldest = '', , , newest = ''] = ids;
  expect((await node.listFiles(newest, '/')).map(({ Name }) => Name)).toEqual(['alloc', 'main']);
  // Its folder goes after the end of the one that was too many, which has been told by then.
  await expect.poll(() => node.listFiles(oldest, '/').catch((error: unknown) => error)).toMatchObject({ status: 404 });
});
