/** Decodes query strings by the facts of a row, with Nomad's error texts. */

import { type Endpoint, type Parameter, parseDuration, wireName } from '@yurt/contract';

import { CodedError } from '../coded-error.js';

/** How long a blocking query waits when it does not say, and at most: ms. */
const LONGEST_WAIT = 300_000;

/** The common parameters, which `http/` itself acts on. */
export interface CommonQuery {
  /** 0: answer at once. */
  readonly minimumIndex: number;
  /** How long to wait for a change, in ms. */
  readonly wait: number;
  readonly perPage: number;
  readonly nextToken: string;
  readonly filter: string;
  readonly reverse: boolean;
  readonly pretty: boolean;
}

/** Reads the common parameters. Those that a row does not have are checked all the same, as Nomad does. */
export function readCommonQuery(endpoint: Endpoint, query: URLSearchParams): CommonQuery {
  const isQuery = endpoint.meta === 'query';
  if (isQuery) readStale(query);
  const perPage = isQuery ? readPerPage(query) : 0;
  const wait = isQuery ? readWait(query) : 0;
  const minimumIndex = isQuery ? readIndex(query) : 0;
  const pretty = query.get('pretty');
  return {
    minimumIndex: endpoint.blocking === true ? minimumIndex : 0,
    wait,
    perPage,
    nextToken: query.get('next_token') ?? '',
    filter: query.get('filter') ?? '',
    reverse: query.get('reverse') === 'true',
    pretty: pretty !== null && pretty !== '0',
  };
}

function readStale(query: URLSearchParams): void {
  const stale = query.get('stale');
  if (stale !== null && stale !== '' && readBoolean(stale) === undefined) {
    throw new CodedError(400, 'Expect `true` or `false` for `stale` query string parameter');
  }
}

function readPerPage(query: URLSearchParams): number {
  const text = query.get('per_page');
  if (text === null || text === '') return 0;
  const value = readInteger(text, 'int32');
  if (typeof value === 'string') throw new CodedError(400, 'Expect a number for `per_page` query string parameter');
  return Number(value);
}

function readWait(query: URLSearchParams): number {
  const text = query.get('wait');
  if (text === null || text === '') return LONGEST_WAIT;
  let wait: number;
  try {
    wait = parseDuration(text) / 1e6;
  } catch {
    throw new CodedError(400, 'Invalid wait time');
  }
  return wait <= 0 ? LONGEST_WAIT : Math.min(wait, LONGEST_WAIT);
}

function readIndex(query: URLSearchParams): number {
  const text = query.get('index');
  if (text === null || text === '') return 0;
  if (!/^\d+$/.test(text) || BigInt(text) >= 2n ** 64n) throw new CodedError(400, 'Invalid index');
  return Number(text);
}

/** A boolean as Go reads it. */
function readBoolean(text: string): boolean | undefined {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return false;
  return undefined;
}

/** What integers of Go hold: the least value, and the first that is too great. */
const LIMITS = {
  int32: [-(2n ** 31n), 2n ** 31n],
  int64: [-(2n ** 63n), 2n ** 63n],
  uint64: [0n, 2n ** 64n],
} as const;

/** An integer as Go reads it, or why it is none. */
function readInteger(text: string, type: keyof typeof LIMITS): bigint | 'invalid syntax' | 'value out of range' {
  if (!(type === 'uint64' ? /^\d+$/ : /^[+-]?\d+$/).test(text)) return 'invalid syntax';
  const value = BigInt(text.replace(/^\+/, ''));
  const [least, end] = LIMITS[type];
  return value >= least && value < end ? value : 'value out of range';
}

/** The query of a call under our names, with the values that the row's parameters have. */
export function readOwnQuery(endpoint: Endpoint, query: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const plain = query.get('plain');
  // It chooses between two rows, so that neither has it among its parameters.
  if (isLogs(endpoint) && plain && readBoolean(plain) === undefined) throw wrongBoolean(endpoint, 'plain', plain);
  for (const [name, parameter] of Object.entries(endpoint.query ?? {})) {
    const wire = wireName(name, parameter);
    const value = readParameter(endpoint, wire, parameter, query);
    if (value !== undefined) values[name] = value;
  }
  const common = { perPage: 'per_page', nextToken: 'next_token', filter: 'filter', region: 'region' };
  for (const [name, wire] of Object.entries({ ...common, namespace: 'namespace' })) {
    const value = query.get(wire);
    if (value !== null && value !== '' && !(name in values)) values[name] = value;
  }
  return values;
}

function readParameter(endpoint: Endpoint, wire: string, parameter: Parameter, query: URLSearchParams): unknown {
  if (parameter.kind === 'flag') return query.has(wire) ? true : undefined;
  if (parameter.kind === 'strings') return query.has(wire) ? query.getAll(wire) : undefined;
  const text = query.get(wire);
  if (text === null || text === '') return undefined;
  switch (parameter.kind) {
    case 'boolean': {
      if (parameter.exact === true) return text === 'true';
      const value = readBoolean(text);
      // Of this one alone Nomad does not look at the error.
      if (value === undefined && wire === 'all') return false;
      if (value === undefined) throw wrongBoolean(endpoint, wire, text);
      return value;
    }
    case 'integer': {
      const { type, refuse } = integerForm(endpoint, wire, text);
      const value = readInteger(text, type);
      if (typeof value === 'string') throw refuse(value);
      // Of the event stream Nomad reads it a second time, like the index of a blocking query, which has no sign.
      if (wire === 'index') readIndex(query);
      return Number.isSafeInteger(Number(value)) ? Number(value) : value;
    }
    case 'json':
      return readJsonText(wire, text);
    default:
      return text;
  }
}

function readJsonText(wire: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CodedError(400, `Failed to parse value of "${wire}" as JSON`, { cause });
  }
}

/**
 * Logs answer 400 to parameters that can't be read, and contents of files 200 to whatever goes wrong; everything else is
 * uncoded, and so a 500.
 */
function statusOf(endpoint: Endpoint): number {
  if (/^\/v1\/client\/fs\/(?:cat|readat)\//.test(endpoint.path)) return 200;
  return isLogs(endpoint) ? 400 : 500;
}

function isLogs(endpoint: Endpoint): boolean {
  return endpoint.path.startsWith('/v1/client/fs/logs/');
}

function wrongBoolean(endpoint: Endpoint, wire: string, text: string): CodedError {
  const reason = `strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`;
  if (endpoint.path.startsWith('/v1/client/fs/')) {
    return new CodedError(statusOf(endpoint), `failed to parse ${wire} field to boolean: ${reason}`);
  }
  const message = `Failed to parse value of "${wire}" (${text}) as a bool: ${reason}`;
  return endpoint.path === '/v1/nodes'
    ? new CodedError(400, `Failed to parse node list fields: ${message}`)
    : new CodedError(500, message);
}

/** How Nomad reads an integer, and what it says to one that it can't. */
interface IntegerForm {
  readonly type: 'int64' | 'uint64';
  /** @param why What Go has against the text. */
  readonly refuse: (why: string) => CodedError;
}

function integerForm(endpoint: Endpoint, wire: string, text: string): IntegerForm {
  const form = (
    type: IntegerForm['type'],
    parser: string,
    status: number,
    message: (reason: string) => string,
  ): IntegerForm => ({
    type,
    refuse: (why) => new CodedError(status, message(`strconv.${parser}: parsing ${JSON.stringify(text)}: ${why}`)),
  });
  if (endpoint.path.startsWith('/v1/client/fs/')) {
    return form('int64', 'ParseInt', statusOf(endpoint), (reason) => `error parsing ${wire}: ${reason}`);
  }
  const unread = `Failed to parse value of "${wire}" (${text})`;
  switch (wire) {
    case 'index':
      return form('int64', 'Atoi', 400, (reason) => `Unable to parse index: ${reason}`);
    case 'cas':
      return form('uint64', 'ParseUint', 400, (reason) => `Error parsing cas value: ${reason}`);
    case 'version':
      return form('uint64', 'ParseUint', 400, () => 'Unable to parse job submission version parameter');
    case 'diff_version':
      return form('uint64', 'ParseUint', 500, (reason) => `${unread} as a uint64: ${reason}`);
    case 'eval_priority':
      return form('int64', 'Atoi', 500, (reason) => `${unread} as a int: ${reason}`);
    default:
      return form('int64', 'ParseInt', 500, (reason) => `${unread} as an int: ${reason}`);
  }
}
