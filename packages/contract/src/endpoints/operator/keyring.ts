/** The root keys, which encrypt variables and sign workload identities. */

import { endpoint, json } from '../../endpoint.js';
import { boolean, flag, integer, oneOf } from '../../parameters.js';
import type { GenericResponse, KeyringRotateResponse, RootKeyMeta } from '../../types/index.js';
import { blockingRead, removal, write } from '../facts.js';

export const list = endpoint({
  id: 'operator.keyring.list',
  ...blockingRead,
  path: '/v1/operator/keyring/keys',
  summary: 'Lists the root keys, without the keys themselves.',
  answer: json<RootKeyMeta[]>(),
  acl: 'operator:keyring-read or operator:write',
  rpc: 'Keyring.List',
  documentation: 'api-docs/operator/keyring#list-keys',
});

export const rotate = endpoint({
  id: 'operator.keyring.rotate',
  ...write,
  path: '/v1/operator/keyring/rotate',
  summary: 'Makes a new root key and uses it from now on, or from a given time.',
  query: {
    algo: oneOf(['aes256-gcm'], 'The encryption algorithm. Default: `aes256-gcm`.'),
    full: flag('Encrypts all variables anew as well; not beside `publishTime`.'),
    publishTime: integer('When the key comes into use, in Unix nanoseconds. Default: at once.'),
  },
  answer: json<KeyringRotateResponse>(),
  acl: 'operator:keyring-rotate or operator:write',
  rpc: 'Keyring.Rotate',
  documentation: 'api-docs/operator/keyring#rotate-key',
});

const remove = endpoint({
  id: 'operator.keyring.delete',
  ...removal,
  path: '/v1/operator/keyring/key/:keyId',
  summary: 'Deletes a root key that is no longer active.',
  query: { force: boolean('Deletes it even if something was encrypted or signed with it. Default `false`.') },
  answer: json<GenericResponse>(),
  acl: 'operator:keyring-delete or operator:write',
  rpc: 'Keyring.Delete',
  statuses: { 422: '`force` is no boolean' },
  documentation: 'api-docs/operator/keyring#delete-key',
});
export { remove as delete };
