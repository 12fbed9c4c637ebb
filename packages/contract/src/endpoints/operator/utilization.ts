/** Reports of use, which Nomad Enterprise makes. */

import { endpoint, json } from '../../endpoint.js';
import { boolean } from '../../parameters.js';
import type { OperatorUtilizationSnapshotResponse } from '../../types/index.js';
import { enterpriseOnly, serverQuestion } from '../facts.js';

export const utilization = endpoint({
  id: 'operator.utilization',
  ...serverQuestion,
  ...enterpriseOnly,
  method: 'POST',
  path: '/v1/operator/utilization',
  summary: 'Makes a signed report of how much of the license is used.',
  query: { todayOnly: boolean('Reports on today alone, not on all that is kept. Default `false`.') },
  answer: json<OperatorUtilizationSnapshotResponse>(),
  acl: 'operator:write',
  documentation: 'api-docs/operator/utilization#generate-nomad-enterprise-utilization-report-bundle',
});
