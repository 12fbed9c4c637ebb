import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfiguration, parseConfiguration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';

const hcl = `
name       = "node-1"
datacenter = "dc2" # a comment
log_level  = "DEBUG"
ports { http = 14646 }

client {
  enabled = true
  options = {
    "fingerprint.denylist" = "env_aws,env_gce"
  }
  meta {
    rack = "r1"
    slot = 3
  }
  host_volume "data" {
    path = "/srv/data"
  }
  host_volume "scratch" {
    path      = "/srv/scratch"
    read_only = true
  }
  reserved { memory = 256 }
}

plugin "raw_exec" {
  config {
    enabled = true
    denied_envvars = ["AWS_*"]
  }
}

consul { name = "default" }
consul { name = "other" }
`;

const json = JSON.stringify(
  {
    name: 'node-1',
    datacenter: 'dc2',
    log_level: 'DEBUG',
    ports: { http: 14646 },
    client: {
      enabled: true,
      options: { 'fingerprint.denylist': 'env_aws,env_gce' },
      meta: { rack: 'r1', slot: 3 },
      host_volume: [{ data: { path: '/srv/data' } }, { scratch: { path: '/srv/scratch', read_only: true } }],
      reserved: { memory: 256 },
    },
    plugin: { raw_exec: { config: { enabled: true, denied_envvars: ['AWS_*'] } } },
    consul: [{ name: 'default' }, { name: 'other' }],
  },
  null,
  2,
);

const expected = {
  name: 'node-1',
  datacenter: 'dc2',
  log_level: 'DEBUG',
  ports: { http: 14646 },
  client: {
    enabled: true,
    options: { 'fingerprint.denylist': 'env_aws,env_gce' },
    meta: { rack: 'r1', slot: '3' },
    host_volume: { data: { path: '/srv/data' }, scratch: { path: '/srv/scratch', read_only: true } },
    reserved: { memory: 256 },
  },
  plugin: { raw_exec: { config: { enabled: true, denied_envvars: ['AWS_*'] } } },
  consul: [{ name: 'default' }, { name: 'other' }],
};

function problem(source: string, filename = 'agent.hcl'): string {
  try {
    parseConfiguration(source, filename);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'no problem';
}

describe('one file', () => {
  test('HCL and JSON say the same', () => {
    expect(parseConfiguration(hcl, 'agent.hcl')).toEqual(expected);
    expect(parseConfiguration(json, 'agent.json')).toEqual(expected);
  });

  test('an unknown key is an error with file and line, and a guess at what was meant', () => {
    expect(problem('name = "a"\nclient {\n  enabeld = true\n  nothing_like_it = 1\n}\n')).toBe(
      'agent.hcl:3: unknown key "client.enabeld"; did you mean "enabled"?\nagent.hcl:4: unknown key "client.nothing_like_it"',
    );
    expect(problem('{\n  "client": {\n    "enabeld": true\n  }\n}', 'agent.json')).toBe(
      'agent.json:3: unknown key "client.enabeld"; did you mean "enabled"?',
    );
    expect(problem('constructor = 1\n')).toBe('agent.hcl:1: unknown key "constructor"');
  });

  test.each([
    ['name = ["a"]', 'agent.hcl:1: "name" must be text in quotes'],
    ['name = "a"\nregion = "b"\nNAME = "c"', 'agent.hcl:3: "NAME" is set twice; keep one'],
    ['ports { http = "web" }', 'agent.hcl:1: "ports.http" must be a whole number'],
    ['ports { http = 1.5 }', 'agent.hcl:1: "ports.http" must be a whole number'],
    ['leave_on_interrupt = "maybe"', 'agent.hcl:1: "leave_on_interrupt" must be true or false'],
    [
      'client { gc_interval = "10 minutes" }',
      'agent.hcl:1: "client.gc_interval" must be a duration such as "30s" or "1h30m", not "10 minutes"',
    ],
    ['client { servers = [["a"]] }', 'agent.hcl:1: "client.servers" must be a list of text, such as ["a", "b"]'],
    ['client {\n  meta { a = 1 }\n  meta { b { c = 1 } }\n}', 'agent.hcl:3: "client.meta.b" must be text'],
    ['plugin "a" { config = 4 }', 'agent.hcl:1: "plugin.a.config" must be a block without labels'],
    ['client "a" {}', 'agent.hcl:1: "client" must be a block without labels'],
    ['plugin "a" "b" {}', 'agent.hcl:1: "plugin" must be a block with one label: plugin "name" { … }'],
    ['client = 4', 'agent.hcl:1: "client" must be a block without labels'],
  ])('%s is refused', (source, message) => {
    expect(problem(source)).toBe(message);
  });

  test('a file that is no HCL, or no JSON, says where', () => {
    expect(problem('name = \n')).toMatch(/^agent\.hcl:1,6-7: Missing value; /);
    expect(problem('{\n"name": }', 'agent.json')).toMatch(/^agent\.json:2,9-10: Missing JSON value; /);
    expect(problem('{\n"name": "a",\n}', 'agent.json')).toMatch(
      /^agent\.json:2,12-13: Trailing comma in object; .*\.$/,
    );
    expect(problem('[]', 'agent.json')).toMatch(/^agent\.json:1,1-2: Argument or block definition required; /);
    expect(problem('name = region\n')).toMatch(/^agent\.hcl:1,8-14: Invalid value; Variables and functions may not /);
    expect(problem('client {\n  enabled = true\n')).toMatch(/^agent\.hcl:1,8-9: Unclosed block; /);
    expect(problem('name = "a\nregion "b"\n\nclient {\n  meta { a = }\n}\n').split('\n')).toEqual([
      expect.stringMatching(/^agent\.hcl:1,8-10: Unterminated string; /),
      expect.stringMatching(/^agent\.hcl:5,12-13: Missing value; /),
    ]);
  });
});

describe('HCL 1, as Nomad reads it', () => {
  const reads = (source: string): unknown => parseConfiguration(source, 'agent.hcl');

  test('blocks on one line, in one another, with and without an equals sign', () => {
    expect(reads('plugin "raw_exec" { config { enabled = true } }')).toEqual({
      plugin: { raw_exec: { config: { enabled: true } } },
    });
    expect(
      reads('ports = { http = 1, rpc = 2 }, client { meta = { a = "1" } reserved { cpu = 5 memory = 6 } }'),
    ).toEqual({
      ports: { http: 1, rpc: 2 },
      client: { meta: { a: '1' }, reserved: { cpu: 5, memory: 6 } },
    });
    expect(
      reads('plugin "docker" { config { auth { config = "x" } volumes { enabled = 1.5 } labels = ["a", 0x10] } }'),
    ).toEqual({
      plugin: { docker: { config: { auth: { config: 'x' }, volumes: { enabled: 1.5 }, labels: ['a', 16] } } },
    });
  });

  test('blocks that stand again', () => {
    const source = `
client { enabled = true }
client {
  host_volume "a" { path = "/a" }
  host_volume "b" {
    path = "/b"
  }
  host_volume "a" { read_only = true }
  meta { x = "1" }
  meta { y = "2" }
}
vault { name = "default" }
vault { name = "other" }
`;
    expect(reads(source)).toEqual({
      client: {
        enabled: true,
        host_volume: { a: { path: '/a', read_only: true }, b: { path: '/b' } },
        meta: { x: '1', y: '2' },
      },
      vault: [{ name: 'default' }, { name: 'other' }],
    });
  });

  test('comments, and texts of several lines', () => {
    const source = `# one
// two
/* three
   name = "x" */
name = /* four */ "a" # five
client {
  meta {
    motd  = <<EOF
hello # no comment
  there
EOF
    short = <<-EOF
      hello
        there
      EOF
  }
}
`;
    expect(reads(source)).toEqual({
      name: 'a',
      client: { meta: { motd: 'hello # no comment\n  there\n', short: 'hello\n  there\n' } },
    });
  });

  test('numbers and truth values in quotes and without, and names in capital letters', () => {
    const source = 'Name = 3\nports { http = "4646" rpc = 010 }\nleave_on_interrupt = 1\nclient { Enabled = "TRUE" }\n';
    expect(reads(source)).toEqual({
      name: '3',
      ports: { http: 4646, rpc: 8 },
      leave_on_interrupt: true,
      client: { enabled: true },
    });
    expect(reads('client { meta { slot = 1.50 spare = true } gc_interval = "" }')).toEqual({
      client: { meta: { slot: '1.50', spare: 'true' } },
    });
  });

  test('JSON is told by its brace, and its blocks may be lists', () => {
    const source = '\n { "plugin": [{ "raw_exec": [{ "config": [{ "enabled": true }] }] }], "name": null }';
    expect(reads(source)).toEqual({ plugin: { raw_exec: { config: { enabled: true } } }, name: '' });
  });
});

describe('files and folders', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yurt-configuration-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('are laid over each other in order; blocks mix, values replace', async () => {
    await mkdir(join(folder, 'conf'));
    await writeFile(join(folder, 'conf/20.hcl'), 'client {\n meta { b = "2" }\n node_class = "big"\n}\n');
    await writeFile(join(folder, 'conf/10.json'), '{"name":"one","client":{"enabled":true,"meta":{"a":"1","b":"1"}}}');
    await writeFile(join(folder, 'conf/notes.txt'), 'not a configuration');
    await writeFile(join(folder, 'last.hcl'), 'name = "last"\n');
    expect(await loadConfiguration([join(folder, 'conf'), join(folder, 'last.hcl')])).toEqual({
      name: 'last',
      client: { enabled: true, node_class: 'big', meta: { a: '1', b: '2' } },
    });
  });

  test('a path that is not there is named', async () => {
    await expect(loadConfiguration([join(folder, 'nope.hcl')])).rejects.toThrow(/nope\.hcl: can't be read: ENOENT/);
  });
});
