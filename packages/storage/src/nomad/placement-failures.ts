/** Why groups could not be placed, in words. */

import type { AllocationMetric } from '@yurt/contract';

/**
 * Why groups could not be placed, in one line: `be: 3 nodes filtered by "distinct_hosts"`. Empty when all were.
 *
 * @param failures - an evaluation's or a plan's `FailedTGAllocs`
 */
export function describePlacementFailures(
  failures: Readonly<Record<string, AllocationMetric>> | null | undefined,
): string {
  return Object.entries(failures ?? {})
    .map(([group, metric]) => `${group}: ${reasons(metric).join(', ')}${more(metric)}`)
    .join('; ');
}

function reasons(metric: AllocationMetric): string[] {
  const found = [
    ...counted(metric.ConstraintFiltered, (what) => `filtered by ${JSON.stringify(what)}`),
    ...counted(metric.DimensionExhausted, (what) => `without enough ${what}`),
    ...(metric.QuotaExhausted ?? []).map((what) => `quota used up: ${what}`),
  ];
  if (found.length > 0) return found;
  if (metric.NodesInPool === 0) return [`no node is ready in pool ${metric.NodePool || 'default'}`];
  if (metric.NodesEvaluated === 0) return ['no node is ready in its datacenters'];
  return [`none of ${nodes(metric.NodesEvaluated)} fits`];
}

function counted(counts: Readonly<Record<string, number>> | null, words: (what: string) => string): string[] {
  return Object.entries(counts ?? {}).map(([what, count]) => `${nodes(count)} ${words(what)}`);
}

function nodes(count: number): string {
  return count === 1 ? '1 node' : `${count} nodes`;
}

function more({ CoalescedFailures }: AllocationMetric): string {
  return CoalescedFailures > 0 ? ` (and ${CoalescedFailures} more)` : '';
}
