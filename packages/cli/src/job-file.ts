/** Reads a job that a user wrote to a file: HCL, JSON with HCL's meaning, or the API's own JSON. Needs no agent. */

import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { JobSpec, JobSubmissionSpec } from '@yurt/contract';
import type { Diagnostic, VariableFile } from '@yurt/jobspec';
import { Failure } from './failure.js';

/** Options of verbs that read job files. */
export interface VariableOptions {
  /** `name=value`, in their order. */
  readonly var?: readonly string[];
  /** Paths. */
  readonly varFile?: readonly string[];
  /** Whether values for variables that nobody declared are refused. Default true. */
  readonly hcl2Strict?: boolean;
}

/** A job with the text that it was made from. */
export interface JobFile {
  readonly job: JobSpec;
  readonly submission: JobSubmissionSpec;
  readonly warnings: readonly Diagnostic[];
  /** Texts by the names that diagnostics use. */
  readonly sources: Readonly<Record<string, string>>;
}

/** A job file is wrong; the message shows where. */
export class JobFileFailure extends Failure {
  readonly code = 'job_file';

  constructor(
    readonly diagnostics: readonly Diagnostic[],
    readonly sources: Readonly<Record<string, string>>,
    rendered: string,
  ) {
    super(rendered.trimEnd());
    this.name = 'JobFileFailure';
  }
}

/** Reads a text; `-` is standard input. */
export async function readSource(
  file: string,
  stdin: Readable,
): Promise<{ readonly name: string; readonly source: string }> {
  if (file === '-') return { name: 'stdin', source: await text(stdin) };
  return { name: file, source: await readFile(file, 'utf8') };
}

/**
 * Reads a job. Numbers keep every digit.
 *
 * @throws JobFileFailure with everything that is wrong in a job file.
 * @throws Failure when JSON holds no job.
 */
export async function readJobFile(
  file: string,
  stdin: Readable,
  options: VariableOptions,
  color: boolean,
): Promise<JobFile> {
  const { name, source } = await readSource(file, stdin);
  const wire = source.trimStart().startsWith('{') ? await readWireJob(source) : undefined;
  if (wire) {
    if (options.var || options.varFile) {
      throw new Failure(`${name}: a job in the API's JSON takes no variables`, 'Leave -var and -var-file out.');
    }
    return { job: wire, submission: { Source: source, Format: 'json' }, warnings: [], sources: {} };
  }
  const [{ parseJob, renderDiagnostics }, { nodeFiles }] = await Promise.all([
    import('@yurt/jobspec'),
    import('./node-files.js'),
  ]);
  const variableFiles = await Promise.all((options.varFile ?? []).map(readVariableFile));
  const { job, submission, diagnostics } = await parseJob(source, {
    filename: name,
    files: nodeFiles(file === '-' ? process.cwd() : dirname(resolve(file))),
    variables: Object.fromEntries((options.var ?? []).map(splitVariable)),
    variableFiles,
    environment: process.env,
    strict: options.hcl2Strict ?? true,
  });
  const sources = Object.fromEntries([
    [name, source],
    ...variableFiles.map((each): [string, string] => [each.filename, each.source]),
  ]);
  if (!job || !submission) {
    throw new JobFileFailure(diagnostics, sources, renderDiagnostics(diagnostics, { sources, color }));
  }
  return { job, submission, warnings: diagnostics, sources };
}

async function readVariableFile(filename: string): Promise<VariableFile> {
  return { filename, source: await readFile(filename, 'utf8') };
}

function splitVariable(given: string): [name: string, value: string] {
  const at = given.indexOf('=');
  if (at > 0) return [given.slice(0, at), given.slice(at + 1)];
  throw new Failure(`-var ${given}: a name and a value are needed`, 'Write -var name=value.');
}

/**
 * The job of a document in the API's JSON; `undefined` for JSON that is a job file in HCL's own JSON syntax.
 *
 * @throws Failure when it is neither.
 */
async function readWireJob(source: string): Promise<JobSpec | undefined> {
  const { parseExact } = await import('@yurt/contract');
  let document: unknown;
  try {
    document = parseExact(source);
  } catch {
    // What is wrong with it is told as of a job file: with its place.
    return undefined;
  }
  if (!isObject(document) || 'job' in document) return undefined;
  const job = 'Job' in document ? document['Job'] : document;
  if (isJob(job)) return job;
  throw new Failure(
    `there is no job in it: ${isObject(job) ? 'ID is missing' : 'it is no object'}`,
    'Write {"Job": {"ID": "…", "TaskGroups": […]}}, or the job alone.',
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a job as far as a client must know; the server checks the rest and names what is wrong. */
function isJob(value: unknown): value is JobSpec {
  return isObject(value) && typeof value['ID'] === 'string' && value['ID'] !== '';
}
