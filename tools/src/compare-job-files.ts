/**
 * `npm run compare:job-files`: plays the corpus of `@yurt/jobspec` against the Nomad at `NOMAD_ADDR` and prints where the
 * recorded answers differ from its own. The exit status is 1 when any does.
 *
 * - `--record` writes Nomad's answers over the recorded ones instead.
 * - A word limits the run to the cases whose name contains it.
 * - `NOMAD_BINARY` is the command that answers for the cases in `command-line/`; by default `nomad`.
 */

import { readAnswer, readCorpus, writeAnswer } from './compare-job-files-corpus.js';
import type { Answer } from './compare-job-files-corpus.js';
import { differences } from './compare-job-files-differences.js';
import { askNomad } from './compare-job-files-nomad.js';

const address = process.env['NOMAD_ADDR'];
const words = process.argv.slice(2);
const record = words.includes('--record');
const word = words.find((each) => !each.startsWith('--')) ?? '';

if (address === undefined) {
  console.error('Set NOMAD_ADDR to the address of a Nomad agent, such as http://127.0.0.1:4646');
  process.exit(2);
}
const nomad = { address, binary: process.env['NOMAD_BINARY'] ?? 'nomad' };

const count = { jobs: 0, refused: 0, different: 0, skipped: 0 };
for (const file of readCorpus().filter(({ name }) => name.includes(word))) {
  const theirs = await askNomad(nomad, file);
  if (theirs === undefined) {
    count.skipped++;
    continue;
  }
  count[theirs.kind === 'job' ? 'jobs' : 'refused']++;
  if (record) {
    const before = readAnswer(file.name);
    if (before !== undefined && differences(before, theirs).length === 0) continue;
    writeAnswer(file.name, theirs);
    console.log(`recorded  ${file.name}  ${summary(theirs)}`);
    continue;
  }
  const recorded = readAnswer(file.name);
  const found = recorded === undefined ? ['no recorded answer'] : differences(recorded, theirs);
  if (found.length > 0) {
    count.different++;
    console.log(`${file.name}\n${found.map((line) => `    ${line}`).join('\n')}`);
  }
}
console.log(
  `\n${count.jobs} jobs, ${count.refused} refused; ` +
    (record ? 'recorded' : `${count.different} differ from what was recorded`) +
    (count.skipped > 0 ? `; ${count.skipped} skipped: no command "${nomad.binary}"` : ''),
);
process.exitCode = count.different > 0 ? 1 : 0;

function summary(answer: Answer): string {
  return answer.kind === 'job' ? 'job' : answer.texts.join('\n    or ');
}
