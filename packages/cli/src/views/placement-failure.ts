/** Why the scheduler found no place, in Nomad's words. */

import type { AllocationMetric } from '@yurt/contract';

/** One line for each reason, `* ` before it. */
export function placementReasons(metric: AllocationMetric): string[] {
  const reasons: string[] = [];
  if (metric.NodesEvaluated === 0) reasons.push('No nodes were eligible for evaluation');
  for (const [datacenter, count] of entries(metric.NodesAvailable)) {
    if (count === 0) reasons.push(`No nodes are available in datacenter ${JSON.stringify(datacenter)}`);
  }
  for (const [nodeClass, count] of entries(metric.ClassFiltered)) {
    reasons.push(`Class ${JSON.stringify(nodeClass)}: ${count} nodes excluded by filter`);
  }
  for (const [constraint, count] of entries(metric.ConstraintFiltered)) {
    reasons.push(`Constraint ${JSON.stringify(constraint)}: ${count} nodes excluded by filter`);
  }
  if (metric.NodesExhausted > 0) reasons.push(`Resources exhausted on ${metric.NodesExhausted} nodes`);
  for (const [nodeClass, count] of entries(metric.ClassExhausted)) {
    reasons.push(`Class ${JSON.stringify(nodeClass)} exhausted on ${count} nodes`);
  }
  for (const [dimension, count] of entries(metric.DimensionExhausted)) {
    reasons.push(`Dimension ${JSON.stringify(dimension)} exhausted on ${count} nodes`);
  }
  for (const quota of metric.QuotaExhausted ?? []) reasons.push(`Quota limit hit ${JSON.stringify(quota)}`);
  return reasons.map((reason) => `* ${reason}`);
}

/** How many allocations of a group found no place: those that failed alike are counted in one record. */
export function failedCount(metric: AllocationMetric): number {
  return metric.CoalescedFailures + 1;
}

function entries(counts: Readonly<Record<string, number>> | null): [string, number][] {
  return Object.entries(counts ?? {});
}
