/** Which evaluations are handed out, in which order, and when blocked ones are freed. */

import type { Evaluation } from '@yurt/contract';
import { describe, expect, test } from 'vitest';

import { BlockedEvaluations } from './blocked-evaluations.js';
import { EvaluationBroker } from './evaluation-broker.js';

function evaluation(id: string, job: string, change: Partial<Evaluation> = {}): Evaluation {
  return {
    ID: id,
    Namespace: 'default',
    Priority: 50,
    Type: 'service',
    TriggeredBy: 'job-register',
    JobID: job,
    Status: 'pending',
    CreateIndex: Number(/\d+$/.exec(id)?.[0] ?? 0),
    ModifyIndex: 0,
    CreateTime: 0,
    ModifyTime: 0,
    ...change,
  };
}

describe('the broker', () => {
  test('hands out the most urgent first, then the oldest', () => {
    const broker = new EvaluationBroker(() => undefined);
    broker.enqueue(evaluation('e2', 'b'));
    broker.enqueue(evaluation('e1', 'a'));
    broker.enqueue(evaluation('e3', 'c', { Priority: 80 }));
    expect([broker.take()?.ID, broker.take()?.ID, broker.take()?.ID]).toEqual(['e3', 'e1', 'e2']);
    expect(broker.take()).toBeUndefined();
  });

  test('hands out one of a job at a time, then only the latest', () => {
    const broker = new EvaluationBroker(() => undefined);
    const all = ['e1', 'e2', 'e3'].map((id) => evaluation(id, 'a'));
    for (const each of all) broker.enqueue(each);
    const first = broker.take();
    expect(first?.ID).toBe('e1');
    expect(broker.take()).toBeUndefined();
    expect(broker.finish(evaluation('e1', 'a')).map(({ ID }) => ID)).toEqual(['e2']);
    expect(broker.take()?.ID).toBe('e3');
  });

  test('says when there is something to take, and queues nothing twice', () => {
    let woken = 0;
    const broker = new EvaluationBroker(() => (woken += 1));
    broker.enqueue(evaluation('e1', 'a'));
    broker.enqueue(evaluation('e1', 'a'));
    expect(woken).toBe(1);
    broker.take();
    expect(broker.take()).toBeUndefined();
  });

  test('what is added again while it is looked at comes once more', () => {
    const broker = new EvaluationBroker(() => undefined);
    broker.enqueue(evaluation('e1', 'a'));
    broker.take();
    broker.enqueue(evaluation('e1', 'a', { Status: 'blocked' }));
    expect(broker.take()).toBeUndefined();
    expect(broker.finish(evaluation('e1', 'a'))).toEqual([]);
    expect(broker.take()).toMatchObject({ ID: 'e1', Status: 'blocked' });
    broker.finish(evaluation('e1', 'a'));
    expect(broker.size).toBe(0);
  });
});

describe('blocked evaluations', () => {
  const blocked = (id: string, job: string, change: Partial<Evaluation> = {}): Evaluation =>
    evaluation(id, job, { Status: 'blocked', ...change });

  test('are freed by room on a class that could run them, or that they have not seen', () => {
    const waiting = new BlockedEvaluations();
    waiting.block(blocked('e1', 'fits', { ClassEligibility: { x: true } }));
    waiting.block(blocked('e2', 'never', { ClassEligibility: { x: false } }));
    waiting.block(blocked('e3', 'single', { ClassEligibility: { x: false }, EscapedComputedClass: true }));
    waiting.block(blocked('e4', 'unseen', { ClassEligibility: { y: false } }));
    expect(waiting.unblock('x', 5).map(({ ID }) => ID)).toEqual(['e1', 'e3', 'e4']);
    expect(waiting.size).toBe(1);
  });

  test('are one for each job: the older is a duplicate', () => {
    const waiting = new BlockedEvaluations();
    expect(waiting.block(blocked('e1', 'a'))).toBeUndefined();
    expect(waiting.block(blocked('e2', 'a'))?.ID).toBe('e1');
    expect(waiting.size).toBe(1);
  });

  test('notice room that appeared after they were looked at', () => {
    const waiting = new BlockedEvaluations();
    waiting.unblock('x', 10);
    expect(waiting.hasMissed(blocked('e1', 'a', { SnapshotIndex: 9 }))).toBe(true);
    expect(waiting.hasMissed(blocked('e1', 'a', { SnapshotIndex: 10 }))).toBe(false);
    expect(waiting.hasMissed(blocked('e1', 'a', { SnapshotIndex: 9, ClassEligibility: { x: false } }))).toBe(false);
  });
});
