/** ACL tokens. The accessor ID names a token; the secret ID is what callers show. */

import { empty, endpoint, json } from '../../endpoint.js';
import type {
  ACLToken,
  ACLTokenListStub,
  ACLTokenSpec,
  OneTimeTokenExchangeRequest,
  OneTimeTokenExchangeResponse,
  OneTimeTokenUpsertResponse,
} from '../../types/index.js';
import { blockingRead, pagedList, prefix, read as plainRead, removal, reverse, write } from '../facts.js';

export const list = endpoint({
  id: 'acl.tokens.list',
  ...pagedList,
  path: '/v1/acl/tokens',
  summary: 'Lists tokens, without their secrets.',
  query: { prefix: prefix('tokens whose accessor ID starts'), reverse },
  answer: json<ACLTokenListStub[]>(),
  acl: 'management',
  rpc: 'ACL.ListTokens',
  documentation: 'api-docs/acl/tokens#list-tokens',
});

export const create = endpoint({
  id: 'acl.tokens.create',
  ...write,
  path: '/v1/acl/token',
  summary: 'Creates a token; the answer has its secret.',
  remarks: '`ExpirationTTL` is a Go duration such as `1h0m0s`.',
  body: json<ACLTokenSpec>(),
  answer: json<ACLToken>(),
  acl: 'management',
  rpc: 'ACL.UpsertTokens',
  documentation: 'api-docs/acl/tokens#create-token',
});

export const self = endpoint({
  id: 'acl.tokens.self',
  ...plainRead,
  path: '/v1/acl/token/self',
  summary: 'Reads the token that asks.',
  remarks: 'Without a token it is the anonymous one. It works with ACLs off too.',
  answer: json<ACLToken>(),
  acl: 'any token',
  rpc: 'ACL.WhoAmI',
  statuses: { 404: 'the caller is a workload identity' },
  documentation: 'api-docs/acl/tokens#read-self-token',
});

export const read = endpoint({
  id: 'acl.tokens.read',
  ...blockingRead,
  path: '/v1/acl/token/:accessorId',
  summary: 'Reads a token with its secret.',
  answer: json<ACLToken>(),
  acl: 'management, or the token itself',
  rpc: 'ACL.GetToken',
  statuses: { 404: 'no such token' },
  documentation: 'api-docs/acl/tokens#read-token',
});

export const update = endpoint({
  id: 'acl.tokens.update',
  ...write,
  path: '/v1/acl/token/:accessorId',
  summary: "Changes a token's name, type, policies and roles.",
  remarks: '`AccessorID` in the body must be that of the path.',
  body: json<ACLTokenSpec>(),
  answer: json<ACLToken>(),
  acl: 'management',
  rpc: 'ACL.UpsertTokens',
  repeatable: 'yes',
  documentation: 'api-docs/acl/tokens#update-token',
});

const remove = endpoint({
  id: 'acl.tokens.delete',
  ...removal,
  path: '/v1/acl/token/:accessorId',
  summary: 'Deletes a token, which is refused from then on.',
  answer: empty,
  acl: 'management',
  rpc: 'ACL.DeleteTokens',
  statuses: { 400: 'no such token' },
  documentation: 'api-docs/acl/tokens#delete-token',
});
export { remove as delete };

export const createOneTime = endpoint({
  id: 'acl.tokens.createOneTime',
  ...write,
  path: '/v1/acl/token/onetime',
  summary: 'Makes a secret that can be exchanged once, within ten minutes, for the token that asks.',
  answer: json<OneTimeTokenUpsertResponse>(),
  acl: 'any token, but no workload identity',
  rpc: 'ACL.UpsertOneTimeToken',
  documentation: 'api-docs/acl/tokens#upsert-one-time-token',
});

export const exchangeOneTime = endpoint({
  id: 'acl.tokens.exchangeOneTime',
  ...write,
  path: '/v1/acl/token/onetime/exchange',
  summary: 'Exchanges a one-time secret for the token behind it.',
  body: json<OneTimeTokenExchangeRequest>(),
  answer: json<OneTimeTokenExchangeResponse>(),
  acl: 'anonymous',
  rpc: 'ACL.ExchangeOneTimeToken',
  statuses: { 403: 'no such secret, or it is used or expired' },
  documentation: 'api-docs/acl/tokens#exchange-one-time-token',
});
