/** Which error an answer is, by its status and its text: Nomad says a good part of it in the text of a 500. */

import type { Endpoint, Variable } from '@yurt/contract';
import {
  ApiError,
  BadRequestError,
  CheckIndexConflictError,
  ConflictError,
  EnterpriseOnlyError,
  NoLeaderError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitedError,
  ServerError,
} from './errors.js';
import type { ApiErrorFacts, CheckIndexConflict } from './errors.js';
import { cleanServerText } from './server-text.js';

/** An answer that is an error, as it came. */
export interface ErrorAnswer {
  readonly status: number;
  readonly text: string;
  readonly method: string;
  readonly path: string;
  readonly url: string;
  readonly index: number | bigint | undefined;
  /** The header `Retry-After`, which proxies add. */
  readonly retryAfter: string | undefined;
  /** The row of the call, where there is one. */
  readonly endpoint: Endpoint | undefined;
  /** Takes the call's secrets out of a text. */
  readonly redact: (text: string) => string;
}

/** The error that an answer means. */
export function classify(answer: ErrorAnswer): ApiError {
  const { status, text, endpoint } = answer;
  // Decided by what came; told without secrets.
  const words = cleanServerText(text);
  const shown = holdsItems(text) ? 'a variable, not shown here' : cleanServerText(answer.redact(text));
  const facts = (summary: string): ApiErrorFacts => ({
    status,
    text,
    summary,
    method: answer.method,
    path: answer.path,
    url: answer.url,
  });

  if (isEnterpriseOnly(status, text, endpoint)) {
    return new EnterpriseOnlyError(facts('Nomad Enterprise only endpoint'));
  }
  if (status === 429) return new RateLimitedError(facts(shown), retryAfterMilliseconds(answer.retryAfter));
  if (/no cluster leader$/i.test(words) || /not ready to serve consistent reads$/i.test(words)) {
    return new NoLeaderError(facts(shown));
  }
  if (status === 409) return conflict(text, shown, facts);
  const check = checkIndexConflict(text);
  if (check !== undefined) return new CheckIndexConflictError(facts(shown), check);
  if (status === 401 || status === 403 || /permission denied$/i.test(words)) {
    return new PermissionDeniedError(facts(shown === '' ? 'Permission denied' : shown));
  }
  if (status === 404 || (status === 500 && saysNotFound(words))) {
    return new NotFoundError(facts(shown === '' ? 'no such route' : shown), answer.index);
  }
  if (isBadRequest(status, words)) return new BadRequestError(facts(shown));
  if (status >= 500) return new ServerError(facts(shown));
  return new ApiError(facts(shown));
}

/** Whether the body is a variable, or looks like one; only conflicts should have one, but it is not for a message. */
function holdsItems(text: string): boolean {
  return /"Items"\s*:/.test(text);
}

function isEnterpriseOnly(status: number, text: string, endpoint: Endpoint | undefined): boolean {
  if (/nomad enterprise only/i.test(text)) return true;
  return endpoint?.enterprise === true && status >= 400 && status === endpoint.communityStatus;
}

function isBadRequest(status: number, words: string): boolean {
  if ([400, 405, 413, 414, 415, 422].includes(status)) return true;
  return status === 500 && /UUID must be 36 characters|failed to parse value of|input not a boolean/i.test(words);
}

/** On writes, and on some reads, an unknown object is a 500. A node out of reach is none: it may come back. */
function saysNotFound(words: string): boolean {
  return (
    /^unknown (?:job|node|alloc|allocation|eval|evaluation|deployment|volume)\b/i.test(words) ||
    /^[\w ]{1,60} not found$/i.test(words)
  );
}

function conflict(text: string, shown: string, facts: (summary: string) => ApiErrorFacts): ConflictError {
  const current = currentVariable(text);
  if (current !== undefined) {
    return new ConflictError(facts(`the variable is now at ModifyIndex ${current.ModifyIndex}`), current);
  }
  // A conflict over a lock comes with an empty variable, to tell nothing of it.
  return new ConflictError(
    facts(text.trimStart().startsWith('{') ? "somebody holds the variable's lock" : shown),
    undefined,
  );
}

function currentVariable(text: string): Variable | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isVariable(value) && value.ModifyIndex > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

function isVariable(value: unknown): value is Variable {
  return (
    typeof value === 'object' &&
    value !== null &&
    'Path' in value &&
    typeof value.Path === 'string' &&
    'ModifyIndex' in value &&
    typeof value.ModifyIndex === 'number'
  );
}

function checkIndexConflict(text: string): CheckIndexConflict | undefined {
  const match = /Enforcing job modify index (\d+): (.*)/i.exec(text);
  if (match === null) return undefined;
  const [, want = '', reason = ''] = match;
  const have = /conflicting job modify index: (\d+)/i.exec(reason)?.[1];
  return {
    want: Number(want),
    have: have === undefined ? undefined : Number(have),
    exists: !/does not exist/i.test(reason),
  };
}

function retryAfterMilliseconds(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
