/** What is wrong with a source, in HashiCorp's terms: a summary, a detail, and where. */

import type { Range, Source, Span } from './source.js';

/** One finding. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** A few words, the same for every finding of the kind. */
  readonly summary: string;
  /** What is wrong here and what to do about it. */
  readonly detail: string;
  /** The text that is wrong. */
  readonly subject: Range;
  /** The larger piece that the subject stands in, where that helps. */
  readonly context?: Range;
}

/** Collects what is found in one source. */
export class Findings {
  readonly list: Diagnostic[] = [];

  constructor(readonly source: Source) {}

  /** Adds an error at a span. */
  error(summary: string, detail: string, subject: Span, context?: Span): void {
    this.list.push({
      severity: 'error',
      summary,
      detail,
      subject: this.source.range(subject),
      ...(context ? { context: this.source.range(context) } : {}),
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
  const { filename, start, end } = diagnostic.subject;
  const place =
    start.line === end.line
      ? `${start.line},${start.column}-${end.column}`
      : `${start.line},${start.column}-${end.line},${end.column}`;
  return `${filename}:${place}: ${diagnostic.summary}; ${diagnostic.detail}`;
}

/** Thrown where a caller asked for a value and the source has errors. */
export class HclError extends Error {
  override readonly name = 'HclError';

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(diagnosticLine).join('\n'));
  }
}
