/** Errors of a call as its caller gets them: they name the call, and their stack leads to the caller's line. */

import { AbortedError, ConnectionError, NomadError, ProtocolError, ResponseTooLargeError } from './errors.js';
import { trimStack } from './stack.js';

/** What an error says of its call. */
interface NamedCall {
  readonly method: string;
  /** The path, without query. */
  readonly path: string;
}

/**
 * The error with its call in the message. What comes from a socket or a timer is made anew here, so that its stack has
 * the caller's place.
 */
export function named(error: unknown, { method, path }: NamedCall): unknown {
  if (!(error instanceof NomadError)) return error;
  const message = `${method} ${path}: ${error.message}`;
  const options = error.cause === undefined ? {} : { cause: error.cause };
  let settled = error;
  if (error instanceof ConnectionError) settled = new ConnectionError(message, error.sent, options);
  else if (error instanceof AbortedError) settled = new AbortedError(message, options);
  else if (error instanceof ResponseTooLargeError) settled = new ResponseTooLargeError(error.limit, message, options);
  else if (error instanceof ProtocolError) settled = new ProtocolError(message, options);
  trimStack(settled);
  return settled;
}
