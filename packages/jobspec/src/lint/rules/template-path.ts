/** Paths of a template that look like those of the node, or that a container can't see. */

import type { TaskSpec } from '@yurt/contract';
import { runsImage } from '../driver-config.js';
import { isInterpolated, listOf, isObject, quote, rows, text } from '../reading.js';
import { problem, type Rule } from '../rule.js';

/** Folders of the task that `config` mounts into the container. */
function mounted({ Config }: TaskSpec): string[] {
  const mounts = [...listOf(Config?.['mount']), ...listOf(Config?.['mounts'])];
  const sources = mounts.map((mount) => (isObject(mount) ? text(mount['source']) : ''));
  return [...sources, ...listOf(Config?.['volumes']).map((volume) => text(volume).split(':')[0] ?? '')];
}

/** A path as steps from the task's directory. */
function plain(path: string): string {
  return path.replace(/^(?:\.?\/)+/u, '');
}

export const templatePath = {
  code: 'template-path',
  severity: 'error',
  *task({ task, at }) {
    for (const [index, template] of rows(task.Templates)) {
      const keys = [...at, 'Templates', index];
      const source = text(template.SourcePath);
      if (source.startsWith('/')) {
        yield problem(
          [...keys, 'SourcePath'],
          `${quote(source)} is outside of the task's directory, so the task fails when it starts.`,
          'Bring the file by "artifact", or write it as "data".',
        );
      }
      const path = text(template.DestPath);
      if (!runsImage(text(task.Driver)) || template.Envvars || isInterpolated(path)) continue;
      const target = plain(path);
      const sources = mounted(task).filter((folder) => folder !== '');
      if (/^(?:\.\.\/alloc|local|secrets)\//u.test(target) || sources.some((folder) => covers(folder, target)))
        continue;
      yield problem(
        [...keys, 'DestPath'],
        `${quote(path)} is in the task's directory, of which the container sees only local/ and secrets/.`,
        'Render it below "local/", and mount it from there.',
      );
    }
  },
} as const satisfies Rule;

/** Whether a mount of a folder (or file) brings the path with it; of interpolated ones nobody knows. */
function covers(folder: string, path: string): boolean {
  const source = plain(folder);
  return (
    isInterpolated(folder) || source === path || source === '' || path.startsWith(`${source.replace(/\/$/u, '')}/`)
  );
}
