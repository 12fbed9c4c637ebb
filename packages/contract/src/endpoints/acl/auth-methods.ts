/** Auth methods: the providers through which people and programs sign in. */

import { empty, endpoint, json } from '../../endpoint.js';
import type {
  ACLAuthMethod,
  ACLAuthMethodListStub,
  ACLAuthMethodSpec,
  ACLAuthMethodUpdate,
} from '../../types/index.js';
import { blockingRead, removal, write } from '../facts.js';

export const list = endpoint({
  id: 'acl.authMethods.list',
  ...blockingRead,
  path: '/v1/acl/auth-methods',
  summary: 'Lists auth methods, for anyone, so that a sign-in page can show them.',
  answer: json<ACLAuthMethodListStub[]>(),
  acl: 'anonymous',
  rpc: 'ACL.ListAuthMethods',
  documentation: 'api-docs/acl/auth-methods#list-auth-methods',
});

export const create = endpoint({
  id: 'acl.authMethods.create',
  ...write,
  path: '/v1/acl/auth-method',
  summary: 'Creates an auth method.',
  remarks: '`MaxTokenTTL` is a Go duration such as `1h0m0s`.',
  body: json<ACLAuthMethodSpec>(),
  answer: json<ACLAuthMethod>(),
  acl: 'management',
  rpc: 'ACL.UpsertAuthMethods',
  documentation: 'api-docs/acl/auth-methods#create-auth-method',
});

export const read = endpoint({
  id: 'acl.authMethods.read',
  ...blockingRead,
  path: '/v1/acl/auth-method/:methodName',
  summary: 'Reads an auth method; its secrets read `redacted`.',
  answer: json<ACLAuthMethod>(),
  acl: 'management',
  rpc: 'ACL.GetAuthMethod',
  statuses: { 404: 'no such auth method' },
  documentation: 'api-docs/acl/auth-methods#read-auth-method-by-name',
});

export const update = endpoint({
  id: 'acl.authMethods.update',
  ...write,
  path: '/v1/acl/auth-method/:methodName',
  summary: 'Changes an auth method.',
  remarks: '`Name` in the body must be that of the path.',
  body: json<ACLAuthMethodUpdate>(),
  answer: json<ACLAuthMethod>(),
  acl: 'management',
  rpc: 'ACL.UpsertAuthMethods',
  repeatable: 'yes',
  documentation: 'api-docs/acl/auth-methods#update-auth-method',
});

const remove = endpoint({
  id: 'acl.authMethods.delete',
  ...removal,
  path: '/v1/acl/auth-method/:methodName',
  summary: 'Deletes an auth method, through which nobody can sign in any more.',
  answer: empty,
  acl: 'management',
  rpc: 'ACL.DeleteAuthMethods',
  documentation: 'api-docs/acl/auth-methods#delete-auth-method',
});
export { remove as delete };
