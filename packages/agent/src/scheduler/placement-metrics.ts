/** Notes how the nodes fared when a place was looked for: what `Metrics` and `FailedTGAllocs` tell the user. */

import type { AllocationMetric, Node, NodeScoreMeta, Resources, TaskGroup } from '@yurt/contract';

const scoresKept = 5;

/** A resource record of zeros. */
export function noResources(): Resources {
  return {
    CPU: 0,
    Cores: 0,
    MemoryMB: 0,
    MemoryMaxMB: 0,
    DiskMB: 0,
    IOPS: 0,
    Networks: null,
    Devices: null,
    NUMA: null,
    SecretsMB: 0,
  };
}

function raise(counts: Record<string, number> | null, key: string): Record<string, number> {
  return { ...counts, [key]: (counts?.[key] ?? 0) + 1 };
}

/** The metrics of one placement as they are gathered. */
export class PlacementMetrics {
  #evaluated = 0;
  #filtered = 0;
  #exhausted = 0;
  #classFiltered: Record<string, number> | null = null;
  #constraintFiltered: Record<string, number> | null = null;
  #classExhausted: Record<string, number> | null = null;
  #dimensionExhausted: Record<string, number> | null = null;
  #scores: NodeScoreMeta[] = [];

  constructor(
    private readonly pool: { readonly name: string; readonly nodes: number },
    private readonly available: Readonly<Record<string, number>>,
  ) {}

  /** A node was looked at. */
  evaluate(): void {
    this.#evaluated += 1;
  }

  /** A node can't run the group. */
  filter(node: Node, reason: string): void {
    this.#filtered += 1;
    if (node.NodeClass !== '') this.#classFiltered = raise(this.#classFiltered, node.NodeClass);
    this.#constraintFiltered = raise(this.#constraintFiltered, reason);
  }

  /** A node could run the group, but has no room left. */
  exhaust(node: Node, dimension: string): void {
    this.#exhausted += 1;
    if (node.NodeClass !== '') this.#classExhausted = raise(this.#classExhausted, node.NodeClass);
    this.#dimensionExhausted = raise(this.#dimensionExhausted, dimension);
  }

  /** A node got a score. */
  score(nodeId: string, scores: Readonly<Record<string, number>>, normScore: number): void {
    this.#scores.push({ NodeID: nodeId, Scores: { ...scores }, NormScore: normScore });
  }

  /** The record. `failed` names the group when it found no place. */
  record(elapsed: number, failed?: TaskGroup): AllocationMetric {
    const top = [...this.#scores].toSorted((a, b) => b.NormScore - a.NormScore).slice(0, scoresKept);
    return {
      NodesEvaluated: this.#evaluated,
      NodesFiltered: this.#filtered,
      NodesInPool: this.pool.nodes,
      NodePool: this.pool.name,
      NodesAvailable: { ...this.available },
      ClassFiltered: this.#classFiltered,
      ConstraintFiltered: this.#constraintFiltered,
      NodesExhausted: this.#exhausted,
      ClassExhausted: this.#classExhausted,
      DimensionExhausted: this.#dimensionExhausted,
      QuotaExhausted: null,
      ResourcesExhausted: failed === undefined ? null : this.#resourcesExhausted(failed),
      Scores: null,
      ScoreMetaData: top.length === 0 ? null : top,
      AllocationTime: elapsed,
      CoalescedFailures: 0,
    };
  }

  #resourcesExhausted(group: TaskGroup): Record<string, Resources> | null {
    const dimensions = this.#dimensionExhausted;
    if (dimensions === null) return null;
    return Object.fromEntries(
      group.Tasks.map(({ Name, Resources: asked }) => [
        Name,
        {
          ...noResources(),
          MemoryMB: 'memory' in dimensions ? asked.MemoryMB : 0,
          CPU: 'cpu' in dimensions ? asked.CPU : 0,
        },
      ]),
    );
  }
}
