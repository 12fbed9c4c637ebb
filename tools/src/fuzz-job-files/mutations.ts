/** Job files gone wrong: what typing, editors, generators and ill will make of the files of the repository, by a seed. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCorpus } from '../compare-job-files/corpus.js';
import { Dice } from './dice.js';
import { calls, defaultValue, digits, expressions, oddities, repeated, wrappings, type Words } from './words.js';

/** Cuts any text into words as HCL and JSON have them, right or wrong: nothing is lost. */
const WORD =
  /"(?:[^"\\\n]|\\.)*"|<<-?\w+|#[^\n]*|\/\/[^\n]*|[\p{L}_][\p{L}\p{N}_-]*|\d+(?:\.\d+)?|\$\{~?|%\{~?|~\}|=>|\.\.\.|[=!<>]=|&&|\|\||\n[ \t]*|[ \t]+|[^]/gu;

/** Longer files than this are cut: what a mutation does to them is seen in less. */
const MOST_CHARACTERS = 40_000;

/** A file before it is changed. */
export interface Seed {
  readonly name: string;
  readonly source: string;
  /** Text of a variable file. */
  readonly variables: string;
}

/** A file to be tried. */
export interface Mutant extends Seed {
  /** What was done to it, in order. */
  readonly changes: readonly string[];
}

/** The job files of the repository and the files of the formatter, in order of their names. */
export function readSeeds(): Seed[] {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const seeds: Seed[] = readCorpus().map((file) =>
    file.kind === 'parse'
      ? { name: file.name, source: file.source, variables: file.variables }
      : { name: file.name, source: readFileSync(join(file.folder, 'job.nomad.hcl'), 'utf8'), variables: '' },
  );
  for (const folder of ['packages/jobspec/src/format/fixtures', 'packages/jobspec/src/write/fixtures', 'examples']) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (!path.endsWith('.hcl') || path.includes('node_modules')) continue;
      seeds.push({ name: `${folder}/${path}`, source: readFileSync(join(root, folder, path), 'utf8'), variables: '' });
    }
  }
  return seeds;
}

type Change = (words: string[], dice: Dice, mutator: Mutator) => void;

/** Makes files out of others. The same seeds, seed and index give the same file. */
export class Mutator {
  readonly #words: readonly (readonly string[])[];
  /** The files that are jobs, and those that Nomad refuses. */
  readonly #right: readonly Seed[];
  readonly #wrong: readonly Seed[];
  readonly names: Words;

  constructor(seeds: readonly Seed[]) {
    this.#right = seeds.filter(({ name }) => !name.includes('refused'));
    this.#wrong = seeds.filter(({ name }) => name.includes('refused'));
    this.#words = seeds.map(({ source }) => wordsOf(source));
    const functions = new Set(seeds.flatMap(({ source }) => source.match(/\b[a-z][a-z0-9_]+(?=\()/g) ?? []));
    const identifiers = new Set(this.#words.flat().filter((word) => /^[a-z_]+$/.test(word)));
    this.names = { functions: [...functions].toSorted(), identifiers: [...identifiers].toSorted() };
  }

  /** The file with a number, of all that a seed gives. */
  mutant(seed: number, index: number): Mutant {
    const dice = new Dice(seed, index);
    const file = dice.of(dice.chance(0.8) ? this.#right : this.#wrong) ?? { name: '', source: '', variables: '' };
    const source = wordsOf(file.source);
    const variables = wordsOf(file.variables);
    const applied: string[] = [];
    // Most files are changed a little, so that much of them is still understood.
    const count = dice.chance(0.55) ? 1 : dice.chance(0.8) ? 2 + dice.below(3) : 2 + dice.below(12);
    const changes = dice.chance(0.35) ? gentle : CHANGES;
    for (let at = 0; at < count; at += 1) {
      const [name, change] = dice.of(changes) ?? [];
      if (name === undefined || !change) continue;
      change(variables.length > 0 && dice.chance(0.2) ? variables : source, dice, this);
      applied.push(name);
    }
    return {
      name: file.name,
      source: source.join('').slice(0, MOST_CHARACTERS),
      variables: variables.join('').slice(0, MOST_CHARACTERS),
      changes: applied,
    };
  }

  /** The words of another file. */
  other(dice: Dice): readonly string[] {
    return dice.of(this.#words) ?? [];
  }
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

const isBlank = (word: string): boolean => /^\s+$/.test(word);
const isValue = (word: string): boolean => /^(?:"|\d|true$|false$|null$)/.test(word);

/** From one word up to another, as `slice` counts. */
type Stretch = readonly [start: number, end: number];

/** The place of a word that is what is asked for; of any word where there is none. */
function place(words: readonly string[], dice: Dice, wanted: (word: string) => boolean): number {
  const first = dice.below(words.length);
  for (let step = 0; step < words.length; step += 1) {
    const at = (first + step) % words.length;
    if (wanted(words[at] ?? '')) return at;
  }
  return first;
}

const wordAt = (words: readonly string[], dice: Dice): number => place(words, dice, (word) => !isBlank(word));

/** A few words that follow each other. */
function run(words: readonly string[], dice: Dice): Stretch {
  const start = dice.below(words.length);
  return [start, start + 1 + dice.below(dice.chance(0.8) ? 4 : 40)];
}

/** A line. */
function line(words: readonly string[], dice: Dice): Stretch {
  const at = dice.below(words.length);
  let start = at;
  while (start > 0 && !words[start]?.startsWith('\n')) start -= 1;
  let end = at + 1;
  while (end < words.length && !words[end]?.startsWith('\n')) end += 1;
  return [start, end];
}

/** A block, a list or an argument with braces, from the start of its line to its closing bracket. */
function block(words: readonly string[], dice: Dice): Stretch {
  const open = place(words, dice, (word) => word === '{' || word === '[');
  let start = open;
  while (start > 0 && !words[start]?.startsWith('\n')) start -= 1;
  let depth = 0;
  for (let at = open; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '{' || word === '[' || word === '${' || word === '%{') depth += 1;
    if (word === '}' || word === ']') depth -= 1;
    if (depth <= 0) return [start, at + 1];
  }
  return [start, words.length];
}

const stretches = [run, line, block] as const;

function anyStretch(words: readonly string[], dice: Dice): Stretch {
  return (dice.of(stretches) ?? run)(words, dice);
}

/** Words of another file in their order. */
function foreign(dice: Dice, mutator: Mutator): readonly string[] {
  const other = mutator.other(dice);
  return other.slice(...anyStretch(other, dice));
}

function replace(words: string[], [start, end]: Stretch, ...others: readonly string[]): void {
  words.splice(start, end - start, ...others);
}

function insert(words: string[], at: number, ...others: readonly string[]): void {
  words.splice(at, 0, ...others);
}

const brackets = ['{', '}', '[', ']', '(', ')', '"', '${', '%{', '~}', '<<EOT\n', '/*', '*/'];
const marks = [...brackets, ..."=,:.?!-+*/%<>&|#~\\$@;'`".split(''), '\n', '\r', '\r\n', '=>', '...', '==', '&&', '::'];

/** What may be done to a file. One that is named twice is done twice as often. */
const CHANGES: readonly (readonly [string, Change])[] = [
  ['delete', (words, dice) => replace(words, anyStretch(words, dice))],
  [
    'duplicate',
    (words, dice) => {
      const [start, end] = anyStretch(words, dice);
      insert(words, dice.chance(0.5) ? end : dice.below(words.length), ...words.slice(start, end));
    },
  ],
  [
    'swap',
    (words, dice) => {
      const [one, other] = [wordAt(words, dice), wordAt(words, dice)];
      [words[one], words[other]] = [words[other] ?? '', words[one] ?? ''];
    },
  ],
  [
    'move',
    (words, dice) => {
      const [start, end] = anyStretch(words, dice);
      insert(words, dice.below(words.length), ...words.splice(start, end - start));
    },
  ],
  ['splice', (words, dice, mutator) => insert(words, dice.below(words.length), ...foreign(dice, mutator))],
  [
    'splice block',
    (words, dice, mutator) => {
      const other = mutator.other(dice);
      insert(words, line(words, dice)[1], ...other.slice(...block(other, dice)));
    },
  ],
  [
    'replace block',
    (words, dice, mutator) => {
      const other = mutator.other(dice);
      replace(words, block(words, dice), ...other.slice(...block(other, dice)));
    },
  ],
  ['related block', related],
  ['related block', related],
  ['value of another', otherValue],
  ['value of another', otherValue],
  ['value of another', otherValue],
  [
    'nest block',
    (words, dice) => {
      const stretch = block(words, dice);
      const inner = words.slice(...stretch);
      const at = inner.indexOf('{') + 1;
      replace(words, stretch, ...inner.slice(0, at), ...inner, ...inner.slice(at));
    },
  ],
  [
    'make dynamic',
    (words, dice, mutator) => {
      const stretch = block(words, dice);
      const inner = words.slice(...stretch);
      const type = inner.find((word) => /^\w/.test(word)) ?? 'group';
      const each = dice.of([...expressions, 'range(3)', 'range(1000)', '["a", "b"]', '{ a = 1 }']) ?? '[1]';
      const labels = dice.chance(0.4) ? `labels = ["\${${type}.value}"]\n` : '';
      const content = inner.slice(inner.indexOf('{'));
      if (dice.chance(0.3)) insert(content, 1, `\nid = ${defaultValue(dice, mutator.names)}\n`);
      replace(words, stretch, `\ndynamic "${type}" {\nfor_each = ${each}\n${labels}content `, ...content, '\n}\n');
    },
  ],
  [
    'unbalance',
    (words, dice) => {
      if (dice.chance(0.5)) replace(words, one(place(words, dice, (word) => brackets.includes(word))));
      else insert(words, dice.below(words.length), dice.of(brackets) ?? '');
    },
  ],
  [
    'drop a quote',
    (words, dice) => {
      const at = place(words, dice, (word) => word.startsWith('"'));
      const word = words[at] ?? '';
      words[at] = dice.chance(0.5) ? word.slice(1) : word.slice(0, -1);
    },
  ],
  ['a mark', (words, dice) => insert(words, dice.below(words.length), dice.of(marks) ?? '')],
  ['replace by a mark', (words, dice) => replace(words, one(wordAt(words, dice)), dice.of(marks) ?? '')],
  ['huge number', (words, dice) => replace(words, one(place(words, dice, (word) => /^\d/.test(word))), digits(dice))],
  ['number for a value', (words, dice) => replace(words, one(place(words, dice, isValue)), digits(dice))],
  [
    'cut heredoc',
    (words, dice) => {
      const at = place(words, dice, (word) => word.startsWith('<<'));
      const marker = words[at]?.replace(/^<<-?/, '') ?? '';
      const close = words.indexOf(marker, at + 1);
      if (close > at && dice.chance(0.5)) replace(words, [close - dice.below(3), close + 1 + dice.below(3)]);
      else if (dice.chance(0.5)) words.splice(at + 1 + dice.below(20));
      else replace(words, one(at), dice.of(['<<', '<<-', '<<EOT', '<<-A-B\n', '<<1\n', '<<é\n']) ?? '');
    },
  ],
  [
    'heredoc for a value',
    (words, dice) => {
      const indent = dice.chance(0.5) ? '-' : '';
      const text = foreignText(words, dice);
      replace(words, one(place(words, dice, isValue)), `<<${indent}X\n${text}\n${dice.chance(0.8) ? '  X\n' : 'X'}`);
    },
  ],
  ['wrap', wrap],
  ['wrap', wrap],
  ['call', (words, dice, { names }) => replace(words, one(place(words, dice, isValue)), calls(dice, names))],
  ['call', (words, dice, { names }) => replace(words, one(place(words, dice, isValue)), calls(dice, names))],
  ['template call', (words, dice, { names }) => inText(words, dice, `\${${calls(dice, names)}}`)],
  ['expression', (words, dice) => replace(words, one(place(words, dice, isValue)), dice.of(expressions) ?? '')],
  ['template', (words, dice) => inText(words, dice, `\${${dice.of(expressions) ?? ''}}`)],
  ['oddity', (words, dice) => insert(words, dice.below(words.length), dice.of(oddities) ?? '')],
  ['oddity in text', (words, dice) => inText(words, dice, dice.of(oddities) ?? '')],
  [
    'other name',
    (words, dice, { names }) => {
      const at = place(words, dice, (word) => /^[a-z_]+$/.test(word));
      const odd = [
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        'for',
        'null',
        'dynamic',
        'content',
        'é-1',
      ];
      words[at] = dice.of(dice.chance(0.3) ? odd : names.identifiers) ?? '';
    },
  ],
  [
    'misspell',
    (words, dice) => {
      const at = wordAt(words, dice);
      const characters = (words[at] ?? '').split('');
      if (dice.chance(0.5)) characters.splice(dice.below(characters.length), 1);
      else characters.splice(dice.below(characters.length), 0, String.fromCharCode(33 + dice.below(94)));
      words[at] = characters.join('');
    },
  ],
  [
    'repeat',
    (words, dice) => insert(words, dice.below(words.length), repeated(dice, words[wordAt(words, dice)] ?? '')),
  ],
  ['locals', (words, dice, { names }) => void words.push(`\nlocals {\n  a = ${defaultValue(dice, names)}\n}\n`)],
  [
    'variable',
    (words, dice, { names }) => {
      const type = dice.of([
        'any',
        'string',
        'list(number)',
        'map(any)',
        'object({ a = string })',
        'set(bool)',
        '"x"',
        'f(1)',
      ]);
      const checked = 'validation {\n condition = var.v != 1\n error_message = "No."\n}\n';
      words.unshift(
        `variable "v" {\n  type = ${type}\n  default = ${defaultValue(dice, names)}\n${dice.chance(0.3) ? checked : ''}}\n`,
      );
      if (dice.chance(0.7)) replace(words, one(place(words, dice, isValue)), 'var.v');
    },
  ],
  ['truncate', (words, dice) => void words.splice(dice.below(words.length))],
  ['begin late', (words, dice) => void words.splice(0, dice.below(Math.min(words.length, 40)))],
  ['line ends', (words, dice) => lineEnds(words, dice.of(['\r\n', '\r', ' ', '\n\n', '\u2028', '\u0085']) ?? '')],
  [
    'bytes',
    (words, dice) => {
      const bytes = Uint8Array.from({ length: 1 + dice.below(40) }, () => dice.below(256));
      insert(words, dice.below(words.length), new TextDecoder(dice.chance(0.5) ? 'utf-8' : 'utf-16le').decode(bytes));
    },
  ],
];

const gentleNames: ReadonlySet<string> = new Set([
  ...['related block', 'value of another', 'make dynamic', 'call', 'template call', 'expression', 'template'],
  ...['huge number', 'number for a value', 'oddity in text', 'locals', 'variable', 'other name', 'wrap'],
]);

/** Changes that often leave a file right. */
const gentle = CHANGES.filter(([name]) => gentleNames.has(name));

const one = (at: number): Stretch => [at, at + 1];

/** The type that a stretch of words begins with. */
const typeOf = (words: readonly string[]): string => words.find((word) => /^\w/.test(word)) ?? '';

/** Puts a block of another file, or what is in it, where one of its type stands. */
function related(words: string[], dice: Dice, mutator: Mutator): void {
  const stretch = block(words, dice);
  const type = typeOf(words.slice(...stretch));
  const other = mutator.other(dice);
  for (let tries = 0; tries < 20; tries += 1) {
    const found = other.slice(...block(other, dice));
    if (typeOf(found) !== type) continue;
    if (dice.chance(0.4)) replace(words, stretch, ...found);
    else insert(words, stretch[dice.below(2)] ?? 0, ...found, ...(found[0]?.startsWith('\n') ? [] : ['\n']));
    return;
  }
}

/** Gives an argument a value that another file has for one of its name, or anything simple. */
function otherValue(words: string[], dice: Dice, mutator: Mutator): void {
  const at = place(words, dice, isValue);
  let name = at;
  while (name > 0 && at - name < 6 && !/^[a-z_]+$/.test(words[name] ?? '')) name -= 1;
  const key = words[name] ?? '';
  for (let tries = 0; tries < 20; tries += 1) {
    const other = mutator.other(dice);
    const there = other.indexOf(key);
    const value = there < 0 ? undefined : other.slice(there + 1, there + 8).find(isValue);
    if (value === undefined) continue;
    words[at] = value;
    return;
  }
  words[at] = dice.of(['"a"', '"10s"', '"1"', '1', '0', 'true', '"${node.class}"', '"${NOMAD_PORT_http}"']) ?? '';
}

/** Puts something around a word or a few. */
function wrap(words: string[], dice: Dice): void {
  const at = place(words, dice, isValue);
  const stretch: Stretch = dice.chance(0.9) ? one(at) : [at, at + 1 + dice.below(6)];
  const depth = dice.chance(0.7) ? 1 + dice.below(3) : dice.chance(0.9) ? dice.below(40) : dice.below(1200);
  const [open, close] = dice.of(wrappings) ?? ['', ''];
  replace(words, stretch, open.repeat(depth), ...words.slice(...stretch), close.repeat(dice.chance(0.9) ? depth : 1));
}

function inText(words: string[], dice: Dice, text: string): void {
  const at = place(words, dice, (word) => word.startsWith('"'));
  const word = words[at] ?? '';
  const middle = 1 + dice.below(word.length - 1);
  words[at] = word.slice(0, middle) + text + word.slice(middle);
}

function foreignText(words: readonly string[], dice: Dice): string {
  return words.slice(...anyStretch(words, dice)).join('');
}

function lineEnds(words: string[], end: string): void {
  for (const [at, word] of words.entries()) if (word.startsWith('\n')) words[at] = end + word.slice(1);
}
