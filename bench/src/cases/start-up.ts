/**
 * Starting: `yurt --help` as a process, against Node with an empty program. The difference is what the command itself costs
 * each time that somebody types it.
 */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compare } from '../harness/compare.js';
import { type Case, figure } from '../harness/figure.js';

const command = fileURLToPath(new URL('../../../packages/cli/bin/yurt.js', import.meta.url));

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
}

/** Starting the command. */
export const startUp: Case = {
  name: 'start-up',
  async *run() {
    const compared = await compare({
      ours: () => run(command, '--help'),
      peer: () => run('-e', '0'),
      times: 1,
      rounds: 21,
    });
    yield figure('yurt --help', 'node -e 0', compared);
  },
};
