/** A volume that the group claims and no task mounts. */

import { entries, quote, rows } from '../reading.js';
import { problem, type Rule } from '../rule.js';

export const unusedVolume = {
  code: 'unused-volume',
  severity: 'warning',
  *group({ group, at }) {
    const sidecars = rows(group.Services).map(([, service]) => service.Connect?.SidecarTask);
    const mounted = [...rows(group.Tasks).map(([, task]) => task), ...sidecars].flatMap((task) =>
      rows(task?.VolumeMounts),
    );
    const used = new Set(mounted.map(([, mount]) => mount.Volume));
    for (const [name] of entries(group.Volumes)) {
      if (used.has(name)) continue;
      yield problem(
        [...at, 'Volumes', name],
        `No task mounts volume ${quote(name)}, but it binds the group to nodes that have it.`,
        'Add "volume_mount" to a task, or remove the volume.',
      );
    }
  },
} as const satisfies Rule;
