/** ACL roles: groups of policies that tokens can carry. */

import { empty, endpoint, json } from '../../endpoint.js';
import type { ACLRole, ACLRoleListStub, ACLRoleSpec } from '../../types/index.js';
import { blockingRead, prefix, removal, write } from '../facts.js';

export const list = endpoint({
  id: 'acl.roles.list',
  ...blockingRead,
  path: '/v1/acl/roles',
  summary: 'Lists roles.',
  remarks: 'A client token sees those that it has itself.',
  query: { prefix: prefix('roles whose ID starts') },
  answer: json<ACLRoleListStub[]>(),
  acl: 'management for all; any token for its own',
  rpc: 'ACL.ListRoles',
  documentation: 'api-docs/acl/roles#list-roles',
});

export const create = endpoint({
  id: 'acl.roles.create',
  ...write,
  path: '/v1/acl/role',
  summary: 'Creates a role.',
  body: json<ACLRoleSpec>(),
  answer: json<ACLRole>(),
  acl: 'management',
  rpc: 'ACL.UpsertRoles',
  documentation: 'api-docs/acl/roles#create-role',
});

export const read = endpoint({
  id: 'acl.roles.read',
  ...blockingRead,
  path: '/v1/acl/role/:roleId',
  summary: 'Reads a role by its ID.',
  answer: json<ACLRole>(),
  acl: 'management, or a token that has the role',
  rpc: 'ACL.GetRoleByID',
  statuses: { 404: 'no such role' },
  documentation: 'api-docs/acl/roles#read-role-by-id',
});

export const readByName = endpoint({
  id: 'acl.roles.readByName',
  ...blockingRead,
  path: '/v1/acl/role/name/:roleName',
  summary: 'Reads a role by its name.',
  answer: json<ACLRole>(),
  acl: 'management, or a token that has the role',
  rpc: 'ACL.GetRoleByName',
  statuses: { 404: 'no such role' },
  documentation: 'api-docs/acl/roles#read-role-by-name',
});

export const update = endpoint({
  id: 'acl.roles.update',
  ...write,
  path: '/v1/acl/role/:roleId',
  summary: 'Changes a role.',
  remarks: '`ID` in the body must be that of the path.',
  body: json<ACLRoleSpec>(),
  answer: json<ACLRole>(),
  acl: 'management',
  rpc: 'ACL.UpsertRoles',
  repeatable: 'yes',
  documentation: 'api-docs/acl/roles#update-role',
});

const remove = endpoint({
  id: 'acl.roles.delete',
  ...removal,
  path: '/v1/acl/role/:roleId',
  summary: 'Deletes a role; tokens that have it lose its policies.',
  answer: empty,
  acl: 'management',
  rpc: 'ACL.DeleteRolesByID',
  documentation: 'api-docs/acl/roles#delete-role',
});
export { remove as delete };
