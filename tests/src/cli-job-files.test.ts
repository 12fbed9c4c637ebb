/** What the command does with job files: run, validate, fmt and inspect, with and without an agent. */

import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Agent, startAgent } from '@yurt/agent';
import { Nomad } from '@yurt/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { yurt } from './cli-command.js';

let folder: string;

/** No agent is anywhere: what works here works offline. */
const offline = (...args: string[]) => yurt(args, { NOMAD_ADDR: 'http://127.0.0.1:1' });

async function fileOf(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const job = `variable "level" {
  default = "info"
}

variable "count" {
  type    = number
  default = 1
}

job "hello" {
  type = "batch"

  group "app" {
    count = var.count

    restart {
      attempts = 0
      mode     = "fail"
    }

    task "main" {
      driver = "raw_exec"

      config {
        command = "/bin/sh"
        args    = ["-c", "echo \${NOMAD_TASK_NAME} says \${var.level}: \${trimspace(file("greeting.txt"))}"]
      }

      resources {
        cpu    = 20
        memory = 16
      }
    }
  }
}
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yurt-cli-files-'));
  await fileOf('greeting.txt', 'good morning\n');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('run', () => {
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

  const on = (args: readonly string[], environment: Record<string, string> = {}) =>
    yurt(args, { NOMAD_ADDR: agent.address, ...environment });

  test('runs a job file with its variables, files and the client’s own references', async () => {
    const file = await fileOf('hello.nomad.hcl', job);
    const values = await fileOf('values.hcl', 'level = "warn"\ncount = 1\n');
    const ended = await on(['run', '-logs', '-var-file', values, '-var', 'level=debug', file]);
    expect(ended).toMatchObject({ code: 0, stdout: 'main says debug: good morning\n' });
  });

  test('keeps the source beside the job', async () => {
    const file = await fileOf('kept.nomad.hcl', job.replace('"hello"', '"kept"'));
    const ended = await on(['run', '-detach', '-var', 'level=debug', file], { NOMAD_VAR_count: '1' });
    expect(ended).toMatchObject({ code: 0 });
    expect(await nomad.jobs.submission('kept', 0)).toMatchObject({
      Format: 'hcl2',
      Source: job.replace('"hello"', '"kept"'),
      VariableFlags: { level: 'debug', count: '1' },
    });
  });

  test('registers nothing when the file is wrong', async () => {
    const file = await fileOf('broken.nomad.hcl', 'job "broken" {\n  gruop "app" {\n  }\n}\n');
    expect(await on(['run', file])).toEqual({
      code: 1,
      stdout: '',
      stderr: `Error: Unsupported block type

  on ${file} line 2:
  2 │   gruop "app" {
    │   ^^^^^

Blocks of type "gruop" are not expected here. Did you mean "group"?
`,
    });
    expect((await nomad.jobs.list()).some(({ ID: id }) => id === 'broken')).toBe(false);
  });

  test('validate asks the server when told to', async () => {
    const file = await fileOf(
      'far.nomad.hcl',
      job.replace('type = "batch"', 'type        = "batch"\n  datacenters = ["nowhere"]'),
    );
    const { code, stderr } = await on(['validate', '-server', file]);
    expect(code).toBe(0);
    expect(stderr).toContain('datacenter-without-node');
    const wrong = await fileOf('negative.nomad.hcl', job.replace('cpu    = 20', 'cpu    = -1'));
    expect(await on(['validate', '-server', wrong])).toMatchObject({ code: 1, stderr: expect.stringContaining('-1') });
  });

  test('inspect shows a registered job as a job file', async () => {
    const file = await fileOf('shown.nomad.hcl', job.replace('"hello"', '"shown"'));
    await on(['run', '-detach', file]);
    const { code, stdout } = await on(['inspect', '-hcl', 'shown']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^job "shown" \{\n/);
    expect(stdout).toContain('echo ${NOMAD_TASK_NAME} says info: good morning');
    expect(stdout).not.toContain('kill_timeout');
    const back = await fileOf('back.nomad.hcl', stdout);
    expect(await on(['run', '-detach', back])).toMatchObject({ code: 0 });
    expect(await nomad.jobs.read('shown')).toMatchObject({ Version: 0 });
  });
});

describe('validate', () => {
  test('needs no agent', async () => {
    const file = await fileOf('right.nomad.hcl', job);
    expect(await offline('validate', file)).toMatchObject({
      code: 0,
      stdout: 'Job "hello" is right as far as one can tell without a server\n',
    });
    expect(await offline('job', 'validate', file)).toMatchObject({ code: 0 });
  });

  test('tells all errors at once, with their places', async () => {
    const file = await fileOf(
      'wrong.nomad.hcl',
      'job "wrong" {\n  prioritee = 3\n  group "app" {\n    count = "many"\n    shutdown_delay = "5"\n  }\n}\n',
    );
    const { code, stderr } = await offline('validate', file);
    expect(code).toBe(1);
    expect(stderr.match(/^Error: .*|^ {2}on .*/gm)).toEqual([
      'Error: Unsupported argument',
      `  on ${file} line 2:`,
      'Error: Unsuitable value type',
      `  on ${file} line 4:`,
      'Error: Unsuitable value type',
      `  on ${file} line 5:`,
    ]);
  });

  test('as JSON it gives places as data', async () => {
    const file = await fileOf('wrong.nomad.hcl', 'job "wrong" {\n  prioritee = 3\n}\n');
    const { code, stdout } = await offline('validate', '-json', file);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      Valid: false,
      Diagnostics: [
        { severity: 'error', summary: 'Unsupported argument', subject: { start: { line: 2, column: 3, byte: 16 } } },
      ],
    });
  });

  test('warns of what users regret, unless told not to', async () => {
    const file = await fileOf(
      'secret.nomad.hcl',
      job.replace('resources {', 'env {\n        API_TOKEN = "abc123"\n      }\n\n      resources {'),
    );
    const { code, stderr } = await offline('validate', file);
    expect(code).toBe(0);
    expect(stderr).toContain('plain-secret');
    expect(stderr).not.toContain('abc123');
    expect(await offline('validate', '-no-lint', file)).toMatchObject({ code: 0, stderr: '' });
  });

  test('refuses values for variables that are not declared, and says which', async () => {
    const file = await fileOf('right.nomad.hcl', job);
    expect(await offline('validate', '-var', 'levle=debug', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('"levle" variable was passed in the command line'),
    });
    expect(await offline('validate', '-hcl2-strict=false', '-var', 'levle=debug', file)).toMatchObject({ code: 0 });
  });
});

describe('fmt', () => {
  const untidy = 'job "a" {\n    type="batch"\n  priority   = 5 # low\n}\n';
  const tidy = 'job "a" {\n  type     = "batch"\n  priority = 5 # low\n}\n';

  test('rewrites files in place, and names those that it changed', async () => {
    const place = await mkdtemp(join(folder, 'fmt-'));
    const [first, second, deep] = [join(place, 'a.nomad.hcl'), join(place, 'b.hcl'), join(place, 'deep')];
    await mkdir(deep);
    await Promise.all([
      writeFile(first, untidy, { mode: 0o600 }),
      writeFile(second, tidy),
      writeFile(join(deep, 'c.nomad'), untidy),
      writeFile(join(place, 'd.txt'), untidy),
    ]);
    expect(await offline('fmt', place)).toMatchObject({ code: 0, stdout: `${first}\n` });
    expect(await readFile(first, 'utf8')).toBe(tidy);
    expect((await stat(first)).mode & 0o777).toBe(0o600);
    expect(await readFile(join(deep, 'c.nomad'), 'utf8')).toBe(untidy);
    expect(await offline('fmt', '-recursive', place)).toMatchObject({ code: 0, stdout: `${join(deep, 'c.nomad')}\n` });
    expect(await readFile(join(place, 'd.txt'), 'utf8')).toBe(untidy);
  });

  test('-check changes nothing and ends with 1', async () => {
    const file = await fileOf('check.nomad.hcl', untidy);
    expect(await offline('fmt', '-check', file)).toMatchObject({ code: 1, stdout: `${file}\n` });
    expect(await readFile(file, 'utf8')).toBe(untidy);
    expect(await offline('fmt', '-check', '-list=false', file)).toMatchObject({ code: 1, stdout: '' });
  });

  test('follows a link to what it stands for', async () => {
    const file = await fileOf('linked.nomad.hcl', untidy);
    const link = join(folder, 'link.nomad.hcl');
    await symlink(file, link);
    expect(await offline('fmt', '-list=false', link)).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(file, 'utf8')).toBe(tidy);
    expect(await readFile(link, 'utf8')).toBe(tidy);
  });

  test('leaves a file alone that does not parse, and goes on with the others', async () => {
    const broken = await fileOf('broken.hcl', 'job "a" {\n  x = = 1\n}\n');
    const file = await fileOf('other.hcl', untidy);
    const { code, stdout, stderr } = await offline('fmt', broken, file);
    expect([code, stdout]).toEqual([1, `${file}\n`]);
    expect(stderr).toContain(`on ${broken} line 2:`);
    expect(await readFile(broken, 'utf8')).toBe('job "a" {\n  x = = 1\n}\n');
  });
});

describe('inspect', () => {
  test('prints the job that a file makes', async () => {
    const file = await fileOf('seen.nomad.hcl', job);
    const { code, stdout } = await offline('inspect', '-var', 'count=3', file);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ Job: { ID: 'hello', TaskGroups: [{ Name: 'app', Count: 3 }] } });
  });

  test('turns JSON into a job file', async () => {
    const json = {
      Job: { ID: 'plain', Type: 'batch', TaskGroups: [{ Name: 'g', Tasks: [{ Name: 't', Driver: 'exec' }] }] },
    };
    const file = await fileOf('plain.json', JSON.stringify(json));
    expect(await offline('inspect', '-hcl', file)).toMatchObject({
      code: 0,
      stdout:
        'job "plain" {\n  type = "batch"\n\n  group "g" {\n    task "t" {\n      driver = "exec"\n    }\n  }\n}\n',
    });
  });
});
