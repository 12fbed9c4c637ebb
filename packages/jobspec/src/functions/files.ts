/** Functions of files. They reach files through a reader that the caller gives, and are refused without one. */

import { type Budget, FunctionError } from '../hcl/scope.js';
import { setOf } from '../hcl/values/convert.js';
import type { Value } from '../hcl/values/value.js';
import { textOfBytes, toBase64 } from './bytes.js';
import { findFiles } from './file-pattern.js';
import type { FileReader } from './file-reader.js';
import { fixed, type FunctionTable, ofTexts, parameter, textOf } from './signature.js';

/** Joins paths and takes `.`, `..` and doubled slashes out of them, as Go does. */
function joinPath(...paths: readonly string[]): string {
  const joined = paths.filter((path) => path !== '').join('/');
  const absolute = joined.startsWith('/');
  const names: string[] = [];
  for (const name of joined.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!absolute) names.push(name);
  }
  if (absolute) return `/${names.join('/')}`;
  if (joined === '') return '';
  return names.join('/') || '.';
}

function cleanPath(path: string): string {
  return joinPath(path) || '.';
}

const path = parameter('path', 'string');
const pattern = parameter('pattern', 'string');

/** The functions of files without a reader: Nomad's refusal. */
export const refusedFiles: FunctionTable = Object.fromEntries(
  ['abspath', 'basename', 'dirname', 'file', 'filebase64', 'fileexists', 'fileset', 'pathexpand'].map((name) => [
    name,
    fixed(name === 'fileset' ? [path, pattern] : [path], () => {
      throw new FunctionError('filesystem function disabled');
    }),
  ]),
);

/** The functions of files. */
export function fileFunctions(files: FileReader): FunctionTable {
  const base = files.baseDirectory ?? files.workingDirectory;
  const absolute = (given: string, start: string): string =>
    given.startsWith('/') ? cleanPath(given) : joinPath(start, given);
  const expanded = (given: string): string => {
    if (!given.startsWith('~')) return given;
    if (given.length > 1 && !/^~[/\\]/.test(given)) throw new FunctionError('cannot expand user-specific home dir');
    if (files.home === undefined) throw new FunctionError('there is no home directory');
    return joinPath(files.home, given.slice(1));
  };
  const located = (given: string): string => {
    try {
      return absolute(expanded(given), base);
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      throw new FunctionError(`failed to expand ~: ${error.message}`);
    }
  };
  const content = (given: string): Uint8Array => {
    const at = located(given);
    let bytes: Uint8Array | undefined;
    try {
      bytes = files.read(at);
    } catch {
      throw new FunctionError(`failed to read ${at}`);
    }
    if (!bytes) throw new FunctionError(`no file exists at ${at}`);
    return bytes;
  };
  const fileSet = (given: string, wanted: string, budget: Budget): Value => {
    const start = absolute(given, base);
    const whole = joinPath(start, wanted);
    const found = findFiles(whole, files, budget).filter((at) => files.kind(at) === 'file');
    return setOf(
      found.map((at) => relativePath(start, at)),
      'string',
    );
  };
  return {
    abspath: ofTexts(['path'], (given) => absolute(given, files.workingDirectory)),
    basename: ofTexts(['path'], (given) => {
      if (given === '') return '.';
      return (
        given
          .replace(/^\/+$/, '')
          .split('/')
          .findLast((name) => name !== '') ?? '/'
      );
    }),
    dirname: ofTexts(['path'], (given) => cleanPath(given.slice(0, given.lastIndexOf('/') + 1))),
    file: ofTexts(['path'], (given) => {
      const text = textOfBytes(content(given));
      if (text !== undefined) return text;
      throw new FunctionError(
        `contents of ${given} are not valid UTF-8; use the filebase64 function to obtain the Base64 encoded contents or the other file functions (e.g. filemd5, filesha256) to obtain file hashing results instead`,
      );
    }),
    filebase64: ofTexts(['path'], (given) => toBase64(content(given))),
    fileexists: ofTexts(['path'], (given) => {
      const at = located(given);
      const kind = files.kind(at);
      if (kind === undefined || kind === 'file') return kind === 'file';
      throw new FunctionError(`${at} is not a regular file, but "${kind}"`);
    }),
    fileset: fixed([path, pattern], ([given, wanted], budget) => fileSet(textOf(given), textOf(wanted), budget)),
    pathexpand: ofTexts(['path'], expanded),
  };
}

function relativePath(from: string, to: string): string {
  const start = from.split('/').filter(Boolean);
  const end = to.split('/').filter(Boolean);
  let same = 0;
  while (same < start.length && start[same] === end[same]) same += 1;
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/') || '.';
}
