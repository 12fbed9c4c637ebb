/** The `yurt` command: reads the command line, runs the verb, explains what went wrong, ends with the right code. */

import { CommanderError } from 'commander';
import { normalizeArguments } from './argument-list.js';
import { exitCode } from './exit-code.js';
import { explain, hasCode } from './failure.js';
import { Invocation } from './invocation.js';
import { Output } from './output/output.js';
import { createProgram, knownOptions } from './program.js';

/** Milliseconds that an interrupted verb has to let go of what it holds. Agents take the time that their tasks need. */
const patience = 3000;

const output = new Output(process.stdout, process.stderr, process.env);
const invocation = new Invocation(output, process.stdin);

let isHungUp = false;
process.once('SIGHUP', () => (isHungUp = true));
output.onClosed = () => invocation.end(exitCode.ok);
for (const [name, code] of [
  ['SIGINT', exitCode.interrupted] as const,
  ['SIGTERM', exitCode.terminated] as const,
  ['SIGHUP', exitCode.terminated] as const,
]) {
  process.on(name, () => {
    // Who presses Ctrl-C twice does not want to wait; a terminal that closes may say so twice by itself.
    if (invocation.signal.aborted && name !== 'SIGHUP') process.exit(code);
    invocation.end(code);
    if (!invocation.isAgent) setTimeout(() => process.exit(code), patience).unref();
  });
}

try {
  const program = createProgram(invocation);
  await program.parseAsync(normalizeArguments(process.argv.slice(2), knownOptions(program)), { from: 'user' });
} catch (error) {
  fail(error);
}
await output.flush();
process.exitCode = invocation.exitCode;
// On a terminal that is gone, Node would end with a crash. All is released now, so the signal may have its way.
if (isHungUp && [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)) {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

function fail(error: unknown): void {
  // What fails because it was interrupted is no failure of its own.
  if (invocation.signal.aborted) return;
  if (error instanceof CommanderError) {
    // Commander has printed it; help and version are no errors.
    invocation.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.failed;
    return;
  }
  const { what, next } = explain(error);
  // Diagnostics of a job file begin with the word themselves.
  output.note(hasCode(error, 'job_file') ? what : `${output.colors.red('Error:')} ${what}`);
  if (next !== undefined) output.note(next);
  invocation.exitCode = hasCode(error, 'unplaceable') ? exitCode.attention : exitCode.failed;
}
