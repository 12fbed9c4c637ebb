/** What Nomad says to paths that begin like a route and are none. */

interface Unmatched {
  readonly status: number;
  readonly text: string;
}

const BELOW: readonly (readonly [prefix: string, answer: Unmatched])[] = [
  ['/v1/client/fs/', { status: 404, text: 'Invalid method' }],
  ['/v1/client/allocation/', { status: 404, text: 'resource not found' }],
  ['/v1/allocation/', { status: 404, text: 'resource not found' }],
  ['/v1/volume/', { status: 404, text: 'resource not found' }],
  ['/v1/volumes/', { status: 404, text: 'resource not found' }],
  ['/v1/acl/', { status: 404, text: 'resource not found' }],
];

/** File routes without an allocation. Nomad answers errors of a file's contents with 200. */
const WITHOUT_ALLOCATION = /^\/v1\/client\/fs\/(?:(cat|readat)|ls|stat|stream|logs)\/$/;

/** The answer to a path that no row has: a text where Nomad has one, else an empty 404. */
export function unmatched(path: string): Unmatched {
  const [whole, contents] = WITHOUT_ALLOCATION.exec(path) ?? [];
  if (whole !== undefined) return { status: contents ? 200 : 400, text: 'must provide a valid alloc id' };
  return BELOW.find(([prefix]) => path.startsWith(prefix) && path !== prefix)?.[1] ?? { status: 404, text: '' };
}
