/**
 * Brings what a task writes into its log files. The task writes into named pipes: unlike the sockets that Node would
 * give it, those can be opened again as `/dev/stdout` and `/dev/stderr`.
 */

import { execFile } from 'node:child_process';
import { close, constants, open } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RotatingLog } from './rotating-log.js';

const openFile = promisify(open);
const closeFile = promisify(close);
const run = promisify(execFile);

/** Unwritten bytes at which the task is held back. */
const HIGH_WATER = 256 * 1024;
/** How long a pipe is read on after the task's end, when something else still holds it open. */
const DRAIN_MS = 500;
/** More than a pipe holds: once as much was read after the task's end, the rest is from somebody else. */
const PIPE_BYTES = 1024 * 1024;

/** What of a task is collected, and where to. */
export interface LogCollectorOptions {
  readonly directory: string;
  readonly task: string;
  readonly maxFiles: number;
  readonly maxFileBytes: number;
  /** Told when a log can't be written; the task goes on. */
  readonly onError: (error: unknown) => void;
}

/** The paths into which a task writes. */
export interface OutputPaths {
  readonly stdout: string;
  readonly stderr: string;
}

/** Collects both outputs of one task, over all of its runs. */
export class LogCollector {
  private readonly pipes: readonly [LogPipe, LogPipe];

  private constructor(
    private readonly paths: OutputPaths,
    logs: readonly [RotatingLog, RotatingLog],
    onError: (error: unknown) => void,
  ) {
    this.pipes = [new LogPipe(paths.stdout, logs[0], onError), new LogPipe(paths.stderr, logs[1], onError)];
  }

  /** Makes the pipes and opens the log files. */
  static async create(options: LogCollectorOptions): Promise<LogCollector> {
    const { directory, task, maxFiles, maxFileBytes } = options;
    const paths = { stdout: join(directory, `.${task}.stdout.fifo`), stderr: join(directory, `.${task}.stderr.fifo`) };
    const missing = [];
    for (const path of [paths.stdout, paths.stderr]) {
      if (
        !(await stat(path).then(
          (found) => found.isFIFO(),
          () => false,
        ))
      )
        missing.push(path);
    }
    if (missing.length > 0) await run('mkfifo', ['-m', '600', '--', ...missing]);
    const logs = await Promise.all([
      RotatingLog.open({ directory, name: `${task}.stdout`, maxFiles, maxFileBytes }),
      RotatingLog.open({ directory, name: `${task}.stderr`, maxFiles, maxFileBytes }),
    ]);
    return new LogCollector(paths, logs, options.onError);
  }

  /** Gets ready for a run of the task: from here on the paths can be opened for writing without waiting. */
  async prepare(): Promise<OutputPaths> {
    await Promise.all(this.pipes.map((pipe) => pipe.prepare()));
    return this.paths;
  }

  /** The task has the pipes open now: collects until it closes them. */
  collect(): void {
    for (const pipe of this.pipes) pipe.collect();
  }

  /** Resolves when all that the task wrote in this run is in its files. */
  async finishRun(): Promise<void> {
    await Promise.all(this.pipes.map((pipe) => pipe.finish()));
  }

  /** Ends collecting for good. */
  async close(): Promise<void> {
    await this.finishRun();
    await Promise.all(this.pipes.map((pipe) => pipe.close()));
  }
}

/** One pipe and the log behind it. */
class LogPipe {
  private fd: number | undefined;
  private socket: Socket | undefined;
  private ended: Promise<void> = Promise.resolve();
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private takenBytes = 0;
  private writing: Promise<void> | undefined;

  constructor(
    private readonly path: string,
    private readonly log: RotatingLog,
    private readonly onError: (error: unknown) => void,
  ) {}

  async prepare(): Promise<void> {
    // Reading must not wait for a writer, and a writer finds this reader.
    this.fd = await openFile(this.path, constants.O_RDONLY | constants.O_NONBLOCK);
  }

  collect(): void {
    if (this.fd === undefined) return;
    const socket = new Socket({ fd: this.fd, readable: true, writable: false });
    this.fd = undefined;
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => this.take(socket, chunk));
    this.ended = new Promise((resolve) => {
      socket.once('close', () => resolve());
      socket.once('error', (error) => {
        this.onError(error);
        resolve();
      });
    });
  }

  async finish(): Promise<void> {
    if (this.fd !== undefined) {
      await closeFile(this.fd);
      this.fd = undefined;
    }
    const { socket } = this;
    if (!socket) return;
    const stop = this.cutWhenEmpty(socket);
    await this.ended;
    stop();
    this.socket = undefined;
    await this.writing;
  }

  async close(): Promise<void> {
    await this.log.close();
  }

  /**
   * Cuts the pipe after a while, though never while it may hold what the task wrote: on a busy machine the time can be
   * over before anything was read. Every turn of the event loop reads what is there, so one that brings nothing found
   * the pipe empty.
   */
  private cutWhenEmpty(socket: Socket): () => void {
    const limit = this.takenBytes + PIPE_BYTES;
    let timer: NodeJS.Timeout | undefined;
    const look = (): void => {
      const before = this.takenBytes;
      // Sockets have their turn between timers and this.
      setImmediate(() => {
        if (timer === undefined) return;
        if (socket.isPaused() || (this.takenBytes !== before && this.takenBytes < limit)) {
          timer = setTimeout(look, DRAIN_MS);
        } else socket.destroy();
      });
    };
    timer = setTimeout(look, DRAIN_MS);
    return () => {
      clearTimeout(timer);
      timer = undefined;
    };
  }

  private take(socket: Socket, chunk: Uint8Array): void {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    this.takenBytes += chunk.length;
    if (this.waitingBytes > HIGH_WATER) socket.pause();
    this.writing ??= this.writeAll(socket);
  }

  private async writeAll(socket: Socket): Promise<void> {
    while (this.waiting.length > 0) {
      const data = Buffer.concat(this.waiting);
      this.waiting = [];
      this.waitingBytes = 0;
      try {
        await this.log.write(data);
      } catch (error) {
        this.onError(error);
      }
      socket.resume();
    }
    // In the same turn as the last look, so that no data falls between.
    this.writing = undefined;
  }
}
