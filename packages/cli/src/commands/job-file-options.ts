/** What verbs that read job files share. */

import type { Diagnostic } from '@yurt/jobspec';
import type { Command } from 'commander';
import type { Output } from '../output/output.js';
import { collect } from './options.js';

/** What the argument of such a verb may be. */
export const fileText = 'a job as HCL or as JSON, in the syntax of job files or of the API; - reads standard input';

/** Adds the options that give values to variables. */
export function withVariables(command: Command): Command {
  return command
    .option('--var <name=value>', 'a value for a variable; may be repeated', collect)
    .option('--var-file <path>', 'a file of values for variables; may be repeated, later files go first', collect)
    .option(
      '--hcl2-strict <bool>',
      'false: values for variables that nobody declared are no error',
      (text) => text !== 'false',
    );
}

/** Prints warnings, with their places, on standard error. */
export async function noteWarnings(
  output: Output,
  warnings: readonly Diagnostic[],
  sources: Readonly<Record<string, string>>,
): Promise<void> {
  if (warnings.length === 0) return;
  const { renderDiagnostics } = await import('@yurt/jobspec');
  output.note(renderDiagnostics(warnings, { sources, color: output.colors.isColorSupported }));
}
