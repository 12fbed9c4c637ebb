/** Job files that are sent to an agent: jobs with and without defaults, refusals, slow ones beside other requests. */

import { type Agent, startAgent } from '@yurt/agent';
import { Nomad } from '@yurt/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let agent: Agent;
let nomad: Nomad;

beforeAll(async () => {
  agent = await startAgent();
  nomad = new Nomad({ address: agent.address, environment: {} });
});
afterAll(async () => {
  await nomad.close();
  await agent.close();
});

const file = `variable "image" {
  type = string
}

job "web" {
  group "app" {
    task "main" {
      driver = "docker"

      config {
        image  = var.image
        digits = 9007199254740993
      }
    }
  }
}
`;

async function send(
  body: unknown,
  method: 'PUT' | 'POST' = 'PUT',
): Promise<{ readonly status: number; readonly text: string }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${agent.address}/v1/jobs/parse`, { method, body: text });
  return { status: response.status, text: await response.text() };
}

describe('a job file', () => {
  test('becomes a job that says what the file says, and null for all else', async () => {
    const job = await nomad.jobs.parse(file, { variables: 'image = "nginx"\nother = 1' });
    expect(job).toMatchObject({ ID: 'web', Name: 'web', Type: null, Priority: null });
    expect(job.TaskGroups?.[0]).toMatchObject({ Name: 'app', Count: null });
    expect(job.TaskGroups?.[0]?.Tasks?.[0]).toMatchObject({ Config: { image: 'nginx' }, KillTimeout: null });
  });

  test('has defaults where they are asked for', async () => {
    const job = await nomad.jobs.parse(file, { variables: 'image = "nginx"', canonicalize: true });
    expect(job).toMatchObject({ Type: 'service', Priority: 50, Region: 'global' });
    expect(job.TaskGroups?.[0]).toMatchObject({ Count: 1, RestartPolicy: { Attempts: 2 } });
    await nomad.jobs.register(job);
    expect(await nomad.jobs.read('web')).toMatchObject({ Version: 0, Update: { MaxParallel: 1 } });
  });

  test('keeps every digit', async () => {
    const { status, text } = await send({ JobHCL: file, Variables: 'image = "nginx"' }, 'POST');
    expect(status).toBe(200);
    expect(text).toContain('"digits":9007199254740993');
  });
});

test.each([
  [{ JobHCL: '' }, 'Job spec is empty'],
  [{}, 'Job spec is empty'],
  ['', 'Request body is empty'],
  ['{x', "invalid character 'x' looking for beginning of object key string"],
  [{ JobHCL: 7 }, 'json: cannot unmarshal number into Go struct field JobsParseRequest.JobHCL of type string'],
  [
    { JobHCL: 'job "x" {}', Canonicalize: 'yes' },
    'json: cannot unmarshal string into Go struct field JobsParseRequest.Canonicalize of type bool',
  ],
  [
    { JobHCL: 'job "x" {\n  wibble = 3\n}\n' },
    'Failed to parse job: input.hcl:2,3-9: Unsupported argument; An argument named "wibble" is not expected here.',
  ],
  [
    { JobHCL: 'job "x" {}', Variables: 'a = ' },
    /^Failed to parse job: unable to parse var content: input\.hcl:1,5-5: /,
  ],
  [
    { JobHCL: 'job "x" {\n  meta {\n    a = file("/etc/passwd")\n  }\n}\n' },
    /^Failed to parse job: input\.hcl:3,9-14: Error in function call; .* filesystem function disabled\./,
  ],
])('%j is refused', async (body, text) => {
  const answer = await send(body);
  expect(answer.status).toBe(400);
  if (typeof text === 'string') expect(answer.text).toBe(text);
  else expect(answer.text).toMatch(text);
});

const group = (i: number): string => `  group "g${i}" {\n    count = ${i}\n    meta {\n      a = "x"\n    }\n  }\n`;
const long = `job "long" {\n${Array.from({ length: 20_000 }, (_, i) => group(i)).join('')}}\n`;
const job = (meta: string): string => `job "slow" {\n  meta {\n    a = ${meta}\n  }\n}\n`;

test.each([
  // With an error at its end, so that it is the parser that takes time and not the answer.
  ['long file', `${long}oops`, 400],
  ['file with a password', job('bcrypt("secret", 13)'), 200],
  ['file of many loops', job('length([for a in range(1000) : [for b in range(600) : a * b]])'), 200],
  [
    'file of endless loops',
    job('length([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]])'),
    400,
  ],
])('a %s leaves the agent free for others', async (_, JobHCL, status) => {
  const before = performance.eventLoopUtilization();
  expect((await send({ JobHCL })).status).toBe(status);
  // Had the agent parsed it itself, which runs in this process, it would have done little else.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

test('a long file is parsed as a short one is', async () => {
  const { TaskGroups: groups } = await nomad.jobs.parse(long);
  expect(groups?.length).toBe(20_000);
  expect(groups?.at(-1)).toMatchObject({ Name: 'g19999', Count: 19_999, Meta: { a: 'x' } });
});
