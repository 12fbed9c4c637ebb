/** Transactions, watches, and a state that outlives the process, however it ends. */

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Namespace } from '@yurt/contract';
import { afterEach, expect, test } from 'vitest';

import { StateStore } from './state-store.js';

const cleanup: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of cleanup.splice(0).toReversed()) await each();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'yurt-state-'));
  cleanup.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

function open(dataDir?: string): StateStore {
  const state = new StateStore({ dataDir });
  cleanup.push(() => state.close());
  return state;
}

function namespace(Name: string, Description = ''): Namespace {
  return {
    Name,
    Description,
    Quota: '',
    Capabilities: null,
    NodePoolConfiguration: null,
    VaultConfiguration: null,
    ConsulConfiguration: null,
    Meta: null,
    RequiredExtraClaims: null,
    OptionalExtraClaims: null,
    Hash: '',
    CreateIndex: 0,
    ModifyIndex: 0,
  };
}

test('a transaction gives its index to what it writes', async () => {
  const state = open();
  expect(await state.transact('namespace-upsert', (tx) => tx.put('namespaces', namespace('b')).CreateIndex)).toEqual({
    index: 1,
    result: 1,
  });
  await state.transact('namespace-upsert', (tx) => {
    tx.put('namespaces', namespace('a'));
    tx.put('namespaces', namespace('b', 'again'));
  });
  expect([...state.tables.namespaces.all()].map((row) => [row.Name, row.CreateIndex, row.ModifyIndex])).toEqual([
    ['a', 2, 2],
    ['b', 1, 2],
  ]);
  expect(state.tables.namespaces.lastIndex).toBe(2);
  expect(state.tables.jobs.lastIndex).toBe(0);
});

test('a transaction that throws changes nothing and uses no index', async () => {
  const state = open();
  await state.transact('namespace-upsert', (tx) => tx.put('namespaces', namespace('a', 'kept')));
  await expect(
    state.transact('namespace-upsert', (tx) => {
      tx.put('namespaces', namespace('a', 'lost'));
      tx.put('namespaces', namespace('b'));
      tx.remove('namespaces', 'a');
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  expect([...state.tables.namespaces.all()].map((row) => row.Description)).toEqual(['kept']);
  expect(state.index).toBe(1);
  expect(await state.transact('namespace-upsert', () => 'nothing')).toEqual({ index: 0, result: 'nothing' });
  expect(await state.transact('namespace-upsert', (tx) => tx.touch())).toEqual({ index: 2, result: undefined });
});

test('a waiter is woken by what its query read, and by nothing else', async () => {
  const state = open();
  const { reads } = state.watches.track(() => state.tables.namespaces.get('a'));
  let woken = 0;
  state.watches.once(reads, () => (woken += 1));
  await state.transact('namespace-upsert', (tx) => tx.put('namespaces', namespace('b')));
  expect(woken).toBe(0);
  await state.transact('namespace-upsert', (tx) => tx.put('namespaces', namespace('a')));
  await state.transact('namespace-upsert', (tx) => tx.put('namespaces', namespace('a')));
  expect(woken).toBe(1);
  expect(state.watches.size).toBe(0);
});

test('a store opened again has everything, and goes on from its index', async () => {
  const dataDir = await folder();
  const first = new StateStore({ dataDir });
  await Promise.all(
    ['a', 'b', 'c'].map((name) => first.transact('namespace-upsert', (tx) => tx.put('namespaces', namespace(name)))),
  );
  await first.transact('namespace-delete', (tx) => tx.remove('namespaces', 'b'));
  await first.close();

  const second = open(dataDir);
  expect([...second.tables.namespaces.all()].map((row) => [row.Name, row.CreateIndex])).toEqual([
    ['a', 1],
    ['c', 3],
  ]);
  expect(second.tables.namespaces.lastIndex).toBe(4);
  expect((await second.transact('namespace-upsert', (tx) => tx.put('namespaces', namespace('d')))).index).toBe(5);
});

test('what was acknowledged outlives kill -9, and no transaction is there in part', async () => {
  const dataDir = await folder();
  const writer = `
    const { StateStore } = await import(${JSON.stringify(new URL('../../dist/state/state-store.js', import.meta.url))});
    const state = new StateStore({ dataDir: ${JSON.stringify(dataDir)} });
    for (;;) {
      const { index } = await state.transact('namespace-upsert', (tx) => {
        for (const side of ['left', 'right']) tx.put('namespaces', { Name: side + '-' + tx.index });
      });
      process.send(index);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', writer], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let acknowledged = 0;
  await new Promise<void>((resolve, reject) => {
    child.on('message', (index) => {
      acknowledged = Number(index);
      if (acknowledged > 50) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the writer ended with ${code}`)));
  });
  child.kill('SIGKILL');
  await exited;

  const state = open(dataDir);
  expect(state.index).toBeGreaterThanOrEqual(acknowledged);
  const names = new Set([...state.tables.namespaces.all()].map((row) => row.Name));
  for (let index = 1; index <= state.index; index += 1) {
    expect(names).toContain(`left-${index}`);
    expect(names).toContain(`right-${index}`);
  }
  expect(names.size).toBe(2 * state.index);
});
