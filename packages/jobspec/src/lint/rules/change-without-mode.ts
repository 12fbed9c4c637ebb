/** A signal or script for when a template changed, where the change mode is another. */

import { rows } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const changeWithoutMode = {
  code: 'change-without-mode',
  severity: 'warning',
  *task({ task, at }) {
    for (const [index, template] of rows(task.Templates)) {
      const mode = template.ChangeMode ?? 'restart';
      for (const [key, needed] of [
        ['ChangeSignal', 'signal'],
        ['ChangeScript', 'script'],
      ] as const) {
        if (!template[key] || mode === needed) continue;
        yield problem(
          [...at, 'Templates', index, key],
          `With change_mode = "${mode}" the ${needed} is not used.`,
          `Set change_mode = "${needed}".`,
        );
      }
    }
  },
} as const satisfies Rule;
