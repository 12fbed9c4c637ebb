/**
 * A server that does as little as a server can: it answers from buffers that were made before. It runs in a process of its
 * own, so that on two cores its work does not count as the client's.
 */

import { createServer, type ServerResponse } from 'node:http';
import { jobList, smallAnswer } from '../cases/answers.js';

const FRAME_BYTES = 64 * 1024;
/** Frames are written in batches: one system call for each would measure the server. */
const BATCH = 8;

const headers = {
  'content-type': 'application/json',
  'x-nomad-index': '1234',
  'x-nomad-knownleader': 'true',
  'x-nomad-lastcontact': '0',
};

const small = Buffer.from(JSON.stringify(smallAnswer()));
const list = Buffer.from(JSON.stringify(jobList(500)));

/** Text as programs log it: lines, no bytes that compress to nothing. */
function logText(): Buffer {
  let text = '';
  for (let line = 0; text.length < FRAME_BYTES; line++) {
    text += `2026-01-02T03:04:05.${String(line % 1000).padStart(3, '0')}Z INFO request=${line} "GET /v1/jobs" took=${line % 97}ms\n`;
  }
  return Buffer.from(text.slice(0, FRAME_BYTES));
}

const frame = JSON.stringify({ Data: logText().toString('base64'), File: 'alloc/logs/web.stdout.0', Offset: 65_536 });
const batch = Buffer.from(frame.repeat(BATCH));

/** Writes frames with `bytes` bytes of log in all, as fast as they are read. */
function stream(response: ServerResponse, bytes: number): void {
  let left = Math.ceil(bytes / (FRAME_BYTES * BATCH));
  const write = (): void => {
    while (left > 0) {
      left--;
      if (!response.write(batch)) {
        response.once('drain', write);
        return;
      }
    }
    response.end();
  };
  write();
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://server');
  if (url.pathname.startsWith('/v1/client/fs/')) {
    response.writeHead(200, { 'content-type': 'application/json' });
    // The offset says how long the log is: there is no file in which to begin.
    stream(response, Number(url.searchParams.get('offset')));
    return;
  }
  const body = url.pathname === '/v1/jobs' ? list : small;
  response.writeHead(200, { ...headers, 'content-length': body.length });
  response.end(body);
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}`);
});
