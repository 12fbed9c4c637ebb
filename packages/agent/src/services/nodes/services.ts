/** The routes of nodes. */

import { nodes } from '@yurt/contract';
import type { Node, NodeUpdateResponse } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import { checkId, checkIdPrefix } from '../identifiers.js';
import { Listing, textTokens } from '../listing.js';
import { nodeStub } from '../node-stub.js';
import { type Binding, MissingError, serve } from '../serve.js';
import type { ServerContext } from '../server-context.js';
import { setEligibility } from './eligibility.js';
import { evaluateNode } from './node-evaluations.js';

/** What answers to changes of nodes say when there is nothing to say. */
const NO_UPDATE: NodeUpdateResponse = {
  HeartbeatTTL: 0,
  EvalIDs: null,
  EvalCreateIndex: 0,
  NodeModifyIndex: 0,
  Features: 0,
  LeaderRPCAddr: '',
  NumNodes: 0,
  Servers: null,
  SchedulingEligibility: '',
  SignedIdentity: null,
  Index: 0,
  LastContact: 0,
  KnownLeader: false,
  NextToken: '',
};

/** The routes of nodes, but for drains. */
export function nodeServices(context: ServerContext): Binding[] {
  const { state, agent } = context;
  const { tables } = state;
  return [
    serve(nodes.list, ({ query }) => {
      if (query.prefix) checkIdPrefix('node', query.prefix);
      return Listing.of({
        index: tables.nodes.lastIndex,
        rows: tables.nodes.all({ prefix: query.prefix ?? '' }),
        stub: (row) => nodeStub(row, query),
        tokens: textTokens<Node>((row) => row.ID),
      });
    }),
    serve(nodes.read, ({ path }) => {
      checkId('node', path.nodeId);
      const node = tables.nodes.get(path.nodeId);
      if (node === undefined) throw new MissingError(tables.nodes.lastIndex, 'node not found');
      return { index: node.ModifyIndex, data: { ...node, SecretID: '' } };
    }),
    serve(nodes.setEligibility, async ({ path, body }) => {
      const answer = await setEligibility(context, body.NodeID || path.nodeId, body.Eligibility);
      return { index: answer.Index, data: answer };
    }),
    serve(nodes.evaluate, async ({ path }) => {
      const node = tables.nodes.get(path.nodeId);
      if (node === undefined) throw new CodedError(500, 'node not found');
      const { index, result } = await state.transact('evaluation-update', (tx) => evaluateNode(tx, node, context));
      const rpc = `${agent.httpAddress().host}:${agent.rpcPort}`;
      return {
        index,
        data: {
          ...NO_UPDATE,
          EvalIDs: result.length === 0 ? null : result,
          EvalCreateIndex: index,
          LeaderRPCAddr: rpc,
          NumNodes: tables.nodes.size,
          Servers: [{ RPCAdvertiseAddr: rpc, RPCMajorVersion: 0, RPCMinorVersion: 0, Datacenter: agent.datacenter }],
          SchedulingEligibility: node.SchedulingEligibility,
          Index: index,
        },
      };
    }),
    serve(nodes.purge, async ({ path }) => {
      const node = tables.nodes.get(path.nodeId);
      if (node === undefined) throw new CodedError(500, 'node not found');
      const { index } = await state.transact('node-deregistration', (tx) => tx.remove('nodes', node.ID));
      const evaluated = await state.transact('evaluation-update', (tx) => evaluateNode(tx, node, context));
      return {
        index,
        data: {
          ...NO_UPDATE,
          EvalIDs: evaluated.result.length === 0 ? null : evaluated.result,
          EvalCreateIndex: evaluated.index,
          NodeModifyIndex: index,
          Index: index,
        },
      };
    }),
  ];
}
