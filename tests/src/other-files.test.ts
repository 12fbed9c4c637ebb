/** What the parsers of the files beside jobs give is what the client's methods take, and what then goes over the wire. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Nomad } from '@yurt/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  parseAclPolicy,
  parseNamespace,
  parseNodePool,
  type ParsedSpec,
  parseQuota,
  parseVariable,
  parseVolume,
  renderDiagnostics,
} from '../../packages/jobspec/src/index.js';

const requests: { readonly call: string; readonly body: unknown }[] = [];
const server = createServer((request, response) => {
  void text(request).then((body) => {
    requests.push({ call: `${request.method} ${request.url}`, body: JSON.parse(body) });
    response.setHeader('Content-Type', 'application/json').end(body);
  });
});
let nomad: Nomad;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  nomad = new Nomad({ address: `http://127.0.0.1:${address.port}`, environment: {} });
});

afterAll(async () => {
  await nomad.close();
  server.close();
});

function specOf<Spec>({ spec, diagnostics }: ParsedSpec<Spec>): Spec {
  if (spec === undefined) throw new Error(renderDiagnostics(diagnostics));
  return spec;
}

test('a namespace', async () => {
  await nomad.namespaces.create(
    specOf(
      parseNamespace('name = "prod"\ncapabilities { enabled_task_drivers = ["docker"] disabled_task_drivers = [] }'),
    ),
  );
  expect(requests.at(-1)).toEqual({
    call: 'PUT /v1/namespace',
    body: { Name: 'prod', Capabilities: { EnabledTaskDrivers: ['docker'], DisabledTaskDrivers: [] } },
  });
});

test('a node pool', async () => {
  await nomad.nodePools.create(specOf(parseNodePool('node_pool "gpu" {\n  node_identity_ttl = "1h"\n}')));
  expect(requests.at(-1)).toEqual({
    call: 'PUT /v1/node/pools',
    body: { Name: 'gpu', NodeIdentityTTL: 3_600_000_000_000 },
  });
});

test('a quota', async () => {
  const file = 'name = "q"\nlimit { region = "global" region_limit { cpu = 2500 } }';
  await nomad.quotas.create(specOf(parseQuota(file)));
  expect(requests.at(-1)).toEqual({
    call: 'PUT /v1/quota',
    body: { Name: 'q', Limits: [{ Region: 'global', RegionLimit: { CPU: 2500 } }] },
  });
});

test('a variable', async () => {
  const { Path, Items } = specOf(parseVariable('path = "nomad/jobs/web"\nitems { user = "admin" tries = 5 }'));
  await nomad.variables.write(Path ?? '', Items);
  expect(requests.at(-1)).toMatchObject({
    call: 'PUT /v1/var/nomad/jobs/web',
    body: { Items: { user: 'admin', tries: '5' } },
  });
});

test('volumes, by their type', async () => {
  const register = async (file: string): Promise<void> => {
    const spec = specOf(parseVolume(file));
    if (spec.type === 'csi') await nomad.volumes.csi.create(spec.volume);
    else {
      const { volume } = spec;
      const { HostPath, NodeID } = volume;
      if (HostPath === undefined || NodeID === undefined) await nomad.volumes.host.create(volume);
      else await nomad.volumes.host.register({ ...volume, HostPath, NodeID });
    }
  };
  await register('type = "csi"\nid = "db"\nplugin_id = "ebs"\ncapability { access_mode = "single-node-writer" }');
  await register('type = "host"\nname = "data"\nplugin_id = "mkdir"\ncapacity_min = "1G"');
  await register('type = "host"\nname = "data"\nnode_id = "n1"\nhost_path = "/srv/data"');
  expect(requests.slice(-3)).toEqual([
    {
      call: 'PUT /v1/volume/csi/db/create',
      body: {
        Volumes: [{ ID: 'db', PluginID: 'ebs', RequestedCapabilities: [{ AccessMode: 'single-node-writer' }] }],
      },
    },
    {
      call: 'PUT /v1/volume/host/create',
      body: { Volume: { Name: 'data', PluginID: 'mkdir', RequestedCapacityMinBytes: 1_000_000_000 } },
    },
    {
      call: 'PUT /v1/volume/host/register',
      body: { Volume: { Name: 'data', NodeID: 'n1', HostPath: '/srv/data' } },
    },
  ]);
});

test('an ACL policy: its rules go as text, once they are known to be right', async () => {
  const { Raw } = specOf(parseAclPolicy('namespace "default" { policy = "read" }\n'));
  await nomad.acl.policies.upsert({ Name: 'readers', Rules: Raw });
  expect(requests.at(-1)).toMatchObject({
    call: 'PUT /v1/acl/policy/readers',
    body: { Name: 'readers', Rules: 'namespace "default" { policy = "read" }\n' },
  });
});
