/** A volume for one writer, claimed by more than one instance. */

import { entries, isObject, quote } from '../reading.js';
import { problem, type Rule } from '../rule.js';
import { canariesOf, countOf } from '../strategy.js';

export const exclusiveVolume = {
  code: 'exclusive-volume',
  severity: 'error',
  *group(scope) {
    const count = countOf(scope);
    const canaries = canariesOf(scope);
    for (const [name, volume] of entries(scope.group.Volumes)) {
      if (!isObject(volume) || volume.PerAlloc || count + canaries < 2 || count === 0) continue;
      const exclusive =
        volume.Type === 'csi'
          ? // Nomad refuses these with a count, but not with a canary.
            canaries > 0 &&
            (volume.AccessMode === 'single-node-writer' ||
              (volume.AccessMode === 'multi-node-single-writer' && !volume.ReadOnly))
          : volume.AccessMode === 'single-node-single-writer' && !volume.ReadOnly;
      if (!exclusive) continue;
      yield problem(
        [...scope.at, 'Volumes', name, 'AccessMode'],
        `Volume ${quote(name)} takes one writer (${volume.AccessMode}): ` +
          (canaries > 0
            ? 'a canary waits for it as long as the old version runs.'
            : `only one of ${count} instances gets it.`),
        canaries > 0 ? 'Remove the canaries.' : 'Set count = 1, or use another access mode.',
      );
    }
  },
} as const satisfies Rule;
