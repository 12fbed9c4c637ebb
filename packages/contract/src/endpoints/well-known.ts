/** What other systems read to trust workload identities: `nomad.wellKnown`. */

import { endpoint, json } from '../endpoint.js';
import type { JSONWebKeySet, OIDCDiscoveryConfig } from '../types/index.js';
import { blockingRead, serverQuestion } from './facts.js';

export const jwks = endpoint({
  id: 'wellKnown.jwks',
  ...blockingRead,
  path: '/.well-known/jwks.json',
  summary: 'Reads the public keys that verify workload identities.',
  remarks: '`Cache-Control` says how long they may be kept.',
  answer: json<JSONWebKeySet>(),
  acl: 'anonymous',
  rpc: 'Keyring.ListPublic',
  documentation: 'api-docs/operator/keyring#list-active-public-keys',
});

export const openIdConfiguration = endpoint({
  id: 'wellKnown.openIdConfiguration',
  ...serverQuestion,
  consistency: true,
  path: '/.well-known/openid-configuration',
  summary: 'Reads the OpenID discovery document of the cluster.',
  answer: json<OIDCDiscoveryConfig>(),
  acl: 'anonymous',
  rpc: 'Keyring.GetConfig',
  statuses: { 404: '`oidc_issuer` is not configured' },
  documentation: 'api-docs/operator/keyring#oidc-discovery',
});
