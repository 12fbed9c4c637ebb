import { expect, test } from 'vitest';
import { Budget } from '../hcl/scope.js';
import { formats } from './format.js';

test('a format of many verbs takes time in proportion to its length', { timeout: 4000 }, () => {
  const result = formats['format']?.call(['%[1]s'.repeat(30_000), 'ab'], new Budget());
  expect(result).toBe('ab'.repeat(30_000));
});

test('errors count what is before them in bytes', () => {
  expect(() => formats['format']?.call(['é😀%s%y', 'x', 'y'], new Budget())).toThrow(
    'unsupported format verb \'y\' in "%y" at offset 8',
  );
});
