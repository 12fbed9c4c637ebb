/** Jobs with defaults against what Nomad recorded, written by hand, and of any shape. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hours, type JobSpec, minutes, parseExact, seconds, stringifyExact, type TaskGroupSpec } from '@yurt/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJob } from '../job/parse-job.js';
import type { Fields } from '../schema/field.js';
import { job as jobFields } from '../schema/job.js';
import { withDefaults } from './with-defaults.js';

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url));
const recorded = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !path.endsWith('.nomad.json') && !path.endsWith('.errors.json'))
  .flatMap((path) => {
    const answer = parseExact(readFileSync(`${corpus}${path}`, 'utf8'));
    return isRecord(answer) && isRecord(answer['canonical']) && isJob(answer['parsed'])
      ? [{ path, parsed: answer['parsed'], canonical: answer['canonical'] }]
      : [];
  });

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJob(value: unknown): value is JobSpec {
  return isRecord(value) && typeof value['ID'] === 'string';
}

/** The block without the keys that say nothing, as people write jobs. */
function terse(block: Record<string, unknown>, fields: Fields): Record<string, unknown> {
  const entries = Object.values(fields).flatMap((field): [string, unknown][] => {
    if (!('wire' in field) || field.wire === undefined) return [];
    const value = block[field.wire];
    if (value === null || value === ('absent' in field ? field.absent : '')) return [];
    const inner = 'fields' in field ? field.fields : {};
    const each = (item: unknown): unknown => (isRecord(item) ? terse(item, inner) : item);
    if (Object.keys(inner).length === 0) return [[field.wire, value]];
    if (Array.isArray(value)) return [[field.wire, value.map(each)]];
    if (!isRecord(value) || field.kind !== 'block' || field.repeat !== 'byLabel') return [[field.wire, each(value)]];
    return [[field.wire, Object.fromEntries(Object.entries(value).map(([key, item]) => [key, each(item)]))]];
  });
  return Object.fromEntries(entries);
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) frozen(each);
    Object.freeze(value);
  }
  return value;
}

function sent(job: unknown): unknown {
  return parseExact(stringifyExact(job) ?? 'null');
}

describe('a parsed job', () => {
  test('becomes what Nomad answers, and is not changed', () => {
    expect(recorded.length).toBeGreaterThan(150);
    for (const { path, parsed, canonical } of recorded) {
      expect({ path, job: sent(withDefaults(frozen(parsed))) }).toEqual({ path, job: canonical });
    }
  });

  test('has them after the parser was asked for them', async () => {
    const source = 'job "web" {\n  group "g" {\n    task "t" {\n      driver = "docker"\n    }\n  }\n}\n';
    const plain = (await parseJob(source)).job;
    expect(plain).toMatchObject({ Priority: null });
    expect((await parseJob(source, { canonicalize: true })).job).toEqual(plain && withDefaults(plain));
    expect((await parseJob(source, { canonicalize: true })).job).toMatchObject({ Priority: 50 });
  });

  test('has signals in capital letters, as Go makes them', () => {
    const tasks = [{ Name: 't', Driver: 'exec', Templates: [{ DestPath: 'x', ChangeSignal: 'sigusr\u00df\u1fd2' }] }];
    expect(withDefaults({ ID: 'web', TaskGroups: [{ Name: 'g', Tasks: tasks }] })).toMatchObject({
      TaskGroups: [{ Tasks: [{ Templates: [{ ChangeSignal: 'SIGUSR\u00df\u1fd2' }] }] }],
    });
  });

  test('stays as it is the second time', () => {
    for (const { path, parsed } of recorded) {
      const once = withDefaults(parsed);
      expect({ path, job: withDefaults(once) }).toEqual({ path, job: once });
    }
  });
});

describe('a job written as an object', () => {
  test('gets the same defaults for keys that are left out', () => {
    for (const { path, parsed, canonical } of recorded) {
      const short = terse({ ...parsed }, jobFields);
      expect({ path, job: sent(isJob(short) && withDefaults(short)) }).toEqual({ path, job: canonical });
    }
  });

  test('needs an ID only', () => {
    expect(withDefaults({ ID: 'web' })).toMatchObject({
      Name: 'web',
      Type: 'service',
      Region: 'global',
      Namespace: 'default',
      Update: { MaxParallel: 1, HealthCheck: 'checks' },
      TaskGroups: null,
    });
  });

  test.each([
    ['service', 2, true, true, { Unlimited: true, Delay: seconds(30) }],
    ['batch', 3, false, false, { Attempts: 1, Interval: hours(24), DelayFunction: 'constant' }],
    ['system', 2, true, false, undefined],
    ['sysbatch', 3, false, false, undefined],
  ] as const)('of type %s has policies of that type', (type, restarts, updates, migrates, reschedule) => {
    const group = onlyGroup({ ID: 'j', Type: type, TaskGroups: [{ Name: 'g' }] });
    expect(group.RestartPolicy?.Attempts).toBe(restarts);
    expect(group.Update !== null).toBe(updates);
    expect(group.Migrate !== null).toBe(migrates);
    if (reschedule === undefined) expect(group.ReschedulePolicy).toBeNull();
    else expect(group.ReschedulePolicy).toMatchObject(reschedule);
  });

  test('gives to its groups and tasks what they do not say themselves', () => {
    const group = onlyGroup({
      ID: 'j',
      Update: { MaxParallel: 3, Canary: 1 },
      Reschedule: { Unlimited: false, Attempts: 4 },
      Migrate: { MaxParallel: 2 },
      ConsulNamespace: 'team',
      TaskGroups: [
        {
          Name: 'g',
          Update: { Canary: 2 },
          ReschedulePolicy: { Attempts: 5 },
          RestartPolicy: { Attempts: 7, Mode: 'delay' },
          Consul: {},
          Tasks: [{ Name: 't', Driver: 'exec', RestartPolicy: { Attempts: 8 } }],
        },
      ],
    });
    expect(group).toMatchObject({
      Update: { MaxParallel: 3, Canary: 2, HealthyDeadline: minutes(5) },
      ReschedulePolicy: { Unlimited: false, Attempts: 5, Delay: seconds(30) },
      Migrate: { MaxParallel: 2, HealthCheck: 'checks' },
      Consul: { Namespace: 'team', Cluster: 'default' },
      Tasks: [{ RestartPolicy: { Attempts: 8, Mode: 'delay', Interval: minutes(30) } }],
    });
  });

  test('with an update of zeros has none in its groups', () => {
    const update = { Stagger: 0, MaxParallel: 0, HealthCheck: '', MinHealthyTime: 0, HealthyDeadline: 0 } as const;
    const group = onlyGroup({ ID: 'j', Update: { ...update, ProgressDeadline: 0 }, TaskGroups: [{ Name: 'g' }] });
    expect(group.Update).toBeNull();
  });

  test('counts by the bounds of its scaling, and the other way round', () => {
    expect(onlyGroup({ ID: 'j', TaskGroups: [{ Name: 'g', Scaling: { Min: 3, Max: 5 } }] }).Count).toBe(3);
    const counted = onlyGroup({ ID: 'j', TaskGroups: [{ Name: 'g', Count: 2, Scaling: { Max: 5 } }] });
    expect(counted.Scaling).toMatchObject({ Min: 2, Enabled: true, Type: 'horizontal' });
  });

  test('names its services and gives their settings to their checks', () => {
    const tcp = { Type: 'tcp', Interval: seconds(10), Timeout: seconds(2) } as const;
    const group = onlyGroup({
      ID: 'j',
      TaskGroups: [
        {
          Name: 'g',
          Services: [
            {
              OnUpdate: 'ignore',
              CheckRestart: { Limit: 3, IgnoreWarnings: true },
              Checks: [
                { ...tcp, CheckRestart: { Limit: 0, Grace: seconds(9) }, FailuresBeforeWarning: -2 },
                { ...tcp, CheckRestart: { Limit: 5 }, OnUpdate: 'require_healthy' },
              ],
              Weights: { Passing: 0, Warning: 4 },
            },
          ],
          Tasks: [{ Name: 't', Driver: 'exec', Services: [{ Checks: [tcp] }] }],
        },
      ],
    });
    expect(group.Services).toMatchObject([
      {
        Name: 'j-g',
        CheckRestart: { Limit: 3, Grace: null },
        Checks: [
          {
            OnUpdate: 'ignore',
            CheckRestart: { Limit: 3, Grace: seconds(9), IgnoreWarnings: true },
            FailuresBeforeWarning: 0,
          },
          { OnUpdate: 'require_healthy', CheckRestart: { Limit: 5, Grace: seconds(1), IgnoreWarnings: true } },
        ],
        Weights: { Passing: 1, Warning: 4 },
      },
    ]);
    expect(group.Tasks?.[0]?.Services).toMatchObject([{ Name: 'j-g-t', Checks: [{ CheckRestart: null }] }]);
  });

  test.each([
    ['https://example.com/a/app.tgz', 'local/app.tgz'],
    ['data/', 'local/data'],
    ['', 'local'],
    ['a/..', '.'],
  ])('puts the single file %s into %s', (source, destination) => {
    const artifact = { GetterSource: source, GetterMode: 'file' as const };
    const tasks = [{ Name: 't', Driver: 'exec', Artifacts: [artifact] }];
    const group = onlyGroup({ ID: 'j', TaskGroups: [{ Name: 'g', Tasks: tasks }] });
    expect(group.Tasks?.[0]?.Artifacts?.[0]?.RelativeDest).toBe(destination);
  });

  test('may reserve cores in place of a share of the processor', () => {
    const tasks = [{}, { Cores: 2 }, { CPU: 50 }].map((resources) => ({
      Name: 't',
      Driver: 'exec',
      Resources: resources,
    }));
    const group = onlyGroup({ ID: 'j', TaskGroups: [{ Name: 'g', Tasks: tasks }] });
    expect(group.Tasks?.map((task) => task.Resources)).toMatchObject([
      { CPU: 100, Cores: 0, MemoryMB: 300 },
      { CPU: 0, Cores: 2 },
      { CPU: 50, Cores: 0 },
    ]);
  });

  test('may spell the address of a link as the server does', () => {
    const ui = { Links: [{ Label: 'docs', Url: 'https://example.com' }] };
    expect(withDefaults({ ID: 'j', UI: ui }).UI?.Links).toEqual([{ Label: 'docs', URL: 'https://example.com' }]);
  });

  test('keeps keys that Nomad does not know', () => {
    const written: unknown = JSON.parse('{"ID":"j","Extra":{"a":1},"TaskGroups":[{"__proto__":{"b":2}}]}');
    const job = isJob(written) ? withDefaults(written) : undefined;
    expect(job).toMatchObject({ Extra: { a: 1 } });
    expect(JSON.stringify(job)).toContain('"__proto__":{"b":2}');
  });

  test('of any shape at all breaks nothing', () => {
    const key = fc.constantFrom(...wireKeys(jobFields), '__proto__');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(null, undefined, '', 'x', 0, -1, 2, true, false, 9007199254740993n),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(value, (written) => {
        const job: unknown = isRecord(written) ? { ...written, ID: 'j' } : { ID: 'j', TaskGroups: written };
        if (!isJob(job)) throw new Error('no job');
        const filled = withDefaults(frozen(job));
        expect(withDefaults(filled)).toEqual(filled);
      }),
      { numRuns: 500 },
    );
  });
});

function wireKeys(fields: Fields): string[] {
  const keys = Object.values(fields).flatMap((field) => [
    ...('wire' in field && field.wire !== undefined ? [field.wire] : []),
    ...('fields' in field ? wireKeys(field.fields) : []),
  ]);
  return [...new Set(keys)];
}

function onlyGroup(job: JobSpec): TaskGroupSpec {
  const [group, ...others] = withDefaults(job).TaskGroups ?? [];
  if (!group || others.length > 0) throw new Error('not one group');
  return group;
}
