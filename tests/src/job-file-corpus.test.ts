import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { jobFunctions } from '../../packages/jobspec/src/functions/index.js';
import { readAnswer, readCorpus } from '../../tools/src/compare-job-files/corpus.js';
import type { Answer } from '../../tools/src/compare-job-files/corpus.js';
import { differences } from '../../tools/src/compare-job-files/differences.js';
import { layOut } from '../../tools/src/compare-job-files/layout.js';
import { askOurs } from '../../tools/src/compare-job-files/ours.js';

const folder = fileURLToPath(new URL('../../packages/jobspec/corpus/', import.meta.url));
const cases = readCorpus();
const answers = new Map(cases.map(({ name }) => [name, readAnswer(name)]));

describe('the corpus of job files', () => {
  test('has an answer to each file, enough of both kinds', () => {
    expect([...answers].filter(([, answer]) => answer === undefined).map(([name]) => name)).toEqual([]);
    const kinds = [...answers.values()].map((answer) => answer?.kind);
    expect(kinds.filter((kind) => kind === 'job').length).toBeGreaterThanOrEqual(150);
    expect(kinds.filter((kind) => kind === 'refused').length).toBeGreaterThanOrEqual(200);
  });

  test('keeps refusals apart from jobs, and an answer for nothing that is gone', () => {
    for (const [name, answer] of answers) {
      expect(`${name}: ${answer?.kind}`).toBe(`${name}: ${name.includes('refused') ? 'refused' : 'job'}`);
    }
    const kept = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
      const name = /^(.*)\.(?:error\.txt|errors\.json)$/.exec(path)?.[1];
      return name === undefined ? [] : [name];
    });
    expect(kept.filter((name) => !answers.has(name))).toEqual([]);
  });

  test('calls every function with success', async () => {
    const accepted = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.nomad.hcl') && !path.includes('refused'))
      .map((path) => readFileSync(`${folder}${path}`, 'utf8'))
      .join('');
    const names = [...(await jobFunctions('')).keys()];
    expect(names).toContain('jsonencode');
    expect(names.filter((name) => !new RegExp(`\\b${name} *\\(`).test(accepted))).toEqual([]);
  });

  test('is laid out as it is recorded', () => {
    for (const [name, answer] of answers) {
      if (answer?.kind !== 'job') continue;
      const { kind: _, ...jobs } = answer;
      if (layOut(jobs) !== readFileSync(`${folder}${name}.json`, 'utf8')) expect.fail(name);
    }
  });

  test('is kept byte for byte', () => {
    expect(existsSync(`${folder}.gitattributes`)).toBe(true);
    expect(readFileSync(`${folder}language/crlf.nomad.hcl`, 'utf8')).toContain('\r\n');
    expect(readFileSync(`${folder}language/byte-order-mark.nomad.hcl`)[0]).toBe(0xef);
  });
});

const known: readonly { readonly name: string; readonly reason: string; readonly ours: string }[] = JSON.parse(
  readFileSync(new URL('job-file-corpus.known.json', import.meta.url), 'utf8'),
);

describe('our own parser', () => {
  test('answers each file as Nomad does, but for the differences that are known', async () => {
    const unlike: Record<string, string[]> = {};
    for (const file of cases) {
      const expected = answers.get(file.name);
      const found = expected ? differences(expected, await askOurs(file)) : ['no answer'];
      if (found.length > 0) unlike[file.name] = found.slice(1);
    }
    expect(unlike).toEqual(Object.fromEntries(known.map(({ name, ours }) => [name, [`     got ${ours}`]])));
  });

  test('is asked for no more than what is said of each difference', () => {
    for (const { name, reason } of known) expect(`${name}: ${reason}`).toMatch(/: [A-Z].{20,}\.$/);
  });
});

describe('differences', () => {
  const job = (parsed: unknown): Answer => ({ kind: 'job', parsed });
  const refused = (...texts: string[]): Answer => ({ kind: 'refused', texts });

  test('tells the path, and null from nothing', () => {
    expect(differences(job({ a: [{ b: 1n }] }), job({ a: [{ b: 2n }] }))).toEqual(['parsed.a[0].b: expected 1, got 2']);
    expect(differences(job({ a: null }), job({}))).toEqual(['parsed.a: expected null, got nothing']);
    expect(differences(job({ a: [] }), job({ a: null }))).toEqual(['parsed.a: expected [], got null']);
    expect(differences(job({ a: [1], b: {} }), job({ b: {}, a: [1] }))).toEqual([]);
  });

  test('asks for a single text to the letter, and for one of several in any order of lines', () => {
    const prefix = 'Failed to parse job: ';
    expect(differences(refused(`${prefix}a\nb`), refused(`${prefix}a\nb`))).toEqual([]);
    expect(differences(refused(`${prefix}a\nb`), refused(`${prefix}b\na`))).toHaveLength(2);
    expect(differences(refused(`${prefix}a\nb`, `${prefix}b\na`), refused(`${prefix}b\na`))).toEqual([]);
    expect(differences(refused('a\nb', 'c'), refused('b\na'))).toEqual([]);
    expect(differences(refused('a', 'b'), refused('c'))).toHaveLength(2);
    expect(differences(refused('a'), job({}))).toEqual(['expected "a"', '     got a job']);
  });
});
