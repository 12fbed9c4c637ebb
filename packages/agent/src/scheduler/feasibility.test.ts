/** Which nodes a group may run on, operand by operand, and the reasons against the others. */

import { describe, expect, test } from 'vitest';

import { matchesDatacenter } from './feasibility.js';
import { meetsOperand } from './operands.js';
import { World } from './world.test-support.js';

describe('operands', () => {
  test.each([
    ['=', 'a', 'a', true],
    ['=', undefined, 'a', false],
    ['!=', undefined, 'a', true],
    ['not', 'a', 'a', false],
    ['<', '9', '10', true],
    ['<', 'abc', 'abd', true],
    ['>=', '1.5', '1.25', true],
    ['regexp', 'linux', '^l.n', true],
    ['regexp', 'linux', '(', false],
    ['version', '2.0.5', '>= 1.4, < 3', true],
    ['semver', '2.0.5-dev', '>= 2.0.5', false],
    ['set_contains', 'a, b,c', 'c,a', true],
    ['set_contains', 'a', 'a,b', false],
    ['set_contains_any', 'a', 'a,b', true],
    ['is_set', '', '', true],
    ['is_not_set', undefined, '', true],
    ['what', 'a', 'a', false],
  ])('%s of %s and %s', (operand, left, right, expected) => {
    expect(meetsOperand(operand, left, right)).toBe(expected);
  });
});

test.each([
  [['*'], 'dc1', true],
  [['dc1', 'dc2'], 'dc3', false],
  [['us-*'], 'us-east', true],
  [['us.*'], 'us-east', false],
])('datacenters %s and %s', (patterns, datacenter, expected) => {
  expect(matchesDatacenter(patterns, datacenter)).toBe(expected);
});

describe('reasons', () => {
  const failure = (world: World, jobId: string) => world.evaluate(jobId).failures['app'];

  test('a constraint names itself', () => {
    const world = new World();
    world.addNode('n');
    const constraint = { LTarget: '${attr.kernel.name}', RTarget: 'plan9', Operand: '=' };
    world.register('j', { job: { Constraints: [constraint] } });
    expect(failure(world, 'j')).toMatchObject({
      NodesEvaluated: 1,
      NodesFiltered: 1,
      NodesInPool: 1,
      NodePool: 'default',
      NodesAvailable: { dc1: 1 },
      ConstraintFiltered: { '${attr.kernel.name} = plan9': 1 },
      NodesExhausted: 0,
      ResourcesExhausted: null,
    });
  });

  test('a driver that is not there, or not well', () => {
    const world = new World();
    world.addNode('n');
    world.register('warp', { task: { Driver: 'warp' } });
    expect(failure(world, 'warp')?.ConstraintFiltered).toEqual({ 'missing drivers': 1 });
    const sick = { Attributes: null, Detected: true, Healthy: false, HealthDescription: '', UpdateTime: '' };
    world.changeNode('n', { Drivers: { raw_exec: sick } });
    world.register('sick');
    expect(failure(world, 'sick')?.ConstraintFiltered).toEqual({ 'missing drivers': 1 });
  });

  test('too little memory, with what was asked', () => {
    const world = new World();
    world.addNode('n', { memory: 50 });
    world.register('j');
    expect(failure(world, 'j')).toMatchObject({
      NodesFiltered: 0,
      NodesExhausted: 1,
      DimensionExhausted: { memory: 1 },
      ResourcesExhausted: { main: { MemoryMB: 100, CPU: 0 } },
    });
  });

  test.each([
    ['another datacenter', { job: { Datacenters: ['dc9'] } }],
    ['another pool', { job: { NodePool: 'gpu' } }],
  ])('%s: no node is even looked at', (_name, shape) => {
    const world = new World();
    world.addNode('n');
    world.register('j', shape);
    expect(failure(world, 'j')).toMatchObject({ NodesEvaluated: 0, NodesInPool: 0, NodesAvailable: {} });
  });

  test('nodes that are down, draining or ineligible take nothing', () => {
    const world = new World();
    for (const id of ['down', 'ineligible']) world.addNode(id);
    world.changeNode('down', { Status: 'down' });
    world.changeNode('ineligible', { SchedulingEligibility: 'ineligible' });
    world.register('j');
    expect(failure(world, 'j')?.NodesEvaluated).toBe(0);
  });

  test('host volumes: there, and writable when asked', () => {
    const world = new World();
    const volume = { ID: '', Name: 'data', Path: '/data', ReadOnly: true };
    world.addNode('n', { hostVolumes: { data: volume } });
    const request = (source: string, readOnly: boolean) => ({
      group: { Volumes: { v: { Type: 'host', Source: source, ReadOnly: readOnly } } },
    });
    world.register('missing', request('other', true));
    world.register('written', request('data', false));
    world.register('read', request('data', true));
    expect(failure(world, 'missing')?.ConstraintFiltered).toEqual({ 'missing compatible host volumes': 1 });
    expect(failure(world, 'written')?.ConstraintFiltered).toEqual({ 'missing compatible host volumes': 1 });
    expect(failure(world, 'read')).toBeUndefined();
  });

  test('distinct hosts and distinct properties', () => {
    const world = new World();
    for (const id of ['a', 'b']) world.addNode(id, { meta: { rack: 'r1' } });
    world.register('hosts', { count: 3, job: { Constraints: [{ Operand: 'distinct_hosts' }] } });
    expect(failure(world, 'hosts')?.ConstraintFiltered).toEqual({ distinct_hosts: 2 });
    expect(new Set(world.live('hosts').map(({ NodeID }) => NodeID)).size).toBe(2);
    const racks = { LTarget: '${meta.rack}', Operand: 'distinct_property' };
    world.register('racks', { count: 2, group: { Constraints: [racks] } });
    expect(failure(world, 'racks')).toBeDefined();
    expect(world.live('racks')).toHaveLength(1);
  });
});

describe('ports', () => {
  const network = (port: number) => ({ group: { Networks: [{ ReservedPorts: [{ Label: 'p', Value: port }] }] } });

  test('a static port is given once for each address of the node', () => {
    const world = new World();
    world.addNode('n', { addresses: ['127.0.0.1', '::1'] });
    for (const id of ['a', 'b', 'c']) world.register(id, network(8080));
    expect(world.evaluate('a').failures).toEqual({});
    expect(world.evaluate('b').failures).toEqual({});
    expect(world.evaluate('c').failures['app']?.DimensionExhausted).toEqual({
      'network: reserved port collision p=8080': 1,
    });
    const given = ['a', 'b'].map((id) => world.live(id)[0]?.AllocatedResources.Shared.Ports?.[0]?.HostIP);
    expect(given).toEqual(['127.0.0.1', '::1']);
  });

  test('dynamic ports come from the range of the node, and never twice', () => {
    const world = new World();
    world.addNode('n', { ports: [30000, 30002] });
    world.register('j', {
      count: 4,
      cpu: 1,
      memory: 10,
      group: { Networks: [{ DynamicPorts: [{ Label: 'http', To: -1 }] }] },
    });
    const { failures } = world.evaluate('j');
    const ports = world.live('j').flatMap(({ AllocatedResources }) => AllocatedResources.Shared.Ports ?? []);
    expect(ports.map(({ Value }) => Value).toSorted((a, b) => a - b)).toEqual([30000, 30001, 30002]);
    expect(ports.every(({ Value, To }) => To === Value)).toBe(true);
    expect(failures['app']?.DimensionExhausted).toEqual({ 'network: dynamic port selection failed': 1 });
  });

  test('ports that the node keeps for itself are not given', () => {
    const world = new World();
    world.addNode('n', { reservedPorts: '80,8000-8100' });
    world.register('j', network(8080));
    expect(world.evaluate('j').failures['app']?.NodesExhausted).toBe(1);
  });
});
