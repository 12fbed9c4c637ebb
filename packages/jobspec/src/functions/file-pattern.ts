/** Finds files by patterns such as `templates/**\/*.{tpl,txt}`. */

import { type Budget, FunctionError } from '../hcl/scope.js';
import type { FileReader } from './file-reader.js';
import { findMatch } from './regex/match.js';
import { parsePattern } from './regex/parse.js';

/** The most patterns that braces may stand for. */
const MAX_ALTERNATIVES = 1000;

/** The longest pattern. */
const LONGEST_PATTERN = 4096;

/** The paths that match an absolute pattern, each once. */
export function findFiles(pattern: string, files: FileReader, budget: Budget): string[] {
  const bad = new FunctionError(`failed to glob pattern (${pattern}): syntax error in pattern`);
  if (pattern.length > LONGEST_PATTERN) throw bad;
  const found = new Set<string>();
  for (const plain of alternatives(pattern, bad)) {
    const names = plain.split('/').filter((name) => name !== '');
    walk('', names, files, budget, found, bad);
  }
  return [...found];
}

function walk(
  folder: string,
  [name, ...rest]: readonly string[],
  files: FileReader,
  budget: Budget,
  found: Set<string>,
  bad: FunctionError,
): void {
  budget.spend(10);
  if (name === undefined) {
    found.add(folder || '/');
    return;
  }
  if (name === '**') {
    // No folder at all, or one and then as many as there are.
    walk(folder, rest, files, budget, found, bad);
    for (const entry of entries(folder, files)) {
      const path = `${folder}/${entry}`;
      if (files.kind(path) === 'directory') walk(path, [name, ...rest], files, budget, found, bad);
      else if (rest.length === 0) found.add(path);
    }
    return;
  }
  if (!/[*?[\\]/.test(name)) {
    const path = `${folder}/${name}`;
    const kind = files.kind(path);
    if (kind === 'directory' || (kind !== undefined && rest.length === 0)) walk(path, rest, files, budget, found, bad);
    return;
  }
  const { first } = parsePattern(nameExpression(name, bad));
  for (const entry of entries(folder, files)) {
    if (!findMatch(first, entry, 0, budget)) continue;
    const path = `${folder}/${entry}`;
    if (rest.length === 0 || files.kind(path) === 'directory') walk(path, rest, files, budget, found, bad);
  }
}

function entries(folder: string, files: FileReader): readonly string[] {
  return files.kind(folder || '/') === 'directory' ? files.list(folder || '/') : [];
}

/** The regular expression of one name's pattern. */
function nameExpression(name: string, bad: FunctionError): string {
  const pieces = name.match(/\\.|\[[!^]?(?:\\.|[^\\\]])+\]|\*+|[^]/gsu) ?? [];
  const source = pieces.map((piece) => {
    if (piece.startsWith('*')) return '.*';
    if (piece === '?') return '.';
    if (piece === '[' || piece === '\\') throw bad;
    if (piece.startsWith('['))
      return piece.replace(/^\[!/, '[^').replace(/\[(?=.)/g, (open, at) => (at === 0 ? open : '\\['));
    const literal = piece.startsWith('\\') ? piece.slice(1) : piece;
    return /[A-Za-z0-9\u0080-\u{10ffff}]/u.test(literal) ? literal : `\\x{${literal.charCodeAt(0).toString(16)}}`;
  });
  return `(?s)^${source.join('')}$`;
}

/** The patterns without braces that one with braces stands for. */
function alternatives(pattern: string, bad: FunctionError): string[] {
  let done: string[] = [];
  let open = [pattern];
  while (open.length > 0) {
    const next: string[] = [];
    for (const text of open) {
      const braces = /^((?:\\.|[^\\{])*)\{((?:\\.|[^\\{}])*)\}(.*)$/su.exec(text);
      if (!braces) {
        if (/^(?:\\.|[^\\{])*\{/su.test(text)) throw bad;
        done = [...done, text];
      } else {
        const [, before = '', inner = '', after = ''] = braces;
        for (const choice of inner.match(/(?<=^|,)(?:\\.|[^\\,])*/gsu) ?? ['']) next.push(before + choice + after);
      }
    }
    if (done.length + next.length > MAX_ALTERNATIVES) throw bad;
    open = next;
  }
  return done;
}
