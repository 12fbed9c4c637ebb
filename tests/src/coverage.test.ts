/** `docs/coverage.md` says what is so. */

import { readFileSync } from 'node:fs';
import { endpoints } from '@yurt/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { coverage } from '../../tools/src/coverage-table.js';

const committed = readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8');
let written = '';

beforeAll(async () => {
  written = await coverage();
});

describe('docs/coverage.md', () => {
  test('is what `npm run coverage` writes now', () => {
    expect(committed, 'run `npm run coverage`').toBe(written);
  });

  test('has each row of the endpoint table once', () => {
    const rows = [...written.matchAll(/^\|.*\| `nomad\.([\w.]+)` \|/gm)].map((match) => match[1]);
    expect(rows.toSorted()).toEqual(endpoints.map(({ id }) => id).toSorted());
  });

  test('counts what its tables say', () => {
    const table = (name: string): number => Number(new RegExp(`^\\| ${name}.*\\| (\\d+) \\|$`, 'm').exec(written)?.[1]);
    const all = table("of Nomad's API");
    expect(all).toBe(294);
    expect(table('served by the agent') + table('not served yet') + table('of Nomad Enterprise')).toBe(all);
    expect(table('served by the agent')).toBeGreaterThan(0);
  });

  test('gives Enterprise routes the status of a community server', () => {
    for (const { id, communityStatus } of endpoints.filter(({ enterprise }) => enterprise)) {
      expect(written).toContain(`| \`nomad.${id}\` | Enterprise: ${communityStatus} |`);
    }
  });
});
