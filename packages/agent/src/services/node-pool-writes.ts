/** Node pools: made, changed and removed. */

import { createHash } from 'node:crypto';

import { nodePools, parseDuration } from '@yurt/contract';
import type { NodePool } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { MultiError } from '../jobs/multi-error.js';
import type { Tables } from '../state/tables/index.js';
import { EVERY_NODE } from './node-pools.js';
import { type Binding, serve } from './serve.js';
import type { ServerContext } from './server-context.js';
import { written } from './written.js';

const NAME = /^[a-zA-Z0-9-_]{1,128}$/;
const LONGEST_DESCRIPTION = 256;
const DAY = 24 * 3600 * 1e9;

function readTtl(body: unknown): number {
  const fields = written(body, 'NodePool');
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'NodeIdentityTTL') : undefined;
  if (typeof value !== 'string') return fields.duration('NodeIdentityTTL') || DAY;
  try {
    return parseDuration(value) || DAY;
  } catch {
    throw new CodedError(400, `time: invalid duration ${JSON.stringify(value)}`);
  }
}

function readPool(body: unknown): NodePool {
  const fields = written(body, 'NodePool');
  const content = {
    Name: fields.text('Name') ?? '',
    Description: fields.text('Description') ?? '',
    Meta: fields.textMap('Meta'),
    NodeIdentityTTL: readTtl(body),
    SchedulerConfiguration: fields.opaque<NonNullable<NodePool['SchedulerConfiguration']>>('SchedulerConfiguration'),
  };
  const Hash = createHash('sha256').update(JSON.stringify(content)).digest('base64');
  return { ...content, Hash, CreateIndex: 0, ModifyIndex: 0 };
}

function validate({ Name, Description, SchedulerConfiguration }: NodePool): void {
  if (Name === EVERY_NODE || Name === 'default') {
    throw new CodedError(400, `modifying node pool "${Name}" is not allowed`);
  }
  const problems = new MultiError();
  if (!NAME.test(Name)) problems.append(`invalid name ${JSON.stringify(Name)}, must match regex ${NAME.source}`);
  if (Description.length > LONGEST_DESCRIPTION) problems.append(`description longer than ${LONGEST_DESCRIPTION}`);
  if (!problems.isEmpty) throw new CodedError(400, `invalid node pool ${JSON.stringify(Name)}: ${problems.text()}`);
  if (SchedulerConfiguration !== null) throw new CodedError(500, 'Feature "Node Pools Governance" is unlicensed');
}

/** Why a pool can't be removed. */
function uses({ jobs, nodes }: Tables, name: string, region: string): MultiError {
  const found = new MultiError();
  const tell = (what: string): void => found.append(`node pool "${name}" has ${what} in regions: [${region}]`);
  if ([...jobs.by('nodePool', name)].some(({ Status }) => Status !== 'dead')) tell('non-terminal jobs');
  if (nodes.count('nodePool', name) > 0) tell('nodes');
  return found;
}

/** The routes of node pools that write. */
export function nodePoolWriteServices({ state, agent }: ServerContext): Binding[] {
  const store = async (pool: NodePool): Promise<{ index: number; data: undefined }> => {
    validate(pool);
    const { index } = await state.transact('node-pool-upsert', (tx) => tx.put('nodePools', pool));
    return { index, data: undefined };
  };
  return [
    serve(nodePools.create, ({ body }) => store(readPool(body))),
    serve(nodePools.update, ({ path, body }) => {
      const pool = readPool(body);
      if (pool.Name === '') return store({ ...pool, Name: path.poolName });
      if (pool.Name === path.poolName) return store(pool);
      throw new CodedError(400, 'Node pool name does not match request path');
    }),
    serve(nodePools.delete, async ({ path: { poolName: name } }) => {
      if (state.tables.nodePools.get(name) === undefined) throw new CodedError(500, `node pool ${name} not found`);
      const used = uses(state.tables, name, agent.region);
      if (!used.isEmpty) throw new CodedError(500, used.text());
      if (name === EVERY_NODE || name === 'default') {
        throw new CodedError(400, `modifying node pool "${name}" is not allowed`);
      }
      const { index } = await state.transact('node-pool-delete', (tx) => tx.remove('nodePools', name));
      return { index, data: undefined };
    }),
  ];
}
