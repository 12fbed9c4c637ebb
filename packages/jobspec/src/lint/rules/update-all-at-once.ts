/** A rolling update that rolls over everything in one step. */

import { number } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { canariesOf, countOf, updateKeys, updateOf } from '../strategy.js';

export const updateAllAtOnce = {
  code: 'update-all-at-once',
  severity: 'warning',
  *group(scope) {
    const count = countOf(scope);
    const parallel = number(updateOf(scope).MaxParallel);
    if (scope.type !== 'service' || count < 2 || parallel < count || canariesOf(scope) > 0) return;
    yield problem(
      updateKeys(scope, 'MaxParallel'),
      `An update stops all ${count} instances at once: nothing serves until new ones are up.`,
      `Set max_parallel below ${count}, or use canaries.`,
    );
  },
} as const satisfies Rule;
