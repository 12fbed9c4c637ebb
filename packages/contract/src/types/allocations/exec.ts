// ExecStreamingInput: roles stream; used by jobs.runAction, client.allocationExec
export interface ExecStreamingInput {
  stdin?: ExecStreamingIOOperation;
  tty_size?: TerminalSize;
}

// ExecStreamingOutput: roles stream; used by jobs.runAction, client.allocationExec
export interface ExecStreamingOutput {
  stdout?: ExecStreamingIOOperation;
  stderr?: ExecStreamingIOOperation;
  exited?: boolean;
  result?: ExecStreamingExitResult;
}

// ExecStreamingIOOperation: roles stream; used by -; note: data is base64.
export interface ExecStreamingIOOperation {
  data?: string; // base64
  close?: boolean;
}

// ExecStreamingExitResult: roles stream; used by -
export interface ExecStreamingExitResult {
  exit_code: number;
}

// TerminalSize: roles stream; used by -
export interface TerminalSize {
  height?: number;
  width?: number;
}
