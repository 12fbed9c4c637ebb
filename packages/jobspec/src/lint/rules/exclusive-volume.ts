/** A volume for one writer, claimed by more than one instance. */

import { entries, isObject, quote } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { canariesOf, countOf } from '../strategy.js';

export const exclusiveVolume = {
  code: 'exclusive-volume',
  severity: 'error',
  *group(scope) {
    const canaries = canariesOf(scope);
    for (const [name, volume] of entries(scope.group.Volumes)) {
      if (!isObject(volume) || volume.PerAlloc) continue;
      const mode = volume.AccessMode;
      const exclusive = mode === 'single-node-writer' || (!volume.ReadOnly && mode === 'multi-node-single-writer');
      const contended =
        volume.Type === 'csi'
          ? // Nomad refuses these with a count, but not with a canary.
            exclusive && canaries > 0
          : mode === 'single-node-single-writer' && !volume.ReadOnly && (canaries > 0 || countOf(scope) > 1);
      if (!contended) continue;
      yield problem(
        [...scope.at, 'Volumes', name, 'AccessMode'],
        `Volume ${quote(name)} takes one writer: all other instances, canaries too, wait for it.`,
        'Set count = 1 and no canaries, or use another access mode.',
      );
    }
  },
} as const satisfies Rule;
