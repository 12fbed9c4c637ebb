/** All rows of the table together, for those who walk over it: routers, documentation, coverage, tests. */

import type { Endpoint } from '../endpoint.js';
import * as groups from './index.js';

interface Group {
  readonly [name: string]: Endpoint | Group;
}

function isEndpoint(entry: Endpoint | Group): entry is Endpoint {
  return typeof entry['id'] === 'string';
}

function rowsOf(group: Group): Endpoint[] {
  return Object.values(group).flatMap((entry) => (isEndpoint(entry) ? [entry] : rowsOf(entry)));
}

/** Every row of the table, ordered by group and name. */
export const endpoints: readonly Endpoint[] = /* @__PURE__ */ rowsOf(groups);

const byId: ReadonlyMap<string, Endpoint> = /* @__PURE__ */ new Map(endpoints.map((row) => [row.id, row]));

/** The row with an `id`, such as `jobs.read`; `undefined` when there is none. */
export function endpointById(id: string): Endpoint | undefined {
  return byId.get(id);
}
