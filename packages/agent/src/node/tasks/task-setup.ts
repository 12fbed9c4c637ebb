/** What has to be in place before a task's first start, in order: folders, logs, payload, volumes, artifacts, templates. */

import { writeFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Job, Task, TaskEvent, TaskGroup } from '@yurt/contract';
import type { Driver } from '../../drivers/driver.js';
import type { TaskDirectory } from '../allocations/allocation-directory.js';
import type { Lookup } from './interpolation.js';
import * as events from './task-events.js';
import { renderTemplates, TemplateError } from './template.js';

/** A task can't be set up. */
export class SetupError extends Error {
  override readonly name = 'SetupError';

  constructor(
    /** What the task's history shows. */
    readonly event: TaskEvent,
    /** Trying again may help. */
    readonly recoverable: boolean,
    options?: ErrorOptions,
  ) {
    super(event.DisplayMessage, options);
  }
}

/** What setting a task up needs to know. */
export interface SetupContext {
  readonly job: Job;
  readonly group: TaskGroup;
  readonly task: Task;
  readonly driver: Driver;
  readonly directory: TaskDirectory;
  readonly lookup: Lookup;
  /** Tells of a step as it is taken. */
  readonly emit: (event: TaskEvent) => void;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Sets a task up; its folders exist already.
 *
 * @returns variables that templates add to its environment
 * @throws {SetupError}
 */
export async function setUpTask(context: SetupContext): Promise<Record<string, string>> {
  await writePayload(context);
  checkVolumes(context);
  checkUnsupported(context);
  const { task, directory, lookup } = context;
  const [artifact] = task.Artifacts ?? [];
  if (artifact) {
    context.emit(events.downloading());
    const source = JSON.stringify(artifact.GetterSource);
    throw new SetupError(
      events.downloadFailed(`failed to download artifact ${source}: artifacts are not supported by this agent`),
      true,
    );
  }
  try {
    return await renderTemplates(task.Templates ?? [], { task: directory.root, shared: directory.shared }, lookup);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw new SetupError(events.hookFailed('template', reasonOf(error)), true);
    throw new SetupError(templateFailed(error.message), false, { cause: error });
  }
}

function templateFailed(reason: string): TaskEvent {
  const event = events.killing(0, `Template failed: ${reason}`);
  return { ...event, Details: { fails_task: 'true' }, FailsTask: true };
}

async function writePayload({ job, task, directory }: SetupContext): Promise<void> {
  const file = task.DispatchPayload?.File;
  if (!file || !job.Payload) return;
  const path = resolve(directory.local, file);
  if (!path.startsWith(directory.local + sep)) {
    throw new SetupError(events.hookFailed('dispatch_payload', 'destination path escapes the task directory'), false);
  }
  await writeFile(path, Buffer.from(job.Payload, 'base64'), { mode: 0o777 });
}

function checkVolumes({ group, task, driver }: SetupContext): void {
  const mounts = (task.VolumeMounts ?? []).filter(({ Volume }) => group.Volumes?.[Volume]);
  if (mounts.length === 0 || driver.mountsVolumes) return;
  const reason = `task driver ${JSON.stringify(driver.name)} for ${JSON.stringify(task.Name)} does not support host volumes`;
  throw new SetupError(events.hookFailed('volumes', reason), false);
}

function checkUnsupported({ task }: SetupContext): void {
  const blocks: [string, unknown][] = [
    ['vault', task.Vault],
    ['consul', task.Consul],
    ['secret', task.Secrets?.length],
    ['csi_plugin', task.CSIPluginConfig],
  ];
  const found = blocks.find(([, value]) => value);
  if (found) {
    throw new SetupError(events.setupFailed(`the task's ${found[0]} block is not supported by this agent`), false);
  }
}
