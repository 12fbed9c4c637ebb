/** Small files that ask for much: nesting, growth, and work that does not show are refused with a place, and soon. */

import { describe, expect, test } from 'vitest';
import { setAttribute } from '../format/edit.js';
import { formatHcl } from '../format/format.js';
import { HclError } from '../hcl/diagnostic.js';
import { parseJob } from './parse-job.js';

const deep = 10_000;

/** What stands before, in the middle of, and after what is nested. */
type Nest = readonly [open: string, inner: string, close: string];

const nests: Readonly<Record<string, Nest>> = {
  parentheses: ['(', '1', ')'],
  lists: ['[', '1', ']'],
  objects: ['{ a = ', '1', ' }'],
  'objects over lines': ['{\na = ', '1', '\n}'],
  calls: ['upper(', '"a"', ')'],
  templates: ['"${', '1', '}"'],
  'directives in templates': ['"%{ if true }${', '1', '}%{ endif }"'],
  heredocs: ['<<A\n${', '1', '}\nA\n'],
  not: ['!', 'true', ''],
  minus: ['-', '1', ''],
  'conditionals on the left': ['true ? ', '1', ' : 2'],
  'conditionals on the right': ['true ? 1 : ', '1', ''],
  'indexes in indexes': ['node[', '0', ']'],
  splats: ['', 'node', '[*]'],
  'for in the value of for': ['[for x in [1] : ', '1', ']'],
  'for in the collection of for': ['[for x in ', '[1]', ' : x]'],
  'for of objects': ['{ for k, v in { a = 1 } : k => ', '1', ' }'],
};

/** These are as long as they are deep, and walked. */
const chains: Readonly<Record<string, string>> = {
  sums: `${'1 + '.repeat(deep)}1`,
  'and, and': `${'true && '.repeat(deep)}true`,
  attributes: `node${'.a'.repeat(deep)}`,
  indexes: `node${'[0]'.repeat(deep)}`,
  interpolations: `"${'${1}'.repeat(deep)}"`,
};

const nested = ([open, inner, close]: Nest): string => open.repeat(deep) + inner + close.repeat(deep);
const argument = (value: string): string => `job "a" {\n  meta {\n    x = ${value}\n  }\n}\n`;

/** Expects the nesting to be found, at a place in the text. */
async function expectTooDeep(source: string): Promise<void> {
  const { job, error, diagnostics } = await parseJob(source);
  expect(job).toBeUndefined();
  const found = diagnostics.find(({ summary }) => summary === 'Too much nesting');
  expect(found?.subject?.start.byte).toBeGreaterThan(100);
  expect(found?.subject?.end.byte).toBeLessThan(source.length);
  expect(error?.length).toBeLessThan(50_000);
}

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('10,000 deep', () => {
  test.each(Object.entries(nests))('%s', async (_, nest) => {
    const source = argument(nested(nest));
    await expectTooDeep(source);
    await expectTooDeep(
      `job "a" {\n  meta {\n    some = "thing"\n    x = ${nest[0].repeat(deep)}${nest[1]}${nest[2].repeat(deep)}`,
    );
    for (const error of [
      thrown(() => formatHcl(source)),
      thrown(() => setAttribute(source, ['job', 'a', 'region'], 'eu')),
    ]) {
      expect(error instanceof HclError && error.diagnostics.map(({ summary }) => summary)).toContain(
        'Too much nesting',
      );
    }
  });

  test.each(Object.entries(nests))('%s in a text of JSON', async (_, nest) => {
    await expectTooDeep(
      JSON.stringify({ '//': 'nested', job: { a: { type: 'service', meta: { x: `\${${nested(nest)}}` } } } }),
    );
  });

  test.each([
    ['blocks', 'b {\n', '}\n'],
    ['blocks with labels', 'group "a" {\n', '}\n'],
    ['dynamic blocks', 'dynamic "group" {\nfor_each = [1]\ncontent {\n', '}\n}\n'],
  ])('%s', async (_, open, close) => {
    for (const around of [
      ['job "a" {\n', '}\n'],
      ['job "a" {\ngroup "g" {\ntask "t" {\nconfig {\n', '}\n}\n}\n}\n'],
    ] as const) {
      await expectTooDeep(around[0] + open.repeat(deep) + close.repeat(deep) + around[1]);
    }
  });

  test.each([
    ['[', ']'],
    ['{"a":', '}'],
  ])('%s in JSON', async (open, close) => {
    for (const before of [
      '{"job":',
      '{"job":{"a":{"meta":{"x":',
      '{"job":{"a":{"group":{"g":{"task":{"t":{"config":',
    ]) {
      const ends = '}'.repeat(before.split('{').length - 1);
      await expectTooDeep(before + open.repeat(deep) + '1' + close.repeat(deep) + ends);
      await expectTooDeep(before + open.repeat(deep) + ' '.repeat(10));
    }
  });

  test.each(Object.entries(chains))('%s are no nesting', async (_, chain) => {
    const source = argument(chain);
    const { diagnostics } = await parseJob(source);
    expect(diagnostics.map(({ summary }) => summary)).not.toContain('Too much nesting');
    expect(formatHcl(source)).toBe(source);
    expect(setAttribute(source, ['job', 'a', 'meta', 'x'], 1)).toBe(argument('1'));
  });

  test('values, by locals that hold each other', async () => {
    for (const next of [(name: string) => `[${name}]`, (name: string) => `{ a = ${name} }`]) {
      const locals = Array.from({ length: deep }, (_, at) => `  l${at + 1} = ${next(`local.l${at}`)}\n`).join('');
      expect(await refusal(`locals {\n  l0 = 1\n${locals}}\njob "a" {\n}\n`)).toContain('a deeper value');
    }
  });
});

/** What is said first of a file, or the length of the job that it gives. */
async function refusal(source: string): Promise<string | number> {
  const { job, error, diagnostics } = await parseJob(source);
  const [first] = diagnostics;
  expect(diagnostics.reduce((sum, { detail }) => sum + detail.length, error?.length ?? 0)).toBeLessThan(50_000_000);
  if (job) return JSON.stringify(job).length;
  expect(first?.subject).toBeDefined();
  return `${first?.summary}: ${first?.detail}`;
}

const locals = (...lines: readonly string[]): string => `locals {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

describe('values that grow with each local', () => {
  test.each([
    ['"lol"', (name: string) => `[${name}, ${name}]`],
    ['"lol"', (name: string) => `{ a = ${name}, b = ${name} }`],
    ['"lol"', (name: string) => `"\${${name}}\${${name}}"`],
    ['"lol"', (name: string) => `join("", [${name}, ${name}])`],
    ['"lol"', (name: string) => `format("%s%s", ${name}, ${name})`],
    ['"lol"', (name: string) => `replace(${name}, "l", "lll")`],
    ['"lol"', (name: string) => `regex_replace(${name}, "(.)", "$1$1")`],
    ['"\\\\"', (name: string) => `jsonencode(${name})`],
    ['["lol"]', (name: string) => `concat(${name}, ${name})`],
    ['["lol", "x"]', (name: string) => `setproduct(${name}, ${name})`],
    [
      '{ a = 1 }',
      (name: string) =>
        `merge(${name}, { for k, v in ${name} : "\${k}x" => v }, { for k, v in ${name} : "\${k}y" => v })`,
    ],
    ['[1, 2]', (name: string) => `flatten([for x in ${name} : [x, x]])`],
  ])('%s, by %o', async (first, next) => {
    const lines = Array.from({ length: 60 }, (_, at) => `l${at + 1} = ${next(`local.l${at}`)}`);
    const source = `${locals(`l0 = ${first}`, ...lines)}job "a" {\n}\n`;
    expect(await refusal(source)).toMatch(/supported|too long/i);
  });
});

const config = (value: string, before = ''): string =>
  `${before}job "a" {\n  group "g" {\n    task "t" {\n      config {\n        x = ${value}\n      }\n    }\n  }\n}\n`;

const large = locals(
  'x = flatten([for a in range(500) : [for b in range(400) : a]])',
  'y = flatten([for a in range(500) : [for b in range(400) : a]])',
);
const loop = (value: string): string =>
  config(`[for a in range(1000) : length([for b in range(1000) : ${value}])]`, large);

describe('work that does not show in the length of a file', () => {
  const tooLong = 'This expression takes more steps than are supported.';

  test.each([
    ['loops in loops', loop('length([for c in range(1000) : c])')],
    ['loops in a template', config(`"${'%{ for a in range(1000) }'.repeat(3)}x${'%{ endfor }'.repeat(3)}"`)],
    ['comparisons of large values', loop('local.x == local.y')],
    ['conditionals of large values', loop('length(true ? local.x : local.y)')],
    ['large values that are walked in vain', loop('can([for k, v in { for c in range(1000) : c => c } : v if null])')],
    ['long texts', loop(`"${'é'.repeat(100_000)}" == ""`)],
    ['long names', loop(`[for ${'z'.repeat(100_000)} in [1] : ${'z'.repeat(100_000)}]`)],
    ['long texts from functions', config('[for a in range(1000) : [for b in range(1000) : format("%1000000s", a)]]')],
    ['numbers with many digits', loop('"${(a + 1) / 7 * 1e-4000}"')],
    ['long numbers', loop(`"\${${'7'.repeat(4000)}}"`)],
    ['whole numbers of another base', loop(`parseint("${'z'.repeat(3000)}", 36)`)],
    ['errors that do not count', loop('can(local.z)')],
  ])('%s', async (_, source) => {
    expect(await refusal(source)).toMatch(/takes more steps than are supported/);
  });

  test('blanks after a reference', async () => {
    expect(await refusal(loop(`node.x${' '.repeat(1_000_000)}`))).toBeTypeOf('number');
  });

  test('many arguments with one large value', async () => {
    const lines = (value: string): string => Array.from({ length: 20_000 }, (_, at) => `a${at} = ${value}\n`).join('');
    const file = (value: string): string =>
      `${large}${locals('text = join("", [for x in local.x : "12345678"])')}job "a" {\n  group "g" {\n    task "t" {\n      config {\n${lines(value)}}\n}\n}\n}\n`;
    for (const value of ['local.x', 'local.text', '"${local.text}!"']) {
      expect(await refusal(file(value))).toContain(tooLong);
    }
  });

  test('many rules for variables', async () => {
    const variable = (at: number): string =>
      `variable "v${at}" {\n  default = 1\n  validation {\n    condition     = length([for a in range(1000) : length([for b in range(500) : var.v${at}])]) > 0\n    error_message = "No."\n  }\n}\n`;
    expect(await refusal(`${Array.from({ length: 20 }, (_, at) => variable(at)).join('')}job "a" {\n}\n`)).toContain(
      tooLong,
    );
  });

  test('types that all differ', async () => {
    const objects = locals('x = flatten([for a in range(300) : [for b in range(300) : { "k${a}-${b}" = 1 }]])');
    expect(await refusal(config('length(true ? local.x : [])', objects))).toBeTypeOf('number');
  });

  test('names that might be meant', async () => {
    const names = Array.from({ length: 50_000 }, (_, at) => `abcde${at} = 1`);
    const uses = Array.from({ length: 2000 }, (_, at) => `    x${at} = local.abcdefg${at}\n`).join('');
    const source = `${locals(...names)}job "a" {\n  meta {\n${uses}  }\n}\n`;
    expect(await refusal(source)).toMatch(/^Unsupported attribute: .* named "abcdefg0"/);
  });
});

describe('what is said of a file does not grow with it', () => {
  test('one long name, in many errors', async () => {
    const name = 'z'.repeat(1_000_000);
    expect(await refusal(config(`[for a in range(1000) : local.${name}]`))).toMatch(/^Unsupported attribute: /);
  });

  test('errors that hold other errors', async () => {
    const inner = `try([for c in range(1000) : local.${'z'.repeat(2000)}])`;
    const outer = `try([for b in range(100) : ${inner}])`;
    expect(await refusal(config(`[for a in range(100) : ${outer}]`))).toMatch(/supported|succeeded/);
  });
});

describe('blocks that stand for many', () => {
  const dynamic = (contents: string, label = '"g"'): string =>
    `dynamic "group" {\nfor_each = range(1000)\nlabels = [${label}]\ncontent {\n${contents}}\n}\n`;

  test('dynamic blocks in dynamic blocks', async () => {
    const env = 'dynamic "constraint" {\nfor_each = range(1000)\ncontent {\n}\n}\n';
    const task = `dynamic "task" {\nfor_each = range(1000)\nlabels = ["t"]\ncontent {\n${env}}\n}\n`;
    expect(await refusal(`job "a" {\n${dynamic(task)}}\n`)).toMatch(/^Too many blocks/);
  });

  test('dynamic blocks with long labels', async () => {
    const source = `job "a" {\n${dynamic('', 'format("%100000s", "x")').repeat(10)}}\n`;
    expect(await refusal(source)).toMatch(/supported/);
  });

  test('blocks for all tasks', async () => {
    const many = (count: number, block: (at: number) => string): string =>
      Array.from({ length: count }, (_, at) => block(at)).join('');
    const tasks = many(5000, (at) => `task "t${at}" {\n}\n`);
    const secrets = many(5000, (at) => `secret "s${at}" {\n  provider = "nomad"\n}\n`);
    const vault = `vault {\n  policies = ["${'x'.repeat(1_000_000)}"]\n}\n`;
    for (const shared of [secrets, vault]) {
      expect(await refusal(`job "a" {\n${shared}group "g" {\n${tasks}}\n}\n`)).toContain(
        'a larger job than is supported',
      );
      expect(await refusal(`job "a" {\n${shared}${tasks}}\n`)).toContain('a larger job than is supported');
      expect(await refusal(`job "a" {\ngroup "g" {\n${shared}${tasks}}\n}\n`)).toContain(
        'a larger group than is supported',
      );
    }
    const few = `job "a" {\ngroup "g" {\n${many(50, (at) => `secret "s${at}" {\n}\n`)}${many(50, (at) => `task "t${at}" {\n}\n`)}}\n}\n`;
    expect(await refusal(few)).toBeTypeOf('number');
  });
});
