import { endpoint, json } from '../endpoint.js';
import { boolean, string } from '../parameters.js';
import type { Job, JobListStub, JobRegisterRequest, JobRegisterResponse } from '../types/index.js';

export const list = endpoint({
  id: 'jobs.list',
  method: 'GET',
  path: '/v1/jobs',
  summary: 'Lists jobs, by namespace and ID.',
  query: {
    meta: boolean('Include `Meta` in each row. Default `false`.'),
    prefix: string('Only jobs whose ID starts with this.'),
    reverse: boolean('Last first. Default `false`.'),
  },
  answer: json<JobListStub[]>(),
  meta: 'query',
  blocking: true,
  paginated: true,
  filterable: true,
  consistency: true,
  namespaced: true,
  wildcardNamespace: true,
  regionForwarded: true,
  target: 'server',
  acl: 'namespace:list-jobs',
  rpc: 'Job.List',
  documentation: 'api-docs/jobs#list-jobs',
});

export const read = endpoint({
  id: 'jobs.read',
  method: 'GET',
  path: '/v1/job/:jobId',
  summary: 'Reads a job as it stands.',
  answer: json<Job>(),
  meta: 'query',
  blocking: true,
  consistency: true,
  namespaced: true,
  regionForwarded: true,
  target: 'server',
  acl: 'namespace:read-job',
  rpc: 'Job.GetJob',
  documentation: 'api-docs/jobs#read-job',
});

export const register = endpoint({
  id: 'jobs.register',
  method: 'PUT',
  alsoMethods: ['POST'],
  path: '/v1/jobs',
  summary: 'Registers a job: new, or a new version.',
  body: json<JobRegisterRequest>(),
  answer: json<JobRegisterResponse>(),
  meta: 'index',
  namespaced: true,
  regionForwarded: true,
  target: 'server',
  acl: 'namespace:submit-job or namespace:register-job',
  rpc: 'Job.Register',
  repeatable: 'checked',
  documentation: 'api-docs/jobs#create-job',
});
