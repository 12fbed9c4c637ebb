/** WebSocket frames (RFC 6455), from the client's side: what it sends is masked, what it gets is not. */

import { randomBytes } from 'node:crypto';
import { ProtocolError } from '../errors.js';

/** What a frame is for. */
export const opcodes = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

/** A frame as it came. */
export interface Frame {
  readonly final: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Larger frames are refused; Nomad's have some ten kilobytes. */
export const largestFrame = 16 * 1024 * 1024;

/** One frame with a payload, masked. */
export function encodeFrame(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const start = 2 + extended + 4;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) frame.writeUInt16BE(length, 2);
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  const mask = randomBytes(4);
  mask.copy(frame, start - 4);
  for (let index = 0; index < length; index++) {
    frame[start + index] = (payload[index] ?? 0) ^ (mask[index & 3] ?? 0);
  }
  return frame;
}

/** A close frame. Without a code it has no payload. */
export function encodeClose(code: number, reason: string): Buffer {
  const text = Buffer.from(reason).subarray(0, 123);
  const payload = Buffer.allocUnsafe(2 + text.length);
  payload.writeUInt16BE(code, 0);
  text.copy(payload, 2);
  return encodeFrame(opcodes.close, payload);
}

/** Takes bytes as they come and gives whole frames. */
export class FrameReader {
  #pending: Buffer = Buffer.alloc(0);

  /**
   * The frames that are complete with these bytes.
   *
   * @throws ProtocolError on what no server may send.
   */
  push(bytes: Buffer): Frame[] {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
    const frames: Frame[] = [];
    for (;;) {
      const frame = this.#next();
      if (frame === undefined) return frames;
      frames.push(frame);
    }
  }

  #next(): Frame | undefined {
    const bytes = this.#pending;
    if (bytes.length < 2) return undefined;
    const first = bytes.readUInt8(0);
    const second = bytes.readUInt8(1);
    if ((first & 0x70) !== 0) throw new ProtocolError('WebSocket: a frame uses an extension that was not agreed on');
    if ((second & 0x80) !== 0) throw new ProtocolError('WebSocket: the server masked a frame');
    let length = second & 0x7f;
    let start = 2;
    if (length === 126) {
      if (bytes.length < 4) return undefined;
      length = bytes.readUInt16BE(2);
      start = 4;
    } else if (length === 127) {
      if (bytes.length < 10) return undefined;
      length = Number(bytes.readBigUInt64BE(2));
      start = 10;
    }
    if (length > largestFrame) throw new ProtocolError(`WebSocket: a frame of ${length} bytes is too large`);
    if (bytes.length < start + length) return undefined;
    this.#pending = bytes.subarray(start + length);
    return { final: (first & 0x80) !== 0, opcode: first & 0x0f, payload: bytes.subarray(start, start + length) };
  }
}
