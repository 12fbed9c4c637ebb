/** What the servers do with what nodes tell them, what they tell nodes, and what a silent node leads to. */

import type { Node } from '@yurt/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { canonicalizeJob } from '../../jobs/canonicalize.js';
import { rowKey } from '../../state/row-key.js';
import { allocation } from '../../scheduler/rows.test-support.js';
import { StateStore } from '../../state/state-store.js';
import { bootstrap } from '../bootstrap.js';
import { NodeLink } from './node-link.js';

let state: StateStore;
let link: NodeLink;
let ids = 0;

beforeEach(async () => {
  state = new StateStore();
  await bootstrap(state);
  link = new NodeLink({ state, newId: () => `id-${(ids += 1)}`, now: () => 1_700_000_000_000, heartbeatTtl: 20 });
});

afterEach(async () => {
  link.close();
  await state.close();
});

function node(change: Partial<Node> = {}): Node {
  return {
    ID: 'n1',
    SecretID: 'secret',
    Datacenter: 'dc1',
    Name: 'node-1',
    HTTPAddr: '127.0.0.1:4646',
    TLSEnabled: false,
    Attributes: {},
    NodeResources: {
      Cpu: { CpuShares: 1000, TotalCpuCores: 1, ReservableCpuCores: [] },
      Processors: {
        Topology: { Nodes: null, Distances: null, Cores: null, OverrideTotalCompute: 0, OverrideWitholdCompute: 0 },
      },
      Memory: { MemoryMB: 1000 },
      Disk: { DiskMB: 1000 },
      Networks: [],
      NodeNetworks: [],
      Devices: null,
      MinDynamicPort: 20000,
      MaxDynamicPort: 32000,
    },
    ReservedResources: {
      Cpu: { CpuShares: 0, ReservedCpuCores: null },
      Memory: { MemoryMB: 0 },
      Disk: { DiskMB: 0 },
      Networks: { ReservedHostPorts: '' },
    },
    Links: {},
    Meta: {},
    NodeClass: '',
    NodePool: 'default',
    ComputedClass: 'v1:1',
    CgroupParent: '',
    Drain: false,
    DrainStrategy: null,
    SchedulingEligibility: 'eligible',
    Status: 'ready',
    StatusDescription: '',
    StatusUpdatedAt: 0,
    IdentitySigningKeyID: '',
    Events: [],
    Drivers: {},
    CSIControllerPlugins: {},
    CSINodePlugins: {},
    HostVolumes: {},
    GCVolumesOnNodeGC: false,
    HostNetworks: null,
    LastDrain: null,
    NodeMaxAllocs: 0,
    LastMissedHeartbeatIndex: 0,
    LastAllocUpdateIndex: 0,
    CreateIndex: 0,
    ModifyIndex: 0,
    ...change,
  };
}

async function place(): Promise<void> {
  const written = { ID: 'web', TaskGroups: [{ Name: 'app', Count: 1, Tasks: [{ Name: 'main', Driver: 'raw_exec' }] }] };
  await state.transact('plan-result', (tx) => {
    const job = tx.put('jobs', canonicalizeJob(written, { region: 'global', namespace: 'default' }));
    tx.put('allocations', allocation('a1', { Job: job }));
  });
}

const stored = (): Node | undefined => state.tables.nodes.get('n1');
const evaluations = (): unknown[] =>
  [...state.tables.evaluations.by('job', rowKey('default', 'web'))].map(({ TriggeredBy, Status }) => [
    TriggeredBy,
    Status,
  ]);

test('a node registers, and is ready after that', async () => {
  await link.registerNode(node());
  expect(stored()).toMatchObject({
    Status: 'ready',
    CreateIndex: 3,
    ModifyIndex: 4,
    Events: [{ Message: 'Node registered', Subsystem: 'Cluster', CreateIndex: 0 }],
  });
  await state.transact('node-eligibility', (tx) => tx.put('nodes', { ...node(), SchedulingEligibility: 'ineligible' }));
  await link.registerNode(node({ Meta: { new: 'yes' } }));
  expect(stored()).toMatchObject({ Meta: { new: 'yes' }, SchedulingEligibility: 'ineligible', CreateIndex: 3 });
});

test('a node that falls silent is down, and its jobs are looked at; it comes back with a heartbeat', async () => {
  await link.registerNode(node());
  await place();
  await link.heartbeat('n1');
  await expect.poll(() => stored()?.Status).toBe('down');
  expect(evaluations()).toEqual([['node-update', 'pending']]);
  await link.heartbeat('n1');
  expect(stored()?.Status).toBe('ready');
  await expect(link.heartbeat('unknown')).rejects.toThrow('node not found');
});

test('a report changes what the node knows best, and a failure is evaluated', async () => {
  await link.registerNode(node());
  await place();
  const before = stored()?.ModifyIndex;
  const report = { ID: 'a1', ClientDescription: 'Failed tasks', TaskStates: {} };
  await link.updateAllocations([
    { ...report, ClientStatus: 'failed' },
    { ...report, ID: 'unknown', ClientStatus: 'running' },
  ]);
  expect(state.tables.allocations.get('a1')).toMatchObject({ ClientStatus: 'failed', DesiredStatus: 'run' });
  expect(evaluations()).toEqual([['alloc-failure', 'pending']]);
  expect(stored()).toMatchObject({ LastAllocUpdateIndex: state.index, ModifyIndex: before });
});

test('a node is told of its allocations, and not of its own reports', async () => {
  await link.registerNode(node());
  const told: number[] = [];
  const stop = link.watchAllocations('n1', (allocations) => told.push(allocations.length));
  await expect.poll(() => told).toEqual([0]);
  await place();
  expect(told).toEqual([0, 1]);
  await link.updateAllocations([{ ID: 'a1', ClientStatus: 'running', ClientDescription: '', TaskStates: {} }]);
  stop();
  await state.transact('evaluation-delete', (tx) => tx.remove('allocations', 'a1'));
  expect(told).toEqual([0, 1]);
});
