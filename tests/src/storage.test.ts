/** Claims on an embedded agent: placed, found again, held, lost, kept and removed; and begun again after any broken call. */

import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { type Agent, startAgent } from '@yurt/agent';
import { AbortedError, ConnectionError, Nomad, type NomadOptions, type Transport } from '@yurt/client';
import { seconds } from '@yurt/contract';
import {
  attachmentOf,
  ClaimConflictError,
  type ClaimProgress,
  InvalidClaimError,
  NomadOrchestrator,
  type PersistentVolume,
  type PersistentVolumeClaim,
  pvcToJob,
  StorageApis,
  StorageError,
  StorageTimeoutError,
  UnplaceableError,
  VolumeInUseError,
  VolumeNotFoundError,
} from '@yurt/storage';
import { VariablesInFront } from './variables-in-front.js';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function start(options: Parameters<typeof startAgent>[0] = {}): Promise<Agent> {
  const agent = await startAgent({ logLevel: 'error', ...options });
  closing.push(() => agent.close());
  return agent;
}

function connect(agent: Agent, transport?: NomadOptions['transport']): Nomad {
  const nomad = new Nomad({ address: agent.address, environment: {}, transport });
  closing.push(() => nomad.close());
  return nomad;
}

function claimOf(name: string, storage = '64Mi', more: PersistentVolumeClaim['spec'] = {}): PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...more },
  };
}

function pathOf(volume: PersistentVolume): string {
  const path = volume.spec?.hostPath?.path;
  if (path === undefined) throw new Error('the volume has no path');
  return path;
}

/** Runs a job that holds a volume; resolves when it runs. */
async function hold(nomad: Nomad, volume: PersistentVolume, script: string): Promise<string> {
  const { volume: request } = attachmentOf(volume);
  if (request === undefined) throw new Error('the volume is not one of the node');
  await nomad.jobs.register({
    ID: 'holder',
    TaskGroups: [
      {
        Name: 'main',
        Volumes: { data: request },
        EphemeralDisk: { SizeMB: 10 },
        Tasks: [
          {
            Name: 'main',
            Driver: 'raw_exec',
            Config: { command: '/bin/sh', args: ['-c', script] },
            KillTimeout: seconds(30),
            Resources: { CPU: 20, MemoryMB: 20 },
            LogConfig: { MaxFiles: 1, MaxFileSizeMB: 1 },
          },
        ],
      },
    ],
  });
  for await (const allocations of nomad.jobs.allocations('holder').watch()) {
    const running = allocations.find(({ ClientStatus }) => ClientStatus === 'running');
    if (running !== undefined) return running.ID;
  }
  throw new Error('the watch ended');
}

describe('a claim', () => {
  test('goes from Pending to Bound, and is a directory on the node', async () => {
    const agent = await start();
    const storage = new NomadOrchestrator(connect(agent));
    const seen: ClaimProgress[] = [];
    const volume = await storage.storagePlacementReq(claimOf('data', '1.5Gi'), { onPhase: (each) => seen.push(each) });
    expect(seen[0]).toMatchObject({ phase: 'Pending', reason: 'Provisioning' });
    expect(seen.at(-1)).toMatchObject({ phase: 'Bound', volume });
    expect(volume).toMatchObject({
      metadata: { name: 'pv-data' },
      spec: {
        capacity: { storage: '1536Mi' },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'host-volume',
        persistentVolumeReclaimPolicy: 'Delete',
        claimRef: { name: 'data', namespace: 'default' },
      },
      status: { phase: 'Bound' },
    });
    const affinity = volume.spec?.nodeAffinity?.required?.nodeSelectorTerms[0]?.matchExpressions?.[0];
    expect(affinity).toEqual({ key: 'kubernetes.io/hostname', operator: 'In', values: [agent.nodes[0]?.name] });
    expect(existsSync(pathOf(volume))).toBe(true);

    const { status, spec } = await storage.getVolume('pv-data');
    expect([status?.phase, spec?.hostPath?.path]).toEqual(['Bound', pathOf(volume)]);
    expect((await storage.getClaim('data')).status).toMatchObject({ phase: 'Bound', capacity: { storage: '1536Mi' } });
    expect((await storage.listVolumes()).map(({ metadata }) => metadata?.name)).toEqual(['pv-data']);

    expect(await storage.storageRemovalReq(volume)).toEqual({ existed: true, outcome: 'Deleted', volume: undefined });
    expect(existsSync(pathOf(volume))).toBe(false);
    expect((await storage.storageRemovalReq(volume)).existed).toBe(false);
    await expect(storage.getVolume('pv-data')).rejects.toThrow(VolumeNotFoundError);
  });

  test('that is placed again, even by several at a time, has one volume', async () => {
    const agent = await start({ nodes: 3 });
    const nomad = connect(agent);
    const one = new NomadOrchestrator(nomad);
    const other = new NomadOrchestrator({ address: agent.address }, { record: 'none' });
    closing.push(() => other.close());
    const volumes = await Promise.all(
      [one, other, one, other, one].map((storage) => storage.storagePlacementReq(claimOf('shared'))),
    );
    expect(new Set(volumes.map(({ metadata }) => metadata?.uid)).size).toBe(1);
    expect(await nomad.volumes.host.list()).toHaveLength(1);
    await expect(one.storagePlacementReq(claimOf('shared', '1Gi'))).rejects.toThrow(ClaimConflictError);
    expect(await nomad.volumes.host.list()).toHaveLength(1);
  });

  test('that is wrong is refused with each field, and nothing is sent', async () => {
    const agent = await start();
    const sent: string[] = [];
    const nomad = connect(agent, (next: Transport) => ({
      request: (request) => {
        sent.push(request.path);
        return next.request(request);
      },
      upgrade: (request) => next.upgrade(request),
      close: () => next.close(),
    }));
    const storage = new NomadOrchestrator(nomad);
    const wrong = claimOf('Data', '0', { accessModes: [] });
    const refused = storage.storagePlacementReq(wrong);
    await expect(refused).rejects.toThrow(InvalidClaimError);
    await expect(refused).rejects.toMatchObject({
      issues: [
        { path: 'metadata.name' },
        { path: 'spec.accessModes' },
        { path: 'spec.resources.requests.storage', message: '"0" must be more than zero' },
      ],
    });
    await expect(storage.storagePlacementReq(claimOf('x', '1Gi', { storageClassName: 'gold' }))).rejects.toThrow(
      'spec.storageClassName: there is no class "gold"; known are host-volume, storage-pod',
    );
    expect(sent).toEqual([]);
  });

  test.each([30 * 86_400_000, Infinity])('has all the time that it is given: %d ms', async (timeout) => {
    const nomad = connect(await start(), (next: Transport) => ({
      request: async (request) => {
        // Longer than a timer that fires at once.
        await sleep(20);
        return next.request(request);
      },
      upgrade: (request) => next.upgrade(request),
      close: () => next.close(),
    }));
    const storage = new NomadOrchestrator(nomad);
    const volume = await storage.storagePlacementReq(claimOf('data'), { timeout });
    expect(volume.status?.phase).toBe('Bound');
    expect((await storage.storageRemovalReq(volume, { timeout })).outcome).toBe('Deleted');
  });

  test.each([Number.NaN, -1])('is not begun when its time limit is none: %d', async (timeout) => {
    const nomad = connect(await start());
    const storage = new NomadOrchestrator(nomad);
    const volume = await storage.storagePlacementReq(claimOf('data'));
    const refusal = { code: 'invalid', message: `timeout must be milliseconds, 0 or more, not ${timeout}` };
    await expect(storage.storagePlacementReq(claimOf('other'), { timeout })).rejects.toMatchObject(refusal);
    await expect(storage.storageRemovalReq(volume, { timeout })).rejects.toMatchObject(refusal);
    expect((await nomad.volumes.host.list()).map(({ Name }) => Name)).toEqual(['pv-data']);
  });

  test('that no node takes is Pending with Nomad’s words, and can be changed', async () => {
    const agent = await start();
    const far = { allowedTopologies: [{ matchLabelExpressions: [{ key: 'node.datacenter', values: ['mars'] }] }] };
    const storage = new NomadOrchestrator(connect(agent), {
      storageClasses: [{ metadata: { name: 'far' }, provisioner: 'nomad.io/host-volume', ...far }],
    });
    const seen: ClaimProgress[] = [];
    const refused = storage.storagePlacementReq(claimOf('data', '1Gi', { storageClassName: 'far' }), {
      onPhase: (each) => seen.push(each),
    });
    await expect(refused).rejects.toThrow(UnplaceableError);
    await expect(refused).rejects.toMatchObject({ text: expect.stringContaining('could not place volume "pv-data"') });
    expect(seen.at(-1)).toMatchObject({ phase: 'Pending', reason: 'Unplaceable' });
    expect((await storage.storagePlacementReq(claimOf('data'))).status?.phase).toBe('Bound');
  });

  test('can wait for its first consumer, and goes to that node', async () => {
    const agent = await start({ nodes: 3 });
    const later = { provisioner: 'nomad.io/host-volume', volumeBindingMode: 'WaitForFirstConsumer' };
    const storage = new NomadOrchestrator(connect(agent), {
      storageClasses: [{ metadata: { name: 'later' }, ...later }],
      defaultStorageClass: 'later',
    });
    await expect(storage.storagePlacementReq(claimOf('data'))).rejects.toThrow('pass nodeId');
    for (const node of agent.nodes) {
      const volume = await storage.storagePlacementReq(claimOf(`on-${node.id.slice(0, 8)}`), { nodeId: node.id });
      expect(volume.metadata?.annotations?.['nomad.io/node-id']).toBe(node.id);
    }
  });

  test('whose caller gives up is begun, and ends when it is placed again', async () => {
    const storage = new NomadOrchestrator(connect(await start()));
    const ending = new AbortController();
    const aborted = storage.storagePlacementReq(claimOf('data'), {
      signal: ending.signal,
      onPhase: () => ending.abort(),
    });
    await expect(aborted).rejects.toThrow(AbortedError);
    expect((await storage.storagePlacementReq(claimOf('data'))).status?.phase).toBe('Bound');
  });
});

describe('a volume in use', () => {
  test('is not removed, and its holders are named; stopping ones are waited for', async () => {
    const nomad = connect(await start());
    const storage = new NomadOrchestrator(nomad);
    const volume = await storage.storagePlacementReq(claimOf('data'));
    const [note, leave] = [join(pathOf(volume), 'note'), join(pathOf(volume), 'leave')];
    const staying = `until [ -e ${leave} ]; do sleep 0.05; done; exit 0`;
    const allocation = await hold(nomad, volume, `trap '${staying}' INT; echo > ${note}; while :; do sleep 0.1; done`);
    await expect.poll(() => existsSync(note)).toBe(true);
    const refused = storage.storageRemovalReq(volume);
    await expect(refused).rejects.toThrow(VolumeInUseError);
    await expect(refused).rejects.toMatchObject({ holders: [{ allocation, name: 'holder.main[0]' }] });
    expect((await storage.getVolume('pv-data')).status?.phase).toBe('Bound');

    await nomad.jobs.stop('holder');
    await expect(storage.storageRemovalReq(volume, { timeout: 50 })).rejects.toThrow(StorageTimeoutError);
    expect(existsSync(note)).toBe(true);
    await writeFile(leave, '');
    expect(await storage.storageRemovalReq(volume)).toMatchObject({ existed: true, outcome: 'Deleted' });
    expect(existsSync(pathOf(volume))).toBe(false);
  });
});

describe('with the record of claims', () => {
  async function recorded(): Promise<{ nomad: Nomad; storage: NomadOrchestrator; front: VariablesInFront }> {
    const front = new VariablesInFront();
    const nomad = connect(await start(), front.wrap);
    return { nomad, front, storage: new NomadOrchestrator(nomad, { record: 'variable' }) };
  }

  test('a claim has a UUID of its own, and asks for the same each time', async () => {
    const { storage, front } = await recorded();
    const volume = await storage.storagePlacementReq(claimOf('data', '1Gi'));
    expect(volume.spec?.claimRef?.uid).toMatch(/^[0-9a-f-]{36}$/);
    expect([...front.variables.keys()]).toEqual(['pvc/data']);
    const again = await storage.storagePlacementReq(claimOf('data', '1024Mi'));
    expect(again.spec?.claimRef?.uid).toBe(volume.spec?.claimRef?.uid);
    await expect(storage.storagePlacementReq(claimOf('data', '2Gi'))).rejects.toThrow(
      'claim data exists already and its spec.resources.requests.storage is 1Gi',
    );
    await storage.storageRemovalReq(volume);
    expect(front.variables.size).toBe(0);
  });

  test('a claim whose volume is gone is Lost, and not made anew in silence', async () => {
    const { nomad, storage } = await recorded();
    const volume = await storage.storagePlacementReq(claimOf('data'));
    await nomad.volumes.host.delete(volume.metadata?.uid ?? '');
    expect((await storage.getClaim('data')).status?.phase).toBe('Lost');
    const seen: ClaimProgress[] = [];
    const lost = storage.storagePlacementReq(claimOf('data'), { onPhase: (each) => seen.push(each) });
    await expect(lost).rejects.toThrow(VolumeNotFoundError);
    expect(seen.at(-1)).toMatchObject({ phase: 'Lost', reason: 'VolumeGone' });
    expect(await storage.storageRemovalReq(volume)).toMatchObject({ existed: false });
    expect((await storage.storagePlacementReq(claimOf('data'))).status?.phase).toBe('Bound');
  });

  test('Retain keeps volume and data, Released, until they are deleted on purpose', async () => {
    const { storage } = await recorded();
    const volume = await storage.storagePlacementReq(claimOf('data'));
    const kept = { ...volume, spec: { ...volume.spec, persistentVolumeReclaimPolicy: 'Retain' } };
    expect(await storage.storageRemovalReq(kept)).toMatchObject({
      existed: true,
      outcome: 'Released',
      volume: { status: { phase: 'Released' }, spec: { persistentVolumeReclaimPolicy: 'Retain' } },
    });
    expect(existsSync(pathOf(volume))).toBe(true);
    expect((await storage.getVolume('pv-data')).status?.phase).toBe('Released');
    await expect(storage.storagePlacementReq(claimOf('data'))).rejects.toThrow('its volume pv-data kept');
    expect(await storage.storageRemovalReq(volume)).toMatchObject({ outcome: 'Deleted' });
    expect(existsSync(pathOf(volume))).toBe(false);
  });

  test('a variable that is no record is left alone', async () => {
    const { nomad, storage, front } = await recorded();
    await nomad.variables.write('pvc/data', { password: 'p' });
    const refused = storage.storagePlacementReq(claimOf('data'));
    await expect(refused).rejects.toThrow('the variable pvc/data is there but is no record of a claim');
    expect(front.variables.get('pvc/data')?.Items).toEqual({ password: 'p' });
  });
});

describe('a call that breaks', () => {
  /** A transport whose n-th request arrives, while its answer is lost. */
  function losingAnswer(at: number): { wrap: (next: Transport) => Transport; count: () => number } {
    let count = 0;
    const wrap = (next: Transport): Transport => ({
      request: async (request) => {
        count += 1;
        const isLost = count === at;
        const answer = await next.request(request);
        if (!isLost) return answer;
        await answer.text();
        throw new ConnectionError('the connection was cut', true);
      },
      upgrade: (request) => next.upgrade(request),
      close: () => next.close(),
    });
    return { wrap, count: () => count };
  }

  test('at any point leaves what the next call goes on from: one volume, then none', async () => {
    const agent = await start({ nodes: 2 });
    const front = new VariablesInFront();
    const whole = new NomadOrchestrator(connect(agent, front.wrap), { record: 'variable' });
    const nomad = connect(agent);
    for (let at = 1, isDone = false; !isDone; at++) {
      const losing = losingAnswer(at);
      const broken = new Nomad({
        address: agent.address,
        environment: {},
        retry: false,
        transport: (next) => losing.wrap(front.wrap(next)),
      });
      const storage = new NomadOrchestrator(broken, { record: 'variable' });
      const first = await storage.storagePlacementReq(claimOf('data')).catch((error: unknown) => error);
      if (first instanceof Error) expect(first).toBeInstanceOf(StorageError);
      const volume = await whole.storagePlacementReq(claimOf('data'));
      expect(await nomad.volumes.host.list()).toHaveLength(1);
      const placing = losing.count();
      await storage.storageRemovalReq(volume).catch((error: unknown) => expect(error).toBeInstanceOf(StorageError));
      isDone = at > losing.count() && placing < at;
      await whole.storageRemovalReq(volume);
      expect(await nomad.volumes.host.list()).toEqual([]);
      expect(front.variables.size).toBe(0);
      expect(await readdir(dirname(pathOf(volume)))).toEqual([]);
      await broken.close();
    }
  });
});

describe('a storage pod', () => {
  test('is a job that says what it waits for, and goes with its volumes', async () => {
    const nomad = connect(await start({ nodes: 3, client: { meta: { storage_engine: 'qemu' } } }));
    const storage = new NomadOrchestrator(nomad);
    const claim = claimOf('disk', '64Mi', { storageClassName: 'storage-pod' });
    const volume = await storage.storagePlacementReq(claim, { wait: false });
    expect(volume.metadata?.name).toBe('pv-disk');
    const replicas = await nomad.volumes.host.list({ prefix: 'pv-disk-be-' });
    expect(replicas.map(({ Name }) => Name).toSorted()).toEqual(['pv-disk-be-0', 'pv-disk-be-1', 'pv-disk-be-2']);
    expect(new Set(replicas.map(({ NodeID }) => NodeID)).size).toBe(3);
    expect((await nomad.jobs.read('pv-disk')).Meta?.['pv.kind']).toBe('PersistentVolume');
    expect((await storage.storagePlacementReq(claim, { wait: false })).metadata?.name).toBe('pv-disk');
    const [job] = await new StorageApis(nomad).listStorage();
    expect(job?.ID).toBe('pv-disk');
    expect((await storage.listVolumes()).map(({ metadata }) => metadata?.name)).toEqual(['pv-disk']);
    expect(await storage.storageRemovalReq(volume)).toMatchObject({ existed: true, outcome: 'Deleted' });
    expect(await nomad.volumes.host.list()).toEqual([]);
    await expect(nomad.jobs.read('pv-disk')).rejects.toThrow('not found');
  });

  test('without nodes for it is refused by Nomad’s plan, with the reason', async () => {
    const nomad = connect(await start());
    const failures = await new StorageApis(nomad).plannedFailures(pvcToJob(claimOf('disk')));
    expect(Object.keys(failures).toSorted()).toEqual(['be-0', 'be-1', 'be-2', 'fe']);
  });
});

test('an orchestrator says what it is', async () => {
  const storage = new NomadOrchestrator({ address: '127.0.0.1', region: 'west' }, { label: 'mine' });
  expect([storage.name(), storage.label(), storage.region()]).toEqual(['nomad', 'mine', 'west']);
  expect(storage.storagePlacements()).toEqual([storage, true]);
  await storage.close();
});
