/** What makes a task group invalid, in Nomad's words. */

import type { TaskGroup } from '@yurt/contract';
import { MultiError } from './multi-error.js';
import {
  validateAffinities,
  validateConstraints,
  validateNetworks,
  validateSpreads,
  validateVolume,
} from './validate-placement.js';
import { validateGroupServices, validateScriptChecks } from './validate-service.js';
import {
  validateDisconnect,
  validateMigrate,
  validateReschedule,
  validateRestart,
  validateScaling,
  validateUpdate,
} from './validate-strategies.js';
import { validateTask } from './validate-task.js';

function basicErrors(group: TaskGroup, jobType: string, errors: MultiError): void {
  if (group.Name === '') errors.append('Missing task group name');
  else if (group.Name.includes('\0')) errors.append('Task group name contains null character');
  if (group.Count < 0) errors.append("Task group count can't be negative");
  if (group.Tasks.length === 0) errors.append('Missing tasks for task group');
  if (group.Disconnect !== null) errors.append(validateDisconnect(group.Disconnect, jobType));
  if (group.MaxRunDuration !== null) {
    if (group.MaxRunDuration <= 0) errors.append('MaxRunDuration must be greater than zero');
    if (jobType !== 'batch' && jobType !== 'sysbatch') {
      errors.append(`Job type ${JSON.stringify(jobType)} does not allow max_run_duration`);
    }
  }
}

function strategyErrors(group: TaskGroup, jobType: string, errors: MultiError): void {
  const quoted = JSON.stringify(jobType);
  if (jobType === 'system' || jobType === 'sysbatch') {
    if (group.ReschedulePolicy !== null) {
      errors.append('System or sysbatch jobs should not have a reschedule policy');
    }
  } else if (group.ReschedulePolicy !== null) errors.append(validateReschedule(group.ReschedulePolicy));
  if (group.EphemeralDisk.SizeMB < 10) {
    errors.append(`minimum DiskMB value is 10; got ${group.EphemeralDisk.SizeMB}`);
  }
  if (group.Update !== null) {
    if (jobType !== 'service' && jobType !== 'system') errors.append(`Job type ${quoted} does not allow update block`);
    errors.append(validateUpdate(group.Update));
  }
  if (group.Migrate === null) return;
  if (jobType === 'service') errors.append(validateMigrate(group.Migrate));
  else errors.append(`Job type ${quoted} does not allow migrate block`);
}

function taskNameErrors(group: TaskGroup, errors: MultiError): void {
  const first = new Map<string, number>();
  for (const [i, task] of group.Tasks.entries()) {
    const other = first.get(task.Name);
    if (task.Name === '') errors.append(`Task ${i + 1} missing name`);
    else if (other !== undefined) errors.append(`Task ${i + 1} redefines '${task.Name}' from task ${other}`);
    else first.set(task.Name, i + 1);
  }
  if (group.Tasks.filter((task) => task.Leader).length > 1) errors.append('Only one task may be marked as leader');
}

/** What is wrong with a group. */
export function validateGroup(group: TaskGroup, jobType: string): MultiError {
  const errors = new MultiError();
  basicErrors(group, jobType, errors);
  validateConstraints(group.Constraints, errors);
  validateAffinities(group.Affinities, jobType, errors);
  errors.append(validateRestart(group.RestartPolicy));
  validateSpreads(group.Spreads, jobType, errors);
  strategyErrors(group, jobType, errors);
  taskNameErrors(group, errors);
  for (const [name, volume] of Object.entries(group.Volumes ?? {})) {
    const canaries = group.Update?.Canary ?? 0;
    errors.nest(
      validateVolume(volume, jobType, group.Count, canaries),
      `Task group volume validation for ${name} failed: `,
    );
  }
  errors.nest(validateNetworks(group), 'Task group network validation failed: ');
  errors.nest(validateGroupServices(group), 'Task group service validation failed: ');
  errors.nest(validateScriptChecks(group), 'Task group service check validation failed: ');
  errors.nest(validateScaling(group), 'Task group scaling policy validation failed: ');
  for (const task of group.Tasks) {
    errors.nest(validateTask(task, group, jobType), `Task ${task.Name} validation failed: `);
  }
  return errors;
}
