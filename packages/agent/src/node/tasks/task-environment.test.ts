import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jobOf, type NodeUnderTest, shell, startNode } from '../node.test-support.js';
import { hostEnvironment } from './task-environment.js';

let under: NodeUnderTest;
beforeEach(async () => {
  process.env['NOMAD_TOKEN'] = 'secret-of-the-agent';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret-of-the-machine';
  under = await startNode({ meta: { rack: 'r1' } });
});
afterEach(async () => {
  delete process.env['NOMAD_TOKEN'];
  delete process.env['AWS_SECRET_ACCESS_KEY'];
  await under.close();
});

test('a task sees what Nomad shows it, and no secret of the agent', async () => {
  const { servers, node, dataDir } = under;
  const task = shell('env; pwd; cat local/t.txt', {
    Env: {
      MY_A: '${NOMAD_TASK_NAME}/${node.unique.name}',
      MY_B: '${meta.undefined}',
      MY_C: '$${raw}',
      MY_D: '${meta.rack}',
    },
    Meta: { team: 'red', 'dash-key': 'v' },
    Templates: [
      { EmbeddedTmpl: 'idx={{ env "NOMAD_ALLOC_INDEX" }}\n', DestPath: 'local/t.txt' },
      { EmbeddedTmpl: 'FROM_TEMPLATE=yes\n', DestPath: 'secrets/e.env', Envvars: true },
    ],
  });
  const job = jobOf([task], { group: { Meta: { gm: '1' } } });
  const ports = [
    { Label: 'http', Value: 20182, HostIP: '127.0.0.1' },
    { Label: 'adm-in', Value: 22623, To: 99, HostIP: '127.0.0.1' },
  ];
  const id = servers.place(
    { ...job, Meta: { jm: '2' } },
    {
      AllocatedResources: {
        Tasks: {
          main: {
            Cpu: { CpuShares: 50, ReservedCores: null },
            Memory: { MemoryMB: 32, MemoryMaxMB: 0 },
            Networks: null,
            Devices: null,
          },
        },
        TaskLifecycles: {},
        Shared: { DiskMB: 300, Networks: null, Ports: ports },
      },
    },
  );
  await servers.status(id, 'complete');
  const output = await readFile(join(dataDir, 'alloc', id, 'alloc/logs/main.stdout.0'), 'utf8');
  const lines = output.split('\n');
  const root = join(node.dataDir, 'alloc', id);
  for (const expected of [
    'MY_A=main/node-1',
    'MY_B=${meta.undefined}',
    'MY_C=$${raw}',
    'MY_D=r1',
    `NOMAD_ALLOC_DIR=${root}/alloc`,
    `NOMAD_TASK_DIR=${root}/main/local`,
    `NOMAD_SECRETS_DIR=${root}/main/secrets`,
    `NOMAD_ALLOC_ID=${id}`,
    `NOMAD_SHORT_ALLOC_ID=${id.slice(0, 8)}`,
    'NOMAD_ALLOC_NAME=job.app[0]',
    'NOMAD_ALLOC_INDEX=0',
    'NOMAD_GROUP_NAME=app',
    'NOMAD_JOB_ID=job',
    'NOMAD_DC=dc1',
    'NOMAD_REGION=global',
    'NOMAD_NAMESPACE=default',
    'NOMAD_CPU_LIMIT=50',
    'NOMAD_MEMORY_LIMIT=32',
    'NOMAD_META_team=red',
    'NOMAD_META_TEAM=red',
    'NOMAD_META_dash_key=v',
    'NOMAD_META_gm=1',
    'NOMAD_META_JM=2',
    'NOMAD_ADDR_http=127.0.0.1:20182',
    'NOMAD_ALLOC_PORT_http=20182',
    'NOMAD_PORT_adm_in=99',
    'NOMAD_HOST_PORT_adm_in=22623',
    'FROM_TEMPLATE=yes',
    `${root}/main`,
    'idx=0',
  ]) {
    expect(lines).toContain(expected);
  }
  expect(output).not.toContain('secret-of-the-agent');
  expect(output).not.toContain('secret-of-the-machine');
});

test("the machine's variables reach tasks, except those that are denied and those of the agent", () => {
  const environment = { PATH: '/bin', AWS_ACCESS_KEY_ID: 'a', NOMAD_TOKEN: 't', MINE: 'm' };
  expect(hostEnvironment(environment, undefined)).toEqual({ PATH: '/bin', MINE: 'm' });
  expect(hostEnvironment(environment, 'MINE, OTHER')).toEqual({ PATH: '/bin', AWS_ACCESS_KEY_ID: 'a' });
});
