/** A service that nothing checks, where a deployment goes by checks. */

import { rows, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { updateOf } from '../strategy.js';

export const serviceWithoutCheck = {
  code: 'service-without-check',
  severity: 'warning',
  *service(scope) {
    const { service, type, at } = scope;
    const health = updateOf(scope).HealthCheck || 'checks';
    if (type !== 'service' || health !== 'checks' || service.Connect || rows(service.Checks).length > 0) return;
    // Nothing can be asked without a port, except by a script.
    if (text(service.PortLabel) === '') return;
    yield problem(
      at,
      'Without a check a new version that runs but does not answer counts as healthy and replaces the old one.',
      'Add a "check", or set health_check = "task_states".',
    );
  },
} as const satisfies Rule;
