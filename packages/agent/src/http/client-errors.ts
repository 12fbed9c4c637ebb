/** What is said to callers whose bytes are no HTTP request, in the words of Go's server. */

import type { Socket } from 'node:net';

interface Refusal {
  readonly status: string;
  readonly text: string;
}

const BAD_REQUEST: Refusal = { status: '400 Bad Request', text: '400 Bad Request' };

/** By the code of Node's parser. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    text: '431 Request Header Fields Too Large',
  },
  HPE_INVALID_CHUNK_SIZE: { status: '400 Bad Request', text: 'invalid byte in chunk length' },
  HPE_INVALID_TRANSFER_ENCODING: { status: '501 Not Implemented', text: 'Unsupported transfer encoding' },
  HPE_INVALID_VERSION: {
    status: '505 HTTP Version Not Supported',
    text: '505 HTTP Version Not Supported: unsupported protocol version',
  },
};

/** Refuses what a socket sent, and closes it. */
export function refuseBytes(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, text } = REFUSALS[error.code ?? ''] ?? BAD_REQUEST;
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${text.length}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
}
