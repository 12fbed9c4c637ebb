/** Parsing job files beyond what the corpus holds: values from several sides, submissions, and all errors at once. */

import { describe, expect, it } from 'vitest';
import { parseJob, type ParseJobOptions } from './parse-job.js';

const image = `variable "image" {
  default = "a"
}

variable "ports" {
  type    = list(number)
  default = []
}

job "web" {
  meta {
    image = var.image
    ports = join(",", var.ports)
  }
}
`;

async function metaOf(options: ParseJobOptions): Promise<unknown> {
  const { job, error } = await parseJob(image, options);
  return error ?? job?.Meta;
}

describe('values of variables', () => {
  it('come from the default, the environment, files and arguments, the later before the earlier', async () => {
    const environment = { NOMAD_VAR_image: 'b', NOMAD_VAR_ports: '[1, 2]', PATH: '/bin' };
    const variableFiles = [
      { filename: 'one.hcl', source: 'image = "c"\n' },
      { filename: 'two.hcl', source: 'image = "d"\n' },
    ];
    expect(await metaOf({})).toEqual({ image: 'a', ports: '' });
    expect(await metaOf({ environment })).toEqual({ image: 'b', ports: '1,2' });
    expect(await metaOf({ environment, variableFiles })).toEqual({ image: 'd', ports: '1,2' });
    expect(await metaOf({ environment, variableFiles, variableContent: 'image = "e"' })).toMatchObject({ image: 'e' });
    expect(await metaOf({ environment, variableFiles, variables: { image: 'f' } })).toMatchObject({ image: 'f' });
  });

  it('are refused for names that nobody declared, unless that is allowed', async () => {
    expect((await parseJob(image, { variables: { imge: 'x' } })).error).toBe(
      '<nil>: Undefined -var variable; A "imge" variable was passed in the command line but was not found in known variables. To declare variable "imge", place this block in your job file',
    );
    const lenient = await parseJob(image, { variables: { imge: 'x' }, strict: false });
    expect([lenient.job?.ID, lenient.diagnostics.map(({ severity }) => severity)]).toEqual(['web', ['warning']]);
  });

  it('of the environment may be for other jobs', async () => {
    expect(await metaOf({ environment: { NOMAD_VAR_other: 'x' } })).toMatchObject({ image: 'a' });
  });
});

describe('a submission', () => {
  it('holds simple values as they were given, and others as HCL', async () => {
    const { submission } = await parseJob(image, {
      variables: { ports: '[80]', image: 'f' },
      environment: { NOMAD_VAR_image: 'b' },
      variableFiles: [{ filename: 'one.hcl', source: 'image = "c"\n' }],
    });
    expect(submission).toEqual({
      Source: image,
      Format: 'hcl2',
      VariableFlags: { image: 'f' },
      Variables: 'image = "c"\n\nports = [80]',
    });
  });

  it('knows JSON', async () => {
    expect((await parseJob('{"job": {"web": {}}}')).submission).toMatchObject({ Format: 'json', Variables: '' });
  });
});

describe('locals', () => {
  it('may use each other in any order', async () => {
    const { job } = await parseJob(
      'locals {\n  a = "${local.b}!"\n  b = local.c\n}\nlocals {\n  c = "x"\n}\njob "web" {\n  region = local.a\n}\n',
    );
    expect(job?.Region).toBe('x!');
  });

  it('that use each other in a circle have no value', async () => {
    const { error } = await parseJob('locals {\n  a = local.b\n  b = local.a\n}\njob "web" {\n  region = local.a\n}\n');
    expect(error).toMatch(/This object does not have an attribute named "[ab]"\.$/);
  });

  it('may be looked at as a whole', async () => {
    const { job } = await parseJob('locals {\n  a = "x"\n}\njob "web" {\n  datacenters = keys(local)\n}\n');
    expect(job?.Datacenters).toEqual(['a']);
  });

  it('that use all others are held to the steps of an evaluation', async () => {
    const lines = Array.from({ length: 4000 }, (_, at) => `  l${at} = length(keys(local))\n`).join('');
    const { error } = await parseJob(`locals {\n${lines}}\njob "web" {\n}\n`);
    expect(error).toContain('This expression takes more steps than are supported.');
  });

  it('by the thousand, each using the one before, take no time', async () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `  l${at} = local.l${at + 1} + 1\n`);
    const { job, error } = await parseJob(
      `locals {\n${lines.join('')}  l3000 = 0\n}\njob "web" {\n  priority = local.l0\n}\n`,
    );
    expect([error, job?.Priority]).toEqual([undefined, 3000]);
  });
});

describe('errors', () => {
  it('are told all at once, also those that Nomad only tells when the others are gone', async () => {
    const { diagnostics, error } = await parseJob(
      'job "web" {\n  regoin = "x"\n  group "a" {\n    task "t" {\n      config {\n        image = nope()\n      }\n    }\n  }\n}\n',
    );
    expect(diagnostics.filter(({ redundant }) => !redundant).map(({ detail }) => detail)).toEqual([
      'An argument named "regoin" is not expected here. Did you mean "region"?',
      'There is no function named "nope".',
    ]);
    expect(error).toBe(
      'input.hcl:2,3-9: Unsupported argument; An argument named "regoin" is not expected here. Did you mean "region"?',
    );
  });

  it('are there for functions of files, unless files are given', async () => {
    const text = 'job "web" {\n  region = file("region.txt")\n}\n';
    expect((await parseJob(text)).error).toContain('filesystem function disabled');
    const files = {
      baseDirectory: '/jobs',
      workingDirectory: '/',
      read: (path: string) => (path === '/jobs/region.txt' ? Uint8Array.of(101, 117) : undefined),
      kind: () => undefined,
      list: () => [],
    };
    expect((await parseJob(text, { files })).job?.Region).toBe('eu');
  });
});

describe('steps', () => {
  const loops = 'job "web" {\n  priority = length([for a in range(100) : [for b in range(100) : a * b]])\n}\n';

  it('are as many as the caller says', async () => {
    expect(await parseJob(loops)).toMatchObject({ job: { Priority: 100 }, ranOut: false });
    expect(await parseJob(loops, { maxSteps: 1_000_000 })).toMatchObject({ job: { Priority: 100 }, ranOut: false });
    const { job, error, ranOut } = await parseJob(loops, { maxSteps: 1000 });
    expect([job, ranOut]).toEqual([undefined, true]);
    expect(error).toContain('takes more steps than are supported');
  });

  it('that are enough are not what is wrong with a file', async () => {
    expect((await parseJob('job "web" {\n  priority = nope()\n}\n', { maxSteps: 1000 })).ranOut).toBe(false);
    expect((await parseJob('job "web" {\n', { maxSteps: 1000 })).ranOut).toBe(false);
  });
});

describe('names of the user’s own', () => {
  it('may be any', async () => {
    const { job } = await parseJob(
      'job "web" {\n  meta = { "__proto__" = "x" }\n  group "a" {\n    volume "__proto__" {\n      source = "y"\n    }\n  }\n}\n',
    );
    expect(Object.entries(job?.Meta ?? {})).toEqual([['__proto__', 'x']]);
    expect(Object.entries(job?.TaskGroups?.[0]?.Volumes ?? {})).toMatchObject([['__proto__', { Source: 'y' }]]);
  });
});

describe('warnings', () => {
  it('say what Nomad takes without effect', async () => {
    const { job, diagnostics } = await parseJob('job "web" {\n  constraint {\n    set_contains_any = "a,b"\n  }\n}\n');
    expect(job?.Constraints).toEqual([{ LTarget: '', RTarget: '', Operand: '=' }]);
    expect(diagnostics).toMatchObject([{ severity: 'warning', subject: { start: { line: 3, column: 5 } } }]);
  });

  it('say what Nomad forgets', async () => {
    const { job, diagnostics } = await parseJob(
      'job "web" {\n  group "a" {\n    vault {\n      rol = "x"\n    }\n    task "t" {\n    }\n  }\n}\n',
    );
    expect(job?.TaskGroups?.[0]?.Tasks?.[0]?.Vault).toMatchObject({ Role: '', Env: true });
    expect(diagnostics.map(({ severity, summary }) => [severity, summary])).toEqual([
      ['warning', 'Unsupported argument'],
    ]);
  });
});
