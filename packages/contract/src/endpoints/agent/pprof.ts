/** Runtime profiles of an agent, in the form of Go's pprof. */

import { bytes, endpoint } from '../../endpoint.js';
import { integer, string } from '../../parameters.js';
import { serverQuestion } from '../facts.js';

const shared = {
  ...serverQuestion,
  query: {
    seconds: integer('How long to record. Default 1.'),
    debug: integer('With 1 or 2 a readable text instead of the binary form. Default 0.'),
    gc: integer('With 1 garbage is collected before a heap profile. Default 0.'),
    nodeId: string('ID of the node to ask; not beside `serverId`. Default: the agent that is called.'),
    serverId: string('ID or name of the server to ask, or `leader`; not beside `nodeId`.'),
  },
  answer: bytes,
  acl: 'agent:write; with ACLs off, `enable_debug = true`',
  rpc: 'Agent.Profile',
  documentation: 'api-docs/agent#agent-runtime-profiles',
} as const;

export const cmdline = endpoint({
  id: 'agent.pprof.cmdline',
  ...shared,
  path: '/v1/agent/pprof/cmdline',
  anyMethod: true,
  summary: 'Reads the command line of an agent, its arguments parted by NUL.',
});

export const profile = endpoint({
  id: 'agent.pprof.profile',
  ...shared,
  path: '/v1/agent/pprof/profile',
  anyMethod: true,
  summary: 'Records a CPU profile of an agent.',
});

export const trace = endpoint({
  id: 'agent.pprof.trace',
  ...shared,
  path: '/v1/agent/pprof/trace',
  anyMethod: true,
  summary: 'Records an execution trace of an agent.',
});

export const lookup = endpoint({
  id: 'agent.pprof.lookup',
  ...shared,
  path: '/v1/agent/pprof/:profile',
  anyMethod: true,
  summary: 'Reads one of the named profiles: `heap`, `goroutine`, `allocs`, `block`, `mutex`, `threadcreate`.',
  statuses: { 404: 'no such profile' },
});
