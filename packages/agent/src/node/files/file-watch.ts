/** Waits for something to happen to files: a change that the system reports, or a tick of the heartbeat, which looks too. */

import { watch, type FSWatcher } from 'node:fs';

/** Why a wait ended. */
export type Wake = 'changed' | 'heartbeat' | 'aborted';

const HEARTBEAT_MS = 1000;
/** How often files are looked at where the system can't watch them. */
const POLL_MS = 200;

/** Watches a file, or the files of a folder whose names begin with a prefix. Close it after use. */
export class FileWatch {
  private watcher: FSWatcher | undefined;
  private changed = false;
  private wake: (() => void) | undefined;
  private nextHeartbeat = Date.now() + HEARTBEAT_MS;

  constructor(
    private readonly path: string,
    private readonly signal: AbortSignal,
    private readonly prefix = '',
  ) {}

  /**
   * Starts to watch, once; what happens from here on is not missed. Call it before the last look at the file.
   */
  begin(): void {
    if (this.watcher) return;
    try {
      this.watcher = watch(this.path, { persistent: false }, (_, name) => {
        if (this.prefix === '' || name === null || name.startsWith(this.prefix)) this.notice();
      });
      this.watcher.on('error', () => {
        this.watcher?.close();
        this.watcher = undefined;
      });
    } catch {
      // The system has no watches left, or the file is gone: the next look finds out.
      this.watcher = undefined;
    }
  }

  /** Resolves at the next change, heartbeat or abort. */
  async next(): Promise<Wake> {
    if (this.signal.aborted) return 'aborted';
    if (!this.changed) await this.sleep();
    if (this.signal.aborted) return 'aborted';
    if (this.changed) {
      this.changed = false;
      return 'changed';
    }
    if (Date.now() < this.nextHeartbeat) return 'changed';
    this.nextHeartbeat = Math.max(this.nextHeartbeat + HEARTBEAT_MS, Date.now());
    return 'heartbeat';
  }

  close(): void {
    this.watcher?.close();
    this.watcher = undefined;
  }

  private notice(): void {
    this.changed = true;
    this.wake?.();
  }

  private async sleep(): Promise<void> {
    const untilHeartbeat = Math.max(this.nextHeartbeat - Date.now(), 0);
    const ms = this.watcher ? untilHeartbeat : Math.min(untilHeartbeat, POLL_MS);
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.signal.removeEventListener('abort', done);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.signal.addEventListener('abort', done, { once: true });
      this.wake = done;
    });
  }
}
