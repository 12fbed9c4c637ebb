/** The client against an embedded agent, over a socket and without one. */

import { expect, test } from 'vitest';
import { startAgent } from '@yurt/agent';
import { memoryTransport, Nomad } from '@yurt/client';
import { clientSuite } from './suite/client-suite.js';

clientSuite('over a socket', async () => {
  const agent = await startAgent();
  const nomad = new Nomad({ address: agent.address, environment: {} });
  return { nomad, close: () => nomad.close().then(() => agent.close()) };
});

clientSuite('in memory', async () => {
  const agent = await startAgent();
  const nomad = new Nomad({ transport: memoryTransport(agent), environment: {} });
  return { nomad, close: () => nomad.close().then(() => agent.close()) };
});

test('integers in a driver’s free-form config keep every digit through register, read and register again', async () => {
  await using agent = await startAgent();
  const nomad = new Nomad({ address: agent.address, environment: {} });
  const digits = 1795243921134525397n;
  await nomad.jobs.register({
    ID: 'digits',
    Type: 'batch',
    ParameterizedJob: { Payload: 'optional' },
    TaskGroups: [
      { Name: 'main', Tasks: [{ Name: 'main', Driver: 'mock_driver', Config: { digits, list: [digits] } }] },
    ],
  });
  const read = await nomad.jobs.read('digits').exact();
  await nomad.jobs.register(read);
  const again = await nomad.jobs.read('digits').exact();
  expect(again.TaskGroups[0]?.Tasks[0]?.Config).toEqual({ digits, list: [digits] });
  expect(again.Version).toBe(0);
  const answer = await fetch(`${agent.address}/v1/job/digits`);
  expect(await answer.text()).toContain('"digits":1795243921134525397');
  await nomad.close();
});
