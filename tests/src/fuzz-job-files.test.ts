/** A short run of `npm run fuzz:job-files`, always with the same files: none gives anything but a job or diagnostics. */

import { expect, test } from 'vitest';
import { check } from '../../tools/src/fuzz-job-files/checks.js';
import { Mutator, readSeeds } from '../../tools/src/fuzz-job-files/mutations.js';

const seed = 7;
const count = 1000;

test('a thousand job files gone wrong', async () => {
  const mutator = new Mutator(readSeeds());
  const problems: string[] = [];
  let accepted = 0;
  for (let index = 0; index < count; index += 1) {
    const mutant = mutator.mutant(seed, index);
    const outcome = await check(mutant);
    if (outcome.accepted) accepted += 1;
    for (const problem of outcome.problems) problems.push(`file ${index} (${mutant.changes.join(', ')}): ${problem}`);
  }
  expect(problems).toEqual([]);
  // Some must be right, or their ways back are never tried; most must be wrong.
  expect(accepted).toBeGreaterThan(count / 20);
  expect(accepted).toBeLessThan(count / 2);
});

test('the same seed gives the same files, another one others', () => {
  const [one, other] = [new Mutator(readSeeds()), new Mutator(readSeeds())];
  const sources = (mutator: Mutator, from: number): string[] =>
    Array.from({ length: 20 }, (_, at) => mutator.mutant(from, at).source);
  expect(sources(one, 1)).toEqual(sources(other, 1));
  expect(sources(one, 1)).not.toEqual(sources(one, 2));
  expect(new Set(sources(one, 1)).size).toBeGreaterThan(15);
});
