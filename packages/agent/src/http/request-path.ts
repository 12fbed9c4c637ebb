/** The path of a request: what it names, and its canonical form, to which Nomad sends callers who wrote another. */

import { CodedError } from '../coded-error.js';

/** The path and the query of a request's target, both as they were written; a proxy's form loses its host. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const local = target.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = local.indexOf('?');
  const [path, query] = mark === -1 ? [local, ''] : [local.slice(0, mark), local.slice(mark + 1)];
  return { path: path === '' ? '/' : path, query };
}

/**
 * Decodes a path. Bytes that are no UTF-8 become U+FFFD, so that they name what does not exist.
 *
 * @throws CodedError 400 when an escape is no escape
 */
export function decodePath(path: string): string {
  if (/%(?![\dA-Fa-f]{2})/.test(path)) throw new CodedError(400, '400 Bad Request');
  try {
    return decodeURIComponent(path);
  } catch {
    const bytes = path.replace(/%([\dA-Fa-f]{2})/g, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }
}

/** The parameters of a query. Like Go, passes over those that hold a broken escape or a semicolon. */
export function readQuery(query: string): URLSearchParams {
  if (!/[%;]/.test(query)) return new URLSearchParams(query);
  const sound = query.split('&').filter((parameter) => !/;|%(?![\dA-Fa-f]{2})/.test(parameter));
  return new URLSearchParams(sound.join('&'));
}

/** The path without empty segments, `.` and `..`. Escaped ones are names and stay. */
export function cleanPath(path: string): string {
  if (!/\/(?:\/|\.)/.test(path)) return path;
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${path.endsWith('/') && kept.length > 0 ? '/' : ''}`;
}
