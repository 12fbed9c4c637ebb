/** The functions that Nomad's job files may call. */

import type { HclFunction } from '../hcl/scope.js';
import { collections } from './collections.js';
import { cryptography } from './crypto/index.js';
import { dates } from './dates.js';
import { encoding } from './encoding.js';
import { fileFunctions, type FileReader, refusedFiles } from './files.js';
import { flow } from './flow.js';
import { formats } from './format.js';
import { networks } from './networks.js';
import { numbers } from './numbers.js';
import { sets } from './sets.js';
import { strings } from './strings.js';

export type { FileReader } from './files.js';

/** What functions may reach beyond the job file. */
export interface JobFunctionOptions {
  /** Where `file` and its kin find files. Left out: they are refused, as Nomad's server refuses them. */
  readonly files?: FileReader;
}

const pure = new Map<string, HclFunction>(
  [flow, numbers, strings, formats, collections, sets, encoding, dates, networks, cryptography, refusedFiles].flatMap(
    (family) => Object.entries(family),
  ),
);

/**
 * The functions that job files may call, by name.
 *
 * @see https://developer.hashicorp.com/nomad/docs/reference/hcl2/functions
 */
export function jobFunctions({ files }: JobFunctionOptions = {}): ReadonlyMap<string, HclFunction> {
  return files ? new Map([...pure, ...Object.entries(fileFunctions(files))]) : pure;
}
