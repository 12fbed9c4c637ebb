/** Namespaces: made, changed and removed. */

import { createHash } from 'node:crypto';

import { namespaces } from '@yurt/contract';
import type { Namespace } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { MultiError } from '../jobs/multi-error.js';
import { isTerminalAllocation } from '../state/derive/terminal.js';
import type { Tables } from '../state/tables/index.js';
import { type Binding, serve } from './serve.js';
import type { ServerContext } from './server-context.js';
import { written } from './written.js';

const NAME = /^[a-zA-Z0-9-]{1,128}$/;
const LONGEST_DESCRIPTION = 256;

function readNamespace(body: unknown): Namespace {
  const fields = written(body, 'Namespace');
  const content = {
    Name: fields.text('Name') ?? '',
    Description: fields.text('Description') ?? '',
    Quota: fields.text('Quota') ?? '',
    Capabilities: fields.block('Capabilities', 'NamespaceCapabilities', (block) => ({
      EnabledTaskDrivers: block.texts('EnabledTaskDrivers'),
      DisabledTaskDrivers: block.texts('DisabledTaskDrivers'),
      EnabledNetworkModes: block.texts('EnabledNetworkModes'),
      DisabledNetworkModes: block.texts('DisabledNetworkModes'),
    })),
    NodePoolConfiguration: fields.opaque<NonNullable<Namespace['NodePoolConfiguration']>>('NodePoolConfiguration'),
    VaultConfiguration: fields.opaque<NonNullable<Namespace['VaultConfiguration']>>('VaultConfiguration'),
    ConsulConfiguration: fields.opaque<NonNullable<Namespace['ConsulConfiguration']>>('ConsulConfiguration'),
    Meta: fields.textMap('Meta'),
    RequiredExtraClaims: fields.textMap('RequiredExtraClaims'),
    OptionalExtraClaims: fields.textMap('OptionalExtraClaims'),
  };
  const Hash = createHash('sha256').update(JSON.stringify(content)).digest('base64');
  return { ...content, Hash, CreateIndex: 0, ModifyIndex: 0 };
}

function validate(namespace: Namespace): void {
  const problems = new MultiError();
  const { Name, Description, NodePoolConfiguration, Quota } = namespace;
  if (!NAME.test(Name)) problems.append(`invalid name ${JSON.stringify(Name)}. Must match regex ${NAME.source}`);
  if (Description.length > LONGEST_DESCRIPTION) problems.append(`description longer than ${LONGEST_DESCRIPTION}`);
  if (NodePoolConfiguration !== null) {
    problems.append('invalid node pool configuration: Node Pools Governance is unlicensed.');
  }
  if (!problems.isEmpty) throw new CodedError(500, `Invalid namespace ${JSON.stringify(Name)}: ${problems.text()}`);
  if (Quota !== '') throw new CodedError(500, `namespace "${Name}" using non-existent quota "${Quota}"`);
}

/** Why a namespace can't be removed. */
function uses({ jobs, allocations, hostVolumes }: Tables, name: string, region: string): MultiError {
  const found = new MultiError();
  const tell = (what: string): void => found.append(`namespace "${name}" has ${what} in regions: [${region}]`);
  if ([...jobs.by('namespace', name)].some(({ Status }) => Status !== 'dead')) tell('non-terminal jobs');
  if ([...allocations.by('namespace', name)].some((each) => !isTerminalAllocation(each))) {
    tell('non-terminal allocations');
  }
  if (hostVolumes.count('namespace', name) > 0) tell('volumes');
  return found;
}

/** The routes of namespaces that write. */
export function namespaceWriteServices({ state, agent }: ServerContext): Binding[] {
  const store = async (namespace: Namespace): Promise<{ index: number; data: undefined }> => {
    validate(namespace);
    const { index } = await state.transact('namespace-upsert', (tx) => tx.put('namespaces', namespace));
    return { index, data: undefined };
  };
  return [
    serve(namespaces.create, ({ body }) => store(readNamespace(body))),
    serve(namespaces.update, ({ path, body }) => {
      const namespace = readNamespace(body);
      if (namespace.Name === '') return store({ ...namespace, Name: path.namespaceName });
      if (namespace.Name === path.namespaceName) return store(namespace);
      throw new CodedError(400, 'Namespace name does not match request path');
    }),
    serve(namespaces.delete, async ({ path: { namespaceName: name } }) => {
      if (name === 'default') throw new CodedError(500, 'can not delete default namespace');
      if (state.tables.namespaces.get(name) === undefined) throw new CodedError(500, 'namespace not found');
      const used = uses(state.tables, name, agent.region);
      if (!used.isEmpty) throw new CodedError(500, used.text());
      const { index } = await state.transact('namespace-delete', (tx) => tx.remove('namespaces', name));
      return { index, data: undefined };
    }),
  ];
}
