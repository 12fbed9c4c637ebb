/** What a plan says of the difference between two versions of a job. */

import { describe, expect, test } from 'vitest';

import { annotateDiff } from './annotate-diff.js';
import { canonicalizeJob } from './canonicalize.js';
import { diffJobs } from './diff.js';
import { sameSpecification } from './spec-equality.js';

function job(
  task: Record<string, unknown> = {},
  group: Record<string, unknown> = {},
  top: Record<string, unknown> = {},
) {
  const tasks = [{ Name: 't', Driver: 'raw_exec', Config: { command: '/bin/true', args: ['a'] }, ...task }];
  return canonicalizeJob(
    { ID: 'x', TaskGroups: [{ Name: 'g', Tasks: tasks, ...group }], ...top },
    { namespace: 'default', region: 'global' },
  );
}

const updates = {
  Ignore: 0,
  Place: 0,
  Migrate: 0,
  Stop: 0,
  InPlaceUpdate: 0,
  DestructiveUpdate: 0,
  Canary: 0,
  Preemptions: 0,
  Disconnect: 0,
  Reconnect: 0,
  RescheduleNow: 0,
  RescheduleLater: 0,
};

describe('diffs', () => {
  test('nothing', () => {
    const diff = diffJobs(job(), job(), true);
    expect(diff).toMatchObject({ Type: 'None', Fields: null, Objects: null });
    expect(diff.TaskGroups[0]).toMatchObject({ Type: 'None', Tasks: [{ Type: 'None' }] });
  });

  test('a new job is all added', () => {
    const diff = diffJobs(undefined, job(), true);
    expect(diff.Type).toBe('Added');
    expect(diff.Fields?.every(({ Type, Old }) => Type === 'Added' && Old === '')).toBe(true);
    expect(diff.Fields?.map(({ Name }) => Name)).toContain('Priority');
    expect(diff.Fields?.map(({ Name }) => Name)).not.toContain('Status');
  });

  test('fields of maps, lists and configurations have names of their own', () => {
    const before = job({ Env: { A: '1' } });
    const after = job({ Env: { A: '2' }, Config: { command: '/bin/true', args: ['b'] } });
    const [task] = diffJobs(before, after, false).TaskGroups[0]?.Tasks ?? [];
    expect(task?.Fields).toEqual([{ Type: 'Edited', Name: 'Env[A]', Old: '1', New: '2', Annotations: null }]);
    expect(task?.Objects?.[0]).toMatchObject({
      Name: 'Config',
      Type: 'Edited',
      Fields: [{ Name: 'args[0]', Old: 'a', New: 'b' }],
    });
  });

  test('annotations say what a change does', () => {
    const before = job();
    const after = job({ Env: { A: '1' } }, { Count: 3 });
    const diff = annotateDiff(diffJobs(before, after, true), { g: { ...updates, Place: 2, DestructiveUpdate: 1 } });
    expect(diff.TaskGroups[0]?.Updates).toEqual({ create: 2, 'create/destroy update': 1 });
    expect(diff.TaskGroups[0]?.Fields?.[0]).toMatchObject({ Name: 'Count', Annotations: ['forces create'] });
    expect(diff.TaskGroups[0]?.Tasks[0]?.Annotations).toEqual(['forces create/destroy update']);
  });
});

describe('equality', () => {
  test('what the server keeps does not count', () => {
    const stored = { ...job(), Version: 3, Status: 'running' as const, ModifyIndex: 9, SubmitTime: 1, Stable: true };
    expect(sameSpecification(stored, job())).toBe(true);
    expect(sameSpecification({ ...stored, Stop: true }, job())).toBe(false);
  });

  test('integers beyond 2^53 are compared digit for digit', () => {
    const config = (n: unknown): Record<string, unknown> => ({ Config: { n } });
    expect(sameSpecification(job(config(1795243921134525397n)), job(config(1795243921134525397n)))).toBe(true);
    expect(sameSpecification(job(config(1795243921134525397n)), job(config(1795243921134525398n)))).toBe(false);
  });
});
