/** One run of the command: its streams, its interruption, its exit code. Verbs get everything they need from here. */

import type { Readable } from 'node:stream';
import type { Nomad } from '@yurt/client';
import { connect, type ConnectionOptions } from './connection.js';
import { exitCode } from './exit-code.js';
import type { Output } from './output/output.js';

/** What verbs are run in. */
export class Invocation {
  readonly output: Output;
  readonly stdin: Readable;
  readonly #end = new AbortController();
  /** What the command ends with. */
  exitCode: number = exitCode.ok;
  /** Whether an agent runs in this process, which must not be cut off while it stops its tasks. */
  isAgent = false;

  constructor(output: Output, stdin: Readable) {
    this.output = output;
    this.stdin = stdin;
  }

  /** Aborted by Ctrl-C, by SIGTERM, with its terminal, and when nobody reads the output any more. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Ends the verb that runs, with this exit code. */
  end(code: number): void {
    if (this.#end.signal.aborted) return;
    this.exitCode = code;
    this.#end.abort();
  }

  /** Runs a verb and takes its exit code; none means that all went well. */
  async run(verb: () => Promise<number | void>): Promise<void> {
    const code = await verb();
    if (!this.#end.signal.aborted) this.exitCode = code ?? exitCode.ok;
  }

  /** Runs a verb with a client, and closes the client afterwards. */
  async runWithNomad(options: ConnectionOptions, verb: (nomad: Nomad) => Promise<number | void>): Promise<void> {
    await this.run(async () => {
      const nomad = await connect(options);
      try {
        return await verb(nomad);
      } finally {
        await nomad.close();
      }
    });
  }
}
