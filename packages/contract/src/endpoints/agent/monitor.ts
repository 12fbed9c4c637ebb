/** The log of an agent, as it comes and as it was. */

import { bytes, endpoint, frames } from '../../endpoint.js';
import { boolean, string } from '../../parameters.js';
import type { StreamFrame } from '../../types/index.js';
import { serverQuestion } from '../facts.js';

const agentIds = {
  nodeId: string('ID of the node to ask; not beside `serverId`. Default: the agent that is called.'),
  serverId: string('ID or name of the server to ask, or `leader`; not beside `nodeId`.'),
};

const monitorFacts = {
  ...serverQuestion,
  path: '/v1/agent/monitor',
  anyMethod: true,
  query: {
    logLevel: string('The least level to show: `trace`, `debug`, `info`, `warn`, `error`. Default `info`.'),
    logJson: boolean('One JSON object a line instead of text. Default `false`.'),
    logIncludeLocation: boolean('Adds the file and line of the source. Default `false`.'),
    ...agentIds,
  },
  acl: 'agent:read',
  rpc: 'Agent.Monitor',
  statuses: { 400: 'an unknown level, or both IDs are given' },
  documentation: 'api-docs/agent#stream-logs',
} as const;

const exportFacts = {
  ...serverQuestion,
  path: '/v1/agent/monitor/export',
  anyMethod: true,
  query: {
    onDisk: boolean("Reads the agent's log file; can't follow. Not beside `serviceName`. Default `false`."),
    serviceName: string('Reads the journal of this systemd unit. Not beside `onDisk`.'),
    logsSince: string('How far back, as a Go duration. Default `72h`.'),
    follow: boolean('Goes on as the journal grows. Default `false`.'),
    ...agentIds,
  },
  acl: 'agent:read',
  rpc: 'Agent.MonitorExport',
  statuses: { 422: 'a bad service name' },
  documentation: 'api-docs/agent',
} as const;

export const monitor = endpoint({
  id: 'agent.monitor',
  ...monitorFacts,
  summary: 'Streams the log of an agent from now on, in frames.',
  remarks: 'The stream has no end. `Data` of the frames is log text.',
  answer: frames<StreamFrame>(),
});

export const monitorAsText = endpoint({
  id: 'agent.monitorAsText',
  ...monitorFacts,
  summary: 'Streams the log of an agent from now on, as plain text.',
  fixedQuery: { plain: 'true' },
  answer: bytes,
  variantOf: 'agent.monitor',
});

export const monitorExport = endpoint({
  id: 'agent.monitorExport',
  ...exportFacts,
  summary: 'Reads the log that an agent has kept, from its file or its journal, in frames.',
  answer: frames<StreamFrame>(),
});

export const monitorExportAsText = endpoint({
  id: 'agent.monitorExportAsText',
  ...exportFacts,
  summary: 'Reads the log that an agent has kept, from its file or its journal, as plain text.',
  fixedQuery: { plain: 'true' },
  answer: bytes,
  variantOf: 'agent.monitorExport',
});
