/** Builds the query string of a call from a row's parameters. A row's encoders are made once and used by each call. */

import { wireName } from '@yurt/contract';
import type { Endpoint, Parameter, ParameterKind } from '@yurt/contract';
import { durationText } from './duration.js';
import { ArgumentError } from './errors.js';

/** Writes one option: `name=value`, several of them joined with `&`, or `''` for nothing. */
type QueryEncoder = (value: unknown, id: string) => string;

/** The encoders of a row, by option name. */
export type QueryEncoders = ReadonlyMap<string, QueryEncoder>;

/** Options that say how to send a call and never go into its query string, unless a row has a parameter of that name. */
const notQuery: ReadonlySet<string> = new Set(['signal', 'timeout', 'token', 'headers', 'retry']);

/** The encoders of a row: its own parameters, and the common ones that its flags allow. */
export function queryEncoders(endpoint: Endpoint): QueryEncoders {
  const encoders = new Map<string, QueryEncoder>();
  if (endpoint.blocking === true) {
    encoders.set('index', encoderOf('index', 'index', 'integer'));
    encoders.set('wait', encodeWait);
  }
  if (endpoint.paginated === true) {
    encoders.set('perPage', encoderOf('perPage', 'per_page', 'integer'));
    encoders.set('nextToken', encoderOf('nextToken', 'next_token', 'string'));
  }
  if (endpoint.filterable === true) encoders.set('filter', encoderOf('filter', 'filter', 'string'));
  if (endpoint.consistency === true) encoders.set('stale', encodeStale);
  if (endpoint.regionForwarded === true) encoders.set('region', encoderOf('region', 'region', 'string'));
  if (endpoint.namespaced === true || endpoint.wildcardNamespace === true) {
    const encodeNamespace = encoderOf('namespace', 'namespace', 'string');
    encoders.set('namespace', endpoint.wildcardNamespace === true ? encodeNamespace : singleNamespace(encodeNamespace));
  }
  for (const [name, parameter] of Object.entries<Parameter>(endpoint.query ?? {})) {
    encoders.set(name, encoderOf(name, wireName(name, parameter), parameter.kind));
  }
  return encoders;
}

/**
 * The query of a call, without `?`. `defaults` are the client's own region and namespace, used where the call names none.
 *
 * @throws ArgumentError on an option that the row does not have, or a value of the wrong kind.
 */
export function buildQuery(
  encoders: QueryEncoders,
  options: object,
  defaults: { readonly region: string | undefined; readonly namespace: string | undefined },
  id: string,
): string {
  let query = '';
  let region = defaults.region;
  let namespace = defaults.namespace;
  const given: [string, unknown][] = Object.entries(options);
  for (const [name, value] of given) {
    if (value === undefined) continue;
    const write = encoders.get(name);
    if (write === undefined) {
      if (notQuery.has(name)) continue;
      throw new ArgumentError(`${id} has no option ${JSON.stringify(name)}`);
    }
    if (name === 'region') region = undefined;
    else if (name === 'namespace') namespace = undefined;
    query = join(query, write(value, id));
  }
  if (region !== undefined) query = join(query, encoders.get('region')?.(region, id) ?? '');
  if (namespace !== undefined) query = join(query, encoders.get('namespace')?.(namespace, id) ?? '');
  return query;
}

function join(query: string, more: string): string {
  return query === '' || more === '' ? query + more : `${query}&${more}`;
}

function encoderOf(name: string, wire: string, kind: ParameterKind): QueryEncoder {
  const prefix = `${encodeURIComponent(wire)}=`;
  switch (kind) {
    case 'string':
      // The empty text means "not given" everywhere in Nomad.
      return (value, id) => {
        if (typeof value !== 'string') throw wrongKind(id, name, 'a text');
        return value === '' ? '' : prefix + encode(value, name, id);
      };
    case 'boolean':
      // Some of them are compared with the literal `true`.
      return (value, id) => {
        if (typeof value !== 'boolean') throw wrongKind(id, name, 'true or false');
        return `${prefix}${value}`;
      };
    case 'flag':
      return (value, id) => {
        if (typeof value !== 'boolean') throw wrongKind(id, name, 'true or false');
        return value ? encodeURIComponent(wire) : '';
      };
    case 'integer':
      return (value, id) => {
        if (typeof value !== 'bigint' && !(typeof value === 'number' && Number.isSafeInteger(value))) {
          throw wrongKind(id, name, 'a whole number');
        }
        return `${prefix}${value}`;
      };
    case 'strings':
      return (value, id) => {
        if (!Array.isArray(value)) throw wrongKind(id, name, 'a list of texts');
        return value.map((item) => prefix + encode(String(item), name, id)).join('&');
      };
    case 'json':
    default:
      return (value, id) => prefix + encode(JSON.stringify(value), name, id);
  }
}

const encodeWait: QueryEncoder = (value, id) => {
  if (typeof value !== 'number' && typeof value !== 'string') throw wrongKind(id, 'wait', 'a duration');
  return `wait=${durationText(value, `${id}: wait`)}`;
};

/** Servers answer a wildcard on a single object with anything from 404 to 500, none of which says what is wrong. */
function singleNamespace(encodeNamespace: QueryEncoder): QueryEncoder {
  return (value, id) => {
    if (value === '*') {
      throw new ArgumentError(`${id} needs a single namespace, and that of the call or of the client is "*"`);
    }
    return encodeNamespace(value, id);
  };
}

/** `stale` counts by its presence on older servers, so `false` is not sent. */
const encodeStale: QueryEncoder = (value, id) => {
  if (typeof value !== 'boolean') throw wrongKind(id, 'stale', 'true or false');
  return value ? 'stale=true' : '';
};

function encode(value: string, name: string, id: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw new ArgumentError(`${id}: ${name} has half of a surrogate pair, which no URL can carry`);
  }
}

function wrongKind(id: string, name: string, expected: string): ArgumentError {
  return new ArgumentError(`${id}: ${name} must be ${expected}`);
}
