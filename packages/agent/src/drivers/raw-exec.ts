/**
 * `raw_exec`: runs a task as a plain process of the machine, without isolation.
 *
 * @see https://developer.hashicorp.com/nomad/docs/deploy/task-driver/raw_exec
 */

import { appendFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { ConfigSchema, DriverConfig } from './config-schema.js';
import { type Driver, DriverError, type DriverFingerprint, type DriverTask, type RunningTask } from './driver.js';
import { findCommand } from './find-command.js';
import { Leftovers } from './leftovers.js';
import { startProcess } from './process-task.js';
import { findUser, type SystemUser } from './system-users.js';

/** The driver's `plugin` block. */
export interface RawExecSettings {
  readonly enabled: boolean;
  /** Names of variables that no task gets, with `*` for any text. A task may deny itself more. */
  readonly deniedEnvvars: readonly string[];
}

const schema: ConfigSchema = {
  command: { type: 'string', required: true },
  args: { type: 'list(string)' },
  cgroup_v2_override: { type: 'string' },
  cgroup_v1_override: { type: 'list(map(string))' },
  oom_score_adj: { type: 'number' },
  work_dir: { type: 'string' },
  denied_envvars: { type: 'list(string)' },
};

/** Runs tasks as plain processes. Off unless enabled, because a task can do whatever the agent's user can. */
export class RawExec implements Driver {
  readonly name = 'raw_exec';
  readonly schema: ConfigSchema = schema;
  readonly mountsVolumes = false;
  private readonly leftovers = new Leftovers();

  constructor(private readonly settings: RawExecSettings) {}

  async fingerprint(): Promise<DriverFingerprint> {
    const { enabled } = this.settings;
    return {
      detected: enabled,
      healthy: enabled,
      description: enabled ? 'Healthy' : 'disabled',
      attributes: enabled ? { 'driver.raw_exec': 'true' } : {},
    };
  }

  async start(task: DriverTask): Promise<RunningTask> {
    if (!this.settings.enabled) throw new DriverError('raw_exec is disabled', false);
    const user = await this.validate(task);
    const name = text(task.config, 'command');
    const command = await findCommand(task.directory, name);
    if (command === undefined) {
      throw launchError(`binary ${JSON.stringify(name)} could not be found`);
    }
    const workDir = text(task.config, 'work_dir');
    if (workDir !== '' && !(await isDirectory(workDir))) {
      throw launchError(`working directory ${JSON.stringify(workDir)} does not exist`);
    }
    const args = strings(task.config, 'args');
    const running = await startProcess({
      command,
      args,
      cwd: workDir === '' ? task.directory : workDir,
      env: this.environment(task),
      ...(user && { uid: user.uid, gid: user.gid }),
      stdout: task.stdout,
      stderr: task.stderr,
      leftovers: this.leftovers,
      marks: [`NOMAD_ALLOC_ID=${task.allocationId}`, `NOMAD_TASK_NAME=${task.name}`],
    });
    await adjustOomScore(running, task.config);
    await record(task, { '@message': 'starting command', command, args, pid: running.process?.pid });
    running.exited.then((result) => record(task, { '@message': 'command exited', ...result })).catch(() => undefined);
    return running;
  }

  async close(): Promise<void> {
    this.leftovers.sweep();
  }

  private async validate(task: DriverTask): Promise<SystemUser | undefined> {
    const invalid = (problem: string): DriverError =>
      new DriverError(`failed driver config validation: ${problem}`, false);
    const { config } = task;
    if (config['cgroup_v1_override'] !== undefined || config['cgroup_v2_override'] !== undefined) {
      throw invalid(
        'cgroup overrides are not supported by this agent: leave out cgroup_v1_override and cgroup_v2_override',
      );
    }
    if (Number(config['oom_score_adj'] ?? 0) < 0) {
      throw invalid('oom_score_adj must not be negative');
    }
    const workDir = text(config, 'work_dir');
    if (workDir !== '' && !isAbsolute(workDir)) {
      throw invalid(`work_dir must be absolute: ${workDir}`);
    }
    if (task.user === '') return undefined;
    const user = await findUser(task.user);
    if (!user) {
      throw invalid(`failed to identify user ${JSON.stringify(task.user)}: user: unknown user ${task.user}`);
    }
    // Setting the user that one is already needs a right that only root has.
    return user.uid === process.getuid?.() ? undefined : user;
  }

  private environment(task: DriverTask): Record<string, string> {
    const denied = [...this.settings.deniedEnvvars, ...strings(task.config, 'denied_envvars')];
    return Object.fromEntries(
      Object.entries(task.env).filter(([name]) => !denied.some((pattern) => matchesGlob(name, pattern))),
    );
  }
}

function launchError(reason: string): DriverError {
  return new DriverError(`failed to launch command with executor: rpc error: code = Unknown desc = ${reason}`, false);
}

function text(config: DriverConfig, key: string): string {
  const value = config[key];
  return typeof value === 'string' ? value : '';
}

function strings(config: DriverConfig, key: string): readonly string[] {
  const value = config[key];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Whether a name is a pattern's, in which `*` is any text. In time linear to both, whatever a job writes. */
function matchesGlob(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function adjustOomScore(running: RunningTask, config: DriverConfig): Promise<void> {
  const score = config['oom_score_adj'];
  if (typeof score === 'number' && score > 0 && running.process) {
    // A task that has ended already needs no score.
    await appendFile(`/proc/${running.process.pid}/oom_score_adj`, String(score)).catch(() => undefined);
  }
}

/** Keeps what the driver did in the task's folder, for people who look there as they do with Nomad. */
async function record(task: DriverTask, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const line = JSON.stringify({
    '@level': 'debug',
    '@module': 'executor',
    '@timestamp': new Date().toISOString(),
    ...fields,
  });
  await appendFile(join(task.directory, 'executor.out'), `${line}\n`, { mode: 0o644 }).catch(() => undefined);
}
