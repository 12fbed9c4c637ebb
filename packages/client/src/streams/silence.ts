/** Watches a stream that should never be silent for long: a dead connection shows no other way. */

import { type LongTimer, startTimer } from '@yurt/contract/timers';
import { TimeoutError } from '../core/errors.js';

/**
 * The pieces of a stream. When none comes for `limit` milliseconds, `giveUp` is called and a `TimeoutError` thrown. Time in
 * which the consumer is busy does not count: the clock runs only while a piece is awaited.
 */
export async function* unlessSilent<T>(pieces: AsyncIterable<T>, limit: number, giveUp: () => void): AsyncGenerator<T> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(iterator.next(), limit);
      if (next === silent) {
        giveUp();
        throw new TimeoutError(`the stream was silent for ${limit / 1000} s`, limit);
      }
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: the connection may never answer. Giving up has released it.
    void iterator.return?.().then(undefined, () => undefined);
  }
}

const silent = Symbol('silent');

async function within<T>(promise: Promise<T>, limit: number): Promise<T | typeof silent> {
  let timer: LongTimer | undefined;
  const silence = new Promise<typeof silent>((resolve) => {
    timer = startTimer(limit, () => resolve(silent));
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    timer?.cancel();
  }
}
