/**
 * The files and logs of allocations.
 *
 * Nomad answers errors of `cat` and `readat` with status 200 and the message as the body; so does this, and what else
 * differs is that such an answer has no content security headers.
 */

import { client } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import type { FileContents, Frame, LogStream } from '../node/node-handle.js';
import { findHolder } from './client-target.js';
import { type Binding, serve, type Streamed } from './serve.js';
import type { ServerContext } from './server-context.js';

const PLAIN = 'text/plain; charset=utf-8';

/** Keeps browsers from taking a task's file for a page of the agent. */
const CONTENT_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'X-XSS-Protection': '1; mode=block',
};

function requirePath(path: string | undefined): string {
  if (!path) throw new CodedError(400, 'must provide a file name');
  return path;
}

/** Errors of a file's contents, whose status Nomad forgets. */
async function contents(read: () => Promise<FileContents>): Promise<Streamed> {
  try {
    const { contentType, chunks } = await read();
    return contentType === undefined
      ? { chunks, contentType: PLAIN }
      : { chunks, contentType, headers: CONTENT_HEADERS };
  } catch (error) {
    throw new CodedError(200, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Refusals of a file's frames that keep their status: of allocations that are not there, secrets, and places in no file. */
const UNCHANGED = /^(?:(?:Unknown|state for) allocation|Reading (?:secret|private) file|can't seek) /;

/** Frames of a file are refused with 400, whatever else the reason. */
async function refuse<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof CodedError) || UNCHANGED.test(error.message)) throw error;
    throw new CodedError(400, error.message, { cause: error });
  }
}

/** Frames as they go over the wire: JSON objects without a separator, keys in order, empty ones left out. */
async function* encodeFrames(frames: AsyncIterable<Frame>): AsyncGenerator<string> {
  for await (const { data, file, event, offset } of frames) {
    yield JSON.stringify({
      ...(data && { Data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64') }),
      ...(file && { File: file }),
      ...(event && { FileEvent: event }),
      ...(offset && { Offset: offset }),
    });
  }
}

/** What is in the frames, and nothing else. */
async function* dataOf(frames: AsyncIterable<Frame>): AsyncGenerator<Uint8Array> {
  for await (const { data } of frames) if (data) yield data;
}

/** What Nomad calls an offset that is missing. */
const NO_OFFSET = 'error parsing offset: strconv.ParseInt: parsing "": invalid syntax';

function readOrigin(origin: string | undefined): 'start' | 'end' {
  if (origin === undefined || origin === '' || origin === 'start') return 'start';
  if (origin === 'end') return 'end';
  throw new CodedError(400, 'origin must be start or end');
}

const OTHER_END = { start: 'end', end: 'start' } as const;

/** The query of a log's stream, as both of its routes have it. */
interface LogQuery {
  readonly task?: string;
  readonly type?: string;
  readonly follow?: boolean;
  readonly offset?: number | bigint;
  readonly origin?: string;
}

/** The routes of files and logs. */
export function clientFileServices(context: ServerContext): Binding[] {
  const routes = client.fs;
  const openLogs = (id: string, query: LogQuery, signal: AbortSignal): Promise<AsyncIterable<Frame>> => {
    if (!query.task) throw new CodedError(400, 'must provide task name');
    if (query.type !== 'stdout' && query.type !== 'stderr') {
      throw new CodedError(400, 'must provide log type (stdout/stderr)');
    }
    const origin = readOrigin(query.origin);
    const offset = Number(query.offset ?? 0);
    const request: LogStream = {
      task: query.task,
      type: query.type,
      follow: query.follow ?? false,
      // A negative offset counts from the other end.
      offset: Math.abs(offset),
      origin: offset < 0 ? OTHER_END[origin] : origin,
    };
    return findHolder(context, id).streamLogs(id, request, signal);
  };
  return [
    serve(routes.list, ({ path: { allocationId }, query }) =>
      findHolder(context, allocationId).listFiles(allocationId, query.path || '/'),
    ),
    serve(routes.stat, ({ path: { allocationId }, query }) => {
      const path = requirePath(query.path);
      return findHolder(context, allocationId).statFile(allocationId, path);
    }),
    serve(routes.cat, ({ path: { allocationId }, query }) =>
      contents(async () => {
        const path = requirePath(query.path);
        return findHolder(context, allocationId).readFile(allocationId, path);
      }),
    ),
    serve(routes.readAt, ({ path: { allocationId }, query }) =>
      contents(async () => {
        const path = requirePath(query.path);
        if (query.offset === undefined) throw new CodedError(500, NO_OFFSET);
        const range = { offset: Number(query.offset), limit: Number(query.limit ?? 0) };
        return findHolder(context, allocationId).readFile(allocationId, path, range);
      }),
    ),
    serve(routes.stream, async ({ path: { allocationId }, query, signal }) => {
      const path = requirePath(query.path);
      const { offset = 0, follow = true } = query;
      const request = { path, offset: Number(offset), origin: readOrigin(query.origin), follow };
      const node = findHolder(context, allocationId);
      const frames = await refuse(() => node.streamFile(allocationId, request, signal));
      return { chunks: encodeFrames(frames), contentType: PLAIN };
    }),
    serve(routes.logs, async ({ path: { allocationId }, query, signal }) => ({
      chunks: encodeFrames(await openLogs(allocationId, query, signal)),
      contentType: 'application/json',
    })),
    serve(routes.logsAsText, async ({ path: { allocationId }, query, signal }) => ({
      chunks: dataOf(await openLogs(allocationId, query, signal)),
      contentType: 'text/plain',
    })),
  ];
}
