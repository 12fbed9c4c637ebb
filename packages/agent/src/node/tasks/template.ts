/**
 * Renders a task's `template` blocks, as far as they need nothing but the task's own environment: text, and the functions
 * `env` and `envOrDefault`. A template that asks for more fails with a message that names what.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/template
 */

import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Template } from '@yurt/contract';
import { interpolate, type Lookup } from './interpolation.js';

/** A template can't be rendered. `message` is what the task's event shows. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** Where templates may read and write. */
export interface TemplateFolders {
  readonly task: string;
  readonly shared: string;
}

const ACTION_WORD = /^(\w+)((?:\s+(?:"(?:[^"\\]|\\.)*"|`[^`]*`))*)$/;
const STRING = /"(?:[^"\\]|\\.)*"|`[^`]*`/g;

function unquote(text: string): string {
  if (text.startsWith('`')) return text.slice(1, -1);
  return text
    .slice(1, -1)
    .replace(/\\(.)/g, (_, escaped: string) => ({ n: '\n', t: '\t', r: '\r' })[escaped] ?? escaped);
}

/** Renders template text. `variables` finds the task's environment. */
export function renderTemplate(text: string, left: string, right: string, variables: Lookup): string {
  let output = '';
  let rest = text;
  let line = 1;
  for (;;) {
    const start = rest.indexOf(left);
    if (start < 0) return output + rest;
    const before = rest.slice(0, start);
    line += before.split('\n').length - 1;
    const end = rest.indexOf(right, start + left.length);
    if (end < 0) throw new TemplateError(`(dynamic): parse: template: :${line}: unclosed action`);
    let action = rest.slice(start + left.length, end);
    rest = rest.slice(end + right.length);
    const trimBefore = /^-\s/.test(action);
    const trimAfter = /\s-$/.test(action);
    action = action.slice(trimBefore ? 1 : 0, trimAfter ? -1 : undefined).trim();
    output += trimBefore ? before.trimEnd() : before;
    output += evaluate(action, line, variables);
    if (trimAfter) rest = rest.trimStart();
  }
}

function evaluate(action: string, line: number, variables: Lookup): string {
  if (/^\/\*[^]*\*\/$/.test(action)) return '';
  if (/^("(?:[^"\\]|\\.)*"|`[^`]*`)$/.test(action)) return unquote(action);
  const [, name = action, rest = ''] = ACTION_WORD.exec(action) ?? [];
  const args = (rest.match(STRING) ?? []).map(unquote);
  if (name === 'env' && args.length === 1) return variables(args[0] ?? '') ?? '';
  if (name === 'envOrDefault' && args.length === 2) return variables(args[0] ?? '') || (args[1] ?? '');
  const word = /^\w+/.exec(name)?.[0] ?? name;
  throw new TemplateError(`(dynamic): parse: template: :${line}: function ${JSON.stringify(word)} not defined`);
}

/** A path inside the folders that templates may use. */
function insideOf(path: string, folders: TemplateFolders): string {
  const absolute = isAbsolute(path) ? resolve(path) : resolve(folders.task, path);
  const inside = (folder: string): boolean => {
    const way = relative(folder, absolute);
    return way !== '' && !way.startsWith('..') && !isAbsolute(way);
  };
  if (inside(folders.task) || inside(folders.shared)) return absolute;
  // As in Nomad, an absolute path is taken below the task's folder.
  const below = join(folders.task, path);
  if (isAbsolute(path) && !relative(folders.task, below).startsWith('..')) return below;
  throw new TemplateError('template destination path escapes alloc directory');
}

/** Reads `KEY=value` lines, as `env = true` templates have them. */
export function parseEnvironmentFile(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const raw of text.split('\n')) {
    const line = raw.trim().replace(/^export\s+/, '');
    const at = line.indexOf('=');
    if (line.startsWith('#') || at <= 0) continue;
    const value = line.slice(at + 1).trim();
    const quoted = /^(["'])(.*)\1$/.exec(value);
    variables[line.slice(0, at).trim()] = quoted ? (quoted[2] ?? '') : value;
  }
  return variables;
}

/**
 * Renders all templates to their files.
 *
 * @returns the variables of those with `env = true`
 * @throws {TemplateError}
 */
export async function renderTemplates(
  templates: readonly Template[],
  folders: TemplateFolders,
  lookup: Lookup,
): Promise<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const template of templates) {
    const source = template.SourcePath
      ? await readFile(insideOf(interpolate(template.SourcePath, lookup), folders), 'utf8').catch((error: unknown) => {
          throw new TemplateError(`failed to read template: ${error instanceof Error ? error.message : String(error)}`);
        })
      : template.EmbeddedTmpl;
    const text = renderTemplate(source, template.LeftDelim || '{{', template.RightDelim || '}}', lookup);
    const path = insideOf(interpolate(template.DestPath, lookup), folders);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    await chmod(path, Number.parseInt(template.Perms || '0644', 8));
    if ((template.Uid ?? -1) >= 0 || (template.Gid ?? -1) >= 0)
      await chown(path, template.Uid ?? -1, template.Gid ?? -1);
    if (template.Envvars) Object.assign(variables, parseEnvironmentFile(text));
  }
  return variables;
}
