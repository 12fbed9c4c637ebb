/** `yurt api`: any call of the API, and the list of all there are. */

import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Nomad } from '@yurt/client';
import type { Command } from 'commander';
import { type ConnectionOptions, withConnection } from '../connection.js';
import { Failure } from '../failure.js';
import type { Invocation } from '../invocation.js';
import { table } from '../output/table.js';
import { collect, examples } from './options.js';

interface ApiOptions extends ConnectionOptions {
  readonly data?: string;
  readonly header?: readonly string[];
  readonly include?: boolean;
  readonly list?: boolean;
  readonly json?: boolean;
}

const methods: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS']);

/** Adds the verb. */
export function addApi(parent: Command, invocation: Invocation): void {
  const command = parent
    .command('api')
    .description('call the HTTP API and print what it answers; --list shows every route')
    .argument('[method]', 'GET, PUT, POST or DELETE; may be left out for GET, or PUT with a body')
    .argument('[path]', 'such as /v1/jobs?prefix=web; /v1 may be left out')
    .option('-d, --data <body>', 'the body; @file reads a file, @- or - standard input')
    .option('--header <header>', 'a header, such as "X-Request-Id: 7"; may be repeated', collect)
    .option('-i, --include', 'print status and headers too, on standard error')
    .option('--list', 'list the routes of the API instead')
    .option('--json', 'with --list: as JSON')
    .addHelpText(
      'after',
      examples(
        'yurt api GET /v1/agent/self',
        "yurt api '/v1/jobs?meta=true&pretty'",
        'yurt api PUT /v1/validate/job -d @job.json',
        'yurt api --list | grep volume',
      ),
    )
    .action((first: string | undefined, second: string | undefined, options: ApiOptions) => {
      if (options.list === true) return invocation.run(() => listRoutes(options, invocation));
      return invocation.runWithNomad(options, (nomad) => request(nomad, first, second, options, invocation));
    });
  withConnection(command);
}

async function listRoutes(options: ApiOptions, { output }: Invocation): Promise<void> {
  const { endpoints } = await import('@yurt/contract');
  if (options.json === true) {
    await output.json(endpoints.map(({ id, method, path, summary }) => ({ id, method, path, summary })));
    return;
  }
  const rows = endpoints.map(({ id, method, path }) => [method, path, id]);
  output.print(table(['Method', 'Path', 'Client Method'], rows));
}

async function request(
  nomad: Nomad,
  first: string | undefined,
  second: string | undefined,
  options: ApiOptions,
  { output, signal, stdin }: Invocation,
): Promise<void> {
  const path = second ?? first;
  if (path === undefined) {
    throw new Failure('The path is missing', 'Write `yurt api GET /v1/jobs`; `yurt api --list` shows what there is.');
  }
  const method =
    (second === undefined ? undefined : first)?.toUpperCase() ?? (options.data === undefined ? 'GET' : 'PUT');
  if (!methods.has(method)) {
    throw new Failure(
      `${JSON.stringify(first)} is no method`,
      'Write the method before the path: `yurt api GET /v1/jobs`.',
    );
  }
  const response = await nomad.send({
    method,
    path: withScope(path, nomad),
    body: options.data === undefined ? undefined : await bodyOf(options.data, stdin),
    headers: headersOf(options.header ?? []),
    signal,
  });
  if (options.include === true) {
    output.note(`HTTP/1.1 ${response.status}`);
    for (const [name, value] of response.headers) output.note(`${name}: ${value}`);
    output.note('');
  }
  for await (const chunk of response.body) await output.write(chunk);
}

/** The path with the namespace and region of the client, where it does not say them itself. */
function withScope(path: string, nomad: Nomad): string {
  const [, route = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  const full = route.startsWith('/') ? route : `/${route}`;
  const parameters = new URLSearchParams(query);
  const scope = new URLSearchParams();
  for (const [name, value] of [['namespace', nomad.namespace] as const, ['region', nomad.region] as const]) {
    if (value !== undefined && !parameters.has(name)) scope.set(name, value);
  }
  const isOurs = /^\/(v1|ui|\.well-known|debug)(\/|$)/.test(full);
  return `${isOurs ? full : `/v1${full}`}?${[query, scope.toString()].filter((part) => part !== '').join('&')}`.replace(
    /\?$/,
    '',
  );
}

function headersOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) {
        throw new Failure('A header must have a name, a colon and a value', 'Write --header "Name: value".');
      }
      return [name, value];
    }),
  );
}

async function bodyOf(data: string, stdin: Readable): Promise<string | Uint8Array | AsyncIterable<Uint8Array>> {
  if (data === '-' || data === '@-') return buffer(stdin);
  if (!data.startsWith('@')) return data;
  const file = await open(data.slice(1));
  return file.createReadStream();
}
