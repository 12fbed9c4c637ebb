/** Versions and their ranges, loose and strict, as constraints compare them. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  compareVersions,
  parseVersion,
  parseVersionRange,
  type Version,
  type VersionKind,
  versionMeets,
} from './versions.js';

function meets(version: string, range: string, kind: VersionKind): boolean {
  const parsed = parseVersion(version, kind);
  return parsed !== undefined && versionMeets(parsed, parseVersionRange(range, kind), kind);
}

describe('ranges', () => {
  test.each([
    ['2.0.5', '>= 1.4.0', true],
    ['1.2', '>= 1.2, < 2', true],
    ['2.0.0', '>= 1.2, < 2', false],
    ['1.4.9', '~> 1.4', true],
    ['2.0.0', '~> 1.4', false],
    ['1.5.0', '~> 1.4.0', false],
    ['v1.0.0', '= 1', true],
    ['1.0.0', '!= 1.0.0', false],
  ])('%s against %s', (version, range, expected) => {
    expect(meets(version, range, 'version')).toBe(expected);
    expect(meets(version, range, 'semver')).toBe(expected);
  });

  test('pre-releases stay outside of loose ranges but inside of semver ones', () => {
    expect(meets('1.7.0-beta.1', '>= 1.6', 'version')).toBe(false);
    expect(meets('1.7.0-beta.1', '>= 1.6', 'semver')).toBe(true);
    expect(meets('1.7.0-beta.1', '>= 1.7.0-a', 'version')).toBe(true);
  });

  test('a range that is none names its bound', () => {
    expect(() => parseVersionRange('>= 1, what', 'version')).toThrow('Malformed constraint:  what');
  });
});

const versions = fc
  .record({
    segments: fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)),
    prerelease: fc.option(fc.stringMatching(/^[a-z][a-z0-9]{0,3}(\.\d{1,2})?$/), { nil: '' }),
  })
  .map(({ segments, prerelease }) => `${segments.join('.')}${prerelease === '' ? '' : `-${prerelease}`}`);

function read(text: string): Version {
  const version = parseVersion(text, 'semver');
  if (version === undefined) throw new Error(`not read: ${text}`);
  return version;
}

test('versions are in one total order', () => {
  fc.assert(
    fc.property(versions, versions, versions, (x, y, z) => {
      const [a, b, c] = [read(x), read(y), read(z)];
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) || 0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
