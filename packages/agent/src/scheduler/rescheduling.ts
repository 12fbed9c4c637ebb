/** When a failed allocation is replaced: at once, later, or never. */

import type { Allocation, ReschedulePolicy, RescheduleTracker } from '@yurt/contract';
import { groupOf } from './group-change.js';

/** Failures whose time comes within this many nanoseconds are handled now. */
const window = 1e9;

/** What to do about a failed allocation. `at` is in nanoseconds since 1970. */
export type Rescheduling =
  | { readonly kind: 'never' }
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly at: number };

function nanoseconds(time: string): number {
  const milliseconds = Date.parse(time);
  const fraction = /\.(\d+)/.exec(time)?.[1] ?? '';
  const below = Number(fraction.padEnd(9, '0').slice(3, 9) || '0');
  return milliseconds * 1e6 + below;
}

/** When the allocation's last task ended, in nanoseconds; its last change when no task says. */
function failedAt(allocation: Allocation): number {
  const times = Object.values(allocation.TaskStates ?? {}).flatMap(({ FinishedAt }) =>
    FinishedAt === null ? [] : [nanoseconds(FinishedAt)],
  );
  return times.length === 0 ? allocation.ModifyTime : Math.max(...times);
}

function policyOf(allocation: Allocation): ReschedulePolicy | null {
  return groupOf(allocation.Job, allocation.TaskGroup)?.ReschedulePolicy ?? null;
}

function growing(policy: ReschedulePolicy, delays: readonly number[]): number {
  const last = delays.at(-1) ?? 0;
  if (policy.DelayFunction === 'exponential') return last * 2;
  return delays.length < 2 ? policy.Delay : last + (delays.at(-2) ?? 0);
}

/** How long to wait before the next attempt, in nanoseconds: growing with each one, unless it has run well for long. */
function nextDelay(allocation: Allocation): number {
  const policy = policyOf(allocation);
  if (policy === null) return 0;
  const events = allocation.RescheduleTracker?.Events ?? [];
  if (policy.DelayFunction === 'constant' || events.length === 0) return policy.Delay;
  const delay = growing(
    policy,
    events.map((event) => event.Delay),
  );
  if (policy.MaxDelay <= 0 || delay <= policy.MaxDelay) return delay;
  const lastAttempt = events.at(-1)?.RescheduleTime ?? 0;
  const ranLong = failedAt(allocation) - lastAttempt > delay;
  return ranLong ? policy.Delay : policy.MaxDelay;
}

function mayTryAgain(allocation: Allocation, policy: ReschedulePolicy, failed: number): boolean {
  if (policy.Unlimited) return true;
  if (policy.Attempts <= 0) return false;
  const recent = (allocation.RescheduleTracker?.Events ?? []).filter(
    (event) => failed - event.RescheduleTime < policy.Interval,
  );
  return recent.length < policy.Attempts;
}

/** Whether the policy of a failed allocation leaves it another try, now or later. */
export function mayBeRescheduled(allocation: Allocation): boolean {
  const policy = policyOf(allocation);
  return policy !== null && mayTryAgain(allocation, policy, failedAt(allocation));
}

/** What to do about an allocation that failed, seen at `now` in an evaluation. */
export function reschedulingOf(allocation: Allocation, now: number, evaluationId: string): Rescheduling {
  if (allocation.DesiredTransition?.ForceReschedule === true) return { kind: 'now' };
  const policy = policyOf(allocation);
  const { ClientStatus, DesiredStatus, FollowupEvalID } = allocation;
  const failedOrLost = ClientStatus === 'failed' || ClientStatus === 'lost';
  if (DesiredStatus === 'stop' || !failedOrLost || policy === null) return { kind: 'never' };
  const failed = failedAt(allocation);
  if (!mayTryAgain(allocation, policy, failed)) return { kind: 'never' };
  const at = failed + nextDelay(allocation);
  if (FollowupEvalID === evaluationId || at - now <= window) return { kind: 'now' };
  return (FollowupEvalID ?? '') === '' ? { kind: 'later', at } : { kind: 'never' };
}

/** The tracker of the allocation that replaces a failed one. */
export function nextTracker(previous: Allocation, now: number): RescheduleTracker {
  const policy = policyOf(previous);
  const events = previous.RescheduleTracker?.Events ?? [];
  const kept =
    policy === null || policy.Unlimited
      ? events.slice(-4)
      : events.filter((event) => now - event.RescheduleTime <= policy.Interval);
  return {
    Events: [
      ...kept,
      { RescheduleTime: now, PrevAllocID: previous.ID, PrevNodeID: previous.NodeID, Delay: nextDelay(previous) },
    ],
    LastReschedule: 'ok',
  };
}

/** The nodes on which the replaced allocation and those before it failed. */
export function penalizedNodes(previous: Allocation): Set<string> {
  const earlier = (previous.RescheduleTracker?.Events ?? []).map((event) => event.PrevNodeID);
  return new Set(previous.ClientStatus === 'failed' ? [previous.NodeID, ...earlier] : earlier);
}
