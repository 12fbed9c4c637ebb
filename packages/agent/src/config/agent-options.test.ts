import { describe, expect, test } from 'vitest';
import { agentOptions } from './agent-options.js';
import { type AgentConfiguration, parseConfiguration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import { keysWithoutEffect } from './keys-without-effect.js';
import { nomadKeys } from './nomad-keys.js';
import type { Keys, Kind } from './schema.js';

function problem(source: string): string {
  try {
    agentOptions(parseConfiguration(source, 'agent.hcl'), true);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'no problem';
}

describe('addresses and ports', () => {
  test.each([
    ['ports { http = 999999 }', 'ports.http: 999999 is no port; ports go from 0 to 65535'],
    ['ports { rpc = -1 }', 'ports.rpc: -1 is no port; ports go from 0 to 65535'],
    ['ports { serf = 65536 }', 'ports.serf: 65536 is no port; ports go from 0 to 65535'],
    ['client { max_dynamic_port = 70000 }', 'client.max_dynamic_port: 70000 is no port; ports go from 0 to 65535'],
    [
      'addresses { http = "127.0.0.1  10.0.0.5" }',
      'addresses.http: the agent listens on one address, not on 127.0.0.1 and 10.0.0.5; name one, or 0.0.0.0 for all',
    ],
    [
      'bind_addr = "{{ GetPrivateIP }}"',
      'bind_addr: templates such as {{ GetPrivateIP }} are not evaluated; write the address itself',
    ],
    ['ports { http = 65535 }', 'no problem'],
  ])('%s: %s', (source, message) => {
    expect(problem(source)).toBe(message);
  });

  test('an address for HTTP goes before that for all, and an empty one is none', () => {
    const hostOf = (source: string, dev = false): string | undefined =>
      agentOptions(parseConfiguration(`server { enabled = true }\n${source}`, 'agent.hcl'), dev).host;
    expect(hostOf('bind_addr = "10.0.0.1"\naddresses { http = "10.0.0.2 " }')).toBe('10.0.0.2');
    expect(hostOf('bind_addr = "10.0.0.1"\naddresses { http = "" }')).toBe('10.0.0.1');
    expect([hostOf('bind_addr = ""'), hostOf('', true)]).toEqual(['0.0.0.0', '127.0.0.1']);
  });
});

describe('drivers', () => {
  const driversOf = (source: string, dev = false): unknown =>
    agentOptions(parseConfiguration(`server { enabled = true }\n${source}`, 'agent.hcl'), dev).client?.drivers;

  test('are offered, and get the names of variables that tasks do not', () => {
    const plugin = (config: string): string => `plugin "raw_exec" {\n config {\n ${config}\n }\n}`;
    const deniedEnvvars = ['AWS_*', 'TOKEN'];
    const denied = `denied_envvars = ["AWS_*", "TOKEN"]`;
    expect(driversOf(plugin(`enabled = true\n ${denied}`))).toEqual({ raw_exec: { enabled: true, deniedEnvvars } });
    expect(driversOf(plugin(denied))).toEqual({ raw_exec: { deniedEnvvars } });
    expect(driversOf(plugin(denied), true)).toEqual({ raw_exec: { enabled: true, deniedEnvvars } });
    expect(driversOf(plugin('enabled = false'), true)).toEqual({ raw_exec: { enabled: false } });
    expect(driversOf('client {\n options = { "driver.raw_exec.enable" = "1" }\n}')).toEqual({
      raw_exec: { enabled: true },
    });
    expect(driversOf('')).toEqual({});
    expect(driversOf('', true)).toEqual({ raw_exec: { enabled: true } });
  });

  test('names of variables have to be text', () => {
    expect(problem('plugin "raw_exec" {\n config {\n denied_envvars = [1]\n }\n}')).toBe(
      'plugin "raw_exec": denied_envvars: must be a list of names, such as ["AWS_*"]',
    );
  });
});

describe('keys without effect', () => {
  test('are named, a block that has none at all by its name', () => {
    const source = `
      name = "a"
      telemetry { prometheus_metrics = true }
      advertise {
        http = "10.0.0.1"
        rpc  = "10.0.0.1"
      }
      client {
        cni_path = "/opt"
        meta { rack = "r1" }
        reserved { cores = "1" }
        host_volume "data" { path = "/srv" }
      }
      plugin "raw_exec" {
        config {
          enabled        = true
          denied_envvars = ["AWS_*"]
          no_cgroups     = true
        }
      }
      plugin "docker" {
        config { denied_envvars = ["AWS_*"] }
      }
      consul { name = "default" }
    `;
    expect(keysWithoutEffect(parseConfiguration(source, 'agent.hcl'))).toEqual([
      'telemetry',
      'advertise.rpc',
      'client.cni_path',
      'client.reserved.cores',
      'plugin.raw_exec.config.no_cgroups',
      'plugin.docker.config.denied_envvars',
      'consul',
    ]);
    expect(keysWithoutEffect({})).toEqual([]);
  });

  test('are all those that change no option, and no others', () => {
    // These have to be as they are, or the configuration is refused.
    const required = ['acl.enabled', 'tls.http', 'server.enabled'];
    const optionsOf = (configuration: AgentConfiguration): string =>
      JSON.stringify(agentOptions({ ...configuration, server: { ...configuration.server, enabled: true } }));
    const wrong: string[] = [];
    for (const [path, kind] of leavesOf(nomadKeys, [])) {
      if (required.includes(path)) continue;
      const configuration = parseConfiguration(JSON.stringify(sampleAt(path, kind)), 'agent.json');
      const isNamed = keysWithoutEffect(configuration).length > 0;
      const isEffective = optionsOf(configuration) !== optionsOf({});
      if (isNamed === isEffective) wrong.push(path);
    }
    expect(wrong).toEqual([]);
  });
});

/** Every key that holds no others, by its path; labelled blocks get a label. */
function* leavesOf(keys: Keys, path: readonly string[]): Generator<[string, Kind]> {
  for (const [key, kind] of Object.entries(keys)) {
    const here = [...path, key];
    if (kind.kind === 'block' || kind.kind === 'repeated') yield* leavesOf(kind.keys, here);
    else if (kind.kind === 'labelled' && key !== 'host_volume') yield* leavesOf(kind.keys, [...here, 'label']);
    else if (kind.kind !== 'free' && kind.kind !== 'labelled') yield [here.join('.'), kind];
  }
}

/** A configuration that sets a key to something that is not its default. */
function sampleAt(path: string, kind: Kind): unknown {
  const samples: Readonly<Record<string, unknown>> = {
    text: path === 'log_level' ? 'DEBUG' : 'sample',
    whole: 1234,
    number: 0.5,
    truth: true,
    duration: '77s',
    texts: ['sample'],
    map: { a: 'b' },
  };
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), samples[kind.kind]);
}
