/** A channel over the browser's own `WebSocket`, which can't send headers: the token goes in the first message. */

import { ConnectionError, UpgradeRefusedError } from '../errors.js';
import type { Channel, ChannelClose, UpgradeRequest } from '../transport.js';
import type { Deadline } from './deadline.js';

/** Characters that may wait to be sent before `send` holds its caller back. */
const highWater = 1024 * 1024;
const drainInterval = 10;

/** Opens a WebSocket; the deadline's time ends when it is open. */
export function openBrowserWebSocket(request: UpgradeRequest, deadline: Deadline): Promise<Channel> {
  return new Promise((resolve, reject) => {
    if (deadline.signal.aborted) {
      reject(deadline.error);
      return;
    }
    const socket = new WebSocket(request.origin.replace(/^http/, 'ws') + request.path);
    let opened = false;
    const channel = new BrowserChannel(socket, deadline);
    socket.addEventListener('open', () => {
      opened = true;
      deadline.stopTimer();
      resolve(channel);
    });
    socket.addEventListener('close', () => {
      // Browsers hide the status and the text of a refusal.
      if (!opened) reject(deadline.error ?? new UpgradeRefusedError(0, ''));
    });
  });
}

class BrowserChannel implements Channel {
  readonly closed: Promise<ChannelClose>;
  readonly #socket: WebSocket;
  readonly #messages: string[] = [];
  #isClosed = false;
  #wake: (() => void) | undefined;

  constructor(socket: WebSocket, deadline: Deadline) {
    this.#socket = socket;
    socket.addEventListener('message', (event) => {
      if (typeof event.data !== 'string') return;
      this.#messages.push(event.data);
      this.#wake?.();
    });
    const abort = (): void => socket.close();
    deadline.signal.addEventListener('abort', abort, { once: true });
    this.closed = new Promise((resolve) => {
      socket.addEventListener('close', ({ code, reason }) => {
        this.#isClosed = true;
        deadline.signal.removeEventListener('abort', abort);
        deadline.release();
        resolve({ code, reason });
        this.#wake?.();
      });
    });
  }

  async send(text: string): Promise<void> {
    for (;;) {
      if (this.#isClosed || this.#socket.readyState > 1) throw new ConnectionError('the WebSocket is closed', false);
      if (this.#socket.bufferedAmount < highWater) break;
      // Browsers tell nobody when there is room again.
      await new Promise((resolve) => {
        setTimeout(resolve, drainInterval);
      });
    }
    this.#socket.send(text);
  }

  close(code = 1000, reason = ''): void {
    this.#socket.close(code, reason);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    for (;;) {
      const message = this.#messages.shift();
      if (message !== undefined) {
        yield message;
      } else if (this.#isClosed) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
