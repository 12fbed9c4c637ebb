// What a browser gets of this package: no module of Node, and not too much. Runs on what `npm run build` has made.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** The most that everything may weigh, minified and packed, in bytes: a tenth more than it did when this was set. */
const budget = 48_000;

interface Bundle {
  readonly code: string;
  readonly packed: number;
  readonly imports: readonly string[];
}

/** Bundles a program for browsers. What can't be resolved there would stay as an import. */
async function bundled(program: string): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'yurt-bundle-'));
  try {
    const input = join(folder, 'program.js');
    await writeFile(input, program);
    const build = await rolldown({ input, platform: 'browser', external: [/^node:/, 'undici'], logLevel: 'silent' });
    const { output } = await build.generate({ format: 'esm', minify: true });
    await build.close();
    const [chunk] = output;
    return {
      code: chunk.code,
      packed: gzipSync(chunk.code, { level: 9 }).length,
      imports: output.flatMap((part) => (part.type === 'chunk' ? [...part.imports, ...part.dynamicImports] : [])),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a bundle for browsers', () => {
  it('has everything, no module of Node, and keeps to its budget', async () => {
    const { code, packed, imports } = await bundled(`export * from ${JSON.stringify(entry)};`);
    expect(imports).toEqual([]);
    // Booleans: a failure must not print the whole bundle.
    const quoted = [...builtinModules.map((name) => `node:${name}`), 'undici'];
    expect(quoted.filter((name) => new RegExp(`["'\`]${name}["'\`]`).test(code))).toEqual([]);
    expect(code.includes('/v1/operator/snapshot')).toBe(true);
    expect(packed).toBeLessThan(budget);
  });

  it('runs: it asks by fetch', async () => {
    const { code } = await bundled(`export { Nomad, NotFoundError } from ${JSON.stringify(entry)};`);
    const folder = await mkdtemp(join(tmpdir(), 'yurt-bundle-'));
    try {
      await writeFile(join(folder, 'bundle.mjs'), code);
      const bundle: unknown = await import(join(folder, 'bundle.mjs'));
      const make: unknown = Reflect.get(Object(bundle), 'Nomad');
      if (typeof make !== 'function') throw new TypeError('the bundle has no client');
      const asked: string[] = [];
      const fetch = async (input: string, init: RequestInit): Promise<Response> => {
        asked.push(`${init.method} ${input} ${JSON.stringify(init.headers)}`);
        return new Response('job not found', { status: 404 });
      };
      const nomad: unknown = Reflect.construct(make, [
        { fetch, token: 'secret', address: 'http://nomad.example:4646' },
      ]);
      const jobs: unknown = Reflect.get(Object(nomad), 'jobs');
      const read: unknown = Reflect.get(Object(jobs), 'read');
      if (typeof read !== 'function') throw new TypeError('the bundle has no jobs');
      await expect(Promise.resolve(read.call(jobs, 'web'))).rejects.toMatchObject({
        name: 'NotFoundError',
        code: 'not_found',
      });
      expect(asked).toEqual(['GET http://nomad.example:4646/v1/job/web {"x-nomad-token":"secret"}']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
