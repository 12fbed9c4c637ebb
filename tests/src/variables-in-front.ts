/** Variables in front of a Nomad that keeps none: check-and-set as Nomad does it, everything else goes on to the Nomad. */

import type { Transport, TransportRequest, TransportResponse } from '@yurt/client';
import type { Variable } from '@yurt/contract';

/** A transport that answers for variables itself. They live in memory, for as long as this object. */
export class VariablesInFront {
  readonly variables = new Map<string, Variable>();
  #index = 1;

  /** Wraps a client's transport: pass it as `transport`. */
  readonly wrap = (next: Transport): Transport => ({
    request: (request) => {
      const url = new URL(request.path, 'http://nomad');
      const path = /^\/v1\/var\/(.+)$/.exec(url.pathname)?.[1];
      return path === undefined ? next.request(request) : this.#answer(decodeURIComponent(path), url, request);
    },
    upgrade: (request) => next.upgrade(request),
    close: () => next.close(),
  });

  async #answer(path: string, url: URL, { method, body }: TransportRequest): Promise<TransportResponse> {
    const current = this.variables.get(path);
    if (method === 'GET') {
      return current === undefined ? answer(404, 'variable not found') : answer(200, JSON.stringify(current));
    }
    const cas = url.searchParams.get('cas');
    if (cas !== null && Number(cas) !== (current?.ModifyIndex ?? 0)) {
      return answer(409, JSON.stringify(current ?? { Path: path, ModifyIndex: 0 }));
    }
    this.#index += 1;
    if (method === 'DELETE') {
      this.variables.delete(path);
      return answer(204, '');
    }
    const written: unknown = JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(await joined(body)));
    const variable: Variable = {
      Namespace: 'default',
      Path: path,
      CreateIndex: current?.CreateIndex ?? this.#index,
      ModifyIndex: this.#index,
      CreateTime: 1,
      ModifyTime: 1,
      Items: itemsOf(written),
    };
    this.variables.set(path, variable);
    return answer(200, JSON.stringify(variable));
  }
}

async function joined(body: TransportRequest['body']): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  if (typeof body === 'object') for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function itemsOf(written: unknown): Record<string, string> {
  const items: unknown = typeof written === 'object' && written !== null ? Reflect.get(written, 'Items') : undefined;
  return Object.fromEntries(Object.entries(items ?? {}).map(([key, value]) => [key, String(value)]));
}

function answer(status: number, text: string): TransportResponse {
  const headers = new Map([['x-nomad-index', '1']]);
  return {
    status,
    headers: { get: (name) => headers.get(name), [Symbol.iterator]: () => headers.entries() },
    body: (async function* () {
      yield new TextEncoder().encode(text);
    })(),
    text: () => Promise.resolve(text),
    cancel: () => undefined,
  };
}
