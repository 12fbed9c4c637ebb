/** `yurt status`: the jobs, or one of them. */

import type { Nomad } from '@yurt/client';
import type { Command } from 'commander';
import { withConnection } from '../connection.js';
import type { Invocation } from '../invocation.js';
import { findJob } from '../lookup.js';
import { printSections } from '../output/sections.js';
import { jobTable, jobView } from '../views/job.js';
import { examples, optionText, type ShowOptions } from './options.js';

interface StatusOptions extends ShowOptions {
  readonly short?: boolean;
}

/** Adds the verb. */
export function addStatus(parent: Command, invocation: Invocation): void {
  const command = parent
    .command('status')
    .description('list jobs, or show one with its deployment and allocations')
    .argument('[job]', 'the ID of a job, or the start of it')
    .option('--json', optionText.json)
    .option('--verbose', optionText.verbose)
    .option('--short', 'only the basic facts of the job')
    .addHelpText('after', examples('yurt status', 'yurt status web', 'yurt status -json web | jq .Status'))
    .action((job: string | undefined, options: StatusOptions) =>
      invocation.runWithNomad(options, (nomad) =>
        job === undefined ? list(nomad, options, invocation) : show(nomad, job, options, invocation),
      ),
    );
  withConnection(command);
}

async function list(nomad: Nomad, options: StatusOptions, { output, signal }: Invocation): Promise<void> {
  if (options.json === true) {
    await output.json(await nomad.jobs.list({ signal }).exact());
    return;
  }
  output.print(jobTable(await nomad.jobs.list({ signal }), nomad.namespace === '*'));
}

async function show(nomad: Nomad, name: string, options: StatusOptions, invocation: Invocation): Promise<void> {
  const { output, signal } = invocation;
  const { id, namespace } = await findJob(nomad, name, signal);
  const scope = { namespace, signal };
  if (options.json === true) {
    await output.json(await nomad.jobs.read(id, scope).exact());
    return;
  }
  const [job, summary, allocations, evaluations, deployment] = await Promise.all([
    nomad.jobs.read(id, scope),
    nomad.jobs.summary(id, scope),
    nomad.jobs.allocations(id, scope),
    nomad.jobs.evaluations(id, scope),
    nomad.jobs.latestDeployment(id, scope),
  ]);
  printSections(output, jobView({ job, summary, allocations, evaluations, deployment }, options));
}
