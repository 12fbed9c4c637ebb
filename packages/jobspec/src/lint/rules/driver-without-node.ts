/** A driver that no node of the job's pool has. */

import { nodesFor } from '../placement.js';
import { quote, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const driverWithoutNode = {
  code: 'driver-without-node',
  severity: 'error',
  *task(scope) {
    const driver = text(scope.task.Driver);
    const nodes = nodesFor(scope);
    if (nodes === undefined || driver === '' || nodes.some((node) => node.Drivers?.[driver]?.Detected)) return;
    yield problem(
      [...scope.at, 'Driver'],
      `No node has the driver ${quote(driver)}, so the group is never placed.`,
      'Use another driver, or enable this one on a node.',
    );
  },
} as const satisfies Rule;
