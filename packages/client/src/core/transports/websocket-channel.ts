/** A channel over a socket that has become a WebSocket. */

import type { Duplex } from 'node:stream';
import { onAbort } from '../abort.js';
import { ConnectionError, ProtocolError } from '../errors.js';
import type { Channel, ChannelClose } from '../transport.js';
import { encodeClose, encodeFrame, FrameReader, largestFrame, opcodes } from './websocket-frames.js';
import type { Frame } from './websocket-frames.js';

/** Characters of messages that may wait for a reader before the socket is paused. */
const highWater = 256 * 1024;
/** How long the other side has to answer a close. */
const closeTimeout = 2000;

/** Codes of RFC 6455, section 7.4.1. */
const closeCodes = { normal: 1000, protocolError: 1002, none: 1005, cut: 1006, notText: 1003, tooLarge: 1009 } as const;

/** A WebSocket of text messages. Messages are read from the socket only as fast as they are consumed. */
export class WebSocketChannel implements Channel {
  readonly closed: Promise<ChannelClose>;

  readonly #socket: Duplex;
  readonly #reader = new FrameReader();
  readonly #releases: (() => void)[] = [];
  readonly #messages: string[] = [];
  #waitingLength = 0;
  #fragments: Buffer[] = [];
  #fragmentsLength = 0;
  #closing = false;
  #close: ChannelClose | undefined;
  #settle: (close: ChannelClose) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wake: (() => void) | undefined;

  constructor(socket: Duplex, head: Buffer, signals: readonly (AbortSignal | undefined)[]) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => {
      this.#settle = resolve;
    });
    for (const signal of signals) {
      if (signal !== undefined) this.#releases.push(onAbort(signal, () => this.#finish(closeCodes.cut, '')));
    }
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('error', () => this.#finish(closeCodes.cut, ''));
    socket.on('end', () => this.#finish(closeCodes.cut, ''));
    socket.on('close', () => this.#finish(closeCodes.cut, ''));
    if (head.length > 0) this.#receive(head);
    if (signals.some((signal) => signal?.aborted === true)) this.#finish(closeCodes.cut, '');
  }

  async send(text: string): Promise<void> {
    if (this.#closing || this.#close !== undefined) throw new ConnectionError('the WebSocket is closed', false);
    if (this.#socket.write(encodeFrame(opcodes.text, Buffer.from(text)))) return;
    await new Promise<void>((resolve, reject) => {
      const done = (): void => {
        this.#socket.off('drain', done);
        this.#socket.off('close', done);
        if (this.#close === undefined) resolve();
        else reject(new ConnectionError('the WebSocket was closed', true));
      };
      this.#socket.on('drain', done);
      this.#socket.on('close', done);
    });
  }

  close(code: number = closeCodes.normal, reason = ''): void {
    if (this.#closing || this.#close !== undefined) return;
    this.#closing = true;
    this.#socket.write(encodeClose(code, reason));
    this.#timer = setTimeout(() => this.#finish(closeCodes.cut, ''), closeTimeout);
    // What still comes in is not wanted, but the other side's close stands behind it.
    this.#socket.resume();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    for (;;) {
      const message = this.#messages.shift();
      if (message !== undefined) {
        this.#waitingLength -= message.length;
        if (this.#waitingLength < highWater && this.#socket.isPaused()) this.#socket.resume();
        yield message;
      } else if (this.#close !== undefined) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  #receive(bytes: Buffer): void {
    if (this.#close !== undefined) return;
    try {
      for (const frame of this.#reader.push(bytes)) this.#handle(frame);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#refuse(closeCodes.protocolError, error.message);
    }
    if (this.#waitingLength >= highWater && !this.#closing) this.#socket.pause();
    this.#wake?.();
  }

  #handle(frame: Frame): void {
    switch (frame.opcode) {
      case opcodes.text:
      case opcodes.continuation:
        this.#collect(frame);
        return;
      case opcodes.close: {
        const code = frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : closeCodes.none;
        const reason = frame.payload.subarray(2).toString('utf8');
        if (!this.#closing) this.#socket.write(encodeClose(code === closeCodes.none ? closeCodes.normal : code, ''));
        this.#finish(code, reason);
        return;
      }
      case opcodes.ping:
        this.#socket.write(encodeFrame(opcodes.pong, frame.payload));
        return;
      case opcodes.pong:
        return;
      default:
        this.#refuse(closeCodes.notText, 'only text messages are expected');
    }
  }

  #collect(frame: Frame): void {
    this.#fragments.push(frame.payload);
    this.#fragmentsLength += frame.payload.length;
    if (this.#fragmentsLength > largestFrame) {
      this.#refuse(closeCodes.tooLarge, 'the message is too large');
      return;
    }
    if (!frame.final) return;
    const text = Buffer.concat(this.#fragments).toString('utf8');
    this.#fragments = [];
    this.#fragmentsLength = 0;
    if (this.#closing) return;
    this.#messages.push(text);
    this.#waitingLength += text.length;
  }

  /** Ends the channel because of what the other side sent. */
  #refuse(code: number, reason: string): void {
    if (this.#close !== undefined) return;
    this.#socket.write(encodeClose(code, reason));
    this.#finish(code, reason);
  }

  #finish(code: number, reason: string): void {
    if (this.#close !== undefined) return;
    this.#close = { code, reason };
    clearTimeout(this.#timer);
    for (const release of this.#releases) release();
    // `end` lets the close frame go out first; the socket is of no more use after it.
    this.#socket.end(() => this.#socket.destroy());
    this.#socket.resume();
    this.#settle(this.#close);
    this.#wake?.();
  }
}
