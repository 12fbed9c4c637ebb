/** Constraints that no node fulfils, or not as many nodes as are needed. */

import type { ConstraintSpec } from '@yurt/contract';
import type { Key } from '../finding.js';
import { isInterpolated, quote, rows, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { countOf, hasOwnHosts, isUnique } from '../strategy.js';

/** One form for the names that an operand has. */
function operand({ Operand }: ConstraintSpec): string {
  if (Operand === '==' || Operand === 'is') return '=';
  return Operand === 'not' ? '!=' : text(Operand);
}

function isContradiction(operands: string, same: boolean): boolean {
  if (operands === '= =') return !same;
  if (operands === '= !=' || operands === '!= =') return same;
  return ['= is_not_set', 'is_not_set =', 'is_set is_not_set', 'is_not_set is_set'].includes(operands);
}

export const impossibleConstraint = {
  code: 'impossible-constraint',
  severity: 'error',
  *group(scope) {
    const { job, group, at, type } = scope;
    const lists: [readonly Key[], readonly ConstraintSpec[] | null | undefined][] = [
      [[], job.Constraints],
      [at, group.Constraints],
      ...rows(group.Tasks).map(([index, task]): [Key[], typeof task.Constraints] => [
        [...at, 'Tasks', index],
        task.Constraints,
      ]),
    ];
    const apart = countOf(scope) > 1 && (type === 'service' || type === 'batch') && hasOwnHosts(scope);
    const seen = new Map<string, ConstraintSpec>();
    for (const [place, list] of lists) {
      for (const [index, constraint] of rows(list)) {
        const keys = [...place, 'Constraints', index];
        const attribute = text(constraint.LTarget);
        // A constant on the left says nothing of nodes.
        if (!isInterpolated(attribute)) continue;
        const one = operand(constraint);
        const earlier = seen.get(attribute);
        if (earlier && isContradiction(`${operand(earlier)} ${one}`, earlier.RTarget === constraint.RTarget)) {
          yield problem(
            keys,
            `No node fulfils both ${wording(earlier)} and ${wording(constraint)}: the group is never placed.`,
            'Remove one; for one of several values use operator "set_contains_any".',
          );
        }
        if (one === '=' || earlier === undefined) seen.set(attribute, constraint);
        if (one !== '=' || !apart || !isUnique(attribute)) continue;
        yield problem(
          keys,
          `${wording(constraint)} is true for one node, but ${countOf(scope)} instances need one each.`,
          'Remove one of the constraints, or set count = 1.',
        );
      }
    }
  },
} as const satisfies Rule;

function wording({ LTarget, RTarget, Operand }: ConstraintSpec): string {
  return [text(LTarget), text(Operand), text(RTarget) && quote(text(RTarget))].join(' ').trim();
}
