/** A container image that may be another one tomorrow. */

import { runsImage } from '../driver-config.js';
import { isInterpolated, quote, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const mutableImage = {
  code: 'mutable-image',
  severity: 'warning',
  *task({ task, at }) {
    const image = text(task.Config?.['image']);
    // A colon before a slash is a registry's port; an image that is loaded from a file has no registry.
    const tag = /:([^/:]+)$/u.exec(image)?.[1];
    const isFixed = image === '' || image.includes('@') || (tag !== undefined && tag !== 'latest');
    if (!runsImage(text(task.Driver)) || isFixed || isInterpolated(image) || task.Config?.['load']) return;
    yield problem(
      [...at, 'Config', 'image'],
      `Each node takes what ${quote(image)} is when it pulls it: instances differ, and a revert does not bring the old one back.`,
      'Name a version or a digest.',
    );
  },
} as const satisfies Rule;
