/** The scheduler workers of a server agent. Keys of these bodies are snake_case. */

import { endpoint, json } from '../../endpoint.js';
import type {
  AgentSchedulerWorkerConfigRequest,
  AgentSchedulerWorkerConfigResponse,
  AgentSchedulerWorkersInfo,
} from '../../types/index.js';
import { agentOrder, agentQuestion } from '../facts.js';

export const schedulers = endpoint({
  id: 'agent.schedulers',
  ...agentQuestion,
  path: '/v1/agent/schedulers',
  summary: 'Lists the scheduler workers of a server and what each is doing.',
  answer: json<AgentSchedulerWorkersInfo>(),
  acl: 'agent:read',
  statuses: { 400: 'the agent is no server' },
  documentation: 'api-docs/agent#fetch-all-scheduler-workers-status',
});

export const schedulersConfiguration = endpoint({
  id: 'agent.schedulersConfiguration',
  ...agentQuestion,
  path: '/v1/agent/schedulers/config',
  summary: 'Reads how many scheduler workers a server has and what they schedule.',
  answer: json<AgentSchedulerWorkerConfigResponse>(),
  acl: 'agent:read',
  statuses: { 400: 'the agent is no server' },
  documentation: 'api-docs/agent#read-scheduler-worker-configuration',
});

export const setSchedulersConfiguration = endpoint({
  id: 'agent.setSchedulersConfiguration',
  ...agentOrder,
  path: '/v1/agent/schedulers/config',
  summary: 'Sets how many scheduler workers a server has and what they schedule, until it restarts.',
  remarks: '`enabled_schedulers` must have `_core`.',
  body: json<AgentSchedulerWorkerConfigRequest>(),
  answer: json<AgentSchedulerWorkerConfigResponse>(),
  acl: 'agent:write',
  repeatable: 'yes',
  statuses: { 400: 'an unknown scheduler, more workers than CPUs, or the agent is no server' },
  documentation: 'api-docs/agent#update-scheduler-worker-configuration',
});
