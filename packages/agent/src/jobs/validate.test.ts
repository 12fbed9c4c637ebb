/** What makes a job invalid or doubtful, in Nomad's words and order. */

import { describe, expect, test } from 'vitest';

import { canonicalizeJob } from './canonicalize.js';
import { MultiError, warningsText } from './multi-error.js';
import { validateJob } from './validate.js';

const task = { Name: 't', Driver: 'raw_exec', Config: { command: '/bin/true' } };

function validate(written: Record<string, unknown>) {
  return validateJob(canonicalizeJob({ ID: 'x', ...written }, { namespace: 'default', region: 'global' }));
}

function errorText(written: Record<string, unknown>): string {
  const errors = new MultiError();
  for (const error of validate(written).errors) errors.append(error);
  return errors.isEmpty ? '' : errors.text();
}

function withGroup(group: Record<string, unknown>): Record<string, unknown> {
  return { TaskGroups: [{ Name: 'g', Tasks: [task], ...group }] };
}

describe('texts', () => {
  test.each([
    ['no groups', {}, '1 error occurred:\n\t* Missing job task groups\n\n'],
    [
      'errors of groups and tasks are nested',
      withGroup({ Tasks: [{ Name: 't' }] }),
      '1 error occurred:\n\t* Task group g validation failed: 1 error occurred:\n\t* Task t validation failed: ' +
        '1 error occurred:\n\t* Missing task driver\n\n\n\n\n\n',
    ],
    [
      'errors of policies belong to the group',
      withGroup({ RestartPolicy: { Mode: 'never', Interval: 1 } }),
      '1 error occurred:\n\t* Task group g validation failed: 3 errors occurred:\n' +
        '\t* Unsupported restart mode: "never"\n' +
        '\t* Interval can not be less than 5s (got 1ns)\n' +
        "\t* Nomad can't restart the TaskGroup 2 times in an interval of 1ns with a delay of 15s\n\n\n\n",
    ],
    [
      'a pattern that does not compile',
      { ...withGroup({}), Constraints: [{ LTarget: '${attr.a}', RTarget: '(', Operand: 'regexp' }] },
      '1 error occurred:\n\t* Constraint 1 validation failed: 1 error occurred:\n' +
        '\t* Regular expression failed to compile: error parsing regexp: missing closing ): `(`\n\n\n\n',
    ],
    [
      'a cron expression that is none',
      { ...withGroup({}), Type: 'batch', Periodic: { Spec: 'not cron' } },
      '1 error occurred:\n\t* 1 error occurred:\n\t* Invalid cron spec "not cron": missing field(s)\n\n\n\n',
    ],
  ])('%s', (_name, written, text) => {
    expect(errorText(written)).toBe(text);
  });

  test('the surroundings are looked at first', () => {
    const job = canonicalizeJob({ ID: 'x', ...withGroup({}) }, { namespace: 'nope', region: 'global' });
    expect(validateJob(job, { namespaceExists: false, nodePoolExists: false }).errors).toEqual([
      'job "x" is in nonexistent namespace "nope"',
      'job "x" is in nonexistent node pool "default"',
    ]);
  });
});

describe('rules', () => {
  test.each([
    ['a valid job', withGroup({}), undefined],
    ['priority', { ...withGroup({}), Priority: 101 }, 'job priority must be between [1, 100]'],
    [
      'a device without a name',
      withGroup({ Tasks: [{ ...task, Resources: { Devices: [{ Constraints: [{ Operand: 'distinct_hosts' }] }] } }] }),
      'device 1 failed validation: 2 errors occurred:\n\t* device name must be given as one of the following: type, ' +
        'vendor/type, or vendor/type/name\n\t* Constraint 1 validation failed: using unsupported operand "distinct_hosts"',
    ],
    [
      'a device near memory that the task has not',
      withGroup({ Tasks: [{ ...task, Resources: { NUMA: { Affinity: 'prefer', Devices: ['gpu'] } } }] }),
      'numa device "gpu" not requested as task resource',
    ],
    ['a negative count', withGroup({ Count: -1 }), "Task group count can't be negative"],
    ['two tasks of one name', withGroup({ Tasks: [task, task] }), "Task 2 redefines 't' from task 1"],
    ['an unknown volume', withGroup({ Tasks: [{ ...task, VolumeMounts: [{ Volume: 'v' }] }] }), 'undefined volume v'],
    [
      'a path out of the allocation',
      withGroup({ Tasks: [{ ...task, Templates: [{ EmbeddedTmpl: 'x', DestPath: '../../../x' }] }] }),
      'destination escapes allocation directory',
    ],
    ['canaries without a count', withGroup({ Update: { AutoPromote: true } }), 'Auto Promote requires a Canary count'],
    [
      'a label used twice',
      withGroup({ Networks: [{ DynamicPorts: [{ Label: 'a' }, { Label: 'a' }] }] }),
      'Port label a already in use by taskgroup network',
    ],
    ['a vault', withGroup({ Tasks: [{ ...task, Vault: {} }] }), 'Vault "default" not enabled but used in the job'],
    [
      'spreads of system jobs',
      { ...withGroup({}), Type: 'system', Spreads: [{ Attribute: '${node.datacenter}' }] },
      'System jobs may not have a spread block',
    ],
  ])('%s', (_name, written, text) => {
    if (text === undefined) expect(errorText(written)).toBe('');
    else expect(errorText(written)).toContain(text);
  });
});

test('more memory than is reserved is doubtful where it is not given', () => {
  const written = withGroup({ Tasks: [{ ...task, Resources: { MemoryMB: 100, MemoryMaxMB: 200 } }] });
  const job = canonicalizeJob(written, { namespace: 'default', region: 'global' });
  expect(validateJob(job, { oversubscribesMemory: true }).warnings).toEqual([]);
  expect(validateJob(job, { oversubscribesMemory: false }).warnings).toEqual([
    'Memory oversubscription is not enabled; Task "g.t" memory_max value will be ignored. ' +
      'Update the Scheduler Configuration to allow oversubscription.',
  ]);
});

test('warnings are bulleted and nested', () => {
  const identities = [{ Name: 'extra', Audience: ['a'] }];
  const written = withGroup({ Services: [{ Provider: 'nomad' }], Tasks: [{ ...task, Identities: identities }] });
  expect(warningsText(validate(written).warnings)).toBe(
    '2 warnings:\n\n* Group "g" has warnings: 1 error occurred:\n\t* Task "t" has warnings: 1 error occurred:\n' +
      '\t* 1 error occurred:\n\t* Identity[extra] identities without an expiration are insecure\n' +
      '* group "g" defines services, but neither the group nor any of its tasks have shutdown_delay set',
  );
});
