/** Routes of allocations, as the servers know them: `nomad.allocations`. */

import { endpoint, json } from '../endpoint.js';
import { boolean } from '../parameters.js';
import type {
  AllocCheckStatuses,
  AllocationListStub,
  AllocStopResponse,
  PlacedAllocation,
  ServiceRegistration,
} from '../types/index.js';
import {
  acrossNamespaces,
  blockingRead,
  inNamespace,
  nodeQuestion,
  pagedList,
  prefix,
  reverse,
  write,
} from './facts.js';

export const list = endpoint({
  id: 'allocations.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/allocations',
  summary: 'Lists allocations.',
  remarks:
    'Ordered by creation, except with `prefix`. The filter sees the whole allocation, not only what the row shows.',
  query: {
    resources: boolean('Includes `AllocatedResources` in each row. Default `false`.'),
    taskStates: boolean('Includes `TaskStates`, most of the size of a row. Default `true`.'),
    prefix: prefix('allocations whose ID starts'),
    reverse,
  },
  answer: json<AllocationListStub[]>(),
  acl: 'namespace:read-job',
  rpc: 'Alloc.List',
  documentation: 'api-docs/allocations#list-allocations',
});

export const read = endpoint({
  id: 'allocations.read',
  ...blockingRead,
  path: '/v1/allocation/:allocationId',
  summary: 'Reads an allocation with its job, its resources and the states of its tasks.',
  remarks: 'The ID must be whole; list with `prefix` to find it. The namespace is that of the allocation itself.',
  answer: json<PlacedAllocation>(),
  acl: 'namespace:read-job',
  rpc: 'Alloc.GetAlloc',
  statuses: { 404: 'no such allocation' },
  documentation: 'api-docs/allocations#read-allocation',
});

export const stop = endpoint({
  id: 'allocations.stop',
  ...write,
  path: '/v1/allocation/:allocationId/stop',
  summary: 'Stops an allocation; the scheduler places another one.',
  query: {
    noShutdownDelay: boolean("Skips the groups' and tasks' `shutdown_delay`. Default `false`."),
    reschedule: boolean(
      'Counts it as a failure, so that the replacement follows the reschedule policy. Default `false`.',
    ),
  },
  answer: json<AllocStopResponse>(),
  acl: 'namespace:alloc-lifecycle',
  rpc: 'Alloc.Stop',
  statuses: { 404: 'no such allocation' },
  documentation: 'api-docs/allocations#stop-allocation',
});

export const services = endpoint({
  id: 'allocations.services',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/allocation/:allocationId/services',
  summary: 'Lists the services that an allocation has registered with Nomad itself.',
  answer: json<ServiceRegistration[]>(),
  acl: 'namespace:read-job',
  rpc: 'Alloc.GetServiceRegistrations',
  statuses: { 404: 'no such allocation in the namespace' },
  documentation: 'api-docs/allocations#allocation-services',
});

export const checks = endpoint({
  id: 'allocations.checks',
  ...nodeQuestion,
  path: '/v1/allocation/:allocationId/checks',
  anyMethod: true,
  summary: "Reads the latest results of the checks of an allocation's services, by check ID.",
  answer: json<AllocCheckStatuses>(),
  acl: 'namespace:read-job',
  rpc: 'ClientAllocations.Checks',
  documentation: 'api-docs/allocations#allocation-checks',
});
