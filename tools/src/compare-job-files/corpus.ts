/** The corpus of job files on disk: what to ask, and what Nomad answered when it was recorded. */

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseExact } from '@yurt/contract';
import { layOut } from './layout.js';

const corpus = fileURLToPath(new URL('../../../packages/jobspec/corpus/', import.meta.url));

/** A job file as `PUT /v1/jobs/parse` takes it. */
export interface ParseCase {
  readonly kind: 'parse';
  /** Path below the corpus without the ending: `language/heredocs`. */
  readonly name: string;
  readonly source: string;
  /** Text of a variable file, sent as `Variables`. */
  readonly variables: string;
}

/** A job file with what only the command line takes. */
export interface CommandLineCase {
  readonly kind: 'command-line';
  readonly name: string;
  /** The folder that the command runs in; the job file in it is `job.nomad.hcl`. */
  readonly folder: string;
  /** Values of `-var`, such as `tag=1.2`. */
  readonly vars: readonly string[];
  /** Values of `-var-file`: paths in the folder. */
  readonly varFiles: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export type JobFileCase = ParseCase | CommandLineCase;

/** An answer: the job as JSON values with every digit, or the texts of a refusal. */
export type Answer =
  | { readonly kind: 'job'; readonly parsed: unknown; readonly canonical?: unknown }
  | { readonly kind: 'refused'; readonly texts: readonly string[] };

/** Every case of the corpus, in order of their names. */
export function readCorpus(): JobFileCase[] {
  const cases: JobFileCase[] = [];
  for (const path of readdirSync(corpus, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const name = path.replace(/\.nomad\.(?:hcl|json)$/, '');
    if (name === path) continue;
    cases.push(name.startsWith('command-line/') ? commandLineCase(name) : parseCase(name, path));
  }
  return cases;
}

function parseCase(name: string, path: string): ParseCase {
  const variables = join(corpus, `${name}.vars.hcl`);
  return {
    kind: 'parse',
    name,
    source: readFileSync(join(corpus, path), 'utf8'),
    variables: existsSync(variables) ? readFileSync(variables, 'utf8') : '',
  };
}

function commandLineCase(name: string): CommandLineCase {
  const folder = join(corpus, dirname(name));
  const written: unknown = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
  const given = typeof written === 'object' && written !== null ? Object.entries(written) : [];
  const member = (key: string): unknown => given.find(([each]) => each === key)?.[1];
  const strings = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  const env = Object.entries(member('env') ?? {}).map(([key, value]): [string, string] => [key, String(value)]);
  return {
    kind: 'command-line',
    name,
    folder,
    vars: strings(member('vars')),
    varFiles: strings(member('varFiles')),
    env: Object.fromEntries(env),
  };
}

/** The recorded answer of a case; `undefined` when there is none yet. */
export function readAnswer(name: string): Answer | undefined {
  const [job, text, texts] = answerFiles(name);
  if (existsSync(job)) {
    const answer = parseExact(readFileSync(job, 'utf8'));
    if (typeof answer !== 'object' || answer === null || !('parsed' in answer)) throw new Error(`${job}: no answer`);
    return {
      kind: 'job',
      parsed: answer.parsed,
      ...('canonical' in answer ? { canonical: answer.canonical } : {}),
    };
  }
  if (existsSync(text)) return { kind: 'refused', texts: [readFileSync(text, 'utf8')] };
  if (!existsSync(texts)) return undefined;
  const list: unknown = JSON.parse(readFileSync(texts, 'utf8'));
  return { kind: 'refused', texts: Array.isArray(list) ? list.map(String) : [] };
}

/** Replaces the recorded answer of a case. */
export function writeAnswer(name: string, answer: Answer): void {
  const [job, text, texts] = answerFiles(name);
  for (const file of [job, text, texts]) rmSync(file, { force: true });
  if (answer.kind === 'job') {
    const { kind: _, ...jobs } = answer;
    writeFileSync(job, layOut(jobs));
  } else if (answer.texts.length === 1) {
    writeFileSync(text, answer.texts[0] ?? '');
  } else {
    writeFileSync(texts, `${JSON.stringify(answer.texts, undefined, 2)}\n`);
  }
}

function answerFiles(name: string): [job: string, text: string, texts: string] {
  return [join(corpus, `${name}.json`), join(corpus, `${name}.error.txt`), join(corpus, `${name}.errors.json`)];
}
