/** `yurt volume`: PersistentVolumeClaims and their volumes. */

import type { Nomad } from '@yurt/client';
import type { NomadOrchestrator, PersistentVolume, StorageClass } from '@yurt/storage';
import type { Command } from 'commander';
import { readClaimFile } from '../claim-file.js';
import { type ConnectionOptions, withConnection } from '../connection.js';
import { exitCode } from '../exit-code.js';
import { hasCode } from '../failure.js';
import type { Invocation } from '../invocation.js';
import { Steps } from '../monitor/steps.js';
import { volumeTable, volumeView } from '../views/volume.js';
import { examples, optionText, parseCount } from './options.js';

interface VolumeOptions extends ConnectionOptions {
  readonly json?: boolean;
}

interface ClaimOptions extends VolumeOptions {
  readonly detach?: boolean;
  readonly nodeId?: string;
  readonly timeout?: number;
}

interface RemoveOptions extends VolumeOptions {
  readonly force?: boolean;
}

const claimHelp = `
A claim:
  apiVersion: v1
  kind: PersistentVolumeClaim
  metadata: { name: data }
  spec:
    accessModes: [ReadWriteOnce]
    resources: { requests: { storage: 64Mi } }

Ends with 2 when no node takes the volume.`;

/** Adds the group of verbs. */
export function addVolume(parent: Command, invocation: Invocation): void {
  const group = parent.command('volume').description('claim storage, list it, remove it');
  const claim = group
    .command('claim')
    .description('place PersistentVolumeClaims and wait until they are bound')
    .argument('<file>', "Kubernetes' YAML or JSON, one or several documents; - reads standard input")
    .option('--detach', 'do not wait until they are bound')
    .option('--node-id <id>', 'the node of the first consumer, for classes that wait for it')
    .option('--timeout <seconds>', 'how long to wait for each; 0: for ever', parseCount, 60)
    .option('--json', 'print the PersistentVolumes as JSON, and what happens on standard error')
    .addHelpText(
      'after',
      `${examples('yurt volume claim claim.yaml', 'yurt volume claim -json - < claim.yaml')}\n${claimHelp}`,
    )
    .action((file: string, options: ClaimOptions) =>
      invocation.runWithNomad(options, (nomad) => claimVolumes(nomad, file, options, invocation)),
    );
  withConnection(claim);

  const list = group
    .command('list')
    .description('list the volumes of the namespace')
    .option('--json', 'print the PersistentVolumes as JSON')
    .addHelpText('after', examples('yurt volume list', 'yurt volume list -json'))
    .action((options: VolumeOptions) =>
      invocation.runWithNomad(options, async (nomad) => {
        const { output, signal } = invocation;
        const volumes = await (await orchestrator(nomad)).listVolumes({ signal });
        if (options.json === true) await output.json(volumes);
        else output.print(volumeTable(volumes));
      }),
    );
  withConnection(list);

  const remove = group
    .command('remove')
    .description('remove a volume and its claim, and with the policy Delete its data')
    .argument('<name>', 'the name of the volume, or of its claim')
    .option('--force', 'forget it even when its node is gone')
    .option('--json', optionText.json)
    .addHelpText('after', examples('yurt volume remove pv-data', 'yurt volume remove data'))
    .action((name: string, options: RemoveOptions) =>
      invocation.runWithNomad(options, (nomad) => removeVolume(nomad, name, options, invocation)),
    );
  withConnection(remove);
}

async function orchestrator(nomad: Nomad, storageClasses: readonly StorageClass[] = []): Promise<NomadOrchestrator> {
  const storage = await import('@yurt/storage');
  return new storage.NomadOrchestrator(nomad, { storageClasses });
}

async function claimVolumes(
  nomad: Nomad,
  file: string,
  options: ClaimOptions,
  { output, signal, stdin }: Invocation,
): Promise<number> {
  const { claims, storageClasses } = await readClaimFile(file, stdin);
  const placer = await orchestrator(nomad, storageClasses);
  const steps = new Steps(output, options.json);
  const volumes: PersistentVolume[] = [];
  for (const claim of claims) {
    const name = JSON.stringify(claim.metadata?.name ?? '');
    steps.stage(`Placing claim ${name}`);
    const volume = await placer.storagePlacementReq(claim, {
      wait: options.detach !== true,
      nodeId: options.nodeId,
      timeout: (options.timeout ?? 60) * 1000,
      signal,
      onPhase: ({ phase, message }) => steps.step(`Claim ${name} is ${phase}: ${message}`),
    });
    volumes.push(volume);
    if (options.json !== true) output.print(`\n${volumeView(volume)}`);
  }
  if (options.json === true) await output.json(volumes.length === 1 ? volumes[0] : volumes);
  return exitCode.ok;
}

async function removeVolume(
  nomad: Nomad,
  name: string,
  options: RemoveOptions,
  { output, signal }: Invocation,
): Promise<void> {
  const placer = await orchestrator(nomad);
  const { volumeNameOf } = await import('@yurt/storage');
  const volume = await placer.getVolume(name, { signal }).catch((error: unknown) => {
    if (!hasCode(error, 'not_found')) throw error;
    return placer.getVolume(volumeNameOf(name), { signal });
  });
  const removed = await placer.storageRemovalReq(volume, { force: options.force, signal });
  if (options.json === true) {
    await output.json(removed);
    return;
  }
  const shown = JSON.stringify(volume.metadata?.name ?? name);
  if (removed.outcome === 'Deleted') output.print(`Volume ${shown} and its data are deleted`);
  else output.print(`Volume ${shown} is released; its data is kept, as its reclaim policy says`);
}
