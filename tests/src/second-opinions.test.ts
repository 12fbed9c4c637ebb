/** Our parser beside two others that only tests have: HashiCorp's own, and the grammar that editors use. */

import { parseHcl } from '@yurt/jobspec';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { hclSource } from '../../packages/jobspec/src/format/source.test-support.js';
import { constructsOf } from './second-opinions/constructs.js';
import { dialects, looser } from './second-opinions/differences.js';
import { askHcl2json, expectHcl2json } from './second-opinions/hcl2json.js';
import { changed, jobFiles } from './second-opinions/job-files.js';
import { loadTreeSitter, type SecondTree } from './second-opinions/tree-sitter.js';

const changedFile = changed(jobFiles.map(({ text }) => text).filter((text) => text.length < 3000));

function firstError(text: string): string | undefined {
  return parseHcl(text).diagnostics.find(({ severity }) => severity === 'error')?.summary;
}

test('there are job files to compare, right ones and wrong ones', () => {
  const wrong = jobFiles.filter(({ text }) => firstError(text) !== undefined);
  expect(wrong.length).toBeGreaterThanOrEqual(40);
  expect(jobFiles.length - wrong.length).toBeGreaterThanOrEqual(400);
});

describe('hcl2json', () => {
  const agrees = async (text: string): Promise<void> => {
    expect(await askHcl2json(text)).toEqual(expectHcl2json(text));
  };

  test('reads each job file as we do', async () => {
    for (const { path, text } of jobFiles) expect.soft(await askHcl2json(text), path).toEqual(expectHcl2json(text));
  });

  test('reads changed job files as we do', async () => {
    await fc.assert(fc.asyncProperty(changedFile, agrees), { seed: 1, numRuns: 1000 });
  });

  test('reads any layout as we do', async () => {
    await fc.assert(fc.asyncProperty(hclSource, agrees), { seed: 2, numRuns: 200 });
  });

  test.each(['a = -true', 'a = !null', 'a {}\na "b" {}', 'a "b" {}\na {}', 'a "b" "c" {}\na "b" {}'])(
    'has no JSON for %j, which is right',
    async (text) => {
      expect(firstError(text)).toBeUndefined();
      expect(expectHcl2json(text)).toBe('not converted');
      await agrees(text);
    },
  );
});

describe('tree-sitter', () => {
  let ask: (text: string) => SecondTree;
  beforeAll(async () => {
    ask = await loadTreeSitter();
  });

  const rules = looser.flatMap(({ reason, samples }) =>
    Object.entries(samples).map(([summary, sample]) => ({ reason, summary, sample })),
  );
  const isDialect = (text: string): boolean => dialects.some(({ holds }) => holds.test(text));

  /** Both readings of a text. What breaks a rule that the grammar lacks may be read as it likes. */
  function readings(text: string): { readonly ours: unknown; readonly theirs: unknown } {
    const { source, tree } = parseHcl(text);
    const error = firstError(text);
    const { hasError, constructs } = ask(source.text);
    const theirs = hasError ? 'refused' : constructs;
    if (error === undefined) return { ours: constructsOf(tree), theirs };
    return { ours: 'refused', theirs: rules.some(({ summary }) => summary === error) ? 'refused' : theirs };
  }

  const agrees = (text: string): void => {
    if (isDialect(text)) return;
    const { ours, theirs } = readings(text);
    expect(theirs).toEqual(ours);
  };

  test('finds the same in each job file, but for a few of its own dialect', () => {
    for (const { path, text } of jobFiles) {
      const { ours, theirs } = readings(text);
      if (!isDialect(text)) expect.soft(theirs, path).toEqual(ours);
    }
    expect(jobFiles.filter(({ text }) => isDialect(text)).length).toBeLessThan(20);
  });

  test('finds the same in changed job files', () => {
    fc.assert(fc.property(changedFile, agrees), { seed: 3, numRuns: 3000 });
  });

  test('finds the same in any layout', () => {
    fc.assert(fc.property(hclSource, agrees), { seed: 4, numRuns: 1000 });
  });

  test.each(dialects)('has its own dialect: $reason', ({ holds, sample }) => {
    expect(sample).toMatch(holds);
    expect(firstError(sample)).toBeUndefined();
    const { ours, theirs } = readings(sample);
    expect(theirs).not.toEqual(ours);
  });

  test.each(rules)('lacks a rule: $reason ($summary)', async ({ summary, sample }) => {
    expect(firstError(sample)).toBe(summary);
    expect(ask(sample).hasError).toBe(false);
    expect(await askHcl2json(sample)).toBe('refused');
  });
});
