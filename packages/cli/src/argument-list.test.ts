import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeArguments } from './argument-list.js';
import { Invocation } from './invocation.js';
import { Output } from './output/output.js';
import { createProgram, knownOptions } from './program.js';

const known = knownOptions(
  createProgram(new Invocation(new Output(new PassThrough(), new PassThrough(), {}), new PassThrough())),
);

describe('arguments as Nomad’s users write them', () => {
  test.each([
    [
      ['status', '-verbose', 'web'],
      ['status', '--verbose', 'web'],
    ],
    [
      ['status', '-address=http://host:1', 'web'],
      ['status', '--address=http://host:1', 'web'],
    ],
    [
      ['status', '-address', 'http://host:1'],
      ['status', '--address', 'http://host:1'],
    ],
    [
      ['status', '-json=true'],
      ['status', '--json'],
    ],
    [['status', '-json=false'], ['status']],
    [
      ['status', '--json', '-h'],
      ['status', '--json', '-h'],
    ],
    [
      ['logs', '-f', '-n', '20', 'web'],
      ['logs', '-f', '-n', '20', 'web'],
    ],
    [
      ['logs', '-tail', '20', 'web'],
      ['logs', '--tail', '20', 'web'],
    ],
    [
      ['logs', '-tail', 'web'],
      ['logs', '--tail=10', 'web'],
    ],
    [
      ['logs', '-n', 'web'],
      ['logs', '--tail=10', 'web'],
    ],
    [
      ['logs', 'web', '-tail'],
      ['logs', 'web', '--tail=10'],
    ],
    [
      ['run', '-'],
      ['run', '-'],
    ],
    [
      ['api', 'PUT', '/v1/jobs', '-d', '-dash'],
      ['api', 'PUT', '/v1/jobs', '-d', '-dash'],
    ],
    [
      ['api', '-token', '-odd-token', '/x'],
      ['api', '--token', '-odd-token', '/x'],
    ],
    [
      ['run', '--', '-verbose'],
      ['run', '--', '-verbose'],
    ],
    [['-version'], ['--version']],
  ])('%j', (written, meant) => {
    expect(normalizeArguments(written, known)).toEqual(meant);
  });

  test('what is written with two dashes stays as it is', () => {
    const option = fc.constantFrom('--json', '--verbose', '--stats', '--purge', '-f', '-h');
    const word = fc.stringMatching(/^[a-z0-9/._][a-z0-9/._-]*$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(option, word)), (args) => {
        expect(normalizeArguments(args, known)).toEqual(args);
      }),
    );
  });

  test('one dash means the same as two, and a second pass changes nothing', () => {
    const name = fc.constantFrom(...[...known.flags, ...known.valued].filter((option) => option.startsWith('--')));
    const word = fc.stringMatching(/^[a-z0-9/][a-z0-9/=-]{0,8}$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(name, word), { maxLength: 6 }), (args) => {
        const once = normalizeArguments(args, known);
        const dashed = args.map((arg, at) =>
          known.valued.has(args[at - 1] ?? '') || !arg.startsWith('--') ? arg : arg.slice(1),
        );
        expect(normalizeArguments(dashed, known)).toEqual(once);
        expect(normalizeArguments(once, known)).toEqual(once);
      }),
    );
  });
});

test('no option takes a value in one verb and none in another', () => {
  const both = [...known.valued].filter((option) => known.flags.has(option) || known.numbered.has(option));
  expect(both).toEqual([]);
});
