import { expect, test } from 'vitest';
import { ConfigError, type ConfigSchema, decodeConfig } from './config-schema.js';

const schema: ConfigSchema = {
  command: { type: 'string', required: true },
  args: { type: 'list(string)' },
  count: { type: 'number' },
  quiet: { type: 'bool' },
  labels: { type: 'map(string)' },
};

function problems(config: Record<string, unknown>): readonly string[] {
  try {
    decodeConfig(config, schema);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('values are converted where HCL would convert them', () => {
  expect(
    decodeConfig({ command: 5, args: ['a', 1, true], count: '3', quiet: 'true', labels: [{ a: 'b', n: 1 }] }, schema),
  ).toEqual({ command: '5', args: ['a', '1', 'true'], count: 3, quiet: true, labels: { a: 'b', n: '1' } });
  expect(decodeConfig({ command: 'x', args: null, count: 9007199254740993n }, schema)).toEqual({
    command: 'x',
    count: 9007199254740992,
  });
});

test('every problem is told', () => {
  expect(problems({ cmd: 'x', count: 'many' })).toEqual([
    'Missing required argument: The argument "command" is required, but no definition was found.',
    'Incorrect attribute value type: Inappropriate value for attribute "count": a number is required.',
    'Invalid label: No argument or block type is named "cmd".',
  ]);
  expect(problems({ command: 'x', args: 'y' })).toEqual([
    'Incorrect attribute value type: Inappropriate value for attribute "args": list of string required.',
  ]);
  expect(problems({ command: ['x'] })).toEqual([
    'Incorrect attribute value type: Inappropriate value for attribute "command": string required, but have tuple.',
  ]);
});
