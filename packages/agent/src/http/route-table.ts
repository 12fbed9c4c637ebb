/**
 * Finds the row of the endpoint table that a request is for. Nomad matches decoded paths by their beginnings and endings,
 * so identifiers may hold slashes, raw or escaped: of the rows that fit, the one with the most literal text is meant.
 */

import type { Endpoint } from '@yurt/contract';

/** What was found for a method and a path. */
export type Route =
  | { readonly kind: 'found'; readonly endpoint: Endpoint; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'unknown' };

interface Pattern {
  readonly endpoint: Endpoint;
  readonly expression: RegExp;
  readonly names: readonly string[];
  /** How specific the pattern is: literal characters, then fewer parameters. */
  readonly literal: number;
}

/** Below these paths a parameter is one segment: what comes after it is a route of its own, or none. */
const ONE_SEGMENT = [
  '/v1/allocation/',
  '/v1/client/',
  '/v1/volume',
  '/v1/acl/',
  '/v1/agent/',
  '/v1/operator/',
  '/v1/service/',
];

/** Below this path one route of Nomad answers for all. */
const FILES = '/v1/client/fs/';

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function compile(endpoint: Endpoint): Pattern {
  const names: string[] = [];
  const one = ONE_SEGMENT.some((prefix) => endpoint.path.startsWith(prefix));
  let literal = 0;
  const source = endpoint.path
    .split('/')
    .map((segment, at, all) => {
      if (segment.startsWith(':') || segment.startsWith('*')) {
        names.push(segment.slice(1));
        if (one && segment.startsWith(':')) return '([^/]+)';
        // An identifier at the end may be empty: then there is no such thing, rather than no such route.
        return at === all.length - 1 ? '(.*)' : '(.+)';
      }
      literal += segment.length + 1;
      return escape(segment);
    })
    .join('/');
  return { endpoint, expression: new RegExp(`^${source}$`, 's'), names, literal };
}

/** The routes of a table of endpoints. */
export class RouteTable {
  readonly #patterns: readonly Pattern[];
  /** Rows whose path has no parameter, by path. */
  readonly #fixed = new Map<string, Pattern[]>();
  /** Paths below which there are routes, and at which there is none. */
  readonly #prefixes: ReadonlySet<string>;

  constructor(endpoints: readonly Endpoint[]) {
    const patterns = endpoints.map((endpoint) => compile(endpoint));
    this.#patterns = patterns
      .filter(({ names }) => names.length > 0)
      .toSorted((a, b) => b.literal - a.literal || a.names.length - b.names.length);
    for (const pattern of patterns.filter(({ names }) => names.length === 0)) {
      const { path } = pattern.endpoint;
      this.#fixed.set(path, [...(this.#fixed.get(path) ?? []), pattern]);
    }
    const prefixes = endpoints.flatMap(({ path }) => {
      const prefix = path.startsWith(FILES) ? FILES.slice(0, -1) : /^([^:*]+)\/[:*]/.exec(path)?.[1];
      return prefix === undefined || this.#fixed.has(prefix) ? [] : [prefix];
    });
    this.#prefixes = new Set(prefixes);
  }

  /** True for a path that is answered only with a slash at its end. */
  isPrefix(path: string): boolean {
    return this.#prefixes.has(path);
  }

  /** @param path The decoded path. */
  find(method: string, path: string, query: URLSearchParams): Route {
    const fitting = this.#fixed.get(path) ?? this.#matching(path);
    if (fitting.length === 0) return { kind: 'unknown' };
    const answering = fitting.filter(({ endpoint }) => takes(endpoint, method));
    const best = choose(answering, query);
    if (best === undefined) return { kind: 'wrong-method' };
    const values = best.expression.exec(path) ?? [];
    const parameters = Object.fromEntries(best.names.map((name, at) => [name, values[at + 1] ?? '']));
    return { kind: 'found', endpoint: best.endpoint, parameters };
  }

  /** All rows with the most specific path that fits. */
  #matching(path: string): Pattern[] {
    const first = this.#patterns.find(({ expression }) => expression.test(path));
    if (first === undefined) return [];
    return this.#patterns.filter(
      ({ literal, names, expression }) =>
        literal === first.literal && names.length === first.names.length && expression.test(path),
    );
  }
}

function takes(endpoint: Endpoint, method: string): boolean {
  if (endpoint.method === method || endpoint.anyMethod === true) return true;
  // Where Nomad has one answer for all that an edition lacks, it looks at no method.
  if (endpoint.communityStatus === 501) return true;
  return endpoint.alsoMethods?.some((other) => other === method) ?? false;
}

/** Of the rows of one route, the one whose fixed query the request has; else the one without; else any. */
function choose(patterns: readonly Pattern[], query: URLSearchParams): Pattern | undefined {
  const special = patterns.find(({ endpoint }) => {
    const fixed = Object.entries(endpoint.fixedQuery ?? {});
    return (
      fixed.length > 0 && fixed.every(([name, value]) => (value === '' ? query.has(name) : query.get(name) === value))
    );
  });
  return special ?? patterns.find(({ endpoint }) => endpoint.fixedQuery === undefined) ?? patterns[0];
}
