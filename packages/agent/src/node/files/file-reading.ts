/** Lists, describes and reads files of an allocation. */

import type { BigIntStats } from 'node:fs';
import { type FileHandle, lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AllocFileInfo } from '@yurt/contract';
import { CodedError } from '../../coded-error.js';
import type { FileContents, FileRange } from '../node-handle.js';
import { fileError, locate, refuseSecrets } from './allocation-path.js';
import { CONTENT_TYPE_BYTES, contentType } from './content-type.js';
import { formatMode } from './file-mode.js';

/** Whose files they are. */
export interface AllocationFiles {
  /** The allocation's folder. */
  readonly root: string;
  readonly tasks: readonly string[];
}

const CHUNK = 64 * 1024;

/** RFC 3339 with nanoseconds, as Go prints times: without zeros at the end. */
export function formatFileTime(nanoseconds: bigint): string {
  const seconds = nanoseconds / 1_000_000_000n;
  const fraction = (nanoseconds % 1_000_000_000n).toString().padStart(9, '0').replace(/0+$/, '');
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  return `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
}

function describe(name: string, found: BigIntStats, type: string): AllocFileInfo {
  return {
    Name: name,
    IsDir: found.isDirectory(),
    Size: Number(found.size),
    FileMode: formatMode(Number(found.mode)),
    ModTime: formatFileTime(found.mtimeNs),
    ContentType: type,
  };
}

/** Lists a folder by name, hidden files included. */
export async function listFiles(files: AllocationFiles, path: string): Promise<AllocFileInfo[]> {
  const full = await locate(files.root, path, 'open');
  let names: string[];
  try {
    names = await readdir(full);
  } catch (error) {
    throw fileError(error, 'open', full);
  }
  const found = await Promise.all(
    names.toSorted().map(async (name) => {
      // A file may be gone by now; then it is not listed.
      const info = await lstat(join(full, name), { bigint: true }).catch(() => undefined);
      return info && describe(name, info, '');
    }),
  );
  return found.filter((info) => info !== undefined);
}

/** Describes a file, with its type. */
export async function statFile(files: AllocationFiles, path: string): Promise<AllocFileInfo> {
  const full = await locate(files.root, path, 'stat');
  let found: BigIntStats;
  try {
    found = await stat(full, { bigint: true });
  } catch (error) {
    throw fileError(error, 'stat', full);
  }
  const name = full.slice(full.lastIndexOf('/') + 1);
  return describe(name, found, found.isFile() ? await typeOf(full) : 'application/octet-stream');
}

async function typeOf(full: string): Promise<string> {
  let file: FileHandle | undefined;
  try {
    file = await open(full, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CONTENT_TYPE_BYTES), 0, CONTENT_TYPE_BYTES, 0);
    // Go's reader gives nothing at the end of an empty file, and then nothing is known.
    return bytesRead === 0 && !full.endsWith('.json')
      ? 'application/octet-stream'
      : contentType(buffer.subarray(0, bytesRead), full);
  } catch {
    return 'application/octet-stream';
  } finally {
    await file?.close();
  }
}

/** A file that may be read, and how long it is now. */
export interface ReadableFile {
  readonly full: string;
  readonly size: number;
}

/**
 * Finds a file to be read.
 *
 * @throws {CodedError} when it is none, is secret, or is not there
 */
export async function findReadable(files: AllocationFiles, path: string): Promise<ReadableFile> {
  const full = await locate(files.root, path, 'stat');
  const found = await stat(full).catch((error: unknown) => {
    throw fileError(error, 'stat', full);
  });
  if (found.isDirectory()) throw new CodedError(400, `file ${JSON.stringify(path)} is a directory`);
  await refuseSecrets(files.root, full, path, files.tasks);
  // Opening a named pipe would wait for somebody to write into it.
  if (!found.isFile()) throw new CodedError(400, `file ${JSON.stringify(path)} is not a regular file`);
  return { full, size: found.size };
}

/**
 * Refuses places that no file has. Beyond 2^53 - 1 there is none either, and Node would read from elsewhere.
 *
 * @throws {CodedError} in the words of a failed seek
 */
export function checkOffset(full: string, offset: number): void {
  if (offset >= 0 && offset <= Number.MAX_SAFE_INTEGER) return;
  throw new CodedError(500, `can't seek to offset ${offset}: seek ${full}: invalid argument`);
}

/** Reads a part of a file, piece by piece. */
export async function readFile(files: AllocationFiles, path: string, range: FileRange = {}): Promise<FileContents> {
  const { full } = await findReadable(files, path);
  const { offset = 0, limit = 0 } = range;
  checkOffset(full, offset);
  const wanted = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  const start = await readStart(full, offset, Math.min(wanted, CONTENT_TYPE_BYTES));
  return {
    contentType: start.length === 0 ? undefined : contentType(start, ''),
    chunks: readChunks(full, offset, wanted),
  };
}

async function readStart(full: string, offset: number, size: number): Promise<Uint8Array> {
  const file = await open(full, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* readChunks(full: string, offset: number, limit: number): AsyncGenerator<Uint8Array> {
  const file = await open(full, 'r');
  try {
    let at = offset;
    let left = limit;
    while (left > 0) {
      const size = Math.min(CHUNK, left);
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size), 0, size, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
