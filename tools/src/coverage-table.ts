/**
 * The coverage table: every row of the endpoint table, the client's method for it, and what the embedded agent says to it.
 * The agent is asked, not believed: a throw-away one answers each route in memory.
 */

import { startAgent, type Agent } from '@yurt/agent';
import { endpoints, type Endpoint } from '@yurt/contract';

/** What an agent does about a route. */
type Service =
  | { readonly kind: 'served' }
  /** Answers 501 and says that Yurt does not serve it yet. */
  | { readonly kind: 'not-yet' }
  /** Only Nomad Enterprise serves it; the status is that of a community server. */
  | { readonly kind: 'enterprise'; readonly status: number };

/**
 * Asks for a region that there is none of. Agents refuse it before they do anything, but after they have found out whether
 * they serve the route at all: so nothing is written, collected or stopped by asking.
 */
const NO_REGION = 'no-such-region';

/** The rows by id: modules do not keep the order of their exports everywhere. */
const rows = endpoints.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A request of the row, its path's parameters filled with anything. */
function target({ path, fixedQuery = {} }: Endpoint): string {
  const query = new URLSearchParams({ ...fixedQuery, region: NO_REGION });
  return `${path.replaceAll(/[:*]\w+/g, 'any')}?${query.toString()}`;
}

async function serviceOf(agent: Agent, row: Endpoint): Promise<Service> {
  const enough = new AbortController();
  const answer = await agent.inject({ method: row.method, path: target(row), signal: enough.signal });
  const { status } = answer;
  if (row.enterprise === true) {
    enough.abort();
    return { kind: 'enterprise', status };
  }
  if (status !== 501) {
    enough.abort();
    return { kind: 'served' };
  }
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of answer.body) text += decoder.decode(piece, { stream: true });
  return { kind: text.includes(`yet (${row.id})`) ? 'not-yet' : 'served' };
}

const SERVED: Readonly<Record<Service['kind'], (service: Service) => string>> = {
  served: () => 'yes',
  'not-yet': () => 'not yet',
  enterprise: (service) => `Enterprise: ${service.kind === 'enterprise' ? service.status : 501}`,
};

const TARGETS: Readonly<Record<Endpoint['target'], string>> = {
  server: 'server',
  'client-node': 'node',
  'local-agent': 'agent',
};

const STREAMS: Readonly<Partial<Record<Endpoint['answer']['kind'], string>>> = {
  bytes: 'bytes',
  text: 'text',
  frames: 'frames',
  events: 'event lines',
  websocket: 'WebSocket',
};

/** What a caller can expect of a row, in a few words. */
function facts(row: Endpoint): string {
  return [
    row.blocking && 'blocking',
    row.paginated && 'pages',
    row.filterable && 'filter',
    row.wildcardNamespace && 'all namespaces',
    STREAMS[row.answer.kind],
    row.condition && `with ${row.condition}`,
  ]
    .filter((fact) => typeof fact === 'string')
    .join(', ');
}

function methods({ method, alsoMethods = [] }: Endpoint): string {
  return [method, ...alsoMethods].join(', ');
}

function pathOf({ path, fixedQuery }: Endpoint): string {
  const query = Object.entries(fixedQuery ?? {}).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

function cells(row: Endpoint, service: Service): string {
  const columns = [
    methods(row),
    `\`${pathOf(row)}\``,
    `\`nomad.${row.id}\``,
    SERVED[service.kind](service),
    TARGETS[row.target],
    facts(row),
  ];
  return `| ${columns.join(' | ')} |`;
}

/** Routes are counted as Nomad registers them: a path once for each method, special uses of a route not again. */
function routesOf(counted: readonly Endpoint[]): number {
  return counted
    .filter(({ variantOf }) => variantOf === undefined)
    .reduce((count, { alsoMethods = [] }) => count + 1 + alsoMethods.length, 0);
}

function section(group: string, members: readonly Endpoint[], services: ReadonlyMap<Endpoint, Service>): string {
  return [
    `## \`nomad.${group}\``,
    '',
    '| method | path | client | agent | answered by | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...members.map((row) => cells(row, services.get(row) ?? { kind: 'not-yet' })),
    '',
  ].join('\n');
}

/** The text of `docs/coverage.md`. Starts an agent in memory and closes it. */
export async function coverage(): Promise<string> {
  const agent = await startAgent({ client: { enabled: false }, logLevel: 'silent' });
  const services = new Map<Endpoint, Service>();
  try {
    for (const row of rows) services.set(row, await serviceOf(agent, row));
  } finally {
    await agent.close();
  }
  const groups = [...new Set(rows.map(groupOf))];
  const of = (kind: Service['kind']): number => routesOf(rows.filter((row) => services.get(row)?.kind === kind));
  return `# Coverage

Every route of Nomad 2.0.5's HTTP API, the client's method for it, and what Yurt's agent does about it. Made from the
endpoint table, and from asking an agent, by \`npm run coverage\`; do not edit.

| | routes |
| --- | --- |
| of Nomad's API, each path once for each method; the client has a method for all | ${routesOf(rows)} |
| served by the agent | ${of('served')} |
| not served yet: answered with 501 and a text that names the route | ${of('not-yet')} |
| of Nomad Enterprise: answered as a community Nomad answers, with the status that the table gives | ${of('enterprise')} |

"Blocking" routes take \`index\` and \`wait\`, "pages" \`perPage\` and \`nextToken\`, "filter" a filter expression, and "all
namespaces" the namespace \`*\`. A path with a query is one use of a route that has several.

${groups
  .map((group) =>
    section(
      group,
      rows.filter((row) => groupOf(row) === group),
      services,
    ),
  )
  .join('\n')}`;
}

function groupOf({ id }: Endpoint): string {
  return id.split('.', 1)[0] ?? id;
}
