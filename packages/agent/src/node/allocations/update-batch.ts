/** Gathers what changes in a node's allocations, and sends it to the servers a few milliseconds later, in one report. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeLogger } from '../node-handle.js';
import type { AllocationUpdate } from '../server-link.js';

const GATHER_MS = 5;
const RETRY_MS = 1000;

/** Sends reports, one at a time, the latest state of each allocation in it. */
export class UpdateBatch {
  private waiting = new Map<string, AllocationUpdate>();
  private sending: Promise<void> | undefined;
  private readonly closed = new AbortController();

  constructor(
    private readonly send: (updates: readonly AllocationUpdate[]) => Promise<void>,
    private readonly logger: NodeLogger,
  ) {}

  add(update: AllocationUpdate): void {
    if (this.closed.signal.aborted) return;
    this.waiting.set(update.ID, { ...this.waiting.get(update.ID), ...update });
    this.sending ??= this.run();
  }

  /** Forgets what is not sent yet; resolves when nothing is under way. */
  async close(): Promise<void> {
    this.closed.abort();
    this.waiting.clear();
    await this.sending;
  }

  private async run(): Promise<void> {
    const { signal } = this.closed;
    let wait = GATHER_MS;
    while (this.waiting.size > 0) {
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      const batch = this.waiting;
      this.waiting = new Map();
      if (batch.size === 0) break;
      try {
        await this.send([...batch.values()]);
        wait = GATHER_MS;
      } catch (error) {
        this.logger.warn({ error }, 'allocations could not be reported; trying again');
        // What came in since is newer than what failed.
        if (!signal.aborted) this.waiting = new Map([...batch, ...this.waiting]);
        wait = RETRY_MS;
      }
    }
    // In the same turn as the last look, so that no report falls between.
    this.sending = undefined;
  }
}
