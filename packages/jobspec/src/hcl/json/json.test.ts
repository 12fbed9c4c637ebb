import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJob } from '../../job/parse-job.js';
import { plainValue } from '../constant.js';
import { diagnosticLine, Findings } from '../diagnostic.js';
import { evaluate } from '../evaluate.js';
import type { Scope } from '../scope.js';
import { JsonBody } from './json-body.js';
import { isHclJson } from './is-hcl-json.js';
import { parseHclJson } from './parser.js';

function cases(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8'));
}

interface ErrorCase {
  readonly source: string;
  readonly errors: readonly string[];
}

interface JobCase {
  readonly source: string;
  readonly job?: unknown;
  readonly error?: string;
}

function isErrorCases(value: unknown): value is readonly ErrorCase[] {
  return (
    Array.isArray(value) &&
    value.every((each: unknown) => typeof each === 'object' && each !== null && 'errors' in each)
  );
}

function isJobCases(value: unknown): value is readonly JobCase[] {
  return (
    Array.isArray(value) &&
    value.every((each: unknown) => typeof each === 'object' && each !== null && 'source' in each)
  );
}

const errors = cases('errors.json');
const jobs = cases('jobs.json');
if (!isErrorCases(errors) || !isJobCases(jobs)) throw new Error('the cases are not what they should be');

/** A value without all that is empty, so that a case shows what its source says. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? Number(value) : value;
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => [key, pruned(each)]);
  return Object.fromEntries(entries.filter(([, each]) => !isEmpty(each)));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return !value;
}

describe('what is wrong with JSON, in the words of HCL', () => {
  test.each(errors.map(({ source, errors: expected }) => [source, expected] as const))('%j', (source, expected) => {
    expect(parseHclJson(source, 'f').diagnostics.map(diagnosticLine)).toEqual(expected);
  });
});

describe('job files in JSON answer as Nomad does', () => {
  test.each(jobs.map((each) => [each.source, each] as const))('%s', async (source, { job, error }) => {
    const parsed = await parseJob(source);
    expect(parsed.error).toBe(error);
    expect(pruned(parsed.job)).toEqual(job);
  });

  test('references for the client are kept, also in text with escapes', async () => {
    const source = JSON.stringify({
      job: { web: { meta: { a: 'say "${node.class}"\n', b: '${meta["k.l"]}', c: 'é ${ NOMAD_X } $${y}' } } },
    });
    expect((await parseJob(source)).job?.Meta).toEqual({
      a: 'say "${node.class}"\n',
      b: '${meta["k.l"]}',
      c: 'é ${ NOMAD_X } ${y}',
    });
  });

  test('errors in text with escapes point at the place', async () => {
    const { diagnostics } = await parseJob('{"job": {"web": {\n  "name": "\\"a\\" ${upper(1 + )}"}}}');
    expect(diagnostics[0]?.subject?.start).toMatchObject({ line: 2, column: 30 });
  });
});

test('a text is JSON when a brace comes first', () => {
  expect([' {', '{}', '\n{', 'a {', '', ' [', '\uFEFF{'].map(isHclJson)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

describe('contents', () => {
  function body(value: unknown): { body: JsonBody; findings: Findings } {
    const { tree, source, diagnostics } = parseHclJson(JSON.stringify(value), 'f');
    expect(diagnostics).toEqual([]);
    return { body: new JsonBody(tree, {}, 'plain'), findings: new Findings(source) };
  }

  const schema = {
    attributes: new Map([['name', true]]),
    blocks: new Map([
      ['port', ['label']],
      ['check', []],
    ]),
  };

  test('arguments and blocks are what the schema says, in the order of the file', () => {
    const { body: contents, findings } = body([
      { name: 'a', port: { http: { to: 1 }, admin: [{ to: 2 }, { to: 3 }] }, '//': 'note' },
      { check: null, port: [{ http: {} }] },
    ]);
    const { attributes, blocks } = contents.content(schema, findings);
    expect(findings.list).toEqual([]);
    expect([...attributes.keys()]).toEqual(['name']);
    expect(blocks.map(({ type, labels }) => [type, ...labels.map(({ text }) => text)].join(' '))).toEqual([
      'port http',
      'port admin',
      'port admin',
      'port http',
    ]);
  });

  test('text is a template where there is a scope, else just text', () => {
    const { body: contents, findings } = body({ name: 'x-${1 + }', list: ['%{ if true }a%{ endif }'] });
    const scope: Scope = { variables: new Map(), functions: new Map() };
    const values = (from: Pick<JsonBody, 'attributes'>, within: Scope, into: Findings): unknown[] =>
      [...from.attributes(into).values()].map(({ expression }) => {
        const value = evaluate(expression, within, into);
        return value === undefined ? undefined : plainValue(value);
      });
    expect(values(contents, {}, findings)).toEqual(['x-${1 + }', ['%{ if true }a%{ endif }']]);
    expect(findings.list).toEqual([]);
    expect(values(contents.inScope(scope, 'plain'), scope, findings)).toEqual([undefined, ['a']]);
    expect(findings.list.length).toBeGreaterThan(0);
  });

  test('blocks of a type are found without a schema', () => {
    const { body: contents } = body({ variable: [{ a: {} }, { b: { type: 'string' } }], x: 1 });
    expect(contents.blocksOf('variable').map(({ labels }) => labels[0]?.text)).toEqual(['a', 'b']);
  });
});

describe('hostile input', () => {
  test('deep nesting is refused', () => {
    for (const open of ['[', '{"a":']) {
      const { diagnostics } = parseHclJson(`{"a":${open.repeat(100_000)}`);
      expect(diagnostics.map(({ summary }) => summary)).toContain('Too much nesting');
    }
  });

  test('a million errors are not all told', () => {
    const { diagnostics } = parseHclJson(`{"a":[${'nul,'.repeat(1_000_000)}1]}`);
    expect(diagnostics.length).toBeGreaterThan(900);
    expect(diagnostics.length).toBeLessThan(1100);
  });

  test('any text gives a tree or says what is wrong with it', async () => {
    const bits = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '"a"',
      'true',
      'nul',
      '1',
      '-',
      '\n',
      '${',
      '}',
      '%{if',
      '\u0000',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bits, { maxLength: 40 }), async (parts) => {
        const source = `{"job":{"a":{"meta":{"k":${parts.join('')}}}}}`;
        const { job, diagnostics } = await parseJob(source);
        expect(job !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('JSON in, the same values out', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const { tree, source, diagnostics } = parseHclJson(JSON.stringify({ value }));
        expect(diagnostics).toEqual([]);
        const attribute = new JsonBody(tree, {}, 'plain').attributes(new Findings(source)).get('value');
        if (!attribute) throw new Error('the argument is missing');
        const result = evaluate(attribute.expression, {}, new Findings(source));
        expect(result === undefined ? undefined : normal(plainValue(result))).toEqual(normal(value));
      }),
      { numRuns: 300 },
    );
  });
});

/** Text in Unicode's composed form, numbers as doubles. */
function normal(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\p{Surrogate}/gu, '\uFFFD').normalize('NFC');
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value) + 0;
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [normal(key), normal(each)]));
}
