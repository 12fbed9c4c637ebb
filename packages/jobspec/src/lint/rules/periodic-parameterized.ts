/** A job with both `periodic` and `parameterized`: the first has no effect. */

import { problem, type Rule } from '../rule.js';

export const periodicParameterized = {
  code: 'periodic-parameterized',
  severity: 'error',
  *job({ job }) {
    if (!job.Periodic || !job.ParameterizedJob || job.Periodic.Enabled === false) return;
    yield problem(
      ['Periodic'],
      'A parameterized job is never launched by the clock, only by dispatches.',
      'Remove one, or let a periodic job dispatch this one.',
    );
  },
} as const satisfies Rule;
