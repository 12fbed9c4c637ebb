/** What the scheduler does with a job's allocations, from state to plan: counts, updates, canaries, failures, lost nodes. */

import { describe, expect, test } from 'vitest';

import { type JobShape, World } from './world.test-support.js';

function worldWith(nodes: number): World {
  const world = new World();
  for (let i = 1; i <= nodes; i++) world.addNode(`n${i}`);
  return world;
}

/** Everything that a rolling update needs to come to its end. */
function roll(world: World, jobId: string, most = 20): number {
  for (let round = 1; round <= most; round++) {
    world.becomeHealthy(jobId);
    world.evaluate(jobId, { TriggeredBy: 'deployment-watcher' });
    if (world.latestDeployment('default', jobId)?.Status === 'successful') return round;
  }
  throw new Error('the deployment does not end');
}

const healthyAtOnce = { Update: { MaxParallel: 1 } };

describe('cores', () => {
  const asking = (cores: number): JobShape => ({
    task: { Resources: { Cores: cores, MemoryMB: 10 } },
  });

  test('are given lowest first, with their speed, and never twice', () => {
    const world = new World();
    world.addNode('n1', { cpu: 4000, cores: 4 });
    world.register('one', asking(1));
    world.evaluate('one');
    world.register('two', asking(2));
    world.evaluate('two');
    expect(world.live('one')[0]?.AllocatedResources.Tasks['main']?.Cpu).toEqual({
      CpuShares: 1000,
      ReservedCores: [0],
    });
    expect(world.live('two')[0]?.AllocatedResources.Tasks['main']?.Cpu).toEqual({
      CpuShares: 2000,
      ReservedCores: [1, 2],
    });
    world.register('three', asking(2));
    expect(world.evaluate('three').failures['app']).toMatchObject({ DimensionExhausted: { cores: 1 } });
    world.stop('one');
    world.evaluate('one');
    world.evaluate('three');
    expect(world.live('three')[0]?.AllocatedResources.Tasks['main']?.Cpu.ReservedCores).toEqual([0, 3]);
  });

  test('more than the node has exhausts it', () => {
    const world = new World();
    world.addNode('n1', { cores: 2 });
    world.register('many', asking(999));
    const { failures } = world.evaluate('many');
    expect(failures['app']).toMatchObject({ NodesExhausted: 1, DimensionExhausted: { cores: 1 } });
    expect(world.live('many')).toEqual([]);
  });

  test('are kept by an allocation that is updated where it runs', () => {
    const world = new World();
    world.addNode('n1', { cpu: 2000, cores: 2 });
    world.register('web', asking(2));
    world.evaluate('web');
    world.register('web', { ...asking(2), job: { Priority: 70 } });
    expect(world.evaluate('web').annotations['app']).toMatchObject({ InPlaceUpdate: 1 });
    expect(world.live('web')[0]?.AllocatedResources.Tasks['main']?.Cpu).toEqual({
      CpuShares: 2000,
      ReservedCores: [0, 1],
    });
  });
});

describe('counts', () => {
  test('a new job is placed at once, with names and a deployment', () => {
    const world = worldWith(2);
    world.register('web', { count: 3 });
    const decision = world.evaluate('web');
    expect(decision.annotations['app']).toMatchObject({ Place: 3 });
    expect(decision.queued).toEqual({ app: 0 });
    expect(world.live('web').map(({ Name }) => Name)).toEqual(['web.app[0]', 'web.app[1]', 'web.app[2]']);
    expect(world.latestDeployment('default', 'web')).toMatchObject({
      Status: 'running',
      TaskGroups: { app: { DesiredTotal: 3 } },
    });
  });

  test('a lower count stops the highest names; a higher one fills the gaps', () => {
    const world = worldWith(2);
    world.register('web', { count: 3 });
    world.evaluate('web');
    roll(world, 'web');
    world.register('web', { count: 1 });
    const down = world.evaluate('web');
    expect(down.annotations['app']).toMatchObject({ Stop: 2, InPlaceUpdate: 1 });
    expect(world.live('web').map(({ Name }) => Name)).toEqual(['web.app[0]']);
    world.register('web', { count: 2 });
    world.evaluate('web');
    expect(world.live('web').map(({ Name }) => Name)).toEqual(['web.app[0]', 'web.app[1]']);
  });

  test('what finds no room is queued, and placed when there is room', () => {
    const world = worldWith(1);
    world.register('web', { count: 3, memory: 500 });
    const first = world.evaluate('web');
    expect(first.queued).toEqual({ app: 1 });
    expect(first.failures['app']).toMatchObject({ NodesExhausted: 1, CoalescedFailures: 0 });
    world.addNode('more');
    expect(world.evaluate('web').failures).toEqual({});
    expect(world.live('web')).toHaveLength(3);
  });

  test('a stopped job ends, and its deployment with it', () => {
    const world = worldWith(1);
    world.register('web', { count: 2 });
    world.evaluate('web');
    world.stop('web');
    expect(world.evaluate('web').annotations).toMatchObject({ app: { Stop: 2 } });
    expect(world.live('web')).toEqual([]);
    expect(world.latestDeployment('default', 'web')).toMatchObject({
      Status: 'cancelled',
      StatusDescription: 'Cancelled because job is stopped',
    });
  });

  test('a job that is looked at again stays as it is', () => {
    const world = worldWith(1);
    world.register('web', { count: 2 });
    world.evaluate('web');
    const again = world.evaluate('web');
    expect(again.plan).toMatchObject({ changes: [], placements: [], deployment: undefined });
    expect(again.annotations['app']).toMatchObject({ Ignore: 2, Place: 0 });
  });
});

describe('updates', () => {
  test('a change of a process replaces one at a time, the next when it is healthy', () => {
    const world = worldWith(2);
    world.register('web', { count: 3, group: healthyAtOnce });
    world.evaluate('web');
    roll(world, 'web');
    world.register('web', { count: 3, group: healthyAtOnce, task: { Env: { A: '2' } } });
    expect(world.evaluate('web').annotations['app']).toMatchObject({ DestructiveUpdate: 1, Ignore: 2 });
    expect(world.evaluate('web').annotations['app']).toMatchObject({ DestructiveUpdate: 0, Ignore: 3 });
    expect(roll(world, 'web')).toBe(3);
    expect(world.live('web').map(({ Job: job }) => job?.Version)).toEqual([1, 1, 1]);
  });

  test('a change that needs no new process keeps the allocation', () => {
    const world = worldWith(1);
    world.register('web', { count: 1 });
    world.evaluate('web');
    const [before] = world.live('web');
    world.register('web', { count: 1, job: { Priority: 70 } });
    expect(world.evaluate('web').annotations['app']).toMatchObject({ InPlaceUpdate: 1, DestructiveUpdate: 0 });
    expect(world.live('web')[0]).toMatchObject({ ID: before?.ID, Job: { Priority: 70 } });
  });

  test('a replacement for which there is no room leaves the old allocation alone', () => {
    const world = worldWith(1);
    world.register('web', { memory: 600 });
    world.evaluate('web');
    roll(world, 'web');
    world.register('web', { memory: 2000 });
    const decision = world.evaluate('web');
    expect(decision.failures['app']?.DimensionExhausted).toEqual({ memory: 1 });
    expect(world.live('web')).toHaveLength(1);
    expect(world.live('web')[0]?.Job?.Version).toBe(0);
  });

  test('canaries come first, and the rest when they are promoted', () => {
    const world = worldWith(2);
    const update = { Update: { MaxParallel: 1, Canary: 1 } };
    world.register('web', { count: 2, group: update });
    world.evaluate('web');
    roll(world, 'web');
    world.register('web', { count: 2, group: update, task: { Env: { A: '2' } } });
    expect(world.evaluate('web').annotations['app']).toMatchObject({ Canary: 1, Place: 0, Ignore: 2 });
    const deployment = world.latestDeployment('default', 'web');
    expect(deployment?.StatusDescription).toBe('Deployment is running but requires manual promotion');
    expect(world.live('web').map(({ Name, Job: job }) => [Name, job?.Version])).toContainEqual(['web.app[0]', 1]);
    world.becomeHealthy('web');
    expect(world.evaluate('web').plan.placements).toEqual([]);
    expect(world.live('web')).toHaveLength(3);

    world.changeDeploymentState(deployment?.ID ?? '', 'app', (state) => ({ ...state, Promoted: true }));
    expect(world.evaluate('web').annotations['app']).toMatchObject({ Stop: 1, DestructiveUpdate: 1 });
    roll(world, 'web');
    expect(world.live('web').map(({ Name, Job: job }) => [Name, job?.Version])).toEqual([
      ['web.app[0]', 1],
      ['web.app[1]', 1],
    ]);
  });

  test('a newer version takes the place of a deployment and its canaries', () => {
    const world = worldWith(2);
    const group = { Update: { Canary: 1 } };
    world.register('web', { group });
    world.evaluate('web');
    roll(world, 'web');
    world.register('web', { group, task: { Env: { A: '2' } } });
    world.evaluate('web');
    const second = world.latestDeployment('default', 'web');
    world.register('web', { group, task: { Env: { A: '3' } } });
    expect(world.evaluate('web').annotations['app']).toMatchObject({ Stop: 1, Canary: 1 });
    expect(world.deployments.find(({ ID }) => ID === second?.ID)).toMatchObject({
      Status: 'cancelled',
      StatusDescription: 'Cancelled due to newer version of job',
    });
  });
});

describe('failures', () => {
  test('a batch allocation is tried again after its delay, once', () => {
    const world = worldWith(2);
    world.register('run', { type: 'batch' });
    world.evaluate('run');
    const [first] = world.live('run');
    world.end(first?.ID ?? '', 'failed');
    const later = world.evaluate('run');
    const [followUp] = later.followUps;
    expect(later.annotations['app']).toMatchObject({ RescheduleLater: 1, Ignore: 1, Place: 0 });
    expect(followUp).toMatchObject({ TriggeredBy: 'alloc-reschedule', Status: 'pending' });
    expect(world.allocation(first?.ID ?? '')?.FollowupEvalID).toBe(followUp?.ID);

    world.time += 5e9;
    const now = world.evaluate('run', { ID: followUp?.ID });
    expect(now.annotations['app']).toMatchObject({ Place: 1, Stop: 1 });
    const [second] = world.live('run');
    expect(second).toMatchObject({
      Name: 'run.app[0]',
      PreviousAllocation: first?.ID,
      RescheduleTracker: { Events: [{ PrevAllocID: first?.ID, Delay: 5e9 }], LastReschedule: 'ok' },
    });
    expect(world.allocation(first?.ID ?? '')).toMatchObject({ DesiredStatus: 'stop', NextAllocation: second?.ID });
    // It would rather not run where it failed.
    expect(second?.NodeID).not.toBe(first?.NodeID);

    world.end(second?.ID ?? '', 'failed');
    expect(world.evaluate('run').followUps).toEqual([]);
  });

  test('a batch allocation that ran to its end is not run again, but a changed job is', () => {
    const world = worldWith(1);
    world.register('run', { type: 'batch' });
    world.evaluate('run');
    world.end(world.live('run')[0]?.ID ?? '', 'complete');
    expect(world.evaluate('run').plan.placements).toEqual([]);
    world.register('run', { type: 'batch', task: { Env: { A: '2' } } });
    expect(world.evaluate('run').plan.placements).toHaveLength(1);
  });

  test('an allocation that failed for good is replaced by a version with other processes', () => {
    const world = worldWith(1);
    const never = { ReschedulePolicy: { Attempts: 0, Unlimited: false } };
    world.register('web', { group: never });
    world.evaluate('web');
    world.end(world.live('web')[0]?.ID ?? '', 'failed');
    expect(world.evaluate('web').plan.placements).toEqual([]);
    world.register('web', { group: never, task: { Env: { A: '2' } } });
    expect(world.evaluate('web').annotations['app']).toMatchObject({ DestructiveUpdate: 1 });
    expect(world.live('web')).toMatchObject([{ Name: 'web.app[0]', Job: { Version: 1 } }]);
  });

  test.each([
    { Sticky: true, Migrate: false },
    { Sticky: false, Migrate: true },
  ])('an allocation with a disk to keep is replaced on the same node: %o', (kept) => {
    const world = worldWith(5);
    const group = { EphemeralDisk: { ...kept, SizeMB: 10 } };
    world.register('run', { type: 'batch', group });
    world.evaluate('run');
    const [first] = world.live('run');
    for (let version = 1; version <= 10; version++) {
      world.register('run', { type: 'batch', group, task: { Env: { A: String(version) } } });
      world.evaluate('run');
      expect(world.live('run')).toMatchObject([{ NodeID: first?.NodeID, Job: { Version: version } }]);
    }
  });

  test('allocations of a node that went down are lost, and placed elsewhere', () => {
    const world = worldWith(2);
    world.register('web', { count: 2, job: { Constraints: [{ Operand: 'distinct_hosts' }] } });
    world.evaluate('web');
    world.addNode('n3');
    world.changeNode('n1', { Status: 'down' });
    world.evaluate('web', { TriggeredBy: 'node-update' });
    const lost = [...world.allocationById.values()].filter(({ NodeID }) => NodeID === 'n1');
    expect(lost).toMatchObject([
      { ClientStatus: 'lost', DesiredStatus: 'stop', DesiredDescription: 'alloc is lost since its node is down' },
    ]);
    expect(
      world
        .live('web')
        .map(({ NodeID }) => NodeID)
        .toSorted(),
    ).toEqual(['n2', 'n3']);
  });

  test('an allocation that is to move keeps its name', () => {
    const world = worldWith(2);
    world.register('web');
    world.evaluate('web');
    const [before] = world.live('web');
    const transition = {
      Reschedule: null,
      ForceReschedule: null,
      NoShutdownDelay: null,
      MigrateDisablePlacement: null,
    };
    world.changeAllocation(before?.ID ?? '', { DesiredTransition: { ...transition, Migrate: true } });
    expect(world.evaluate('web').annotations['app']).toMatchObject({ Migrate: 1 });
    expect(world.live('web')).toMatchObject([{ Name: 'web.app[0]', PreviousAllocation: before?.ID }]);
    expect(world.allocation(before?.ID ?? '')?.DesiredDescription).toBe('alloc is being migrated');
  });
});

describe('system jobs', () => {
  test('run on every node that can, and on nodes that come', () => {
    const world = worldWith(2);
    world.addNode('other', { datacenter: 'dc2' });
    world.register('sys', { type: 'system', job: { Datacenters: ['dc1'] } });
    world.evaluate('sys');
    expect(
      world
        .live('sys')
        .map(({ NodeID }) => NodeID)
        .toSorted(),
    ).toEqual(['n1', 'n2']);
    world.addNode('n3');
    expect(world.evaluate('sys').annotations['app']).toMatchObject({ Place: 1, Ignore: 2 });
  });

  test('miss nothing where no node can run them, but say where there is no room', () => {
    const world = worldWith(1);
    world.register('filtered', { type: 'system', task: { Driver: 'warp' } });
    expect(world.evaluate('filtered').failures).toEqual({});
    world.register('big', { type: 'system', memory: 5000 });
    expect(world.evaluate('big')).toMatchObject({ queued: { app: 1 }, failures: { app: { NodesExhausted: 1 } } });
  });
});

describe('preferences', () => {
  test('an affinity wins over how full a node is', () => {
    const world = worldWith(3);
    world.addNode('ssd', { meta: { disk: 'ssd' } });
    world.register('web', {
      job: { Affinities: [{ LTarget: '${meta.disk}', RTarget: 'ssd', Operand: '=', Weight: 100 }] },
    });
    world.evaluate('web');
    expect(world.live('web')[0]?.NodeID).toBe('ssd');
  });

  test('a spread goes over datacenters evenly', () => {
    const world = new World();
    for (const datacenter of ['dc1', 'dc2', 'dc3']) {
      for (const i of [1, 2]) world.addNode(`${datacenter}-${i}`, { datacenter });
    }
    world.register('web', { count: 6, job: { Spreads: [{ Attribute: '${node.datacenter}' }] } });
    world.evaluate('web');
    const counts = new Map<string, number>();
    for (const { NodeID } of world.live('web')) {
      const datacenter = world.node(NodeID)?.Datacenter ?? '';
      counts.set(datacenter, (counts.get(datacenter) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual([2, 2, 2]);
  });
});
