/** What makes a job run: evaluate, dispatch, launch a period, scale, and actions inside its tasks. */

import { bytes, endpoint, json, optionalJson, websocket } from '../../endpoint.js';
import { boolean, required, string } from '../../parameters.js';
import type {
  ExecStreamingInput,
  ExecStreamingOutput,
  JobAction,
  JobDispatchRequest,
  JobDispatchResponse,
  JobEvaluateRequest,
  JobRegisterResponse,
  PeriodicForceResponse,
  ScalingRequest,
} from '../../types/index.js';
import { inNamespace, read, write } from '../facts.js';

const idempotencyToken = string(
  'A text of your choice: a second dispatch with it answers with the first child job, with an empty `EvalID`, as long ' +
    'as that child is known. Default: each call dispatches anew.',
);

export const evaluate = endpoint({
  id: 'jobs.evaluate',
  ...write,
  ...inNamespace,
  path: '/v1/job/:jobId/evaluate',
  summary: 'Creates an evaluation, so that the scheduler looks at a job again.',
  remarks: 'When there is a body, its `JobID` must be that of the path.',
  body: optionalJson<JobEvaluateRequest>(),
  answer: json<JobRegisterResponse>(),
  acl: 'namespace:submit-job or namespace:evaluate-job',
  rpc: 'Job.Evaluate',
  documentation: 'api-docs/jobs#create-job-evaluation',
});

export const forcePeriodic = endpoint({
  id: 'jobs.forcePeriodic',
  ...write,
  ...inNamespace,
  path: '/v1/job/:jobId/periodic/force',
  summary: 'Launches a periodic job now, whatever its schedule says.',
  answer: json<PeriodicForceResponse>(),
  acl: 'namespace:dispatch-job or namespace:submit-job or namespace:force-periodic-job',
  rpc: 'Periodic.Force',
  documentation: 'api-docs/jobs#force-new-periodic-instance',
});

export const dispatch = endpoint({
  id: 'jobs.dispatch',
  ...write,
  ...inNamespace,
  path: '/v1/job/:jobId/dispatch',
  summary: 'Starts a child of a parameterized job, with payload and metadata.',
  remarks: 'The payload is base64 in the body and holds at most 16 KiB when decoded.',
  query: { idempotencyToken },
  body: json<JobDispatchRequest>(),
  answer: json<JobDispatchResponse>(),
  acl: 'namespace:dispatch-job',
  rpc: 'Job.Dispatch',
  repeatable: 'checked',
  documentation: 'api-docs/jobs#dispatch-job',
});

export const dispatchPayload = endpoint({
  id: 'jobs.dispatchPayload',
  ...write,
  ...inNamespace,
  path: '/v1/job/:jobId/dispatch/payload',
  summary: 'Starts a child of a parameterized job; the body is the payload as it is.',
  remarks: 'At most 16 KiB. No metadata can be given this way.',
  query: { idempotencyToken },
  body: bytes,
  answer: json<JobDispatchResponse>(),
  acl: 'namespace:dispatch-job',
  rpc: 'Job.Dispatch',
  repeatable: 'checked',
  documentation: 'api-docs/jobs#dispatch-job-with-raw-payload-body',
});

export const scale = endpoint({
  id: 'jobs.scale',
  ...write,
  ...inNamespace,
  path: '/v1/job/:jobId/scale',
  summary: "Sets a task group's count, or records a scaling event without a change.",
  remarks: '`Target.Group` must be given. With `Error: true` there must be no `Count`.',
  body: json<ScalingRequest>(),
  answer: json<JobRegisterResponse>(),
  acl: 'namespace:scale-job or namespace:submit-job',
  rpc: 'Job.Scale',
  statuses: { 400: 'the job is being deployed, or the request is not valid', 404: 'no such job in the namespace' },
  documentation: 'api-docs/jobs#scale-task-group',
});

export const actions = endpoint({
  id: 'jobs.actions',
  ...read,
  ...inNamespace,
  path: '/v1/job/:jobId/actions',
  summary: "Lists the actions that a job's tasks define.",
  remarks: 'The index of the answer is always 0. An unknown job is answered with 500.',
  answer: json<JobAction[]>(),
  acl: 'namespace:read-job',
  rpc: 'Job.GetActions',
  documentation: 'api-docs/jobs#list-job-actions',
});

export const runAction = endpoint({
  id: 'jobs.runAction',
  method: 'GET',
  ...inNamespace,
  meta: 'none',
  target: 'server',
  regionForwarded: true,
  path: '/v1/job/:jobId/action',
  anyMethod: true,
  summary: "Runs one of a job's actions inside a running task, with its streams over a WebSocket.",
  remarks: 'The allocation must belong to the job. Messages are those of `client.allocation.exec`.',
  query: {
    action: required(string('Name of the action.')),
    task: required(string('Name of the task.')),
    allocId: required(string('ID of the allocation to run it in.', { wire: 'allocID' })),
    group: string('Name of the task group; servers ignore it.'),
    tty: boolean('Allocates a terminal. Default `false`.'),
    wsHandshake: boolean('The token comes in the first message, not in a header. Default `false`.'),
  },
  answer: websocket<ExecStreamingOutput, ExecStreamingInput>(),
  acl: 'namespace:alloc-exec, and namespace:alloc-node-exec where the driver does not isolate the file system',
  rpc: 'Allocations.Exec',
  repeatable: 'no',
  statuses: { 101: 'the connection is a WebSocket', 500: 'the request was no upgrade' },
  documentation: 'api-docs/jobs#run-action',
});
