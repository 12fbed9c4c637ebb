/** When a failed call is sent again, and when another agent is asked. Nomad mixes meanings in status 500, so texts count. */

import type { RetryPolicy } from './configuration.js';
import { ApiError, ConnectionError, NoLeaderError, RateLimitedError, TimeoutError } from './errors.js';

/** What decides over a second try, beside the error. */
export interface Repetition {
  /** Reads: nothing changes, however often they are sent. */
  readonly reads: boolean;
  /** Reads, and writes whose repetition changes nothing more. */
  readonly repeatable: boolean;
}

/** What to do about a failure. */
export interface Verdict {
  readonly retry: boolean;
  /** The agent itself is in trouble: ask another one, if there is one. */
  readonly elsewhere: boolean;
  /** Milliseconds that the next try must wait at least. */
  readonly atLeast: number;
  /** How often such a failure is tried at most. */
  readonly attempts: number;
}

const never: Verdict = { retry: false, elsewhere: false, atLeast: 0, attempts: 1 };

/** Nomad counts a client's connections for a moment longer than they last. */
const connectionLimitPause = 250;

/** Texts of a 500 that say that agents could not talk to each other; the write may have come through. */
const brokenForwarding =
  /EOF$|connection refused|failed to get conn|i\/o (?:deadline|timeout)|connection reset by peer/i;
const nodeOutOfReach = /no path to node|unknown node/i;

/** Decides over one failure. */
export function verdictOn(error: unknown, call: Repetition): Verdict {
  if (error instanceof ConnectionError) {
    return { retry: !error.sent || call.repeatable, elsewhere: true, atLeast: 0, attempts: Infinity };
  }
  // The whole time of the call is over, but the next call should not wait for the same agent.
  if (error instanceof TimeoutError) return { ...never, elsewhere: true };
  if (error instanceof RateLimitedError) {
    // The limit is checked before the request is read, so any method may be sent again.
    return {
      retry: true,
      elsewhere: true,
      atLeast: Math.max(error.retryAfter ?? 0, connectionLimitPause * (1 + Math.random())),
      attempts: Infinity,
    };
  }
  if (error instanceof NoLeaderError) return { retry: true, elsewhere: true, atLeast: 0, attempts: Infinity };
  if (!(error instanceof ApiError)) return never;
  if (error.status === 502 || error.status === 503 || error.status === 504) {
    return { retry: call.repeatable, elsewhere: true, atLeast: 0, attempts: Infinity };
  }
  if (!call.reads || (error.status !== 500 && error.status !== 404)) return never;
  if (nodeOutOfReach.test(error.text)) return { retry: true, elsewhere: false, atLeast: 0, attempts: 3 };
  if (error.status === 500 && brokenForwarding.test(error.text)) {
    return { retry: true, elsewhere: false, atLeast: 0, attempts: Infinity };
  }
  return never;
}

/** The pause before the next try: random, below a limit that doubles with each try made (`tries` from 1). */
export function backoff(tries: number, policy: Pick<RetryPolicy, 'base' | 'cap'>): number {
  // What is doubled a thousand times is infinite, and no number times 0.
  return Math.random() * Math.min(policy.cap, policy.base * 2 ** Math.min(tries - 1, 64));
}
