import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jobOf, type NodeUnderTest, shell, startNode } from '../node.test-support.js';

let under: NodeUnderTest;
let server: Server;
let port: number;
let answer = 200;

beforeEach(async () => {
  under = await startNode();
  answer = 200;
  server = createServer((request, response) => {
    response.statusCode = request.url === '/nope' ? 404 : answer;
    response.end(`asked for ${request.url}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(async () => {
  await under.close();
  server.closeAllConnections();
  server.close();
});

function place(
  checks: { Name: string; Type: 'http' | 'tcp'; Path?: string; PortLabel?: string; Timeout?: number }[],
): string {
  const { servers } = under;
  const job = jobOf([shell('exec sleep 1000')], {
    type: 'service',
    group: {
      Update: {
        MinHealthyTime: 20e6,
        HealthyDeadline: 60e9,
        ProgressDeadline: 90e9,
        HealthCheck: 'checks',
        MaxParallel: 1,
      },
      Services: [
        {
          Name: 'web',
          Provider: 'nomad',
          PortLabel: 'http',
          Checks: checks.map((check) => ({ Interval: 1e9, Timeout: 60e9, ...check })),
        },
      ],
    },
  });
  const resources = { Cpu: { CpuShares: 50, ReservedCores: null }, Memory: { MemoryMB: 32, MemoryMaxMB: 0 } };
  return servers.place(job, {
    DeploymentID: 'd',
    AllocatedResources: {
      Tasks: { main: { ...resources, Networks: null, Devices: null } },
      TaskLifecycles: {},
      Shared: { DiskMB: 300, Networks: null, Ports: [{ Label: 'http', Value: port, HostIP: '127.0.0.1' }] },
    },
  });
}

/** Waits until no check is pending, and gives them by name. */
async function results(
  id: string,
): Promise<Record<string, { Status: string; StatusCode: number; Output: string; Mode: string }>> {
  for (;;) {
    const all = Object.values(under.node.hasAllocation(id) ? (under.node.checks(id) ?? {}) : {});
    if (all.length > 0 && all.every(({ Status }) => Status !== 'pending')) {
      return Object.fromEntries(all.map((check) => [check.Check, check]));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('HTTP and TCP checks say what they found', async () => {
  const id = place([
    { Name: 'good', Type: 'http', Path: '/health' },
    { Name: 'bad', Type: 'http', Path: '/nope' },
    { Name: 'tcp', Type: 'tcp' },
    { Name: 'closed', Type: 'tcp', PortLabel: '1' },
  ]);
  expect(await results(id)).toMatchObject({
    good: { Status: 'success', StatusCode: 200, Output: 'nomad: http ok', Mode: 'healthiness' },
    bad: { Status: 'failure', StatusCode: 404, Output: 'asked for /nope' },
    tcp: { Status: 'success', StatusCode: 0, Output: 'nomad: tcp ok' },
    closed: { Status: 'failure', Output: 'dial tcp 127.0.0.1:1: connect: connection refused' },
  });
});

test('a deployment is healthy only when its checks pass', async () => {
  answer = 503;
  const id = place([{ Name: 'good', Type: 'http', Path: '/health' }]);
  expect((await results(id))['good']?.Status).toBe('failure');
  expect(under.servers.get(id).DeploymentStatus).toBeUndefined();
  answer = 200;
  await under.servers.until(() => under.servers.get(id).DeploymentStatus?.Healthy === true);
});

test('any timeout is kept, and a check that can not be asked fails and says why', async () => {
  const id = place([
    { Name: 'fraction', Type: 'tcp', Timeout: 1_000_500_000 },
    { Name: 'months', Type: 'http', Path: '/health', Timeout: 60 * 86_400e9 },
    { Name: 'nowhere', Type: 'http', Path: 'http://[' },
  ]);
  expect(await results(id)).toMatchObject({
    fraction: { Status: 'success' },
    months: { Status: 'success' },
    nowhere: { Status: 'failure', StatusCode: 0, Output: 'nomad: Invalid URL' },
  });
});
