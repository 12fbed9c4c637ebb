/** What users may and may not write as a job: each line marked below is an error, or the file fails to compile. */

import { type JobSpec, minutes, seconds } from '@yurt/contract';
import type { job as jobFields } from '../schema/job.js';
import type { task as taskFields } from '../schema/task.js';
import type { BlockInput } from './block-input.js';
import type {
  AffinityInput,
  ConstraintInput,
  GroupInput,
  JobInput,
  LifecycleInput,
  RestartInput,
  ScalingInput,
  ServiceInput,
  TaskInput,
  VolumeMountInput,
} from './job-input.js';
import { job } from './job.js';

declare function take<T>(value: T): void;
declare function same<A, B>(
  answer: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? 'same' : 'different',
): void;

// A job as people write it, with every form that a block may have.
const web: JobSpec = job('web', {
  datacenters: ['dc1'],
  type: 'service',
  priority: 50,
  update: { maxParallel: 2, canary: 1, healthyDeadline: minutes(5) },
  constraint: [
    { attribute: '${attr.kernel.name}', value: 'linux' },
    { attribute: '${attr.cpu.numcores}', operator: '>=', value: '4' },
    { distinctHosts: true },
    { distinctProperty: '${node.datacenter}', value: '2' },
    { attribute: '${attr.driver.docker.version}', version: '>= 24' },
  ],
  affinity: { attribute: '${node.class}', regexp: '^fast', weight: 10 },
  spread: { attribute: '${node.datacenter}', target: { dc1: { percent: 60 }, dc2: { percent: 40 } } },
  vault: { role: 'web' },
  secret: { password: { provider: 'vault', path: 'kv/web' } },
  meta: { owner: 'me', tier: 1, public: true },
  group: {
    app: {
      count: 3,
      network: { mode: 'bridge', port: { http: { to: 8080 }, admin: { static: 9000 } } },
      volume: { data: { type: 'host', source: 'data' } },
      scaling: {
        max: 10,
        policy: { check: { load: { source: 'prometheus', strategy: { 'target-value': { target: 1 } } } } },
      },
      service: [
        {
          name: 'web',
          port: 'http',
          provider: 'nomad',
          check: { type: 'http', path: '/', interval: '10s', timeout: '2s' },
        },
        {
          connect: {
            sidecarService: { proxy: { upstreams: [{ destinationName: 'db', localBindPort: 5432 }] } },
            sidecarTask: { resources: { cpu: 50 } },
          },
        },
      ],
      task: {
        server: {
          driver: 'docker',
          config: { image: 'nginx:1.27', ports: ['http'], mount: [{ type: 'bind', source: 'a' }], auth: undefined },
          env: { PORT: 8080, DEBUG: false },
          resources: { cpu: 200, memory: 256, device: { 'nvidia/gpu': { count: 2 } } },
          killTimeout: '30s',
          shutdownDelay: seconds(5),
          template: { data: '{{ env "x" }}', destination: 'local/x', changeMode: 'noop' },
          volumeMount: [{ volume: 'data', destination: '/data', propagationMode: 'private' }],
          scaling: { cpu: { max: 500 } },
        },
        prepare: { driver: 'a-plugin-of-ours', lifecycle: { hook: 'prestart' } },
        never: undefined,
      },
    },
  },
});
take<JobSpec>(web);

// The least that is a job.
take<JobInput>({});
take<TaskInput>({ driver: 'raw_exec' });

// @ts-expect-error A slip of the keyboard.
take<TaskInput>({ driver: 'docker', killTimout: '30s' });
// @ts-expect-error The name of a job file.
take<TaskInput>({ driver: 'docker', kill_timeout: '30s' });
// @ts-expect-error A key of the JSON.
take<TaskInput>({ Driver: 'docker' });
// @ts-expect-error A label is the key.
take<GroupInput>({ label: 'app' });
// @ts-expect-error A slip far within.
take<JobInput>({ group: { app: { task: { main: { driver: 'docker', resources: { memroy: 300 } } } } } });
// @ts-expect-error Labels are missing.
take<JobInput>({ group: { count: 3 } });
// @ts-expect-error A block with a label is no list.
take<JobInput>({ group: [{ count: 3 }] });
// @ts-expect-error A block that stands once is no list.
take<TaskInput>({ driver: 'docker', resources: [{ cpu: 100 }] });

// @ts-expect-error Text instead of a number.
take<GroupInput>({ count: '3' });
// @ts-expect-error Sizes are numbers.
take<TaskInput>({ driver: 'docker', resources: { memory: '256MiB' } });
// @ts-expect-error No duration.
take<TaskInput>({ driver: 'docker', killTimeout: true });
// @ts-expect-error None of the job types.
take<JobInput>({ type: 'services' });
// @ts-expect-error None of the modes.
take<RestartInput>({ mode: 'never' });
// @ts-expect-error A list is wanted.
take<JobInput>({ datacenters: 'dc1' });
// @ts-expect-error An environment variable that may not be set.
take<TaskInput>({ driver: 'docker', env: { HOME: process.env['HOME'] } });
// @ts-expect-error A function in a driver's configuration.
take<TaskInput>({ driver: 'docker', config: { image: () => 'nginx' } });

// What neither a file nor Nomad has a default for.
// @ts-expect-error A hook is required.
take<LifecycleInput>({ sidecar: true });
// @ts-expect-error A task needs a driver.
take<TaskInput>({ config: {} });
// @ts-expect-error A mount needs its destination.
take<VolumeMountInput>({ volume: 'data' });
// @ts-expect-error A scaling policy needs its upper bound.
take<ScalingInput>({ min: 1 });

// Short forms of constraints; those that do nothing are not there.
take<ConstraintInput>({ attribute: '${attr.x}', operator: 'is_set' });
// @ts-expect-error Nomad would take this and do nothing.
take<ConstraintInput>({ isSet: '${attr.x}' });
take<AffinityInput>({ attribute: '${attr.x}', setContainsAny: 'a,b' });
// @ts-expect-error An affinity has no distinct hosts.
take<AffinityInput>({ attribute: '${attr.x}', distinctHosts: true });
// @ts-expect-error Resources that a task's policy can scale are cpu and mem.
take<TaskInput>({ driver: 'docker', scaling: { disk: { max: 1 } } });

// Parts are plain objects, made by functions, changed, and shared.
const sidecar = (image: string): TaskInput => ({
  driver: 'docker',
  config: { image },
  lifecycle: { hook: 'prestart', sidecar: true },
});
const defaults = { driver: 'docker', restart: { mode: 'fail' }, resources: { cpu: 100 } } satisfies TaskInput;
const changed: TaskInput = { ...defaults, env: { A: 'b' } };
changed.user = 'nobody';
const shared = { killTimeout: '30s', restart: { attempts: 3 } } satisfies Partial<TaskInput>;
const tasks: Record<string, TaskInput> = { logs: sidecar('fluent/fluent-bit:3'), web: { ...shared, ...defaults } };
take<GroupInput>({ task: { ...tasks, changed } });
take<GroupInput>({ service: ['a', 'b'].map((name): ServiceInput => ({ name, provider: 'nomad' })) });

// Inputs by name take what the records give without names, and have the same keys.
declare const unnamed: BlockInput<typeof jobFields, JobSpec>;
take<JobInput>(unnamed);
declare const named: TaskInput;
declare const derived: BlockInput<typeof taskFields, object>;
same<keyof typeof named, keyof typeof derived>('same');
