/** What holds for a lint whatever the rules: options, order, paths, secrets, hostile input, and its documentation. */

import { readFileSync } from 'node:fs';
import type { JobSpec, NodeListStub } from '@yurt/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterFacts } from './cluster-facts.js';
import { pathText } from './finding.js';
import { lintJob, type LintOptions } from './lint-job.js';
import { lintRules } from './rules/table.js';

const secret = 'hunter2-is-not-for-you';

/** A job with much that is wrong. */
const careless: JobSpec = {
  ID: 'shop/plan',
  Update: { Canary: 1 },
  TaskGroups: ['a', 'b'].map((name) => ({
    Name: name,
    Count: 2,
    Networks: [{ ReservedPorts: [{ Label: 'http', Value: 80 }] }],
    Services: [{ Name: name, PortLabel: 'web' }],
    Volumes: { data: { Name: 'data', Type: 'host', Source: 'd', AccessMode: 'single-node-single-writer' } },
    Constraints: [
      { LTarget: '${meta.a}', RTarget: '1', Operand: '=' },
      { LTarget: '${meta.a}', RTarget: '2', Operand: '=' },
    ],
    RestartPolicy: { Mode: 'delay' },
    ReschedulePolicy: { Unlimited: true },
    Tasks: [
      {
        Name: 'web',
        Driver: 'docker',
        KillTimeout: 60e9,
        Leader: true,
        Lifecycle: { Hook: 'prestart' },
        LogConfig: { MaxFiles: 100, MaxFileSizeMB: 100 },
        Config: { image: 'web', imag: secret, auth: { password: secret } },
        Env: { PASSWORD: secret, PORT: '${NOMAD_PORT_web}' },
        Templates: [{ SourcePath: '/a', DestPath: 'b' }],
      },
    ],
  })),
};

test('findings come in the order of the job, with the place as keys too', () => {
  const findings = lintJob(careless);
  expect(findings.length).toBeGreaterThan(25);
  expect(findings[0]).toMatchObject({ code: 'job-id-hides-route', severity: 'error', path: 'ID', keys: ['ID'] });
  const groups = findings.map(({ keys }) => (keys[0] === 'TaskGroups' ? Number(keys[1]) : -1)).filter((at) => at >= 0);
  expect(groups).toEqual(groups.toSorted((left, right) => left - right));
  for (const { keys, path } of findings) expect(pathText(keys)).toBe(path);
});

test('what the job says for all groups is found once', () => {
  const canaries = lintJob(careless).filter(({ code }) => code === 'canary-without-promotion');
  expect(canaries.map(({ path }) => path)).toEqual(['Update.Canary']);
});

test('no finding tells a secret', () => {
  const findings = lintJob(careless);
  expect(findings.filter(({ code }) => code === 'plain-secret')).toHaveLength(4);
  expect(JSON.stringify(findings)).not.toContain(secret);
});

test('the job is left as it is', () => {
  const before = JSON.stringify(careless);
  lintJob(careless);
  expect(JSON.stringify(careless)).toBe(before);
});

test('rules are switched off or given another severity by code', () => {
  const rules = { 'job-id-hides-route': 'off', 'plain-secret': 'error' } as const;
  const severities = new Map(lintJob(careless, { rules }).map(({ code, severity }) => [code, severity]));
  expect(severities.has('job-id-hides-route')).toBe(false);
  expect(severities.get('plain-secret')).toBe('error');
  expect(severities.get('mutable-image')).toBe('warning');
});

test('a rule that there is not is an error', () => {
  const options: LintOptions = JSON.parse('{"rules":{"plain-secrets":"off"}}');
  expect(() => lintJob(careless, options)).toThrow(RangeError);
  expect(() => lintJob(careless, options)).toThrow('plain-secrets');
});

test("the nodes' limit for a kill timeout is taken from the options", () => {
  const killed = (maxKillTimeout: number): boolean =>
    lintJob(careless, { maxKillTimeout }).some(({ code }) => code === 'kill-timeout-over-limit');
  expect(killed(59e9)).toBe(true);
  expect(killed(60e9)).toBe(false);
});

test('facts come from anything that lists nodes', async () => {
  const nodes: Pick<NodeListStub, 'Datacenter' | 'NodePool' | 'Drivers'>[] = [
    { Datacenter: 'dc1', NodePool: 'default', Drivers: {} },
  ];
  const cluster = await clusterFacts({ nodes: { list: () => Promise.resolve(nodes) } });
  const found = lintJob({ ...careless, Datacenters: ['dc1', 'dc2'] }, { cluster });
  expect(found.filter(({ code }) => code === 'datacenter-without-node').map(({ path }) => path)).toEqual([
    'Datacenters[1]',
  ]);
  expect(found.filter(({ code }) => code === 'driver-without-node')).toHaveLength(2);
});

test('paths are written as they would be in JavaScript', () => {
  expect(pathText(['TaskGroups', 0, 'Env', 'a.b'])).toBe('TaskGroups[0].Env["a.b"]');
  expect(pathText(['.a'])).toBe('[".a"]');
  expect(pathText([])).toBe('');
});

/** Puts something else at one place of a JSON value, by its number in depth-first order. */
function replaced(value: unknown, place: { left: number }, by: unknown): unknown {
  place.left -= 1;
  if (place.left === 0) return by;
  if (Array.isArray(value)) return value.map((item) => replaced(item, place, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, place, by)]));
}

test('JSON of any other shape is no crash', () => {
  const cluster = { nodes: [{ Datacenter: 'dc1', NodePool: 'default', Drivers: {} }] };
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 2, max: 120 }), fc.jsonValue()), { maxLength: 4 }), (changes) => {
      const start: unknown = { ...careless, Datacenters: ['dc1', 'd*'], NodePool: 'all' };
      const job = changes.reduce<unknown>((all, [left, by]) => replaced(all, { left }, by), start);
      const parsed: JobSpec = JSON.parse(JSON.stringify(job));
      for (const { keys, path } of lintJob(parsed, { cluster })) expect(pathText(keys)).toBe(path);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['a name without end', 'NOMAD_PORT_'.repeat(50_000)],
  ['a URL without end', `${'a:'.repeat(200_000)}//`],
  ['a key without end', '-----BEGIN '.repeat(50_000)],
  ['blanks', `a${' '.repeat(400_000)}`],
  ['slashes', '/'.repeat(400_000)],
  ['stars', '*a'.repeat(100_000)],
])('takes linear time for %s', (_, text) => {
  const task = {
    Name: text,
    Driver: 'docker',
    Config: { image: text, command: text, ports: [text] },
    Env: { A: text },
  };
  const templates = [{ DestPath: text, EmbeddedTmpl: text }];
  const cluster = { nodes: [{ Datacenter: text.slice(0, 5000), NodePool: text, Drivers: {} }] };
  const job = {
    ID: text,
    Datacenters: [text],
    TaskGroups: [{ Name: 'g', Tasks: [{ ...task, Templates: templates }] }],
  };
  // Any more than linear takes minutes, longer than a test may.
  expect(() => lintJob(job, { cluster })).not.toThrow();
});

test('deep nesting is no crash', () => {
  let deep: Record<string, unknown> = {};
  for (let level = 0; level < 50_000; level += 1) deep = { mount: [{ volume_options: deep }], deep };
  const task = { Name: 't', Driver: 'docker', Config: deep };
  expect(() => lintJob({ ID: 'a', TaskGroups: [{ Name: 'g', Tasks: [task] }] })).not.toThrow();
});

test('the documentation lists each rule with its severity, and explains it', () => {
  const page = readFileSync(new URL('../../../../docs/job-lint.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| \[`([\w-]+)`\]\(#([\w-]+)\) +\| (\w+)/gmu)].map((row) => row.slice(1));
  expect(listed).toEqual(lintRules.map(({ code, severity }) => [code, code, severity]));
  const explained = [...page.matchAll(/^### ([\w-]+)$/gmu)].map(([, code]) => code);
  expect(explained).toEqual(lintRules.map(({ code }) => code));
});
