/** That waits of months, which jobs may ask for, do not end at once. */

import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HealthWatch, type HealthVerdict } from '../allocations/health-watch.js';
import { jobOf, type NodeUnderTest, shell, startNode, TestServers } from '../node.test-support.js';

const DAY = 86_400_000;
const SIXTY_DAYS = 60 * DAY * 1e6;

describe('on a node', () => {
  let under: NodeUnderTest;
  let servers: TestServers;

  beforeEach(async () => {
    under = await startNode({ maxKillTimeout: 90 * DAY });
    servers = under.servers;
  });
  afterEach(() => under.close());

  const exists = (id: string, path: string): Promise<boolean> =>
    access(join(under.dataDir, 'alloc', id, path)).then(
      () => true,
      () => false,
    );

  test('a task has its kill_timeout to end', async () => {
    const script = `trap 'sleep 0.1; exit 3' INT; echo > $NOMAD_TASK_DIR/up; while :; do sleep 0.02; done`;
    const id = servers.place(jobOf([shell(script, { KillTimeout: SIXTY_DAYS })]));
    await expect.poll(() => exists(id, 'main/local/up')).toBe(true);
    servers.stop(id);
    await servers.status(id, 'complete');
    expect(servers.task(id).Events.find(({ Type }) => Type === 'Terminated')?.DisplayMessage).toBe('Exit Code: 3');
  });

  test('a task runs on during its shutdown_delay, until that is cut short', async () => {
    const script = `trap 'echo > $NOMAD_TASK_DIR/heard' USR1; echo > $NOMAD_TASK_DIR/up; while :; do sleep 0.02; done`;
    const id = servers.place(jobOf([shell(script, { ShutdownDelay: SIXTY_DAYS })]));
    await expect.poll(() => exists(id, 'main/local/up')).toBe(true);
    servers.stop(id);
    await servers.until(() => servers.events(id).includes('Waiting for shutdown delay'));
    await under.node.signalAllocation(id, { task: 'main', signal: 'SIGUSR1' });
    await expect.poll(() => exists(id, 'main/local/heard')).toBe(true);
    servers.change(id, {
      DesiredTransition: {
        Migrate: null,
        Reschedule: null,
        ForceReschedule: null,
        NoShutdownDelay: true,
        MigrateDisablePlacement: null,
      },
    });
    await servers.status(id, 'complete');
  });

  test('a group runs to its end within max_run_duration', async () => {
    const script = 'until [ -e $NOMAD_TASK_DIR/go ]; do sleep 0.02; done';
    const id = servers.place(jobOf([shell(script)], { group: { MaxRunDuration: SIXTY_DAYS } }));
    await servers.status(id, 'running');
    await writeFile(join(under.dataDir, 'alloc', id, 'main/local/go'), '');
    expect((await servers.status(id, 'complete')).ClientDescription).toBe('All tasks have completed');
  });

  test('a failed task waits for its delay before it starts again', async () => {
    const RestartPolicy = { Attempts: 3, Interval: 2 * SIXTY_DAYS, Delay: SIXTY_DAYS, Mode: 'fail' as const };
    const id = servers.place(jobOf([shell('exit 1')], { group: { RestartPolicy } }));
    await servers.until(() => servers.get(id).TaskStates?.['main'] && servers.events(id).includes('Restarting'));
    servers.stop(id);
    await servers.status(id, 'complete');
    expect(servers.events(id).filter((type) => type === 'Started')).toHaveLength(1);
  });

  test('a mock task pretends to run for as long as it should', async () => {
    const id = servers.place(jobOf([shell('', { Driver: 'mock_driver', Config: { run_for: '1440h' } })]));
    await servers.status(id, 'running');
    servers.stop(id);
    await servers.status(id, 'complete');
    expect(servers.events(id).slice(-3)).toEqual(['Killing', 'Terminated', 'Killed']);
  });
});

describe('the health of an allocation', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2030, 0) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watch(times: { minHealthyTime: number; healthyDeadline: number }) {
    const servers = new TestServers();
    const Update = {
      MinHealthyTime: times.minHealthyTime * 1e6,
      HealthyDeadline: times.healthyDeadline * 1e6,
      ProgressDeadline: 2 * SIXTY_DAYS,
      HealthCheck: 'task_states' as const,
      MaxParallel: 1,
    };
    const id = servers.place(jobOf([shell('')], { type: 'service', group: { Update } }), { DeploymentID: 'd' });
    const allocation = servers.get(id);
    const group = allocation.Job?.TaskGroups?.[0];
    if (!group) throw new Error('the job has no group');
    const verdict = vi.fn<(verdict: HealthVerdict) => void>();
    const context = { now: () => Date.now(), checksPassSince: () => 0 };
    const health = HealthWatch.start(allocation, 'service', group, context, verdict);
    if (!health) throw new Error('nobody asks for this health');
    return { health, verdict };
  }

  test('is waited for until healthy_deadline', () => {
    const { verdict } = watch({ minHealthyTime: 10_000, healthyDeadline: 60 * DAY });
    vi.advanceTimersByTime(60 * DAY - 1);
    expect(verdict).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(verdict).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ healthy: false }));
  });

  test('is good only after min_healthy_time', () => {
    const { health, verdict } = watch({ minHealthyTime: 40 * DAY, healthyDeadline: 60 * DAY });
    health.update({
      main: {
        State: 'running',
        Failed: false,
        Restarts: 0,
        LastRestart: null,
        StartedAt: new Date().toISOString(),
        FinishedAt: null,
        Events: [],
        Paused: '',
      },
    });
    vi.advanceTimersByTime(40 * DAY - 1);
    expect(verdict).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(verdict).toHaveBeenCalledExactlyOnceWith({ healthy: true, events: {} });
    expect(vi.getTimerCount()).toBe(0);
  });
});
