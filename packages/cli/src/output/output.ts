/** Where a verb prints: results on standard output, all else on standard error. Keeps calm when the reader leaves. */

import type { Writable } from 'node:stream';
import pc from 'picocolors';

type Environment = Readonly<Record<string, string | undefined>>;
/** A standard stream of a process. */
export type StandardStream = Writable & { readonly isTTY?: boolean };

/** The two standard streams of the command. */
export class Output {
  readonly #out: StandardStream;
  readonly #err: StandardStream;
  #isOpen = true;
  #colors: ReturnType<typeof pc.createColors>;

  constructor(out: StandardStream, err: StandardStream, environment: Environment) {
    this.#out = out;
    this.#err = err;
    this.#colors = pc.createColors(wantsColor(out, environment));
    for (const stream of [out, err]) {
      stream.on('error', (error: Error) => {
        // `yurt … | head` closes the pipe when it has enough: the rest is not wanted, and nothing is wrong.
        // A terminal that was closed says EIO.
        if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'EIO')) throw error;
        this.#isOpen = false;
        this.onClosed?.();
      });
    }
  }

  /** Called once the reader of a stream has left. */
  onClosed: (() => void) | undefined;

  /** Colours; they leave texts as they are where colours are unwanted. */
  get colors(): ReturnType<typeof pc.createColors> {
    return this.#colors;
  }

  /** Leaves all texts as they are from now on. */
  dropColors(): void {
    this.#colors = pc.createColors(false);
  }

  /** Whether somebody watches standard error, so that progress is worth showing. */
  get isWatched(): boolean {
    return this.#err.isTTY === true;
  }

  /** One result, or several lines of it, on standard output. */
  print(text = ''): void {
    if (this.#isOpen) this.#out.write(`${text}\n`);
  }

  /** A value as JSON on standard output, with every digit of its numbers, indented as Nomad does. */
  async json(value: unknown): Promise<void> {
    const { stringifyExact } = await import('@yurt/contract');
    this.print(stringifyExact(value, 4) ?? 'null');
  }

  /** Bytes or text as they are. Resolves when the reader has room for more. */
  async write(data: Uint8Array | string, to: 'stdout' | 'stderr' = 'stdout'): Promise<void> {
    if (!this.#isOpen) return;
    const stream = to === 'stdout' ? this.#out : this.#err;
    await new Promise<void>((resolve) => {
      stream.write(data, () => resolve());
    });
  }

  /** Something beside the result, on standard error. */
  note(text: string): void {
    if (this.#isOpen) this.#err.write(`${text}\n`);
  }

  /** How long work gets on, on standard error, and only when somebody watches. */
  progress(text: string): void {
    if (this.isWatched) this.note(this.colors.dim(text));
  }

  /** Resolves when all that was printed is out. */
  async flush(): Promise<void> {
    await Promise.all([this.write('', 'stdout'), this.write('', 'stderr')]);
  }
}

function wantsColor(out: StandardStream, environment: Environment): boolean {
  if (isSet(environment['NO_COLOR']) || isSet(environment['NOMAD_CLI_NO_COLOR'])) return false;
  if (isSet(environment['NOMAD_CLI_FORCE_COLOR']) || isSet(environment['FORCE_COLOR'])) return true;
  return out.isTTY === true && environment['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
