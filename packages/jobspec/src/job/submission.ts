/** What a registration says of the file that a job was made from, so that consoles and `nomad job inspect` show the source. */

import type { JobSubmissionSpec } from '@yurt/contract';
import type { Type } from '../hcl/values/type.js';
import type { VariableFile } from './parse-job.js';

/** The text of a job file and all that gave values to its variables. */
export interface SubmissionParts {
  readonly source: string;
  readonly format: 'hcl2' | 'json';
  readonly variableFiles: readonly VariableFile[];
  readonly variableContent: string;
  /** Values as text, those of the environment first. */
  readonly variables: ReadonlyMap<string, string>;
  /** The types of declared variables; `undefined` for one that takes any text. */
  readonly types: ReadonlyMap<string, Type | undefined>;
}

/** The submission. Values that are more than a text, a number or a bool go where variable files go: they are HCL. */
export function submissionOf(parts: SubmissionParts): JobSubmissionSpec {
  const flags: Record<string, string> = {};
  const expressions: string[] = [];
  for (const [name, value] of parts.variables) {
    const type = parts.types.get(name);
    if (type === undefined || (typeof type === 'string' && type !== 'any')) flags[name] = value;
    else expressions.push(`${name} = ${value}`);
  }
  const files = parts.variableFiles.map(({ source }) => `${source}\n`).join('');
  const contents = [files, parts.variableContent, expressions.join('\n')].filter((text) => text !== '');
  const variables = contents.reduce(
    (before, next) => (before === '' ? next : `${before.replace(/\n+$/, '')}\n\n${next}`),
    '',
  );
  return { Source: parts.source, Format: parts.format, VariableFlags: flags, Variables: variables };
}
