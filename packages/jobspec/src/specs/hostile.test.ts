import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasErrors } from '../hcl/diagnostic.js';
import { parseAclPolicy } from './acl-policy.js';
import aclPolicies from './cases/acl-policies.json' with { type: 'json' };
import csiVolumes from './cases/csi-volumes.json' with { type: 'json' };
import hostVolumes from './cases/host-volumes.json' with { type: 'json' };
import namespaces from './cases/namespaces.json' with { type: 'json' };
import quotas from './cases/quotas.json' with { type: 'json' };
import variables from './cases/variables.json' with { type: 'json' };
import { parseHcl1 } from './hcl1/parser.js';
import { parseNamespace } from './namespace.js';
import { parseNodePool } from './node-pool.js';
import { parseQuota } from './quota.js';
import { parseVariable } from './variable.js';
import { parseVolume } from './volume.js';

const parsers = [parseAclPolicy, parseNamespace, parseNodePool, parseQuota, parseVariable, parseVolume];

/** That many characters of a text again and again. */
function filled(size: number, text: string): string {
  return text.repeat(Math.ceil(size / text.length));
}

const LARGE = 300_000;

// Any more than linear takes minutes, longer than a test may.
test.each([
  ['items on one line', `items {${filled(LARGE, 'key = "value" ')}}`],
  ['blocks that may stand once', `name = "${filled(LARGE, 'n')}" ${filled(LARGE, 'vault { } ')}`],
  ['blocks with labels', filled(LARGE, 'namespace "a" { policy = "raed" }\n')],
  ['labels', `namespace ${filled(LARGE, '"a" ')}{ }`],
  ['capabilities', `operator { capabilities = [${filled(LARGE, '"keyring-read",')}] }`],
  ['blocks that are one', filled(LARGE, 'operator { capabilities = ["keyring-read"] }\n')],
  ['a text that ends at no line', `a = <<E\n${filled(LARGE, 'E \n')}`],
  ['a text with carriage returns alone', `a = <<E\n${filled(LARGE, '\r')}`],
  ['a text of which a line is not indented', `a = <<-E\nx\n${' '.repeat(LARGE)}y\n  E\n`],
  ['a size', `type = "csi" capacity_min = "1${' '.repeat(LARGE)}x"`],
  ['escapes', `a = "${filled(LARGE, String.raw`\q`)}"`],
  ['braces in a text', `a = "${filled(LARGE, '${')}"`],
  ['a comment', `/*${filled(LARGE, '*')}`],
  ['a name', filled(LARGE, 'name')],
  ['a name of letters beyond 16 bits', filled(LARGE, '𝒜')],
  ['digits', `cpu = ${filled(LARGE, '1')}`],
  ['no commas', `a = [${filled(LARGE, '1 ')}]`],
  ['JSON', `{${filled(LARGE, '"a":{},')}"a":{}}`],
  ['JSON whose labels nest', `${'{"a":'.repeat(490)}{${filled(LARGE, '"b":{},')}"b":{}${'}'.repeat(491)}`],
])('%s takes linear time', (_, source) => {
  for (const parse of parsers) {
    const { spec, diagnostics } = parse(source);
    expect(spec === undefined).toBe(hasErrors(diagnostics));
    expect(diagnostics.length).toBeLessThanOrEqual(1000);
  }
});

test('a file of 5 MB is read', () => {
  const { spec, diagnostics } = parseVariable(`items {\n${filled(5_000_000, '  key = "value"\n')}}\n`);
  expect(spec?.Items).toEqual({ key: 'value' });
  expect(new Set(diagnostics.map(({ summary }) => summary))).toEqual(new Set(['Attribute redefined']));
});

describe('nesting', () => {
  test.each([
    ['blocks', 'a {', '}'],
    ['maps', 'a = {', '}'],
    ['lists', 'a = [', ']'],
    ['JSON', '{"a":', '}'],
  ])('%s are refused where they are too deep, and taken before', (_, open, close) => {
    const inner = open.startsWith('{') ? '{}' : '';
    const nested = (depth: number): string =>
      open === 'a = ['
        ? `a = ${'['.repeat(depth)}${']'.repeat(depth)}`
        : `${open.repeat(depth)}${inner}${close.repeat(depth)}`;
    expect(parseHcl1(nested(400)).diagnostics).toEqual([]);
    expect(parseHcl1(nested(100_000)).diagnostics.map(({ summary }) => summary)).toContain('Too much nesting');
  });
});

test('errors are told after any number of warnings', () => {
  const { spec, diagnostics } = parseNamespace(`name = "a"\n${'vault { }\n'.repeat(5000)}quota = ["b"]\n`);
  expect(spec).toBeUndefined();
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ subject }) => subject?.start.line)).toEqual([
    5002,
  ]);
});

test('a changed file gives an object or errors, and never an exception', () => {
  const files = [aclPolicies, csiVolumes, hostVolumes, namespaces, quotas, variables].flatMap((cases) =>
    cases.map(({ source }) => source),
  );
  const piece = fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '=',
      ',',
      '"',
      '\\',
      '${',
      '\n',
      '<<E\n',
      '<<-',
      '/*',
      '//',
      ' ',
      '-',
      '.',
      '\0',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom(...files).map((file) => file.slice(0, 20)),
  );
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(8), piece });
  const changed = fc
    .tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([file, changes]) =>
      changes.reduce((text, { at, length, piece: inserted }) => {
        const start = Math.floor(at * text.length);
        return text.slice(0, start) + inserted + text.slice(start + length);
      }, file),
    );
  fc.assert(
    fc.property(changed, fc.constantFrom(...parsers), (source, parse) => {
      const { spec, diagnostics } = parse(source);
      expect(spec === undefined).toBe(hasErrors(diagnostics));
      for (const { subject } of diagnostics) {
        expect(subject?.start.byte).toBeLessThanOrEqual(subject?.end.byte ?? -1);
        // In JSON what is missing at the end is one byte after it.
        expect(subject?.end.byte).toBeLessThanOrEqual(new TextEncoder().encode(source).length + 1);
      }
    }),
    { numRuns: 3000 },
  );
});
