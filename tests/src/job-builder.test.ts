/** Jobs in TypeScript are those of the job files beside them, and `docs/job-builder.md` shows both as they are. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { job, type JobInput, parseJob } from '../../packages/jobspec/src/index.js';
import { root } from './child.js';

const folder = `${root}/examples/src/jobs`;
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -'.ts'.length)] : []));
const page = readFileSync(`${root}/docs/job-builder.md`, 'utf8');

test('every job file has its job in TypeScript', () => {
  const files = readdirSync(folder).flatMap((file) => /^(.+)\.nomad\.hcl$/.exec(file)?.[1] ?? []);
  expect(files.toSorted()).toEqual(names.toSorted());
});

describe.each(names)('%s', (name) => {
  const source = readFileSync(`${folder}/${name}.ts`, 'utf8');
  const file = readFileSync(`${folder}/${name}.nomad.hcl`, 'utf8');

  test('is the job of its file', async () => {
    const module: Readonly<Record<string, unknown>> = await import(`${root}/examples/dist/jobs/${name}.js`);
    const { job: expected, error } = await parseJob(file, { filename: `${name}.nomad.hcl` });
    expect(error).toBeUndefined();
    expect(Object.values(module)).toEqual([expected]);
  });

  test('is shown in the documentation beside its file', () => {
    expect(page).toContain(`\`\`\`hcl\n${file}\`\`\`\n\n\`\`\`ts\n${source}\`\`\`\n`);
  });
});

test('the documentation shows an error as it is', () => {
  const input: JobInput = JSON.parse(`{
    "priority": 50.5,
    "group": { "app": {
      "service": { "check": [{ "interval": "10s" }, { "interval": true }] },
      "task": { "server": { "kill_timeout": "20s", "shutdownDelay": "5 s" } }
    } }
  }`);
  const shown = /^```text\nJobInputError: (.*?)\n```$/msu.exec(page)?.[1];
  expect(shown).toBeDefined();
  expect(() => job('web', input)).toThrow(shown);
});
