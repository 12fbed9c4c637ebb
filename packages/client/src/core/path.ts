/**
 * Builds the path of a request. The template of a row is taken apart once; each call joins its pieces with encoded values.
 * Values that would change which route is meant (empty, `.`, `..`) are refused: servers and proxies resolve them.
 */

import { ArgumentError } from './errors.js';

/** One parameter of a path. */
interface Parameter {
  readonly name: string;
  /** Takes the rest of the path, slashes included. */
  readonly rest: boolean;
}

/** A path template, taken apart: `literals` has one piece more than `parameters`. */
export interface PathTemplate {
  readonly literals: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Paths of variables: Nomad's own client takes spaces and slashes off both ends, since `a/` would be another variable. */
  readonly trimmed: boolean;
}

/** Takes a template such as `/v1/job/:jobId/plan` apart. */
export function parsePathTemplate(text: string): PathTemplate {
  const literals: string[] = [];
  const parameters: Parameter[] = [];
  let literal = '';
  for (const [index, segment] of text.split('/').entries()) {
    if (index > 0) literal += '/';
    const sign = segment[0];
    if (segment.length > 1 && (sign === ':' || sign === '*')) {
      literals.push(literal);
      parameters.push({ name: segment.slice(1), rest: sign === '*' });
      literal = '';
    } else {
      literal += segment;
    }
  }
  literals.push(literal);
  return { literals, parameters, trimmed: text.startsWith('/v1/var/') };
}

/** The path with values filled in and encoded. `id` names the row in messages. */
export function buildPath(template: PathTemplate, values: Readonly<Record<string, string>>, id: string): string {
  let built = template.literals[0] ?? '';
  for (let index = 0; index < template.parameters.length; index++) {
    const parameter = template.parameters[index];
    if (parameter === undefined) break;
    const value = values[parameter.name];
    if (typeof value !== 'string') throw new ArgumentError(`${id}: ${parameter.name} is missing`);
    built += parameter.rest
      ? encodeRest(value, template.trimmed, parameter.name, id)
      : encodeSegment(value, parameter.name, id);
    built += template.literals[index + 1] ?? '';
  }
  return built;
}

function encodeSegment(value: string, name: string, id: string): string {
  if (value === '' || value === '.' || value === '..') {
    throw new ArgumentError(`${id}: ${name} must not be ${JSON.stringify(value)}`);
  }
  return encode(value, name, id);
}

function encodeRest(value: string, trimmed: boolean, name: string, id: string): string {
  const text = trimmed ? value.replace(/^[ /]+|[ /]+$/g, '') : value;
  if (text === '' && !trimmed) return '';
  const segments = text.split('/');
  for (const segment of segments) {
    if (segment === '' || segment === '.' || segment === '..') {
      throw new ArgumentError(`${id}: ${name} ${JSON.stringify(value)} must not have an empty part, "." or ".."`);
    }
  }
  return segments.map((segment) => encode(segment, name, id)).join('/');
}

function encode(value: string, name: string, id: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new ArgumentError(`${id}: ${name} has half of a surrogate pair, which no URL can carry`);
  }
}

/**
 * Template tag for paths outside the endpoint table: each value is encoded as one segment.
 *
 * @example path`/v1/job/${'team/web'}` // '/v1/job/team%2Fweb'
 * @throws ArgumentError when a value is empty, `.` or `..`.
 */
export function path(literals: TemplateStringsArray, ...values: readonly string[]): string {
  return values.reduce(
    (text, value, index) => text + encodeSegment(value, `value ${index + 1}`, 'path') + (literals[index + 1] ?? ''),
    literals[0] ?? '',
  );
}
