/**
 * `npm run compare:job-files`: plays the corpus of `@yurt/jobspec` against our own parser and, with `NOMAD_ADDR` set,
 * against the Nomad there, and prints where their answers differ from the recorded ones. The exit status is 1 when any
 * does.
 *
 * - `--record` writes Nomad's answers over the recorded ones instead.
 * - A word limits the run to the cases whose name contains it.
 * - `NOMAD_BINARY` is the command that answers for the cases in `command-line/`; by default `nomad`.
 */

import { readAnswer, readCorpus, writeAnswer } from './corpus.js';
import type { Answer, JobFileCase } from './corpus.js';
import { differences } from './differences.js';
import { askNomad } from './nomad.js';
import { askOurs } from './ours.js';

const words = process.argv.slice(2);
const record = words.includes('--record');
const word = words.find((each) => !each.startsWith('--')) ?? '';

const address = process.env['NOMAD_ADDR'] || undefined;
const binary = process.env['NOMAD_BINARY'] ?? 'nomad';

/** Who answers, by the heading of its column; `undefined` for a case that it can't be asked. */
const parties = new Map<string, (file: JobFileCase) => Promise<Answer | undefined>>();
if (address !== undefined) parties.set('Nomad', async (file) => askNomad({ address, binary }, file));
if (!record) parties.set('ours', askOurs);

const files = readCorpus().filter(({ name }) => name.includes(word));

if (parties.size === 0 || (record && address === undefined)) {
  console.error(
    'There is nobody to ask. Set NOMAD_ADDR to the address of a Nomad agent, such as http://127.0.0.1:4646',
  );
  process.exitCode = 2;
} else if (record) {
  await recordAll();
} else {
  await compareAll();
}

/** Writes Nomad's answers where they differ from what is recorded. */
async function recordAll(): Promise<void> {
  for (const file of files) {
    const theirs = await parties.get('Nomad')?.(file);
    if (theirs === undefined) {
      console.log(`skipped   ${file.name}: there is no command "${binary}"`);
      continue;
    }
    const before = readAnswer(file.name);
    if (before !== undefined && differences(before, theirs).length === 0) continue;
    writeAnswer(file.name, theirs);
    console.log(`recorded  ${file.name}  ${theirs.kind === 'job' ? 'job' : theirs.texts.join('\n    or ')}`);
  }
}

/** Prints every difference, and how many files of each theme were answered as recorded. */
async function compareAll(): Promise<void> {
  const themes = new Map<string, Map<string, number>>();
  const add = (theme: string, column: string): void => {
    const counts = themes.get(theme) ?? new Map<string, number>();
    themes.set(theme, counts.set(column, (counts.get(column) ?? 0) + 1));
  };

  for (const file of files) {
    const theme = file.name.split('/', file.name.startsWith('refused/') ? 2 : 1).join('/');
    const recorded = readAnswer(file.name);
    for (const each of [theme, 'all']) add(each, 'files');
    for (const [party, ask] of parties) {
      const answer = await ask(file);
      const found =
        answer === undefined
          ? [`not asked: there is no command "${binary}"`]
          : recorded === undefined
            ? ['no answer is recorded']
            : differences(recorded, answer);
      if (found.length === 0) for (const each of [theme, 'all']) add(each, party);
      else console.log(`${file.name}, ${party}\n${found.map((line) => `    ${line}`).join('\n')}`);
      if (found.length > 0) process.exitCode = 1;
    }
  }

  const columns = ['files', ...parties.keys()];
  console.log(`\n${'theme'.padEnd(20)}${columns.map((column) => column.padStart(8)).join('')}`);
  for (const [theme, counts] of [...themes].toSorted(([a], [b]) => Number(a === 'all') - Number(b === 'all'))) {
    const numbers = columns.map((column) => String(counts.get(column) ?? 0).padStart(8));
    console.log(`${theme.padEnd(20)}${numbers.join('')}`);
  }
}
