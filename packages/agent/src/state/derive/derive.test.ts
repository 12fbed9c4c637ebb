/** What follows from changes of rows: statuses and summaries of jobs, and which versions are kept. */

import type { Job } from '@yurt/contract';
import { beforeEach, describe, expect, test } from 'vitest';

import { canonicalizeJob } from '../../jobs/canonicalize.js';
import { rowKey } from '../row-key.js';
import { allocation, deployment, evaluation } from '../../scheduler/rows.test-support.js';
import { StateStore } from '../state-store.js';

const KEY = rowKey('default', 'web');

let state: StateStore;

beforeEach(() => {
  state = new StateStore();
});

function job(change: Partial<Job> = {}): Job {
  const written = { ID: 'web', TaskGroups: [{ Name: 'app', Count: 2, Tasks: [{ Name: 'main', Driver: 'raw_exec' }] }] };
  return { ...canonicalizeJob(written, { region: 'global', namespace: 'default' }), ...change };
}

const register = (change: Partial<Job> = {}): Promise<unknown> =>
  state.transact('job-registration', (tx) => {
    tx.put('jobs', job(change));
    tx.put('evaluations', evaluation('e1'));
  });

const counts = (): unknown => state.tables.jobSummaries.get(KEY)?.Summary['app'];

test('the status of a job follows its evaluations and allocations', async () => {
  await register();
  const status = (): string | undefined => state.tables.jobs.get(KEY)?.Status;
  expect(status()).toBe('pending');
  await state.transact('plan-result', (tx) => tx.put('allocations', allocation('a1')));
  expect([status(), state.tables.jobs.get(KEY)?.ModifyIndex]).toEqual(['running', 2]);
  await state.transact('evaluation-update', (tx) => tx.put('evaluations', evaluation('e1', { Status: 'complete' })));
  expect([status(), state.tables.jobs.get(KEY)?.ModifyIndex]).toEqual(['running', 2]);
  await state.transact('plan-result', (tx) => tx.put('allocations', allocation('a1', { DesiredStatus: 'stop' })));
  expect(status()).toBe('dead');
  expect(state.tables.jobVersions.get(rowKey(KEY, '0000000000000000'))?.Status).toBe('dead');
});

test('a system job runs until it is stopped', async () => {
  await register({ Type: 'system' });
  expect(state.tables.jobs.get(KEY)?.Status).toBe('running');
  await register({ Type: 'system', Stop: true });
  expect(state.tables.jobs.get(KEY)?.Status).toBe('dead');
});

test('a running deployment keeps its job running', async () => {
  await register();
  await state.transact('plan-result', (tx) => {
    tx.put('deployments', deployment());
    tx.put('evaluations', evaluation('e1', { Status: 'complete' }));
  });
  expect(state.tables.jobs.get(KEY)?.Status).toBe('running');
});

test('the summary counts allocations by what their nodes say', async () => {
  await register();
  const none = { Queued: 0, Complete: 0, Failed: 0, Running: 0, Starting: 0, Lost: 0, Unknown: 0 };
  expect(counts()).toEqual(none);
  await state.transact('evaluation-update', (tx) =>
    tx.put('evaluations', evaluation('e1', { QueuedAllocations: { app: 2 } })),
  );
  expect(counts()).toEqual({ ...none, Queued: 2 });
  await state.transact('plan-result', (tx) => tx.put('allocations', allocation('a1')));
  expect(counts()).toEqual({ ...none, Queued: 1, Starting: 1 });
  for (const [status, expected] of [
    ['running', { Running: 1 }],
    ['failed', { Failed: 1 }],
    ['running', { Failed: 1, Running: 1 }],
    ['complete', { Failed: 1, Complete: 1 }],
  ] as const) {
    await state.transact('allocation-client-update', (tx) =>
      tx.put('allocations', allocation('a1', { ClientStatus: status })),
    );
    expect(counts()).toEqual({ ...none, Queued: 1, ...expected });
  }
  expect(state.tables.allocations.get('a1')?.AllocModifyIndex).toBe(3);
});

test('a parent counts its children by status', async () => {
  await state.transact('job-registration', (tx) => tx.put('jobs', job({ ID: 'parent', Type: 'batch' })));
  const children = (): unknown => state.tables.jobSummaries.get(rowKey('default', 'parent'))?.Children;
  await register({ ParentID: 'parent' });
  expect(children()).toEqual({ Pending: 1, Running: 0, Dead: 0 });
  await state.transact('plan-result', (tx) => tx.put('allocations', allocation('a1')));
  expect(children()).toEqual({ Pending: 0, Running: 1, Dead: 0 });
});

describe('versions', () => {
  const versions = (): number[] => [...state.tables.jobVersions.by('job', KEY)].map(({ Version }) => Version);

  test('the newest are kept, and those with a tag', async () => {
    for (let Version = 0; Version < 9; Version += 1) {
      const VersionTag = Version === 1 ? { Name: 'golden', Description: '', TaggedTime: 0 } : null;
      await register({ Version, VersionTag });
    }
    expect(versions()).toEqual([1, 3, 4, 5, 6, 7, 8]);
  });

  test('the only stable one stays', async () => {
    for (let Version = 0; Version < 7; Version += 1) await register({ Version, Stable: Version === 0 });
    expect(versions()).toEqual([0, 2, 3, 4, 5, 6]);
  });

  test('all go with the job', async () => {
    await register();
    await state.transact('plan-result', (tx) => tx.put('deployments', deployment()));
    await state.transact('job-deregistration', (tx) => tx.remove('jobs', KEY));
    expect(versions()).toEqual([]);
    expect(state.tables.jobSummaries.get(KEY)).toBeUndefined();
    expect(state.tables.deployments.size).toBe(0);
    expect([...state.tables.evaluations.all()]).toHaveLength(1);
  });
});

test('an evaluation that placed all cancels the blocked ones of its job', async () => {
  await register();
  await state.transact('evaluation-update', (tx) => tx.put('evaluations', evaluation('b1', { Status: 'blocked' })));
  await state.transact('evaluation-update', (tx) => {
    tx.put('evaluations', evaluation('e1', { Status: 'complete' }));
  });
  expect(state.tables.evaluations.get('b1')).toMatchObject({
    Status: 'canceled',
    StatusDescription: 'evaluation "e1" successful',
    ModifyIndex: 3,
  });
});

test('a deployment counts what is placed and healthy', async () => {
  await register();
  await state.transact('plan-result', (tx) => {
    tx.put('deployments', deployment());
    tx.put('allocations', allocation('a1', { DeploymentID: 'd1', ModifyTime: 1_700_000_000_000_000_000 }));
  });
  const group = (): unknown => state.tables.deployments.get('d1')?.TaskGroups['app'];
  expect(group()).toMatchObject({ PlacedAllocs: 1, HealthyAllocs: 0, RequireProgressBy: '2023-11-14T22:23:20.000Z' });
  const DeploymentStatus = { Healthy: true, Timestamp: '2023-11-14T22:20:00Z', Canary: false, ModifyIndex: 0 };
  await state.transact('allocation-client-update', (tx) =>
    tx.put('allocations', allocation('a1', { DeploymentID: 'd1', ClientStatus: 'running', DeploymentStatus })),
  );
  expect(group()).toMatchObject({ PlacedAllocs: 1, HealthyAllocs: 1, RequireProgressBy: '2023-11-14T22:30:00.000Z' });
  expect(state.tables.allocations.get('a1')?.DeploymentStatus?.ModifyIndex).toBe(3);
});

test('events tell what changed, in the order of the writes', async () => {
  await register();
  const abort = new AbortController();
  for await (const { index, events } of state.events.subscribe(0, abort.signal)) {
    expect(index).toBe(1);
    expect(events.map(({ Topic, Type, Key, FilterKeys }) => [Topic, Type, Key, FilterKeys])).toEqual([
      ['Job', 'JobRegistered', 'web', null],
      ['Evaluation', 'JobRegistered', 'e1', ['web', '']],
    ]);
    break;
  }
});
