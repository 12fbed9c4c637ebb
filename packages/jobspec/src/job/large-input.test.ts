/** Large job files take as long as their size says: four times the text takes about four times as long. */

import { describe, expect, test } from 'vitest';
import { formatHcl } from '../format/format.js';
import { HclError } from '../hcl/diagnostic.js';
import { renderDiagnostics } from '../hcl/render.js';
import { lintJob } from '../lint/lint-job.js';
import { jobToHcl } from '../write/job-to-hcl.js';
import { parseJob } from './parse-job.js';

/** Pieces, each with its number, until they have so many characters. */
function pieces(length: number, piece: (at: number) => string): string {
  const found: string[] = [];
  for (let sum = 0; sum < length; sum += found.at(-1)?.length ?? 1) found.push(piece(found.length));
  return found.join('');
}

const job = (contents: string): string => `job "large" {\n${contents}}\n`;
const meta = (contents: string): string => job(`  meta {\n${contents}  }\n`);
const config = (contents: string): string =>
  job(`  group "g" {\n    task "t" {\n      config {\n${contents}      }\n    }\n  }\n`);

type Shape = (length: number) => string;

const right: Readonly<Record<string, Shape>> = {
  'many groups': (length) =>
    job(
      pieces(
        length,
        (at) =>
          `  group "g${at}" {\n    count = ${at % 9}\n    task "t" {\n      driver = "exec"\n      config {\n        command = "/bin/c${at}"\n      }\n    }\n  }\n`,
      ),
    ),
  'one long text': (length) => meta(`    a = "${'é x'.repeat(length / 3)}"\n`),
  'one list of texts': (length) => job(`  datacenters = [${pieces(length, (at) => `"datacenter-${at}", `)}]\n`),
  'many arguments': (length) => meta(pieces(length, (at) => `    key_${at} = "value ${at}"\n`)),
  'a long heredoc': (length) => meta(`    a = <<-EOT\n${pieces(length, (at) => `      $ line ${at}, 5 %\n`)}    EOT\n`),
  comments: (length) => job(pieces(length, (at) => `  # one ${at}\n  // two ${at}\n  /* three\n ${at} */\n`)),
  'a template of interpolations': (length) =>
    meta(`    a = "${pieces(length, (at) => `\${${at}} and \${node.attribute_${at}} or `)}"\n`),
  'blocks in config': (length) =>
    config(pieces(length, (at) => `        block "l${at}" {\n          a = ${at}\n        }\n`)),
  'locals that use each other': (length) =>
    `locals {\n  l0 = 1\n${pieces(length, (at) => `  l${at + 1} = local.l${at} + 1 # and so on\n`)}}\n${job('')}`,
  'groups in JSON': (length) => {
    const groups = pieces(length, (at) => `"g${at}": {"count": ${at % 9}, "task": {"t": {"driver": "exec"}}},\n`);
    return `{"job": {"large": {"group": {${groups}"last": {}}}}}`;
  },
};

const wrong: Readonly<Record<string, Shape>> = {
  'unknown arguments': (length) => job(pieces(length, (at) => `  unknown_${at} = nope(${at})\n`)),
  'texts without an end': (length) => meta(pieces(length, (at) => `    a${at} = "x\n`)),
  'brackets without an end': (length) => meta(pieces(length, (at) => `    a${at} = [{(\n`)),
  'errors on one line': (length) => meta(`    a = [${pieces(length, (at) => `nope(é${at}), `)}]\n`),
  'errors on one line, each with a context': (length) => meta(`    a = [${pieces(length, (at) => `"é" + ${at}, `)}]\n`),
  'characters that HCL does not know': (length) => '\u0301`'.repeat(length / 2),
  'errors on one line of JSON': (length) =>
    `{"job": {"large": {${pieces(length, (at) => `"unknown_${at}":\t"é", `)}"type": "x"}}}`,
};

const size = 1_250_000;

/** Processor time of some work in milliseconds: what else the machine does counts less than on a clock. */
async function timeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Fails when four times the text takes far more than four times as long. What grows with the square takes 16 times. */
async function expectLinear(shape: Shape, length: number, work: (source: string) => unknown): Promise<void> {
  const [small, large] = [shape(length), shape(4 * length)];
  await work(shape(length / 10));
  let ratio = Number.POSITIVE_INFINITY;
  // The machine may be slow once, and not when all is tried again.
  for (let tries = 0; tries < 3 && ratio > 10; tries += 1) {
    const least = Math.max(await timeOf(() => work(small)), 20);
    ratio = (await timeOf(() => work(large))) / least;
  }
  expect(ratio).toBeLessThan(10);
}

describe('5 MB are parsed in linear time', () => {
  test.each(Object.entries(right))('%s', async (_, shape) => {
    await expectLinear(shape, size, async (source) => {
      const { job: parsed, error } = await parseJob(source);
      expect(error).toBeUndefined();
      expect(parsed?.ID).toBe('large');
    });
  });
});

describe('1 MB in which much is wrong is read, and what is wrong is shown, in linear time', () => {
  test.each(Object.entries(wrong))('%s', async (_, shape) => {
    await expectLinear(shape, size / 5, async (source) => {
      const { diagnostics } = await parseJob(source);
      expect(diagnostics.length).toBeGreaterThan(0);
      const shown = renderDiagnostics(diagnostics, { sources: { 'input.hcl': source } });
      expect(shown.length).toBeLessThan(5_000_000);
    });
  });
});

describe('1 MB is formatted in linear time', () => {
  const others = ['JSON', 'many arguments', 'blocks', 'locals', 'unknown', 'context', 'HCL'];
  const native = Object.entries({ ...right, ...wrong }).filter(([name]) => !others.some((each) => name.includes(each)));
  test.each(native)('%s', async (_, shape) => {
    await expectLinear(shape, size / 5, (source) => {
      try {
        formatHcl(source);
      } catch (error) {
        if (!(error instanceof HclError)) throw error;
      }
    });
  });
});

test.each(['many groups', 'blocks in config'])('5 MB are looked through, and written: %s', async (name) => {
  const { job: parsed } = await parseJob(right[name]?.(4 * size) ?? '');
  if (!parsed) throw new Error('the file is not accepted');
  lintJob(parsed);
  expect(jobToHcl(parsed).length).toBeGreaterThan(4 * size);
});
