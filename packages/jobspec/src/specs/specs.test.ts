import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { type Diagnostic, diagnosticLine } from '../hcl/diagnostic.js';
import { parseAclPolicy } from './acl-policy.js';
import { type Case, said } from './answer.test-support.js';
import aclPolicies from './cases/acl-policies.json' with { type: 'json' };
import csiVolumes from './cases/csi-volumes.json' with { type: 'json' };
import hostVolumes from './cases/host-volumes.json' with { type: 'json' };
import namespaces from './cases/namespaces.json' with { type: 'json' };
import quotas from './cases/quotas.json' with { type: 'json' };
import variables from './cases/variables.json' with { type: 'json' };
import { parseNamespace } from './namespace.js';
import { parseNodePool } from './node-pool.js';
import { parseQuota } from './quota.js';
import { parseVariable } from './variable.js';
import { parseVolume } from './volume.js';

interface Answer {
  readonly spec: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

function volume(source: string): Answer {
  const { spec, diagnostics } = parseVolume(source);
  return { spec: spec?.volume, diagnostics };
}

const families: readonly (readonly [string, readonly Case[], (each: Case) => Answer])[] = [
  ['ACL policies', aclPolicies, ({ source, lenient }) => parseAclPolicy(source, { strict: lenient !== true })],
  ['CSI volumes', csiVolumes, ({ source }) => volume(source)],
  ['host volumes', hostVolumes, ({ source }) => volume(source)],
  ['namespaces', namespaces, ({ source }) => parseNamespace(source)],
  ['quotas', quotas, ({ source }) => parseQuota(source)],
  ['variables', variables, ({ source }) => parseVariable(source)],
];

// The answers are those of Nomad's own parsers.
describe.each(families)('%s as Nomad reads them', (_, cases, parse) => {
  test.each(cases)('$source', (each) => {
    const { spec, diagnostics } = parse(each);
    if (each.refused) {
      expect(spec).toBeUndefined();
      expect(errors(diagnostics)).not.toEqual([]);
    } else {
      expect(said(spec)).toEqual(each.spec);
      expect(errors(diagnostics)).toEqual([]);
    }
  });
});

function errors(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(diagnosticLine);
}

describe('volume files', () => {
  test('a CSI volume', () => {
    const { spec, diagnostics } = parseVolume(`
id           = "ebs_prod_db1"
type         = "csi"
plugin_id    = "aws-ebs0"
capacity_min = "10GiB"
capacity_max = "20G"

capability {
  access_mode     = "single-node-writer"
  attachment_mode = "file-system"
}

mount_options {
  fs_type     = "ext4"
  mount_flags = ["noatime"]
}

topology_request {
  required {
    topology { segments { rack = "R1" } }
    topology { segments { rack = "R2", zone = 010 } }
  }
}

secrets { key = "\${xyzzy}" }
parameters { encrypted = true }
`);
    expect(diagnostics).toEqual([]);
    expect(spec).toEqual({
      type: 'csi',
      volume: {
        ID: 'ebs_prod_db1',
        PluginID: 'aws-ebs0',
        RequestedCapacityMin: 10 * 1024 ** 3,
        RequestedCapacityMax: 20e9,
        RequestedCapabilities: [{ AccessMode: 'single-node-writer', AttachmentMode: 'file-system' }],
        MountOptions: { FSType: 'ext4', MountFlags: ['noatime'] },
        RequestedTopologies: { Required: [{ Segments: { rack: 'R1' } }, { Segments: { rack: 'R2', zone: '010' } }] },
        Secrets: { key: '${xyzzy}' },
        Parameters: { encrypted: '1' },
      },
    });
  });

  test('a CSI volume in JSON keeps its topologies', () => {
    const { spec } = parseVolume(
      JSON.stringify({
        type: 'csi',
        id: 'a',
        plugin_id: 'p',
        capability: [{ access_mode: 'single-node-writer' }, { access_mode: 'multi-node-reader-only' }],
        topology_request: { preferred: { topology: [{ segments: { rack: 'R1' } }] } },
      }),
    );
    expect(spec?.volume).toEqual({
      ID: 'a',
      PluginID: 'p',
      RequestedCapabilities: [{ AccessMode: 'single-node-writer' }, { AccessMode: 'multi-node-reader-only' }],
      RequestedTopologies: { Preferred: [{ Segments: { rack: 'R1' } }] },
    });
  });

  test('a host volume', () => {
    const { spec, diagnostics } = parseVolume(`
type = "host"
name = "database"
constraint {
  attribute = "\${attr.kernel.name}"
  value     = "linux"
}
constraint { distinct_hosts = "false" }
constraint {
  attribute = "\${attr.nomad.version}"
  version   = ">= 1.10"
}
host_path = "/srv/data"
capacity  = "1.5 GiB"
`);
    expect(diagnostics).toEqual([]);
    expect(spec).toEqual({
      type: 'host',
      volume: {
        Name: 'database',
        HostPath: '/srv/data',
        Constraints: [
          { LTarget: '${attr.kernel.name}', RTarget: 'linux', Operand: '=' },
          { LTarget: '${attr.nomad.version}', RTarget: '>= 1.10', Operand: 'version' },
        ],
        CapacityBytes: 1.5 * 1024 ** 3,
      },
    });
  });

  test('all that is wrong is said at once, with the place', () => {
    const { spec, diagnostics } = parseVolume(
      'type = "host"\ncapacity_mn = "1G"\ncapacity = "a lot"\nconstraint { valu = 1 }\n',
    );
    expect(spec).toBeUndefined();
    expect(diagnostics.map(diagnosticLine)).toEqual([
      'input.hcl:1,1-1: Missing required argument; The argument "name" is required, but no definition was found.',
      'input.hcl:2,1-12: Unknown name; "capacity_mn" is not expected here. Did you mean "capacity_min"? Nomad ignores it.',
      'input.hcl:3,12-19: Incorrect attribute value type; Inappropriate value for attribute "capacity": a size is a number with a unit, such as "10GiB" or "500 MB".',
      'input.hcl:4,14-18: Unknown name; "valu" is not expected here. Did you mean "value"?',
    ]);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error', 'warning', 'error', 'error']);
  });

  test('a type is needed', () => {
    expect(errors(parseVolume('id = "a"').diagnostics)).toEqual([
      'input.hcl:1,1-1: Missing volume type; type = "csi" or type = "host" is required.',
    ]);
    expect(errors(parseVolume('type = "nfs"').diagnostics)).toEqual([
      'input.hcl:1,8-13: Unknown volume type; A volume is of type "csi" or "host".',
    ]);
  });
});

describe('namespace files', () => {
  test('a namespace', () => {
    const { spec, diagnostics } = parseNamespace(`
name        = "prod"
description = "Production"
quota       = "prod-quota"
capabilities { enabled_task_drivers = ["docker", "exec"] }
node_pool_config {
  default = "prod"
  denied  = ["gpu"]
}
meta = { owner = "sre" }
required_extra_claims { team = "\${job.meta.team}" }
`);
    expect(diagnostics).toEqual([]);
    expect(spec).toEqual({
      Name: 'prod',
      Description: 'Production',
      Quota: 'prod-quota',
      Capabilities: { EnabledTaskDrivers: ['docker', 'exec'] },
      NodePoolConfiguration: { Default: 'prod', Denied: ['gpu'] },
      Meta: { owner: 'sre' },
      RequiredExtraClaims: { team: '${job.meta.team}' },
    });
  });

  test('what Nomad ignores is a warning', () => {
    const { spec, diagnostics } = parseNamespace('name = "a"\nname = "b"\nvault { alowed = [] }\nvault { }\n');
    expect(spec).toEqual({ Name: 'b', VaultConfiguration: {} });
    expect(diagnostics.map(diagnosticLine)).toEqual([
      'input.hcl:1,8-11: Attribute redefined; "name" is set more than once. Nomad ignores this one.',
      'input.hcl:3,9-15: Unknown name; "alowed" is not expected here. Did you mean "allowed"? Nomad ignores it.',
      'input.hcl:4,7-8: Duplicate vault block; Only one vault block is allowed. Another was defined at input.hcl:3,7-8. Nomad ignores it.',
    ]);
  });
});

test('a quota file, with what Nomad forgets of node pools', () => {
  const { spec, diagnostics } = parseQuota(`
name = "default-quota"
limit {
  region = "global"
  region_limit {
    cpu = 2500
    device "nvidia/gpu/1080ti" { count = 1 }
    storage { variables = "1GiB" host_volumes = 100000 }
    node_pool "example" {
      memory = 100
      device "gpu" { count = 2 }
    }
  }
}
`);
  expect(diagnostics).toEqual([]);
  expect(spec).toEqual({
    Name: 'default-quota',
    Limits: [
      {
        Region: 'global',
        RegionLimit: {
          CPU: 2500,
          Devices: [{ Name: 'nvidia/gpu/1080ti', Count: 1 }],
          Storage: { VariablesMB: 1024, HostVolumesMB: 100_000 },
          NodePools: [{ NodePool: 'example', MemoryMB: 100, Devices: [{ Name: 'gpu', Count: 2 }] }],
        },
      },
    ],
  });
});

test('labels of blocks in JSON', () => {
  const region_limit = { device: { gpu: { count: 1 }, fpga: [{ count: 2 }] } };
  const { spec } = parseQuota(JSON.stringify({ name: 'q', limit: [{ region: 'global', region_limit }] }));
  expect(spec?.Limits?.[0]?.RegionLimit?.Devices).toEqual([
    { Name: 'gpu', Count: 1 },
    { Name: 'fpga', Count: 2 },
  ]);
});

describe('variable files', () => {
  test('a variable', () => {
    const { spec, diagnostics } = parseVariable(
      'path = "nomad/jobs/web"\nitems {\n  user = "admin"\n  "dotted.key" = 5\n  __proto__ = "x"\n  cert = <<EOF\n-----\nEOF\n}\n',
    );
    expect(diagnostics).toEqual([]);
    expect(spec?.Path).toBe('nomad/jobs/web');
    expect(Object.entries(spec?.Items ?? {})).toEqual([
      ['user', 'admin'],
      ['dotted.key', '5'],
      ['__proto__', 'x'],
      ['cert', '-----\n'],
    ]);
  });

  test('values are never in messages', () => {
    const { diagnostics } = parseVariable('items {\n  a = ["hunter2"]\n  b = "hunter2\n  c = hunter2()\n}\n');
    expect(errors(diagnostics).length).toBeGreaterThan(1);
    expect(diagnostics.filter(({ detail }) => detail.includes('hunter2"'))).toEqual([]);
  });
});

describe('node pool files', () => {
  test('a node pool', () => {
    const { spec, diagnostics } = parseNodePool(`
node_pool "example" {
  description = "Example node pool"
  meta {
    owner = "sre"
  }
  node_identity_ttl = "1h30m"
  scheduler_config {
    scheduler_algorithm             = "spread"
    memory_oversubscription_enabled = false
  }
}
`);
    expect(diagnostics).toEqual([]);
    expect(spec).toEqual({
      Name: 'example',
      Description: 'Example node pool',
      Meta: { owner: 'sre' },
      NodeIdentityTTL: 5_400_000_000_000,
      SchedulerConfiguration: { SchedulerAlgorithm: 'spread', MemoryOversubscriptionEnabled: false },
    });
  });

  // The answers are Nomad's own.
  test.each([
    [
      'node_pool "x" {\n meta = { a = "1" }\n}',
      'input.hcl:2,2-6: Unsupported argument; An argument named "meta" is not expected here. Did you mean to define a block of type "meta"?',
    ],
    [
      'node_pool "x" {\n node_identity_ttl = "5"\n}',
      'input.hcl:2,23-24: Unsuitable value type; Unsuitable duration value: time: missing unit in duration "5"',
    ],
    [
      'node_pool {\n}',
      'input.hcl:1,11-12: Missing name for node_pool; All node_pool blocks must have 1 labels (name).',
    ],
    [
      'node_pool "x" {}\nnode_pool "y" {}',
      'input.hcl:2,1-14: Duplicate node_pool block; Only one node_pool block is allowed. Another was defined at input.hcl:1,1-14.',
    ],
  ])('%s', (source, error) => {
    expect(errors(parseNodePool(source).diagnostics)).toEqual([error]);
  });

  test('an empty file', () => {
    expect(errors(parseNodePool('').diagnostics)).toEqual([
      'input.hcl:1,1-1: Missing node_pool block; A node_pool block is required: node_pool "name" { … }.',
    ]);
  });
});

describe('ACL policies', () => {
  test('a policy', () => {
    const source = `
namespace "team-*" {
  policy       = "read"
  capabilities = ["alloc-exec", "submit-job"]
  variables {
    path "nomad/jobs/\${x}/*" { capabilities = ["read", "list"] }
  }
}
node_pool "gpu" { capabilities = ["read"] }
host_volume "*" { policy = "write" }
agent { policy = "read" }
operator { capabilities = ["snapshot-save"] }
plugin { policy = "list" }
`;
    const { spec, diagnostics } = parseAclPolicy(source);
    expect(diagnostics).toEqual([]);
    expect(spec).toEqual({
      Namespaces: [
        {
          Name: 'team-*',
          Policy: 'read',
          Capabilities: ['alloc-exec', 'submit-job'],
          Variables: { Paths: [{ PathSpec: 'nomad/jobs/${x}/*', Capabilities: ['read', 'list'] }] },
        },
      ],
      NodePools: [{ Name: 'gpu', Policy: '', Capabilities: ['read'] }],
      HostVolumes: [{ Name: '*', Policy: 'write', Capabilities: null }],
      Agent: { Policy: 'read' },
      Node: null,
      Operator: { Policy: '', Capabilities: ['snapshot-save'] },
      Sentinel: null,
      Quota: null,
      Plugin: { Policy: 'list' },
      Raw: source,
      ExtraKeysHCL: null,
    });
  });

  test('no rules at all are rules', () => {
    expect(parseAclPolicy('').spec?.Namespaces).toBeNull();
    expect(errors(parseAclPolicy('\n').diagnostics)).toHaveLength(1);
  });

  test('all that is wrong is said at once, with the place', () => {
    const source =
      'namespace "a b" { policy = "raed" }\nnode_pool "p" { capabilities = ["wirte", "fly"] }\nagnt { policy = "read" }\nnode { }\nnamespace { }\n';
    expect(errors(parseAclPolicy(source).diagnostics)).toEqual([
      'input.hcl:1,11-16: Invalid namespace name; A name has 1 to 128 letters, digits, "-" and "*".',
      'input.hcl:1,28-34: Invalid namespace policy; "raed" is not known here. Did you mean "read"?',
      'input.hcl:2,33-40: Invalid node pool capability; "wirte" is not known here. Did you mean "write"?',
      'input.hcl:2,42-47: Invalid node pool capability; "fly" is not known here. It is one of delete, deny, read, write.',
      'input.hcl:3,1-5: Invalid or duplicate policy key; "agnt" is not expected here. Did you mean "agent"?',
      'input.hcl:4,6-7: Invalid node policy; The node block needs a policy, one of deny, read, write, scale.',
      'input.hcl:5,11-12: Missing label for namespace; All namespace blocks have a label: namespace "…" { … }.',
    ]);
  });

  test('an older policy with unknown blocks is used without them', () => {
    const { spec, diagnostics } = parseAclPolicy('agent { policy = "read" }\nservice "x" { }\n', { strict: false });
    expect(spec?.Agent).toEqual({ Policy: 'read' });
    expect(diagnostics.map(({ severity, summary }) => [severity, summary])).toEqual([
      ['warning', 'Invalid or duplicate policy key'],
      ['warning', 'Invalid or duplicate policy key'],
    ]);
  });
});

describe('HCL 1', () => {
  test('several errors of syntax', () => {
    const source = 'path =\nnamespace = default\nitems {\n  a = "x\\q"\n  b c\n  d = [1 2]\n}\n}\n';
    expect(errors(parseVariable(source, { filename: 'v.nv.hcl' }).diagnostics)).toEqual([
      'v.nv.hcl:2,1-10: Invalid value; Variables and functions may not be used here. Text is put in quotes.',
      'v.nv.hcl:4,9-11: Invalid escape sequence; There is no such escape sequence. To write a backslash, double it.',
      'v.nv.hcl:6,5-6: Invalid block definition; After a label a block in braces is required.',
      'v.nv.hcl:8,1-2: Argument or block definition required; A name is required here.',
    ]);
  });

  test.each([
    ['items { a = "x', 'Unterminated string'],
    ['items { a = <<EOF\nx\nEOF', 'Unterminated text'],
    ['/* items', 'Unterminated comment'],
    ['items {', 'Unclosed block'],
    [`a = ${'['.repeat(10_000)}`, 'Too much nesting'],
    ['a {'.repeat(10_000), 'Too much nesting'],
  ])('%.20s', (source, summary) => {
    expect(parseVariable(source).diagnostics.map((each) => each.summary)).toContain(summary);
  });

  test('any text gives an object or errors', () => {
    const word = fc.constantFrom(
      ...['{', '}', '[', ']', '=', ',', '"', '\\', '${', '\n', '<<E\n', 'E\n', '/*', '#', ' ', '1.5', '-0x1'],
      ...['namespace', 'policy', '"read"', 'variables', 'path', 'capabilities', 'type = "csi"', 'items', 'limit', 'é'],
    );
    const source = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
    const parsers = [parseAclPolicy, parseVolume, parseNamespace, parseNodePool, parseQuota, parseVariable];
    fc.assert(
      fc.property(source, fc.constantFrom(...parsers), (text, parse) => {
        const { spec, diagnostics } = parse(text);
        expect(spec === undefined).toBe(errors(diagnostics).length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
