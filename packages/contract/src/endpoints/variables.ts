/** Routes of variables and their locks: `nomad.variables`. A path never begins or ends with `/`. */

import { empty, endpoint, json } from '../endpoint.js';
import { integer } from '../parameters.js';
import type { Variable, VariableLockRequest, VariableMetadata, VariableSpec } from '../types/index.js';
import {
  acrossNamespaces,
  blockingRead,
  inNamespace,
  pagedList,
  prefix,
  removal,
  write as plainWrite,
} from './facts.js';

export const list = endpoint({
  id: 'variables.list',
  ...pagedList,
  ...acrossNamespaces,
  path: '/v1/vars',
  summary: 'Lists variables without their items.',
  remarks: 'A prefix is text, not a folder: `app` finds `apple` too. Locks are shown to management tokens alone.',
  query: { prefix: prefix('variables whose path starts') },
  answer: json<VariableMetadata[]>(),
  acl: 'variables:list for each path shown, or a workload identity for its own',
  rpc: 'Variables.List',
  documentation: 'api-docs/variables/variables#list-variables',
});

export const read = endpoint({
  id: 'variables.read',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/var/*path',
  summary: 'Reads a variable with its items.',
  remarks: 'The 404 of a missing variable has an index too, so that one can wait for it to appear.',
  answer: json<Variable>(),
  acl: 'variables:read, or a workload identity for its own paths',
  rpc: 'Variables.Read',
  statuses: { 404: 'no such variable in the namespace' },
  documentation: 'api-docs/variables/variables#read-variable',
});

export const write = endpoint({
  id: 'variables.write',
  ...plainWrite,
  ...inNamespace,
  path: '/v1/var/*path',
  summary: 'Writes a variable: creates it, or replaces all its items.',
  remarks:
    'To write a locked variable, the body has `Lock.ID`; Nomad 2.0.5 then sets the TTL and delay of the lock back to 15 s. ' +
    'All items together hold at most 64 KiB.',
  query: {
    cas: integer(
      'Writes only if the variable has this `ModifyIndex`; 0: only if there is none. Default: writes in any case.',
    ),
  },
  body: json<VariableSpec>(),
  answer: json<Variable>(),
  acl: 'variables:write',
  rpc: 'Variables.Apply',
  repeatable: 'checked',
  statuses: { 409: 'not written; the body is the variable as it is, without items where the token may not read them' },
  documentation: 'api-docs/variables/variables#create-variable',
});

export const acquireLock = endpoint({
  id: 'variables.acquireLock',
  ...plainWrite,
  ...inNamespace,
  path: '/v1/var/*path',
  summary: 'Takes the lock of a variable, which is created when it is missing.',
  remarks:
    'The TTL is 10 s to 24 h; TTL and delay default to 15 s. `Lock.ID` of the answer is the proof of holding it.',
  fixedQuery: { 'lock-acquire': '' },
  body: json<VariableLockRequest>(),
  answer: json<Variable>(),
  acl: 'variables:write',
  rpc: 'Variables.Apply',
  statuses: { 409: 'another holds it; the variable in the body is empty' },
  variantOf: 'variables.write',
  documentation: 'api-docs/variables/locks#lock-variable',
});

export const releaseLock = endpoint({
  id: 'variables.releaseLock',
  ...plainWrite,
  ...inNamespace,
  path: '/v1/var/*path',
  summary: 'Gives the lock of a variable back; the variable stays.',
  remarks: 'The body has `Lock.ID` and no items.',
  fixedQuery: { 'lock-release': '' },
  body: json<VariableLockRequest>(),
  answer: json<Variable>(),
  acl: 'variables:write',
  rpc: 'Variables.Apply',
  statuses: { 409: 'the lock is not held with this ID' },
  variantOf: 'variables.write',
  documentation: 'api-docs/variables/locks#lock-variable',
});

export const renewLock = endpoint({
  id: 'variables.renewLock',
  ...plainWrite,
  ...inNamespace,
  meta: 'none',
  path: '/v1/var/*path',
  summary: "Starts the lock's TTL again.",
  remarks: 'Of the body only `Lock.ID` counts.',
  fixedQuery: { 'lock-renew': '' },
  body: json<VariableLockRequest>(),
  answer: json<VariableMetadata>(),
  acl: 'variables:write',
  rpc: 'Variables.RenewLock',
  repeatable: 'yes',
  statuses: { 404: 'no such variable', 409: 'not the holder, or the TTL is over; the body is text' },
  variantOf: 'variables.write',
  documentation: 'api-docs/variables/locks#lock-variable',
});

const remove = endpoint({
  id: 'variables.delete',
  ...removal,
  ...inNamespace,
  path: '/v1/var/*path',
  summary: 'Deletes a variable.',
  query: { cas: integer('Deletes only if the variable has this `ModifyIndex`. Default: deletes in any case.') },
  answer: empty,
  acl: 'variables:destroy',
  rpc: 'Variables.Apply',
  statuses: { 204: 'deleted, or there was none', 409: 'not deleted; the body is the variable as it is' },
  documentation: 'api-docs/variables/variables#delete-variable',
});
export { remove as delete };
