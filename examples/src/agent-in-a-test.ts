// Tests automation without a cluster: an agent inside the test process runs jobs as real processes. Nothing to install,
// no port to choose, nothing left behind. Works the same in Vitest and Jest.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startAgent, type Agent } from '@yurt/agent';
import { Nomad } from '@yurt/client';

let agent: Agent;
let nomad: Nomad;

before(async () => {
  agent = await startAgent();
  nomad = new Nomad({ address: agent.address });
});

after(async () => {
  await nomad.close();
  await agent.close();
});

await test('a job that asks for too much memory says so', async () => {
  const { EvalID } = await nomad.jobs.register({
    ID: 'huge',
    TaskGroups: [
      {
        Name: 'main',
        Tasks: [
          { Name: 'main', Driver: 'raw_exec', Config: { command: '/bin/true' }, Resources: { MemoryMB: 100_000_000 } },
        ],
      },
    ],
  });
  for await (const evaluation of nomad.evaluations.read(EvalID).watch()) {
    if (evaluation.Status !== 'complete') continue;
    assert.equal(evaluation.FailedTGAllocs?.['main']?.DimensionExhausted?.['memory'], 1);
    break;
  }
});
