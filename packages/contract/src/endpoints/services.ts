/** Routes of services that are registered with Nomad itself: `nomad.services`. */

import { empty, endpoint, json } from '../endpoint.js';
import { string } from '../parameters.js';
import type { ServiceRegistration, ServiceRegistrationListStub } from '../types/index.js';
import { acrossNamespaces, blockingRead, inNamespace, pagedList, removal } from './facts.js';

export const list = endpoint({
  id: 'services.list',
  ...blockingRead,
  ...acrossNamespaces,
  path: '/v1/services',
  summary: 'Lists the names and tags of services, by namespace.',
  answer: json<ServiceRegistrationListStub[]>(),
  acl: 'namespace:read-job, or a workload identity',
  rpc: 'ServiceRegistration.List',
  documentation: 'api-docs/services#list-services',
});

export const read = endpoint({
  id: 'services.read',
  ...pagedList,
  ...inNamespace,
  path: '/v1/service/:serviceName',
  summary: "Lists a service's instances, with address and port.",
  remarks: "Empty for an unknown service. A name with a `/` can't be read.",
  query: {
    choose: string('`<count>|<key>`: only so many, always the same ones for a key as far as possible. Default: all.'),
  },
  answer: json<ServiceRegistration[]>(),
  acl: 'namespace:read-job, or a workload identity',
  rpc: 'ServiceRegistration.GetService',
  documentation: 'api-docs/services#read-service',
});

const remove = endpoint({
  id: 'services.delete',
  ...removal,
  ...inNamespace,
  path: '/v1/service/:serviceName/:serviceId',
  summary: 'Deletes an instance of a service, one left over by a node that is gone.',
  remarks: 'The ID decides; the name in the path is not looked at.',
  answer: empty,
  acl: 'namespace:submit-job or namespace:delete-service-registration',
  rpc: 'ServiceRegistration.DeleteByID',
  documentation: 'api-docs/services#delete-service-registration',
});
export { remove as delete };
