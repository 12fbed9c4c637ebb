import { appendFile, mkdir, mkdtemp, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileStream, Frame } from '../node-handle.js';
import { contentType } from './content-type.js';
import { formatMode } from './file-mode.js';
import { type AllocationFiles, formatFileTime, listFiles, readFile, statFile } from './file-reading.js';
import { streamFile } from './file-stream.js';
import { streamLogs } from './log-stream.js';

let folder: string;
let root: string;
let files: AllocationFiles;
/** Streams that a test has begun, to be ended after it. */
const open: AsyncIterator<Frame>[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yurt-files-'));
  root = join(folder, 'allocation');
  await mkdir(join(root, 'alloc/logs'), { recursive: true });
  for (const name of ['local', 'secrets', 'private']) await mkdir(join(root, 'main', name), { recursive: true });
  await writeFile(join(root, 'main/local/ten.txt'), 'abcdefghij');
  await writeFile(join(root, 'main/secrets/s.txt'), 's3cret\n');
  await writeFile(join(folder, 'outside.txt'), 'not yours');
  files = { root, tasks: ['main'] };
});
afterEach(async () => {
  for (const iterator of open.splice(0)) await iterator.return?.();
  await rm(folder, { recursive: true, force: true });
});

async function text(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

/** A stream's frames, one at a time. */
function reader(frames: AsyncIterable<Frame>): { next: () => Promise<Frame>; data: () => Promise<string> } {
  const iterator = frames[Symbol.asyncIterator]();
  open.push(iterator);
  const next = async (): Promise<Frame> => {
    const result: IteratorResult<Frame, undefined> = await iterator.next();
    if (result.done) throw new Error('the stream has ended');
    return result.value;
  };
  const data = async (): Promise<string> => {
    for (;;) {
      const frame = await next();
      if (frame.data) return Buffer.from(frame.data).toString();
    }
  };
  return { next, data };
}

describe('listing and describing', () => {
  test('by name, hidden files too, without a type', async () => {
    await writeFile(join(root, 'main/.hidden'), '');
    const found = await listFiles(files, '/main');
    expect(found.map(({ Name }) => Name)).toEqual(['.hidden', 'local', 'private', 'secrets']);
    expect(found[1]).toMatchObject({ IsDir: true, ContentType: '' });
  });

  test('one file, with its type', async () => {
    expect(await statFile(files, 'main/local/ten.txt')).toMatchObject({
      Name: 'ten.txt',
      IsDir: false,
      Size: 10,
      FileMode: '-rw-r--r--',
      ContentType: 'text/plain; charset=utf-8',
    });
  });

  test('errors are worded as Nomad words them', async () => {
    await expect(listFiles(files, '/nope')).rejects.toMatchObject({
      status: 404,
      message: `open ${root}/nope: no such file or directory`,
    });
    await expect(listFiles(files, '/main/local/ten.txt')).rejects.toMatchObject({
      status: 500,
      message: `open ${root}/main/local/ten.txt: not a directory`,
    });
    await expect(statFile(files, '/nope')).rejects.toMatchObject({
      status: 404,
      message: `stat ${root}/nope: no such file or directory`,
    });
  });
});

describe('what lies outside', () => {
  test.each(['../..', '/main/../../..', '/../../../../etc', '../outside.txt', 'main/local/../../../outside.txt'])(
    '%s is refused',
    async (path) => {
      await expect(listFiles(files, path)).rejects.toThrow('Path escapes the alloc directory');
      await expect(readFile(files, path)).rejects.toThrow('Path escapes the alloc directory');
    },
  );

  test('is refused behind links as well', async () => {
    await symlink(join(folder, 'outside.txt'), join(root, 'main/local/link'));
    await symlink(folder, join(root, 'main/local/up'));
    await expect(readFile(files, 'main/local/link')).rejects.toThrow('Path escapes the alloc directory');
    await expect(listFiles(files, 'main/local/up')).rejects.toThrow('Path escapes the alloc directory');
    await expect(statFile(files, 'main/local/up/outside.txt')).rejects.toThrow('Path escapes the alloc directory');
  });

  test('no path ever shows a file from outside', async () => {
    await symlink('..', join(root, 'main/local/here'));
    const part = fc.constantFrom('..', '.', 'main', 'local', 'here', 'outside.txt', '', 'allocation', 'ten.txt');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const read = await readFile(files, parts.join('/')).then(
          ({ chunks }) => text(chunks),
          () => '',
        );
        expect(read).not.toContain('not yours');
      }),
    );
  });
});

describe('reading', () => {
  test('the whole, a part, and past the end', async () => {
    const path = '/main/local/ten.txt';
    expect(await text((await readFile(files, path)).chunks)).toBe('abcdefghij');
    expect(await text((await readFile(files, path, { offset: 2, limit: 3 })).chunks)).toBe('cde');
    expect(await text((await readFile(files, path, { offset: 8, limit: 100 })).chunks)).toBe('ij');
    expect(await text((await readFile(files, path, { offset: 1, limit: -2 })).chunks)).toBe('bcdefghij');
    const past = await readFile(files, path, { offset: 50, limit: 3 });
    expect(past.contentType).toBeUndefined();
    expect(await text(past.chunks)).toBe('');
    await expect(readFile(files, path, { offset: -1 })).rejects.toThrow(
      `can't seek to offset -1: seek ${root}/main/local/ten.txt: invalid argument`,
    );
  });

  test('secrets stay secret, by any way', async () => {
    await symlink('../secrets/s.txt', join(root, 'main/local/way'));
    await expect(readFile(files, '/main/secrets/s.txt')).rejects.toThrow(
      'Reading secret file prohibited: /main/secrets/s.txt',
    );
    await expect(readFile(files, 'main/local/way')).rejects.toThrow('Reading secret file prohibited');
    await expect(readFile(files, '/main/local')).rejects.toThrow('file "/main/local" is a directory');
  });
});

describe('streaming a file', () => {
  const request: FileStream = { path: '/main/local/ten.txt', offset: 0, origin: 'start', follow: false };
  const stream = (parts: Partial<FileStream>, signal = new AbortController().signal) =>
    streamFile(files, { ...request, ...parts }, signal);

  test('ends at its end', async () => {
    const frames: Frame[] = [];
    for await (const frame of await stream({ offset: 4 })) frames.push(frame);
    expect(frames).toEqual([{ file: '/main/local/ten.txt', data: Buffer.from('efghij'), offset: 10 }]);
  });

  test('counts from the end', async () => {
    const { data } = reader(await stream({ offset: 3, origin: 'end' }));
    expect(await data()).toBe('hij');
  });

  test('in frames of 64 KiB at most', async () => {
    await writeFile(join(root, 'main/local/big'), Buffer.alloc(200_000, 'x'));
    const sizes: number[] = [];
    for await (const { data } of await stream({ path: 'main/local/big' })) sizes.push(data?.length ?? 0);
    expect(sizes).toEqual([65536, 65536, 65536, 3392]);
  });

  test('goes on as it grows, is cut and is removed', async () => {
    const stop = new AbortController();
    const file = join(root, 'main/local/ten.txt');
    const { next, data } = reader(await stream({ follow: true }, stop.signal));
    expect(await data()).toBe('abcdefghij');
    await appendFile(file, 'more');
    expect(await data()).toBe('more');
    await truncate(file, 0);
    const untilEvent = async (): Promise<Frame> => {
      for (;;) {
        const frame = await next();
        if (frame.event) return frame;
      }
    };
    expect(await untilEvent()).toMatchObject({ event: 'file truncated', offset: 0 });
    await appendFile(file, 'new');
    expect(await data()).toBe('new');
    await unlink(file);
    expect(await untilEvent()).toMatchObject({ event: 'file deleted' });
  });

  test('sends an empty frame each second, and ends with its signal', async () => {
    const stop = new AbortController();
    const frames = await stream({ follow: true }, stop.signal);
    const seen: Frame[] = [];
    for await (const frame of frames) {
      seen.push(frame);
      if (seen.length === 2) stop.abort();
    }
    expect(seen[1]).toEqual({});
  });
});

describe('streaming logs', () => {
  const logs = (parts: object, signal = new AbortController().signal) =>
    streamLogs(
      join(root, 'alloc/logs'),
      { task: 'main', type: 'stdout', offset: 0, origin: 'start', follow: false, ...parts },
      signal,
    );
  const whole = async (parts: object): Promise<string> => {
    let read = '';
    for await (const { data } of await logs(parts)) read += Buffer.from(data ?? '').toString();
    return read;
  };

  beforeEach(async () => {
    await writeFile(join(root, 'alloc/logs/main.stdout.3'), 'first\n');
    await writeFile(join(root, 'alloc/logs/main.stdout.10'), 'second\n');
    await writeFile(join(root, 'alloc/logs/main.stderr.0'), 'errors\n');
  });

  test('offsets count over all files that exist', async () => {
    expect(await whole({})).toBe('first\nsecond\n');
    expect(await whole({ offset: 8 })).toBe('cond\n');
    expect(await whole({ offset: 600 })).toBe('');
    expect(await whole({ origin: 'end', offset: 4 })).toBe('ond\n');
    expect(await whole({ origin: 'end', offset: 9 })).toBe('t\nsecond\n');
    expect(await whole({ origin: 'end', offset: 600 })).toBe('first\nsecond\n');
    // A quirk of Nomad's: nothing from the end is the whole last file.
    expect(await whole({ origin: 'end', offset: 0 })).toBe('second\n');
  });

  test('a log that does not exist is a 404', async () => {
    await expect(logs({ task: 'other' })).rejects.toMatchObject({
      status: 404,
      message: 'log entry for task "other" and log type "stdout" not found',
    });
  });

  test('goes on in the next file', async () => {
    const stop = new AbortController();
    const { data } = reader(await logs({ follow: true, offset: 6 }, stop.signal));
    expect(await data()).toBe('second\n');
    await appendFile(join(root, 'alloc/logs/main.stdout.10'), 'last\n');
    await writeFile(join(root, 'alloc/logs/main.stdout.11'), 'third\n');
    expect(await data()).toBe('last\n');
    expect(await data()).toBe('third\n');
    stop.abort();
  });
});

test.each([
  [0o040755, 'drwxr-xr-x'],
  [0o041777, 'dtrwxrwxrwx'],
  [0o100644, '-rw-r--r--'],
  [0o010600, 'prw-------'],
  [0o140666, 'Srw-rw-rw-'],
  [0o120777, 'Lrwxrwxrwx'],
  [0o104755, 'urwxr-xr-x'],
  [0o020620, 'Dcrw--w----'],
])('mode %o is %s', (mode, shown) => {
  expect(formatMode(mode)).toBe(shown);
});

test.each([
  ['hello', '', 'text/plain; charset=utf-8'],
  ['\u0000\u0001', '', 'application/octet-stream'],
  ['  <!DOCTYPE html>', '', 'text/html; charset=utf-8'],
  ['<?xml version="1.0"?>', '', 'text/xml; charset=utf-8'],
  ['{}', 'x.json', 'application/json'],
  ['%PDF-1.7', '', 'application/pdf'],
  ['GIF89a', '', 'image/gif'],
])('the type of %j (%s) is %s', (content, name, type) => {
  expect(contentType(Buffer.from(content, 'latin1'), name)).toBe(type);
});

test('a byte order mark tells UTF-16', () => {
  expect(contentType(Buffer.from([0xff, 0xfe, 0x62, 0x69]), '')).toBe('text/plain; charset=utf-16le');
});

test('times keep their nanoseconds, without zeros at the end', () => {
  expect(formatFileTime(1_795_244_736_834_548_163n)).toBe('2026-11-21T07:05:36.834548163Z');
  expect(formatFileTime(1_795_244_736_500_000_000n)).toBe('2026-11-21T07:05:36.5Z');
  expect(formatFileTime(1_795_244_736_000_000_000n)).toBe('2026-11-21T07:05:36Z');
});
