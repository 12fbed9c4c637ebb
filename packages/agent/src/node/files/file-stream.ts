/** Streams a file in frames, and goes on as it grows, is cut or is removed. Nothing is read before somebody wants it. */

import { type FileHandle, open, stat } from 'node:fs/promises';
import type { FileStream, Frame } from '../node-handle.js';
import { type AllocationFiles, checkOffset, findReadable } from './file-reading.js';
import { FileWatch } from './file-watch.js';

/** The most data that one frame holds. */
const FRAME_BYTES = 64 * 1024;

/**
 * Streams a file of an allocation.
 *
 * @throws {CodedError} at once when it can't be read
 */
export async function streamFile(
  files: AllocationFiles,
  request: FileStream,
  signal: AbortSignal,
): Promise<AsyncIterable<Frame>> {
  const { full, size } = await findReadable(files, request.path);
  const offset = request.origin === 'end' ? Math.max(size - request.offset, 0) : request.offset;
  checkOffset(full, offset);
  return follow(full, request.path, offset, request.follow, signal);
}

async function* follow(
  full: string,
  name: string,
  start: number,
  goOn: boolean,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  const file = await open(full, 'r');
  const watch = new FileWatch(full, signal);
  try {
    let offset = start;
    for (;;) {
      for await (const frame of readFrames(file, name, offset, signal)) {
        offset = frame.offset;
        yield frame;
      }
      if (!goOn || signal.aborted) return;
      watch.begin();
      const state = await fileState(file, full, offset);
      if (state === 'deleted') {
        yield { file: name, event: 'file deleted', offset };
        return;
      }
      if (state === 'truncated') {
        offset = 0;
        yield { file: name, event: 'file truncated', offset };
        continue;
      }
      if (state === 'grown') continue;
      const wake = await watch.next();
      if (wake === 'aborted') return;
      if (wake === 'heartbeat') yield {};
    }
  } finally {
    watch.close();
    await file.close();
  }
}

/** A frame with data; `offset` is where reading goes on after it. */
interface DataFrame extends Frame {
  readonly offset: number;
}

/** Reads frames up to the present end of a file. */
export async function* readFrames(
  file: FileHandle,
  name: string,
  start: number,
  signal: AbortSignal,
): AsyncGenerator<DataFrame> {
  let offset = start;
  while (!signal.aborted) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(FRAME_BYTES), 0, FRAME_BYTES, offset);
    if (bytesRead === 0) return;
    offset += bytesRead;
    yield { file: name, data: buffer.subarray(0, bytesRead), offset };
  }
}

/** What became of a file that was read up to `offset`. */
export async function fileState(
  file: FileHandle,
  full: string,
  offset: number,
): Promise<'same' | 'grown' | 'truncated' | 'deleted'> {
  const here = await file.stat();
  const there = await stat(full).catch(() => undefined);
  if (!there || here.nlink === 0 || there.ino !== here.ino) return 'deleted';
  if (here.size < offset) return 'truncated';
  return here.size > offset ? 'grown' : 'same';
}
