/**
 * Decodes a task's `config` against what its driver takes, with the messages that Nomad's HCL decoder gives. Every problem
 * is reported, not the first alone.
 */

/** The type of one argument, in Nomad's words. */
type ArgumentType = 'string' | 'number' | 'bool' | 'list(string)' | 'map(string)' | 'list(map(string))';

/** One argument of a driver's config. */
interface ConfigArgument {
  readonly type: ArgumentType;
  readonly required?: boolean;
}

/** The arguments that a driver takes, by name. */
export type ConfigSchema = Readonly<Record<string, ConfigArgument>>;

/** What decoding gives for one argument; absent arguments are left out. */
type ConfigValue =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>
  | readonly Readonly<Record<string, string>>[];

/** A decoded config. */
export type DriverConfig = Readonly<Record<string, ConfigValue>>;

/** A config that does not fit. `message` is Nomad's, all problems in one. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(
    /** One sentence a problem. */
    readonly problems: readonly string[],
  ) {
    super(formatProblems(['failed to parse config: ', ...problems]));
  }
}

/** Several errors as Nomad prints them: a count, then one bullet each. */
function formatProblems(problems: readonly string[]): string {
  const noun = problems.length === 1 ? 'error' : 'errors';
  return `${problems.length} ${noun} occurred:\n${problems.map((problem) => `\t* ${problem}\n`).join('')}\n`;
}

/** How a value that came from JSON is called in messages. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'tuple';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'bigint' ? 'number' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** HCL converts between strings, numbers and booleans where the text allows it. */
function asString(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return undefined;
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  return undefined;
}

function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === '1') return true;
  return value === 'false' || value === '0' ? false : undefined;
}

function asStrings(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map(asString);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function asStringMap(value: unknown): Readonly<Record<string, string>> | undefined {
  // A block in HCL is a list of one object in JSON.
  const objects = Array.isArray(value) ? value : [value];
  const result: Record<string, string> = {};
  for (const object of objects) {
    if (!isRecord(object)) return undefined;
    for (const [key, item] of Object.entries(object)) {
      const text = asString(item);
      if (text === undefined) return undefined;
      result[key] = text;
    }
  }
  return result;
}

function convert(value: unknown, type: ArgumentType): ConfigValue | undefined {
  switch (type) {
    case 'string':
      return asString(value);
    case 'number':
      return asNumber(value);
    case 'bool':
      return asBoolean(value);
    case 'list(string)':
      return asStrings(value);
    case 'map(string)':
      return asStringMap(value);
    case 'list(map(string))': {
      if (!Array.isArray(value)) return undefined;
      const maps = value.map(asStringMap);
      return maps.every((map) => map !== undefined) ? maps : undefined;
    }
  }
}

/** What a value should have been, in the words of the decoder. */
function expectation(value: unknown, type: ArgumentType): string {
  if (type === 'list(string)' && Array.isArray(value)) {
    const at = value.findIndex((item) => asString(item) === undefined);
    return `element ${at}: string required`;
  }
  const wanted: Record<ArgumentType, string> = {
    string: 'string required',
    number: 'a number is required',
    bool: 'a bool is required',
    'list(string)': 'list of string required',
    'map(string)': 'map of string required',
    'list(map(string))': 'list of map of string required',
  };
  const text = wanted[type];
  return kindOf(value) === 'string' || type === 'number' || type === 'bool'
    ? text
    : `${text}, but have ${kindOf(value)}`;
}

/**
 * Decodes `config`. Values are taken as they are: interpolate first.
 *
 * @throws {ConfigError} naming each missing, unknown and ill-typed argument
 */
export function decodeConfig(config: Readonly<Record<string, unknown>>, schema: ConfigSchema): DriverConfig {
  const problems: string[] = [];
  const decoded: Record<string, ConfigValue> = {};
  for (const [name, argument] of Object.entries(schema).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const value = config[name];
    if (value === undefined || value === null) {
      if (argument.required) {
        problems.push(`Missing required argument: The argument "${name}" is required, but no definition was found.`);
      }
      continue;
    }
    const converted = convert(value, argument.type);
    if (converted === undefined) {
      problems.push(
        `Incorrect attribute value type: Inappropriate value for attribute "${name}": ${expectation(value, argument.type)}.`,
      );
    } else {
      decoded[name] = converted;
    }
  }
  for (const name of Object.keys(config).toSorted()) {
    if (!(name in schema)) problems.push(`Invalid label: No argument or block type is named "${name}".`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return decoded;
}
