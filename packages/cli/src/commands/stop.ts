/** `yurt stop`: ends a job. */

import type { Command } from 'commander';
import { type ConnectionOptions, withConnection } from '../connection.js';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import type { Invocation } from '../invocation.js';
import { findJob } from '../lookup.js';
import { followAllocations } from '../monitor/allocations.js';
import { followEvaluation } from '../monitor/evaluation.js';
import { Steps } from '../monitor/steps.js';
import { examples, optionText } from './options.js';

interface StopOptions extends ConnectionOptions {
  readonly purge?: boolean;
  readonly detach?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Adds the verb. */
export function addStop(parent: Command, invocation: Invocation): void {
  const command = parent
    .command('stop')
    .description('stop a job and wait until its tasks have ended')
    .argument('<job>', 'the ID of the job')
    .option('--purge', 'forget the job too')
    .option('--detach', 'do not wait')
    .option('--yes', 'take the start of an ID for the whole one')
    .option('--json', 'print the answer of the server as JSON, and what happens on standard error')
    .option('--verbose', optionText.verbose)
    .addHelpText('after', examples('yurt stop web', 'yurt stop -purge web'))
    .action((job: string, options: StopOptions) =>
      invocation.runWithNomad(options, async (nomad) => {
        const { output, signal } = invocation;
        const { id, namespace } = await findJob(nomad, job, signal);
        if (id !== job && options.yes !== true) {
          throw new Failure(
            `${JSON.stringify(job)} is not the whole ID of a job; ${JSON.stringify(id)} starts so`,
            `Stop it with \`yurt stop ${id}\`, or pass -yes.`,
          );
        }
        const before = await nomad.jobs.allocations(id, { namespace, signal });
        const answer = await nomad.jobs.stop(id, { purge: options.purge, namespace, signal });
        if (options.json === true) await output.json(answer);
        if (answer.EvalID === '') return exitCode.ok;
        if (options.detach === true) {
          if (options.json !== true) output.print(answer.EvalID);
          return exitCode.ok;
        }
        const steps = new Steps(output, options.json);
        const monitoring = { nomad, namespace, steps, signal, verbose: options.verbose === true };
        const { evaluation } = await followEvaluation(monitoring, answer.EvalID);
        if (evaluation.Status !== 'complete') return exitCode.failed;
        await followAllocations(monitoring, id, { until: 'ended', before });
        steps.stage(`Job ${JSON.stringify(id)} has stopped${options.purge === true ? ' and is forgotten' : ''}`);
        return exitCode.ok;
      }),
    );
  withConnection(command);
}
