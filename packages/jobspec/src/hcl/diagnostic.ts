/** What is wrong with a source, in HashiCorp's terms: a summary, a detail, and where. */

import type { Range, Source, Span } from './source.js';

/** One finding. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** A few words, the same for every finding of the kind. */
  readonly summary: string;
  /** What is wrong here and what to do about it. */
  readonly detail: string;
  /** The text that is wrong; left out where it is in no text, such as a value on the command line. */
  readonly subject?: Range;
  /** The larger piece that the subject stands in, where that helps. */
  readonly context?: Range;
  /** What to do about it, where HCL itself says nothing: `Did you mean "region"?`. */
  readonly hint?: string;
  /** Follows from another error that is reported too: Nomad says both, people need the other one only. */
  readonly redundant?: true;
  /** Nomad does not say this: after some errors its parser goes on in silence. Left out of its texts and counts. */
  readonly unsaid?: true;
}

/** More findings than this are not kept: nobody reads them, and a hostile source has millions. */
const MOST = 1000;

/** More findings than this, and only errors are added: warnings must not leave a source without its errors. */
const MOST_BEFORE_ERRORS = 500;

/** A detail is cut after so many characters: one may hold what the source says, or what was found within. */
const LONGEST_DETAIL = 10_000;

/** Collects what is found in one source. */
export class Findings {
  constructor(
    readonly source: Source,
    /** Where they go. Default: a list of its own. */
    readonly list: Diagnostic[] = [],
  ) {}

  /** Adds an error at a span. */
  error(summary: string, detail: string, subject: Span, context?: Span, hint?: string): void {
    this.#add('error', summary, detail, subject, context, hint === undefined ? undefined : { hint });
  }

  /** Adds a warning at a span. */
  warning(summary: string, detail: string, subject: Span): void {
    this.#add('warning', summary, detail, subject);
  }

  /** Adds an error that another one leads to. */
  redundant(summary: string, detail: string, subject: Span, context?: Span): void {
    this.#add('error', summary, detail, subject, context, { redundant: true });
  }

  /** Adds an error that Nomad does not tell. */
  unsaid(summary: string, detail: string, subject: Span, context?: Span): void {
    this.#add('error', summary, detail, subject, context, { unsaid: true });
  }

  #add(
    severity: Diagnostic['severity'],
    summary: string,
    detail: string,
    subject: Span,
    context?: Span,
    marks?: Pick<Diagnostic, 'hint' | 'redundant' | 'unsaid'>,
  ): void {
    const { list, source } = this;
    if (list.length >= (severity === 'error' ? MOST : MOST_BEFORE_ERRORS)) return;
    list.push({
      severity,
      summary,
      detail: detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL)}…` : detail,
      subject: source.range(subject),
      ...(context ? { context: source.range(context) } : {}),
      ...marks,
    });
  }

  /** An empty list for the same source: for what may turn out not to count. */
  apart(): Findings {
    return new Findings(this.source);
  }
}

/** True when one of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** A finding in one line, as Nomad prints it: `input.hcl:2,3-9: Unsupported argument; An argument named …`. */
export function diagnosticLine(diagnostic: Diagnostic): string {
  return `${rangeText(diagnostic.subject)}: ${diagnostic.summary}; ${diagnostic.detail}`;
}

/** A range as HCL writes it: `input.hcl:2,3-9`, over several lines `input.hcl:2,3-4,1`, and `<nil>` for no place at all. */
export function rangeText(range: Range | undefined): string {
  if (!range) return '<nil>';
  const { filename, start, end } = range;
  const line = start.line === end.line ? '' : `${end.line},`;
  return `${filename}:${start.line},${start.column}-${line}${end.column}`;
}

/** Thrown where a caller asked for a value and the source has errors. */
export class HclError extends Error {
  override readonly name = 'HclError';

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(diagnosticLine).join('\n'));
  }
}
