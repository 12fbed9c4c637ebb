/** Prints what tasks write: one task as it is, several with a name before each line. */

import type { AllocationListStub } from '@yurt/contract';
import type { Nomad, TaskLogOptions } from '@yurt/client';
import { shortId } from '../output/size.js';
import type { Output } from '../output/output.js';

/** The two outputs of a task. */
export type LogType = 'stdout' | 'stderr';

/** What to print of logs, and how. */
export interface LogSettings {
  readonly types: readonly LogType[];
  /** Goes on as tasks write. */
  readonly follow: boolean;
  /** How much of what is there to print: this many lines or bytes before the end. Default: all of it. */
  readonly tail?: { readonly lines: number } | { readonly bytes: number };
  /** `plain`: as it was written; `named`: allocation and task before each line; `json`: an object a line. */
  readonly form: 'plain' | 'named' | 'json';
  readonly signal: AbortSignal;
}

/** Bytes that a line is guessed to have, when lines before the end are looked for. */
const guessedLine = 256;
/** The most bytes that are looked through for them. */
const longestTail = 16 * 1024 * 1024;

/** Prints logs of tasks side by side. */
export class LogPrinter {
  readonly #nomad: Nomad;
  readonly #output: Output;
  readonly #settings: LogSettings;
  readonly #running = new Map<string, Promise<void>>();

  constructor(nomad: Nomad, output: Output, settings: LogSettings) {
    this.#nomad = nomad;
    this.#output = output;
    this.#settings = settings;
  }

  /** Begins to print a task's log, once. */
  start(allocation: Pick<AllocationListStub, 'ID'>, task: string): void {
    for (const type of this.#settings.types) {
      const key = `${allocation.ID}/${task}/${type}`;
      if (!this.#running.has(key)) {
        const printing = this.#print(allocation.ID, task, type);
        // `finished` reports it; until then it must not count as unhandled.
        printing.catch(() => {});
        this.#running.set(key, printing);
      }
    }
  }

  /**
   * Resolves when all that was begun is printed: when following, after the tasks have ended.
   *
   * @throws what the first of them failed with.
   */
  async finished(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async #print(allocationId: string, task: string, type: LogType): Promise<void> {
    const { follow, form, signal } = this.#settings;
    const name = `${shortId(allocationId)}/${task}`;
    const options: TaskLogOptions = {
      task,
      type,
      follow,
      signal,
      tail: await this.#tail(allocationId, task, type),
      onGap: (gap) =>
        this.#output.note(`${name}: ${type} was rotated away before it was read, from ${gap.fromFile} on`),
      onReconnect: (error) =>
        this.#output.progress(
          `${name}: lost the connection, trying again: ${error instanceof Error ? error.message : ''}`,
        ),
    };
    const log = this.#nomad.allocations.logs(allocationId, options);
    // A single output that was asked for goes where results go, so that it can be piped.
    const to = this.#settings.types.length === 1 ? 'stdout' : type;
    if (form === 'plain') {
      for await (const chunk of log) await this.#output.write(chunk.data, to);
      return;
    }
    for await (const line of log.lines()) {
      const text =
        form === 'json'
          ? JSON.stringify({ allocation: allocationId, task, stream: type, line })
          : `${this.#output.colors.cyan(`[${name}]`)} ${line}`;
      await this.#output.write(`${text}\n`, form === 'json' ? 'stdout' : to);
    }
  }

  /** Bytes before the end at which to begin. */
  async #tail(allocationId: string, task: string, type: LogType): Promise<number | undefined> {
    const { tail, signal } = this.#settings;
    if (tail === undefined) return undefined;
    if ('bytes' in tail) return tail.bytes;
    if (tail.lines === 0) return 0;
    for (let bytes = tail.lines * guessedLine; ; bytes *= 4) {
      const read: Uint8Array[] = [];
      const log = this.#nomad.allocations.logs(allocationId, { task, type, follow: false, tail: bytes, signal });
      try {
        for await (const chunk of log) read.push(chunk.data);
      } catch (error) {
        // A task that has not started has no lines yet; following waits for them.
        if (this.#settings.follow) return undefined;
        throw error;
      }
      const text = Buffer.concat(read);
      const start = startOfLastLines(text, tail.lines);
      if (start > 0 || text.length < bytes || bytes >= longestTail) return text.length - start;
    }
  }
}

/** Where the last `count` lines of a text begin; 0 when it has no more than those. */
export function startOfLastLines(text: Uint8Array, count: number): number {
  const lineBreak = 10;
  let position = text.at(-1) === lineBreak ? text.length - 1 : text.length;
  for (let line = 0; line < count; line += 1) {
    const before = text.lastIndexOf(lineBreak, position - 1);
    if (position === 0 || before < 0) return 0;
    position = before;
  }
  return position + 1;
}
