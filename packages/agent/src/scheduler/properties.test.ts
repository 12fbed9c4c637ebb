/** What holds of the scheduler whatever happens: no node gives more than it has, what is missing is explained, equals decide equally. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isReady, matchesDatacenter } from './feasibility.js';
import { NodeRoom } from './node-room.js';
import type { Decision } from './plan.js';
import { type JobShape, World } from './world.test-support.js';

const jobIds = ['a', 'b', 'c'];
const nodeIds = ['n1', 'n2', 'n3', 'n4'];

const shapes: fc.Arbitrary<JobShape> = fc
  .record({
    type: fc.constantFrom('service', 'batch', 'system', 'sysbatch'),
    count: fc.nat(6),
    cpu: fc.integer({ min: 1, max: 700 }),
    memory: fc.integer({ min: 10, max: 700 }),
    env: fc.constantFrom('1', '2'),
    canary: fc.nat(2),
    port: fc.option(fc.constantFrom(8080, 9090), { nil: undefined }),
    datacenter: fc.constantFrom('*', 'dc1', 'dc2'),
  })
  .map(({ type, count, cpu, memory, env, canary, port, datacenter }) => ({
    type,
    cpu,
    memory,
    count: type === 'system' ? Math.min(1, count) : count,
    job: { Datacenters: [datacenter] },
    task: { Env: { A: env } },
    group: {
      ...(type === 'service' ? { Update: { MaxParallel: 1 + (count % 3), Canary: canary } } : {}),
      Networks: [
        {
          DynamicPorts: [{ Label: 'http' }],
          ...(port === undefined ? {} : { ReservedPorts: [{ Label: 'fixed', Value: port }] }),
        },
      ],
    },
  }));

type Step =
  | { readonly kind: 'register'; readonly job: string; readonly shape: JobShape }
  | { readonly kind: 'stop' | 'healthy' | 'look' | 'promote'; readonly job: string }
  | { readonly kind: 'down' | 'up' | 'ineligible'; readonly node: string }
  | { readonly kind: 'fail' | 'complete'; readonly pick: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('register' as const), job: fc.constantFrom(...jobIds), shape: shapes }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('stop' as const, 'healthy' as const, 'look' as const, 'promote' as const),
        job: fc.constantFrom(...jobIds),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('down' as const, 'up' as const, 'ineligible' as const),
        node: fc.constantFrom(...nodeIds),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constantFrom('fail' as const, 'complete' as const), pick: fc.nat(50) }),
    },
  ),
  { maxLength: 25 },
);

function take(world: World, step: Step): void {
  switch (step.kind) {
    case 'register': {
      // A job keeps its type for life.
      const type = world.jobById.get(step.job)?.Type ?? step.shape.type;
      if (type === step.shape.type) world.register(step.job, step.shape);
      break;
    }
    case 'stop':
      world.stop(step.job);
      break;
    case 'healthy':
      world.becomeHealthy(step.job);
      break;
    case 'promote': {
      const deployment = world.latestDeployment('default', step.job);
      if (deployment?.Status !== 'running') break;
      const canaries = deployment.TaskGroups['app']?.PlacedCanaries ?? [];
      const healthy = canaries.every((id) => world.allocation(id)?.DeploymentStatus?.Healthy === true);
      if (healthy) world.changeDeploymentState(deployment.ID, 'app', (state) => ({ ...state, Promoted: true }));
      break;
    }
    case 'look':
      break;
    case 'fail':
    case 'complete': {
      const live = jobIds.flatMap((id) => world.live(id));
      const picked = live[step.pick % Math.max(1, live.length)];
      if (picked !== undefined) world.end(picked.ID, step.kind === 'fail' ? 'failed' : 'complete');
      break;
    }
    default: {
      const { node, kind } = step;
      world.changeNode(node, {
        Status: kind === 'down' ? 'down' : 'ready',
        SchedulingEligibility: kind === 'ineligible' ? 'ineligible' : 'eligible',
      });
    }
  }
}

function checkPlacements(world: World, { plan }: Decision): void {
  for (const placement of plan.placements) {
    if (world.allocation(placement.ID) !== undefined) continue;
    const node = world.node(placement.NodeID);
    expect(node !== undefined && isReady(node)).toBe(true);
    expect(matchesDatacenter(placement.Job?.Datacenters ?? [], node?.Datacenter ?? '')).toBe(true);
  }
}

function checkNodes(world: World): void {
  for (const node of world.nodes()) {
    const room = new NodeRoom(node, world.allocationsOnNode(node.ID));
    expect(room.shortage()).toBeUndefined();
    expect(room.portsCollide).toBe(false);
  }
}

function checkJob(world: World, jobId: string, decision: Decision): void {
  const job = world.jobById.get(jobId);
  const live = world.live(jobId);
  if (job === undefined || job.Stop) {
    expect(live).toEqual([]);
    return;
  }
  const perNode = job.Type === 'system' || job.Type === 'sysbatch';
  const canaries = new Set(world.deployments.flatMap((d) => d.TaskGroups['app']?.PlacedCanaries ?? []));
  const lasting = live.filter(({ ID }) => !canaries.has(ID));
  const names = lasting.map(({ Name, NodeID }) => (perNode ? `${Name} ${NodeID}` : Name));
  expect(new Set(names).size).toBe(names.length);
  if (perNode) return;
  const count = job.TaskGroups[0]?.Count ?? 0;
  expect(lasting.length).toBeLessThanOrEqual(count);

  // What is missing is explained: no room, done, failed for now or for good, or held back by a deployment.
  const ended = world
    .allocationsOfJob('default', jobId)
    .filter((a) => ['failed', 'complete'].includes(a.ClientStatus) && (a.NextAllocation ?? '') === '');
  const deployment = world.latestDeployment('default', jobId);
  const state = deployment?.TaskGroups['app'];
  const held = deployment?.Status === 'running' && (state?.DesiredCanaries ?? 0) > 0 && state?.Promoted === false;
  const missing = count - live.length;
  if (missing > 0 && !held) {
    expect((decision.queued['app'] ?? 0) + ended.length).toBeGreaterThanOrEqual(missing);
  }
  if ((decision.queued['app'] ?? 0) > 0) expect(decision.failures['app']).toBeDefined();
}

test('whatever happens: no node gives more than it has, names are unique, and what is missing is explained', () => {
  fc.assert(
    fc.property(fc.nat(1000), steps, (seed, all) => {
      const world = new World(seed);
      for (const [i, id] of nodeIds.entries()) {
        world.addNode(id, {
          datacenter: i < 2 ? 'dc1' : 'dc2',
          addresses: i === 0 ? ['127.0.0.1', '::1'] : ['127.0.0.1'],
        });
      }
      for (const step of all) {
        take(world, step);
        world.time += 7e9;
        for (const jobId of jobIds) {
          if (!world.jobById.has(jobId)) continue;
          const decision = world.decide(jobId);
          checkPlacements(world, decision);
          world.commit(decision);
          checkNodes(world);
          checkJob(world, jobId, decision);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('the same state and the same numbers give the same decision', () => {
  fc.assert(
    fc.property(fc.nat(1000), shapes, (seed, shape) => {
      const run = (): unknown => {
        const world = new World(seed);
        for (const id of nodeIds) world.addNode(id);
        world.register('a', shape);
        return world.evaluate('a').plan.placements.map(({ NodeID, Name, AllocatedResources }) => ({
          NodeID,
          Name,
          AllocatedResources,
        }));
      };
      expect(run()).toEqual(run());
    }),
    { numRuns: 30 },
  );
});
