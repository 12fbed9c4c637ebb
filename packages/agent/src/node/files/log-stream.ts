/** Streams a task's log over its files, and goes on with the next when one is full. */

import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../../coded-error.js';
import { logIndexes, logSize } from '../logs/rotating-log.js';
import type { Frame, LogStream } from '../node-handle.js';
import { fileState, readFrames } from './file-stream.js';
import { FileWatch } from './file-watch.js';

/** The folder of logs as frames name it. */
const SHOWN_FOLDER = 'alloc/logs';

interface Position {
  readonly index: number;
  readonly offset: number;
}

/**
 * Streams a task's log.
 *
 * @param directory the allocation's folder of logs
 * @throws {CodedError} at once when there is no such log
 */
export async function streamLogs(
  directory: string,
  request: LogStream,
  signal: AbortSignal,
): Promise<AsyncIterable<Frame>> {
  const name = `${request.task}.${request.type}`;
  const indexes = await listIndexes(directory, name);
  const last = indexes.at(-1);
  if (last === undefined) {
    throw new CodedError(
      404,
      `log entry for task ${JSON.stringify(request.task)} and log type ${JSON.stringify(request.type)} not found`,
    );
  }
  const start = await findStart(directory, name, indexes, request);
  return follow(directory, name, start, request.follow ? undefined : last, signal);
}

async function listIndexes(directory: string, name: string): Promise<number[]> {
  return logIndexes(await readdir(directory).catch(() => []), name);
}

/** Where to begin: offsets count over the files that exist. From the end, 0 means the whole of the last file. */
async function findStart(
  directory: string,
  name: string,
  indexes: readonly number[],
  { origin, offset }: LogStream,
): Promise<Position> {
  const ordered = origin === 'start' ? indexes : indexes.toReversed();
  let left = offset;
  let position: Position = { index: ordered[0] ?? 0, offset: 0 };
  if (left === 0) return position;
  for (const index of ordered) {
    const size = await logSize(directory, name, index);
    if (left <= size) return { index, offset: origin === 'start' ? left : size - left };
    position = { index, offset: origin === 'start' ? size : 0 };
    left -= size;
  }
  return position;
}

/** @param last the file after which the stream ends; `undefined` follows for good */
async function* follow(
  directory: string,
  name: string,
  start: Position,
  last: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  const watch = new FileWatch(directory, signal, `${name}.`);
  try {
    let { index, offset } = start;
    while (!signal.aborted) {
      yield* followFile(directory, name, { index, offset }, last, watch, signal);
      const next = (await listIndexes(directory, name)).find((other) => other > index);
      if (next === undefined || (last !== undefined && next > last)) return;
      index = next;
      offset = 0;
    }
  } finally {
    watch.close();
  }
}

/** Streams one file until it is certain that nothing more comes into it. */
async function* followFile(
  directory: string,
  name: string,
  { index, offset }: Position,
  last: number | undefined,
  watch: FileWatch,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  const full = join(directory, `${name}.${index}`);
  const shown = `${SHOWN_FOLDER}/${name}.${index}`;
  const file = await open(full, 'r').catch(() => undefined);
  // It was rotated away a moment ago.
  if (!file) return;
  let at = offset;
  try {
    for (;;) {
      // Rotation is looked for before reading: what is read afterwards is all that the file will hold.
      watch.begin();
      const rotated = last !== undefined || (await listIndexes(directory, name)).some((other) => other > index);
      for await (const frame of readFrames(file, shown, at, signal)) {
        at = frame.offset;
        yield frame;
      }
      if (rotated || signal.aborted) return;
      const state = await fileState(file, full, at);
      if (state === 'deleted') {
        yield { file: shown, event: 'file deleted', offset: at };
        return;
      }
      if (state === 'truncated') {
        at = 0;
        yield { file: shown, event: 'file truncated', offset: at };
        continue;
      }
      if (state === 'grown') continue;
      const wake = await watch.next();
      if (wake === 'aborted') return;
      if (wake === 'heartbeat') yield {};
    }
  } finally {
    await file.close();
  }
}
