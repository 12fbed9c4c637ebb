/** `yurt fmt`: job files and others in HCL in the one way that everybody writes them. */

import { randomUUID } from 'node:crypto';
import { readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { exitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import type { Invocation } from '../invocation.js';
import { readSource } from '../job-file.js';
import type { Output } from '../output/output.js';
import { examples } from './options.js';

interface FormatOptions {
  readonly check?: boolean;
  readonly list?: boolean;
  readonly write?: boolean;
  readonly recursive?: boolean;
}

/** Adds the verb. */
export function addFormat(parent: Command, invocation: Invocation): void {
  parent
    .command('fmt')
    .description('format files in HCL')
    .argument('[path...]', 'files, or folders of *.nomad and *.hcl; default: this folder; - formats standard input')
    .option('--check', 'change nothing; end with 1 when something is not formatted')
    .option('--no-list', 'do not print the names of files that were not formatted')
    .option('--no-write', 'print the formatted text instead of writing it')
    .option('--recursive', 'folders in folders too')
    .addHelpText('after', examples('yurt fmt', 'yurt fmt -check -recursive jobs/', 'yurt fmt - < web.nomad.hcl'))
    .action((paths: readonly string[], options: FormatOptions) =>
      invocation.run(() => format(paths.length === 0 ? ['.'] : paths, options, invocation)),
    );
}

async function format(paths: readonly string[], options: FormatOptions, invocation: Invocation): Promise<number> {
  const { output, stdin, signal } = invocation;
  let isRight = true;
  for (const path of paths) {
    for (const file of await filesAt(path, options.recursive === true)) {
      if (signal.aborted) return exitCode.interrupted;
      const { name, source } = await readSource(file, stdin);
      const formatted = await formattedText(source, name, output);
      if (formatted === undefined) {
        isRight = false;
        continue;
      }
      const isChanged = formatted !== source;
      const isShown = file === '-' || options.write === false;
      if (isChanged && options.check === true) isRight = false;
      if (isChanged && file !== '-' && options.list !== false) output.print(name);
      if (options.check === true) continue;
      if (isShown) output.print(formatted.replace(/\n$/, ''));
      else if (isChanged) await replace(file, formatted);
    }
  }
  return isRight ? exitCode.ok : exitCode.failed;
}

/** The formatted text; `undefined` for a file that does not parse, after its errors have been printed. */
async function formattedText(source: string, name: string, output: Output): Promise<string | undefined> {
  const { formatHcl, HclError, renderDiagnostics } = await import('@yurt/jobspec');
  try {
    return formatHcl(source, name);
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    const color = output.colors.isColorSupported;
    output.note(renderDiagnostics(error.diagnostics, { sources: { [name]: source }, color }));
    return undefined;
  }
}

const isHclFile = (name: string): boolean => /\.(?:nomad|hcl)$/.test(name);

/** The files of a path, in the order of their names. */
async function filesAt(path: string, recursive: boolean): Promise<readonly string[]> {
  if (path === '-') return [path];
  if (!(await stat(path)).isDirectory()) {
    if (isHclFile(path)) return [path];
    throw new Failure(`${path}: only files named *.nomad and *.hcl are formatted`, 'Use - to format standard input.');
  }
  const files: string[] = [];
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const inside = join(path, entry.name);
    if (entry.isFile() && isHclFile(entry.name)) files.push(inside);
    else if (entry.isDirectory() && recursive) files.push(...(await filesAt(inside, true)));
  }
  return files;
}

/** Puts a new text in place of a file at once, so that no crash leaves half of it. A link stays a link. */
async function replace(file: string, text: string): Promise<void> {
  const path = await realpath(file);
  const { mode } = await stat(path);
  const beside = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeFile(beside, text, { mode, flag: 'wx' });
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
