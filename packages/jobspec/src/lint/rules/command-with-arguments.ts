/** A command with its arguments in one text: there is no shell that would take it apart. */

import { isInterpolated, quote, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const commandWithArguments = {
  code: 'command-with-arguments',
  severity: 'error',
  *task({ task, at }) {
    const command = text(task.Config?.['command']);
    // Paths with blanks are common on Windows alone.
    if (!/^[^\s\\]+\s+\S/u.test(command) || command.includes('\\') || isInterpolated(command)) return;
    const [program = ''] = command.split(/\s/u);
    yield problem(
      [...at, 'Config', 'command'],
      `There is no shell: no program has the name ${quote(command)}, so the task fails when it starts.`,
      `Set command = ${quote(program)}, the rest is "args".`,
    );
  },
} as const satisfies Rule;
