import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AllocationMetric, Evaluation, JobSummary, TaskGroupSummary } from '@yurt/contract';
import { InvalidClaimError, InvalidStorageClassError, InvalidVolumeError } from '../errors.js';
import type { PersistentVolumeClaim, StorageClass } from '../kubernetes.js';
import { describePlacementFailures } from '../nomad/placement-failures.js';
import { hostVolumeClass, storagePodClass } from '../storage-classes.js';
import { jobEvalToPv, jobSummaryToPv, jobToPv } from './job-to-pv.js';
import { makeJob, pvcToJob, pvToJob } from './pvc-to-job.js';
import { frontEndScript, replicaScript } from './scripts.js';

const claim: PersistentVolumeClaim = {
  metadata: { name: 'data', uid: 'c-1', labels: { part: 'db' }, annotations: { note: 'for people' } },
  spec: { accessModes: ['ReadWriteOnce'], volumeMode: 'Block', resources: { requests: { storage: '1.5Gi' } } },
};

function classOf(parameters: Record<string, string>): StorageClass {
  return { ...storagePodClass, parameters };
}

describe('pvcToJob', () => {
  test('pins each replica to a host volume of its own, beside one front end', () => {
    const job = pvcToJob(claim, { hostPaths: ['/v/a', '/v/b', '/v/c'] });
    expect(job).toMatchObject({ ID: 'pv-data', Name: 'pv-data', Type: 'service', Priority: 80 });
    expect(job.Meta).toMatchObject({
      'pv.kind': 'PersistentVolume',
      'pv.claim': 'data',
      'pv.uid': 'c-1',
      'pv.class': 'storage-pod',
      'pv.capacity': '1536Mi',
      'pv.replicas': '3',
      'pv.threshold': '2',
      'pv.reclaim': 'Delete',
    });
    expect(job.TaskGroups?.map(({ Name, Count }) => [Name, Count])).toEqual([
      ['fe', 1],
      ['be-0', 1],
      ['be-1', 1],
      ['be-2', 1],
    ]);
    const last = job.TaskGroups?.[3];
    expect(last?.Volumes).toEqual({ data: expect.objectContaining({ Type: 'host', Source: 'pv-data-be-2' }) });
    expect(last?.Services).toEqual([expect.objectContaining({ Name: 'pv-data-be', Tags: ['2'], Provider: 'nomad' })]);
    expect(last?.Tasks?.[0]?.Env).toEqual({ PV_NAME: 'pv-data', PV_BYTES: '1610612736', PV_STORE: '/v/c' });
    expect(job.TaskGroups?.[0]?.Services).toEqual([expect.objectContaining({ Name: 'pv-data', PortLabel: 'nbd' })]);
  });

  test('spreads the replicas over nodes when the class says so', () => {
    const job = pvcToJob(claim, { storageClass: classOf({ layout: 'spread', replicas: '5', basePath: '/srv' }) });
    expect(job.TaskGroups?.map(({ Name, Count }) => [Name, Count])).toEqual([
      ['fe', 1],
      ['be', 5],
    ]);
    const backEnd = job.TaskGroups?.[1];
    expect(backEnd?.Constraints).toEqual([{ Operand: 'distinct_hosts', RTarget: 'true' }]);
    expect(backEnd?.Tasks?.[0]?.Env).toMatchObject({
      PV_STORE: '/srv/${NOMAD_NAMESPACE}/data/be-${NOMAD_ALLOC_INDEX}',
    });
    expect(job.TaskGroups?.[0]?.Tasks?.[0]?.Env).toMatchObject({ PV_REPLICAS: '5', PV_THRESHOLD: '3' });
  });

  test('keeps to the nodes that the class allows', () => {
    const job = pvcToJob(claim, {
      storageClass: {
        ...classOf({ nodeClass: 'big', nodePool: 'disks', datacenters: 'dc1, eu-*', driver: 'exec' }),
        allowedTopologies: [
          { matchLabelExpressions: [{ key: 'topology.kubernetes.io/zone', values: ['dc1', 'eu-2'] }] },
        ],
      },
    });
    expect(job).toMatchObject({ NodePool: 'disks', Datacenters: ['dc1', 'eu-*'] });
    expect(job.Constraints).toEqual([
      { LTarget: '${attr.kernel.name}', Operand: '=', RTarget: 'linux' },
      { LTarget: '${meta.storage_engine}', Operand: '=', RTarget: 'qemu' },
      { LTarget: '${node.class}', Operand: '=', RTarget: 'big' },
      { LTarget: '${node.datacenter}', Operand: 'set_contains_any', RTarget: 'dc1,eu-2' },
    ]);
    expect(job.TaskGroups?.every(({ Tasks }) => Tasks?.[0]?.Driver === 'exec')).toBe(true);
  });

  test('refuses what is wrong, and classes of others', () => {
    expect(() => pvcToJob({ metadata: { name: 'x' } })).toThrow(InvalidClaimError);
    expect(() => pvcToJob(claim, { storageClass: hostVolumeClass })).toThrow(InvalidStorageClassError);
    expect(() => makeJob('')).toThrow(RangeError);
    expect(makeJob('pv-x')).toEqual({ ID: 'pv-x', Name: 'pv-x' });
  });

  test('its scripts are shell, and its templates leave them alone', () => {
    for (const script of [replicaScript, frontEndScript]) {
      expect(() => execFileSync('sh', ['-n'], { input: script })).not.toThrow();
      expect(script).not.toMatch(/\[\[|\]\]/);
    }
  });
});

describe('the way from job to volume and back', () => {
  test('ends where it began', () => {
    const name = fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/);
    const claims = fc.record({
      name,
      uid: fc.option(fc.uuid(), { nil: undefined }),
      namespace: fc.option(fc.constantFrom('default', 'team-a'), { nil: undefined }),
      storage: fc.constantFrom('1', '1.5Gi', '10G', '5e9', '100m', '7Pi'),
      mode: fc.constantFrom('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteOncePod'),
      volumeMode: fc.constantFrom('Block', 'Filesystem', undefined),
      replicas: fc.integer({ min: 1, max: 7 }),
      layout: fc.constantFrom('pinned', 'spread'),
      hasPaths: fc.boolean(),
      reclaimPolicy: fc.constantFrom('Delete', 'Retain', undefined),
    });
    fc.assert(
      fc.property(claims, (given) => {
        const asked: PersistentVolumeClaim = {
          metadata: { name: given.name, uid: given.uid, namespace: given.namespace },
          spec: {
            accessModes: [given.mode],
            volumeMode: given.volumeMode,
            resources: { requests: { storage: given.storage } },
          },
        };
        const storageClass = {
          ...classOf({ replicas: String(given.replicas), layout: given.layout }),
          reclaimPolicy: given.reclaimPolicy,
        };
        const hostPaths = given.hasPaths ? Array.from({ length: given.replicas }, (_, at) => `/v/${at}`) : [];
        const job = pvcToJob(asked, { storageClass, hostPaths });
        expect(pvToJob(jobToPv(job))).toEqual(job);
        // As it comes back from Nomad, through JSON.
        expect(pvToJob(jobToPv(JSON.parse(JSON.stringify(job))))).toEqual(job);
      }),
    );
  });

  test('a volume says what its claim asked for', () => {
    expect(jobToPv(pvcToJob(claim))).toMatchObject({
      metadata: { name: 'pv-data', labels: { part: 'db' } },
      spec: {
        capacity: { storage: '1536Mi' },
        accessModes: ['ReadWriteOnce'],
        volumeMode: 'Block',
        persistentVolumeReclaimPolicy: 'Delete',
        storageClassName: 'storage-pod',
        claimRef: { kind: 'PersistentVolumeClaim', name: 'data', uid: 'c-1' },
        csi: { driver: 'nomad.io/storage-pod', volumeHandle: 'pv-data' },
      },
      status: { phase: 'Pending' },
    });
    expect(JSON.stringify(pvcToJob(claim))).not.toContain('for people');
  });

  test('a job of any other kind is a volume with a name', () => {
    expect(jobToPv({ ID: 'web', Stop: true })).toMatchObject({
      metadata: { name: 'web' },
      status: { phase: 'Released' },
    });
    expect(jobToPv({ ID: 'pv-x', Meta: { 'pv.spec': '{"claim":1}' } }).spec?.claimRef?.name).toBe('x');
  });

  test('a volume that was written by hand gets the job of a claim like it', () => {
    const volume = {
      metadata: { name: 'pv-hand' },
      spec: { capacity: { storage: '2Gi' }, accessModes: ['ReadOnlyMany'], persistentVolumeReclaimPolicy: 'Retain' },
    };
    expect(pvToJob(volume)).toMatchObject({ ID: 'pv-hand', Meta: { 'pv.capacity': '2Gi', 'pv.reclaim': 'Retain' } });
    expect(() => pvToJob({ metadata: { name: 'pv-none' } })).toThrow(InvalidVolumeError);
  });
});

function group(counts: Partial<TaskGroupSummary>): TaskGroupSummary {
  return { Queued: 0, Complete: 0, Failed: 0, Running: 0, Starting: 0, Lost: 0, Unknown: 0, ...counts };
}

function summary(groups: Record<string, TaskGroupSummary>): JobSummary {
  return {
    JobID: 'pv-data',
    Namespace: 'default',
    Summary: groups,
    Children: { Pending: 0, Running: 0, Dead: 0 },
    CreateIndex: 1,
    ModifyIndex: 2,
  };
}

function metric(change: Partial<AllocationMetric>): AllocationMetric {
  return {
    NodesEvaluated: 3,
    NodesFiltered: 3,
    NodesInPool: 3,
    NodePool: 'default',
    NodesAvailable: { dc1: 3 },
    ClassFiltered: null,
    ConstraintFiltered: null,
    NodesExhausted: 0,
    ClassExhausted: null,
    DimensionExhausted: null,
    QuotaExhausted: null,
    ResourcesExhausted: null,
    Scores: null,
    ScoreMetaData: null,
    AllocationTime: 1,
    CoalescedFailures: 0,
    ...change,
  };
}

function evaluation(failed?: Record<string, AllocationMetric>): Evaluation {
  return {
    ID: 'e-1',
    Priority: 80,
    Type: 'service',
    TriggeredBy: 'job-register',
    Namespace: 'default',
    JobID: 'pv-data',
    Status: 'complete',
    BlockedEval: 'e-2',
    FailedTGAllocs: failed,
    CreateTime: 1,
    ModifyTime: 1,
    CreateIndex: 1,
    ModifyIndex: 1,
  };
}

describe('the phase of a storage pod', () => {
  const job = pvcToJob(claim);
  const up = group({ Running: 1 });

  test.each([
    ['all there', { fe: up, 'be-0': up, 'be-1': up, 'be-2': up }, 'Bound', undefined],
    ['one replica missing', { fe: up, 'be-0': up, 'be-1': up, 'be-2': group({ Unknown: 1 }) }, 'Bound', 'Degraded'],
    ['spread', { fe: up, be: group({ Running: 3 }) }, 'Bound', undefined],
    [
      'failures of the past',
      { fe: up, be: group({ Running: 3, Failed: 9, Lost: 2, Complete: 4 }) },
      'Bound',
      undefined,
    ],
    [
      'too few replicas',
      { fe: up, 'be-0': up, 'be-1': group({ Queued: 1 }), 'be-2': group({}) },
      'Pending',
      'Starting',
    ],
    ['no front end', { fe: group({ Starting: 1 }), be: group({ Running: 3 }) }, 'Pending', 'Starting'],
    ['all replicas ended', { fe: up, be: group({ Failed: 3 }) }, 'Failed', 'ReplicasEnded'],
    ['a group that is no replica', { fe: up, bee: group({ Running: 3 }) }, 'Pending', 'Starting'],
  ])('%s', (_case, groups, phase, reason) => {
    const { status } = jobSummaryToPv(summary(groups), { job });
    expect([status?.phase, status?.reason]).toEqual([phase, reason]);
  });

  test('is Pending while the service is not registered, and has its target afterwards', () => {
    const running = summary({ fe: up, be: group({ Running: 3 }) });
    expect(jobSummaryToPv(running, { job, services: [] }).status?.phase).toBe('Pending');
    const registered = {
      ID: 's',
      ServiceName: 'pv-data',
      Namespace: 'default',
      NodeID: 'n',
      Datacenter: 'dc1',
      JobID: 'pv-data',
      AllocID: 'a',
      Tags: [],
      Address: '::1',
      Port: 10809,
      CreateIndex: 1,
      ModifyIndex: 1,
    };
    const volume = jobSummaryToPv(running, { job, services: [registered] });
    expect(volume.status?.phase).toBe('Bound');
    expect(volume.spec?.csi?.volumeAttributes).toEqual({ uri: 'nbd://[::1]:10809/pv-data' });
  });

  test('says why something is not placed', () => {
    const failed = { be: metric({ ConstraintFiltered: { distinct_hosts: 3 } }) };
    const queued = summary({ fe: group({ Queued: 1 }), be: group({ Running: 1, Queued: 2 }) });
    const volume = jobSummaryToPv(queued, { job, evaluation: evaluation(failed) });
    expect(volume.status).toEqual({
      phase: 'Pending',
      reason: 'Unplaceable',
      message: 'be: 3 nodes filtered by "distinct_hosts"',
    });
    expect(volume.metadata?.annotations).toMatchObject({ 'nomad.io/evaluation-blocked': 'e-2' });
  });

  test('is Released once the job is stopped', () => {
    expect(jobSummaryToPv(summary({ fe: up }), { job: { ...job, Stop: true } }).status?.phase).toBe('Released');
  });

  test('of an evaluation is Pending, in its words', () => {
    expect(jobEvalToPv('pv-data', evaluation()).status).toMatchObject({ phase: 'Pending', reason: 'complete' });
    expect(jobEvalToPv('pv-data', evaluation({ fe: metric({ NodesInPool: 0, NodesEvaluated: 0 }) })).status).toEqual({
      phase: 'Pending',
      reason: 'Unplaceable',
      message: 'fe: no node is ready in pool default',
    });
  });
});

test.each([
  [metric({ DimensionExhausted: { memory: 1 } }), '1 node without enough memory'],
  [
    metric({ ConstraintFiltered: { a: 1 }, DimensionExhausted: { cpu: 2 } }),
    '1 node filtered by "a", 2 nodes without enough cpu',
  ],
  [metric({ CoalescedFailures: 2 }), 'none of 3 nodes fits (and 2 more)'],
  [metric({ NodesEvaluated: 0 }), 'no node is ready in its datacenters'],
])('a placement failure in words: %#', (failure, words) => {
  expect(describePlacementFailures({ be: failure })).toBe(`be: ${words}`);
});
