/** Signing in through an OpenID provider. */

import { endpoint, json } from '../../endpoint.js';
import type {
  ACLOIDCAuthURLRequest,
  ACLOIDCAuthURLResponse,
  ACLOIDCCompleteAuthRequest,
  ACLToken,
} from '../../types/index.js';
import { write } from '../facts.js';

export const authUrl = endpoint({
  id: 'acl.oidc.authUrl',
  ...write,
  meta: 'none',
  path: '/v1/acl/oidc/auth-url',
  summary: 'Starts a sign-in: answers the URL to open in a browser.',
  body: json<ACLOIDCAuthURLRequest>(),
  answer: json<ACLOIDCAuthURLResponse>(),
  acl: 'anonymous',
  rpc: 'ACL.OIDCAuthURL',
  documentation: 'api-docs/acl/oidc#get-an-oidc-authentication-url',
});

export const completeAuth = endpoint({
  id: 'acl.oidc.completeAuth',
  ...write,
  path: '/v1/acl/oidc/complete-auth',
  summary: "Ends a sign-in: exchanges the provider's code for a token of the cluster.",
  body: json<ACLOIDCCompleteAuthRequest>(),
  answer: json<ACLToken>(),
  acl: 'anonymous',
  rpc: 'ACL.OIDCCompleteAuth',
  statuses: { 400: 'no binding rule matches the claims' },
  documentation: 'api-docs/acl/oidc#complete-oidc-authentication',
});
