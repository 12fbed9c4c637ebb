/** The agent itself: what it is, whether it is well, and the servers that it knows. */

import { nomadVersion, agent as routes } from '@yurt/contract';
import type { AgentMember } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { agentConfig } from './agent-config.js';
import { type Binding, serve } from './serve.js';
import type { AgentIdentity, ServerContext } from './server-context.js';

function member(agent: AgentIdentity): AgentMember {
  const { host } = agent.httpAddress();
  return {
    Name: `${agent.name}.${agent.region}`,
    Addr: host,
    Port: agent.serfPort,
    Tags: {
      role: 'nomad',
      region: agent.region,
      dc: agent.datacenter,
      build: nomadVersion,
      revision: '',
      id: agent.id,
      port: String(agent.rpcPort),
      rpc_addr: host,
      expect: '1',
      bootstrap: '1',
      vsn: '1',
      raft_vsn: '3',
    },
    Status: 'alive',
    ProtocolMin: 1,
    ProtocolMax: 5,
    ProtocolCur: 2,
    DelegateMin: 2,
    DelegateMax: 5,
    DelegateCur: 4,
  };
}

function statistics({ agent, state, nodes }: ServerContext): Record<string, Record<string, string>> {
  const { host } = agent.httpAddress();
  return {
    nomad: {
      server: 'true',
      leader: 'true',
      leader_addr: `${host}:${agent.rpcPort}`,
      bootstrap: 'true',
      known_regions: '1',
    },
    raft: { state: 'Leader', applied_index: String(state.index), commit_index: String(state.index), num_peers: '0' },
    client: { node_id: [...nodes.keys()][0] ?? '', known_servers: '', num_allocations: '0' },
    runtime: { version: process.version, arch: process.arch, 'kernel.name': process.platform },
  };
}

/** The routes of the agent that is called. */
export function agentServices(context: ServerContext): Binding[] {
  const { agent } = context;
  const address = (): string => `${agent.httpAddress().host}:${agent.rpcPort}`;
  return [
    serve(routes.self, () => ({
      config: agentConfig(context),
      member: member(agent),
      stats: statistics(context),
    })),
    serve(routes.health, ({ query }) => {
      const well = { ok: true, message: 'ok' };
      const types = query.type;
      const client = agent.clientEnabled && (types === undefined || types.includes('client'));
      const server = types === undefined || types.includes('server');
      return { ...(client ? { client: well } : {}), ...(server ? { server: well } : {}) };
    }),
    serve(routes.members, () => ({
      ServerName: agent.name,
      ServerRegion: agent.region,
      ServerDC: agent.datacenter,
      Members: [member(agent)],
    })),
    serve(routes.servers, () => {
      if (!agent.clientEnabled) throw new CodedError(501, 'Invalid method');
      return [address()];
    }),
  ];
}
