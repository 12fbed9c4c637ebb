/** A command inside a task, as a child process: input, two outputs, and an exit. */

import type { Endpoint, ExecStreamingInput, ExecStreamingOutput, TerminalSize } from '@yurt/contract';
import { AbortedError, ConnectionError, NotFoundError, PermissionDeniedError, ServerError } from '../core/errors.js';
import type { NomadError } from '../core/errors.js';
import type { Channel } from '../core/transport.js';
import { base64Of, bytesOf } from './base64.js';

/** What a session is told. */
export interface ExecSettings {
  /**
   * The command's input: text, or bytes as they come. Default: none, and the input is closed at once, since without a
   * terminal the command's exit is only told then.
   */
  readonly stdin?: string | AsyncIterable<Uint8Array | string>;
  /** Leaves the input open for {@link ExecSession.write}, until {@link ExecSession.end}. Default: with `tty` only. */
  readonly keepStdin?: boolean;
  /** The terminal's size at the start, with `tty`. */
  readonly size?: TerminalSize;
}

/** How a command ended. */
export interface ExecResult {
  /** 128 + n when signal n ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Output that waits unread at most, in bytes, over both streams; beyond it the command is held up. */
const UNREAD = 1024 * 1024;
const HEARTBEAT = 10_000;

/** A running command. Read its outputs, or take it as a whole with {@link result}. */
export class ExecSession {
  /** Standard output; with a terminal, everything. Can be read once. */
  readonly stdout: AsyncIterable<Uint8Array>;
  /** Standard error; empty with a terminal. Can be read once. */
  readonly stderr: AsyncIterable<Uint8Array>;
  /**
   * The exit code, once the command has ended; 128 + n when signal n ended it. Rejects when the connection ends before that,
   * or the node refuses the command.
   */
  readonly exit: Promise<number>;
  readonly #channel: Promise<Channel>;
  readonly #out: Output;
  readonly #err: Output;
  #room: (() => void) | undefined;
  #ended = false;

  constructor(
    open: Promise<Channel>,
    call: { readonly endpoint: Endpoint; readonly path: string; readonly tty: boolean },
    settings: ExecSettings = {},
  ) {
    this.#channel = open;
    const taken = (): void => {
      if (this.#unread < UNREAD) this.#room?.();
    };
    this.#out = new Output(taken);
    this.#err = new Output(taken);
    this.stdout = this.#out;
    this.stderr = this.#err;
    this.exit = this.#run(call, settings);
    // Whoever only reads the outputs gets the failure there.
    this.exit.catch(() => undefined);
  }

  get #unread(): number {
    return this.#out.unread + this.#err.unread;
  }

  /** Writes to the command's input; resolves when there is room for more. */
  async write(data: Uint8Array | string): Promise<void> {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    await this.#send({ stdin: { data: base64Of(bytes) } });
  }

  /** Closes the command's input. */
  end(): Promise<void> {
    return this.#send({ stdin: { close: true } });
  }

  /** Tells the terminal's new size. */
  resize(size: TerminalSize): Promise<void> {
    return this.#send({ tty_size: size });
  }

  /** Ends the connection; the command is killed with it. */
  async close(): Promise<void> {
    (await this.#channel).close();
  }

  /** Reads everything as text, and waits for the end. For commands whose output is small. */
  async result(): Promise<ExecResult> {
    const [stdout, stderr, exitCode] = await Promise.all([textOf(this.stdout), textOf(this.stderr), this.exit]);
    return { exitCode, stdout, stderr };
  }

  async #send(message: ExecStreamingInput): Promise<void> {
    if (this.#ended) throw new ConnectionError('the command has ended', false);
    await (await this.#channel).send(JSON.stringify(message));
  }

  async #run(call: { readonly path: string; readonly tty: boolean }, settings: ExecSettings): Promise<number> {
    let heartbeat: ReturnType<typeof setInterval> | undefined;
    try {
      const channel = await this.#channel;
      heartbeat = setInterval(() => void channel.send('{}').catch(() => undefined), HEARTBEAT);
      void channel.closed.then(() => this.#room?.());
      void this.#feed(settings, call.tty).catch(() => undefined);
      let exit: number | undefined;
      for await (const text of channel) {
        const message = JSON.parse(text) as ExecStreamingOutput;
        this.#out.take(message.stdout);
        this.#err.take(message.stderr);
        // A code of 0 is left out on the wire.
        if (message.exited === true) {
          exit = message.result?.exit_code ?? 0;
          break;
        }
        if (this.#unread >= UNREAD) await new Promise<void>((resolve) => (this.#room = resolve));
      }
      channel.close();
      // After an exit the server drops the connection without a close frame: that is success.
      if (exit === undefined) throw closeError(await channel.closed, call.path);
      this.#out.end();
      this.#err.end();
      return exit;
    } catch (error) {
      this.#out.end(error);
      this.#err.end(error);
      throw error;
    } finally {
      this.#ended = true;
      clearInterval(heartbeat);
    }
  }

  async #feed({ stdin, size, keepStdin }: ExecSettings, tty: boolean): Promise<void> {
    if (tty && size !== undefined) await this.resize(size);
    if (typeof stdin === 'string') await this.write(stdin);
    else if (stdin !== undefined) for await (const piece of stdin) await this.write(piece);
    // A terminal tells the exit by itself, and closing its input would end an interactive shell.
    if (!(keepStdin ?? (tty && stdin === undefined))) await this.end();
  }
}

/** One output: pieces that wait to be read. */
class Output implements AsyncIterable<Uint8Array> {
  readonly #taken: () => void;
  #pieces: Uint8Array[] = [];
  #ended = false;
  #error: unknown;
  #wake: (() => void) | undefined;
  unread = 0;

  constructor(taken: () => void) {
    this.#taken = taken;
  }

  take(operation: { readonly data?: string; readonly close?: boolean } | undefined): void {
    if (operation?.data !== undefined) {
      const bytes = bytesOf(operation.data);
      this.#pieces.push(bytes);
      this.unread += bytes.length;
    }
    if (operation?.close === true) this.#ended = true;
    this.#wake?.();
  }

  end(error?: unknown): void {
    this.#ended = true;
    this.#error ??= error;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const pieces = this.#pieces;
      this.#pieces = [];
      for (const piece of pieces) {
        this.unread -= piece.length;
        this.#taken();
        yield piece;
      }
      if (this.#pieces.length > 0) continue;
      if (this.#error !== undefined) throw this.#error;
      if (this.#ended) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** What the end of a connection without an exit means: errors come as close frames, after the upgrade has succeeded. */
function closeError({ code, reason }: { readonly code: number; readonly reason: string }, path: string): NomadError {
  const text = reason.replace(/^(?:rpc error: (?:code = \w+ desc = )?)+/, '');
  if (text === '') {
    return code === 1000
      ? new AbortedError('the session was closed before the command ended')
      : new ConnectionError(`the connection ended before the command did (close code ${code})`, true);
  }
  const facts = { status: code === 1008 ? 400 : 500, text: reason, summary: text, method: 'GET', path, url: path };
  if (/permission denied/i.test(text)) return new PermissionDeniedError({ ...facts, status: 403 });
  if (/^unknown allocation|task not found|is not running|not started/i.test(text))
    return new NotFoundError({ ...facts, status: 404 }, undefined);
  return new ServerError(facts);
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of bytes) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
