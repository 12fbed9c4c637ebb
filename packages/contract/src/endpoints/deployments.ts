/** Routes of deployments: `nomad.deployments`. */

import { endpoint, json } from '../endpoint.js';
import type {
  AllocationListStub,
  Deployment,
  DeploymentAllocHealthRequest,
  DeploymentPauseRequest,
  DeploymentPromoteRequest,
  DeploymentUnblockRequest,
  DeploymentUpdateResponse,
} from '../types/index.js';
import { acrossNamespaces, blockingRead, inNamespace, pagedList, prefix, reverse, write } from './facts.js';

export const list = endpoint({
  id: 'deployments.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/deployments',
  summary: 'Lists deployments.',
  query: { prefix: prefix('deployments whose ID starts'), reverse },
  answer: json<Deployment[]>(),
  acl: 'namespace:read-job',
  rpc: 'Deployment.List',
  documentation: 'api-docs/deployments#list-deployments',
});

export const read = endpoint({
  id: 'deployments.read',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/deployment/:deploymentId',
  summary: 'Reads a deployment, with the progress of each task group.',
  remarks: 'Found by its ID in any namespace that the token may read.',
  answer: json<Deployment>(),
  acl: 'namespace:read-job',
  rpc: 'Deployment.GetDeployment',
  statuses: { 404: 'no such deployment' },
  documentation: 'api-docs/deployments#read-deployment',
});

export const allocations = endpoint({
  id: 'deployments.allocations',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/deployment/allocations/:deploymentId',
  summary: 'Lists the allocations of a deployment.',
  remarks: 'Empty for an unknown deployment.',
  answer: json<AllocationListStub[]>(),
  acl: 'namespace:read-job',
  rpc: 'Deployment.Allocations',
  documentation: 'api-docs/deployments#list-allocations-for-deployment',
});

export const fail = endpoint({
  id: 'deployments.fail',
  ...write,
  path: '/v1/deployment/fail/:deploymentId',
  summary: 'Fails a deployment; with `auto_revert` the job goes back to its latest stable version.',
  answer: json<DeploymentUpdateResponse>(),
  acl: 'namespace:submit-job or namespace:fail-deployment',
  rpc: 'Deployment.Fail',
  documentation: 'api-docs/deployments#fail-deployment',
});

export const pause = endpoint({
  id: 'deployments.pause',
  ...write,
  path: '/v1/deployment/pause/:deploymentId',
  summary: 'Pauses a deployment, or lets a paused one go on.',
  remarks: '`DeploymentID` in the body must be that of the path. `Pause: false` goes on.',
  body: json<DeploymentPauseRequest>(),
  answer: json<DeploymentUpdateResponse>(),
  acl: 'namespace:submit-job or namespace:pause-deployment',
  rpc: 'Deployment.Pause',
  repeatable: 'yes',
  documentation: 'api-docs/deployments#pause-deployment',
});

export const promote = endpoint({
  id: 'deployments.promote',
  ...write,
  path: '/v1/deployment/promote/:deploymentId',
  summary: 'Promotes the canaries of all task groups, or of some.',
  remarks: '`DeploymentID` in the body must be that of the path; beside it goes either `All` or `Groups`.',
  body: json<DeploymentPromoteRequest>(),
  answer: json<DeploymentUpdateResponse>(),
  acl: 'namespace:submit-job or namespace:promote-deployment',
  rpc: 'Deployment.Promote',
  documentation: 'api-docs/deployments#promote-deployment',
});

export const setAllocationHealth = endpoint({
  id: 'deployments.setAllocationHealth',
  ...write,
  path: '/v1/deployment/allocation-health/:deploymentId',
  summary: 'Says which allocations of a deployment are healthy and which are not, for `health_check = "manual"`.',
  remarks: '`DeploymentID` in the body must be that of the path.',
  body: json<DeploymentAllocHealthRequest>(),
  answer: json<DeploymentUpdateResponse>(),
  acl: 'namespace:submit-job or namespace:set-alloc-health-deployment',
  rpc: 'Deployment.SetAllocHealth',
  repeatable: 'yes',
  documentation: 'api-docs/deployments#set-allocation-health-in-deployment',
});

export const unblock = endpoint({
  id: 'deployments.unblock',
  ...write,
  path: '/v1/deployment/unblock/:deploymentId',
  summary: 'Lets the blocked deployment of a multiregion job end in this region.',
  remarks: '`DeploymentID` in the body must be that of the path. Multiregion deployments belong to Nomad Enterprise.',
  body: json<DeploymentUnblockRequest>(),
  answer: json<DeploymentUpdateResponse>(),
  acl: 'namespace:submit-job or namespace:unblock-deployment',
  rpc: 'Deployment.Unblock',
  documentation: 'api-docs/deployments#unblock-deployment',
});
