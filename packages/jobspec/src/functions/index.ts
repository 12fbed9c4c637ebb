/**
 * The functions that Nomad's job files may call. Most files call few of them: each family is loaded with the first file that
 * names one of its functions, so that a browser need not fetch a YAML parser to show a job.
 */

import type { HclFunction } from '../hcl/scope.js';
import type { FileReader } from './file-reader.js';

/** Functions by name. */
export type JobFunctions = ReadonlyMap<string, HclFunction>;

interface Family {
  readonly names: readonly string[];
  readonly pattern: RegExp;
  readonly load: () => Promise<Readonly<Record<string, HclFunction>>>;
}

const families: readonly Family[] = [
  family('can convert try', async () => (await import('./flow.js')).flow),
  family('abs ceil floor log max min parseint pow range signum', async () => (await import('./numbers.js')).numbers),
  family(
    'chomp indent join lower replace reverse split strlen strrev substr title trim trimprefix trimspace trimsuffix upper',
    async () => (await import('./strings.js')).strings,
  ),
  family('regex_replace', async () => (await import('./patterns.js')).patterns),
  family('format formatlist', async () => (await import('./format.js')).formats),
  family(
    'chunklist coalesce coalescelist compact concat contains element flatten index keys length lookup merge slice sort values zipmap',
    async () => (await import('./collections.js')).collections,
  ),
  family('distinct setintersection setproduct setunion', async () => (await import('./sets.js')).sets),
  family(
    'base64decode base64encode csvdecode jsondecode jsonencode urlencode',
    async () => (await import('./encoding.js')).encoding,
  ),
  family('yamldecode yamlencode', async () => (await import('./yaml/index.js')).yaml),
  family('formatdate timeadd', async () => (await import('./dates.js')).dates),
  family('cidrhost cidrnetmask cidrsubnet cidrsubnets', async () => (await import('./networks.js')).networks),
  family(
    'bcrypt md5 rsadecrypt sha1 sha256 sha512 uuidv4 uuidv5',
    async () => (await import('./crypto/index.js')).cryptography,
  ),
  family(
    'abspath basename dirname file filebase64 fileexists fileset pathexpand',
    async () => (await import('./files.js')).refusedFiles,
  ),
];

function family(list: string, load: Family['load']): Family {
  const names = list.split(' ');
  return { names, pattern: new RegExp(`\\b(?:${names.join('|')})\\b`), load };
}

/** Stands for a function that no text names, so that messages can still suggest it. */
const unnamed: HclFunction = {
  parameters: [],
  call: () => {
    throw new TypeError('a function is called that no text names');
  },
};

/**
 * The functions that job files may call, those that files are read with refused as Nomad's servers refuse them.
 *
 * @param text - The file: what it does not name can't be called.
 * @see https://developer.hashicorp.com/nomad/docs/reference/hcl2/functions
 */
export async function jobFunctions(text: string): Promise<JobFunctions> {
  // In JSON, and only there, a name may be written in escapes.
  const isOpen = text.includes('\\u');
  const tables = families.map(async ({ names, pattern, load }) => {
    if (isOpen || pattern.test(text)) return Object.entries(await load());
    return names.map((name): [string, HclFunction] => [name, unnamed]);
  });
  return new Map((await Promise.all(tables)).flat());
}

/** The functions with those of files, which read through `files`. */
export async function withFiles(functions: JobFunctions, files: FileReader): Promise<JobFunctions> {
  const { fileFunctions } = await import('./files.js');
  return new Map([...functions, ...Object.entries(fileFunctions(files))]);
}
