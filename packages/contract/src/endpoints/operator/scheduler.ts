/** The configuration of the scheduler, the same for all servers. */

import { endpoint, json } from '../../endpoint.js';
import { integer } from '../../parameters.js';
import type {
  SchedulerConfigurationResponse,
  SchedulerConfigurationSpec,
  SchedulerSetConfigurationResponse,
} from '../../types/index.js';
import { read, write } from '../facts.js';

export const configuration = endpoint({
  id: 'operator.scheduler.configuration',
  ...read,
  path: '/v1/operator/scheduler/configuration',
  summary: "Reads the scheduler's configuration.",
  answer: json<SchedulerConfigurationResponse>(),
  acl: 'operator:read',
  rpc: 'Operator.SchedulerGetConfiguration',
  documentation: 'api-docs/operator/scheduler#read-scheduler-configuration',
});

export const setConfiguration = endpoint({
  id: 'operator.scheduler.setConfiguration',
  ...write,
  path: '/v1/operator/scheduler/configuration',
  summary: "Replaces the scheduler's configuration as a whole.",
  remarks: '`Updated` is false only when `cas` did not match.',
  query: { cas: integer('Writes only if the configuration has this `ModifyIndex`. Default: writes in any case.') },
  body: json<SchedulerConfigurationSpec>(),
  answer: json<SchedulerSetConfigurationResponse>(),
  acl: 'operator:write',
  rpc: 'Operator.SchedulerSetConfiguration',
  repeatable: 'checked',
  documentation: 'api-docs/operator/scheduler#update-scheduler-configuration',
});
