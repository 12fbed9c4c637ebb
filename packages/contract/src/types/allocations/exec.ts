/** Messages of a command inside a task: JSON text over a WebSocket, one object a message. */

/**
 * What the client sends. An empty object is a heartbeat; send one every 10 s.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#exec-allocation
 */
export interface ExecStreamingInput {
  /** Bytes for the command's standard input, or its end. */
  stdin?: ExecStreamingIOOperation;
  /** The terminal's new size; without a terminal it has no effect. */
  tty_size?: TerminalSize;
}

/**
 * What the server sends.
 *
 * Without a terminal the exit comes only after the input was closed: send `{ stdin: { close: true } }` when there is
 * nothing to write. After the exit the connection drops without a close frame; before it, a close frame's text is the
 * error.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#exec-allocation
 */
export interface ExecStreamingOutput {
  /** Standard output; with a terminal, everything. */
  stdout?: ExecStreamingIOOperation;
  /** Standard error; never with a terminal. */
  stderr?: ExecStreamingIOOperation;
  /** True in the last message. */
  exited?: boolean;
  /** How the command ended; comes with `exited`. */
  result?: ExecStreamingExitResult;
}

/**
 * A piece of a stream, or its end.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#exec-allocation
 */
export interface ExecStreamingIOOperation {
  /** Bytes, base64. */
  data?: string;
  /** Nothing more follows on this stream. */
  close?: boolean;
}

/**
 * How a command ended.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#exec-allocation
 */
export interface ExecStreamingExitResult {
  /** The exit code, 128 + n when signal n ended it. Code 0 is left out: absent means success. */
  exit_code?: number;
}

/**
 * Size of a terminal.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/allocations#exec-allocation
 */
export interface TerminalSize {
  /** Rows. */
  height?: number;
  /** Columns. */
  width?: number;
}
