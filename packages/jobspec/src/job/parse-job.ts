/** Job files to jobs: the same JSON as `PUT /v1/jobs/parse` and `nomad job run -output` give. */

import type { JobSpec, JobSubmissionSpec } from '@yurt/contract';
import type { FileReader } from '../functions/file-reader.js';
import { type JobFunctions, jobFunctions, withFiles } from '../functions/index.js';
import type { BodyBlock, BodySchema, ParsedBody } from '../hcl/body.js';
import { type Diagnostic, diagnosticLine, Findings, hasErrors, rangeText } from '../hcl/diagnostic.js';
import { isHclJson } from '../hcl/json/is-hcl-json.js';
import { NativeBody } from '../hcl/native-body.js';
import { parseHcl } from '../hcl/parser.js';
import { Budget, type Scope } from '../hcl/scope.js';
import type { Expression } from '../hcl/syntax.js';
import type { Mapping, Value } from '../hcl/values/value.js';
import { group } from '../schema/group.js';
import { secret, vault } from '../schema/identity.js';
import { job as jobFields } from '../schema/job.js';
import { shapeOf } from '../schema/shape.js';
import { task } from '../schema/task.js';
import { clientReference } from './client-references.js';
import { blocksByType, decodeBlock, decodeContent, decodeLabelled, type Decoding } from './decode.js';
import { InputVariables, type ValueFile } from './input-variables.js';
import { type Json, type JsonObject, objectsOf } from './json.js';
import { evaluateLocals } from './locals.js';
import { type ForAllTasks, isSharedTooOften, normalizeJob } from './normalize.js';
import { specialBlocks } from './special-blocks.js';
import { submissionOf } from './submission.js';

/** A file that gives values to variables. */
export interface VariableFile {
  /** What messages call it. */
  readonly filename: string;
  /** Its text: `name = value` lines, or JSON. */
  readonly source: string;
}

/** What a job file is parsed with. */
export interface ParseJobOptions {
  /** What messages call the file. Default `input.hcl`. */
  readonly filename?: string;
  /** Values of variables, as `-var` gives them: text for text and numbers, an HCL expression for other types. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Variable files, as `-var-file` gives them; later ones go before earlier ones. */
  readonly variableFiles?: readonly VariableFile[];
  /** One more such file, without a name of its own: what the HTTP API calls `Variables`. */
  readonly variableContent?: string;
  /** Environment variables; those named `NOMAD_VAR_<variable>` give values, after all others. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Whether a value for a variable that is not declared is an error, or only a warning. Default `true`. */
  readonly strict?: boolean;
  /** Where `file()` and its like find files. Left out: they are refused, as Nomad's servers refuse them. */
  readonly files?: FileReader;
  /** Whether defaults are filled in, as `withDefaults` does. Default `false`. */
  readonly canonicalize?: boolean;
  /**
   * How many steps the evaluation may take; an expression or a part of one is a step, and functions that do more work take more.
   * A job file of a thousand lines takes some 10 000; a million take less than a second. Default 5 000 000.
   */
  readonly maxSteps?: number;
}

/** A parsed job file. */
export interface ParsedJob {
  /** The job; `undefined` when there are errors. What the file does not say is null or empty, as Nomad's parser leaves it. */
  readonly job: JobSpec | undefined;
  /** Errors and warnings, all of them. */
  readonly diagnostics: readonly Diagnostic[];
  /** What to register the job with, so that its source is kept beside it; `undefined` when there is no job. */
  readonly submission: JobSubmissionSpec | undefined;
  /** What Nomad says of the errors; `undefined` when there are none. */
  readonly error: string | undefined;
  /** Whether the evaluation came to an end because it took more steps than it may, which is an error. */
  readonly ranOut: boolean;
}

const FILE: BodySchema = {
  attributes: new Map(),
  blocks: new Map([
    ['variables', []],
    ['variable', ['name']],
    ['locals', []],
    ['job', ['name']],
  ]),
};

const ENVIRONMENT_PREFIX = 'NOMAD_VAR_';

/**
 * Parses a job file. Never rejects for what is in the file: errors are in `diagnostics`.
 *
 * Code that few files need is loaded with the first that does: functions by their families, JSON syntax, defaults.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification
 * @see https://developer.hashicorp.com/nomad/docs/reference/hcl2/variables
 */
export async function parseJob(text: string, options: ParseJobOptions = {}): Promise<ParsedJob> {
  const file = await readFile(text, options.filename ?? 'input.hcl');
  if (hasErrors(file.diagnostics)) return failed(file.diagnostics, summaryText(file.diagnostics));
  const { variableFiles = [], variableContent = '', files } = options;
  const givers = variableFiles.map((each) => ({ ...each, what: 'var file' }));
  if (variableContent !== '') givers.push({ filename: 'input.hcl', source: variableContent, what: 'var content' });
  const valueFiles: ValueFile[] = [];
  for (const { filename, source, what } of givers) {
    const read = await readFile(source, filename);
    if (hasErrors(read.diagnostics)) {
      return failed(read.diagnostics, `unable to parse ${what}: ${summaryText(read.diagnostics)}`);
    }
    valueFiles.push(read);
  }
  const functions = await jobFunctions(text);
  const jobFile = new JobFile(text, file, options, {
    functions: files ? await withFiles(functions, files) : functions,
    // Rules for the values of variables may not look at files.
    ruleFunctions: functions,
  });
  const parsed = jobFile.parse(valueFiles);
  if (!parsed.job || options.canonicalize !== true) return parsed;
  const { withDefaults } = await import('../canonical/with-defaults.js');
  return { ...parsed, job: withDefaults(parsed.job) };
}

async function readFile(text: string, filename: string): Promise<ParsedBody> {
  if (isHclJson(text)) {
    const { readHclJson } = await import('../hcl/json/read-hcl-json.js');
    return readHclJson(text, filename);
  }
  const { tree, source, diagnostics } = parseHcl(text, filename);
  return { body: new NativeBody(tree.body, {}, 'plain'), source, diagnostics };
}

function failed(diagnostics: readonly Diagnostic[], error: string, ranOut = false): ParsedJob {
  return { job: undefined, diagnostics, submission: undefined, error, ranOut };
}

/** The first error and how many more there are: how HCL shows a list of them as one. */
function summaryText(diagnostics: readonly Diagnostic[]): string {
  const [first, ...others] = diagnostics.filter(({ unsaid }) => unsaid !== true);
  if (!first) return 'no diagnostics';
  const more = others.length;
  return more === 0 ? diagnosticLine(first) : `${diagnosticLine(first)}, and ${more} other diagnostic(s)`;
}

class JobFile {
  readonly #findings: Findings;
  readonly #decoding: Decoding;
  readonly #variables: InputVariables;
  readonly #budget: Budget;
  /** The texts of references that are for the client. */
  readonly #references = new Map<Expression, string | undefined>();

  constructor(
    private readonly text: string,
    private readonly file: ParsedBody,
    private readonly options: ParseJobOptions,
    private readonly callable: { readonly functions: JobFunctions; readonly ruleFunctions: JobFunctions },
  ) {
    this.#findings = new Findings(file.source, [...file.diagnostics]);
    this.#budget = new Budget(options.maxSteps);
    this.#variables = new InputVariables(this.#findings, callable.ruleFunctions, this.#budget);
    this.#decoding = { findings: this.#findings, later: [], special: specialBlocks };
  }

  parse(valueFiles: readonly ValueFile[]): ParsedJob {
    const findings = this.#findings;
    const { list } = findings;
    const content = this.file.body.content(FILE, findings);
    const blocks = blocksByType(content.blocks);
    if (!hasErrors(list)) this.#readVariables(content.blocks, valueFiles);
    const variables = this.#variables.values();
    const locals = hasErrors(list) ? undefined : this.#locals(blocks.get('locals') ?? [], variables);
    if (!locals || hasErrors(list)) return this.#failed(list, listText(list));
    const scope = this.#scope([
      ['var', variables],
      ['local', locals],
    ]);
    const job = this.#job(blocks.get('job') ?? [], scope);
    const error = hasErrors(list) ? listText(list) : undefined;
    const late = new Findings(findings.source);
    for (const decode of this.#decoding.later) decode(late);
    const diagnostics = [...list, ...late.list];
    if (error !== undefined) return this.#failed(diagnostics, error);
    if (hasErrors(late.list)) return this.#failed(diagnostics, summaryText(late.list));
    if (!isJob(job)) return this.#failed(diagnostics, 'there is no job');
    return {
      job,
      diagnostics,
      submission: this.#submission(),
      error: undefined,
      ranOut: false,
    };
  }

  #failed(diagnostics: readonly Diagnostic[], error: string): ParsedJob {
    return failed(diagnostics, error, this.#budget.steps < 0);
  }

  #submission(): JobSubmissionSpec {
    const { variableFiles = [], variableContent = '', variables = {} } = this.options;
    return submissionOf({
      source: this.text,
      format: isHclJson(this.text) ? 'json' : 'hcl2',
      variableFiles,
      variableContent,
      variables: new Map([...this.#environment(), ...Object.entries(variables)]),
      types: new Map([...this.#variables.declared].map(([name, { type }]) => [name, type])),
    });
  }

  /** Values of environment variables, under the names of the variables. */
  #environment(): readonly (readonly [string, string])[] {
    return Object.entries(this.options.environment ?? {}).flatMap(([name, text]): [string, string][] =>
      name.startsWith(ENVIRONMENT_PREFIX) && name.length > ENVIRONMENT_PREFIX.length && text !== undefined
        ? [[name.slice(ENVIRONMENT_PREFIX.length), text]]
        : [],
    );
  }

  #readVariables(blocks: readonly BodyBlock[], valueFiles: readonly ValueFile[]): void {
    const variables = this.#variables;
    for (const block of blocks) {
      if (block.type === 'variable') variables.declare(block);
      else if (block.type === 'variables') variables.declareAll(block.body);
    }
    const { variables: given = {}, strict = true } = this.options;
    const unknown = strict ? 'error' : 'warning';
    variables.assignEnvironment(this.#environment());
    for (const file of valueFiles) variables.assignFile(file, unknown);
    variables.assignArguments(Object.entries(given), unknown);
  }

  #locals(blocks: readonly BodyBlock[], variables: Mapping): Mapping {
    const scope = this.#scope([['var', variables]]);
    return evaluateLocals(
      blocks.map(({ body }) => body.inScope(scope, 'plain')),
      this.#findings,
    );
  }

  #scope(variables: readonly (readonly [string, Value])[]): Scope {
    const { source } = this.#findings;
    return {
      variables: new Map(variables),
      functions: this.callable.functions,
      undefinedVariable: (reference) => {
        if (this.#references.has(reference)) return this.#references.get(reference);
        const text = clientReference(source, reference);
        if (text === undefined) {
          const detail = 'More braces follow this reference than are supported.';
          this.#findings.error('Value too large', detail, reference);
        }
        this.#references.set(reference, text);
        return text;
      },
      budget: this.#budget,
    };
  }

  #job([first, ...others]: readonly BodyBlock[], scope: Scope): JsonObject | undefined {
    const findings = this.#findings;
    if (!first) {
      findings.list.push({ severity: 'error', summary: 'Missing job block', detail: 'A job block is required' });
      return undefined;
    }
    for (const other of others) this.#refuseSecond('job', first, other);
    const body = first.body.inScope(scope, 'dynamic');
    const content = body.content(shapeOf(jobFields).schema, findings);
    const forAll = this.#forAllTasks(blocksByType(content.blocks));
    const job = decodeContent(content, jobFields, this.#decoding);
    const tasks = objectsOf(job['TaskGroups']).flatMap((each) => objectsOf(each['Tasks']));
    if (isSharedTooOften([...tasks, ...forAll.tasks], forAll.vault, forAll.secrets)) {
      const detail = 'The blocks for all tasks make a larger job than is supported. Give them to fewer tasks.';
      findings.error('Value too large', detail, first.header);
      return undefined;
    }
    normalizeJob(job, first.labels[0]?.text ?? '', forAll, () => this.#emptyGroup());
    return job;
  }

  #forAllTasks(blocks: ReadonlyMap<string, readonly BodyBlock[]>): ForAllTasks {
    const [firstVault, ...others] = blocks.get('vault') ?? [];
    if (firstVault) for (const other of others) this.#refuseSecond('vault', firstVault, other);
    return {
      vault: firstVault && decodeBlock(firstVault.body, vault, this.#decoding),
      tasks: (blocks.get('task') ?? []).map((block) => decodeLabelled(block, task, this.#decoding)),
      secrets: (blocks.get('secret') ?? []).map((block) => decodeLabelled(block, secret, this.#decoding)),
    };
  }

  #refuseSecond(type: string, first: BodyBlock, second: BodyBlock): void {
    const where = rangeText(this.#findings.source.range(first.header));
    const detail = `Only one block of type "${type}" is allowed. Previous definition was at ${where}.`;
    this.#findings.error(`Duplicate ${type} block`, detail, second.header);
  }

  #emptyGroup(): JsonObject {
    return decodeContent({ attributes: new Map(), blocks: [] }, group, this.#decoding);
  }
}

/** Every error on a line of its own: how Nomad shows what it found while it decoded. */
function listText(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .filter(({ severity, unsaid }) => severity === 'error' && unsaid !== true)
    .map(diagnosticLine)
    .join('\n');
}

function isJob(value: Json | undefined): value is JsonObject & JobSpec {
  return typeof value === 'object' && value !== null && 'ID' in value && typeof value.ID === 'string';
}
