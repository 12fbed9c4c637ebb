/** The tree of verbs. What a verb needs beyond its options is loaded when it runs. */

import { Command, type Option } from 'commander';
import type { KnownOptions } from './argument-list.js';
import { addAgent } from './commands/agent.js';
import { addAlloc } from './commands/alloc.js';
import { addApi } from './commands/api.js';
import { addDev } from './commands/dev.js';
import { addFormat } from './commands/format.js';
import { addInspect } from './commands/inspect.js';
import { addLogs } from './commands/logs.js';
import { addNode } from './commands/node.js';
import { addRun } from './commands/run.js';
import { addStatus } from './commands/status.js';
import { addStop } from './commands/stop.js';
import { addValidate } from './commands/validate.js';
import { addVolume } from './commands/volume.js';
import type { Invocation } from './invocation.js';
import { versionLine } from './version.js';

const epilogue = `
Options may be written with one dash or two: -json, --json. Verbs also stand where Nomad has
them: yurt job run, yurt job status, yurt job stop, yurt alloc logs.

Environment:
  NOMAD_ADDR, NOMAD_TOKEN, NOMAD_NAMESPACE, NOMAD_REGION and the other variables of Nomad's tools;
  NO_COLOR or NOMAD_CLI_NO_COLOR for no colours.

Exit codes:
  0    done
  1    failed, or a wrong command line
  2    not all was placed, or somebody has to decide
  130  ended by Ctrl-C (the agent: 0, after a clean end)
  With run -logs, a batch job ends with the exit code of its task.

Examples:
  $ yurt dev                       an agent to try things with
  $ yurt run -logs hello.json      run a job, see what it writes
  $ yurt status hello              what became of it
  $ yurt api --list                every call there is`;

/** The whole command. Errors of the command line are thrown as `CommanderError`. */
export function createProgram(invocation: Invocation): Command {
  const { output } = invocation;
  const program = new Command('yurt')
    .description('Nomad for TypeScript: run jobs, look at them, keep their data.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.print(text.trimEnd()),
      writeErr: (text) => output.note(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')),
      getOutHasColors: () => output.colors.isColorSupported,
      getErrHasColors: () => output.colors.isColorSupported,
    })
    .configureHelp({ helpWidth: 100 })
    .showHelpAfterError('(`--help` after the command shows how it is used)')
    .version(versionLine(), '--version', 'print the version')
    .enablePositionalOptions()
    .addHelpText('after', epilogue)
    .hook('preAction', (_program, verb) => {
      if (verb.opts<{ color?: boolean }>().color === false) output.dropColors();
    });

  program.commandsGroup('Agents:');
  addAgent(program, invocation);
  addDev(program, invocation);
  program.commandsGroup('Jobs:');
  addRun(program, invocation);
  addStatus(program, invocation);
  addLogs(program, invocation);
  addStop(program, invocation);
  program.commandsGroup('Job files:');
  addValidate(program, invocation);
  addFormat(program, invocation);
  addInspect(program, invocation);
  program.commandsGroup('What runs them:');
  addAlloc(program, invocation);
  addNode(program, invocation);
  addVolume(program, invocation);
  program.commandsGroup('Everything else:');
  addApi(program, invocation);
  program
    .command('version', { hidden: true })
    .description('print the version')
    .action(() => output.print(versionLine()));

  const job = program.command('job', { hidden: true }).description('the verbs of jobs, where Nomad has them');
  addRun(job, invocation);
  addStatus(job, invocation);
  addStop(job, invocation);
  addValidate(job, invocation);
  addFormat(job, invocation);
  addInspect(job, invocation);
  return program;
}

/** The options of all verbs, to tell them from their values. */
export function knownOptions(program: Command): KnownOptions {
  const flags = new Set<string>(['--help']);
  const valued = new Set<string>();
  const numbered = new Map<string, string>();
  for (const option of optionsOf(program)) {
    for (const name of [option.short, option.long]) {
      if (name === undefined) continue;
      if (option.required) valued.add(name);
      else if (option.optional)
        numbered.set(name, `${option.long ?? name}=${typeof option.presetArg === 'string' ? option.presetArg : ''}`);
      else flags.add(name);
    }
  }
  return { flags, valued, numbered };
}

function optionsOf(command: Command): Option[] {
  return [...command.options, ...command.commands.flatMap(optionsOf)];
}
