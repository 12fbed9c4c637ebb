/** Canaries that wait for someone to promote them. */

import { problem, type Rule } from '../rule.js';
import { canariesOf, updateKeys, updateOf } from '../strategy.js';

export const canaryWithoutPromotion = {
  code: 'canary-without-promotion',
  severity: 'info',
  *group(scope) {
    if (canariesOf(scope) === 0 || updateOf(scope).AutoPromote) return;
    yield problem(
      updateKeys(scope, 'Canary'),
      'A deployment stops at its canaries until someone promotes it.',
      'Set auto_promote = true in all groups, or promote it.',
    );
  },
} as const satisfies Rule;
