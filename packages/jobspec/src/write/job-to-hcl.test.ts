/** Jobs as job files: against the recorded answers of the corpus, jobs of any shape, and jobs as servers answer them. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hours, type JobSpec, milliseconds, minutes, parseExact, RawNumber, seconds } from '@yurt/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHcl } from '../format/format.js';
import { withDefaults } from '../canonical/with-defaults.js';
import type { JsonObject } from '../job/json.js';
import { parseJob } from '../job/parse-job.js';
import { anyJob } from './job.test-support.js';
import { jobToHcl } from './job-to-hcl.js';
import { JobToHclError } from './loss.js';
import { withoutServerDefaults } from './server-defaults.js';

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url));

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJob(value: unknown): value is JobSpec {
  return isRecord(value) && typeof value['ID'] === 'string';
}

const recorded = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !path.endsWith('.nomad.json') && !path.endsWith('.errors.json'))
  .flatMap((path) => {
    const answer = parseExact(readFileSync(`${corpus}${path}`, 'utf8'));
    return isRecord(answer) && isJob(answer['parsed'])
      ? [{ path, parsed: answer['parsed'], canonical: answer['canonical'] }]
      : [];
  });

/** A value whose numbers beyond 64 bits are doubles, as the parser has them. */
function inDoubles(value: unknown): unknown {
  if (value instanceof RawNumber) return value.valueOf();
  if (typeof value === 'bigint')
    return BigInt.asIntN(64, value) === value || value === 2n ** 64n - 1n ? value : Number(value);
  if (Array.isArray(value)) return value.map(inDoubles);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inDoubles(item)]));
}

/** The job without what servers fill in. */
function withoutServers(job: JobSpec): JobSpec {
  const stripped: unknown = isJson(job) ? withoutServerDefaults(job) : job;
  return isJob(stripped) ? stripped : job;
}

function isJson(job: object): job is JsonObject {
  return isRecord(job);
}

/** The job that the file says; fails the test when it is not accepted. */
async function reparsed(hcl: string): Promise<JobSpec | undefined> {
  const { job, diagnostics } = await parseJob(hcl);
  expect(diagnostics).toEqual([]);
  return job;
}

describe('a job of the corpus', () => {
  test.each(recorded)('comes back from its file: $path', async ({ parsed }) => {
    const hcl = jobToHcl(parsed);
    expect(await reparsed(hcl)).toEqual(inDoubles(parsed));
    expect(formatHcl(hcl)).toBe(hcl);
  });

  test('with all defaults comes back when they are filled in again', async () => {
    for (const { path, canonical } of recorded) {
      if (!isJob(canonical)) continue;
      const job = await reparsed(jobToHcl(canonical));
      expect({ path, job: job && withDefaults(job) }).toEqual({ path, job: inDoubles(canonical) });
    }
  });
});

describe('a job of any shape', () => {
  test('comes back from its file', async () => {
    await fc.assert(
      fc.asyncProperty(anyJob, async (job) => {
        const hcl = jobToHcl(job);
        expect(await reparsed(hcl)).toEqual(job);
        expect(formatHcl(hcl)).toBe(hcl);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a job without its defaults', () => {
  test('becomes the same with them', async () => {
    for (const { path, parsed, canonical } of recorded) {
      if (!isJob(canonical)) continue;
      const job = await reparsed(jobToHcl(canonical, { omitDefaults: true }));
      const expected = withDefaults(withoutServers(parsed));
      expect({ path, job: job && withDefaults(job) }).toEqual({ path, job: inDoubles(expected) });
    }
    await fc.assert(
      fc.asyncProperty(anyJob, async (job) => {
        const hcl = jobToHcl(job, { omitDefaults: true });
        const back = await reparsed(hcl);
        expect(back && withDefaults(back)).toEqual(withDefaults(withoutServers(job)));
        expect(formatHcl(hcl)).toBe(hcl);
      }),
      { numRuns: 100 },
    );
  });
});

/** What is lost of a job, and the file without it. */
function withLosses(job: JobSpec): { readonly hcl: string; readonly losses: readonly string[] } {
  const losses: string[] = [];
  const hcl = jobToHcl(job, { onLoss: ({ path, message }) => void losses.push(`${path}: ${message}`) });
  return { hcl, losses };
}

test('values in values are compared once when defaults are left out', async () => {
  let value: unknown = 'x';
  for (let depth = 0; depth < 80; depth += 1) value = { a: value };
  const job: JobSpec = {
    ID: 'a',
    TaskGroups: [{ Name: 'g', Tasks: [{ Name: 't', Driver: 'exec', Config: { a: [value] } }] }],
  };
  const back = await reparsed(jobToHcl(withDefaults(job), { omitDefaults: true }));
  expect(back?.TaskGroups?.[0]?.Tasks?.[0]?.Config).toEqual({ a: [value] });
});

describe('the file', () => {
  test('reads as people write it', () => {
    const job: JobSpec = {
      ID: 'web',
      Name: 'web',
      Datacenters: ['dc1', 'dc2'],
      Meta: { owner: 'me', 'cost.center': '42' },
      Constraints: [
        { LTarget: '${attr.kernel.name}', RTarget: 'linux', Operand: '=' },
        { LTarget: '${attr.nomad.version}', RTarget: '>= 1.7', Operand: 'semver' },
        { RTarget: 'true', Operand: 'distinct_hosts' },
      ],
      TaskGroups: [
        {
          Name: 'app',
          Count: 3,
          Tasks: [
            {
              Name: 'server',
              Driver: 'docker',
              KillTimeout: seconds(90),
              Config: {
                image: 'nginx:1.27',
                args: ['-c', '${NOMAD_TASK_DIR}/nginx.conf'],
                auth: [{ username: 'me', password: 'secret' }],
                labels: [{ 'com.example.team': 'web' }],
                logging: { type: 'journald' },
                mount: [
                  { type: 'bind', source: 'local' },
                  { type: 'tmpfs', tmpfs_options: [{ size: 100_000 }] },
                ],
              },
              Env: { NODE: '${node.unique.name}' },
              Templates: [{ DestPath: 'local/nginx.conf', EmbeddedTmpl: 'listen 80;\nserver ${HOST};\n' }],
              ScalingPolicies: [{ Type: 'vertical_cpu', Max: 1000, Policy: { cooldown: '5m' } }],
            },
          ],
          Networks: [
            {
              Mode: 'bridge',
              DynamicPorts: [{ Label: 'http', To: 80 }, { Label: 'metrics' }, { Label: 'debug' }],
              ReservedPorts: [{ Label: 'admin', Value: 9000 }],
            },
          ],
          Services: [
            { Name: 'web', PortLabel: 'http', Checks: [{ Type: 'tcp', Interval: seconds(10), Timeout: seconds(2) }] },
          ],
          Volumes: { data: { Name: 'data', Type: 'host', Source: 'data' } },
        },
      ],
      Status: 'running',
      CreateIndex: 7,
    };
    const hcl = jobToHcl(job);
    expect(hcl).toBe(readFileSync(new URL('fixtures/web.nomad.hcl', import.meta.url), 'utf8'));
    expect(formatHcl(hcl)).toBe(hcl);
  });

  test('keeps the layout of what is empty', () => {
    expect(jobToHcl({ ID: 'a"${b}' })).toBe('job "a\\"$${b}" {}\n');
    expect(jobToHcl({ ID: 'a', Meta: {}, TaskGroups: [{ Name: '' }] })).toBe(
      'job "a" {\n  meta {}\n\n  group "" {}\n}\n',
    );
  });

  test.each([
    [seconds(30), '"30s"'],
    [minutes(90), '"1h30m"'],
    [hours(2), '"2h"'],
    [minutes(-1), '"-1m"'],
    [0, '"0s"'],
    [1, '"1ns"'],
    [1_500, '"1.5us"'],
    [milliseconds(1_500), '"1.5s"'],
    [hours(1) + 1, '"1h0m0.000000001s"'],
    [2 ** 62, '"1281023h53m38.427387904s"'],
  ])('says %d ns as %s', (duration, text) => {
    expect(jobToHcl({ ID: 'a', TaskGroups: [{ Name: 'g', ShutdownDelay: duration }] })).toBe(
      `job "a" {\n  group "g" {\n    shutdown_delay = ${text}\n  }\n}\n`,
    );
  });

  test.each([
    ['${node.class}', '"${node.class}"'],
    ['${attr.driver.docker.version} and ${NOMAD_PORT_http}', '"${attr.driver.docker.version} and ${NOMAD_PORT_http}"'],
    ['${env["A B"]}"', '"${env["A B"]}\\""'],
    ['${device.attr.memory[0].2}', '"${device.attr.memory[0].2}"'],
    ['${variable.x}${var-x}', '"${variable.x}${var-x}"'],
    ['${var.x}${local.y}', '"$${var.x}$${local.y}"'],
    ['${upper("a")}', '"$${upper(\\"a\\")}"'],
    ['%{if true}a%{endif}', '"%%{if true}a%%{endif}"'],
    ['$${node.class}', '"$$${node.class}"'],
    ['${node.class}}', '"$${node.class}}"'],
    ['${ node.class }', '"$${ node.class }"'],
    ['${true}${null}', '"$${true}$${null}"'],
    ['${a', '"$${a"'],
    ['${a.0.1}${a[*]}', '"$${a.0.1}$${a[*]}"'],
  ])('holds the text %j as %s', async (text, written) => {
    const hcl = jobToHcl({ ID: 'a', Meta: { b: text } });
    expect(hcl).toBe(`job "a" {\n  meta {\n    b = ${written}\n  }\n}\n`);
    expect((await reparsed(hcl))?.Meta).toEqual({ b: text });
  });
});

describe('a job written by hand', () => {
  test('may have its keys in any case, and former names', async () => {
    const proxy = { ExposeConfig: { Path: [{ Path: '/health', LocalPathPort: 80, ListenerPort: 'health' }] } };
    const given = {
      id: 'web',
      ID: 'web',
      UI: { Links: [{ Label: 'docs', Url: 'https://example.com' }] },
      taskGroups: [{ name: 'g', Services: [{ Connect: { SidecarService: { Proxy: proxy } } }] }],
    };
    const job = await reparsed(jobToHcl(given));
    expect(job?.UI?.Links).toEqual([{ Label: 'docs', URL: 'https://example.com' }]);
    const [group] = job?.TaskGroups ?? [];
    const [service] = group?.Services ?? [];
    expect(group?.Name).toBe('g');
    expect(service?.Connect?.SidecarService?.Proxy?.Expose?.Paths).toEqual([
      { Path: '/health', Protocol: '', LocalPathPort: 80, ListenerPort: 'health' },
    ]);
  });

  test('keeps an identity of its own among the others', async () => {
    const job = await reparsed(
      jobToHcl({
        ID: 'a',
        TaskGroups: [
          {
            Name: 'g',
            Tasks: [
              { Name: 't', Driver: 'exec', Identity: { Name: 'default', Env: true }, Identities: [{ Name: 'b' }] },
            ],
          },
        ],
      }),
    );
    const [group] = job?.TaskGroups ?? [];
    const [task] = group?.Tasks ?? [];
    expect(task?.Identity).toMatchObject({ Name: 'default', Env: true });
    expect(task?.Identities).toMatchObject([{ Name: 'b' }]);
  });

  test('loses nothing in silence', async () => {
    const config = {
      'a b': 1,
      none: null,
      text: 'e\u0301',
      deep: JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`),
    };
    const job = {
      ID: 'a',
      Colour: 'red',
      Nothing: [],
      Priority: 1.5,
      Type: 7,
      Datacenters: ['dc1', 2],
      TaskGroups: [
        {
          Name: 'g',
          Networks: [{ DynamicPorts: [{ Label: 'a', Value: 80 }], ReservedPorts: [{ Label: 'b' }] }],
          Volumes: { data: { Name: 'other' } },
          Scaling: { Max: 3, Type: 'vertical' },
          Services: [{ Name: 's', Namespace: 'default', Meta: { 'a.b': 'c' } }],
          Tasks: [
            {
              Name: 't',
              Config: config,
              Identity: { Name: 'other' },
              ScalingPolicies: [{ Type: 'vertical_cpu' }, { Type: 'vertical_cpu' }, { Type: 'else' }],
            },
            'not a task',
          ],
        },
      ],
    };
    // @ts-expect-error -- types are what it must not trust
    const { hcl, losses } = withLosses(job);
    expect(losses.map((loss) => loss.replace(/(Config\.deep)[^:]*/, '$1…'))).toMatchInlineSnapshot(`
      [
        "Type: It must be a text.",
        "Priority: The value must be a whole number, between -9223372036854775808 and 9223372036854775807.",
        "Datacenters[1]: It must be a text.",
        "TaskGroups[0].Tasks[0].Identity: Only an identity named "default" can be the task's own.",
        "TaskGroups[0].Tasks[0].ScalingPolicies: A task has one policy of each of the types "vertical_cpu" and "vertical_mem" at most.",
        "TaskGroups[0].Tasks[0].Config["a b"]: A name in a config block must be an identifier of HCL.",
        "TaskGroups[0].Tasks[0].Config.none: Nomad drops what is null here.",
        "TaskGroups[0].Tasks[0].Config.text: HCL keeps text in the composed form of Unicode (NFC), so this text comes back with other characters.",
        "TaskGroups[0].Tasks[0].Config.deep…: It is nested more than 200 deep.",
        "TaskGroups[0].Tasks[1]: It must be an object.",
        "TaskGroups[0].Volumes.data.Name: The name must be the key in the map.",
        "TaskGroups[0].Networks[0].DynamicPorts: A port with a number is a reserved one.",
        "TaskGroups[0].Networks[0].ReservedPorts: A port without a number is no reserved one when there are others.",
        "TaskGroups[0].Services[0].Meta["a.b"]: A name in a meta block must be an identifier of HCL.",
        "TaskGroups[0].Scaling.Type: A group's scaling policy must be "horizontal".",
        "Colour: No job file can set it.",
      ]
    `);
    expect((await reparsed(hcl))?.TaskGroups?.[0]?.Tasks?.[0]).toMatchObject({ Config: { text: '\u00e9' } });
    // @ts-expect-error -- the same job
    expect(() => jobToHcl(job)).toThrow(JobToHclError);
  });

  test('is not written when something would be lost and nobody is told', () => {
    const job = { ID: 'a', Colour: 'red', Priority: 1.5 };
    expect(() => jobToHcl(job)).toThrow(
      'no job file says this job as it is:\n  Priority: The value must be a whole number, between -9223372036854775808 and 9223372036854775807.\n  Colour: No job file can set it.',
    );
  });

  test('keeps numbers that only doubles hold', async () => {
    const config = { below: -(2 ** 63), above: 2 ** 63, least: -(2n ** 63n), most: 2n ** 63n - 1n, fraction: 0.1 };
    const job: JobSpec = {
      ID: 'a',
      TaskGroups: [{ Name: 'g', Tasks: [{ Name: 't', Driver: 'exec', Config: config }] }],
    };
    expect((await reparsed(jobToHcl(job)))?.TaskGroups?.[0]?.Tasks?.[0]?.Config).toEqual(config);
  });

  test('may be nested as deeply as the language goes', async () => {
    let value: unknown = 'x';
    for (let depth = 0; depth < 90; depth += 1) value = [{ a: value }];
    const config = { a: value, b: { c: value } };
    const job: JobSpec = {
      ID: 'a',
      TaskGroups: [{ Name: 'g', Tasks: [{ Name: 't', Driver: 'exec', Config: config }] }],
    };
    expect((await reparsed(jobToHcl(job)))?.TaskGroups?.[0]?.Tasks?.[0]?.Config).toEqual(config);
  });
});

describe('a job as a server answers it', () => {
  const text = readFileSync(new URL('fixtures/server-answer.json', import.meta.url), 'utf8');
  const answer = parseExact(text);
  if (!isJob(answer)) throw new Error('the fixture is no job');

  test('is written whole, but for what servers set', async () => {
    const hcl = jobToHcl(answer);
    const job = await reparsed(hcl);
    expect(job && differences(answer, withDefaults(job))).toEqual([
      'CreateIndex',
      'JobModifyIndex',
      'ModifyIndex',
      'Status',
      'SubmitTime',
      'TaskGroups.0.Scaling.CreateIndex',
      'TaskGroups.0.Scaling.ID',
      'TaskGroups.0.Scaling.ModifyIndex',
      'TaskGroups.0.Scaling.Target',
      'TaskGroups.0.Services.0.Namespace',
    ]);
    expect(formatHcl(hcl)).toBe(hcl);
  });

  test('reads as someone wrote it without its defaults', () => {
    const expected = readFileSync(new URL('fixtures/server-answer.nomad.hcl', import.meta.url), 'utf8');
    expect(jobToHcl(answer, { omitDefaults: true })).toBe(expected);
  });
});

/** Where two values differ; null, nothing, zero and emptiness are one. */
function differences(left: unknown, right: unknown, path = ''): string[] {
  if (isEmpty(left) && isEmpty(right)) return [];
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return left === right ? [] : [path];
  }
  if (isEmpty(left) || isEmpty(right)) return [path];
  const [ours, theirs] = [
    new Map<string, unknown>(Object.entries(left)),
    new Map<string, unknown>(Object.entries(right)),
  ];
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted();
  return keys.flatMap((key) => differences(ours.get(key), theirs.get(key), path === '' ? key : `${path}.${key}`));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length === 0 : !value;
}
