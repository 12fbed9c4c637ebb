/** Go's profiling pages as Go serves them: `nomad.debug`. `nomad.agent.pprof` is the guarded way to the same profiles. */

import { bytes, endpoint } from '../endpoint.js';
import { agentQuestion } from './facts.js';

const page = {
  ...agentQuestion,
  answer: bytes,
  acl: 'anonymous',
  condition: '`enable_debug = true`',
  documentation: 'api-docs/agent#agent-runtime-profiles',
} as const;

export const index = endpoint({
  id: 'debug.index',
  ...page,
  path: '/debug/pprof/',
  anyMethod: true,
  summary: 'Lists the profiles of the agent as a web page.',
});

export const cmdline = endpoint({
  id: 'debug.cmdline',
  ...page,
  path: '/debug/pprof/cmdline',
  anyMethod: true,
  summary: 'Reads the command line of the agent, its arguments parted by NUL.',
});

export const profile = endpoint({
  id: 'debug.profile',
  ...page,
  path: '/debug/pprof/profile',
  anyMethod: true,
  summary: 'Records a CPU profile of the agent, 30 s long.',
});

export const symbol = endpoint({
  id: 'debug.symbol',
  ...page,
  path: '/debug/pprof/symbol',
  anyMethod: true,
  summary: 'Looks up the function names of program counters.',
});

export const trace = endpoint({
  id: 'debug.trace',
  ...page,
  path: '/debug/pprof/trace',
  anyMethod: true,
  summary: 'Records an execution trace of the agent, 1 s long.',
});
