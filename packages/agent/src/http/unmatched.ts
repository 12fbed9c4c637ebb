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

/** The answer to a path that no row has: a text where Nomad has one, else an empty 404. */
export function unmatched(path: string): Unmatched {
  return BELOW.find(([prefix]) => path.startsWith(prefix) && path !== prefix)?.[1] ?? { status: 404, text: '' };
}
