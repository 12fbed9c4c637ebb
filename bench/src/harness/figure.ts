/** What a case reports, and how it is printed. */

import type { Compared } from './compare.js';

/** One line of the report. */
export interface Figure {
  /** What was measured. */
  readonly name: string;
  /** What it was measured against; absent for a figure that stands alone. */
  readonly peer?: string;
  /** Ours, with its unit. */
  readonly ours: string;
  /** The peer's, with its unit. */
  readonly theirs?: string;
  /** Our time, or whatever is better when smaller, divided by the peer's. */
  readonly ratio?: number;
  readonly quartiles?: readonly [number, number];
  /** The greatest ratio that meets the bar; absent where there is none. */
  readonly bar?: number;
}

/** One thing to measure. It cleans up behind itself. */
export interface Case {
  /** The name by which `npm run bench -- NAME` picks it. */
  readonly name: string;
  run(): AsyncGenerator<Figure, void, undefined>;
}

/** Milliseconds in the unit that reads best. */
export function time(milliseconds: number): string {
  if (milliseconds < 1) return `${(milliseconds * 1000).toFixed(milliseconds < 0.01 ? 2 : 1)} µs`;
  return milliseconds < 1000
    ? `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`;
}

/** A figure of a comparison, its times printed by `print`. */
export function figure(
  name: string,
  peer: string,
  compared: Compared,
  options: { readonly bar?: number; readonly print?: (milliseconds: number) => string } = {},
): Figure {
  const { bar, print = time } = options;
  const { ours, peer: theirs, ratio, quartiles } = compared;
  return {
    name,
    peer,
    ours: print(ours),
    theirs: print(theirs),
    ratio,
    quartiles,
    ...(bar === undefined ? {} : { bar }),
  };
}

/** A rate, for work of `bytes` bytes a time. */
export function rate(bytes: number): (milliseconds: number) => string {
  return (milliseconds) => {
    const perSecond = bytes / 1e6 / (milliseconds / 1000);
    return `${perSecond.toFixed(perSecond < 10 ? 1 : 0)} MB/s`;
  };
}

/** The line that is printed for a figure. */
export function line({ name, peer, ours, theirs, ratio, quartiles, bar }: Figure): string {
  const parts = [name.padEnd(44), ours.padStart(10)];
  if (peer !== undefined && theirs !== undefined) parts.push(`${peer} ${theirs}`.padEnd(36));
  if (ratio !== undefined) parts.push(`ratio ${ratio.toFixed(3)}`);
  if (quartiles !== undefined) parts.push(`(${quartiles.map((each) => each.toFixed(3)).join(' to ')})`);
  if (ratio !== undefined && bar !== undefined) parts.push(`bar ${bar.toFixed(2)}: ${ratio <= bar ? 'met' : 'MISSED'}`);
  return parts.join('  ').trimEnd();
}
