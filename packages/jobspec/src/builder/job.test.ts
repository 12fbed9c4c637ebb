import { hours, type JobSpec, seconds } from '@yurt/contract';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJob } from '../job/parse-job.js';
import type { JobInput } from './job-input.js';
import { JobInputError } from './job-input-error.js';
import { job } from './job.js';
import { jobFile, jobInput } from './job.test-support.js';

/** The job of a file, with the numbers that the builder has: JSON's own. */
async function parsed(source: string): Promise<unknown> {
  const { job: result, error } = await parseJob(source);
  if (error !== undefined) throw new Error(`${error}\n${source}`);
  return JSON.parse(JSON.stringify(result, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)));
}

/** What is wrong in an input, as JavaScript may give it. */
function problems(input: unknown): readonly string[] {
  const unchecked: JobInput = Object(input);
  try {
    job('web', unchecked);
  } catch (error) {
    if (error instanceof JobInputError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe('the same as a job file', () => {
  test('any input', async () => {
    await fc.assert(
      fc.asyncProperty(jobInput, async (input) => {
        expect(job('any job', input)).toStrictEqual(await parsed(jobFile('any job', input)));
      }),
      { numRuns: 200 },
    );
  });

  const pairs: readonly (readonly [string, JobSpec, string])[] = [
    ['nothing but a name', job('web', {}), 'job "web" {}'],
    ['an ID of its own', job('web', { id: 'web/1', name: 'Web' }), 'job "web" { \n id = "web/1"\n name = "Web"\n }'],
    [
      'constraints in short and in full',
      job('web', {
        constraint: [
          { attribute: '${attr.kernel.name}', value: 'linux' },
          { attribute: '${meta.rack}', operator: 'is_set' },
          { distinctHosts: true },
          { distinctHosts: false },
          { distinctProperty: '${node.datacenter}', value: '2' },
          { attribute: '${attr.x}', setContains: 'a,b' },
          { attribute: '${attr.x}', version: '>= 2', regexp: '^2' },
        ],
        affinity: { attribute: '${node.class}', setContainsAny: 'a,b', weight: -20 },
      }),
      `job "web" {
        constraint {
          attribute = "\${attr.kernel.name}"
          value = "linux"
        }
        constraint {
          attribute = "\${meta.rack}"
          operator = "is_set"
        }
        constraint { distinct_hosts = true }
        constraint { distinct_hosts = false }
        constraint {
          distinct_property = "\${node.datacenter}"
          value = "2"
        }
        constraint {
          attribute = "\${attr.x}"
          set_contains = "a,b"
        }
        constraint {
          attribute = "\${attr.x}"
          version = ">= 2"
          regexp = "^2"
        }
        affinity {
          attribute = "\${node.class}"
          set_contains_any = "a,b"
          weight = -20
        }
      }`,
    ],
    [
      'Vault and secrets of job, group and task',
      job('web', {
        vault: { role: 'job' },
        secret: { ofJob: { provider: 'nomad', path: 'a' } },
        group: {
          app: {
            vault: { role: 'group' },
            secret: { ofGroup: { provider: 'vault', path: 'b', config: { engine: 'kv_v2' } } },
            task: {
              one: { driver: 'exec', vault: { role: 'task' } },
              two: { driver: 'exec', secret: { own: { provider: 'nomad', path: 'c' } } },
            },
          },
          other: { task: { three: { driver: 'exec' } } },
        },
        task: { alone: { driver: 'exec' } },
      }),
      `job "web" {
        vault { role = "job" }
        secret "ofJob" {
          provider = "nomad"
          path = "a"
        }
        group "app" {
          vault { role = "group" }
          secret "ofGroup" {
            provider = "vault"
            path = "b"
            config { engine = "kv_v2" }
          }
          task "one" {
            driver = "exec"
            vault { role = "task" }
          }
          task "two" {
            driver = "exec"
            secret "own" {
              provider = "nomad"
              path = "c"
            }
          }
        }
        group "other" {
          task "three" { driver = "exec" }
        }
        task "alone" { driver = "exec" }
      }`,
    ],
    [
      'scaling policies of groups and tasks',
      job('web', {
        group: {
          app: {
            scaling: {
              min: 1,
              max: 10,
              policy: { check: { load: { query: 'up', strategy: { 'target-value': { target: 0.7 } } } } },
            },
            task: { main: { driver: 'exec', scaling: { cpu: { max: 500 }, mem: { max: 512, enabled: false } } } },
          },
        },
      }),
      `job "web" {
        group "app" {
          scaling {
            min = 1
            max = 10
            policy {
              check "load" {
                query = "up"
                strategy "target-value" { target = 0.7 }
              }
            }
          }
          task "main" {
            driver = "exec"
            scaling "cpu" { max = 500 }
            scaling "mem" {
              max = 512
              enabled = false
            }
          }
        }
      }`,
    ],
    [
      'durations, maps and a configuration with blocks',
      job('web', {
        group: {
          app: {
            maxRunDuration: hours(1.5),
            shutdownDelay: 7,
            task: {
              main: {
                driver: 'docker',
                killTimeout: '1m30s',
                shutdownDelay: seconds(0.5),
                env: { A: 1, B: 1e21, C: 0.1, D: true, 'e.f': 'g' },
                config: {
                  auth: { username: 'me' },
                  labels: { 'a.b': 'c', n: 1.5 },
                  mount: [{ type: 'bind', bind_options: { propagation: 'rslave' } }, { type: 'tmpfs' }],
                  lists: [[1], [], ['${NOMAD_PORT_http}']],
                  nothing: null,
                  undone: undefined,
                },
              },
            },
          },
        },
      }),
      `job "web" {
        group "app" {
          max_run_duration = "1h30m"
          shutdown_delay = "7ns"
          task "main" {
            driver = "docker"
            kill_timeout = "90s"
            shutdown_delay = "500ms"
            env = { A = 1, B = 1000000000000000000000, C = 0.1, D = true, "e.f" = "g" }
            config {
              auth { username = "me" }
              labels = { "a.b" = "c", n = 1.5 }
              mount {
                type = "bind"
                bind_options { propagation = "rslave" }
              }
              mount { type = "tmpfs" }
              lists = [[1], [], ["\${NOMAD_PORT_http}"]]
              nothing = null
            }
          }
        }
      }`,
    ],
    [
      'services with checks, a sidecar and a gateway',
      job('web', {
        group: {
          app: {
            service: [
              {
                name: 'web',
                port: '8080',
                meta: { a: 'b' },
                check: [{ type: 'http', header: { Accept: ['a', 'b'] }, interval: '1s', timeout: '1s' }],
                connect: { sidecarService: { proxy: { config: { limits: { max_connections: 5 } } } } },
              },
              {
                name: 'gate',
                connect: {
                  gateway: {
                    proxy: { envoyGatewayBindAddresses: { lan: { address: '10.0.0.1', port: 80 } } },
                    ingress: { listener: { port: 80, service: [{ name: 'web', hosts: ['a'] }, { name: 'api' }] } },
                  },
                },
              },
              { name: 'mesh', connect: { gateway: { mesh: {} } } },
            ],
          },
        },
      }),
      `job "web" {
        group "app" {
          service {
            name = "web"
            port = 8080
            meta { a = "b" }
            check {
              type = "http"
              header { Accept = ["a", "b"] }
              interval = "1s"
              timeout = "1s"
            }
            connect {
              sidecar_service {
                proxy {
                  config {
                    limits { max_connections = 5 }
                  }
                }
              }
            }
          }
          service {
            name = "gate"
            connect {
              gateway {
                proxy {
                  envoy_gateway_bind_addresses "lan" {
                    address = "10.0.0.1"
                    port = 80
                  }
                }
                ingress {
                  listener {
                    port = 80
                    service {
                      name = "web"
                      hosts = ["a"]
                    }
                    service { name = "api" }
                  }
                }
              }
            }
          }
          service {
            name = "mesh"
            connect {
              gateway {
                mesh {}
              }
            }
          }
        }
      }`,
    ],
  ];
  test.each(pairs)('%s', async (_, built, source) => {
    expect(built).toStrictEqual(await parsed(source));
  });

  test('what is undefined is not there', () => {
    const never = undefined;
    expect(job('web', { region: never, constraint: never, group: { a: never, b: { count: never } } })).toStrictEqual(
      job('web', { group: { b: {} } }),
    );
    expect(job('web', { constraint: [], group: {} })).toStrictEqual(job('web', {}));
  });

  test('shares nothing with the input', () => {
    const input = { group: { app: { task: { main: { driver: 'exec', config: { args: ['a'] }, env: { A: 'b' } } } } } };
    const before = JSON.stringify(input);
    const [task] = job('web', input).TaskGroups?.[0]?.Tasks ?? [];
    Object.assign(task?.Config ?? {}, { args: 'changed' });
    Object.assign(task?.Env ?? {}, { A: 'changed' });
    expect(JSON.stringify(input)).toBe(before);
  });
});

describe('what does not fit', () => {
  test('is told with its place, all of it at once', () => {
    const input: JobInput = JSON.parse(`{
      "priority": 50.5,
      "group": { "app": {
        "service": { "check": [{ "type": "tcp", "interval": "1s", "timeout": "1s" }, { "interval": true }] },
        "task": { "server": { "kill_timeout": "20s", "shutdownDelay": "5 s" } }
      } }
    }`);
    expect(() => job('web', input)).toThrow(`the input of job "web" does not fit:
  priority: value must be a whole number, between -9223372036854775808 and 9223372036854775807, got 50.5
  group.app.task.server.kill_timeout: there is no such key here; did you mean killTimeout?
  group.app.task.server.shutdownDelay: expected a duration such as "1m30s" (units ns, us, ms, s, m, h) or whole nanoseconds, got "5 s"
  group.app.service.check[1].interval: expected a duration such as "1m30s" (units ns, us, ms, s, m, h) or whole nanoseconds, got a boolean`);
  });

  test.each<[unknown, string]>([
    [{ datacentres: [] }, 'datacentres: there is no such key here; did you mean datacenters?'],
    [{ tasks: {} }, 'tasks: there is no such key here; did you mean task?'],
    [{ NodePool: 'a' }, 'NodePool: there is no such key here; did you mean nodePool?'],
    [{ all_at_once: true }, 'all_at_once: there is no such key here; did you mean allAtOnce?'],
    [{ Stop: true }, 'Stop: there is no such key here'],
    [{ constructor: 1 }, 'constructor: there is no such key here'],
    [{ group: { app: { label: 'x' } } }, 'group.app.label: there is no such key here'],
    [{ constraint: { isSet: 'a' } }, 'constraint.isSet: has no effect in Nomad; write operator: "is_set"'],
    [{ group: [] }, 'group: expected an object from name to block, got a list'],
    [{ group: { 'a b': 3 } }, 'group["a b"]: expected an object, got a number'],
    [{ update: [{}] }, 'update: expected an object, got a list'],
    [{ update: new Map() }, 'update: expected an object, got an object of another kind'],
    [{ region: 5 }, 'region: expected a string, got a number'],
    [{ region: null }, 'region: expected a string, got null; leave the key out for the default'],
    [{ allAtOnce: 'yes' }, 'allAtOnce: expected true or false, got a string'],
    [{ datacenters: 'dc1' }, 'datacenters: expected a list, got a string'],
    [{ datacenters: ['dc1', 2] }, 'datacenters[1]: expected a string, got a number'],
    [{ priority: '50' }, 'priority: expected a whole number, got a string'],
    [{ priority: Number.NaN }, /^priority: value must be a whole number.*got NaN$/.source],
    [{ spread: { target: { a: { percent: 300 } } } }, /^spread\.target\.a\.percent: .*between 0 and 255.*300$/.source],
    [{ meta: { a: {} } }, 'meta.a: expected a string, a finite number, true or false, got an object'],
    [{ meta: { a: Infinity } }, 'meta.a: expected a string, a finite number, true or false, got a number'],
    [{ meta: { a: undefined } }, /^meta\.a: .*got undefined/.source],
    [{ migrate: { minHealthyTime: '3000000h' } }, /^migrate\.minHealthyTime: .*got "3000000h"$/.source],
    [{ migrate: { minHealthyTime: 1.5 } }, /^migrate\.minHealthyTime: .*got 1\.5$/.source],
    [{ task: { a: { lifecycle: {} } } }, 'task.a.lifecycle.hook: is required'],
    [{ task: { a: { config: { f: () => 1 } } } }, /^task\.a\.config\.f: .*got a function$/.source],
    [{ task: { a: { config: { d: new Date(0) } } } }, /^task\.a\.config\.d: .*got an object of another kind$/.source],
    [{ task: { a: { config: { 'x.y': [{ z: 1n }] } } } }, /^task\.a\.config\["x\.y"\]\[0\]\.z: .*got a bigint$/.source],
    [{ group: { a: { scaling: {} } } }, 'group.a.scaling.max: is required'],
    [{ group: { a: { scaling: { max: 1, type: 'x' } } } }, 'group.a.scaling.type: must be "horizontal" in a group'],
    [
      { task: { a: { scaling: { disk: { max: 1 } } } } },
      'task.a.scaling.disk: a task has scaling policies for "cpu" and "mem" only',
    ],
    [{ task: { a: { scaling: { cpu: { type: 'x' } } } } }, 'task.a.scaling.cpu.type: must be "vertical_cpu" here'],
    [[], ': expected an object, got a list'],
  ])('%#', (input, expected) => {
    const found = problems(input);
    expect(found).toHaveLength(1);
    if (expected.startsWith('^')) expect(found[0]).toMatch(new RegExp(expected));
    else expect(found[0]).toBe(expected);
  });

  test('an object that holds itself', () => {
    const config: Record<string, unknown> = { image: 'x' };
    config['self'] = config;
    const [problem] = problems({ task: { a: { config } } });
    expect(problem).toMatch(/^task\.a\.config\.self\.self\..*: more than \d+ objects and lists within another/);
  });

  test('never shows values that may be secret', () => {
    const secret = 'hunter2';
    const found = problems({
      region: { secret },
      priority: secret,
      meta: { a: [secret] },
      task: { a: { user: [secret], env: { TOKEN: { secret } }, leader: secret, volumeMount: secret } },
    });
    expect(found).toHaveLength(7);
    expect(found.join('\n')).not.toContain(secret);
  });

  test('any JSON gives a job or problems', () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom('group', 'task', 'a', 'config', 'meta', 'service') }), (input) => {
        expect(Array.isArray(problems(input))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
