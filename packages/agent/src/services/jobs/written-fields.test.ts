/** The fields of jobs as callers write them: limits and types are those of Go's decoder, and no value costs time. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Agent, startAgent } from '../../agent.js';

let agent: Agent;
beforeAll(async () => {
  agent = await startAgent({ logLevel: 'silent' });
});
afterAll(() => agent.close());

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function put(path: string, body: string): Promise<Answer> {
  const response = await fetch(agent.address + path, { method: 'PUT', body });
  return { status: response.status, text: await response.text() };
}

/** A job whose group, or task, has a field; the value as it stands in JSON. */
const inJob = (field: string, value: string): string => `{"Job":{"ID":"x","TaskGroups":[],"${field}":${value}}}`;
const inGroup = (field: string, value: string): string =>
  `{"Job":{"ID":"x","TaskGroups":[{"Name":"g","${field}":${value},"Tasks":[{"Name":"t","Driver":"raw_exec"}]}]}}`;
const inTask = (field: string, value: string): string =>
  `{"Job":{"ID":"x","TaskGroups":[{"Name":"g","Tasks":[{"Name":"t","Driver":"raw_exec","${field}":${value}}]}]}}`;

const number = 'json: cannot unmarshal number';

describe('numbers beyond their type are refused', () => {
  test.each([
    [inJob('Priority', '1e99'), `${number} 1e99 into Go struct field Job.Job.Priority of type int`],
    [
      inJob('Priority', '9223372036854775808'),
      `${number} 9223372036854775808 into Go struct field Job.Job.Priority of type int`,
    ],
    [inJob('Priority', '1.5'), `${number} 1.5 into Go struct field Job.Job.Priority of type int`],
    [inJob('Version', '-1'), `${number} -1 into Go struct field Job.Job.Version of type uint64`],
    [
      inJob('SubmitTime', '-9223372036854775809'),
      `${number} -9223372036854775809 into Go struct field Job.Job.SubmitTime of type int64`,
    ],
    [
      inGroup('Affinities', '[{"Weight":128}]'),
      `${number} 128 into Go struct field Affinity.Job.TaskGroups.Affinities.Weight of type int8`,
    ],
    [
      inGroup('Spreads', '[{"SpreadTarget":[{"Percent":256}]}]'),
      `${number} 256 into Go struct field SpreadTarget.Job.TaskGroups.Spreads.SpreadTarget.Percent of type uint8`,
    ],
    [
      inTask('KillTimeout', '99999999999999999999'),
      `${number} 99999999999999999999 into Go struct field Task.Job.TaskGroups.Tasks.KillTimeout of type time.Duration`,
    ],
    [
      inGroup('MaxClientDisconnect', '1.5'),
      `${number} 1.5 into Go struct field TaskGroup.Job.TaskGroups.MaxClientDisconnect of type time.Duration`,
    ],
  ])('%s', async (body, text) => {
    for (const path of ['/v1/jobs', '/v1/validate/job', '/v1/job/x/plan']) {
      expect(await put(path, body)).toEqual({ status: 400, text });
    }
  });
});

describe('an integer has neither a point nor an exponent', () => {
  test.each(['1e2', '2.0', '2.50', '1E2', '1e+2', '1.0e1', '0.0', '0e0', '1e400', '1.00000000000000000001'])(
    'so %s is refused',
    async (value) => {
      const text = `${number} ${value} into Go struct field Job.Job.Priority of type int`;
      for (const field of ['Priority', 'priority']) {
        expect(await put('/v1/jobs', inJob(field, value))).toEqual({ status: 400, text });
      }
    },
  );

  test('in no part of a job, and in no other body', async () => {
    const cases: [path: string, body: string, text: string][] = [
      ['/v1/jobs', inGroup('Count', '2.0'), '2.0 into Go struct field TaskGroup.Job.TaskGroups.Count of type int'],
      [
        '/v1/jobs',
        inTask('KillTimeout', '5e9'),
        '5e9 into Go struct field Task.Job.TaskGroups.Tasks.KillTimeout of type time.Duration',
      ],
      [
        '/v1/jobs',
        '{"Job":{"ID":"x"},"JobModifyIndex":2.0}',
        '2.0 into Go struct field JobRegisterRequest.JobModifyIndex of type uint64',
      ],
      [
        '/v1/job/x/scale',
        '{"Count":1e0,"Target":{"Group":"g"}}',
        '1e0 into Go struct field ScalingRequest.Count of type int64',
      ],
      [
        '/v1/job/x/revert',
        '{"JobID":"x","JobVersion":0.0}',
        '0.0 into Go struct field JobRevertRequest.JobVersion of type uint64',
      ],
      [
        '/v1/volume/host/create',
        '{"Volume":{"Name":"v","RequestedCapacityMinBytes":1e6}}',
        '1e6 into Go struct field HostVolume.Volume.RequestedCapacityMinBytes of type int64',
      ],
    ];
    for (const [path, body, text] of cases) {
      expect(await put(path, body)).toEqual({ status: 400, text: `${number} ${text}` });
    }
  });

  test('but what a driver gets may be any number', async () => {
    const id = 'decimals';
    const config = '{"command":"/bin/true","a":2.0,"b":[1e2,-0.50]}';
    const body = inTask('Config', config).replace('"ID":"x"', `"ID":"${id}"`);
    expect((await put('/v1/jobs', body)).status).toBe(200);
    const read = await fetch(`${agent.address}/v1/job/${id}`);
    expect(await read.json()).toMatchObject({ TaskGroups: [{ Tasks: [{ Config: { a: 2, b: [100, -0.5] } }] }] });
  });
});

describe('a wrong type is named as Go names it', () => {
  const field = 'into Go struct field';
  test.each([
    [
      inGroup('Networks', '[{"DynamicPorts":{}}]'),
      `object ${field} NetworkResource.Job.TaskGroups.Networks.DynamicPorts of type []api.Port`,
    ],
    [
      inGroup('Services', '[{"Checks":7}]'),
      `number ${field} Service.Job.TaskGroups.Services.Checks of type []api.ServiceCheck`,
    ],
    [inGroup('Services', '{}'), `object ${field} TaskGroup.Job.TaskGroups.Services of type []*api.Service`],
    [
      inGroup('Services', '[{"Connect":[]}]'),
      `array ${field} Service.Job.TaskGroups.Services.Connect of type api.ConsulConnect`,
    ],
    [
      inGroup('Volumes', '{"a":{"MountOptions":"x"}}'),
      `string ${field} VolumeRequest.Job.TaskGroups.Volumes.MountOptions of type api.CSIMountOptions`,
    ],
    [inJob('Region', '7'), `number ${field} Job.Job.Region of type string`],
    [inJob('CreateIndex', '"x"'), `string ${field} Job.Job.CreateIndex of type uint64`],
    [inJob('Payload', '7'), `number ${field} Job.Job.Payload of type []uint8`],
  ])('%s', async (body, text) => {
    expect(await put('/v1/validate/job', body)).toEqual({ status: 400, text: `json: cannot unmarshal ${text}` });
  });

  test.each([
    ['"x"', 0],
    ['"aGVsbG8"', 4],
    ['"aG*sbG8="', 2],
  ])('the payload %s is no base64', async (payload, at) => {
    const text = `illegal base64 data at input byte ${at}`;
    expect(await put('/v1/validate/job', inJob('Payload', payload))).toEqual({ status: 400, text });
  });
});

describe('the greatest values are judged like others', () => {
  test.each(['KillTimeout', 'ShutdownDelay'])('of %s in a task', async (field) => {
    expect((await put('/v1/validate/job', inTask(field, '9223372036854775807'))).status).toBe(200);
  });

  test.each([
    ['Update', '{"HealthyDeadline":9223372036854775807}', 'Healthy deadline must be less than progress deadline'],
    ['RestartPolicy', '{"Interval":-9223372036854775808}', 'Interval can not be less than 5s (got -2562047h47m16.'],
    [
      'ReschedulePolicy',
      '{"Attempts":9223372036854775807,"Delay":5000000000,"DelayFunction":"fibonacci","MaxDelay":6000000000,"Interval":60000000000,"Unlimited":false}',
      'Nomad can only make 12 attempts in 1m0s with initial delay 5s',
    ],
    [
      'ReschedulePolicy',
      '{"Attempts":9223372036854775807,"Delay":5000000000,"DelayFunction":"exponential","MaxDelay":6000000000,"Interval":60000000000,"Unlimited":false}',
      'Nomad can only make 10 attempts in 1m0s with initial delay 5s',
    ],
  ])('of %s in a group: %s', async (field, value, text) => {
    const answer = await put('/v1/validate/job', inGroup(field, value));
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(text);
  });
});

test('what is nested as deep as may be is registered, read and planned', async () => {
  const depth = 990;
  const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const body = inTask('Config', `{"command":"/bin/true","args":${nested}}`);
  for (const path of ['/v1/jobs', '/v1/jobs', '/v1/job/x/plan']) expect((await put(path, body)).status).toBe(200);
  const read = await fetch(`${agent.address}/v1/job/x`);
  expect(read.status).toBe(200);
  expect(await read.text()).toContain(nested);
});
