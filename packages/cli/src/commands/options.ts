/** Options that several verbs have. */

import { InvalidArgumentError } from 'commander';
import type { ConnectionOptions } from '../connection.js';

/** Options of verbs that show something. */
export interface ShowOptions extends ConnectionOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** The texts of common options. */
export const optionText = {
  json: 'print the data as JSON, as the API has it',
  verbose: 'show whole IDs and more facts',
} as const;

/**
 * Reads a count.
 *
 * @throws InvalidArgumentError when it is no whole number from 0 on.
 */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count)) throw new InvalidArgumentError('It must be a whole number.');
  return count;
}

/** Adds a value to those of an option that may come several times. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** Examples below a verb's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
