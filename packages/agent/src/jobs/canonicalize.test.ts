/** Written jobs become the jobs that Nomad stores: defaults, implied constraints, exact numbers, wrong types. */

import { minutes, RawNumber, seconds } from '@yurt/contract';
import { describe, expect, test } from 'vitest';

import { CodedError } from '../coded-error.js';
import { canonicalizeJob } from './canonicalize.js';

const setting = { namespace: 'default', region: 'global' };

function minimal(type?: string): Record<string, unknown> {
  const task = { Name: 't', Driver: 'raw_exec', Config: { command: '/bin/true' } };
  return { ID: 'min', ...(type === undefined ? {} : { Type: type }), TaskGroups: [{ Name: 'g', Tasks: [task] }] };
}

function onlyGroup(written: Record<string, unknown>) {
  const [group] = canonicalizeJob(written, setting).TaskGroups;
  if (group === undefined) throw new Error('no group');
  return group;
}

describe('defaults', () => {
  test('a job without a type is a service that runs anywhere', () => {
    expect(canonicalizeJob(minimal(), setting)).toMatchObject({
      Type: 'service',
      Name: 'min',
      Priority: 50,
      Datacenters: ['*'],
      NodePool: 'default',
      Region: 'global',
      Status: 'pending',
      Constraints: null,
      Update: { Stagger: seconds(30), MaxParallel: 1, HealthCheck: '', ProgressDeadline: 0 },
    });
  });

  test.each([
    ['service', 2, minutes(30), true, true, true],
    ['batch', 3, minutes(24 * 60), false, false, true],
    ['system', 2, minutes(30), true, false, false],
    ['sysbatch', 3, minutes(24 * 60), false, false, false],
  ])('a %s group', (type, attempts, interval, updates, migrates, reschedules) => {
    const group = onlyGroup(minimal(type));
    expect(group.RestartPolicy).toMatchObject({ Attempts: attempts, Interval: interval, Mode: 'fail' });
    expect(group.Update !== null).toBe(updates);
    expect(group.Migrate !== null).toBe(migrates);
    expect(group.ReschedulePolicy !== null).toBe(reschedules);
    expect(group).toMatchObject({ Count: 1, EphemeralDisk: { SizeMB: 300 }, Networks: null, Services: null });
    expect(group.Tasks[0]?.RestartPolicy).toEqual(group.RestartPolicy);
  });

  test('a task gets resources, logs, a time to end and an identity', () => {
    expect(onlyGroup(minimal()).Tasks[0]).toMatchObject({
      Resources: { CPU: 100, MemoryMB: 300, MemoryMaxMB: 0, DiskMB: 0 },
      LogConfig: { MaxFiles: 10, MaxFileSizeMB: 10, Disabled: false },
      KillTimeout: seconds(5),
      Identity: { Name: 'default', Audience: ['nomadproject.io'] },
      Identities: null,
      Env: null,
    });
  });

  test('what is written stays, zero included', () => {
    const written = minimal();
    written['TaskGroups'] = [{ Name: 'g', Count: 0, EphemeralDisk: { SizeMB: 20 }, Tasks: [] }];
    expect(onlyGroup(written)).toMatchObject({ Count: 0, EphemeralDisk: { SizeMB: 20, Sticky: false } });
  });

  test('update blocks are merged: job, then group, then default', () => {
    const groups = [{ Name: 'g', Update: { Canary: 2 }, Tasks: [] }];
    const written = { ...minimal(), Update: { MaxParallel: 3, Canary: 1 }, TaskGroups: groups };
    expect(onlyGroup(written).Update).toMatchObject({ MaxParallel: 3, Canary: 2, HealthyDeadline: minutes(5) });
    expect(canonicalizeJob(written, setting).Update).toMatchObject({ MaxParallel: 3, Canary: 0 });
  });

  test('a service is named after its place, and implies what its node must have', () => {
    const written = minimal();
    written['TaskGroups'] = [{ Name: 'g', Services: [{ Provider: 'nomad', Checks: [{ Type: 'tcp' }] }], Tasks: [] }];
    const group = onlyGroup(written);
    expect(group.Services?.[0]).toMatchObject({ Name: 'min-g', AddressMode: 'auto', Namespace: 'default' });
    expect(group.Services?.[0]?.Checks?.[0]).toMatchObject({
      Name: 'service: "min-g" check',
      OnUpdate: 'require_healthy',
    });
    expect(group.Constraints?.map(({ LTarget }) => LTarget)).toEqual([
      '${attr.nomad.service_discovery}',
      '${attr.nomad.version}',
    ]);
  });

  test('constraints that are implied already are not added again', () => {
    const once = canonicalizeJob(
      { ...minimal(), TaskGroups: [{ Name: 'g', Services: [{ Provider: 'nomad' }], Tasks: [] }] },
      setting,
    );
    const twice = canonicalizeJob({ ...once }, setting);
    expect(twice.TaskGroups[0]?.Constraints).toEqual(once.TaskGroups[0]?.Constraints);
  });
});

describe('decoding', () => {
  test('names may have any case, unknown ones are ignored', () => {
    const job = canonicalizeJob({ id: 'x', TYPE: 'batch', Wibble: 1 }, setting);
    expect(job).toMatchObject({ ID: 'x', Type: 'batch' });
    expect(job).not.toHaveProperty('Wibble');
  });

  test('a wrong type is refused in the words of the decoder', () => {
    const nested = { TaskGroups: [{ Count: 'many' }] };
    expect(() => canonicalizeJob({ ID: 7 }, setting)).toThrow(
      new CodedError(400, 'json: cannot unmarshal number into Go struct field Job.Job.ID of type string'),
    );
    expect(() => canonicalizeJob(nested, setting)).toThrow(
      'json: cannot unmarshal string into Go struct field TaskGroup.Job.TaskGroups.Count of type int',
    );
  });

  test('numbers in the configuration of a driver keep every digit', () => {
    const written = minimal();
    const config = { big: 1795243921134525397n, raw: new RawNumber('1e400'), list: [9007199254740993n] };
    written['TaskGroups'] = [{ Name: 'g', Tasks: [{ Name: 't', Driver: 'd', Config: config }] }];
    expect(onlyGroup(written).Tasks[0]?.Config).toEqual(config);
  });
});
