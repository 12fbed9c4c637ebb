/** An allocation on its node: figures, checks, restart, signal, exec, schedule, garbage. */

import { bytes, empty, endpoint, json, optionalJson, websocket } from '../../endpoint.js';
import { boolean, jsonText, required, string } from '../../parameters.js';
import type {
  AllocationRestartRequest,
  AllocCheckStatuses,
  AllocGetPauseResponse,
  AllocPauseRequest,
  AllocResourceUsage,
  AllocSignalRequest,
  ExecStreamingInput,
  ExecStreamingOutput,
  GenericResponse,
} from '../../types/index.js';
import { agentQuestion, nodeOrder, nodeQuestion } from '../facts.js';

export const stats = endpoint({
  id: 'client.allocation.stats',
  ...nodeQuestion,
  path: '/v1/client/allocation/:allocationId/stats',
  anyMethod: true,
  summary: 'Measures the CPU and memory that the tasks of an allocation use.',
  query: { task: string('Only this task. Default: all.') },
  answer: json<AllocResourceUsage>(),
  acl: 'namespace:read-job',
  rpc: 'ClientAllocations.Stats',
  statuses: { 404: "no such allocation, or its node can't be reached" },
  documentation: 'api-docs/client#read-allocation-statistics',
});

export const checks = endpoint({
  id: 'client.allocation.checks',
  ...nodeQuestion,
  path: '/v1/client/allocation/:allocationId/checks',
  anyMethod: true,
  summary: "Reads the latest results of the checks of an allocation's services, by check ID.",
  answer: json<AllocCheckStatuses>(),
  acl: 'namespace:read-job',
  rpc: 'ClientAllocations.Checks',
  statuses: { 404: "no such allocation, or its node can't be reached" },
  documentation: 'api-docs/allocations#allocation-checks',
});

export const exec = endpoint({
  id: 'client.allocation.exec',
  ...nodeQuestion,
  path: '/v1/client/allocation/:allocationId/exec',
  anyMethod: true,
  summary: 'Runs a command inside a running task, with its streams over a WebSocket.',
  remarks: 'Errors come after the upgrade, as close frames 1008 and 1011. A node may refuse it by its configuration.',
  query: {
    command: required(jsonText<readonly string[]>('The command and its arguments.')),
    task: required(string('Name of the task.')),
    tty: boolean('Allocates a terminal. Default `false`.'),
    wsHandshake: boolean('The token comes in the first message, not in a header. Default `false`.'),
  },
  answer: websocket<ExecStreamingOutput, ExecStreamingInput>(),
  acl: 'namespace:alloc-exec, and namespace:alloc-node-exec where the driver does not isolate the file system',
  rpc: 'Allocations.Exec',
  repeatable: 'no',
  statuses: { 101: 'the connection is a WebSocket', 500: 'the request was no upgrade' },
  documentation: 'api-docs/allocations#exec-allocation',
});

export const restart = endpoint({
  id: 'client.allocation.restart',
  ...nodeOrder,
  path: '/v1/client/allocation/:allocationId/restart',
  anyMethod: true,
  summary: 'Restarts the running tasks of an allocation in place: one, or all.',
  remarks: 'Give `TaskName`, or `AllTasks` to restart those that have ended too, or neither for those that run.',
  body: optionalJson<AllocationRestartRequest>(),
  answer: json<GenericResponse>(),
  acl: 'namespace:alloc-lifecycle',
  rpc: 'ClientAllocations.Restart',
  documentation: 'api-docs/allocations#restart-allocation',
});

export const signal = endpoint({
  id: 'client.allocation.signal',
  ...nodeOrder,
  path: '/v1/client/allocation/:allocationId/signal',
  summary: 'Sends a signal to one task of an allocation, or to each.',
  body: json<AllocSignalRequest>(),
  answer: json<GenericResponse>(),
  acl: 'namespace:alloc-lifecycle',
  rpc: 'ClientAllocations.Signal',
  documentation: 'api-docs/allocations#signal-allocation',
});

export const gc = endpoint({
  id: 'client.allocation.gc',
  ...nodeQuestion,
  path: '/v1/client/allocation/:allocationId/gc',
  anyMethod: true,
  summary: 'Removes the directory of an allocation that has ended.',
  remarks: 'A GET that changes something, as Nomad has it.',
  answer: empty,
  acl: 'namespace:submit-job or namespace:gc-allocation',
  rpc: 'ClientAllocations.GarbageCollect',
  documentation: 'api-docs/client#gc-allocation',
});

export const pauseState = endpoint({
  id: 'client.allocation.pauseState',
  ...nodeQuestion,
  path: '/v1/client/allocation/:allocationId/pause',
  summary: 'Reads whether the schedule of a task is overridden.',
  remarks: 'Task schedules belong to Nomad Enterprise; a community server answers 500.',
  query: { task: required(string('Name of the task.')) },
  answer: json<AllocGetPauseResponse>(),
  acl: 'namespace:read-job',
  rpc: 'ClientAllocations.GetPauseState',
  documentation: 'api-docs/allocations#read-pause-schedule-state',
});

export const setPauseState = endpoint({
  id: 'client.allocation.setPauseState',
  ...nodeOrder,
  path: '/v1/client/allocation/:allocationId/pause',
  summary: 'Overrides the schedule of a task: pause it, run it, or follow the schedule again.',
  remarks: 'Task schedules belong to Nomad Enterprise; a community server answers 500.',
  body: json<AllocPauseRequest>(),
  answer: json<GenericResponse>(),
  acl: 'namespace:submit-job or namespace:pause-allocation',
  rpc: 'ClientAllocations.SetPauseState',
  repeatable: 'yes',
  statuses: { 400: '`ScheduleState` is none of `pause`, `run` and `scheduled`' },
  documentation: 'api-docs/allocations#override-pause-schedule-state',
});

export const snapshot = endpoint({
  id: 'client.allocation.snapshot',
  ...agentQuestion,
  path: '/v1/client/allocation/:allocationId/snapshot',
  anyMethod: true,
  summary: "Reads an allocation's ephemeral disk as a tar stream, as nodes do among each other when it migrates.",
  remarks: 'Only the node that holds the allocation answers.',
  answer: bytes,
  acl: "the allocation's migrate token, sent as the token",
  statuses: { 400: 'the agent runs no client', 500: 'the allocation is not here' },
  documentation: 'api-docs/client',
});
