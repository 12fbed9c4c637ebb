/**
 * A log as a row of files, `<task>.<type>.0`, `.1`, …: each up to a size, of which the newest are kept. Lines stay whole
 * where a file's end allows it.
 */

import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const NEWLINE = 0x0a;

/** Where a log is written, and how much of it is kept. */
export interface RotatingLogOptions {
  readonly directory: string;
  /** The name before the number, such as `web.stdout`. */
  readonly name: string;
  readonly maxFiles: number;
  readonly maxFileBytes: number;
}

/** The numbers of a log's files, smallest first. */
export function logIndexes(names: readonly string[], name: string): number[] {
  const prefix = `${name}.`;
  return names
    .filter((file) => file.startsWith(prefix) && /^\d+$/.test(file.slice(prefix.length)))
    .map((file) => Number(file.slice(prefix.length)))
    .toSorted((a, b) => a - b);
}

/** Appends to a log. Writes must not overlap: await each before the next. */
export class RotatingLog {
  private atLineStart = true;

  private constructor(
    private readonly options: RotatingLogOptions,
    private index: number,
    private size: number,
    private file: FileHandle,
  ) {}

  /** Opens the newest file of the log, or makes its first. */
  static async open(options: RotatingLogOptions): Promise<RotatingLog> {
    const index = logIndexes(await readdir(options.directory), options.name).at(-1) ?? 0;
    const path = join(options.directory, `${options.name}.${index}`);
    const file = await open(path, 'a', 0o644);
    const { size } = await file.stat();
    return new RotatingLog(options, index, size, file);
  }

  async write(data: Uint8Array): Promise<void> {
    let rest = data;
    while (rest.length > 0) {
      const space = this.options.maxFileBytes - this.size;
      const part = this.fitting(rest, space);
      if (part === 0) {
        await this.rotate();
        continue;
      }
      await this.append(rest.subarray(0, part));
      rest = rest.subarray(part);
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  /** How many bytes go into the current file; 0 means that it is full. */
  private fitting(data: Uint8Array, space: number): number {
    if (data.length <= space) return data.length;
    if (space <= 0) return 0;
    const lastLine = data.subarray(0, space).lastIndexOf(NEWLINE);
    if (lastLine >= 0) return lastLine + 1;
    // A line that has begun in this file, or that no file can hold, fills it up; any other begins the next one.
    return this.atLineStart && this.size > 0 ? 0 : space;
  }

  private async append(data: Uint8Array): Promise<void> {
    await this.file.appendFile(data);
    this.size += data.length;
    this.atLineStart = data.at(-1) === NEWLINE;
  }

  private async rotate(): Promise<void> {
    await this.file.close();
    this.index += 1;
    this.file = await open(join(this.options.directory, `${this.options.name}.${this.index}`), 'a', 0o644);
    this.size = (await this.file.stat()).size;
    this.atLineStart = true;
    await this.removeOld();
  }

  private async removeOld(): Promise<void> {
    const { directory, name, maxFiles } = this.options;
    const indexes = logIndexes(await readdir(directory), name);
    for (const index of indexes.slice(0, Math.max(indexes.length - maxFiles, 0))) {
      await rm(join(directory, `${name}.${index}`), { force: true });
    }
  }
}

/** The size of a log's file; 0 when it is gone. */
export async function logSize(directory: string, name: string, index: number): Promise<number> {
  return stat(join(directory, `${name}.${index}`)).then(
    (found) => found.size,
    () => 0,
  );
}
