/** What is doubtful about a job, in Nomad's words. */

import type { Job, Service, Task, TaskGroup, WorkloadIdentity } from '@yurt/contract';
import { defaultIdentityName } from './canonical-identity.js';
import { MultiError } from './multi-error.js';

function identityWarnings(identity: WorkloadIdentity): string[] {
  const audiences = identity.Audience?.length ?? 0;
  return [
    ...(audiences === 0 ? ['identities without an audience are insecure'] : []),
    ...(audiences > 1 ? ['while multiple audiences is allowed, it is more secure to use 1 audience per identity'] : []),
    ...(identity.Name !== '' && identity.Name !== defaultIdentityName && identity.TTL === 0
      ? ['identities without an expiration are insecure']
      : []),
    ...(identity.Env && identity.ChangeMode !== 'restart'
      ? ['using env=true without change_mode="restart" may result in task not getting updated identity']
      : []),
  ];
}

function serviceWarnings(services: readonly Service[] | null, into: MultiError): void {
  for (const service of services ?? []) {
    for (const warning of service.Identity === null ? [] : identityWarnings(service.Identity)) {
      into.append(`Service ${JSON.stringify(service.Name)}: ${warning}`);
    }
  }
}

function taskWarnings(task: Task): MultiError {
  const warnings = new MultiError();
  if (task.Resources.IOPS !== 0) {
    warnings.append('IOPS has been deprecated as of Nomad 0.9.0. Please remove IOPS from resource block.');
  }
  if ((task.Resources.Networks ?? []).length > 0) {
    warnings.append(
      'task network resources have been deprecated as of Nomad 0.12.0. ' +
        'Please configure networking via group network block.',
    );
  }
  for (const [i, template] of (task.Templates ?? []).entries()) {
    if (template.VaultGrace === 0) continue;
    warnings.append(
      `Template[${i}] VaultGrace has been deprecated as of Nomad 0.11 and ignored since Vault 0.5. ` +
        'Please remove VaultGrace / vault_grace from template block.',
    );
  }
  serviceWarnings(task.Services, warnings);
  for (const identity of task.Identities ?? []) {
    const own = new MultiError();
    for (const warning of identityWarnings(identity)) own.append(`Identity[${identity.Name}] ${warning}`);
    warnings.nest(own);
  }
  return warnings;
}

function groupWarnings(group: TaskGroup): MultiError {
  const warnings = new MultiError();
  const parallel = group.Update?.MaxParallel ?? 0;
  if (group.Count > 1 && parallel > group.Count) {
    warnings.append(
      `Update max parallel count is greater than task group count (${parallel} > ${group.Count}). ` +
        'A destructive change would result in the simultaneous replacement of all allocations.',
    );
  }
  if ((group.Networks?.[0]?.MBits ?? 0) > 0) {
    warnings.append('mbits has been deprecated as of Nomad 0.12.0. Please remove mbits from the network block');
  }
  serviceWarnings(group.Services, warnings);
  for (const task of group.Tasks) warnings.nest(taskWarnings(task), `Task ${JSON.stringify(task.Name)} has warnings: `);
  return warnings;
}

function shutdownDelayWarnings(group: TaskGroup): string[] {
  const warnings: string[] = [];
  const name = JSON.stringify(group.Name);
  const services = group.Services ?? [];
  const referenced = new Set(services.map((service) => service.TaskName).filter((task) => task !== ''));
  for (const task of group.Tasks) {
    const quoted = JSON.stringify(task.Name);
    if (referenced.has(task.Name) && task.ShutdownDelay === 0) {
      warnings.push(
        `group ${name} references task ${quoted} in a service definition, but the task has no shutdown_delay set`,
      );
    }
    if (task.ShutdownDelay <= 0 && (task.Services ?? []).length > 0) {
      warnings.push(`task ${quoted} in group ${name} defines services, but has no shutdown_delay set`);
    }
  }
  const delayed = (group.ShutdownDelay ?? 0) > 0 || group.Tasks.some((task) => task.ShutdownDelay > 0);
  if (!delayed && services.some((service) => service.TaskName === '')) {
    warnings.push(`group ${name} defines services, but neither the group nor any of its tasks have shutdown_delay set`);
  }
  return warnings;
}

/** The warnings of a job, in order. */
export function jobWarnings(job: Job): string[] {
  const warnings = new MultiError();
  for (const group of job.TaskGroups) {
    warnings.nest(groupWarnings(group), `Group ${JSON.stringify(group.Name)} has warnings: `);
  }
  for (const group of job.TaskGroups) for (const warning of shutdownDelayWarnings(group)) warnings.append(warning);
  const updates = job.TaskGroups.flatMap((group) => (group.Update === null ? [] : [group.Update]));
  if (updates.some((u) => u.AutoPromote) && !updates.every((u) => u.Canary === 0 || u.AutoPromote)) {
    warnings.append('auto_promote must be true for all groups to enable automatic promotion');
  }
  if (job.Periodic !== null && job.Periodic.Spec !== '') {
    warnings.append('cron is deprecated and may be removed in a future release. Use crons instead');
  }
  return [...warnings.errors];
}

/** The warnings of a job where tasks may not use more memory than they reserve. */
export function memoryWarnings(job: Job): string[] {
  return job.TaskGroups.flatMap((group) =>
    group.Tasks.filter(({ Resources }) => Resources.MemoryMaxMB !== 0).map(
      (task) =>
        `Memory oversubscription is not enabled; Task "${group.Name}.${task.Name}" memory_max value will be ignored. ` +
        'Update the Scheduler Configuration to allow oversubscription.',
    ),
  );
}
