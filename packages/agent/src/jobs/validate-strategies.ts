/** What makes strategies, policies and resources invalid, in Nomad's words. */

import { formatDuration, seconds } from '@yurt/contract';
import type {
  DisconnectStrategy,
  EphemeralDisk,
  LogConfig,
  MigrateStrategy,
  ReschedulePolicy,
  Resources,
  RestartPolicy,
  ScalingPolicy,
  TaskGroup,
  UpdateStrategy,
} from '@yurt/contract';
import { LONGEST } from './fields.js';
import { MultiError } from './multi-error.js';
import { validateDevice } from './validate-placement.js';

/** What is wrong with an update strategy. */
export function validateUpdate(update: UpdateStrategy): MultiError {
  const errors = new MultiError();
  if (!['checks', 'task_states', 'manual'].includes(update.HealthCheck)) {
    errors.append(`Invalid health check given: ${JSON.stringify(update.HealthCheck)}`);
  }
  if (update.MaxParallel < 0) errors.append(`Max parallel can not be less than zero: ${update.MaxParallel} < 0`);
  if (update.Canary < 0) errors.append(`Canary count can not be less than zero: ${update.Canary} < 0`);
  if (update.Canary === 0 && update.AutoPromote) {
    errors.append('Auto Promote requires a Canary count greater than zero');
  }
  const minimum = formatDuration(update.MinHealthyTime);
  const healthy = formatDuration(update.HealthyDeadline);
  const progress = formatDuration(update.ProgressDeadline);
  if (update.MinHealthyTime < 0) errors.append(`Minimum healthy time may not be less than zero: ${minimum}`);
  if (update.HealthyDeadline <= 0) errors.append(`Healthy deadline must be greater than zero: ${healthy}`);
  if (update.ProgressDeadline < 0) errors.append(`Progress deadline must be zero or greater: ${progress}`);
  if (update.MinHealthyTime >= update.HealthyDeadline) {
    errors.append(`Minimum healthy time must be less than healthy deadline: ${minimum} > ${healthy}`);
  }
  if (update.ProgressDeadline !== 0 && update.HealthyDeadline >= update.ProgressDeadline) {
    errors.append(`Healthy deadline must be less than progress deadline: ${healthy} > ${progress}`);
  }
  if (update.Stagger <= 0) errors.append(`Stagger must be greater than zero: ${formatDuration(update.Stagger)}`);
  return errors;
}

/** What is wrong with a migrate strategy. */
export function validateMigrate(migrate: MigrateStrategy): MultiError {
  const errors = new MultiError();
  const health: string = migrate.HealthCheck;
  if (migrate.MaxParallel < 0) errors.append(`MaxParallel must be >= 0 but found ${migrate.MaxParallel}`);
  if (health === '') {
    if (migrate.MaxParallel > 0) errors.append('Missing HealthCheck');
  } else if (health !== 'checks' && health !== 'task_states') {
    errors.append(`Invalid HealthCheck: ${JSON.stringify(health)}`);
  }
  if (migrate.MinHealthyTime < 0) {
    errors.append(`MinHealthyTime is ${formatDuration(migrate.MinHealthyTime)} and must be >= 0`);
  }
  if (migrate.HealthyDeadline < 0) {
    errors.append(`HealthyDeadline is ${formatDuration(migrate.HealthyDeadline)} and must be >= 0`);
  }
  if (migrate.MinHealthyTime > migrate.HealthyDeadline) {
    errors.append('MinHealthyTime must be less than HealthyDeadline');
  }
  return errors;
}

/** What is wrong with a restart policy. */
export function validateRestart(restart: RestartPolicy): MultiError {
  const errors = new MultiError();
  const { Attempts, Delay, Interval, Mode } = restart;
  if (Mode !== 'delay' && Mode !== 'fail') errors.append(`Unsupported restart mode: ${JSON.stringify(Mode)}`);
  if (Attempts === 0 && Mode !== 'fail') {
    errors.append(`Restart policy ${JSON.stringify(Mode)} with ${Attempts} attempts is ambiguous`);
  }
  if (Interval < seconds(5)) errors.append(`Interval can not be less than 5s (got ${formatDuration(Interval)})`);
  if (Attempts * Delay > Interval) {
    errors.append(
      `Nomad can't restart the TaskGroup ${Attempts} times in an interval of ${formatDuration(Interval)} ` +
        `with a delay of ${formatDuration(Delay)}`,
    );
  }
  return errors;
}

const delayFunctions = ['constant', 'exponential', 'fibonacci'];

interface Viability {
  readonly viable: boolean;
  readonly attempts: number;
  readonly interval: number;
}

// Delays double, or nearly, until they reach their ceiling, and are the same from there on: the rest is multiplication, so
// that no number of attempts takes long.

function exponentialViability({ Attempts, Delay, Interval, MaxDelay }: ReschedulePolicy): Viability {
  let interval = 0;
  let attempts = 0;
  let made = 0;
  for (let delay = Delay; made < Attempts && delay <= MaxDelay; made++) {
    interval = delay;
    if (interval < Interval) attempts++;
    delay *= 2;
  }
  const rest = Attempts - made;
  const fitting = Math.ceil((Interval - interval) / MaxDelay) - 1;
  attempts += Math.min(Math.max(fitting, 0), rest);
  return { viable: attempts >= Attempts, attempts, interval: interval + rest * MaxDelay };
}

function fibonacciViability({ Attempts, Delay, Interval, MaxDelay }: ReschedulePolicy): Viability {
  const slots = [Delay, Delay];
  for (let atCeiling = false; slots.length < Attempts && !atCeiling;) {
    const next = (slots.at(-1) ?? 0) + (slots.at(-2) ?? 0);
    atCeiling = next > MaxDelay;
    slots.push(Math.min(next, MaxDelay));
  }
  const rest = Math.max(Attempts - slots.length, 0);
  const last = slots.at(-1) ?? 0;
  const interval = last + rest * MaxDelay;
  let past = slots.findIndex((slot) => slot > Interval);
  if (past === -1 && interval > Interval) past = slots.length + Math.floor((Interval - last) / MaxDelay);
  return { viable: Interval >= interval, attempts: Math.max(0, past), interval };
}

function viability(policy: ReschedulePolicy): Viability {
  if (policy.DelayFunction === 'exponential') return exponentialViability(policy);
  if (policy.DelayFunction === 'fibonacci') return fibonacciViability(policy);
  const interval = policy.Attempts * policy.Delay;
  const attempts = Math.trunc(policy.Interval / policy.Delay);
  return { viable: policy.Interval >= interval, attempts, interval };
}

/** What is wrong with a reschedule policy; one that never reschedules is not looked at. */
export function validateReschedule(policy: ReschedulePolicy): MultiError {
  const errors = new MultiError();
  const { Attempts, Delay, DelayFunction, Interval, MaxDelay, Unlimited } = policy;
  if (Attempts <= 0 && !Unlimited) return errors;
  const delay = formatDuration(Delay);
  const interval = formatDuration(Interval);
  if (Attempts > 0) {
    if (Interval <= 0) errors.append('Interval must be a non zero value if Attempts > 0');
    if (Unlimited) {
      errors.append(
        `Reschedule Policy with Attempts = ${Attempts}, Interval = ${interval}, and Unlimited = true is ambiguous`,
      );
      errors.append('If Attempts >0, Unlimited cannot also be set to true');
    }
  }
  let delaysHold = true;
  const refuse = (text: string): void => {
    errors.append(text);
    delaysHold = false;
  };
  if (Delay < seconds(5)) refuse(`Delay cannot be less than 5s (got ${delay})`);
  if (!delayFunctions.includes(DelayFunction)) {
    const names = delayFunctions.map((name) => JSON.stringify(name)).join(' ');
    refuse(`Invalid delay function ${JSON.stringify(DelayFunction)}, must be one of [${names}]`);
  }
  if (DelayFunction !== 'constant') {
    if (MaxDelay < seconds(5)) refuse(`Max Delay cannot be less than 5s (got ${delay})`);
    if (MaxDelay < Delay) refuse(`Max Delay cannot be less than Delay ${delay} (got ${formatDuration(MaxDelay)})`);
  }
  if (Unlimited) return errors;
  if (Interval < seconds(15)) errors.append(`Interval cannot be less than 15s (got ${interval})`);
  if (!delaysHold) return errors;
  const found = viability(policy);
  if (found.viable) return errors;
  const name = JSON.stringify(DelayFunction);
  const ceiling = DelayFunction === 'constant' ? '' : `, and delay ceiling ${formatDuration(MaxDelay)}`;
  const joint = DelayFunction === 'constant' ? ' and delay function ' : ', delay function ';
  errors.append(
    `Nomad can only make ${found.attempts} attempts in ${interval} with initial delay ${delay}${joint}${name}${ceiling}`,
  );
  const whole = Math.round(found.interval / seconds(1)) * seconds(1);
  const recommended = formatDuration(Math.min(whole, LONGEST));
  errors.append(`Set the interval to at least ${recommended} to accommodate ${Attempts} attempts`);
  return errors;
}

/** What is wrong with a disconnect strategy. */
export function validateDisconnect(disconnect: DisconnectStrategy, jobType: string): MultiError {
  const errors = new MultiError();
  if (disconnect.StopOnClientAfter !== null) {
    if (disconnect.StopOnClientAfter < 0) errors.append('stop_after cannot be a negative duration');
    if (jobType !== 'service' && jobType !== 'batch') {
      errors.append('stop_after can only be used with service or batch job types');
    }
  }
  if (disconnect.LostAfter < 0) errors.append('lost_after cannot be a negative duration');
  if (disconnect.StopOnClientAfter !== null && disconnect.LostAfter !== 0) {
    errors.append('Disconnect cannot be configured with both lost_after and stop_after');
  }
  if (!['', 'best_score', 'longest_running', 'keep_original', 'keep_replacement'].includes(disconnect.Reconcile)) {
    errors.append(`reconcile option is invalid: ${disconnect.Reconcile}`);
  }
  return errors;
}

/** What is wrong with what a task asks of a node. */
export function validateResources(resources: Resources): MultiError {
  const errors = new MultiError();
  const { CPU, Cores, MemoryMB, MemoryMaxMB, SecretsMB } = resources;
  if (Cores > 0 && CPU > 0) errors.append("Task can only ask for 'cpu' or 'cores' resource, not both.");
  if (Cores < 0) errors.append(`cores value (${Cores}) cannot be negative`);
  const minimums = new MultiError();
  if (CPU < 1 && Cores === 0) minimums.append(`minimum CPU value is 1; got ${CPU}`);
  if (MemoryMB < 10) minimums.append(`minimum MemoryMB value is 10; got ${MemoryMB}`);
  errors.nest(minimums);
  if (resources.DiskMB > 0) {
    errors.append("Task can't ask for disk resources, they have to be specified at the task group level.");
  }
  const devices = resources.Devices ?? [];
  for (const [i, device] of devices.entries())
    errors.nest(validateDevice(device), `device ${i + 1} failed validation: `);
  for (const name of resources.NUMA?.Devices ?? []) {
    if (devices.every((device) => device.Name !== name)) {
      errors.append(`numa device ${JSON.stringify(name)} not requested as task resource`);
    }
  }
  if (resources.NUMA !== null && !['none', 'prefer', 'require'].includes(resources.NUMA.Affinity)) {
    errors.append('numa affinity must be one of none, prefer, or require');
  }
  if (MemoryMaxMB !== 0 && MemoryMaxMB !== -1 && MemoryMaxMB < MemoryMB) {
    errors.append(`MemoryMaxMB value (${MemoryMaxMB}) should be larger than MemoryMB value (${MemoryMB})`);
  }
  if (SecretsMB > MemoryMB) {
    errors.append(`SecretsMB value (${SecretsMB}) cannot be larger than MemoryMB value (${MemoryMB})`);
  }
  if (SecretsMB < 0) errors.append(`SecretsMB value (${SecretsMB}) cannot be negative`);
  return errors;
}

/** What is wrong with a task's log files, which must fit on the group's disk. */
export function validateLogConfig(log: LogConfig, disk: EphemeralDisk): MultiError {
  const errors = new MultiError();
  if (log.MaxFiles < 1) errors.append(`minimum number of files is 1; got ${log.MaxFiles}`);
  if (log.MaxFileSizeMB < 1) errors.append(`minimum file size is 1MB; got ${log.MaxFileSizeMB}`);
  const usage = log.MaxFiles * log.MaxFileSizeMB;
  if (disk.SizeMB <= usage) {
    errors.append(`log storage (${usage} MB) must be less than requested disk capacity (${disk.SizeMB} MB)`);
  }
  return errors;
}

function scalingErrors(policy: ScalingPolicy): string[] {
  return [
    ...(policy.Max < 0
      ? ['maximum count must be specified and non-negative']
      : policy.Max < policy.Min
        ? ['maximum count must not be less than minimum count']
        : []),
    ...(policy.Min < 0 ? ['minimum count must be specified and non-negative'] : []),
  ];
}

/** What is wrong with a group's scaling policy. */
export function validateScaling(group: TaskGroup): MultiError {
  const errors = new MultiError();
  if (group.Scaling === null) return errors;
  for (const error of scalingErrors(group.Scaling)) errors.append(`Scaling policy invalid: ${error}`);
  if (group.Scaling.Max < group.Count) {
    errors.append('Scaling policy invalid: task group count must not be greater than maximum count in scaling policy');
  }
  if (group.Count < group.Scaling.Min) {
    errors.append('Scaling policy invalid: task group count must not be less than minimum count in scaling policy');
  }
  return errors;
}
