/** What holds for any job file, however wrong it is: an answer, places within the text, and ways back. */

import { isDeepStrictEqual } from 'node:util';
import { type AnyJob, stringifyExact } from '@yurt/contract';
import {
  type Diagnostic,
  diagnosticLine,
  type FileReader,
  formatHcl,
  hasErrors,
  jobToHcl,
  lintJob,
  parseHcl,
  parseJob,
  renderDiagnostics,
  setAttribute,
  withDefaults,
} from '@yurt/jobspec';
import type { Mutant } from './mutations.js';

/** What came of a file. */
export interface Outcome {
  readonly accepted: boolean;
  /** What does not hold. */
  readonly problems: readonly string[];
  /** Processor time of reading the text to a tree and of formatting it, in milliseconds. */
  readonly readingTime: number;
  /** Processor time of one `parseJob`, in milliseconds. */
  readonly parsingTime: number;
  /** Processor time of all else, in milliseconds. */
  readonly otherTime: number;
}

const filename = 'job.nomad.hcl';

/** Functions of files find these. */
const stored: ReadonlyMap<string, string> = new Map([
  ['/jobs/web.txt', 'a\n'],
  ['/jobs/a/b.txt', '\u0000\uFFFD${x}'],
]);

const files: FileReader = {
  workingDirectory: '/jobs',
  home: '/jobs/a',
  read: (path) => {
    const text = stored.get(path);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  },
  kind: (path) => (stored.has(path) ? 'file' : path === '/jobs' || path === '/jobs/a' ? 'directory' : undefined),
  list: (path) => (path === '/jobs' ? ['a', 'web.txt'] : path === '/jobs/a' ? ['b.txt'] : []),
};

/** Plays a file against all that reads or writes job files. Never throws: what is thrown is a problem. */
export async function check(mutant: Mutant): Promise<Outcome> {
  const problems: string[] = [];
  const attempt = async <T>(what: string, run: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await run();
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return undefined;
    }
  };
  const claim = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };

  const beforeReading = processorTime();
  await attempt('reading and formatting', () => checkLayout(mutant.source, claim));
  const readingTime = processorTime() - beforeReading;

  const options = {
    filename,
    files,
    strict: false,
    ...(mutant.variables === '' ? {} : { variableContent: mutant.variables }),
  };
  const beforeParsing = processorTime();
  const parsed = await attempt('parseJob', () => parseJob(mutant.source, options));
  const parsingTime = processorTime() - beforeParsing;
  const beforeOthers = processorTime();
  const outcome = (accepted: boolean): Outcome => {
    return { accepted, problems, readingTime, parsingTime, otherTime: processorTime() - beforeOthers };
  };
  if (!parsed) return outcome(false);

  const { job, error, diagnostics, submission } = parsed;
  claim((job === undefined) === (error !== undefined), 'there must be a job or an error, and not both');
  claim(job !== undefined || hasErrors(diagnostics), 'a file without a job must have a diagnostic');
  claim(job === undefined || !hasErrors(diagnostics), 'a file with a job must have no error');
  claim((job === undefined) === (submission === undefined), 'there must be a submission where there is a job');
  const sources = { [filename]: mutant.source, 'input.hcl': mutant.variables };
  await attempt('places', () => checkPlaces(diagnostics, sources, claim));
  await attempt('rendering', () => {
    for (const color of [false, true]) {
      const text = renderDiagnostics(diagnostics, { sources, color });
      claim(diagnostics.every(({ redundant }) => redundant) === (text === ''), 'what is found must be shown');
    }
    diagnostics.forEach(diagnosticLine);
  });
  if (job) {
    claim(submission?.Source === mutant.source, 'a submission must hold the source');
    await attempt('the job', () => checkJob(job, claim));
    await attempt('defaults', async () => {
      const again = await parseJob(mutant.source, { ...options, canonicalize: true });
      // Some functions give something else each time.
      if (/uuid|timestamp|bcrypt/.test(mutant.source + mutant.variables)) return;
      claim(isSame(again.job, withDefaults(job)), 'defaults must be those of withDefaults');
    });
  }
  return outcome(job !== undefined);
}

type Claim = (holds: boolean, problem: string) => void;

/** Time of the process in milliseconds: on a machine with other work it says more than a clock. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Formatting keeps the meaning and is done after one time; an edit changes nothing else. */
function checkLayout(source: string, claim: Claim): void {
  const parsed = parseHcl(source, filename);
  checkPlaces(parsed.diagnostics, { [filename]: source }, claim);
  if (hasErrors(parsed.diagnostics)) return;
  const formatted = formatHcl(source);
  const meaning = meaningOf(source);
  claim(isDeepStrictEqual(meaningOf(formatted), meaning), 'formatting must keep the meaning');
  claim(formatHcl(formatted) === formatted, 'formatting twice must be formatting once');
  const { items } = parsed.tree.body;
  const argument = items.find((item) => item.kind === 'attribute');
  if (argument) {
    const edited = setAttribute(source, [argument.name], 'é"${x}\n');
    const now = parseHcl(edited);
    claim(!hasErrors(now.diagnostics), 'a file must parse after an edit');
    const { start, end } = argument.value;
    const outside = parsed.tree.comments.filter((comment) => comment.end <= start || end <= comment.start);
    claim(
      now.tree.body.items.length === items.length && now.tree.comments.length === outside.length,
      'an edit must leave the rest as it is',
    );
  }
}

const places: ReadonlySet<string> = new Set(['start', 'end', 'nameSpan', 'typeSpan', 'header', 'open', 'comments']);

/** What a file says: its tree without places, and its comments. */
function meaningOf(source: string): unknown {
  const { tree, source: read } = parseHcl(source);
  return {
    tree: withoutPlaces(tree.body),
    comments: tree.comments.map(({ start, end }) => read.text.slice(start, end)),
  };
}

function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (places.has(key) ? [] : [[key, withoutPlaces(value)]])),
  );
}

/** Each place is in its text, and its line, column and byte are those of one place. */
function checkPlaces(diagnostics: readonly Diagnostic[], sources: Record<string, string>, claim: Claim): void {
  const starts = new Map<string, readonly number[]>();
  for (const { summary, detail, subject, context } of diagnostics) {
    claim(summary !== '' && detail !== '', 'a diagnostic must say something');
    for (const range of [subject, context]) {
      if (!range) continue;
      const text = sources[range.filename];
      // What stands on the command line or in the environment has a name of its own.
      if (text === undefined) continue;
      const lines = starts.get(range.filename) ?? lineStarts(text);
      starts.set(range.filename, lines);
      const { start, end } = range;
      claim(start.byte <= end.byte, `${summary}: a range must not end before it starts`);
      for (const { line, column, byte } of [start, end]) {
        const first = lines[line - 1] ?? Number.NaN;
        const next = lines[line] ?? Number.POSITIVE_INFINITY;
        claim(first <= byte && byte <= next, `${summary}: byte ${byte} must be on line ${line}`);
        // In JSON a tab counts as two columns.
        claim(column >= 1 && column <= 2 * (byte - first) + 2, `${summary}: column ${column} must be on line ${line}`);
        claim(byte <= Buffer.byteLength(text), `${summary}: byte ${byte} must be in the text`);
      }
    }
  }
}

/** The byte that each line begins at. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const line of text.split('\n')) starts.push((starts.at(-1) ?? 0) + Buffer.byteLength(line) + 1);
  starts.pop();
  return starts;
}

/** Longer files are written, but not read again. */
const longestWritten = 1_000_000;

/** Whether two jobs are the same as JSON, where a whole number may be a double or not. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'bigint' || typeof other === 'bigint') return Number(one) === Number(other);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [keys, others] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return keys.length === others.size && keys.every(([key, value]) => others.has(key) && isSame(value, others.get(key)));
}

/** A job can be sent, looked through, and written as a file that says the same. */
async function checkJob(job: AnyJob, claim: Claim): Promise<void> {
  claim((stringifyExact(job) ?? '') !== '', 'a job must be JSON');
  const canonical = withDefaults(job);
  for (const each of [job, canonical]) {
    for (const { code, path, message } of lintJob(each)) {
      claim(code !== undefined && path !== '' && message !== '', 'a finding of lint must say something');
    }
  }
  let losses = 0;
  const onLoss = (): void => void (losses += 1);
  const text = jobToHcl(job, { onLoss });
  // Values that are deep and many take far more blanks than text.
  if (text.length > longestWritten) return;
  claim(formatHcl(text) === text, 'what is written must be formatted');
  const back = await parseJob(text);
  claim(back.job !== undefined, `what is written must parse: ${back.error}`);
  if (losses > 0) return;
  claim(isSame(back.job, job), 'what is written must say the same');
  const short = await parseJob(jobToHcl(canonical, { onLoss, omitDefaults: true }));
  claim(short.job !== undefined, `what is written without defaults must parse: ${short.error}`);
}
