// Puts another image into a job file and leaves the rest of it, comments and layout, as it is: what a release bot does.
// The new file is checked before it is written, as Nomad would check it and for what is regretted later.

import { readFile, writeFile } from 'node:fs/promises';
import { lintJob, parseJob, renderDiagnostics, setAttribute } from '@yurt/jobspec';

const [file = 'web.nomad.hcl', task = 'server', image = 'nginx:1.27'] = process.argv.slice(2);

const before = await readFile(file, 'utf8');
const { job } = await parseJob(before, { filename: file });
const group = job?.TaskGroups?.find(({ Tasks: tasks }) => tasks?.some(({ Name: name }) => name === task));
if (!job || !group) throw new Error(`${file} has no task "${task}"`);

const path = ['job', job.ID, 'group', group.Name, 'task', task, 'config', 'image'];
const after = setAttribute(before, path, image);

const { job: next, diagnostics } = await parseJob(after, { filename: file });
if (!next) throw new Error(renderDiagnostics(diagnostics, { sources: { [file]: after } }));
for (const { path: where, message, fix } of lintJob(next)) console.log(`${where}: ${message} ${fix}`);

await writeFile(file, after);
console.log(`${file}: ${task} runs ${image}`);
