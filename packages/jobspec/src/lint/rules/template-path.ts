/** Paths of a template that look like those of the node, or that a container can't see. */

import { runsImage } from '../driver-config.js';
import { isInterpolated, quote, rows, text, texts } from '../reading.js';
import { problem, type Rule } from '../rule.js';

/** The first step of a path, or of what a container's volume is made from. */
function head(path: string): string | undefined {
  return path.replace(/^\.\//u, '').split(/[/:]/u, 1)[0];
}

export const templatePath = {
  code: 'template-path',
  severity: 'error',
  *task({ task: { Config, Driver, Templates }, at }) {
    const mounted = [...texts([Config?.['volumes'], Config?.['mount'], Config?.['mounts']], [])].map(
      ([, path]) => path,
    );
    const known = new Set(['local', 'secrets', '..', ...mounted.map(head)]);
    const isFixed = runsImage(text(Driver)) && !mounted.some(isInterpolated);
    for (const [index, { SourcePath, DestPath, Envvars }] of rows(Templates)) {
      const keys = [...at, 'Templates', index];
      const source = text(SourcePath);
      if (source.startsWith('/')) {
        yield problem(
          [...keys, 'SourcePath'],
          `${quote(source)} is outside of the task's directory, so the task fails when it starts.`,
          'Bring the file by "artifact", or write it as "data".',
        );
      }
      const path = text(DestPath);
      if (!isFixed || Envvars || isInterpolated(path) || known.has(head(path.replace(/^\/+/u, '')))) continue;
      yield problem(
        [...keys, 'DestPath'],
        `${quote(path)} is in the task's directory, of which the container sees only local/ and secrets/.`,
        'Render it below "local/", and mount it from there.',
      );
    }
  },
} as const satisfies Rule;
