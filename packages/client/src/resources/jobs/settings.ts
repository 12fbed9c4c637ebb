/** What calls of jobs can be told beside their query: fields of their bodies, under our names. */

import type { JobRegisterRequest, JobSpec, JobSubmissionSpec, NamespacedID } from '@yurt/contract';

/** How to register a job. */
export interface RegisterSettings {
  /** Registers only if the job has this `JobModifyIndex` now; 0: only if there is no such job. Default: in any case. */
  checkIndex?: number;
  /** The source it was made from, to be read back with `submission`. */
  submission?: JobSubmissionSpec;
  /** Keeps the counts that the groups have now. Default `false`. */
  preserveCounts?: boolean;
  /** Keeps the resources that the tasks have now. Default `false`. */
  preserveResources?: boolean;
  /** Overrides soft policies of Sentinel. Default `false`. Enterprise only. */
  policyOverride?: boolean;
  /** Priority of the evaluation, 1 to 100. Default: that of the job. */
  evalPriority?: number;
}

/** How to plan a job. */
export interface PlanSettings {
  /** Adds `Diff` to the answer: what changes. Default `false`. */
  diff?: boolean;
  /** Overrides soft policies of Sentinel. Default `false`. Enterprise only. */
  policyOverride?: boolean;
}

/** How to parse a job file. */
export interface ParseSettings {
  /** Values of its variables, as in a variable file. */
  variables?: string;
  /** Fills in the defaults that do not depend on the cluster. Default `false`: what the file does not say is null. */
  canonicalize?: boolean;
}

/** Which jobs to list. */
export interface StatusesSettings {
  /** The jobs to list, at least one; the namespace then defaults to `*`. Default: all. */
  jobs?: NamespacedID[];
}

/** How to evaluate a job. */
export interface EvaluateSettings {
  /** Places failed allocations anew at once, whatever their reschedule policy says. Default `false`. */
  forceReschedule?: boolean;
}

/** What to give a dispatched job. */
export interface DispatchSettings {
  /** The payload, at most 16 KiB; a text is sent in UTF-8. */
  payload?: Uint8Array | string;
  /** Values for the metadata that the job asks for. */
  meta?: Record<string, string>;
  /** Put into the new job's ID: `<job>/dispatch-<this>-<time>-<random>`. */
  idPrefixTemplate?: string;
  /** Priority of the new job, 1 to 100. Default: that of the parameterized one. */
  priority?: number;
}

/** How to scale a task group. */
export interface ScaleSettings {
  /** Why; kept in the record. */
  message?: string;
  /** Records a failure to scale; `count` must then be `undefined`. Default `false`. */
  error?: boolean;
  /** Free data for the record. */
  meta?: Record<string, unknown>;
  /** Scales only if the job has this `JobModifyIndex` now. Default: in any case. */
  checkIndex?: number;
  /** Overrides soft policies of Sentinel. Default `false`. Enterprise only. */
  policyOverride?: boolean;
}

/** How to revert a job. */
export interface RevertSettings {
  /** Reverts only if the current version is this one. Default: in any case. */
  enforcePriorVersion?: number;
}

/** Which version of a job to tag. */
export interface TagSettings {
  /** Number of the version. Default: the latest. */
  version?: number;
  /** A note, at most 1,000 characters. */
  description?: string;
}

/** Takes options apart: the body that registers a job, and the options of the call. */
export function registration<O extends RegisterSettings>(job: JobSpec, options: O) {
  const { submission, checkIndex, preserveCounts, preserveResources, policyOverride, evalPriority, ...rest } = options;
  const body: JobRegisterRequest = {
    Job: job,
    Submission: submission,
    EnforceIndex: checkIndex === undefined ? undefined : true,
    JobModifyIndex: checkIndex,
    PreserveCounts: preserveCounts,
    PreserveResources: preserveResources,
    PolicyOverride: policyOverride,
    EvalPriority: evalPriority,
  };
  return { body, rest };
}
