/** How good a place a node is: how well it fills up, and what the job prefers. */

import type { Affinity, Job, Node, Spread, TaskGroup } from '@yurt/contract';
import { meetsConstraint, resolveTarget } from './operands.js';
import type { Amounts } from './node-room.js';
import type { Placed } from './distinct.js';

const bestFit = 18;

/** Between 0 and 1: by `binpack` how full a node gets, by `spread` how empty it stays. */
export function fitScore(used: Amounts, capacity: Amounts, algorithm: 'binpack' | 'spread'): number {
  const freeCpu = capacity.cpu === 0 ? 0 : 1 - used.cpu / capacity.cpu;
  const freeMemory = capacity.memory === 0 ? 0 : 1 - used.memory / capacity.memory;
  const emptiness = 10 ** freeCpu + 10 ** freeMemory;
  const fitness = algorithm === 'binpack' ? 20 - emptiness : emptiness - 2;
  return Math.min(bestFit, Math.max(0, fitness)) / bestFit;
}

/** Between -1 and 1: how far the node matches what is preferred. */
export function affinityScore(affinities: readonly Affinity[], node: Node): number {
  const total = affinities.reduce((sum, { Weight }) => sum + Math.abs(Weight), 0);
  if (total === 0) return 0;
  const matched = affinities.filter((affinity) => meetsConstraint(affinity, node));
  return matched.reduce((sum, { Weight }) => sum + Weight, 0) / total;
}

/** All preferences of a group: the job's, its own, its tasks'. */
export function affinitiesOf(job: Job, group: TaskGroup): Affinity[] {
  return [
    ...(job.Affinities ?? []),
    ...(group.Affinities ?? []),
    ...group.Tasks.flatMap((task) => task.Affinities ?? []),
  ];
}

/** Counts of a job's allocations by the value that their nodes have for an attribute. */
function countsByValue(
  attribute: string,
  placed: readonly Placed[],
  nodeById: (id: string) => Node | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { nodeId } of placed) {
    const node = nodeById(nodeId);
    const value = node === undefined ? undefined : resolveTarget(attribute, node);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function evenSpreadBoost(counts: ReadonlyMap<string, number>, value: string): number {
  if (counts.size === 0) return 0;
  const all = [...counts.values()];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const current = counts.get(value) ?? 0;
  if (current > least) return least === 0 ? -1 : (least - current) / least;
  if (current === 0 && !counts.has(value)) return 1;
  if (least === most) return -1;
  return least === 0 ? 1 : (most - least) / least;
}

function targetBoost(spread: Spread, count: number, counts: ReadonlyMap<string, number>, value: string): number {
  const targets = spread.SpreadTarget ?? [];
  const named = targets.find((target) => target.Value === value);
  const rest = 100 - targets.reduce((sum, target) => sum + target.Percent, 0);
  const desired = ((named?.Percent ?? Math.max(0, rest)) / 100) * count;
  if (desired === 0) return -1;
  return (desired - ((counts.get(value) ?? 0) + 1)) / desired;
}

/** How much a place on the node helps the job's spreads; 0 when it has none. */
export function spreadScore(
  job: Job,
  group: TaskGroup,
  node: Node,
  placed: readonly Placed[],
  nodeById: (id: string) => Node | undefined,
): number {
  const spreads = [...(group.Spreads ?? []), ...(job.Spreads ?? [])];
  const total = spreads.reduce((sum, { Weight }) => sum + Weight, 0);
  let score = 0;
  for (const spread of spreads) {
    const value = resolveTarget(spread.Attribute, node);
    if (value === undefined) {
      score -= 1;
      continue;
    }
    const own = group.Spreads?.includes(spread) === true ? placed.filter((p) => p.group === group.Name) : placed;
    const counts = countsByValue(spread.Attribute, own, nodeById);
    if ((spread.SpreadTarget ?? []).length === 0) score += evenSpreadBoost(counts, value);
    else score += targetBoost(spread, group.Count, counts, value) * (spread.Weight / total);
  }
  return score;
}
