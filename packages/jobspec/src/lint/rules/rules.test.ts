/** Each rule: a job that has what it looks for, with the place, and one that nearly has. */

import type { JobSpec, ServiceSpec, TaskGroupSpec, TaskSpec } from '@yurt/contract';
import { describe, expect, test } from 'vitest';
import type { ClusterFacts } from '../cluster-facts.js';
import { lintJob } from '../lint-job.js';
import { type LintCode, lintRules } from './table.js';

interface Case {
  /** Jobs that have it, by what is special; the key is the path of the finding, `|` before a remark. */
  readonly found: Readonly<Record<string, JobSpec>>;
  /** Jobs that nearly have it. */
  readonly fine: Readonly<Record<string, JobSpec>>;
}

const second = 1e9;
const cluster: ClusterFacts = {
  nodes: [
    { Datacenter: 'dc-east-1', NodePool: 'default', Drivers: { docker: driver(true), java: driver(false) } },
    { Datacenter: 'dc-west', NodePool: 'gpu', Drivers: { raw_exec: driver(true) } },
  ],
};

function driver(Detected: boolean): ClusterFacts['nodes'][number]['Drivers'][string] {
  return { Attributes: {}, Detected, Healthy: Detected, HealthDescription: '', UpdateTime: '' };
}

function task(parts: Partial<TaskSpec> = {}): TaskSpec {
  return {
    Name: 'main',
    Driver: 'docker',
    Config: { image: 'redis:7.4', ports: ['http'] },
    Resources: { CPU: 200, MemoryMB: 64 },
    ...parts,
  };
}

function service(parts: Partial<ServiceSpec> = {}): ServiceSpec {
  const check = { Type: 'tcp' as const, Interval: 10 * second, Timeout: 2 * second };
  return { Name: 'web', PortLabel: 'http', Provider: 'nomad', Checks: [check], ...parts };
}

/** A job that nothing is wrong with, but for the parts that are given. */
function job(group: Partial<TaskGroupSpec> = {}, parts: Partial<JobSpec> = {}): JobSpec {
  return {
    ID: 'web',
    TaskGroups: [
      {
        Name: 'web',
        Networks: [{ DynamicPorts: [{ Label: 'http', To: 80 }] }],
        Services: [service()],
        Tasks: [task()],
        ...group,
      },
    ],
    ...parts,
  };
}

const withTask = (parts: Partial<TaskSpec>, rest: Partial<JobSpec> = {}): JobSpec =>
  job({ Tasks: [task(parts)] }, rest);
const raw = (Config: Record<string, unknown>, parts: Partial<TaskSpec> = {}): JobSpec =>
  withTask({ Driver: 'raw_exec', Config, ...parts });
const batch: Partial<JobSpec> = { Type: 'batch' };
const staticPort = [{ ReservedPorts: [{ Label: 'http', Value: 8080, To: 80 }] }];
const onNode = (RTarget: string) => ({ LTarget: '${node.unique.name}', RTarget, Operand: '=' as const });
const hook = (Hook: 'prestart' | 'poststart' | 'poststop', Sidecar = false) => ({ Lifecycle: { Hook, Sidecar } });
const main = 'TaskGroups[0].Tasks[0]';

const cases: Readonly<Record<LintCode, Case>> = {
  'job-id-hides-route': {
    found: {
      'ID|a list': job({}, { ID: 'a/b/evaluations' }),
      'ID|two steps': job({}, { ID: 'nightly/periodic/force' }),
      'ID|after a parameter': job({}, { ID: 'price/tag' }),
    },
    fine: {
      'at the start': job({}, { ID: 'evaluations/a' }),
      alone: job({}, { ID: 'plan' }),
      longer: job({}, { ID: 'a/my-plan' }),
    },
  },
  'periodic-parameterized': {
    found: { Periodic: job({}, { ...batch, Periodic: { Specs: ['@daily'] }, ParameterizedJob: {} }) },
    fine: {
      'periodic only': job({}, { ...batch, Periodic: { Specs: ['@daily'] } }),
      'switched off': job({}, { ...batch, Periodic: { Specs: ['@daily'], Enabled: false }, ParameterizedJob: {} }),
    },
  },
  'datacenter-without-node': {
    found: {
      'Datacenters[1]': job({}, { Datacenters: ['dc-*-1', 'dc-north'] }),
      'Datacenters[0]|of another pool': withTask(
        { Driver: 'raw_exec', Config: { command: 'top' } },
        { Datacenters: ['dc-east-1'], NodePool: 'gpu' },
      ),
    },
    fine: {
      'by pattern': job({}, { Datacenters: ['dc-e*t-*', '*'] }),
      'none named': job({}, { Datacenters: null }),
    },
  },
  'driver-without-node': {
    found: {
      [`${main}.Driver|not detected`]: withTask({ Driver: 'java', Config: { jar_path: 'local/a.jar' } }),
      [`${main}.Driver|of another pool`]: job({}, { NodePool: 'gpu' }),
    },
    fine: { 'in a pool that is not known': raw({ command: 'top' }) },
  },
  'unknown-driver-key': {
    found: {
      [`${main}.Config.comand`]: raw({ command: 'top', comand: 'top' }),
      [`${main}.Config.mount[1].bind_options[0].propagate`]: withTask({
        Config: {
          image: 'redis:7.4',
          ports: ['http'],
          mount: [{ type: 'tmpfs' }, { bind_options: [{ propagate: 'rslave' }] }],
        },
      }),
      [`${main}.Config.auth.user|a block that is no list`]: withTask({
        Config: { image: 'redis:7.4', ports: ['http'], auth: { user: 'me' } },
      }),
    },
    fine: {
      'free keys': withTask({
        Config: { image: 'redis:7.4', ports: ['http'], labels: [{ any: 'thing' }], storage_opt: { size: '1G' } },
      }),
      "a driver that is not Nomad's": withTask({ Driver: 'firecracker', Config: { kernel: 'vmlinux' } }),
    },
  },
  'missing-driver-key': {
    found: {
      [`${main}.Config`]: raw({ args: ['-c', 'true'] }),
      [`${main}.Config|nothing written`]: withTask({ Driver: 'exec', Config: null }),
    },
    fine: {
      "a mesh's sidecar": job({
        Tasks: [task(), { Name: 'connect-proxy-web', Driver: 'docker', Kind: 'connect-proxy:web' }],
      }),
    },
  },
  'command-with-arguments': {
    found: { [`${main}.Config.command`]: raw({ command: '/bin/sleep 30' }) },
    fine: {
      'in arguments': raw({ command: '/bin/sh', args: ['-c', 'sleep 30'] }),
      'a path of Windows': raw({ command: 'C:\\Program Files\\app.exe' }),
    },
  },
  'undefined-port': {
    found: {
      'TaskGroups[0].Services[0].PortLabel': job({ Services: [service({ PortLabel: 'htpp' })] }),
      'TaskGroups[0].Services[0].Checks[0].PortLabel': job({
        Services: [service({ Checks: [{ Type: 'tcp', PortLabel: 'admin', Interval: second, Timeout: second }] })],
      }),
      [`${main}.Config.ports[1]`]: withTask({ Config: { image: 'redis:7.4', ports: ['http', 'admin'] } }),
      [`${main}.Env.BIND`]: withTask({ Env: { BIND: '0.0.0.0:${NOMAD_PORT_https}' } }),
      [`${main}.Templates[0].EmbeddedTmpl`]: withTask({
        Templates: [{ DestPath: 'local/a', EmbeddedTmpl: 'listen {{ env "NOMAD_HOST_PORT_admin" }};' }],
      }),
    },
    fine: {
      'a number': job({ Services: [service({ PortLabel: '8080' })] }),
      'filled in later': job({ Services: [service({ PortLabel: '${meta.port}' })] }),
      'by the names of variables': job({
        Networks: [{ DynamicPorts: [{ Label: 'http' }, { Label: 'my-port' }] }],
        Tasks: [
          task({
            Config: { image: 'redis:7.4', ports: ['http', 'my-port'], args: ['echo $NOMAD_PORT_http-$HOSTNAME'] },
            Env: {
              A: '${NOMAD_PORT_my_port}',
              B: '${NOMAD_HOST_ADDR_my-port}',
              C: '${NOMAD_ADDR_main_http}',
              D: '${NOMAD_UPSTREAM_ADDR_db}',
              E: '${NOMAD_PORT_admin:-9000}',
              F: 'NOMAD_PORT_${NAME}',
              G: '${NOMAD_PORT_connect_proxy_web}',
            },
          }),
        ],
      }),
      "a task's old network": withTask({
        Config: { image: 'redis:7.4', ports: ['http'] },
        Env: { A: '${NOMAD_PORT_old}' },
        Resources: { CPU: 1, MemoryMB: 64, Networks: [{ DynamicPorts: [{ Label: 'old' }] }] },
      }),
    },
  },
  'unpublished-port': {
    found: { 'TaskGroups[0].Networks[0].DynamicPorts[0]': withTask({ Config: { image: 'redis:7.4' } }) },
    fine: {
      'in bridge mode': job({
        Networks: [{ Mode: 'bridge', DynamicPorts: [{ Label: 'http', To: 80 }] }],
        Tasks: [task({ Config: { image: 'redis:7.4' } })],
      }),
      "in the host's network": withTask({ Config: { image: 'redis:7.4', network_mode: 'host' } }),
      'another task may use it': job({
        Tasks: [
          task({ Config: { image: 'redis:7.4' } }),
          task({ Name: 'b', Driver: 'raw_exec', Config: { command: 'b' } }),
        ],
      }),
    },
  },
  'container-network': {
    found: {
      [`${main}.Config.network_mode`]: job({
        Networks: [{ Mode: 'bridge', DynamicPorts: [{ Label: 'http' }] }],
        Tasks: [task({ Config: { image: 'redis:7.4', network_mode: 'host' } })],
      }),
      [`${main}.Config.port_map`]: withTask({ Config: { image: 'redis:7.4', port_map: [{ http: 80 }] } }),
    },
    fine: {
      'with the network of a task': withTask({
        Config: { image: 'redis:7.4', port_map: [{ old: 80 }] },
        Resources: { CPU: 1, MemoryMB: 64, Networks: [{ DynamicPorts: [{ Label: 'old' }] }] },
      }),
      'without a network of the group': job({
        Networks: null,
        Services: null,
        Tasks: [task({ Config: { image: 'redis:7.4', network_mode: 'host' } })],
      }),
    },
  },
  'static-port-with-count': {
    found: {
      'TaskGroups[0].Networks[0].ReservedPorts[0]': job({ Count: 3, Networks: staticPort }),
      'TaskGroups[0].Networks[0].ReservedPorts[0]|with a canary': job({
        Networks: staticPort,
        Update: { Canary: 1, AutoPromote: true },
      }),
    },
    fine: {
      'one instance': job({ Count: 1, Networks: staticPort }),
      'on distinct hosts': job({ Count: 3, Networks: staticPort, Constraints: [{ Operand: 'distinct_hosts' }] }),
      'on distinct nodes by ID': job(
        { Count: 3, Networks: staticPort },
        { Constraints: [{ Operand: 'distinct_property', LTarget: '${node.unique.id}' }] },
      ),
      'shared on purpose': job({
        Count: 3,
        Networks: [{ ReservedPorts: [{ Label: 'http', Value: 8080, IgnoreCollision: true }] }],
      }),
      'a system job': job({ Networks: staticPort, Update: { Canary: 50 } }, { Type: 'system' }),
    },
  },
  'service-without-check': {
    found: {
      'TaskGroups[0].Services[0]': job({ Services: [service({ Checks: null })] }),
      [`${main}.Services[0]`]: job({ Services: [], Tasks: [task({ Services: [service({ Checks: [] })] })] }),
    },
    fine: {
      'by task states': job({ Services: [service({ Checks: null })], Update: { HealthCheck: 'task_states' } }),
      "by the job's task states": job(
        { Services: [service({ Checks: null })] },
        { Update: { HealthCheck: 'task_states' } },
      ),
      'without a deployment': job({ Services: [service({ Checks: null })] }, batch),
      'without a port': job({ Services: [service({ Checks: null, PortLabel: '' })] }),
    },
  },
  'canary-without-promotion': {
    found: {
      'TaskGroups[0].Update.Canary': job({ Update: { Canary: 1 } }),
      "Update.Canary|the job's": job({ Update: { MaxParallel: 1 } }, { Update: { Canary: 1 } }),
    },
    fine: {
      'promoted by Nomad': job({ Update: { Canary: 1 } }, { Update: { AutoPromote: true } }),
      'none in this group': job({ Update: { Canary: 0 } }, { Update: { Canary: 1 } }),
    },
  },
  'update-all-at-once': {
    found: {
      'TaskGroups[0].Update.MaxParallel': job({ Count: 3, Update: { MaxParallel: 3 } }),
      "Update.MaxParallel|the job's": job({ Count: 3 }, { Update: { MaxParallel: 5 } }),
    },
    fine: {
      'in two steps': job({ Count: 3, Update: { MaxParallel: 2 } }),
      'there is but one': job({ Count: 1, Update: { MaxParallel: 1 } }),
      'after canaries': job({ Count: 3, Update: { MaxParallel: 3, Canary: 3, AutoPromote: true } }),
    },
  },
  'reschedule-never-reached': {
    found: {
      'TaskGroups[0].RestartPolicy': job({
        RestartPolicy: { Mode: 'delay', Attempts: 2, Interval: 60 * second },
        ReschedulePolicy: { Attempts: 3, Interval: 600 * second, Unlimited: false },
      }),
      'TaskGroups[0].RestartPolicy|copied into the tasks': job({
        RestartPolicy: { Mode: 'delay' },
        ReschedulePolicy: { Unlimited: true },
        Tasks: [task({ RestartPolicy: { Mode: 'delay' } }), task({ Name: 'b', RestartPolicy: { Mode: 'delay' } })],
      }),
      'TaskGroups[0].RestartPolicy|used up never': job({
        RestartPolicy: { Mode: 'fail', Attempts: 10, Delay: 15 * second, Interval: 150 * second },
        ReschedulePolicy: { Unlimited: true },
      }),
      [`${main}.RestartPolicy|the task's own`]: job(
        { Tasks: [task({ RestartPolicy: { Mode: 'delay' } })] },
        { Reschedule: { Unlimited: true, Delay: 60 * second } },
      ),
    },
    fine: {
      'nobody asked for a reschedule': job({ RestartPolicy: { Mode: 'delay' } }),
      'switched off': job({ RestartPolicy: { Mode: 'delay' }, ReschedulePolicy: { Attempts: 0, Unlimited: false } }),
      "a server's default": job({
        RestartPolicy: { Mode: 'delay' },
        ReschedulePolicy: { Unlimited: true, Attempts: 0, Delay: 30 * second, MaxDelay: 3600 * second },
      }),
      'used up in time': job({
        RestartPolicy: { Mode: 'fail', Attempts: 2, Delay: 15 * second, Interval: 1800 * second },
        ReschedulePolicy: { Unlimited: true },
      }),
    },
  },
  'kill-timeout-over-limit': {
    found: { [`${main}.KillTimeout`]: withTask({ KillTimeout: 31 * second }) },
    fine: { 'at the limit': withTask({ KillTimeout: 30 * second }) },
  },
  'template-path': {
    found: {
      [`${main}.Templates[0].SourcePath`]: withTask({ Templates: [{ SourcePath: '/etc/a.tpl', DestPath: 'local/a' }] }),
      [`${main}.Templates[0].DestPath`]: withTask({ Templates: [{ EmbeddedTmpl: 'x', DestPath: '/etc/app.conf' }] }),
      [`${main}.Templates[0].DestPath|relative`]: withTask({
        Templates: [{ EmbeddedTmpl: 'x', DestPath: 'app.conf' }],
      }),
    },
    fine: {
      'where a container sees it': withTask({
        Templates: [
          { EmbeddedTmpl: 'x', DestPath: 'local/app.conf' },
          { EmbeddedTmpl: 'x', DestPath: '/secrets/key' },
          { EmbeddedTmpl: 'x', DestPath: '../alloc/data/key' },
          { EmbeddedTmpl: 'x', DestPath: '${NOMAD_SECRETS_DIR}/key' },
          { EmbeddedTmpl: 'A=1', DestPath: 'env', Envvars: true },
        ],
      }),
      'mounted from there': withTask({
        Config: { image: 'redis:7.4', ports: ['http'], volumes: ['custom:/etc/app'], mount: [{ source: './x.conf' }] },
        Templates: [
          { EmbeddedTmpl: 'x', DestPath: 'custom/app.conf' },
          { EmbeddedTmpl: 'x', DestPath: 'x.conf' },
        ],
      }),
      'in a chroot': withTask({
        Driver: 'exec',
        Config: { command: 'app' },
        Templates: [{ EmbeddedTmpl: 'x', DestPath: '/etc/app.conf' }],
      }),
    },
  },
  'plain-secret': {
    found: {
      [`${main}.Env.DB_PASSWORD`]: withTask({ Env: { DB_PASSWORD: 'hunter2' } }),
      [`${main}.Env.github-token`]: withTask({ Env: { 'github-token': 'ghp_123' } }),
      [`${main}.Env.DATABASE_URL`]: withTask({ Env: { DATABASE_URL: 'postgres://app:hunter2@db:5432/app' } }),
      [`${main}.Config.auth[0].password`]: withTask({
        Config: { image: 'redis:7.4', ports: ['http'], auth: [{ username: 'me', password: 'hunter2' }] },
      }),
    },
    fine: {
      'not in the job, or no secret': withTask({
        Env: {
          DB_PASSWORD: '${meta.password}',
          DB_PASSWORD_FILE: '/run/secrets/db',
          TLS_PRIVATE_KEY: '/secrets/tls.key',
          TOKEN_URL: 'https://login.example.com/token',
          USE_TOKEN: 'true',
          API_KEY: '',
          DATABASE_URL: 'postgres://app@db:5432/app',
          MONKEY: 'see',
        },
      }),
    },
  },
  'mutable-image': {
    found: {
      [`${main}.Config.image|no tag`]: withTask({ Config: { image: 'registry:5000/app', ports: ['http'] } }),
      [`${main}.Config.image`]: withTask({ Config: { image: 'redis:latest', ports: ['http'] } }),
    },
    fine: {
      'by digest': withTask({ Config: { image: `redis@sha256:${'0'.repeat(64)}`, ports: ['http'] } }),
      'filled in later': withTask({ Config: { image: 'app:${NOMAD_META_version}', ports: ['http'] } }),
    },
  },
  'missing-resources': {
    found: {
      [main]: withTask({ Resources: null }),
      [`${main}.Resources`]: withTask({ Resources: { CPU: 100 } }),
    },
    fine: { 'by cores': withTask({ Resources: { Cores: 1, MemoryMB: 64 } }) },
  },
  'exclusive-volume': {
    found: {
      'TaskGroups[0].Volumes.data.AccessMode|with a canary': job({
        Volumes: {
          data: {
            Name: 'data',
            Type: 'csi',
            Source: 'db',
            AccessMode: 'single-node-writer',
            AttachmentMode: 'file-system',
          },
        },
        Update: { Canary: 1, AutoPromote: true },
      }),
      'TaskGroups[0].Volumes.data.AccessMode|with a count': job({
        Count: 2,
        Volumes: { data: { Name: 'data', Type: 'host', Source: 'db', AccessMode: 'single-node-single-writer' } },
      }),
    },
    fine: {
      'one each': job({
        Count: 2,
        Volumes: {
          data: { Name: 'data', Type: 'host', Source: 'db', AccessMode: 'single-node-single-writer', PerAlloc: true },
        },
      }),
      'for several': job({
        Count: 2,
        Volumes: { data: { Name: 'data', Type: 'host', Source: 'db', AccessMode: 'single-node-multi-writer' } },
      }),
      'a rolling update stops the old one first': job({
        Volumes: {
          data: {
            Name: 'data',
            Type: 'csi',
            Source: 'db',
            AccessMode: 'single-node-writer',
            AttachmentMode: 'file-system',
          },
        },
      }),
    },
  },
  'logs-over-disk': {
    found: { 'TaskGroups[0].EphemeralDisk': withTask({ LogConfig: { MaxFiles: 10, MaxFileSizeMB: 20 } }) },
    fine: {
      "Nomad's defaults": job({ Tasks: [task(), task({ Name: 'b' })] }),
      'with the disk for it': job({
        EphemeralDisk: { SizeMB: 500 },
        Tasks: [task({ LogConfig: { MaxFiles: 10, MaxFileSizeMB: 20 } })],
      }),
      'not kept': withTask({ LogConfig: { MaxFiles: 10, MaxFileSizeMB: 20, Disabled: true } }),
    },
  },
  'impossible-constraint': {
    found: {
      'TaskGroups[0].Constraints[0]|two values': job(
        { Constraints: [{ LTarget: '${meta.rack}', RTarget: 'b', Operand: '==' }] },
        { Constraints: [{ LTarget: '${meta.rack}', RTarget: 'a', Operand: '=' }] },
      ),
    },
    fine: {
      'the same twice': job({ Constraints: [onNode('n1')] }, { Constraints: [onNode('n1')] }),
      'another comparison': job({
        Constraints: [
          { LTarget: '${attr.cpu.numcores}', RTarget: '4', Operand: '>=' },
          { LTarget: '${attr.cpu.numcores}', RTarget: '8', Operand: '<=' },
        ],
      }),
      'all on one node': job({ Count: 2, Constraints: [onNode('n1')] }),
      'in two groups': {
        ID: 'web',
        TaskGroups: ['n1', 'n2'].map((node) => ({ Name: node, Tasks: [], Constraints: [onNode(node)] })),
      },
    },
  },
  'no-main-task': {
    found: { 'TaskGroups[0].Tasks': withTask(hook('prestart', true)) },
    fine: {
      'work that is done': withTask(hook('prestart'), batch),
      'one is': job({ Tasks: [task(), task({ Name: 'b', ...hook('poststop') })] }),
    },
  },
  'leader-ends-early': {
    found: {
      'TaskGroups[0].Tasks[1].Leader': job({ Tasks: [task(), task({ Name: 'b', Leader: true, ...hook('prestart') })] }),
    },
    fine: {
      'a sidecar': job({ Tasks: [task(), task({ Name: 'b', Leader: true, ...hook('prestart', true) })] }),
      'the main task': withTask({ Leader: true }),
    },
  },
};

/** Only these know what they look for from the cluster, which not each job here fits. */
const byCluster = ['datacenter-without-node', 'driver-without-node'];

describe.each(lintRules.map((rule) => rule.code))('%s', (code) => {
  const options = byCluster.includes(code) ? { cluster } : {};

  test.each(Object.entries(cases[code].found))('finds %s', (where, found) => {
    const findings = lintJob(found, options).filter((finding) => finding.code === code);
    expect(findings.map((finding) => finding.path)).toEqual([where.split('|')[0]]);
    expect(findings[0]?.message).toMatch(/^["\w$].*\.$/u);
    expect(findings[0]?.fix).toMatch(/^[A-Z].*\.$/u);
  });

  test.each(Object.entries(cases[code].fine))('passes: %s', (_, fine) => {
    expect(lintJob(fine, options).filter((finding) => finding.code === code)).toEqual([]);
  });
});

test('a job that nothing is wrong with has no findings', () => {
  expect(lintJob(job(), { cluster })).toEqual([]);
});
