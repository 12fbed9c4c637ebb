/** How diagnostics look to people. */

import { describe, expect, it } from 'vitest';
import { parseJob } from '../job/parse-job.js';
import { renderDiagnostics } from './render.js';

async function shown(source: string, color = false): Promise<string> {
  const { diagnostics } = await parseJob(source, { filename: 'web.nomad.hcl' });
  return renderDiagnostics(diagnostics, { sources: { 'web.nomad.hcl': source }, color });
}

describe('a diagnostic', () => {
  it('shows the line and marks what is wrong', async () => {
    expect(await shown('job "web" {\n  group "app" {\n    cuont = 1\n  }\n}\n')).toBe(`Error: Unsupported argument

  on web.nomad.hcl line 3:
  3 │     cuont = 1
    │     ^^^^^

An argument named "cuont" is not expected here. Did you mean "count"?
`);
  });

  it('stands below the right characters after tabs and wide ones', async () => {
    expect(await shown('job "web" {\n\tmeta {\n\t\ta = "日本${nope()}"\n\t}\n}\n')).toContain(
      '  3 │ \t\ta = "日本${nope()}"\n    │ \t\t         ^^^^\n',
    );
  });

  it('marks several lines, and not more than a few', async () => {
    const text = await shown(`job "web" {\n  priority = [\n${'    1,\n'.repeat(9)}  ]\n}\n`);
    expect(text).toContain('  2 │   priority = [\n    │              ^\n');
    const long = await shown(`job "web" {\n  constraint {\n    version = [\n${'      1,\n'.repeat(9)}    ]\n  }\n}\n`);
    expect(long).toContain('  3 │     version = [\n    │               ^\n  4 │       1,\n    │       ^^\n');
    expect(long).toContain('  6 │       1,\n    │       ^^\n    …\n');
  });

  it('shows of a long line the piece that it is about', async () => {
    const text = await shown(
      `job "web" {\n  datacenters = [${'"é1", '.repeat(100)}nope(), ${'"x", '.repeat(100)}]\n}\n`,
    );
    const [, line = '', marks = ''] = text.split('\n').slice(2);
    expect(line.length).toBeLessThan(220);
    expect(line).toMatch(/^  2 │ ….*"é1", nope\(\), "x", .*…$/);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('nope');
    const start = await shown(`job "web" {\n  regoin = "${'x'.repeat(1000)}"\n}\n`);
    expect(start).toMatch(/^  2 │   regoin = "x+…\n    │   \^{6}$/m);
  });

  it('are marked below tabs in JSON too, where HCL counts them twice', async () => {
    expect(await shown('{\n\t"job": {\n\t\t"web": {\n\t\t\t"cuont": 1\n\t\t}\n\t}\n}\n')).toContain(
      '  4 │ \t\t\t"cuont": 1\n    │ \t\t\t^^^^^^^\n',
    );
  });

  it('names the place where there is no text to show', async () => {
    const { diagnostics } = await parseJob('job {}\n', { filename: 'a.hcl' });
    expect(renderDiagnostics(diagnostics)).toContain('\n  on a.hcl line 1, column 5\n');
  });

  it('stands alone where it is in no file', async () => {
    expect(await shown('')).toBe('Error: Missing job block\n\nA job block is required\n');
  });

  it('comes with all others, without those that only follow', async () => {
    const text = await shown('job "web" {\n  region = var.a\n  tpye = "x"\n  priority = "high"\n}\n');
    expect(text.match(/^Error: .*/gm)).toEqual([
      'Error: Unsupported argument',
      'Error: Unsupported attribute',
      'Error: Unsuitable value type',
    ]);
  });

  it('says what was meant, where HCL does not', async () => {
    expect(await shown('variable "image" {\n  default = "a"\n}\njob "web" {\n  region = var.imgae\n}\n')).toContain(
      '\nThis object does not have an attribute named "imgae". Did you mean "image"?\n',
    );
  });

  it('is coloured on demand', async () => {
    expect(await shown('job "web" {\n  x = 1\n}\n', true)).toContain('\u001B[31mError:\u001B[0m');
  });
});
