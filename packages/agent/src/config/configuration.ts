/** The configuration of an agent: Nomad's own keys, from files in HCL or JSON and folders of them. */

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnosticLine } from '@yurt/jobspec';
import { ConfigurationError } from './configuration-error.js';
import { readDocument } from './document.js';
import { nomadKeys } from './nomad-keys.js';
import { mergeValues, type Problem, readBlock } from './read.js';
import { type BlockOf, isBlockOf, type Values } from './schema.js';

/**
 * What the files say, under Nomad's keys; what they leave out is absent.
 *
 * @see https://developer.hashicorp.com/nomad/docs/configuration
 */
export type AgentConfiguration = BlockOf<typeof nomadKeys>;

/**
 * Reads the text of one file, in HCL 1 or, when it begins with a brace, in JSON.
 *
 * @throws {ConfigurationError} when the text can't be parsed, has an unknown key, or a value of the wrong kind.
 */
export function parseConfiguration(source: string, filename: string): AgentConfiguration {
  const { entries, diagnostics } = readDocument(source, filename);
  if (diagnostics.length > 0) throw new ConfigurationError(diagnostics.map(diagnosticLine).join('\n'));
  const problems: Problem[] = [];
  const values = readBlock(nomadKeys, entries, '', problems);
  if (problems.length > 0) {
    throw new ConfigurationError(
      problems.map((problem) => `${filename}:${problem.line}: ${problem.message}`).join('\n'),
    );
  }
  return configurationOf(values);
}

/**
 * Reads files, and the `.hcl` and `.json` files of folders in the order of their names. What comes later is laid over what
 * came before.
 *
 * @throws {ConfigurationError} when a path can't be read, or what it holds can't be used.
 */
export async function loadConfiguration(paths: readonly string[]): Promise<AgentConfiguration> {
  let values: Values = {};
  for (const path of paths) {
    for (const file of await filesOf(path)) {
      const source = await readFile(file, 'utf8').catch((error: unknown) => {
        throw unreadable(file, error);
      });
      values = mergeValues(nomadKeys, values, parseConfiguration(source, file));
    }
  }
  return configurationOf(values);
}

function configurationOf(values: Values): AgentConfiguration {
  if (isBlockOf(nomadKeys, values)) return values;
  throw new TypeError('a configuration was read otherwise than it is described');
}

async function filesOf(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => /\.(hcl|json)$/.test(name) && !name.startsWith('.'))
      .toSorted()
      .map((name) => join(path, name));
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): ConfigurationError {
  const why = error instanceof Error ? error.message : String(error);
  return new ConfigurationError(`${path}: can't be read: ${why}`, { cause: error });
}
