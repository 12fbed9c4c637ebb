/** Fills in `${…}`: in text, where what is unknown stays as it is, and in a driver's config, where it is an error. */

/** Looks a variable up by its name, such as `NOMAD_PORT_http` or `attr.kernel.name`. */
export type Lookup = (name: string) => string | undefined;

const VARIABLE = /\$\{([a-zA-Z0-9_\-.]+)\}/g;
const EXPRESSION = /\$\$\{|\$\{([^}]*)\}/g;
const INDEX = /^([a-z]+)\s*\[\s*"([^"]*)"\s*\]$/;

/** Replaces each `${name}` that is known; everything else stays. For environments, metadata and paths. */
export function interpolate(text: string, lookup: Lookup): string {
  return text.includes('${') ? text.replace(VARIABLE, (whole, name: string) => lookup(name) ?? whole) : text;
}

/** What interpolating a config gives: the config, and what could not be resolved, one sentence each. */
export interface InterpolatedConfig {
  readonly config: Record<string, unknown>;
  readonly problems: readonly string[];
}

/**
 * Fills in a driver's config, in every text at any depth. As in HCL, `$${` stands for a literal `${`, `env["name"]` reads
 * any variable, and a variable that does not exist is an error.
 */
export function interpolateConfig(config: Readonly<Record<string, unknown>>, lookup: Lookup): InterpolatedConfig {
  const problems: string[] = [];
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return value.includes('${') ? replace(value) : value;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === 'object' && value !== null) return fillRecord(value);
    return value;
  };
  const fillRecord = (record: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fill(value)]));
  const replace = (text: string): string =>
    text.replace(EXPRESSION, (whole, expression: string | undefined) => {
      if (expression === undefined) return '${';
      const name = variableName(expression.trim());
      if (name === undefined) {
        problems.push(`Unsupported expression: only variables can be filled in here, not ${JSON.stringify(whole)}.`);
        return whole;
      }
      const value = lookup(name);
      if (value === undefined) problems.push(unknownVariable(name));
      return value ?? whole;
    });
  return { config: fillRecord(config), problems };
}

function variableName(expression: string): string | undefined {
  if (/^[a-zA-Z0-9_\-.]+$/.test(expression)) return expression;
  const [, map, key] = INDEX.exec(expression) ?? [];
  if (map === undefined || key === undefined) return undefined;
  return map === 'env' ? key : `${map}.${key}`;
}

function unknownVariable(name: string): string {
  const [root = name, ...rest] = name.split('.');
  const last = rest.at(-1);
  // These always exist: what is missing is below them.
  if (last !== undefined && ['attr', 'node', 'meta'].includes(root)) {
    return `Unsupported attribute: This object does not have an attribute named ${JSON.stringify(last)}.`;
  }
  return `Unknown variable: There is no variable named ${JSON.stringify(root)}.`;
}
