import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jobOf, type NodeUnderTest, shell, startNode } from '../node.test-support.js';

let under: NodeUnderTest;
beforeEach(async () => {
  under = await startNode();
});
afterEach(() => under.close());

const mock = (config: Record<string, unknown>) => shell('', { Driver: 'mock_driver', Config: config });

test('runs for its time, writes, and ends as it is told', async () => {
  const { servers, dataDir } = under;
  const id = servers.place(
    jobOf([mock({ run_for: '50ms', exit_code: 3, exit_err_msg: 'broken', stdout_string: 'hi\n', stdout_repeat: 2 })]),
  );
  await servers.status(id, 'failed');
  expect(servers.task(id).Events.find(({ Type }) => Type === 'Terminated')).toMatchObject({
    DisplayMessage: 'Exit Code: 3, Exit Message: "broken"',
    Details: { exit_message: 'broken' },
  });
  expect(await readFile(join(dataDir, 'alloc', id, 'alloc/logs/main.stdout.0'), 'utf8')).toBe('hi\nhi\nhi\n');
});

test('can refuse to start, and can be stopped', async () => {
  const { servers } = under;
  const refused = servers.place(jobOf([mock({ start_error: 'not today' })]));
  await servers.status(refused, 'failed');
  expect(servers.task(refused).Events.at(-2)).toMatchObject({ Type: 'Driver Failure', DriverError: 'not today' });
  const id = servers.place(jobOf([mock({ run_for: '300s' })]));
  await servers.status(id, 'running');
  servers.stop(id);
  await servers.status(id, 'complete');
  expect(servers.events(id).slice(-3)).toEqual(['Killing', 'Terminated', 'Killed']);
});
