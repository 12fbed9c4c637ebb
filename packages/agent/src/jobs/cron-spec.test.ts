/** Which schedules of periodic jobs are taken, and what is said of the others. */

import { expect, test } from 'vitest';

import { cronError } from './cron-spec.js';

test.each(['* * * * *', '*/5 0-6 1,15 JAN-MAR mon-fri', '0 0 L * *', '0 0 1 1 * 2027', '30 0 0 1 1 * 2027', '@daily'])(
  '%s is an expression',
  (spec) => {
    expect(cronError(spec)).toBeUndefined();
  },
);

test.each([
  ['', 'missing field(s)'],
  ['* * * *', 'missing field(s)'],
  ['61 * * * *', "syntax error in minute field: '61'"],
  ['* * * foo *', "syntax error in month field: 'foo'"],
  ['@every 5m', 'missing field(s)'],
])('%s is none', (spec, reason) => {
  expect(cronError(spec)).toBe(reason);
});
