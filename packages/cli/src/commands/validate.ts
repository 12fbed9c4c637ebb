/** `yurt validate`: is a job file right, and will it do what its author wants? */

import type { JobSpec } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import type { Finding } from '@yurt/jobspec';
import type { Command } from 'commander';
import { connect, type ConnectionOptions, withConnection } from '../connection.js';
import { exitCode } from '../exit-code.js';
import type { Invocation } from '../invocation.js';
import { JobFileFailure, readJobFile, type VariableOptions } from '../job-file.js';
import { fileText, noteWarnings, withVariables } from './job-file-options.js';
import { examples } from './options.js';

interface ValidateOptions extends ConnectionOptions, VariableOptions {
  readonly json?: boolean;
  readonly lint?: boolean;
  readonly server?: boolean;
}

/** Adds the verb. */
export function addValidate(parent: Command, invocation: Invocation): void {
  const command = parent
    .command('validate')
    .description('check a job file: its syntax, its names and values, and what users regret later')
    .argument('<file>', fileText)
    .option('--server', 'ask the server too, which knows more: drivers, namespaces, limits, datacenters')
    .option('--no-lint', 'only what Nomad refuses')
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      `${examples('yurt validate web.nomad.hcl', 'yurt validate -var-file prod.hcl -server web.nomad.hcl')}

Needs no agent without -server. Ends with 0 when the job is right, also with warnings, and with 1 when it is not.`,
    )
    .action((file: string, options: ValidateOptions) => invocation.run(() => validate(file, options, invocation)));
  withVariables(command);
  withConnection(command);
}

async function validate(file: string, options: ValidateOptions, invocation: Invocation): Promise<number> {
  const { output, stdin } = invocation;
  const color = output.colors.isColorSupported;
  const read = await readJobFile(file, stdin, options, color).catch(async (error: unknown) => {
    if (options.json !== true || !(error instanceof JobFileFailure)) throw error;
    await output.json({ Valid: false, Diagnostics: error.diagnostics, Findings: [], Server: null });
    return undefined;
  });
  if (!read) return exitCode.failed;
  const { job, warnings, sources } = read;
  const nomad = options.server === true ? await connect(options) : undefined;
  try {
    const findings = options.lint === false ? [] : await lint(job, nomad);
    const server = nomad ? await nomad.jobs.validate(job, { signal: invocation.signal }) : undefined;
    const problems = server?.ValidationErrors ?? [];
    if (options.json === true) {
      await output.json({
        Valid: problems.length === 0,
        Diagnostics: warnings,
        Findings: findings,
        Server: server ?? null,
      });
    } else {
      await noteWarnings(output, warnings, sources);
      const { yellow, dim, red } = output.colors;
      for (const { code, severity, path, message, fix } of findings) {
        const word = severity === 'error' ? red('Error:') : severity === 'warning' ? yellow('Warning:') : dim('Note:');
        output.note(`${word} ${message} ${dim(`(${code})`)}\n  ${path}\n  ${fix}\n`);
      }
      if (server && server.Warnings !== '') output.note(`${yellow('Job Warnings:')}\n${server.Warnings}\n`);
      for (const problem of problems) output.note(`${red('Error:')} ${problem}`);
      if (problems.length === 0)
        output.print(
          `Job ${JSON.stringify(job.ID)} is right${nomad ? '' : ' as far as one can tell without a server'}`,
        );
    }
    return problems.length === 0 ? exitCode.ok : exitCode.failed;
  } finally {
    await nomad?.close();
  }
}

async function lint(job: JobSpec, nomad: Nomad | undefined): Promise<readonly Finding[]> {
  const { clusterFacts, lintJob } = await import('@yurt/jobspec');
  return lintJob(job, nomad ? { cluster: await clusterFacts(nomad) } : {});
}
