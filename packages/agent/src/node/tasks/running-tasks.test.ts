import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readProcess } from '../../drivers/process-table.js';
import { jobOf, type NodeUnderTest, shell, startNode, type TestServers } from '../node.test-support.js';

let under: NodeUnderTest;
let servers: TestServers;

beforeEach(async () => {
  under = await startNode();
  servers = under.servers;
});
afterEach(() => under.close());

const stdout = (id: string, task = 'main'): Promise<string> =>
  readFile(join(under.dataDir, 'alloc', id, 'alloc/logs', `${task}.stdout.0`), 'utf8');

/** Waits for a file that a task writes. */
async function written(id: string, path: string): Promise<string> {
  const file = join(under.dataDir, 'alloc', id, path);
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.endsWith('\n')) return text.trim();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A script that waits for {@link tell}. */
const untilToldTo = 'until [ -e $NOMAD_TASK_DIR/go ]; do sleep 0.02; done';

const tell = (id: string, task: string): Promise<void> =>
  writeFile(join(under.dataDir, 'alloc', id, task, 'local/go'), '');

/** Waits until the servers know that the tasks run. */
const allRun = (id: string, ...tasks: string[]): Promise<boolean> =>
  servers.until(() => tasks.every((task) => servers.get(id).TaskStates?.[task]?.State === 'running'));

describe('a batch task', () => {
  test("runs to its end, with Nomad's events and its output in the log", async () => {
    const id = servers.place(jobOf([shell('echo hello; echo oops >&2; echo again > /dev/stdout')]));
    const allocation = await servers.status(id, 'complete');
    expect(allocation.ClientDescription).toBe('All tasks have completed');
    expect(servers.events(id)).toEqual(['Received', 'Task Setup', 'Started', 'Terminated']);
    expect(servers.task(id)).toMatchObject({ State: 'dead', Failed: false, Restarts: 0, LastRestart: null });
    expect(servers.task(id).Events.at(-1)?.DisplayMessage).toBe('Exit Code: 0');
    expect(await stdout(id)).toBe('hello\nagain\n');
    expect(await readFile(join(under.dataDir, 'alloc', id, 'alloc/logs/main.stderr.0'), 'utf8')).toBe('oops\n');
  });

  test('that fails is not restarted where the policy allows none', async () => {
    const id = servers.place(jobOf([shell('exit 7')]));
    const allocation = await servers.status(id, 'failed');
    expect(allocation.ClientDescription).toBe('Failed tasks');
    expect(servers.task(id)).toMatchObject({ State: 'dead', Failed: true });
    expect(servers.task(id).Events.slice(-2)).toMatchObject([
      { Type: 'Terminated', ExitCode: 7, Details: { exit_code: '7', signal: '0', oom_killed: 'false' } },
      { Type: 'Not Restarting', DisplayMessage: 'Policy allows no restarts', FailsTask: true },
    ]);
  });

  test('ended by a signal counts as 128 and the signal', async () => {
    const id = servers.place(jobOf([shell('kill -9 $$')]));
    await servers.status(id, 'failed');
    expect(servers.task(id).Events.at(-2)).toMatchObject({ DisplayMessage: 'Exit Code: 137, Signal: 9', Signal: 9 });
  });

  test('is restarted within its policy, and then no more', async () => {
    const id = servers.place(
      jobOf([shell('exit 2')], {
        group: { RestartPolicy: { Attempts: 2, Interval: 60e9, Delay: 1e6, Mode: 'fail' } },
      }),
    );
    await servers.status(id, 'failed');
    expect(servers.task(id).Restarts).toBe(2);
    const events = servers.task(id).Events;
    expect(events).toHaveLength(10);
    const restart = events.find(({ Type }) => Type === 'Restarting');
    expect(restart?.StartDelay).toBeGreaterThanOrEqual(1e6);
    expect(restart?.StartDelay).toBeLessThanOrEqual(1.25e6);
    expect(restart?.DisplayMessage).toMatch(/^Task restarting in 1(\.\d+)?ms$/);
    expect(events.at(-1)?.DisplayMessage).toBe('Exceeded allowed attempts 2 in interval 1m0s and mode is "fail"');
  });
});

describe('a task that can not start', () => {
  test('because its program does not exist', async () => {
    const id = servers.place(jobOf([shell('', { Config: { command: '/no/such/binary' } })]));
    await servers.status(id, 'failed');
    expect(servers.task(id).StartedAt).toBeNull();
    expect(servers.task(id).Events.at(-2)).toMatchObject({
      Type: 'Driver Failure',
      DriverError:
        'failed to launch command with executor: rpc error: code = Unknown desc = binary "/no/such/binary" could not be found',
    });
  });

  test('because its config is wrong: every problem is named', async () => {
    const id = servers.place(jobOf([shell('', { Config: { cmd: 'x' } })]));
    await servers.status(id, 'failed');
    expect(servers.task(id).Events.at(-2)).toMatchObject({
      Type: 'Failed Validation',
      ValidationError:
        '3 errors occurred:\n\t* failed to parse config: \n\t* Missing required argument: The argument "command" is required, but no definition was found.\n\t* Invalid label: No argument or block type is named "cmd".\n\n',
    });
  });

  test('because its user does not exist', async () => {
    const id = servers.place(jobOf([shell('true', { User: 'nosuchuser' })]));
    await servers.status(id, 'failed');
    expect(servers.task(id).Events.at(-2)?.DisplayMessage).toBe(
      'failed driver config validation: failed to identify user "nosuchuser": user: unknown user nosuchuser',
    );
  });

  test('because its template asks for what the node can not give', async () => {
    const task = shell('true', { Templates: [{ EmbeddedTmpl: '{{ nosuchfunc }}', DestPath: 'local/x' }] });
    const id = servers.place(jobOf([task]));
    await servers.status(id, 'failed');
    expect(servers.task(id).Events.at(-1)).toMatchObject({
      Type: 'Killing',
      DisplayMessage: 'Template failed: (dynamic): parse: template: :1: function "nosuchfunc" not defined',
    });
  });

  test('because raw_exec can not mount volumes', async () => {
    const id = servers.place(
      jobOf([shell('true', { VolumeMounts: [{ Volume: 'd', Destination: '/data' }] })], {
        group: {
          Volumes: { d: { Name: 'd', Type: 'host', Source: 'data' } },
          RestartPolicy: { Attempts: 2, Interval: 60e9, Delay: 1e6, Mode: 'fail' },
        },
      }),
    );
    await servers.status(id, 'failed');
    expect(servers.task(id).Events.slice(-2)).toMatchObject([
      { DisplayMessage: 'volumes: task driver "raw_exec" for "main" does not support host volumes' },
      { DisplayMessage: 'Error was unrecoverable' },
    ]);
  });
});

describe('stopping', () => {
  test('asks first, and counts as complete whatever the exit code', async () => {
    const id = servers.place(
      jobOf([shell('trap "echo bye; exit 3" INT; echo up > $NOMAD_TASK_DIR/up; while :; do sleep 0.05; done')]),
    );
    await servers.status(id, 'running');
    await written(id, 'main/local/up');
    servers.stop(id);
    await servers.status(id, 'complete');
    expect(servers.events(id).slice(-3)).toEqual(['Killing', 'Terminated', 'Killed']);
    expect(servers.task(id).Events.find(({ Type }) => Type === 'Killing')?.DisplayMessage).toBe(
      'Sent interrupt. Waiting 5s before force killing',
    );
    expect(await stdout(id)).toBe('bye\n');
  });

  test('uses force after kill_timeout, and leaves no child behind', async () => {
    const script = `trap '' INT TERM; sleep 1000 & echo $! > $NOMAD_TASK_DIR/child; while :; do sleep 0.05; done`;
    const id = servers.place(jobOf([shell(script, { KillTimeout: 50e6, KillSignal: 'SIGTERM' })]));
    await servers.status(id, 'running');
    const child = Number(await written(id, 'main/local/child'));
    expect(readProcess(child)).toBeDefined();
    servers.stop(id);
    await servers.status(id, 'complete');
    expect(servers.task(id).Events.at(-2)?.DisplayMessage).toBe('Exit Code: 137, Signal: 9');
    await expect.poll(() => readProcess(child)).toBeUndefined();
  });

  test('ends daemons that fled into a session of their own', async () => {
    const script = `setsid sh -c 'sh -c "echo \\$\\$ > $NOMAD_TASK_DIR/daemon; exec sleep 1000" &' ; exec sleep 1000`;
    const id = servers.place(jobOf([shell(script)]));
    const daemon = Number(await written(id, 'main/local/daemon'));
    expect(readProcess(daemon)).toBeDefined();
    servers.stop(id);
    await servers.status(id, 'complete');
    await under.node.stop();
    await expect.poll(() => readProcess(daemon)).toBeUndefined();
  });

  test('ends what such daemons have begun in sessions of their own', async () => {
    const worker = 'setsid sh -c "echo \\\$\\\$ > $NOMAD_TASK_DIR/worker; exec sleep 1000"';
    const id = servers.place(jobOf([shell(`setsid sh -c '${worker} & exec sleep 1000' & exec sleep 1000`)]));
    const pid = Number(await written(id, 'main/local/worker'));
    expect(readProcess(pid)).toBeDefined();
    servers.stop(id);
    await servers.status(id, 'complete');
    await under.node.stop();
    await expect.poll(() => readProcess(pid)).toBeUndefined();
  });

  test('waits for shutdown_delay', async () => {
    const id = servers.place(jobOf([shell('exec sleep 1000', { ShutdownDelay: 20e6 })]));
    await servers.status(id, 'running');
    servers.stop(id);
    await servers.status(id, 'complete');
    expect(servers.events(id).slice(-4)).toEqual(['Killing', 'Waiting for shutdown delay', 'Terminated', 'Killed']);
  });
});

describe('tasks of one group', () => {
  test('run prestart, main, poststart and poststop in this order', async () => {
    const note = (word: string): string => `echo ${word} >> $NOMAD_ALLOC_DIR/order`;
    const wait = (word: string): string => `until grep -q ${word} $NOMAD_ALLOC_DIR/order; do sleep 0.02; done`;
    // Both run at the same time: neither would end without the other.
    const id = servers.place(
      jobOf([
        shell(`${note('main')}; ${wait('after')}`),
        shell(note('before'), { Name: 'init', Lifecycle: { Hook: 'prestart', Sidecar: false } }),
        shell(`${wait('main')}; ${note('after')}`, { Name: 'post', Lifecycle: { Hook: 'poststart', Sidecar: false } }),
        shell(note('end'), { Name: 'last', Lifecycle: { Hook: 'poststop', Sidecar: false } }),
        shell('exec sleep 1000', { Name: 'side', Lifecycle: { Hook: 'prestart', Sidecar: true } }),
      ]),
    );
    await servers.status(id, 'complete');
    const order = (await readFile(join(under.dataDir, 'alloc', id, 'alloc/order'), 'utf8')).trim().split('\n');
    expect(order).toEqual(['before', 'main', 'after', 'end']);
    const startedAt = (task: string): number => Date.parse(servers.task(id, task).StartedAt ?? '');
    expect(startedAt('post')).toBeGreaterThanOrEqual(startedAt('main'));
    expect(servers.events(id, 'side').slice(-4)).toEqual(['Main Tasks Dead', 'Killing', 'Terminated', 'Killed']);
  });

  test('end when one fails', async () => {
    const id = servers.place(
      jobOf([shell(`${untilToldTo}; exit 4`, { Name: 'bad' }), shell('exec sleep 1000', { Name: 'good' })]),
    );
    await allRun(id, 'bad', 'good');
    await tell(id, 'bad');
    await servers.status(id, 'failed');
    expect(servers.events(id, 'good').slice(-4)).toEqual(['Sibling Task Failed', 'Killing', 'Terminated', 'Killed']);
    expect(servers.task(id, 'good')).toMatchObject({ State: 'dead', Failed: false });
  });

  test('end when the leader is done', async () => {
    const id = servers.place(
      jobOf([shell(untilToldTo, { Leader: true }), shell('exec sleep 1000', { Name: 'follower' })]),
    );
    await allRun(id, 'main', 'follower');
    await tell(id, 'main');
    await servers.status(id, 'complete');
    expect(servers.events(id, 'follower')).toContain('Leader Task Dead');
  });

  test('never start when prestart fails', async () => {
    const id = servers.place(
      jobOf([shell('echo never'), shell('exit 1', { Name: 'init', Lifecycle: { Hook: 'prestart', Sidecar: false } })]),
    );
    await servers.status(id, 'failed');
    expect(servers.events(id)).toEqual(['Received', 'Sibling Task Failed', 'Killing']);
    expect(servers.task(id)).toMatchObject({ State: 'dead', Failed: false, StartedAt: null });
  });
});

describe('orders from outside', () => {
  test('restart one task, all that run, or all from the beginning', async () => {
    const id = servers.place(
      jobOf([shell('exec sleep 1000'), shell('exec sleep 1000', { Name: 'other' })], { type: 'service' }),
    );
    await allRun(id, 'main', 'other');
    await under.node.restartAllocation(id, { task: 'main' });
    await servers.until(() => servers.task(id).Restarts === 1 && servers.task(id).State === 'running');
    expect(servers.events(id).slice(-4)).toEqual(['Restart Signaled', 'Terminated', 'Restarting', 'Started']);
    expect(servers.task(id, 'other').Restarts).toBe(0);
    await under.node.restartAllocation(id, {});
    await servers.until(() => servers.task(id, 'other').Restarts === 1 && servers.task(id).Restarts === 2);
    await servers.until(() => servers.task(id).State === 'running' && servers.task(id, 'other').State === 'running');
    await under.node.restartAllocation(id, { allTasks: true });
    await servers.until(() => servers.task(id).Restarts === 3 && servers.task(id).State === 'running');
    await expect(under.node.restartAllocation(id, { task: 'nope' })).rejects.toThrow(
      'Could not find task runner for task: nope',
    );
    await expect(under.node.restartAllocation(id, { task: 'main', allTasks: true })).rejects.toThrow(
      'task name cannot be set when restarting all tasks',
    );
  });

  test('signals reach the task', async () => {
    const script = `trap 'echo usr1 > $NOMAD_TASK_DIR/got' USR1; echo up > $NOMAD_TASK_DIR/up; while :; do sleep 0.02; done`;
    const id = servers.place(jobOf([shell(script)]));
    // Both: what a task has done already does not mean that the node has seen it start.
    await servers.status(id, 'running');
    await written(id, 'main/local/up');
    await under.node.signalAllocation(id, { signal: 'SIGUSR1', task: 'main' });
    expect(await written(id, 'main/local/got')).toBe('usr1');
    await expect(under.node.signalAllocation(id, { signal: 'SIGUSR1', task: 'nope' })).rejects.toThrow(
      'Task not found',
    );
    servers.stop(id);
    await servers.status(id, 'complete');
    await expect(under.node.signalAllocation(id, { signal: 'SIGUSR1', task: 'main' })).rejects.toThrow(
      'Task not running',
    );
  });
});

describe('health', () => {
  const update = {
    MinHealthyTime: 50e6,
    HealthyDeadline: 60e9,
    ProgressDeadline: 90e9,
    HealthCheck: 'task_states' as const,
    MaxParallel: 1,
  };

  test('a deployment is told when all tasks have run for min_healthy_time', async () => {
    const id = servers.place(jobOf([shell('exec sleep 1000')], { type: 'service', group: { Update: update } }), {
      DeploymentID: 'd',
    });
    const { DeploymentStatus } = await servers.until(() => servers.get(id).DeploymentStatus && servers.get(id));
    expect(DeploymentStatus).toMatchObject({ Healthy: true, Canary: false });
    expect(
      Date.parse(DeploymentStatus?.Timestamp ?? '') - Date.parse(servers.task(id).StartedAt ?? ''),
    ).toBeGreaterThanOrEqual(45);
  });

  test('and that they have not by healthy_deadline', async () => {
    const late = { ...update, MinHealthyTime: 300e9, HealthyDeadline: 100e6 };
    const id = servers.place(jobOf([shell('exec sleep 1000')], { type: 'service', group: { Update: late } }));
    await servers.status(id, 'running');
    // The deadline counts from here, when the task runs already.
    servers.change(id, { DeploymentID: 'd' });
    await servers.until(() => servers.get(id).DeploymentStatus?.Healthy === false);
    expect(servers.task(id).Events.at(-1)?.DisplayMessage).toBe(
      'Task not running for min_healthy_time of 5m0s by healthy_deadline of 100ms',
    );
  });

  test('a failed allocation is unhealthy at once', async () => {
    const id = servers.place(jobOf([shell('exit 1')], { type: 'service', group: { Update: update } }), {
      DeploymentID: 'd',
    });
    await servers.status(id, 'failed');
    expect(servers.get(id).DeploymentStatus).toEqual({
      Healthy: false,
      Timestamp: null,
      Canary: false,
      ModifyIndex: 0,
    });
  });
});

test('max_run_duration ends a group', async () => {
  const id = servers.place(jobOf([shell('exec sleep 1000')], { group: { MaxRunDuration: 100e6 } }));
  const allocation = await servers.status(id, 'complete');
  expect(allocation.ClientDescription).toBe('allocation exceeded max_run_duration');
});

test('the folders of an allocation have the rights that Nomad gives them, and go when it is collected', async () => {
  const id = servers.place(jobOf([shell('true')]));
  await servers.status(id, 'complete');
  const mode = async (path: string): Promise<string> =>
    ((await stat(join(under.dataDir, 'alloc', path))).mode & 0o7777).toString(8);
  expect(await mode('.')).toBe('711');
  expect(await mode(id)).toBe('755');
  for (const path of [
    'alloc',
    'alloc/data',
    'alloc/logs',
    'alloc/tmp',
    'main',
    'main/local',
    'main/secrets',
    'main/private',
  ]) {
    expect(await mode(join(id, path))).toBe('777');
  }
  expect(await mode(join(id, 'main/tmp'))).toBe('1777');
  expect(await under.node.collectAllocation(id)).toBe(true);
  expect(await readdir(join(under.dataDir, 'alloc'))).toEqual([]);
  servers.forget(id);
  expect(under.node.hasAllocation(id)).toBe(false);
});
