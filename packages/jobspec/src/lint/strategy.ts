/** What holds for a group once Nomad has laid the group's settings over the job's. */

import type { ReschedulePolicySpec, UpdateStrategySpec } from '@yurt/contract';
import type { Key } from './finding.js';
import { number, rows, text, written } from './reading.js';
import type { GroupScope } from './rule.js';

/** How updates of the group roll out. */
export function updateOf({ job, group }: GroupScope): UpdateStrategySpec {
  return { ...written(job.Update), ...written(group.Update) };
}

/** Where a key of the group's update settings is written: in the group or in the job. */
export function updateKeys({ group, at }: GroupScope, key: keyof UpdateStrategySpec): Key[] {
  return (group.Update?.[key] ?? null) === null ? ['Update', key] : [...at, 'Update', key];
}

/** How failed allocations of the group are placed again; what is not written is absent. */
export function rescheduleOf({ job, group }: GroupScope): ReschedulePolicySpec {
  return { ...written(job.Reschedule), ...written(group.ReschedulePolicy) };
}

/** How many instances of the group run. */
export function countOf({ group }: GroupScope): number {
  return number(group.Count ?? group.Scaling?.Min ?? 1);
}

/** How many canaries a new version of the group starts. */
export function canariesOf(scope: GroupScope): number {
  const { Canary, MaxParallel } = updateOf(scope);
  return scope.type === 'service' && MaxParallel !== 0 ? number(Canary) : 0;
}

/** Whether no two instances of the group may share a node. */
export function hasOwnHosts({ job, group }: GroupScope): boolean {
  return [...rows(job.Constraints), ...rows(group.Constraints)].some(
    ([, { Operand, LTarget, RTarget }]) =>
      (Operand === 'distinct_hosts' && RTarget !== 'false') ||
      (Operand === 'distinct_property' && /^\$\{(?:node|attr)\.unique\./u.test(text(LTarget))),
  );
}
