/** `yurt logs`: what tasks write. */

import type { AllocationListStub } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import { type Command, Option } from 'commander';
import { type ConnectionOptions, withConnection } from '../connection.js';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import type { Invocation } from '../invocation.js';
import { allocationsByPrefix, findAllocation, findJob, type JobName } from '../lookup.js';
import { chosenTasks, followJobLogs, present } from '../monitor/job-logs.js';
import { LogPrinter, type LogSettings } from '../monitor/logs.js';
import { examples, parseCount } from './options.js';

interface LogsOptions extends ConnectionOptions {
  readonly follow?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  readonly tail?: number;
  readonly bytes?: number;
  readonly job?: boolean;
  readonly task?: string;
  readonly group?: string;
  readonly json?: boolean;
}

/** Adds the verb. */
export function addLogs(parent: Command, invocation: Invocation): void {
  const command = parent
    .command('logs')
    .description('print what the tasks of an allocation, or of all allocations of a job, have written')
    .argument('<allocation|job>', 'the ID of an allocation or the start of it, or a job')
    .argument('[task]', 'the task; may be left out when there is only one')
    .option('-f, --follow', 'go on as the tasks write, until they have ended')
    .option('--stdout', 'only the standard output')
    .option('--stderr', 'only the standard error')
    .addOption(
      new Option('-n, --tail [lines]', 'begin this many lines before the end; 10 without a number')
        .preset('10')
        .argParser(parseCount),
    )
    .option('-c, --bytes <count>', 'begin this many bytes before the end', parseCount)
    .option('--job', 'the name is a job, though it looks like an allocation')
    .option('--group <name>', 'of a job: only this task group')
    .option('--task <name>', 'the task')
    .option('--json', 'print an object a line: allocation, task, stream, line')
    .addHelpText('after', examples('yurt logs web', 'yurt logs -f -tail 20 web', 'yurt logs -stderr 8ba2f1c4 server'))
    .action((name: string, task: string | undefined, options: LogsOptions) =>
      invocation.runWithNomad(options, async (nomad) => {
        const wanted = { ...options, task: options.task ?? task };
        const { signal } = invocation;
        const isAllocation = options.job !== true && (await allocationsByPrefix(nomad, name, signal)).length > 0;
        if (isAllocation) await logsOfAllocation(nomad, name, wanted, invocation);
        else await logsOfJob(nomad, await findJob(nomad, name, signal), wanted, invocation);
        return exitCode.ok;
      }),
    );
  withConnection(command);
}

async function logsOfAllocation(
  nomad: Nomad,
  name: string,
  options: LogsOptions,
  { output, signal }: Invocation,
): Promise<void> {
  const allocation = await findAllocation(nomad, name, signal);
  const task = options.task ?? (await onlyTask(nomad, allocation, signal));
  const printer = new LogPrinter(nomad, output, settings(options, options.json === true ? 'json' : 'plain', signal));
  printer.start(allocation, task);
  await printer.finished();
}

async function onlyTask(nomad: Nomad, stub: AllocationListStub, signal: AbortSignal): Promise<string> {
  const allocation = await nomad.allocations.read(stub.ID, { signal });
  const tasks = Object.keys(allocation.AllocatedResources.Tasks).toSorted();
  const [first, ...others] = tasks;
  if (first !== undefined && others.length === 0) return first;
  throw new Failure(
    `Allocation ${JSON.stringify(stub.ID)} is running the following tasks: ${tasks.join(', ')}`,
    `Name the one that you mean: \`yurt logs ${stub.ID.slice(0, 8)} <task>\`.`,
  );
}

async function logsOfJob(
  nomad: Nomad,
  { id, namespace }: JobName,
  options: LogsOptions,
  { output, signal }: Invocation,
): Promise<void> {
  const choice = { group: options.group, task: options.task };
  const named = options.json === true ? 'json' : 'named';
  if (options.follow === true) {
    const printer = new LogPrinter(nomad, output, settings(options, named, signal));
    await followJobLogs(nomad, { id, namespace }, choice, printer, signal);
    return;
  }
  const allocations = present(await nomad.jobs.allocations(id, { namespace, signal }), choice);
  const tasks = allocations.flatMap((allocation) =>
    chosenTasks(allocation, choice).map((task) => ({ allocation, task })),
  );
  if (tasks.length === 0) {
    throw new Failure(`No allocations of job ${JSON.stringify(id)} have logs`, `See \`yurt status ${id}\` for why.`);
  }
  const form = named === 'named' && tasks.length === 1 ? 'plain' : named;
  const printer = new LogPrinter(nomad, output, settings(options, form, signal));
  for (const { allocation, task } of tasks) printer.start(allocation, task);
  await printer.finished();
}

function settings(options: LogsOptions, form: LogSettings['form'], signal: AbortSignal): LogSettings {
  const both = options.stdout === options.stderr;
  return {
    types: both ? ['stdout', 'stderr'] : options.stdout === true ? ['stdout'] : ['stderr'],
    follow: options.follow === true,
    ...(options.tail !== undefined && { tail: { lines: options.tail } }),
    ...(options.bytes !== undefined && { tail: { bytes: options.bytes } }),
    form,
    signal,
  };
}
