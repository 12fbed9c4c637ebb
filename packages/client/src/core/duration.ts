/** The durations that the query string takes: Go's text form, or milliseconds from us. */

import { DurationError, parseDuration } from '@yurt/contract';
import { ArgumentError } from './errors.js';

/** More milliseconds than Go's durations hold, which are 64 bits of nanoseconds. */
const tooLong = 2 ** 63 / 1e6;

/**
 * The milliseconds of a duration: a number is milliseconds already, a text is a Go duration such as `1m30s`.
 *
 * @throws ArgumentError on anything else, such as `'30'`, below zero, and on more than Nomad can hold (292 years).
 */
export function toMilliseconds(duration: number | string, name: string): number {
  const milliseconds = typeof duration === 'number' ? duration : parsed(duration, name);
  if (!(milliseconds >= 0 && milliseconds < tooLong)) {
    throw new ArgumentError(`${name}: ${duration} is not a time to wait`);
  }
  return milliseconds;
}

function parsed(duration: string, name: string): number {
  try {
    return parseDuration(duration) / 1e6;
  } catch (error) {
    if (error instanceof DurationError) throw new ArgumentError(`${name}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A duration as the server reads it: whole milliseconds, rounded up. */
export function durationText(duration: number | string, name: string): string {
  return `${Math.ceil(toMilliseconds(duration, name))}ms`;
}
