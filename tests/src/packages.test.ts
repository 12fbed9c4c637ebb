/**
 * The packages as they are published: packed, laid out in a project of somebody else's, imported, compiled against, run.
 * What they depend on is linked from this tree; nothing is fetched. Runs on what `npm run build` has made.
 */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const names = ['contract', 'jobspec', 'client', 'storage', 'agent', 'cli'] as const;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let project = '';
const packed = new Map<string, readonly string[]>();

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Links a dependency from where the package of this tree has it. */
async function link(dependency: string, from: string): Promise<void> {
  const place = [join(from, 'node_modules', dependency), join(root, 'node_modules', dependency)].find(existsSync);
  const target = join(project, 'node_modules', dependency);
  if (place === undefined) throw new Error(`${dependency} is not installed`);
  if (existsSync(target)) return;
  await mkdir(dirname(target), { recursive: true });
  await symlink(place, target);
}

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'yurt-packages-'));
  await writeFile(join(project, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  const folders = names.map((name) => `./packages/${name}`);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', project, ...folders], { cwd: root });
  for (const { name, filename, files } of JSON.parse(stdout) as readonly Packed[]) {
    const folder = join(project, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    await run('tar', ['-xzf', join(project, filename), '-C', folder, '--strip-components=1']);
    packed.set(
      name,
      files.map(({ path }) => path),
    );
  }
  for (const name of names) {
    const { dependencies = {} } = await manifestOf(join(project, 'node_modules/@yurt', name));
    const others = Object.keys(dependencies).filter((dependency) => !dependency.startsWith('@yurt/'));
    for (const dependency of others) await link(dependency, join(root, 'packages', name));
  }
  await link('@types/node', root);
});

afterAll(() => rm(project, { recursive: true, force: true }));

function filesOf(name: string): readonly string[] {
  return packed.get(`@yurt/${name}`) ?? [];
}

describe.each(names)('@yurt/%s', (name) => {
  test('ships code, types and what explains them, and nothing else', () => {
    const files = filesOf(name);
    expect(files).toContain('package.json');
    const allowed = /^(?:package\.json|README\.md|LICENSE|bin\/\w+\.js|dist\/.+\.(?:js|js\.map|d\.ts))$/;
    expect(files.filter((path) => !allowed.test(path))).toEqual([]);
    expect(files.filter((path) => /\.test[.-]|test-support|fixtures\/|^src\//.test(path))).toEqual([]);
  });

  test('has every file that its manifest and its modules name', async () => {
    const files = new Set(filesOf(name));
    const text = await readFile(join(project, 'node_modules/@yurt', name, 'package.json'), 'utf8');
    const named = [...text.matchAll(/"(?:\.\/)?((?:dist|bin)\/[^"*]+)"/g)].map((match) => match[1] ?? '');
    expect(named.filter((path) => !files.has(path))).toEqual([]);
    for (const path of filesOf(name).filter((file) => /\.(?:js|d\.ts)$/.test(file))) {
      const code = await readFile(join(project, 'node_modules/@yurt', name, path), 'utf8');
      const imports = [...code.matchAll(/(?:from|import)\s*\(?'(\.{1,2}\/[^']+)'/g)].map((match) => match[1] ?? '');
      const wanted = imports.map((target) =>
        join(dirname(path), target).replace(/\.js$/, path.endsWith('.d.ts') ? '.d.ts' : '.js'),
      );
      expect(wanted.filter((target) => !files.has(target))).toEqual([]);
    }
  });

  test('has the version, license and floor of all', async () => {
    const manifest = await manifestOf(join(root, 'packages', name));
    const contract = await manifestOf(join(root, 'packages/contract'));
    const { version, license, engines } = contract;
    expect(manifest).toMatchObject({ version, license, engines });
    const own = Object.entries(manifest.dependencies ?? {}).filter(([dependency]) => dependency.startsWith('@yurt/'));
    expect(own.filter(([, wanted]) => wanted !== version)).toEqual([]);
  });
});

const consumer = `
import { endpointById, type Job, type JobSpec } from '@yurt/contract';
import { Nomad, NotFoundError, type Transport } from '@yurt/client';
import { parseHcl } from '@yurt/jobspec';
import { startAgent, type Agent } from '@yurt/agent';
import * as storage from '@yurt/storage';

const spec: JobSpec = { ID: 'web', TaskGroups: [{ Name: 'web', Tasks: [{ Name: 'web', Driver: 'raw_exec' }] }] };

export async function read(nomad: Nomad): Promise<string> {
  await nomad.jobs.register(spec);
  const job: Job = await nomad.jobs.read('web');
  for await (const { ID } of nomad.jobs.list({ perPage: 10 })) if (ID === job.ID) return ID;
  throw new Error(String(endpointById('jobs.read')?.path));
}
export const agent: Promise<Agent> = startAgent();
export const wrapped: Transport | undefined = undefined;
export const tree = parseHcl('a = 1').tree.body;
export { NotFoundError, storage };
`;

async function compiled(compiler: string, settings: object, code: string): Promise<string> {
  const folder = await mkdtemp(join(project, 'compile-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'consumer.ts'), code);
  const compilerOptions = { target: 'es2023', strict: true, noEmit: true, types: ['node'], ...settings };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  return run(process.execPath, [compiler, '-p', folder]).then(
    ({ stdout }) => stdout,
    (failure: { readonly stdout: string }) => failure.stdout,
  );
}

describe.each([
  ['TypeScript 7', join(root, 'node_modules/typescript/bin/tsc')],
  ['TypeScript 6', join(root, 'tools/node_modules/typescript/bin/tsc')],
])('a program compiles against them with %s', (_, compiler) => {
  test.each([
    ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
    // Their declarations are checked too, not only read.
    [
      'nodenext, all strictness',
      { module: 'nodenext', skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ],
  ])('%s', async (_name, settings) => {
    expect(await compiled(compiler, { skipLibCheck: true, ...settings }, consumer)).toBe('');
  });

  test('and what is wrong does not', async () => {
    const wrong = consumer.replace("Driver: 'raw_exec'", "Drivers: 'raw_exec'");
    const settings = { module: 'nodenext', skipLibCheck: true };
    expect(await compiled(compiler, settings, wrong)).toMatch(/consumer\.ts.*error TS\d+:.*'Drivers'/);
  });
});

/** Runs a program in the project; resolves when it is gone. */
async function program(code: string, ...args: readonly string[]): Promise<{ status: number | null; output: string }> {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', code, ...args], {
    cwd: project,
    timeout: 100_000,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  await once(child, 'close');
  return { status: child.exitCode, output };
}

describe('a program', () => {
  test.each([
    ['contract', 'endpoints'],
    ['jobspec', 'parseHcl'],
    ['client', 'Nomad'],
    ['agent', 'startAgent'],
  ])('imports @yurt/%s', async (name, wanted) => {
    const { status, output } = await program(
      `import * as all from '@yurt/${name}'; console.log(Object.keys(all).join());`,
    );
    expect(output.trim().split(',')).toContain(wanted);
    expect(status).toBe(0);
  });

  test('ends by itself when it has made a client, used it and closed it', async () => {
    const server = createServer((_request, response) => response.end('"127.0.0.1:4647"'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const { status, output } = await program(`
        import { Nomad } from '@yurt/client';
        const nomad = new Nomad({ address: 'http://127.0.0.1:${port}' });
        console.log(await nomad.status.leader());
        await nomad.close();
        const open = process.getActiveResourcesInfo().filter((name) => !/Pipe|TTY|FSReq/.test(name));
        console.log(JSON.stringify(open));
      `);
      expect(output).toBe('127.0.0.1:4647\n[]\n');
      expect(status).toBe(0);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('ends by itself when it has made a client and never used it', async () => {
    const { status, output } = await program(`import { Nomad } from '@yurt/client'; new Nomad(); console.log('made');`);
    expect({ status, output }).toEqual({ status: 0, output: 'made\n' });
  });
});
