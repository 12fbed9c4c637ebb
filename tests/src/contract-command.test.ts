import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const command = fileURLToPath(new URL('../../tools/dist/contract.js', import.meta.url));

it('the printed contract is JSON, and its reader may leave early without a complaint', async () => {
  const whole = spawn(process.execPath, [command], { stdio: ['ignore', 'pipe', 'inherit'] });
  const rows: unknown = JSON.parse(await text(whole.stdout));
  expect(rows).toContainEqual(expect.objectContaining({ id: 'jobs.read', method: 'GET', path: '/v1/job/:jobId' }));

  const left = spawn(process.execPath, [command], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(left, 'exit');
  left.stdout.destroy();
  expect(await text(left.stderr)).toBe('');
  expect(await ended).toEqual([0, null]);
});
