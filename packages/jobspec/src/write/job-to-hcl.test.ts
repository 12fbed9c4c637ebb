/** Jobs as job files: against the recorded answers of the corpus, jobs of any shape, and jobs as servers answer them. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type JobSpec, parseExact, RawNumber } from '@yurt/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHcl } from '../format/format.js';
import { withDefaults } from '../canonical/with-defaults.js';
import { parseJob } from '../job/parse-job.js';
import { anyJob } from './job.test-support.js';
import { jobToHcl } from './job-to-hcl.js';

const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url));

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJob(value: unknown): value is JobSpec {
  return isRecord(value) && typeof value['ID'] === 'string';
}

const recorded = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !path.endsWith('.nomad.json') && !path.endsWith('.errors.json'))
  .flatMap((path) => {
    const answer = parseExact(readFileSync(`${corpus}${path}`, 'utf8'));
    return isRecord(answer) && isJob(answer['parsed'])
      ? [{ path, parsed: answer['parsed'], canonical: answer['canonical'] }]
      : [];
  });

/** A value whose numbers beyond 64 bits are doubles, as the parser has them. */
function inDoubles(value: unknown): unknown {
  if (value instanceof RawNumber) return value.valueOf();
  if (typeof value === 'bigint')
    return BigInt.asIntN(64, value) === value || value === 2n ** 64n - 1n ? value : Number(value);
  if (Array.isArray(value)) return value.map(inDoubles);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inDoubles(item)]));
}

/** The job that the file says; fails the test when it is not accepted. */
function reparsed(hcl: string): JobSpec | undefined {
  const { job, diagnostics } = parseJob(hcl);
  expect(diagnostics).toEqual([]);
  return job;
}

describe('a job of the corpus', () => {
  test.each(recorded)('comes back from its file: $path', ({ parsed }) => {
    const hcl = jobToHcl(parsed);
    expect(reparsed(hcl)).toEqual(inDoubles(parsed));
    expect(formatHcl(hcl)).toBe(hcl);
  });

  test('with all defaults comes back when they are filled in again', () => {
    for (const { path, canonical } of recorded) {
      if (!isJob(canonical)) continue;
      const job = reparsed(jobToHcl(canonical));
      expect({ path, job: job && withDefaults(job) }).toEqual({ path, job: inDoubles(canonical) });
    }
  });
});

describe('a job of any shape', () => {
  test('comes back from its file', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const hcl = jobToHcl(job);
        expect(reparsed(hcl)).toEqual(job);
        expect(formatHcl(hcl)).toBe(hcl);
      }),
      { numRuns: 200 },
    );
  });
});
