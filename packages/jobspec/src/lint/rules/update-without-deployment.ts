/** Update settings that need a deployment, where there is none. */

import { problem, type Rule } from '../rule.js';
import { updateKeys, updateOf } from '../strategy.js';

export const updateWithoutDeployment = {
  code: 'update-without-deployment',
  severity: 'warning',
  *group(scope) {
    const update = updateOf(scope);
    if (scope.type !== 'service' || update.MaxParallel !== 0) return;
    for (const key of ['Canary', 'AutoRevert'] as const) {
      if (!update[key]) continue;
      yield problem(
        updateKeys(scope, key),
        'With max_parallel = 0 all instances are replaced at once, without a deployment.',
        `Set max_parallel to 1 or more.`,
      );
    }
  },
} as const satisfies Rule;
