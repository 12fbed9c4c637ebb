/** What our own parser answers to the cases of the corpus. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseExact, stringifyExact } from '@yurt/contract';
import { type FileReader, parseJob } from '@yurt/jobspec';
import type { Answer, JobFileCase } from './corpus.js';

/** Our answer to a case, in the words of Nomad's: those of its HTTP API, or those of its command line. */
export async function askOurs(file: JobFileCase): Promise<Answer> {
  if (file.kind === 'parse') {
    const options = { ...(file.variables === '' ? {} : { variableContent: file.variables }), strict: false };
    const parsed = await parseJob(file.source, options);
    if (parsed.error !== undefined) return { kind: 'refused', texts: [`Failed to parse job: ${parsed.error}`] };
    const canonical = await parseJob(file.source, { ...options, canonicalize: true });
    return { kind: 'job', parsed: asSent(parsed.job), canonical: asSent(canonical.job) };
  }
  const read = (path: string): string => readFileSync(join(file.folder, path), 'utf8');
  const parsed = await parseJob(read('job.nomad.hcl'), {
    filename: 'job.nomad.hcl',
    variables: Object.fromEntries(file.vars.filter((value) => value.includes('=')).map(nameAndValue)),
    variableFiles: file.varFiles.map((filename) => ({ filename, source: read(filename) })),
    environment: file.env,
    files: filesIn(file.folder, file.env['HOME']),
  });
  // Nomad ran in the folder, so that its texts name files from there.
  if (parsed.error !== undefined) return { kind: 'refused', texts: [parsed.error.replaceAll(`${file.folder}/`, '')] };
  return { kind: 'job', parsed: asSent(parsed.job) };
}

/** The files of a folder, which relative paths begin at. */
function filesIn(folder: string, home: string | undefined): FileReader {
  const kind: FileReader['kind'] = (path) => {
    const found = statSync(resolve(folder, path), { throwIfNoEntry: false });
    if (!found) return undefined;
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'directory' : 'other';
  };
  return {
    workingDirectory: folder,
    ...(home === undefined ? {} : { home }),
    read: (path) => (kind(path) === undefined ? undefined : readFileSync(resolve(folder, path))),
    kind,
    list: (path) => (kind(path) === 'directory' ? readdirSync(resolve(folder, path)) : []),
  };
}

function nameAndValue(flag: string): [string, string] {
  const equals = flag.indexOf('=');
  return [flag.slice(0, equals), flag.slice(equals + 1)];
}

/** A value as it is read from JSON that was sent. */
function asSent(job: unknown): unknown {
  return parseExact(stringifyExact(job) ?? 'null');
}
