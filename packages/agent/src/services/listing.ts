/** Lists that are filtered and paged: what a handler hands over so that `http/` can do both. */

import { CodedError } from '../coded-error.js';
import { evaluate, FilterFailure, parseFilter, SyntaxFailure, type Expression } from './filter/index.js';

/** Which part of a list is asked for. */
export interface PageRequest {
  /** A go-bexpr expression over the full records. */
  readonly filter?: string;
  /** 0 or absent: all rows; a negative number: none, and the token of the first. */
  readonly perPage?: number;
  /** The token of the first row. */
  readonly nextToken?: string;
  /** Whether the rows come last first. */
  readonly reverse?: boolean;
}

/** A part of a list, with the token of the row that comes after it. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly nextToken: string | undefined;
}

/** How rows are named in page tokens. */
export interface Tokens<R> {
  readonly of: (row: R) => string;
  /** Below zero when the row comes before the one that the token names. */
  readonly compare: (row: R, token: string) => number;
}

/** A list before it is filtered and paged. */
export interface ListingParts<R extends object, T> {
  /** The index of what was read. */
  readonly index: number;
  /** The full records, in order. */
  readonly rows: Iterable<R>;
  /** What the answer says of a record. */
  readonly stub: (row: R) => T;
  readonly tokens: Tokens<R>;
  /** The fields that a record leaves out when they are empty, so that filters may name them nevertheless. */
  readonly absent?: Readonly<Record<string, unknown>>;
}

/** A list that knows how to be cut into pages. */
export class Listing<T> {
  readonly index: number;
  /** Filters and cuts; throws `CodedError` 400 in Nomad's words when the filter is no good. */
  readonly page: (request: PageRequest) => Page<T>;

  private constructor(index: number, page: (request: PageRequest) => Page<T>) {
    this.index = index;
    this.page = page;
  }

  /** A list of records of any kind. */
  static of<R extends object, T>(parts: ListingParts<R, T>): Listing<T> {
    return new Listing(parts.index, (request) => cut(parts, request));
  }
}

function cut<R extends object, T>(parts: ListingParts<R, T>, request: PageRequest): Page<T> {
  const { perPage = 0, nextToken = '', reverse = false } = request;
  const filter = request.filter ? readFilter(request.filter) : undefined;
  const rows: T[] = [];
  let seeking = nextToken !== '';
  for (const row of parts.rows) {
    if (seeking) {
      const order = parts.tokens.compare(row, nextToken);
      if (reverse ? order > 0 : order < 0) continue;
    }
    if (filter !== undefined && !passes(filter, row, parts.absent)) continue;
    seeking = false;
    if (perPage !== 0 && rows.length >= perPage) return { rows, nextToken: parts.tokens.of(row) };
    rows.push(parts.stub(row));
  }
  return { rows, nextToken: undefined };
}

function readFilter(text: string): Expression {
  try {
    return parseFilter(text);
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    const message = `failed to create result paginator: failed to read filter expression: ${error.message}`;
    throw new CodedError(400, message, { cause: error });
  }
}

function passes(filter: Expression, row: object, absent: Readonly<Record<string, unknown>> | undefined): boolean {
  try {
    return evaluate(filter, absent === undefined ? row : { ...absent, ...row });
  } catch (error) {
    if (!(error instanceof FilterFailure)) throw error;
    throw new CodedError(400, `failed to read result page: ${error.message}`, { cause: error });
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tokens that are a text of the row. */
export function textTokens<R>(of: (row: R) => string): Tokens<R> {
  return { of, compare: (row, token) => compareText(of(row), token) };
}

/** Tokens `namespace.ID`. */
export function namespacedTokens<R extends { readonly Namespace?: string; readonly ID: string }>(): Tokens<R> {
  return textTokens((row) => `${row.Namespace ?? ''}.${row.ID}`);
}

/** Tokens `CreateIndex.ID`, compared as a number and a text. */
export function creationTokens<R extends { readonly CreateIndex?: number; readonly ID: string }>(): Tokens<R> {
  const of = (row: R): string => `${row.CreateIndex ?? 0}.${row.ID}`;
  return {
    of,
    compare: (row, token) => {
      const [, index, id] = /^(\d+)\.(.*)$/s.exec(token) ?? [];
      if (index === undefined || id === undefined) return compareText(of(row), token);
      return (row.CreateIndex ?? 0) - Number(index) || compareText(row.ID, id);
    },
  };
}
