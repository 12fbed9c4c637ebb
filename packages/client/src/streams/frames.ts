/** Streams of frames: files, logs of tasks and logs of agents, as pieces, as text, or as lines. */

import type { StreamFrame } from '@yurt/contract';
import type { StreamedResponse } from '../core/caller.js';
import { ProtocolError } from '../core/errors.js';
import { bytesOf } from './base64.js';
import { JsonSequence } from './json-sequence.js';
import { unlessSilent } from './silence.js';

/** A following stream has a heartbeat each second; this many milliseconds without any mean that it is dead. */
const FRAME_SILENCE = 15_000;

/** A piece of a file, or something that happened to it. */
export interface FileChunk {
  /** The file, relative to the allocation's directory; `''` where the stream has no file. It changes when logs rotate. */
  readonly file: string;
  /** The bytes; empty when only something happened. */
  readonly data: Uint8Array;
  /** What happened to the file: after either, reading begins at its start. */
  readonly event: 'file deleted' | 'file truncated' | (string & {}) | undefined;
}

/** What a stream of frames is told. */
export interface FrameStreamSettings {
  /** Whether the server sends heartbeats, so that silence means a dead connection. */
  readonly follows: boolean;
}

/**
 * Pieces of a file as they come. Nothing is sent before the loop begins; it can be looped over once, as pieces, as
 * {@link text} or as {@link lines}, and leaving the loop closes the connection.
 */
export class FrameStream implements AsyncIterable<FileChunk> {
  readonly #open: () => Promise<StreamedResponse>;
  readonly #follows: boolean;
  #used = false;

  constructor(open: () => Promise<StreamedResponse>, settings: FrameStreamSettings) {
    this.#open = open;
    this.#follows = settings.follows;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<FileChunk, void, undefined> {
    for await (const chunk of this.beats()) if (chunk !== undefined) yield chunk;
  }

  /** As the loop over the stream, with `undefined` for each heartbeat: a way to look around while nothing comes. */
  async *beats(): AsyncGenerator<FileChunk | undefined, void, undefined> {
    if (this.#used) throw new ProtocolError('a stream can be read once; make the call again for another');
    this.#used = true;
    const response = await this.#open();
    const sequence = new JsonSequence();
    let file = '';
    try {
      const pieces = this.#follows
        ? unlessSilent(response.body, FRAME_SILENCE, () => response.cancel())
        : response.body;
      for await (const piece of pieces) {
        for (const text of sequence.push(piece)) {
          const frame = frameOf(text);
          if (frame.File !== undefined) file = frame.File;
          if (frame.Data !== undefined || frame.FileEvent !== undefined) {
            yield { file, data: frame.Data === undefined ? noBytes : bytesOf(frame.Data), event: frame.FileEvent };
          } else yield undefined;
        }
      }
      sequence.end();
    } finally {
      response.cancel();
    }
  }

  /** The text in pieces, decoded as UTF-8; characters that are split over frames come whole. */
  async *text(): AsyncGenerator<string, void, undefined> {
    let file: string | undefined;
    let decoder = new TextDecoder();
    for await (const chunk of this) {
      if (file !== undefined && chunk.file !== file) {
        const rest = decoder.decode();
        if (rest !== '') yield rest;
        decoder = new TextDecoder();
      }
      file = chunk.file;
      const text = decoder.decode(chunk.data, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  }

  /** The lines, without their line breaks; the last one also when it has none. */
  async *lines(): AsyncGenerator<string, void, undefined> {
    yield* linesOf(this.text());
  }
}

const noBytes = new Uint8Array(0);

/** Cuts text that comes in pieces into lines. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}

function frameOf(text: string): StreamFrame {
  try {
    return JSON.parse(text) as StreamFrame;
  } catch (error) {
    throw new ProtocolError('a frame of the stream is no JSON', { cause: error });
  }
}
