/** Recommendations: better resources for tasks, found by the autoscaler or others. Enterprise only. */

import type { UnixNanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/** What a recommendation is about: CPU shares in MHz, or memory in MiB. */
export type RecommendationResource = 'CPU' | 'MemoryMB';

/**
 * A better value for one resource of a task. Enterprise only.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#read-recommendation
 */
export interface Recommendation {
  /** UUID, made by the server. */
  ID: string;
  /** Region of the job. */
  Region: string;
  /** Namespace of the job. */
  Namespace: string;
  /** ID of the job. */
  JobID: string;
  /** Version of the job that it was made for. */
  JobVersion: number;
  /** Name of the group. */
  Group: string;
  /** Name of the task. */
  Task: string;
  /** What it is about. */
  Resource: RecommendationResource;
  /** The better value, in the resource's unit. */
  Value: number;
  /** The task's value when it was made, in the resource's unit. */
  Current: number;
  /** The maker's own keys and values; null when there are none. */
  Meta: Record<string, unknown> | null;
  /** What it rests on by name, such as `min`, `max` and `p99`, in the resource's unit; null when there is nothing. */
  Stats: Record<string, number> | null;
  /** Goes away when the job gets another version. Default `false`. */
  EnforceVersion: boolean;
  /** When it was made. */
  SubmitTime: UnixNanoseconds;
  /** Index at which it was created. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
}

/**
 * A {@link Recommendation} as a user writes it. One for the same task and resource takes its place.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#create-or-update-recommendation
 */
export interface RecommendationSpec extends Written<
  Recommendation,
  'JobID' | 'Group' | 'Task' | 'Resource' | 'Value'
> {}

/**
 * Recommendations to apply to their jobs or to drop.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#apply-and-dismiss-recommendations
 */
export interface RecommendationApplyRequest {
  /** IDs of those that change their jobs now. */
  Apply?: string[];
  /** IDs of those that are dropped. */
  Dismiss?: string[];
  /** Lifts soft-mandatory Sentinel policies for the changed jobs. Default `false`. */
  PolicyOverride?: boolean;
}

/**
 * What came of applying recommendations, job by job.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#apply-and-dismiss-recommendations
 */
export interface RecommendationApplyResponse {
  /** Jobs that were changed; null when there are none. */
  UpdatedJobs: SingleRecommendationApplyResult[] | null;
  /** Jobs that could not be changed; null when there are none. */
  Errors: SingleRecommendationApplyError[] | null;
}

/**
 * A job that was changed.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#apply-and-dismiss-recommendations
 */
export interface SingleRecommendationApplyResult {
  /** Namespace of the job. */
  Namespace: string;
  /** ID of the job. */
  JobID: string;
  /** Index of the job's change. */
  JobModifyIndex: number;
  /** ID of the evaluation that carries the change out. */
  EvalID: string;
  /** Index at which the evaluation was created. */
  EvalCreateIndex: number;
  /** What the servers warn of; empty for nothing. */
  Warnings: string;
  /** IDs of the recommendations that were applied. */
  Recommendations: string[] | null;
}

/**
 * A job that could not be changed.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/recommendations#apply-and-dismiss-recommendations
 */
export interface SingleRecommendationApplyError {
  /** Namespace of the job. */
  Namespace: string;
  /** ID of the job. */
  JobID: string;
  /** IDs of the recommendations that were not applied. */
  Recommendations: string[] | null;
  /** Why. */
  Error: string;
}
