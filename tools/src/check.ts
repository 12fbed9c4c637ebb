/**
 * `npm run check`: everything that can be said about the tree without running it. All steps run, each prints one line, and
 * the output of those that fail follows; the exit status is 1 when any did.
 */

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lockProblems } from './lock.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Step {
  readonly name: string;
  readonly run: () => string | undefined;
}

/** Runs a tool of `node_modules/.bin`; the result is its output when it failed. */
function tool(name: string, command: string, ...args: string[]): Step {
  return {
    name,
    run: () => {
      const done = spawnSync('npm', ['exec', '--offline', '--', command, ...args], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      });
      return done.status === 0 ? undefined : `${done.stdout}${done.stderr}`;
    },
  };
}

const packages = readdirSync(`${root}/packages`).map((name) => `packages/${name}`);

const steps: readonly Step[] = [
  tool('types', 'tsc', '-b'),
  tool('types of tests', 'tsc', '-p', 'tsconfig.tests.json'),
  tool('lint and arrows', 'oxlint', '--type-aware', '--deny-warnings'),
  tool('format', 'oxfmt', '--check'),
  tool('unused code', 'knip'),
  ...packages.map((path) => tool(`publint ${path}`, 'publint', 'run', path, '--strict')),
  ...packages
    .filter((path) => path !== 'packages/cli')
    .map((path) => tool(`exports ${path}`, 'attw', '--pack', path, '--profile', 'esm-only', '--no-emoji')),
  { name: 'lock file complete', run: () => lockProblems(root).join('\n') || undefined },
];

const failures: string[] = [];
for (const step of steps) {
  const start = performance.now();
  const problem = step.run();
  console.log(
    `${problem === undefined ? 'ok  ' : 'FAIL'}  ${step.name}  ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  if (problem !== undefined) failures.push(`\n${step.name}:\n${problem.trim()}`);
}
for (const failure of failures) console.log(failure);
console.log(`\n${steps.length - failures.length} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
