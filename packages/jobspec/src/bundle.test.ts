// What a browser gets of this package: no module of Node, and not too much. Runs on what `npm run build` has made.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';

const entry = JSON.stringify(fileURLToPath(new URL('../dist/index.js', import.meta.url)));

interface Chunk {
  readonly fileName: string;
  readonly code: string;
  /** Chunks that it loads with itself; others are loaded when they are needed. */
  readonly imports: readonly string[];
}

/** Bundles a program for browsers. What can't be resolved there would stay as an import. The first chunk is the program. */
async function bundled(program: string): Promise<readonly Chunk[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yurt-bundle-'));
  try {
    const input = join(folder, 'program.js');
    await writeFile(input, program);
    const build = await rolldown({ input, platform: 'browser', external: [/^node:/], logLevel: 'silent' });
    const { output } = await build.generate({ format: 'esm', minify: true });
    await build.close();
    return output.flatMap((part) => (part.type === 'chunk' ? [part] : []));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The chunks that are there before the program runs. */
function loadedAtOnce(chunks: readonly Chunk[]): readonly Chunk[] {
  const [program] = chunks;
  const names = new Set(program && [program.fileName]);
  // A set's iteration also comes to what is added on the way.
  for (const name of names) {
    for (const needed of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) names.add(needed);
  }
  return chunks.filter(({ fileName }) => names.has(fileName));
}

/** Bytes on the way to a browser. */
function packed(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}

describe('a bundle for browsers', () => {
  test('has no module of Node', async () => {
    const chunks = await bundled(`export * from ${entry};`);
    const names = new Set(chunks.map(({ fileName }) => fileName));
    expect(chunks.flatMap(({ imports }) => imports.filter((name) => !names.has(name)))).toEqual([]);
    const code = chunks.map((chunk) => chunk.code).join('');
    const modules = builtinModules.map((name) => `node:${name}`);
    expect(modules.filter((name) => new RegExp(`["'\`]${name}["'\`]`).test(code))).toEqual([]);
  });

  test.each([
    ['parses job files', 45_000, 'parseJob, renderDiagnostics'],
    ['parses and evaluates HCL', 24_000, 'parseHcl, evaluate, renderDiagnostics'],
    ['formats and edits', 19_000, 'formatHcl, setAttribute, removeAttribute'],
    ['finds what users regret', 8_000, 'lintJob'],
    ['writes job files', 26_000, 'jobToHcl'],
    ['builds jobs', 11_000, 'job'],
    ['reads the other files', 15_500, 'parseAclPolicy, parseNamespace, parseQuota, parseVariable, parseVolume'],
    ['reads node pool files', 31_000, 'parseNodePool'],
    ['does everything', 80_000, '*'],
  ])('that %s loads %d bytes at most', async (_, budget, names) => {
    const chunks = await bundled(`export ${names === '*' ? names : `{ ${names} }`} from ${entry};`);
    expect(packed(loadedAtOnce(chunks))).toBeLessThanOrEqual(budget);
  });

  test('loads the rest when a file needs it', async () => {
    const chunks = await bundled(`export { parseJob } from ${entry};`);
    expect(packed(chunks)).toBeGreaterThan(packed(loadedAtOnce(chunks)) + 20_000);
    const folder = await mkdtemp(join(tmpdir(), 'yurt-bundle-'));
    try {
      await Promise.all(chunks.map(async ({ fileName, code }) => writeFile(join(folder, fileName), code)));
      await writeFile(join(folder, 'package.json'), '{"type": "module"}');
      const bundle: unknown = await import(join(folder, chunks[0]?.fileName ?? ''));
      const parseJob: unknown = Reflect.get(Object(bundle), 'parseJob');
      if (typeof parseJob !== 'function') throw new TypeError('the bundle has no parser');
      const source = JSON.stringify({ job: { web: { region: '${\u0079amldecode("a: eu").a}-${md5("")}' } } });
      const parsed: unknown = await parseJob(source, { canonicalize: true });
      expect(parsed).toMatchObject({
        job: { ID: 'web', Region: 'eu-d41d8cd98f00b204e9800998ecf8427e', Priority: 50 },
        error: undefined,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
