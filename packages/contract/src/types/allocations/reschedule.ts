/** How often and when an allocation was placed anew after a failure. */

import type { Nanoseconds, UnixNanoseconds } from '../../durations.js';

/**
 * The reschedules along a chain of replacements; each replacement inherits those of the one before.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/reschedule
 */
export interface RescheduleTracker {
  /** Attempts, oldest first; `null` when none was recorded. */
  Events: RescheduleEvent[] | null;
  /** How the last attempt ended: `ok`, `no placement` when no node had room, `''` before the first. */
  LastReschedule: 'ok' | 'no placement' | '';
}

/**
 * One attempt to replace a failed allocation.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/reschedule
 */
export interface RescheduleEvent {
  /** When the replacement was placed. */
  RescheduleTime: UnixNanoseconds;
  /** The allocation that failed. */
  PrevAllocID: string;
  /** The node on which it failed; the scheduler marks that node down for the replacement. */
  PrevNodeID: string;
  /** How long the policy made it wait. */
  Delay: Nanoseconds;
}
