/** The routes of jobs, with tasks that run: their lives, refusals, plans, placement, deployments, scaling and history. */

import type {
  AllocationListStub,
  Deployment,
  Evaluation,
  Job,
  JobPlanResponse,
  JobSubmission,
  JobVersionsResponse,
} from '@yurt/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type Agent, startAgent } from '../../agent.js';

let agent: Agent;
beforeEach(async () => {
  agent = await startAgent({ logLevel: 'silent' });
});
afterEach(() => agent.close());

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly index: number;
  readonly knownLeader: string | null;
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const init =
    body === undefined ? { method } : { method, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(agent.address + path, init);
  const index = Number(response.headers.get('x-nomad-index') ?? 0);
  const knownLeader = response.headers.get('x-nomad-knownleader');
  return { status: response.status, text: await response.text(), index, knownLeader };
}

async function get<T extends object>(path: string): Promise<T> {
  const answer = await call('GET', path);
  expect(answer).toMatchObject({ status: 200 });
  return JSON.parse(answer.text);
}

/** Waits, with blocking queries, until what is read is as it should be. */
async function until<T extends object | null>(path: string, isReached: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 50_000;
  let index = 0;
  for (;;) {
    const answer = await call('GET', `${path}?index=${index}&wait=2s`);
    const value: T = JSON.parse(answer.text);
    if (isReached(value)) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain at ${path}: ${answer.text}`);
    index = answer.index;
  }
}

async function register(written: object, settings: object = {}): Promise<Record<string, unknown>> {
  const answer = await call('PUT', '/v1/jobs', { Job: written, ...settings });
  expect(answer).toMatchObject({ status: 200 });
  return JSON.parse(answer.text);
}

function job(id: string, script: string, change: { job?: object; group?: object; task?: object } = {}): object {
  return {
    ID: id,
    Type: 'service',
    TaskGroups: [
      {
        Name: 'app',
        Update: { MinHealthyTime: 1e7, HealthyDeadline: 60e9, ProgressDeadline: 90e9 },
        RestartPolicy: { Attempts: 0, Mode: 'fail', Interval: 5e9, Delay: 1e9 },
        ReschedulePolicy: { Attempts: 0, Unlimited: false },
        EphemeralDisk: { SizeMB: 20 },
        Tasks: [
          {
            Name: 'main',
            Driver: 'raw_exec',
            Config: { command: '/bin/sh', args: ['-c', script] },
            Resources: { CPU: 20, MemoryMB: 16 },
            LogConfig: { MaxFiles: 1, MaxFileSizeMB: 1 },
            KillTimeout: 1e9,
            ...change.task,
          },
        ],
        ...change.group,
      },
    ],
    ...change.job,
  };
}

const sleeps = 'exec sleep 1000';

const runs = (count: number) => (allocations: AllocationListStub[]) =>
  allocations.filter((a) => a.ClientStatus === 'running' && a.DesiredStatus === 'run').length === count;

const deploymentIs = (status: string) => (deployment: Deployment | null) => deployment?.Status === status;

describe('the life of a job', () => {
  test('it is registered, runs, becomes stable, is stopped and purged', async () => {
    const registered = await register(job('web', sleeps));
    expect(registered).toMatchObject({ Warnings: '', KnownLeader: false, LastContact: 0, NextToken: '' });
    expect(registered['EvalCreateIndex']).toBe(registered['JobModifyIndex']);

    await until('/v1/job/web/allocations', runs(1));
    await until('/v1/job/web/deployment', deploymentIs('successful'));
    expect(await get<Job>('/v1/job/web')).toMatchObject({ Status: 'running', Stable: true, Version: 0 });
    expect(await get('/v1/job/web/summary')).toMatchObject({
      Summary: { app: { Running: 1, Starting: 0, Queued: 0 } },
    });
    expect(await get('/v1/jobs?meta=true')).toMatchObject([
      { ID: 'web', Status: 'running', JobSummary: { JobID: 'web' } },
    ]);

    expect(await get('/v1/jobs/statuses')).toMatchObject([
      {
        ID: 'web',
        Allocs: [{ ClientStatus: 'running' }],
        GroupCountSum: 1,
        LatestDeployment: { Status: 'successful' },
      },
    ]);

    await call('DELETE', '/v1/job/web');
    await until<AllocationListStub[]>('/v1/job/web/allocations', (all) =>
      all.every((a) => a.ClientStatus === 'complete'),
    );
    expect(await get<Job>('/v1/job/web')).toMatchObject({ Status: 'dead', Stop: true, Version: 1 });

    await call('DELETE', '/v1/job/web?purge=true');
    expect(await call('GET', '/v1/job/web')).toMatchObject({ status: 404, text: 'job not found' });
    expect(await get('/v1/job/web/allocations')).toEqual([]);
    expect(JSON.parse((await call('DELETE', '/v1/job/web')).text)).toMatchObject({ EvalID: '', Index: 0 });
  });

  test('the steps of a service job take one index each, in order', async () => {
    const { Index: n, EvalID } = await register(job('web', sleeps));
    await until('/v1/job/web/deployment', deploymentIs('successful'));
    const evaluations = await until<Evaluation[]>(
      '/v1/job/web/evaluations',
      (all) => all.length === 2 && all.every((e) => e.Status === 'complete'),
    );
    const first = evaluations.find(({ ID }) => ID === EvalID);
    expect(first).toMatchObject({
      CreateIndex: n,
      ModifyIndex: Number(n) + 2,
      TriggeredBy: 'job-register',
      QueuedAllocations: { app: 0 },
      PlanAnnotations: { DesiredTGUpdates: { app: { Place: 1 } } },
    });
    const [allocation] = await get<AllocationListStub[]>('/v1/job/web/allocations');
    expect(allocation?.CreateIndex).toBe(Number(n) + 1);
  });

  test('the same again makes no new version, a change does', async () => {
    const written = job('web', sleeps, { group: { Count: 0 } });
    const first = await register(written);
    const again = await register(written);
    expect(again['EvalID']).not.toBe(first['EvalID']);
    await register(job('web', sleeps, { group: { Count: 0 }, job: { Priority: 60 } }));
    const { Versions } = await get<JobVersionsResponse>('/v1/job/web/versions');
    expect(Versions.map(({ Version, Priority }) => [Version, Priority])).toEqual([
      [1, 60],
      [0, 50],
    ]);
  });

  test('digits beyond 2^53 go through register, read and register again', async () => {
    const text = JSON.stringify({
      Job: job('web', sleeps, { group: { Count: 0 }, task: { Config: { n: 'DIGITS' } } }),
    });
    const exact = text.replace('"DIGITS"', '1795243921134525397');
    expect((await call('PUT', '/v1/jobs', exact)).status).toBe(200);
    const read = await call('GET', '/v1/job/web');
    expect(read.text).toContain('"n":1795243921134525397');
    expect((await call('PUT', '/v1/jobs', `{"Job":${read.text}}`)).status).toBe(200);
    const { Versions } = await get<JobVersionsResponse>('/v1/job/web/versions');
    expect(Versions).toHaveLength(1);
  });
});

describe('parameters of queries', () => {
  test('a negative page size is an empty page, with the token of the first row', async () => {
    await register(job('web', sleeps));
    const response = await fetch(`${agent.address}/v1/jobs?per_page=-1`);
    expect([await response.text(), response.headers.get('x-nomad-nexttoken')]).toEqual(['[]', 'default.web']);
  });

  test.each([
    ['DELETE', '/v1/job/web?eval_priority=101', 400, 'Eval priority must be between 1 and 100 inclusively'],
    [
      'DELETE',
      '/v1/job/web?eval_priority=99999999999999999999',
      500,
      'Failed to parse value of "eval_priority" (99999999999999999999) as a int: ' +
        'strconv.Atoi: parsing "99999999999999999999": value out of range',
    ],
    [
      'GET',
      '/v1/job/web/versions?diff_version=-1',
      500,
      'Failed to parse value of "diff_version" (-1) as a uint64: strconv.ParseUint: parsing "-1": invalid syntax',
    ],
    ['GET', '/v1/job/web/submission?version=-1', 400, 'Unable to parse job submission version parameter'],
    [
      'GET',
      '/v1/event/stream?index=99999999999999999999',
      400,
      'Unable to parse index: strconv.Atoi: parsing "99999999999999999999": value out of range',
    ],
    ['GET', '/v1/jobs?per_page=2147483648', 400, 'Expect a number for `per_page` query string parameter'],
  ])('%s %s is %i %s', async (method, path, status, text) => {
    expect(await call(method, path)).toMatchObject({ status, text });
  });

  test('what is not looked at is not read', async () => {
    await register(job('web', sleeps));
    expect((await call('GET', '/v1/job/web/versions?diff_version=7')).status).toBe(200);
    expect((await call('GET', '/v1/job/web/allocations?all=nonsense')).status).toBe(200);
  });

  test('volumes of no type are none, without headers', async () => {
    const response = await fetch(`${agent.address}/v1/volumes`);
    expect([response.status, await response.text(), response.headers.get('x-nomad-index')]).toEqual([200, '[]', null]);
  });
});

describe('what is refused changes nothing', () => {
  test.each([
    ['no job', {}, 400, 'Job must be specified'],
    ['no ID', { Job: {} }, 400, "Job ID hasn't been provided"],
    [
      'a wrong type',
      { Job: { ID: 7 } },
      400,
      'json: cannot unmarshal number into Go struct field Job.Job.ID of type string',
    ],
    ['no groups', { Job: { ID: 'x' } }, 500, '1 error occurred:\n\t* Missing job task groups\n\n'],
    ['another region', { Job: { ID: 'x', Region: 'mars' } }, 500, 'No path to region'],
    [
      'an index of a job that is not',
      { Job: job('x', sleeps), EnforceIndex: true, JobModifyIndex: 5 },
      500,
      'Enforcing job modify index 5: job does not exist',
    ],
  ])('%s', async (_name, body, status, text) => {
    expect(await call('PUT', '/v1/jobs', body)).toMatchObject({ status, text });
    expect(await get('/v1/jobs')).toEqual([]);
  });

  test('a check of the index that fails', async () => {
    const written = job('x', sleeps, { group: { Count: 0 } });
    const { JobModifyIndex } = await register(written, { EnforceIndex: true, JobModifyIndex: 0 });
    expect(await call('PUT', '/v1/jobs', { Job: written, EnforceIndex: true, JobModifyIndex: 0 })).toMatchObject({
      status: 500,
      text: 'Enforcing job modify index 0: job already exists',
    });
    expect((await call('PUT', '/v1/jobs', { Job: written, EnforceIndex: true, JobModifyIndex: 999 })).text).toBe(
      `Enforcing job modify index 999: job exists with conflicting job modify index: ${String(JobModifyIndex)}`,
    );
  });
});

describe('before it is registered', () => {
  test('a plan says what would be done, and does nothing', async () => {
    await register(job('web', sleeps));
    await until('/v1/job/web/deployment', deploymentIs('successful'));
    const changed = job('web', 'exec sleep 2000');
    const answer = await call('PUT', '/v1/job/web/plan', { Job: changed, Diff: true });
    const plan: JobPlanResponse = JSON.parse(answer.text);
    expect(plan.Annotations.DesiredTGUpdates).toMatchObject({ app: { DestructiveUpdate: 1 } });
    expect(plan.Diff).toMatchObject({
      Type: 'Edited',
      TaskGroups: [{ Tasks: [{ Annotations: ['forces create/destroy update'] }] }],
    });
    expect(plan.FailedTGAllocs).toBeNull();
    expect((await get<JobVersionsResponse>('/v1/job/web/versions')).Versions).toHaveLength(1);
  });

  test('validation reports and never fails', async () => {
    const answer = await call('PUT', '/v1/validate/job', { Job: { ID: 'a b' } });
    expect(JSON.parse(answer.text)).toEqual({
      DriverConfigValidated: true,
      ValidationErrors: ['Job ID contains a space', 'Missing job task groups'],
      Error: '2 errors occurred:\n\t* Job ID contains a space\n\t* Missing job task groups\n\n',
      Warnings: '',
    });
    expect(await call('PUT', '/v1/validate/job', {})).toMatchObject({ status: 400, text: 'Job must be specified' });
    const nothing = await call('PUT', '/v1/validate/job', { Job: {} });
    expect(JSON.parse(nothing.text)).toMatchObject({
      ValidationErrors: ['Missing job ID', 'Missing job name', 'Missing job task groups'],
    });
    const elsewhere = await call('PUT', '/v1/validate/job', { Job: { ID: 'a', Region: 'mars' } });
    expect(JSON.parse(elsewhere.text)).toMatchObject({ ValidationErrors: ['Missing job task groups'] });
  });
});

describe('placement', () => {
  test('what finds no room is blocked with a reason, and placed when another job makes room', async () => {
    const node = await get<{ NodeResources: { Memory: { MemoryMB: number } } }>(`/v1/node/${agent.nodes[0]?.id}`);
    const most = Math.floor(node.NodeResources.Memory.MemoryMB * 0.7);
    const big = { task: { Resources: { CPU: 20, MemoryMB: most } } };
    await register(job('hog', sleeps, big));
    await until('/v1/job/hog/allocations', runs(1));
    const { EvalID } = await register(
      job('waiter', sleeps, { ...big, job: { Type: 'batch' }, group: { Update: null } }),
    );
    const evaluation = await until<Evaluation>(
      `/v1/evaluation/${String(EvalID)}`,
      ({ Status }) => Status === 'complete',
    );
    expect(evaluation).toMatchObject({
      QueuedAllocations: { app: 1 },
      FailedTGAllocs: { app: { NodesExhausted: 1, DimensionExhausted: { memory: 1 } } },
    });
    const blocked = await get<Evaluation>(`/v1/evaluation/${evaluation.BlockedEval ?? ''}`);
    expect(blocked).toMatchObject({ Status: 'blocked', TriggeredBy: 'queued-allocs', PreviousEval: EvalID });
    expect(await get<Job>('/v1/job/waiter')).toMatchObject({ Status: 'pending' });

    await call('DELETE', '/v1/job/hog');
    await until('/v1/job/waiter/allocations', runs(1));
    await until<Evaluation>(`/v1/evaluation/${blocked.ID}`, ({ Status }) => Status === 'complete');
  });

  test('a batch job ends, and is not run again when it is registered again', async () => {
    const batch = job('once', 'exit 0', { job: { Type: 'batch' }, group: { Update: null, Migrate: null } });
    await register(batch);
    await until<Job>('/v1/job/once', ({ Status }) => Status === 'dead');
    const { EvalID } = await register(batch);
    await until<Evaluation>(`/v1/evaluation/${String(EvalID)}`, ({ Status }) => Status === 'complete');
    expect(await get<AllocationListStub[]>('/v1/job/once/allocations')).toMatchObject([{ ClientStatus: 'complete' }]);
  });

  test('a failed batch allocation is tried again after its delay', async () => {
    const policy = { Attempts: 1, Interval: 7200e9, DelayFunction: 'constant', Unlimited: false };
    const failing = (id: string, Delay: number): object =>
      job(id, 'exit 3', {
        job: { Type: 'batch' },
        group: { Update: null, ReschedulePolicy: { ...policy, Delay } },
      });
    await register(failing('patient', 3600e9));
    const isDelayed = ({ TriggeredBy }: Evaluation): boolean => TriggeredBy === 'alloc-reschedule';
    const evaluations = await until<Evaluation[]>('/v1/job/patient/evaluations', (all) => all.some(isDelayed));
    expect(evaluations.find(isDelayed)).toMatchObject({
      Status: 'pending',
      StatusDescription: 'created for delayed rescheduling',
    });
    await register(failing('flaky', 5e9));
    const both = await until<AllocationListStub[]>(
      '/v1/job/flaky/allocations',
      (all) => all.length === 2 && all.every((a) => a.ClientStatus === 'failed'),
    );
    const [first, second] = both.toSorted((a, b) => a.CreateIndex - b.CreateIndex);
    expect(first).toMatchObject({ DesiredStatus: 'stop', NextAllocation: second?.ID });
    expect(second?.RescheduleTracker?.Events).toMatchObject([{ PrevAllocID: first?.ID, Delay: 5e9 }]);
    await until<Job>('/v1/job/flaky', ({ Status }) => Status === 'dead');
  });
});

describe('deployments', () => {
  test('one allocation after the other is replaced', async () => {
    const group = {
      Count: 2,
      Update: { MaxParallel: 1, MinHealthyTime: 1e7, HealthyDeadline: 60e9, ProgressDeadline: 90e9 },
    };
    await register(job('web', sleeps, { group }));
    await until('/v1/job/web/deployment', deploymentIs('successful'));
    await register(job('web', 'exec sleep 2000', { group }));
    await until<Deployment>('/v1/job/web/deployment', (d) => d.JobVersion === 1 && d.Status === 'successful');
    const allocations = await get<AllocationListStub[]>('/v1/job/web/allocations');
    const kept = allocations.filter((a) => a.DesiredStatus === 'run');
    expect(new Map(kept.map((a) => [a.Name, a.JobVersion]))).toEqual(
      new Map([
        ['web.app[0]', 1],
        ['web.app[1]', 1],
      ]),
    );
    expect(allocations.filter((a) => a.DesiredStatus === 'stop').map((a) => a.DesiredDescription)).toEqual([
      'alloc is being updated due to job update',
      'alloc is being updated due to job update',
    ]);
  });

  test('a version that fails goes back to the last stable one', async () => {
    const update = { AutoRevert: true, MinHealthyTime: 1e7, HealthyDeadline: 60e9, ProgressDeadline: 90e9 };
    await register(job('web', sleeps, { group: { Update: update } }));
    await until('/v1/job/web/deployment', deploymentIs('successful'));
    // Long enough for any machine to see the task fail first.
    const patient = { ...update, MinHealthyTime: 30e9 };
    await register(job('web', 'exit 1', { group: { Update: patient } }));
    await until<Job>('/v1/job/web', ({ Version }) => Version === 2);
    const deployments = await get<Deployment[]>('/v1/job/web/deployments');
    expect(deployments.find((d) => d.JobVersion === 1)).toMatchObject({
      Status: 'failed',
      StatusDescription: 'Failed due to unhealthy allocations - rolling back to job version 0',
    });
    await until<Deployment>('/v1/job/web/deployment', (d) => d.JobVersion === 2 && d.Status === 'successful');
  });

  test('canaries wait for promotion', async () => {
    const group = { Update: { Canary: 1, MinHealthyTime: 1e7, HealthyDeadline: 60e9, ProgressDeadline: 90e9 } };
    await register(job('web', sleeps, { group }));
    await until('/v1/job/web/deployment', deploymentIs('successful'));
    await register(job('web', 'exec sleep 2000', { group }));
    const deployment = await until<Deployment>(
      '/v1/job/web/deployment',
      (d) => d.JobVersion === 1 && d.TaskGroups['app']?.HealthyAllocs === 1,
    );
    expect(deployment.StatusDescription).toBe('Deployment is running but requires manual promotion');
    await until('/v1/job/web/allocations', runs(2));
    const path = `/v1/deployment/promote/${deployment.ID}`;
    expect(await call('PUT', path, { All: true })).toMatchObject({
      status: 400,
      text: 'DeploymentID must be specified',
    });
    expect((await call('PUT', path, { DeploymentID: deployment.ID, All: true })).status).toBe(200);
    await until<Deployment>('/v1/job/web/deployment', (d) => d.Status === 'successful');
    await until('/v1/job/web/allocations', runs(1));
    expect(await call('PUT', path, { DeploymentID: deployment.ID, All: true })).toMatchObject({
      status: 500,
      text: "can't promote terminal deployment",
    });
  });
});

describe('scaling and history', () => {
  test('a group is scaled, and its events are kept', async () => {
    await register(job('web', sleeps, { group: { Update: { MaxParallel: 0 } } }));
    await until('/v1/job/web/allocations', runs(1));
    const scaled = await call('PUT', '/v1/job/web/scale', { Target: { Group: 'app' }, Count: 2, Message: 'more' });
    expect(JSON.parse(scaled.text)).toMatchObject({ KnownLeader: true });
    await until('/v1/job/web/allocations', runs(2));
    await call('PUT', '/v1/job/web/scale', { Target: { Group: 'app' }, Message: 'no data', Error: true });
    expect(await get('/v1/job/web/scale')).toMatchObject({
      TaskGroups: {
        app: {
          Desired: 2,
          Running: 2,
          Events: [
            { Message: 'no data', Error: true, Count: null },
            { Message: 'more', Count: 2, PreviousCount: 1 },
          ],
        },
      },
    });
    expect(await call('PUT', '/v1/job/web/scale', { Target: { Group: 'nope' }, Count: 2 })).toMatchObject({
      status: 400,
      text: 'task group "nope" specified for scaling does not exist in job',
    });
  });

  test('versions are tagged, compared and gone back to', async () => {
    const idle = { group: { Count: 0 } };
    await register(job('web', sleeps, idle));
    await register(job('web', sleeps, { ...idle, job: { Meta: { a: 'b' } } }));
    expect((await call('PUT', '/v1/job/web/versions/golden/tag', { Version: 0, Description: 'good' })).status).toBe(
      200,
    );
    const { Versions, Diffs } = await get<JobVersionsResponse>('/v1/job/web/versions?diffs=true');
    expect(Versions[1]?.VersionTag).toMatchObject({ Name: 'golden', Description: 'good' });
    expect(Diffs).toMatchObject([{ Type: 'Edited', Fields: [{ Name: 'Meta[a]', Type: 'Added' }] }]);
    expect(
      await call('PUT', '/v1/job/web/revert', { JobID: 'web', JobVersion: 0, EnforcePriorVersion: 0 }),
    ).toMatchObject({
      status: 500,
      text: 'Current job has version 1; enforcing version 0',
    });
    const reverted = await call('PUT', '/v1/job/web/revert', { JobID: 'web', JobVersion: 0 });
    expect(reverted).toMatchObject({ status: 200, knownLeader: 'false' });
    expect(await call('GET', '/v1/job/web/actions')).toMatchObject({ status: 200, knownLeader: 'false' });
    expect(await call('GET', '/v1/job/web')).toMatchObject({ status: 200, knownLeader: 'true' });
    expect(await get<Job>('/v1/job/web')).toMatchObject({ Version: 2, Meta: null, VersionTag: null });
  });

  test('the source of a job is kept with its version', async () => {
    await register(job('web', sleeps, { group: { Count: 0 } }), {
      Submission: { Source: 'job "web" {}', Format: 'hcl2' },
    });
    expect(await get('/v1/job/web/submission?version=0')).toMatchObject({
      Source: 'job "web" {}',
      Format: 'hcl2',
      Version: 0,
    });
    expect(await call('GET', '/v1/job/web/submission?version=1')).toMatchObject({
      status: 404,
      text: 'job source not found',
    });
  });

  test('a version that comes without a source has that of the version it was made from', async () => {
    const source = (version: number) => get<JobSubmission>(`/v1/job/web/submission?version=${version}`);
    const described = (text: string) => job('web', sleeps, { job: { Meta: { text } }, group: { Count: 0 } });
    const flags = { VariableFlags: { 'a b': '1 +2%' }, Variables: 'c = 3' };
    await register(described('first'), { Submission: { Source: 'first', Format: 'hcl2', ...flags } });
    await register(described('second'), { Submission: { Source: '', Format: 'json', VariableFlags: {} } });
    expect(await source(1)).toMatchObject({ Source: '', Format: 'json', VariableFlags: null, Variables: '' });
    const reverted = await call('PUT', '/v1/job/web/revert', { JobID: 'web', JobVersion: 0 });
    expect(reverted).toMatchObject({ status: 200 });
    expect(await source(2)).toMatchObject({ Source: 'first', Version: 2, JobModifyIndex: reverted.index, ...flags });
    expect(await call('DELETE', '/v1/job/web')).toMatchObject({ status: 200 });
    expect(await source(3)).toMatchObject({ Source: 'first', Version: 3, ...flags });
  });

  test.each([
    [{ Source: 'x'.repeat(1_000_000) }, ''],
    [{ Source: 'x'.repeat(1_000_001) }, '1.0 MB'],
    [{ Source: 'é'.repeat(600_000), Variables: 'x'.repeat(200_000) }, '1.4 MB'],
    [{ Source: 'x'.repeat(999_990), VariableFlags: { a: '/=é' } }, '1.0 MB'],
    [{ Source: 'x'.repeat(12_345_678) }, '12 MB'],
  ])('a source that is too large is left out with a warning (%#)', async (submission, size) => {
    const warning = `1 warning:\n\n* job source size of ${size} exceeds maximum of 1.0 MB and will be discarded`;
    const { Warnings } = await register(job('web', sleeps, { group: { Count: 0 } }), { Submission: submission });
    expect(Warnings).toBe(size === '' ? '' : warning);
    const { status } = await call('GET', '/v1/job/web/submission?version=0');
    expect(status).toBe(size === '' ? 200 : 404);
  });
});

test('an allocation that is stopped by hand is replaced under its name', async () => {
  await register(job('web', sleeps));
  const [before] = await until<AllocationListStub[]>('/v1/job/web/allocations', runs(1));
  const stopped = await call('PUT', `/v1/allocation/${before?.ID}/stop`);
  const { EvalID }: { EvalID: string } = JSON.parse(stopped.text);
  await until<Evaluation>(`/v1/evaluation/${EvalID}`, ({ Status }) => Status === 'complete');
  const after = await until<AllocationListStub[]>('/v1/job/web/allocations', (all) => all.length === 2 && runs(1)(all));
  expect(after.find(({ ID }) => ID === before?.ID)).toMatchObject({
    DesiredStatus: 'stop',
    DesiredDescription: 'alloc is being migrated',
  });
  expect(after.find(({ ID }) => ID !== before?.ID)).toMatchObject({ Name: 'web.app[0]', ClientStatus: 'running' });
});
