import type { Resources } from '../jobs/resources.js';

// AllocationMetric: roles request,response; used by -
export interface AllocationMetric {
  NodesEvaluated: number; // seen 31 null 0 absent 0
  NodesFiltered: number; // seen 31 null 0 absent 0
  NodesInPool: number; // seen 31 null 0 absent 0
  NodePool: string; // seen 31 null 0 absent 0 e.g. default, gpu
  NodesAvailable: Record<string, number>; // seen 31 null 0 absent 0
  ClassFiltered: Record<string, number> | null; // seen 0 null 31 absent 0
  ConstraintFiltered: Record<string, number> | null; // seen 8 null 23 absent 0
  NodesExhausted: number; // seen 31 null 0 absent 0
  ClassExhausted: Record<string, number> | null; // seen 0 null 31 absent 0
  DimensionExhausted: Record<string, number> | null; // seen 12 null 19 absent 0
  QuotaExhausted: string[] | null; // seen 0 null 31 absent 0
  ResourcesExhausted: Record<string, Resources> | null; // seen 12 null 19 absent 0
  Scores: Record<string, number> | null; // seen 0 null 31 absent 0
  AllocationTime: number; // ns; seen 31 null 0 absent 0
  CoalescedFailures: number; // seen 31 null 0 absent 0
  ScoreMetaData: NodeScoreMeta[] | null; // seen 4 null 27 absent 0
}

// NodeScoreMeta: roles request,response; used by -
export interface NodeScoreMeta {
  NodeID: string; // seen 4 null 0 absent 0
  Scores: Record<string, number>; // seen 4 null 0 absent 0
  NormScore: number; // seen 4 null 0 absent 0
}
