/** `yurt alloc`: one allocation, its state and its files. */

import type { AllocFileInfo, AllocResourceUsage } from '@yurt/contract';
import type { Nomad } from '@yurt/client';
import type { Command } from 'commander';
import { type ConnectionOptions, withConnection } from '../connection.js';
import type { Invocation } from '../invocation.js';
import { findAllocation } from '../lookup.js';
import { sizeText } from '../output/size.js';
import { table } from '../output/table.js';
import { isoTime } from '../output/time.js';
import { allocationView } from '../views/allocation.js';
import { addLogs } from './logs.js';
import { examples, optionText, type ShowOptions } from './options.js';

interface StatusOptions extends ShowOptions {
  readonly short?: boolean;
  readonly stats?: boolean;
}

interface FsOptions extends ConnectionOptions {
  readonly stat?: boolean;
  readonly json?: boolean;
  readonly machine?: boolean;
}

/** Adds the group of verbs. */
export function addAlloc(parent: Command, invocation: Invocation): void {
  const group = parent.command('alloc').description('look into an allocation');
  addStatus(group, invocation);
  addFs(group, invocation);
  addLogs(group, invocation);
}

function addStatus(group: Command, invocation: Invocation): void {
  const command = group
    .command('status')
    .description('show an allocation: its tasks, what they use, what happened to them')
    .argument('<allocation>', 'the ID of an allocation, or the start of it')
    .option('--json', optionText.json)
    .option('--verbose', optionText.verbose)
    .option('--short', 'only the basic facts')
    .option('--stats', 'what the tasks use, in detail')
    .addHelpText('after', examples('yurt alloc status 8ba2f1c4', 'yurt alloc status -stats 8ba2f1c4'))
    .action((id: string, options: StatusOptions) =>
      invocation.runWithNomad(options, (nomad) => showStatus(nomad, id, options, invocation)),
    );
  withConnection(command);
}

async function showStatus(nomad: Nomad, id: string, options: StatusOptions, invocation: Invocation): Promise<void> {
  const { output, signal } = invocation;
  const found = await findAllocation(nomad, id, signal);
  if (options.json === true) {
    await output.json(await nomad.allocations.read(found.ID, { signal }).exact());
    return;
  }
  const allocation = await nomad.allocations.read(found.ID, { signal });
  const usage = options.short === true ? undefined : await usageOf(nomad, found.ID, invocation);
  output.print(allocationView(allocation, usage, options).join('\n\n'));
}

/** The figures of an allocation; a node that can't give them is no reason to show nothing. */
async function usageOf(
  nomad: Nomad,
  allocationId: string,
  { output, signal }: Invocation,
): Promise<AllocResourceUsage | undefined> {
  try {
    return await nomad.client.allocation.stats(allocationId, { signal });
  } catch (error) {
    signal.throwIfAborted();
    output.note(`Couldn't retrieve stats: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function addFs(group: Command, invocation: Invocation): void {
  const command = group
    .command('fs')
    .description('list a folder of an allocation, or print a file')
    .argument('<allocation>', 'the ID of an allocation, or the start of it')
    .argument('[path]', 'a path in the folder of the allocation', '/')
    .option('--stat', 'show the facts of the file or folder itself')
    .option('-H, --machine', 'sizes in bytes')
    .option('--json', optionText.json)
    .addHelpText(
      'after',
      examples(
        'yurt alloc fs 8ba2f1c4',
        'yurt alloc fs 8ba2f1c4 alloc/logs/server.stdout.0',
        'yurt alloc fs -stat 8ba2f1c4 alloc/data',
      ),
    )
    .action((id: string, path: string, options: FsOptions) =>
      invocation.runWithNomad(options, (nomad) => showFiles(nomad, id, path, options, invocation)),
    );
  withConnection(command);
}

async function showFiles(
  nomad: Nomad,
  id: string,
  path: string,
  options: FsOptions,
  { output, signal }: Invocation,
): Promise<void> {
  const { ID: allocationId } = await findAllocation(nomad, id, signal);
  const info = await nomad.client.fs.stat(allocationId, path, { signal });
  if (options.stat === true) {
    if (options.json === true) await output.json(info);
    else output.print(fileTable([info], options, true));
    return;
  }
  if (info.IsDir) {
    const files = await nomad.client.fs.list(allocationId, path, { signal });
    if (options.json === true) await output.json(files);
    else output.print(fileTable(files, options, false));
    return;
  }
  if (options.json === true) {
    await output.json(info);
    return;
  }
  // A stream, not `cat`: a file may be larger than what fits into memory.
  const stream = nomad.client.fs.stream(allocationId, path, { follow: false, origin: 'start', offset: 0, signal });
  for await (const chunk of stream) await output.write(chunk.data);
}

function fileTable(files: readonly AllocFileInfo[], options: FsOptions, withType: boolean): string {
  const rows = files.map((file) => [
    file.FileMode,
    options.machine === true ? file.Size : sizeText(file.Size),
    isoTime(file.ModTime),
    ...(withType ? [file.ContentType] : []),
    file.IsDir ? `${file.Name}/` : file.Name,
  ]);
  return table(['Mode', 'Size', 'Modified Time', ...(withType ? ['Content Type'] : []), 'Name'], rows);
}
