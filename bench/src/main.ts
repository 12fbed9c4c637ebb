/**
 * `npm run bench`: ratios between Yurt and its peers, all measured in this one run. Names after `--` pick cases; `--json`
 * prints one document instead of lines. A figure that misses its bar does not fail the run: timings are no tests.
 */

import { parseArgs } from 'node:util';
import { agents } from './cases/agents.js';
import { calls } from './cases/calls.js';
import { exactJson } from './cases/exact-json.js';
import { jobFiles } from './cases/job-files.js';
import { logStream } from './cases/log-stream.js';
import { startUp } from './cases/start-up.js';
import { streamMemory } from './cases/stream-memory.js';
import { type Case, type Figure, line } from './harness/figure.js';
import { machine } from './harness/machine.js';

const cases: readonly Case[] = [calls, logStream, streamMemory, exactJson, jobFiles, startUp, agents];

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const json = values.json === true;
const unknown = positionals.filter((name) => !cases.some((each) => each.name === name));
if (unknown.length > 0) {
  console.error(`No case ${unknown.join(', ')}. There are: ${cases.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const facts = machine();
if (!json)
  console.log(`${facts.cores} cores, ${facts.processor}, ${facts.memory}, ${facts.system}, Node ${facts.node}\n`);
const figures: Figure[] = [];
for (const each of cases) {
  if (positionals.length > 0 && !positionals.includes(each.name)) continue;
  for await (const figure of each.run()) {
    figures.push(figure);
    if (!json) console.log(line(figure));
  }
}
if (json) console.log(JSON.stringify({ machine: facts, figures }, undefined, 2));
