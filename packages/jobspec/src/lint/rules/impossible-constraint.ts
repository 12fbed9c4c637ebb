/** Constraints that no node fulfils. */

import type { ConstraintSpec } from '@yurt/contract';
import type { Key } from '../finding.js';
import { isInterpolated, quote, rows, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const impossibleConstraint = {
  code: 'impossible-constraint',
  severity: 'error',
  *group({ job, group, at }) {
    const lists: [readonly Key[], readonly ConstraintSpec[] | null | undefined][] = [
      [[], job.Constraints],
      [at, group.Constraints],
    ];
    for (const [index, task] of rows(group.Tasks)) lists.push([[...at, 'Tasks', index], task.Constraints]);
    const values = new Map<string, string>();
    for (const [place, list] of lists) {
      for (const [index, { LTarget, RTarget, Operand }] of rows(list)) {
        const attribute = text(LTarget);
        const value = text(RTarget);
        // A constant on the left says nothing of nodes, nor does an attribute on the right.
        if (!/^(?:==?|is)$/u.test(text(Operand)) || !isInterpolated(attribute) || isInterpolated(value)) continue;
        const earlier = values.get(attribute) ?? value;
        values.set(attribute, value);
        if (earlier === value) continue;
        yield problem(
          [...place, 'Constraints', index],
          `No node has ${attribute} = ${quote(earlier)} and ${quote(value)}, so the group is never placed.`,
          'Remove one; for one of several values use operator "set_contains_any".',
        );
      }
    }
  },
} as const satisfies Rule;
