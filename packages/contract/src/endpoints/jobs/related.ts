/** What belongs to a job: its allocations, evaluations, deployments, services and sums. */

import { endpoint, json } from '../../endpoint.js';
import { boolean } from '../../parameters.js';
import type {
  AllocationListStub,
  Deployment,
  Evaluation,
  JobScaleStatusResponse,
  JobSummary,
  ServiceRegistration,
} from '../../types/index.js';
import { blockingRead, inNamespace } from '../facts.js';

export const allocations = endpoint({
  id: 'jobs.allocations',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/allocations',
  summary: "Lists a job's allocations.",
  remarks: 'Empty for an unknown job.',
  query: { all: boolean('Includes allocations of earlier jobs that had the same ID. Default `false`.') },
  answer: json<AllocationListStub[]>(),
  acl: 'namespace:read-job',
  rpc: 'Job.Allocations',
  documentation: 'api-docs/jobs#list-job-allocations',
});

export const evaluations = endpoint({
  id: 'jobs.evaluations',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/evaluations',
  summary: "Lists a job's evaluations.",
  remarks: 'Empty for an unknown job.',
  answer: json<Evaluation[]>(),
  acl: 'namespace:read-job',
  rpc: 'Job.Evaluations',
  documentation: 'api-docs/jobs#list-job-evaluations',
});

export const deployments = endpoint({
  id: 'jobs.deployments',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/deployments',
  summary: "Lists a job's deployments.",
  remarks: 'Empty for an unknown job.',
  query: { all: boolean('Includes deployments of earlier jobs that had the same ID. Default `false`.') },
  answer: json<Deployment[]>(),
  acl: 'namespace:read-job',
  rpc: 'Job.Deployments',
  documentation: 'api-docs/jobs#list-job-deployments',
});

export const latestDeployment = endpoint({
  id: 'jobs.latestDeployment',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/deployment',
  summary: "Reads a job's latest deployment; null when it has none.",
  answer: json<Deployment | null>(),
  acl: 'namespace:read-job',
  rpc: 'Job.LatestDeployment',
  documentation: 'api-docs/jobs#read-job-s-most-recent-deployment',
});

export const summary = endpoint({
  id: 'jobs.summary',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/summary',
  anyMethod: true,
  summary: "Counts a job's allocations by task group and state, and its children by state.",
  answer: json<JobSummary>(),
  acl: 'namespace:read-job',
  rpc: 'Job.Summary',
  statuses: { 404: 'no such job in the namespace' },
  documentation: 'api-docs/jobs#read-job-summary',
});

export const services = endpoint({
  id: 'jobs.services',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/services',
  summary: 'Lists the services that a job has registered with Nomad itself.',
  answer: json<ServiceRegistration[]>(),
  acl: 'namespace:read-job',
  rpc: 'Job.GetServiceRegistrations',
  statuses: { 404: 'no such job in the namespace' },
  documentation: 'api-docs/jobs#job-services',
});

export const scaleStatus = endpoint({
  id: 'jobs.scaleStatus',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/scale',
  summary: "Reads the counts of a job's task groups, wanted and real, with recent scaling events.",
  answer: json<JobScaleStatusResponse>(),
  acl: 'namespace:read-job or namespace:read-job-scaling',
  rpc: 'Job.ScaleStatus',
  statuses: { 404: 'no such job in the namespace' },
  documentation: 'api-docs/jobs#read-job-scale-status',
});
