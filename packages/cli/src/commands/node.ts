/** `yurt node`: the machines that run tasks. */

import type { AllocResourceUsage, HostStats } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import type { Command } from 'commander';
import { withConnection } from '../connection.js';
import type { Invocation } from '../invocation.js';
import { findNode } from '../lookup.js';
import { printSections } from '../output/sections.js';
import { nodeTable, nodeView } from '../views/node.js';
import { examples, optionText, type ShowOptions } from './options.js';

interface StatusOptions extends ShowOptions {
  readonly short?: boolean;
  readonly stats?: boolean;
}

/** Adds the group of verbs. */
export function addNode(parent: Command, invocation: Invocation): void {
  const group = parent.command('node').description('look at nodes');
  const command = group
    .command('status')
    .description('list nodes, or show one with what it has and uses')
    .argument('[node]', 'the ID of a node or the start of it, or its name')
    .option('--json', optionText.json)
    .option('--verbose', optionText.verbose)
    .option('--short', 'only the basic facts')
    .option('--stats', 'the load of the machine, in detail')
    .addHelpText('after', examples('yurt node status', 'yurt node status -stats 2a06a983'))
    .action((id: string | undefined, options: StatusOptions) =>
      invocation.runWithNomad(options, (nomad) =>
        id === undefined ? list(nomad, options, invocation) : show(nomad, id, options, invocation),
      ),
    );
  withConnection(command);
}

async function list(nomad: Nomad, options: StatusOptions, { output, signal }: Invocation): Promise<void> {
  if (options.json === true) {
    await output.json(await nomad.nodes.list({ signal }).exact());
    return;
  }
  output.print(nodeTable(await nomad.nodes.list({ signal }), options.verbose));
}

async function show(nomad: Nomad, id: string, options: StatusOptions, invocation: Invocation): Promise<void> {
  const { output, signal } = invocation;
  const { ID: nodeId } = await findNode(nomad, id, signal);
  if (options.json === true) {
    await output.json(await nomad.nodes.read(nodeId, { signal }).exact());
    return;
  }
  const [node, allocations] = await Promise.all([
    nomad.nodes.read(nodeId, { signal }),
    nomad.nodes.allocations(nodeId, { signal }),
  ]);
  const running = allocations.filter((one) => one.ClientStatus === 'running').map((one) => one.ID);
  const figures = options.short === true ? undefined : await figuresOf(nomad, nodeId, running, invocation);
  const facts = { node, allocations, host: figures?.host, usages: figures?.usages };
  printSections(output, nodeView(facts, options));
}

/** What only the node itself can tell; without it the rest is shown. */
async function figuresOf(
  nomad: Nomad,
  nodeId: string,
  running: readonly string[],
  { output, signal }: Invocation,
): Promise<{ host: HostStats; usages: AllocResourceUsage[] } | undefined> {
  try {
    const host = await nomad.client.stats({ nodeId, signal });
    const usages = await Promise.all(running.map((id) => nomad.client.allocation.stats(id, { signal })));
    return { host, usages };
  } catch (error) {
    signal.throwIfAborted();
    output.note(`error fetching node stats: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
