/** Claims: which allocation of a task group with a sticky volume holds which host volume. */

import { empty, endpoint, json } from '../../endpoint.js';
import { string } from '../../parameters.js';
import type { TaskGroupHostVolumeClaim } from '../../types/index.js';
import { acrossNamespaces, inNamespace, pagedList, prefix, removal } from '../facts.js';

export const list = endpoint({
  id: 'volumes.claims.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/volumes/claims',
  anyMethod: true,
  summary: 'Lists the claims of task groups on sticky host volumes.',
  query: {
    jobId: string('Only claims of this job.'),
    taskGroup: string('Only claims of this task group.'),
    volumeName: string('Only claims on volumes of this name.'),
    prefix: prefix('claims whose ID starts'),
  },
  answer: json<TaskGroupHostVolumeClaim[]>(),
  acl: 'namespace:host-volume-read',
  rpc: 'TaskGroupHostVolumeClaim.List',
  documentation: 'api-docs/volumes#list-task-group-host-volume-claims',
});

const remove = endpoint({
  id: 'volumes.claims.delete',
  ...removal,
  ...inNamespace,
  path: '/v1/volumes/claim/:claimId',
  summary: 'Deletes a claim, so that the task group may be placed with another volume.',
  answer: empty,
  acl: 'namespace:host-volume-delete',
  rpc: 'TaskGroupHostVolumeClaim.Delete',
  documentation: 'api-docs/volumes#delete-task-group-host-volume-claims',
});
export { remove as delete };
