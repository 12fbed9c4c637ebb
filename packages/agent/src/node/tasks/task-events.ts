/** Task events, with the sentence and the details that Nomad gives each kind. */

import { formatDuration, type TaskEvent } from '@yurt/contract';
import type { ExitResult } from '../../drivers/driver.js';

/** What an event says beyond its type; everything else is filled in. */
type EventFields = Partial<Omit<TaskEvent, 'Type' | 'Time'>>;

function event(type: TaskEvent['Type'], fields: EventFields = {}): TaskEvent {
  return {
    Type: type,
    Time: 0,
    Message: '',
    DisplayMessage: '',
    Details: {},
    FailsTask: false,
    RestartReason: '',
    SetupError: '',
    DriverError: '',
    ExitCode: 0,
    Signal: 0,
    KillTimeout: 0,
    KillError: '',
    KillReason: '',
    StartDelay: 0,
    DownloadError: '',
    ValidationError: '',
    DiskLimit: 0,
    FailedSibling: '',
    VaultError: '',
    TaskSignalReason: '',
    TaskSignal: '',
    DriverMessage: '',
    GenericSource: '',
    ...fields,
  };
}

/** An event that is a sentence of its own. */
function message(type: TaskEvent['Type'], text: string): TaskEvent {
  return event(type, { Message: text, DisplayMessage: text, Details: { message: text } });
}

export const received = (): TaskEvent => event('Received', { DisplayMessage: 'Task received by client' });
export const setup = (): TaskEvent => message('Task Setup', 'Building Task Directory');
export const started = (): TaskEvent => event('Started', { DisplayMessage: 'Task started by client' });
export const killed = (): TaskEvent => event('Killed', { DisplayMessage: 'Task successfully killed' });
export const leaderDead = (): TaskEvent => event('Leader Task Dead', { DisplayMessage: 'Leader Task in Group dead' });
export const mainDead = (): TaskEvent => event('Main Tasks Dead', { DisplayMessage: 'Main tasks in the group died' });

/** The agent was gone, and the task with it. */
export const restoreFailed = (): TaskEvent =>
  event('Failed Restoring Task', {
    DisplayMessage: 'the agent was restarted and the task did not outlive it; starting it again',
  });

/** A step of the setup failed; `hook` names it. */
export const hookFailed = (hook: string, reason: string): TaskEvent =>
  message('Task hook failed', `${hook}: ${reason}`);

/** The setup failed for good. */
export const setupFailed = (reason: string): TaskEvent =>
  event('Setup Failure', {
    SetupError: reason,
    DisplayMessage: reason,
    Details: { setup_error: reason, fails_task: 'true' },
    FailsTask: true,
  });

export const downloading = (): TaskEvent =>
  event('Downloading Artifacts', { DisplayMessage: 'Client is downloading artifacts' });

export const downloadFailed = (reason: string): TaskEvent =>
  event('Failed Artifact Download', {
    DownloadError: reason,
    DisplayMessage: reason,
    Details: { download_error: reason },
  });

export const driverFailure = (reason: string): TaskEvent =>
  event('Driver Failure', { DriverError: reason, DisplayMessage: reason, Details: { driver_error: reason } });

export const failedValidation = (reason: string): TaskEvent =>
  event('Failed Validation', {
    ValidationError: reason,
    DisplayMessage: reason,
    Details: { validation_error: reason },
  });

/** The task's process ended. */
export function terminated({ exitCode, signal, oomKilled, message: said = '' }: ExitResult): TaskEvent {
  const parts = [
    `Exit Code: ${exitCode}`,
    ...(signal === 0 ? [] : [`Signal: ${signal}`]),
    ...(said === '' ? [] : [`Exit Message: ${JSON.stringify(said)}`]),
  ];
  return event('Terminated', {
    Message: said,
    ExitCode: exitCode,
    Signal: signal,
    DisplayMessage: parts.join(', '),
    Details: {
      exit_code: String(exitCode),
      signal: String(signal),
      oom_killed: String(oomKilled),
      ...(said && { exit_message: said }),
    },
  });
}

/** The task starts again after `delay` ns. */
export function restarting(delay: number, reason: string): TaskEvent {
  const wait = `Task restarting in ${formatDuration(delay)}`;
  return event('Restarting', {
    StartDelay: delay,
    RestartReason: reason,
    DisplayMessage: reason === '' || reason === 'Restart within policy' ? wait : `${reason} - ${wait}`,
    Details: { start_delay: String(delay), restart_reason: reason },
  });
}

export const notRestarting = (reason: string): TaskEvent =>
  event('Not Restarting', {
    RestartReason: reason,
    DisplayMessage: reason,
    Details: { restart_reason: reason, fails_task: 'true' },
    FailsTask: true,
  });

export const restartSignaled = (reason: string): TaskEvent =>
  event('Restart Signaled', { RestartReason: reason, DisplayMessage: reason, Details: { restart_reason: reason } });

/** The task is asked to end; it has `timeout` ns. `reason` replaces the sentence. */
export function killing(timeout: number, reason?: string): TaskEvent {
  const wait = formatDuration(timeout);
  return event('Killing', {
    KillTimeout: timeout,
    DisplayMessage: reason ?? `Sent interrupt. Waiting ${wait} before force killing`,
    Details: { kill_timeout: wait },
  });
}

export const siblingFailed = (sibling: string): TaskEvent =>
  event('Sibling Task Failed', {
    FailedSibling: sibling,
    DisplayMessage: `Task's sibling ${JSON.stringify(sibling)} failed`,
    Details: { failed_sibling: sibling },
  });

/** A signal that a person or a template asked for. */
export const signaling = (signal: string): TaskEvent =>
  event('Signaling', { DisplayMessage: 'Task being sent a signal', Details: { signal } });

/** The wait of `shutdown_delay` (ns) before the task is asked to end. */
export const waitingForShutdown = (delay: number): TaskEvent =>
  event('Waiting for shutdown delay', {
    DisplayMessage: `Waiting for shutdown_delay of ${formatDuration(delay)} before killing the task.`,
  });

export const skippingShutdown = (delay: number): TaskEvent =>
  event('Skipping shutdown delay', {
    DisplayMessage: `Skipping shutdown_delay of ${formatDuration(delay)} before killing the task.`,
  });

export const unhealthy = (reason: string): TaskEvent => message('Alloc Unhealthy', reason);
