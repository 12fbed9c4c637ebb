/** The license of Nomad Enterprise. */

import { empty, endpoint, json, text } from '../../endpoint.js';
import type { LicenseReply } from '../../types/index.js';
import { agentQuestion, enterpriseOnly } from '../facts.js';

export const read = endpoint({
  id: 'operator.license.read',
  ...agentQuestion,
  enterprise: true,
  communityStatus: 204,
  path: '/v1/operator/license',
  summary: 'Reads the license of the server; null on a community server.',
  answer: json<LicenseReply | null>(),
  acl: 'operator:license-read',
  statuses: { 204: 'a community server has none' },
  documentation: 'api-docs/operator/license#get-nomad-enterprise-license-info',
});

export const write = endpoint({
  id: 'operator.license.write',
  ...agentQuestion,
  ...enterpriseOnly,
  method: 'PUT',
  path: '/v1/operator/license',
  summary: 'Gives the server a license.',
  body: text,
  answer: empty,
  acl: 'operator:write',
  repeatable: 'yes',
  documentation: 'api-docs/operator/license',
});
