/** Where tokens come from: the first one, those for logins, and those for new nodes. */

import { endpoint, json, optionalJson } from '../../endpoint.js';
import type {
  ACLIdentityClientIntroductionTokenRequest,
  ACLIdentityClientIntroductionTokenResponse,
  ACLLoginRequest,
  ACLToken,
  BootstrapRequest,
} from '../../types/index.js';
import { write } from '../facts.js';

export const bootstrap = endpoint({
  id: 'acl.bootstrap',
  ...write,
  path: '/v1/acl/bootstrap',
  summary: "Makes a cluster's first management token.",
  remarks: 'It works once, and again after a reset file is put on the leader. `BootstrapSecret` must be a UUID.',
  body: optionalJson<BootstrapRequest>(),
  answer: json<ACLToken>(),
  acl: 'anonymous',
  rpc: 'ACL.Bootstrap',
  statuses: { 400: 'done already; the text has the index that a reset file needs' },
  documentation: 'api-docs/acl/tokens#bootstrap-token',
});

export const login = endpoint({
  id: 'acl.login',
  ...write,
  path: '/v1/acl/login',
  summary: 'Exchanges a JWT from outside for a token of the cluster.',
  body: json<ACLLoginRequest>(),
  answer: json<ACLToken>(),
  acl: 'anonymous',
  rpc: 'ACL.Login',
  statuses: { 400: 'no binding rule matches the claims' },
  documentation: 'api-docs/acl/login#authenticate-with-an-externally-issued-token',
});

export const createClientIntroductionToken = endpoint({
  id: 'acl.createClientIntroductionToken',
  ...write,
  meta: 'none',
  path: '/v1/acl/identity/client-introduction-token',
  summary: 'Makes a token with which a new node introduces itself to the cluster.',
  remarks: 'There must be a body; `{}` takes the defaults.',
  body: json<ACLIdentityClientIntroductionTokenRequest>(),
  answer: json<ACLIdentityClientIntroductionTokenResponse>(),
  acl: 'node:write',
  rpc: 'ACL.CreateClientIntroductionToken',
  statuses: { 400: 'the body is empty' },
  documentation: 'api-docs/acl/identities#create-client-introduction-identity',
});
