/** Jobs themselves: list, read, register, stop, and what can be asked about a job before it is registered. */

import { endpoint, json, optionalJson } from '../../endpoint.js';
import { boolean, integer } from '../../parameters.js';
import type {
  Job,
  JobDeregisterResponse,
  JobListStub,
  JobPlanRequest,
  JobPlanResponse,
  JobRegisterRequest,
  JobRegisterResponse,
  JobSpec,
  JobStatusesJob,
  JobStatusesRequest,
  JobsParseRequest,
  JobValidateRequest,
  JobValidateResponse,
} from '../../types/index.js';
import {
  acrossNamespaces,
  agentOrder,
  blockingRead,
  inNamespace,
  pagedList,
  prefix,
  removal,
  reverse,
  write,
} from '../facts.js';

export const list = endpoint({
  id: 'jobs.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/jobs',
  summary: 'Lists jobs, by namespace and ID.',
  remarks:
    'With `namespace: "*"` the list holds what the token may see; in one namespace a missing capability is an error.',
  query: {
    meta: boolean('Includes `Meta` in each row. Default `false`.'),
    prefix: prefix('jobs whose ID starts'),
    reverse,
  },
  answer: json<JobListStub[]>(),
  acl: 'namespace:list-jobs',
  rpc: 'Job.List',
  documentation: 'api-docs/jobs#list-jobs',
});

export const statuses = endpoint({
  id: 'jobs.statuses',
  ...pagedList,
  ...acrossNamespaces,
  method: 'POST',
  alsoMethods: ['GET'],
  path: '/v1/jobs/statuses',
  summary: 'Lists jobs with their allocations and latest deployment, as the web console shows them.',
  remarks:
    'The job that changed last comes first. A body names the jobs to return, at least one, and makes the namespace ' +
    'default to `*`. A bad filter is answered with 500.',
  query: {
    includeChildren: boolean('Includes the children of periodic and parameterized jobs. Default `false`.'),
    reverse,
  },
  body: optionalJson<JobStatusesRequest>(),
  answer: json<JobStatusesJob[]>(),
  acl: 'namespace:read-job',
  rpc: 'Job.Statuses',
  repeatable: 'yes',
  documentation: 'api-docs/jobs',
});

export const read = endpoint({
  id: 'jobs.read',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId',
  summary: 'Reads the current version of a job.',
  remarks: 'The payload of a dispatched job comes decompressed, in base64.',
  answer: json<Job>(),
  acl: 'namespace:read-job',
  rpc: 'Job.GetJob',
  statuses: { 404: 'no such job in the namespace' },
  documentation: 'api-docs/jobs#read-job',
});

export const register = endpoint({
  id: 'jobs.register',
  ...write,
  ...inNamespace,
  path: '/v1/jobs',
  summary: 'Registers a job: a new one, or a new version of one that exists.',
  remarks: '`EvalID` is empty for periodic and parameterized jobs, which are not evaluated on registration.',
  body: json<JobRegisterRequest>(),
  answer: json<JobRegisterResponse>(),
  acl: 'namespace:submit-job or namespace:register-job',
  rpc: 'Job.Register',
  repeatable: 'checked',
  documentation: 'api-docs/jobs#create-job',
});

export const update = endpoint({
  id: 'jobs.update',
  ...write,
  ...inNamespace,
  path: '/v1/job/:jobId',
  summary: 'Registers a job under the ID in the path, which must be the ID in the job.',
  body: json<JobRegisterRequest>(),
  answer: json<JobRegisterResponse>(),
  acl: 'namespace:submit-job or namespace:register-job',
  rpc: 'Job.Register',
  repeatable: 'checked',
  statuses: { 400: 'the ID in the job is another' },
  documentation: 'api-docs/jobs#update-existing-job',
});

export const stop = endpoint({
  id: 'jobs.stop',
  ...removal,
  ...inNamespace,
  path: '/v1/job/:jobId',
  summary: 'Stops a job, and on request forgets it.',
  remarks: 'An unknown job is no error: the answer has an empty `EvalID` and index 0.',
  query: {
    purge: boolean('Removes the job from the state at once, with its history. Default `false`.'),
    global: boolean('Stops it in all regions of a multiregion job. Default `false`.'),
    evalPriority: integer('Priority of the evaluation, 1 to 100. Default: that of the job.'),
    noShutdownDelay: boolean("Skips the groups' and tasks' `shutdown_delay`. Default `false`."),
  },
  answer: json<JobDeregisterResponse>(),
  acl: 'namespace:submit-job or namespace:purge-job (or namespace:deregister-job without purge)',
  rpc: 'Job.Deregister',
  documentation: 'api-docs/jobs#stop-a-job',
});

export const parse = endpoint({
  id: 'jobs.parse',
  ...agentOrder,
  ...inNamespace,
  path: '/v1/jobs/parse',
  summary: 'Turns a job file in HCL into a job.',
  remarks:
    'The agent that is called parses it, without file functions. Fields that the file does not set come as null, unless ' +
    '`Canonicalize` is true.',
  body: json<JobsParseRequest>(),
  answer: json<JobSpec>(),
  acl: 'namespace:parse-job or namespace:submit-job',
  repeatable: 'yes',
  statuses: { 400: 'the file does not parse' },
  documentation: 'api-docs/jobs#parse-job',
});

export const validate = endpoint({
  id: 'jobs.validate',
  ...write,
  ...inNamespace,
  meta: 'none',
  path: '/v1/validate/job',
  summary: 'Tells what is wrong with a job, without registering it.',
  remarks:
    'Problems come in `ValidationErrors` and `Error` of a 200. The namespace in the job goes before that of the call.',
  body: json<JobValidateRequest>(),
  answer: json<JobValidateResponse>(),
  acl: 'namespace:read-job',
  rpc: 'Job.Validate',
  repeatable: 'yes',
  documentation: 'api-docs/validate#validate-job',
});

export const plan = endpoint({
  id: 'jobs.plan',
  ...write,
  ...inNamespace,
  path: '/v1/job/:jobId/plan',
  summary: 'Tells what registering a job would do: the difference, the placements, and what would not fit.',
  remarks: 'Pass the `JobModifyIndex` of the answer when registering, so that nothing is overwritten in between.',
  body: json<JobPlanRequest>(),
  answer: json<JobPlanResponse>(),
  acl: 'namespace:submit-job or namespace:plan-job',
  rpc: 'Job.Plan',
  repeatable: 'yes',
  documentation: 'api-docs/jobs#create-job-plan',
});
