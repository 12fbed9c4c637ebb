/**
 * Follows what a task writes, from before it starts until after it has ended, over cuts and rotations.
 *
 * Nomad's own stream does not end with the task, can't be joined before its start, and numbers bytes in a way that changes
 * when log files rotate. So the bytes of each file are counted here, and after a cut the stream begins again where that
 * count says.
 */

import { allocations, client } from '@yurt/contract';
import type { AllocFileInfo } from '@yurt/contract';
import type { Caller } from '../core/caller.js';
import { ApiError, ConnectionError, NotFoundError, ProtocolError, TimeoutError } from '../core/errors.js';
import type { CallOptions } from '../core/options.js';
import { type FileChunk, FrameStream, linesOf } from './frames.js';
import { pause } from './pause.js';

/** Log files that went away before they were read. */
export interface LogGap {
  /** The file that was being read. */
  readonly fromFile: string;
  /** The oldest file that is still there, where reading goes on; `undefined` when there is none. */
  readonly toFile: string | undefined;
}

/** What to follow, and how. */
export interface TaskLogOptions extends CallOptions {
  /** The task's name. */
  task: string;
  /** Which output. Default `'stdout'`. */
  type?: 'stdout' | 'stderr';
  /** Begin with this many bytes before the present end. Default: the oldest byte that is still there. */
  tail?: number;
  /** Goes on as the task writes, and ends after it has. `false` reads what there is. Default `true`. */
  follow?: boolean;
  /** The region. Default: the client's. */
  region?: string;
  /** Called when rotation has taken files before they were read. Without it that ends the loop with a `ProtocolError`. */
  onGap?: (gap: LogGap) => void;
  /** Called when the connection is lost; the next try comes after `pause` milliseconds. */
  onReconnect?: (error: unknown, pause: number) => void;
}

/** How often a drained log is looked at once more after the task has ended, and how many milliseconds apart. */
const LAST_LOOKS = 2;
const LAST_LOOK_PAUSE = 200;

/** Bytes that a task wrote. Can be looped over once, as pieces, as text or as lines; leaving the loop ends it. */
export class TaskLog implements AsyncIterable<FileChunk> {
  readonly #caller: Caller;
  readonly #allocationId: string;
  readonly #options: TaskLogOptions;
  readonly #end = new AbortController();
  /** Aborted when the task has ended: what is left is read without following. */
  readonly #taskEnded = new AbortController();
  #file: string | undefined;
  #bytes = 0;
  /** Bytes of its first file that the first connection skips. */
  #startBytes: number | undefined;
  #used = false;

  constructor(caller: Caller, allocationId: string, options: TaskLogOptions) {
    this.#caller = caller;
    this.#allocationId = allocationId;
    this.#options = options;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<FileChunk, void, undefined> {
    if (this.#used) throw new ProtocolError('a log can be read once; make the call again for another');
    this.#used = true;
    const { signal, follow = true } = this.#options;
    const stopped = (): boolean => signal?.aborted === true;
    const stop = (): void => this.#end.abort(signal?.reason);
    if (stopped()) return;
    signal?.addEventListener('abort', stop, { once: true });
    try {
      yield* follow ? this.#follow() : this.#read(false);
    } catch (error) {
      if (!stopped()) throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#end.abort();
    }
  }

  /** The text in pieces, decoded as UTF-8. */
  async *text(): AsyncGenerator<string, void, undefined> {
    const decoder = new TextDecoder();
    for await (const chunk of this) {
      const text = decoder.decode(chunk.data, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  }

  /** The lines, without their line breaks. */
  lines(): AsyncGenerator<string, void, undefined> {
    return linesOf(this.text());
  }

  async *#follow(): AsyncGenerator<FileChunk, void, undefined> {
    await this.#taskStarted();
    const watching = this.#watchEnd();
    let failures = 0;
    let quiet = 0;
    try {
      while (quiet < LAST_LOOKS) {
        const ending = this.#taskEnded.signal.aborted;
        let came = false;
        try {
          for await (const chunk of this.#read(!ending)) {
            came = true;
            failures = 0;
            yield chunk;
          }
        } catch (error) {
          if (this.#end.signal.aborted) throw error;
          // The follow was given up because the task has ended: what is left is read below.
          if (!this.#taskEnded.signal.aborted || ending) {
            if (!isPassing(error)) throw error;
            failures += 1;
            const wait = Math.random() * Math.min(30_000, 250 * 2 ** failures);
            this.#options.onReconnect?.(error, wait);
            await pause(wait, this.#end.signal);
            continue;
          }
        }
        if (!this.#taskEnded.signal.aborted) continue;
        quiet = came || !ending ? 0 : quiet + 1;
        if (ending && quiet < LAST_LOOKS) await pause(LAST_LOOK_PAUSE, this.#end.signal);
      }
    } finally {
      this.#end.abort();
      await watching;
    }
  }

  /** One connection, from where the counted bytes end. */
  async *#read(follow: boolean): AsyncGenerator<FileChunk, void, undefined> {
    const { task, type = 'stdout' } = this.#options;
    const offset = await this.#offset();
    const signal = follow ? AbortSignal.any([this.#end.signal, this.#taskEnded.signal]) : this.#end.signal;
    const options = { ...this.#callOptions(), task, type, follow, origin: 'start', offset, signal } as const;
    const frames = new FrameStream(
      () => this.#caller.stream(client.fs.logs, { allocationId: this.#allocationId }, options),
      { follows: follow },
    );
    for await (const chunk of frames) {
      if (chunk.file !== this.#file) {
        this.#file = chunk.file;
        // The first piece of the first connection may begin inside a file; later files begin at their start.
        this.#bytes = this.#startBytes ?? 0;
      }
      this.#startBytes = undefined;
      if (chunk.event === 'file truncated') this.#bytes = 0;
      this.#bytes += chunk.data.length;
      if (chunk.data.length > 0) yield chunk;
    }
  }

  /** The offset over all log files that are there at which reading goes on. */
  async #offset(): Promise<number> {
    const { tail } = this.#options;
    if (this.#file === undefined && tail === undefined) return 0;
    const files = await this.#files();
    if (this.#file === undefined) {
      const start = Math.max(0, files.reduce((sum, file) => sum + file.size, 0) - (tail ?? 0));
      let rest = start;
      for (const file of files) {
        if (rest < file.size) break;
        rest -= file.size;
      }
      this.#startBytes = rest;
      return start;
    }
    let before = 0;
    for (const file of files) {
      if (file.path === this.#file) return before + this.#bytes;
      before += file.size;
    }
    const gap = { fromFile: this.#file, toFile: files[0]?.path };
    this.#file = undefined;
    this.#bytes = 0;
    if (!this.#options.onGap) {
      throw new ProtocolError(`the log file ${gap.fromFile} was rotated away before it was read; pass onGap to go on`);
    }
    this.#options.onGap(gap);
    return 0;
  }

  /** The log files of the task's output, oldest first. */
  async #files(): Promise<{ path: string; number: number; size: number }[]> {
    const { task, type = 'stdout' } = this.#options;
    const options = { ...this.#callOptions(), path: '/alloc/logs', signal: this.#end.signal };
    const infos: readonly AllocFileInfo[] = await this.#caller.call(
      client.fs.list,
      { allocationId: this.#allocationId },
      options,
    );
    const prefix = `${task}.${type}.`;
    return infos
      .filter((info) => info.Name.startsWith(prefix) && /^[0-9]+$/.test(info.Name.slice(prefix.length)))
      .map((info) => ({
        path: `alloc/logs/${info.Name}`,
        number: Number(info.Name.slice(prefix.length)),
        size: info.Size,
      }))
      .toSorted((a, b) => a.number - b.number);
  }

  /** Waits until the task has started, or never will. */
  async #taskStarted(): Promise<void> {
    for await (const _ of this.#states((state) => state !== 'pending')) return;
  }

  async #watchEnd(): Promise<void> {
    try {
      for await (const _ of this.#states((state) => state === 'dead')) break;
      if (!this.#end.signal.aborted) this.#taskEnded.abort();
    } catch {
      // The allocation is gone, or may no longer be read: reading the log tells why.
      this.#taskEnded.abort();
    }
  }

  /** Gives one item as soon as the task's state is as wanted, or the allocation has ended. */
  async *#states(wanted: (state: string) => boolean): AsyncGenerator<true, void, undefined> {
    const watch = this.#caller
      .call(allocations.read, { allocationId: this.#allocationId }, { ...this.#callOptions() })
      .watch({ signal: this.#end.signal });
    for await (const allocation of watch) {
      const state = allocation.TaskStates?.[this.#options.task]?.State ?? 'pending';
      if (wanted(state) || ['complete', 'failed', 'lost'].includes(allocation.ClientStatus)) {
        yield true;
        return;
      }
    }
  }

  #callOptions(): CallOptions & { region?: string } {
    const { token, headers, timeout, retry, region } = this.#options;
    return { token, headers, timeout, retry, region };
  }
}

/** Whether the same request may work a moment later. */
function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  if (error instanceof NotFoundError) return /not started yet|no path to node/i.test(error.text);
  if (error instanceof ApiError) return error.status >= 500;
  return error instanceof ProtocolError && !error.message.includes('rotated away');
}
