/** `yurt inspect`: a job as Nomad sees it, from a file or from the server, as JSON or as a job file. */

import { existsSync } from 'node:fs';
import type { AnyJob } from '@yurt/contract';
import type { Command } from 'commander';
import { connect, type ConnectionOptions, withConnection } from '../connection.js';
import { exitCode } from '../exit-code.js';
import type { Invocation } from '../invocation.js';
import { readJobFile, type VariableOptions } from '../job-file.js';
import { fileText, noteWarnings, withVariables } from './job-file-options.js';
import { examples } from './options.js';

interface InspectOptions extends ConnectionOptions, VariableOptions {
  readonly hcl?: boolean;
}

/** Adds the verb. */
export function addInspect(parent: Command, invocation: Invocation): void {
  const command = parent
    .command('inspect')
    .description('print a job as Nomad sees it: a job file with its variables filled in, or a registered job')
    .argument('<file|job>', `${fileText}; what is no file is the ID of a job`)
    .option('--hcl', 'print it as a job file in HCL, whatever it was')
    .addHelpText('after', examples('yurt inspect web.nomad.hcl', 'yurt inspect -hcl job.json', 'yurt inspect -hcl web'))
    .action((name: string, options: InspectOptions) => invocation.run(() => inspect(name, options, invocation)));
  withVariables(command);
  withConnection(command);
}

async function inspect(name: string, options: InspectOptions, invocation: Invocation): Promise<number> {
  const { output } = invocation;
  const isFile = name === '-' || existsSync(name);
  const job = await (isFile ? fromFile(name, options, invocation) : fromServer(name, options, invocation));
  if (options.hcl !== true) {
    await output.json({ Job: job });
    return exitCode.ok;
  }
  const { jobToHcl } = await import('@yurt/jobspec');
  const warning = output.colors.yellow('Warning:');
  const text = jobToHcl(job, {
    // A server's answer holds every default; nobody would write them.
    omitDefaults: !isFile,
    onLoss: ({ path, message }) => output.note(`${warning} ${path} is left out: ${message}`),
  });
  output.print(text.trimEnd());
  return exitCode.ok;
}

async function fromFile(file: string, options: InspectOptions, { stdin, output }: Invocation): Promise<AnyJob> {
  const { job, warnings, sources } = await readJobFile(file, stdin, options, output.colors.isColorSupported);
  await noteWarnings(output, warnings, sources);
  return job;
}

async function fromServer(id: string, options: InspectOptions, { signal }: Invocation): Promise<AnyJob> {
  const nomad = await connect(options);
  try {
    return await nomad.jobs.read(id, { signal }).exact();
  } finally {
    await nomad.close();
  }
}
