/** What users may and may not write as a job: each line marked below is an error, or the file fails to compile. */

import { seconds } from '../../durations.js';
import type {
  AnyJob,
  Job,
  JobPlanRequest,
  JobRegisterRequest,
  JobSpec,
  ResourcesSpec,
  ScalingRequest,
  ServiceSpec,
  Task,
  TaskGroup,
  TaskGroupSpec,
  TaskSpec,
  Written,
} from '../index.js';

declare function same<A, B>(
  answer: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? 'same' : 'different',
): void;
declare function take<T>(value: T): void;
declare const job: Job;
declare const spec: JobSpec;

// The least that is a job, a group, a task.
take<JobSpec>({ ID: 'web' });
take<TaskGroupSpec>({ Name: 'app' });
take<TaskSpec>({ Name: 'main', Driver: 'raw_exec' });
// @ts-expect-error A job without an ID.
take<JobSpec>({ Name: 'web' });
// @ts-expect-error A job whose ID is null.
take<JobSpec>({ ID: null });
// @ts-expect-error A group without a name.
take<TaskGroupSpec>({ Count: 2 });
// @ts-expect-error A task without a driver.
take<TaskSpec>({ Name: 'main' });

// A job as people write it; any driver and any keys in its configuration.
take<JobSpec>({
  ID: 'web',
  Type: 'service',
  Datacenters: ['dc1'],
  Constraints: [{ Operand: 'distinct_hosts' }, { LTarget: '${attr.kernel.name}', RTarget: 'linux', Operand: '=' }],
  Reschedule: { Delay: seconds(10), Unlimited: true },
  TaskGroups: [
    {
      Name: 'app',
      Count: 3,
      Networks: [{ Mode: 'bridge', DynamicPorts: [{ Label: 'http', To: 8080 }] }],
      Services: [
        {
          Name: 'web',
          PortLabel: 'http',
          Provider: 'nomad',
          CheckRestart: { Limit: 3 },
          Checks: [{ Type: 'http', Path: '/', Interval: seconds(10), Timeout: seconds(2) }],
        },
      ],
      Scaling: { Max: 5 },
      Tasks: [
        {
          Name: 'main',
          Driver: 'pot',
          Config: { image: 'web', retries: 3, deep: { list: [1, 'two'] } },
          Resources: { CPU: 200, MemoryMB: 128 },
          Templates: [{ EmbeddedTmpl: 'x', DestPath: 'local/x', ChangeMode: 'signal', ChangeSignal: 'SIGHUP' }],
        },
      ],
    },
  ],
});

// A typo in a key does not compile, at no depth.
// @ts-expect-error In the job.
take<JobSpec>({ ID: 'web', Datacentres: ['dc1'] });
// @ts-expect-error In a group.
take<JobSpec>({ ID: 'web', TaskGroups: [{ Name: 'app', count: 3 }] });
// @ts-expect-error In a task.
take<JobSpec>({ ID: 'web', TaskGroups: [{ Name: 'app', Tasks: [{ Name: 'main', Driver: 'exec', Ressources: {} }] }] });
// @ts-expect-error In a task's resources.
take<TaskSpec>({ Name: 'main', Driver: 'exec', Resources: { Memory: 128 } });
// @ts-expect-error In a service's check.
take<ServiceSpec>({ Checks: [{ Type: 'tcp', Interval: seconds(1), Timeout: seconds(1), Port: 'http' }] });
// @ts-expect-error In a port.
take<TaskGroupSpec>({ Name: 'app', Networks: [{ ReservedPorts: [{ Label: 'http', Static: 80 }] }] });

// Nor does a value that Nomad does not know.
// @ts-expect-error A job type.
take<JobSpec>({ ID: 'web', Type: 'daemon' });
// @ts-expect-error A restart mode.
take<TaskSpec>({ Name: 'main', Driver: 'exec', RestartPolicy: { Mode: 'always' } });
// @ts-expect-error A constraint's operand.
take<JobSpec>({ ID: 'web', Constraints: [{ LTarget: '${node.class}', RTarget: 'a', Operand: 'equals' }] });
// @ts-expect-error An operand that only constraints have.
take<JobSpec>({ ID: 'web', Affinities: [{ LTarget: '${node.class}', RTarget: 'a', Operand: 'is_set' }] });
// @ts-expect-error A duration as text.
take<TaskSpec>({ Name: 'main', Driver: 'exec', KillTimeout: '5s' });
// @ts-expect-error What Nomad has no default for, as null.
take<TaskSpec>({ Name: 'main', Driver: 'exec', Artifacts: [{ GetterSource: null }] });

// Everything else may be null, as in what the parser of job files answers.
take<JobSpec>({
  ID: 'web',
  Region: null,
  Type: null,
  Update: null,
  TaskGroups: [{ Name: 'app', Count: null, Tasks: null }],
});
take<ResourcesSpec>({ CPU: null, Cores: null, NUMA: { Affinity: '', Devices: null } });
take<JobSpec>({ ID: 'web', UI: { Description: '', Links: [{ Label: 'docs', URL: 'https://example.com' }] } });

// Read, change, write: a job that was read is a spec, with all that the server set.
take<JobSpec>(job);
take<JobRegisterRequest>({ Job: { ...job, Priority: 70 }, EnforceIndex: true, JobModifyIndex: job.JobModifyIndex });
take<JobPlanRequest>({ Job: job, Diff: true });
take<TaskGroupSpec>(job.TaskGroups[0] ?? { Name: 'app' });
// @ts-expect-error A spec is no job that the server has.
take<Job>(spec);
// @ts-expect-error Registering nothing.
take<JobRegisterRequest>({ EnforceIndex: true });
take<AnyJob[]>([job, spec]);
same<AnyJob['ID'], string>('same');

// What was read needs no second look where Nomad always sends a value, and one where it sends null.
same<Job['TaskGroups'], TaskGroup[]>('same');
same<TaskGroup['Tasks'], Task[]>('same');
same<Job['Datacenters'], string[]>('same');
take<number>((job.TaskGroups[0]?.RestartPolicy ?? { Attempts: 0 }).Attempts);
take<Task['Identity']['Name']>('default');
// @ts-expect-error Jobs without metadata have null.
take<Record<string, string>>(job.Meta);
// @ts-expect-error System jobs are never rescheduled.
take<number>(job.TaskGroups[0]?.ReschedulePolicy.Attempts);
// @ts-expect-error Only written, never sent.
take<unknown>(job.Reschedule);

// Where values are open, others compile and the known ones are still offered.
take<Task['Driver']>('pot');
take<ScalingRequest>({ Count: 3, Target: { Group: 'app' } });
// @ts-expect-error Scaling without a group.
take<ScalingRequest>({ Count: 3, Target: { Job: 'web' } });

// The rule itself: optional and nullable, required as it is, parts in their written form.
interface Sent {
  Name: string;
  Size?: number;
  Inner: { Deep: string };
}
same<keyof Written<Sent>, keyof Sent>('same');
take<Written<Sent>>({});
take<Written<Sent, 'Name'>>({ Name: 'a', Size: null, Inner: null });
take<Written<Sent, never, { Inner: { Deep?: string } }>>({ Inner: {} });
take<Written<Sent, 'Size'>>({ Size: 1 });
// @ts-expect-error What is optional in the answer can be required in the request.
take<Written<Sent, 'Size'>>({});
// @ts-expect-error A key that the type does not have.
take<Written<Sent, 'Nmae'>>({});
// @ts-expect-error A part that the type does not have.
take<Written<Sent, never, { Iner: { Deep?: string } }>>({});
