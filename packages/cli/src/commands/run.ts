/** `yurt run`: registers a job and tells what becomes of it. */

import type { Job, JobRegisterResponse } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import type { Command } from 'commander';
import { type ConnectionOptions, withConnection } from '../connection.js';
import { exitCode } from '../exit-code.js';
import type { Invocation } from '../invocation.js';
import { readJobFile, type VariableOptions } from '../job-file.js';
import { batchExitCode, followAllocations } from '../monitor/allocations.js';
import { followDeployment } from '../monitor/deployment.js';
import { followEvaluation, type Monitoring } from '../monitor/evaluation.js';
import { followJobLogs } from '../monitor/job-logs.js';
import { LogPrinter } from '../monitor/logs.js';
import { Steps } from '../monitor/steps.js';
import { fileText, noteWarnings, withVariables } from './job-file-options.js';
import { examples, optionText, parseCount } from './options.js';

interface RunOptions extends ConnectionOptions, VariableOptions {
  readonly detach?: boolean;
  readonly logs?: boolean;
  readonly checkIndex?: number;
  readonly json?: boolean;
  readonly output?: boolean;
  readonly verbose?: boolean;
}

/** Adds the verb. */
export function addRun(parent: Command, invocation: Invocation): void {
  const command = parent
    .command('run')
    .description('register a job and watch it: evaluation, placement, then the deployment or the end of a batch job')
    .argument('<file>', fileText)
    .option('--detach', 'do not wait')
    .option('--logs', 'print the logs of the tasks, and end with the exit code of a batch job')
    .option(
      '--check-index <index>',
      'only if the job has this JobModifyIndex now; 0: only if there is none',
      parseCount,
    )
    .option('--output', 'print the job as JSON and do not register it')
    .option('--json', 'print the answer of the server as JSON, and what happens on standard error')
    .option('--verbose', optionText.verbose)
    .addHelpText(
      'after',
      `${examples('yurt run web.nomad.hcl', 'yurt run -var image=nginx:1.27 web.nomad.hcl', 'yurt run -logs migrate.json && echo migrated')}

Ends with 0 when the job is up (a service) or done (a batch job), 1 when it failed, 2 when not all
could be placed or canaries wait to be promoted; with -logs, a batch job's own exit code.`,
    )
    .action((file: string, options: RunOptions) =>
      invocation.runWithNomad(options, (nomad) => runJob(nomad, file, options, invocation)),
    );
  withVariables(command);
  withConnection(command);
}

async function runJob(nomad: Nomad, file: string, options: RunOptions, invocation: Invocation): Promise<number> {
  const { output, signal } = invocation;
  const { job, submission, warnings, sources } = await readJobFile(
    file,
    invocation.stdin,
    options,
    output.colors.isColorSupported,
  );
  await noteWarnings(output, warnings, sources);
  if (options.output === true) {
    await output.json({ Job: job });
    return exitCode.ok;
  }
  // As Nomad's own command does: the job's own namespace and region go before those of the environment.
  const namespace = options.namespace ?? (job.Namespace || nomad.namespace) ?? 'default';
  const region = options.region ?? (job.Region || nomad.region);
  const scoped = nomad.with({ region: region ?? undefined });
  const answer = await scoped.jobs.register(job, { submission, checkIndex: options.checkIndex, namespace, signal });
  if (options.json === true) await output.json(answer);
  const steps = new Steps(output, options.json === true || options.logs === true);
  if (answer.Warnings !== '') output.note(`${output.colors.yellow('Job Warnings:')}\n${answer.Warnings}\n`);
  if (answer.EvalID === '') {
    if (options.json !== true) output.print('Job registration successful');
    return exitCode.ok;
  }
  if (options.detach === true) {
    if (options.json !== true) output.print(`Job registration successful\nEvaluation ID: ${answer.EvalID}`);
    return exitCode.ok;
  }
  const monitoring = { nomad: scoped, namespace, steps, signal, verbose: options.verbose === true };
  try {
    return await follow(monitoring, job.ID, answer, options, invocation);
  } finally {
    if (signal.aborted) output.note(`No longer watching; the job goes on. \`yurt stop ${job.ID}\` stops it.`);
  }
}

async function follow(
  monitoring: Monitoring,
  jobId: string,
  answer: JobRegisterResponse,
  options: RunOptions,
  invocation: Invocation,
): Promise<number> {
  const { nomad, namespace, signal, steps } = monitoring;
  const placement = await followEvaluation(monitoring, answer.EvalID);
  const job = await nomad.jobs.read(jobId, { namespace, signal });
  if (placement.evaluation.Status !== 'complete') return exitCode.failed;
  if (placement.isIncomplete) {
    steps.stage(`Not everything is placed; it will be when there is room. See \`yurt status ${jobId}\``);
    return exitCode.attention;
  }
  if (placement.allocations.length === 0) steps.step('Nothing was placed: the job runs as it is, or has run already');
  const deploymentId = placement.evaluation.DeploymentID ?? '';
  if (options.logs === true) return followWithLogs(monitoring, job, deploymentId, invocation);
  if (deploymentId !== '') return followDeployment(monitoring, deploymentId);
  return followToEnd(monitoring, job);
}

/** What has no deployment: a batch job runs to its end, all else until nothing waits to start. */
async function followToEnd(monitoring: Monitoring, job: Job): Promise<number> {
  const isBatch = job.Type === 'batch' || job.Type === 'sysbatch';
  const allocations = await followAllocations(monitoring, job.ID, {
    until: isBatch ? 'ended' : 'started',
    version: job.Version,
  });
  const failed = allocations.filter((one) => one.ClientStatus !== 'running' && one.ClientStatus !== 'complete');
  const isGood = isBatch ? batchExitCode(allocations) === 0 : failed.length === 0;
  const outcome = isBatch ? (isGood ? 'is done' : 'failed') : isGood ? 'is running' : 'did not start';
  monitoring.steps.stage(`Job ${JSON.stringify(job.ID)} ${outcome}`);
  return isGood ? exitCode.ok : exitCode.failed;
}

/** Prints logs until the job has ended; a deployment that fails ends them too. */
async function followWithLogs(
  monitoring: Monitoring,
  job: Job,
  deploymentId: string,
  { output, signal }: Invocation,
): Promise<number> {
  const { nomad } = monitoring;
  const groups = job.TaskGroups;
  const isSingle = groups.length === 1 && groups[0]?.Count === 1 && groups[0].Tasks.length === 1;
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  const printer = new LogPrinter(nomad, output, {
    types: ['stdout', 'stderr'],
    follow: true,
    form: isSingle ? 'plain' : 'named',
    signal: either,
  });
  const deployed =
    deploymentId === '' ? Promise.resolve<number>(exitCode.ok) : followDeployment(monitoring, deploymentId);
  const deciding = deployed.then(
    (verdict) => {
      if (verdict !== exitCode.ok) ending.abort();
    },
    () => ending.abort(),
  );
  const name = { id: job.ID, namespace: job.Namespace };
  await followJobLogs(nomad, name, { version: job.Version }, printer, either);
  await deciding;
  const code = await deployed;
  if (code !== exitCode.ok || (job.Type !== 'batch' && job.Type !== 'sysbatch')) return code;
  const all = await nomad.jobs.allocations(job.ID, { namespace: job.Namespace, signal });
  return batchExitCode(all.filter((one) => one.JobVersion >= job.Version));
}
