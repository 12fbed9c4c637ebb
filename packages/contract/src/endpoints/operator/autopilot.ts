/** Autopilot, which looks after the servers. */

import { endpoint, json } from '../../endpoint.js';
import { integer } from '../../parameters.js';
import type { AutopilotConfiguration, AutopilotConfigurationSpec, OperatorHealthReply } from '../../types/index.js';
import { serverQuestion } from '../facts.js';

export const configuration = endpoint({
  id: 'operator.autopilot.configuration',
  ...serverQuestion,
  consistency: true,
  path: '/v1/operator/autopilot/configuration',
  summary: "Reads autopilot's configuration.",
  remarks: 'Times are Go durations such as `200ms`.',
  answer: json<AutopilotConfiguration>(),
  acl: 'operator:read',
  rpc: 'Operator.AutopilotGetConfiguration',
  documentation: 'api-docs/operator/autopilot#read-autopilot-configuration',
});

export const setConfiguration = endpoint({
  id: 'operator.autopilot.setConfiguration',
  ...serverQuestion,
  method: 'PUT',
  path: '/v1/operator/autopilot/configuration',
  summary: "Replaces autopilot's configuration; `false` when `cas` did not match.",
  query: { cas: integer('Writes only if the configuration has this `ModifyIndex`. Default: writes in any case.') },
  body: json<AutopilotConfigurationSpec>(),
  answer: json<boolean>(),
  acl: 'operator:write',
  rpc: 'Operator.AutopilotSetConfiguration',
  repeatable: 'checked',
  documentation: 'api-docs/operator/autopilot#update-autopilot-configuration',
});

export const health = endpoint({
  id: 'operator.autopilot.health',
  ...serverQuestion,
  path: '/v1/operator/autopilot/health',
  summary: 'Reads how healthy the servers are, one by one and together.',
  remarks: 'Status 429 is an answer here, not a limit: the body is the same.',
  answer: json<OperatorHealthReply>(),
  acl: 'operator:read',
  rpc: 'Operator.ServerHealth',
  statuses: { 200: 'all are healthy', 429: 'some are not; the body is the same' },
  documentation: 'api-docs/operator/autopilot#read-health',
});
