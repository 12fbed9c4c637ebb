/** Versions and ranges of versions, for the `version` and `semver` operands of constraints. */

/** A version: its numbers, and what comes after the dash. */
export interface Version {
  readonly segments: readonly number[];
  readonly prerelease: string;
}

/** How versions are read: loosely, with pre-releases held apart, or by Semantic Versioning 2.0. */
export type VersionKind = 'version' | 'semver';

interface Bound {
  readonly operator: string;
  readonly version: Version;
  /** How many numbers were written, which `~>` goes by. */
  readonly precision: number;
}

/** A range: all of its bounds must hold. */
export type VersionRange = readonly Bound[];

const loose =
  /^v?(\d+(?:\.\d+)*)(?:-(\d+[0-9A-Za-z\-~]*(?:\.[0-9A-Za-z\-~]+)*)|-?([A-Za-z\-~]+[0-9A-Za-z\-~]*(?:\.[0-9A-Za-z\-~]+)*))?(?:\+[0-9A-Za-z\-~.]+)?$/;
const strict = /^v?(\d+(?:\.\d+)*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** Reads a version; `undefined` when the text is none. */
export function parseVersion(text: string, kind: VersionKind): Version | undefined {
  const match = (kind === 'version' ? loose : strict).exec(text.trim());
  const numbers = match?.[1];
  if (match === null || numbers === undefined) return undefined;
  const segments = numbers.split('.').map(Number);
  while (segments.length < 3) segments.push(0);
  return { segments, prerelease: match[2] ?? match[3] ?? '' };
}

function compareIdentifiers(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const aNumeric = /^\d+$/.test(a);
  const bNumeric = /^\d+$/.test(b);
  if (aNumeric && bNumeric) return Math.sign(Number(a) - Number(b));
  if (aNumeric !== bNumeric) return aNumeric ? -1 : 1;
  return a < b ? -1 : 1;
}

function comparePrereleases(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '') return 1;
  if (b === '') return -1;
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = compareIdentifiers(left[i], right[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareSegments(a: Version, b: Version): number {
  for (let i = 0; i < Math.max(a.segments.length, b.segments.length); i++) {
    const difference = (a.segments[i] ?? 0) - (b.segments[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Negative, zero or positive as `a` is before, equal to or after `b`. */
export function compareVersions(a: Version, b: Version): number {
  return compareSegments(a, b) || comparePrereleases(a.prerelease, b.prerelease);
}

/**
 * Reads a range such as `>= 1.4, < 2`.
 *
 * @throws Error `Malformed constraint: …` with the bound that can't be read
 */
export function parseVersionRange(text: string, kind: VersionKind): VersionRange {
  return text.split(',').map((part) => {
    const match = /^\s*(>=|<=|!=|~>|=|>|<|)\s*([^\s=<>!~].*?)\s*$/.exec(part);
    const version = match?.[2] === undefined ? undefined : parseVersion(match[2], kind);
    if (match === null || version === undefined) throw new Error(`Malformed constraint: ${part}`);
    const written = /^v?(\d+(?:\.\d+)*)/.exec(match[2] ?? '')?.[1] ?? '';
    return { operator: match[1] || '=', version, precision: written.split('.').length };
  });
}

/** In loose ranges a pre-release only meets a bound that is a pre-release of the same numbers. */
function prereleaseMeets(version: Version, bound: Version): boolean {
  if (version.prerelease === '') return true;
  return bound.prerelease !== '' && compareSegments(version, bound) === 0;
}

function isWithin(version: Version, { operator, version: bound, precision }: Bound, kind: VersionKind): boolean {
  const order = compareVersions(version, bound);
  const apart = kind === 'version' && !prereleaseMeets(version, bound);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return !apart && order > 0;
    case '>=':
      return !apart && order >= 0;
    case '<':
      return !apart && order < 0;
    case '<=':
      return !apart && order <= 0;
    default: {
      if (apart || order < 0) return false;
      const fixed = Math.max(1, precision - 1);
      return bound.segments.slice(0, fixed).every((segment, i) => version.segments[i] === segment);
    }
  }
}

/** True when the version is within every bound of the range. */
export function versionMeets(version: Version, range: VersionRange, kind: VersionKind): boolean {
  return range.every((bound) => isWithin(version, bound, kind));
}
