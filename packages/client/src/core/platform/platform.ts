/** What differs between Node and browsers. The package's `#platform` import picks one of them. */

import type { Configuration } from '../configuration.js';
import type { NomadOptions } from '../options.js';
import type { Transport } from '../transport.js';

/** A file's text, and a mark that changes when the file does. */
interface FileText {
  readonly text: string;
  readonly version: string;
}

/** What the client needs from where it runs. */
export interface Platform {
  /** The environment variables; empty where there are none. */
  environment(): Readonly<Record<string, string | undefined>>;
  /** The agent's address when nothing names one. */
  defaultAddress(): string;
  /** Whether a file or socket is there. Always `false` where there are no files. */
  fileExists(path: string): boolean;
  /** The mark of a file that changes when the file does. */
  fileVersion(path: string): Promise<string>;
  /** A file's text with its mark. */
  readFile(path: string): Promise<FileText>;
  /** The transport that a client uses when it is given none. */
  createTransport(configuration: Configuration, options: NomadOptions): Transport;
  /** Text to base64, for basic authentication. */
  base64(text: string): string;
}
