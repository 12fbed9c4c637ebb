/** Finds what Nomad accepts in a job and its users come to regret. */

import type { AnyJob, JobSpec, JobType, Nanoseconds } from '@yurt/contract';
import type { ClusterFacts } from './cluster-facts.js';
import { type Finding, pathText, type Severity } from './finding.js';
import { quote, rows } from './reading.js';
import type { GroupScope, JobScope, Problem, Rule } from './rule.js';
import { type LintCode, lintRules } from './rules/table.js';

/** What a lint looks for, and what it knows. */
export interface LintOptions {
  /** Rules by code, switched off or given another severity. Default: all are on, each with its own. */
  readonly rules?: { readonly [Code in LintCode]?: Severity | 'off' };
  /** The nodes' `max_kill_timeout`, in nanoseconds. Default 30 s, as Nomad's. */
  readonly maxKillTimeout?: Nanoseconds;
  /** The cluster that the job is for, from `clusterFacts`. Default: nothing is said about it. */
  readonly cluster?: ClusterFacts;
}

const thirtySeconds = 30e9;

/**
 * Finds what Nomad accepts and users regret: keys that a driver refuses only when the task starts, ports that nothing
 * defines, deployments that wait for ever, secrets in plain sight. What Nomad itself refuses is not looked for.
 *
 * Takes a job as a user writes it, as Nomad's parser answers it, or as a server has it. Asks nobody and changes nothing.
 *
 * @param job - the job as JSON
 * @returns what was found, in the job's order; each code is explained in `docs/job-lint.md`
 * @throws RangeError when the options name a rule that there is not
 */
export function lintJob(job: AnyJob, options: LintOptions = {}): readonly Finding<LintCode>[] {
  const severities = new Map<string, Severity | 'off' | undefined>(Object.entries(options.rules ?? {}));
  for (const code of severities.keys()) {
    if (lintRules.some((rule) => rule.code === code)) continue;
    throw new RangeError(`lintJob: there is no rule ${quote(code)}; write one that docs/job-lint.md lists`);
  }
  const scope: JobScope = {
    job,
    type: jobType(job),
    maxKillTimeout: options.maxKillTimeout ?? thirtySeconds,
    cluster: options.cluster,
  };
  const findings = new Map<string, Finding<LintCode>>();
  const look = (find: (rule: Rule) => Iterable<Problem> | undefined): void => {
    for (const rule of lintRules) {
      const severity = severities.get(rule.code) ?? rule.severity;
      if (severity === 'off') continue;
      for (const { keys, message, fix } of find(rule) ?? []) {
        const path = pathText(keys);
        // What the job says for all groups is found once for each of them.
        findings.set(`${rule.code} ${path}`, { code: rule.code, severity, path, keys, message, fix });
      }
    }
  };
  look((rule) => rule.job?.(scope));
  for (const [index, group] of rows(scope.job.TaskGroups))
    lookAtGroup({ ...scope, group, at: ['TaskGroups', index] }, look);
  return [...findings.values()];
}

function jobType({ Type }: JobSpec): JobType {
  return Type === 'batch' || Type === 'system' || Type === 'sysbatch' ? Type : 'service';
}

function lookAtGroup(scope: GroupScope, look: (find: (rule: Rule) => Iterable<Problem> | undefined) => void): void {
  look((rule) => rule.group?.(scope));
  for (const [index, service] of rows(scope.group.Services)) {
    const at = [...scope.at, 'Services', index];
    look((rule) => rule.service?.({ ...scope, service, task: undefined, at }));
  }
  for (const [index, task] of rows(scope.group.Tasks)) {
    const at = [...scope.at, 'Tasks', index];
    look((rule) => rule.task?.({ ...scope, task, at }));
    for (const [number, service] of rows(task.Services)) {
      look((rule) => rule.service?.({ ...scope, service, task, at: [...at, 'Services', number] }));
    }
  }
}
