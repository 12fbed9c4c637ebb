import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJob } from '../job/parse-job.js';
import { job } from './job.js';
import { jobFile, jobInput } from './job.test-support.js';

/** The job of a file, with the numbers that the builder has: JSON's own. */
function parsed(source: string): unknown {
  const { job: result, error } = parseJob(source);
  if (error !== undefined) throw new Error(`${error}\n${source}`);
  return JSON.parse(JSON.stringify(result, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)));
}

describe('any input', () => {
  test('gives the same JSON as the job file that says it', () => {
    fc.assert(
      fc.property(jobInput, (input) => {
        expect(job('any job', input)).toStrictEqual(parsed(jobFile('any job', input)));
      }),
      { numRuns: 200 },
    );
  });
});
