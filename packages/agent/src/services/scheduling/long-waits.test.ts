/** That evaluations and deployments which wait for months do so, and no longer. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Evaluation } from '@yurt/contract';

import { canonicalizeJob } from '../../jobs/canonicalize.js';
import { deployment, evaluation } from '../../scheduler/rows.test-support.js';
import { StateStore } from '../../state/state-store.js';
import { DelayedEvaluations } from './delayed-evaluations.js';
import { DeploymentWatcher } from './deployment-watcher.js';

const DAY = 86_400_000;
const START = Date.UTC(2030, 0);

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('an evaluation comes when its time has, not before', () => {
  const first = evaluation('e1', { TriggeredBy: 'alloc-failure' });
  const due = vi.fn<(evaluation: Evaluation) => void>();
  const delayed = new DelayedEvaluations(() => Date.now(), due);
  delayed.add(first, START + 60 * DAY);
  delayed.add({ ...first, ID: 'e2' }, START + 90 * DAY);
  vi.advanceTimersByTime(60 * DAY - 1);
  expect(due).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(due).toHaveBeenCalledExactlyOnceWith(first);
  delayed.clear();
  expect(vi.getTimerCount()).toBe(0);
});

test('a deployment without progress fails at its deadline, not before', async () => {
  const state = new StateStore();
  const newId = (): string => 'e1';
  const watcher = new DeploymentWatcher({ state, newId, now: () => Date.now() * 1e6 });
  const group = { Name: 'app', Count: 1, Tasks: [{ Name: 'main', Driver: 'raw_exec' }] };
  await state.transact('plan-result', (tx) => {
    tx.put('jobs', canonicalizeJob({ ID: 'web', TaskGroups: [group] }, { region: 'global', namespace: 'default' }));
    const deadline = { ProgressDeadline: 60 * DAY * 1e6, RequireProgressBy: new Date(START + 60 * DAY).toISOString() };
    tx.put('deployments', deployment(deadline));
  });
  watcher.start();
  // What looks at the deployment at first is over soon.
  await vi.advanceTimersByTimeAsync(60 * DAY - 1);
  const { index } = state;
  expect(state.tables.deployments.get('d1')?.Status).toBe('running');
  await vi.advanceTimersByTimeAsync(1);
  await vi.waitUntil(() => state.index > index);
  expect(state.tables.deployments.get('d1')).toMatchObject({
    Status: 'failed',
    StatusDescription: 'Failed due to progress deadline',
  });
  watcher.stop();
  await state.close();
  expect(vi.getTimerCount()).toBe(0);
});
