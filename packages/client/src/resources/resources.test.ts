import { readdirSync, readFileSync } from 'node:fs';
import { endpoints, wireName, type Endpoint } from '@yurt/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptedServer, type ScriptedServer } from '../core/fixtures/scripted-server.js';
import { Nomad } from '../nomad.js';
import { calls, id, secrets, secretsHeader, text } from './fixtures/calls.js';

/** A value of a query parameter, and its texts on the wire. */
function sample(kind: string, values: readonly string[] | undefined): { value: unknown; wire: readonly string[] } {
  switch (kind) {
    case 'boolean':
      return { value: true, wire: ['true'] };
    case 'flag':
      return { value: true, wire: [''] };
    case 'integer':
      return { value: 7, wire: ['7'] };
    case 'strings':
      return { value: ['a', 'b'], wire: ['a', 'b'] };
    case 'json':
      return { value: ['sh', '-c', 'ls /'], wire: ['["sh","-c","ls /"]'] };
    default: {
      const value = values?.[0] ?? text;
      return { value, wire: [value] };
    }
  }
}

/** Options with everything that a row takes, made from its facts alone, and what should come of them on the wire. */
function everything(row: Endpoint) {
  const options: Record<string, unknown> = {};
  const wire: [string, string][] = Object.entries(row.fixedQuery ?? {});
  const add = (name: string, value: unknown, key: string, texts: readonly string[]): void => {
    options[name] = value;
    for (const each of texts) wire.push([key, each]);
  };
  for (const [name, parameter] of Object.entries(row.query ?? {})) {
    const { value, wire: texts } = sample(parameter.kind, parameter.values);
    // What a row requires is an argument of the method, not an option.
    if (parameter.required) for (const each of texts) wire.push([wireName(name, parameter), each]);
    else add(name, value, wireName(name, parameter), texts);
  }
  if (row.blocking) {
    add('index', 5, 'index', ['5']);
    add('wait', '2s', 'wait', ['2000ms']);
  }
  if (row.paginated) {
    add('perPage', 3, 'per_page', ['3']);
    add('nextToken', text, 'next_token', [text]);
  }
  if (row.filterable) add('filter', 'Name == "x"', 'filter', ['Name == "x"']);
  if (row.consistency) add('stale', true, 'stale', ['true']);
  if (row.namespaced) add('namespace', 'team', 'namespace', ['team']);
  if (row.regionForwarded) add('region', 'eu', 'region', ['eu']);
  return { options, wire };
}

function expectedPath(path: string): string {
  return path
    .split('/')
    .map((segment) => {
      if (segment.startsWith(':')) return encodeURIComponent(id(segment.slice(1)));
      if (segment.startsWith('*')) return id(segment.slice(1)).split('/').map(encodeURIComponent).join('/');
      return segment;
    })
    .join('/');
}

function sorted(query: readonly (readonly [string, string])[]): string[] {
  return query.map(([name, value]) => `${name}=${value}`).toSorted();
}

function parsed(body: string): unknown {
  if (body === '') return undefined;
  return body.startsWith('{') ? JSON.parse(body) : body;
}

/** The source of all methods. */
function source(): string {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.includes('test') && !file.includes('fixtures'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
}

describe('the methods of a client', () => {
  let server: ScriptedServer;
  let nomad: Nomad;

  beforeAll(async () => {
    server = await scriptedServer((_, response) => {
      response.writeHead(200, { 'x-nomad-index': 7 });
      response.end('{}');
    });
    nomad = new Nomad({ address: server.address, environment: {} });
  });

  afterAll(async () => {
    await nomad.close();
    await server.close();
  });

  it('are there for every row of the endpoint table, and for no other', () => {
    expect(Object.keys(calls).toSorted()).toEqual(endpoints.map((row) => row.id).toSorted());
  });

  it('name their route, their ACL capability and their page in their comments', () => {
    const comments = source().match(/\/\*\*[^]*?\*\//g) ?? [];
    const undocumented = endpoints.filter((row) => {
      const fixed = Object.entries(row.fixedQuery ?? {}).map(([name, value]) =>
        value === '' ? name : `${name}=${value}`,
      );
      const route = `\`${row.method} ${row.path}${fixed.length > 0 ? `?${fixed.join('&')}` : ''}\``;
      return !comments.some(
        (comment) =>
          comment.includes(route) && comment.includes('ACL: ') && comment.includes(`/nomad/${row.documentation}\n`),
      );
    });
    expect(undocumented.map((row) => row.id)).toEqual([]);
  });

  it.each(endpoints.map((row) => [row.id, row] as const))('%s sends what its row says', async (_, row) => {
    const use = calls[row.id];
    if (use === undefined) throw new Error(`${row.id} has no method`);
    const { options, wire } = everything(row);
    const first = server.received.length;
    const secret = row.headers === undefined ? {} : { secrets };
    await use.call(nomad, { ...options, ...secret } as never);
    const [request, ...others] = server.received.slice(first);
    expect(others).toEqual([]);
    expect(request?.method).toBe(row.method);
    const url = new URL(request?.url ?? '', server.address);
    expect(url.pathname).toBe(expectedPath(row.path));
    expect(sorted([...url.searchParams])).toEqual(sorted(wire));
    expect(parsed(request?.body ?? '')).toEqual(use.body);
    expect(request?.headers['x-nomad-csi-secrets']).toBe(row.headers === undefined ? undefined : secretsHeader);
  });
});
