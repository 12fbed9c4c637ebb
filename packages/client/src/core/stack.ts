/**
 * The stacks of errors. V8 follows awaited calls back to the caller, so an error that is made while a call is awaited knows
 * the caller's line at no cost; here the client's own lines on top of it are taken off.
 */

/** The folder of this file; `undefined` in a bundle, where it says nothing. */
const ownFolder = /^(?:file:\/\/)?(.*\/core\/)stack\.[jt]s/.exec(import.meta.url)?.[1];

/** Takes the lines of the client's core off an error's stack, unless nothing else would stay. */
export function trimStack(error: Error): void {
  if (ownFolder === undefined || error.stack === undefined) return;
  const lines = error.stack.split('\n');
  const first = lines.findIndex((line) => /^\s+at /.test(line));
  if (first < 0) return;
  const frames = lines.slice(first).filter((line) => !line.includes(ownFolder) && !line.includes('(node:internal/'));
  if (frames.length === 0) return;
  Object.defineProperty(error, 'stack', {
    value: [...lines.slice(0, first), ...frames].join('\n'),
    configurable: true,
    writable: true,
    enumerable: false,
  });
}
