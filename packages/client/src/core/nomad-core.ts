/** The client without its resources: settings, connections, and the four ways to send something. */

import type { Endpoint } from '@yurt/contract';
import { platform } from '#platform';
import { AddressBook } from './address-book.js';
import type { Call } from './call.js';
import { CallRequest } from './call-request.js';
import type { Changes, Prepared } from './call-request.js';
import type { Caller, PathOf, RawRequest, RequestBody, StreamedResponse } from './caller.js';
import { configure, lowerCaseNames, retryPolicy, timeLimit } from './configuration.js';
import type { Configuration } from './configuration.js';
import { toMilliseconds } from './duration.js';
import { isRepeatable, planOf } from './endpoint-plan.js';
import type { EndpointPlan } from './endpoint-plan.js';
import { AbortedError, ArgumentError } from './errors.js';
import { encodeJson } from './json.js';
import { checkChanges } from './known-settings.js';
import { LongPollBudget } from './long-poll-budget.js';
import type { CallOptions, DerivedOptions, NomadOptions, Options } from './options.js';
import type { Outgoing } from './outgoing.js';
import { buildPath } from './path.js';
import { buildQuery } from './query.js';
import { Sender } from './sender.js';
import { trimStack } from './stack.js';
import type { Channel, Transport, TransportBody } from './transport.js';

type Values = Readonly<Record<string, string>>;

/** How long a server may hold a blocking query that names no `wait`. */
const serverWait = 300_000;
/** The time that forwarding and a missing leader may add, and some room for the network. */
const holdSlack = 15_000;

/** What a client and those derived from it share. */
interface Shared {
  readonly transport: Transport;
  readonly addresses: AddressBook;
  readonly longPolls: LongPollBudget;
  closed: boolean;
}

/** A settled configuration with what is shared; made by a client for those that it derives. */
export class Connection {
  readonly #configuration: Configuration;
  readonly #shared: Shared;

  private constructor(configuration: Configuration, shared: Shared) {
    this.#configuration = configuration;
    this.#shared = shared;
  }

  /** Settles options; opens nothing yet. */
  static open(options: NomadOptions): Connection {
    const configuration = configure(options, platform);
    const { transport } = options;
    const usual = typeof transport === 'object' ? transport : platform.createTransport(configuration, options);
    return new Connection(configuration, {
      transport: typeof transport === 'function' ? transport(usual) : usual,
      addresses: new AddressBook(configuration.addresses),
      longPolls: new LongPollBudget(configuration.longPolls),
      closed: false,
    });
  }

  get configuration(): Configuration {
    return this.#configuration;
  }

  get shared(): Shared {
    return this.#shared;
  }

  /** The same connections with other settings. */
  derive(changes: DerivedOptions): Connection {
    checkChanges(changes);
    const { region, namespace, token, headers, timeout, retry } = changes;
    const own = this.#configuration;
    return new Connection(
      {
        ...own,
        region: region === undefined ? own.region : region || undefined,
        namespace: namespace === undefined ? own.namespace : namespace || undefined,
        token: token ?? own.token,
        headers: headers === undefined ? own.headers : { ...own.headers, ...lowerCaseNames(headers) },
        timeout: timeLimit(timeout ?? own.timeout, 'timeout'),
        retry: retryPolicy(retry, own.retry),
      },
      this.#shared,
    );
  }
}

/** Sends calls over one set of connections. `Nomad` adds the resources. */
export class NomadCore implements Caller {
  readonly #connection: Connection;
  readonly #sender: Sender;

  protected constructor(connection: Connection) {
    const { configuration, shared } = connection;
    this.#connection = connection;
    this.#sender = new Sender(configuration, platform, shared.transport, shared.addresses);
  }

  /** The region that calls go to when they name none; `undefined` means that of the agent. */
  get region(): string | undefined {
    return this.#connection.configuration.region;
  }

  /** The namespace of calls that name none; `undefined` means that of the agent, `default`. */
  get namespace(): string | undefined {
    return this.#connection.configuration.namespace;
  }

  /** The addresses of the agents, without user and password. */
  get addresses(): readonly string[] {
    return this.#connection.configuration.addresses.map((address) => address.origin);
  }

  /** What may be shown of a client: its addresses, region and namespace. */
  toJSON(): Record<string, unknown> {
    return { addresses: this.addresses, region: this.region, namespace: this.namespace };
  }

  /** How a client shows on Node's console. */
  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: number,
    options: object,
    inspect: (value: unknown, options: object) => string,
  ): string {
    return `${this.constructor.name} ${inspect(this.toJSON(), options)}`;
  }

  /** The connection with other settings, for `with`. */
  protected derived(changes: DerivedOptions): Connection {
    return this.#connection.derive(changes);
  }

  call<E extends Endpoint>(endpoint: E, path: PathOf<E>, options?: Options<E>, body?: RequestBody<E>): Call<E>;
  call(endpoint: Endpoint, path: Values, options: Changes = {}, body?: unknown): unknown {
    const plan = planOf(endpoint);
    let prepared: Prepared;
    try {
      if (plan.answer === 'frames' || plan.answer === 'events' || plan.answer === 'websocket') {
        throw new ArgumentError(`${endpoint.id} answers with a stream; use the method that opens it`);
      }
      prepared = { outgoing: this.#outgoing(plan, path, options, body, false) };
    } catch (error) {
      if (error instanceof Error) trimStack(error);
      prepared = { error };
    }
    const context = {
      sender: this.#sender,
      longPolls: this.#connection.shared.longPolls,
      given: options,
      prepared,
      changed: (changes: Changes) => this.#outgoing(plan, path, { ...options, ...changes }, body, false),
    };
    return new CallRequest(context, false);
  }

  stream<E extends Endpoint>(endpoint: E, path: PathOf<E>, options?: Options<E>): Promise<StreamedResponse>;
  async stream(endpoint: Endpoint, path: Values, options: object = {}): Promise<StreamedResponse> {
    const outgoing = this.#outgoing(planOf(endpoint), path, options, undefined, true);
    return this.#sender.send(outgoing, (response) => response);
  }

  upgrade<E extends Endpoint>(endpoint: E, path: PathOf<E>, options?: Options<E>): Promise<Channel>;
  async upgrade(endpoint: Endpoint, path: Values, options: object = {}): Promise<Channel> {
    const outgoing = this.#outgoing(planOf(endpoint), path, options, undefined, true);
    return this.#sender.upgrade(outgoing);
  }

  async send(request: RawRequest): Promise<StreamedResponse> {
    const { method, path, body, ...options } = request;
    if (!path.startsWith('/')) throw new ArgumentError(`the path ${JSON.stringify(path)} must start with "/"`);
    const shown = path.split('?', 1)[0] ?? path;
    const reads = method === 'GET' || method === 'HEAD';
    this.#checkOpen();
    return this.#sender.send(
      {
        method,
        path: shown,
        target: path,
        body,
        contentType: body === undefined ? undefined : 'application/json',
        options,
        ...this.#patience(options, 0, `${method} ${shown}`),
        reads,
        repeatable: reads,
        streaming: true,
        packing: 'none',
        endpoint: undefined,
      },
      (response) => response,
    );
  }

  /**
   * Ends everything that is under way with an `AbortedError` and releases the connections, also those of derived clients.
   * An open watch ends with the same error.
   */
  async close(): Promise<void> {
    this.#connection.shared.closed = true;
    await this.#connection.shared.transport.close();
  }

  #outgoing(
    plan: EndpointPlan,
    values: Values,
    options: Changes & { readonly index?: unknown },
    body: unknown,
    streaming: boolean,
  ): Outgoing {
    this.#checkOpen();
    const { endpoint } = plan;
    const path = buildPath(plan.template, values, endpoint.id);
    let query = buildQuery(plan.encoders, options, this.#connection.configuration, endpoint.id);
    if (plan.fixedQuery !== '') query = query === '' ? plan.fixedQuery : `${plan.fixedQuery}&${query}`;
    return {
      method: endpoint.method,
      path,
      target: query === '' ? path : `${path}?${query}`,
      body: encodeBody(plan, body),
      contentType: body === undefined ? undefined : contentTypes[plan.body],
      options,
      ...this.#patience(options, holdTime(plan, options), endpoint.id),
      reads: plan.reads,
      repeatable: isRepeatable(plan, options, body),
      streaming,
      packing: streaming || plan.answer === 'bytes' ? 'none' : 'any',
      endpoint,
    };
  }

  /** How long and how often a call is tried; `subject` is what errors name. */
  #patience(options: CallOptions, held: number, subject: string): Pick<Outgoing, 'limit' | 'retry'> {
    const refuse = (reason: string): ArgumentError => new ArgumentError(`${subject}: ${reason}`);
    const own = this.#connection.configuration;
    const limit = timeLimit(options.timeout ?? own.timeout, 'timeout', refuse);
    return { limit: limit && limit + held, retry: retryPolicy(options.retry, own.retry, refuse) };
  }

  #checkOpen(): void {
    if (this.#connection.shared.closed) throw new AbortedError('the client is closed');
  }
}

const contentTypes: Readonly<Record<EndpointPlan['body'], string | undefined>> = {
  none: undefined,
  json: 'application/json',
  text: 'text/plain; charset=utf-8',
  bytes: 'application/octet-stream',
};

/** The longest that the server may hold a blocking query: it adds up to a sixteenth to what was asked. */
function holdTime(plan: EndpointPlan, options: Changes): number {
  if (plan.endpoint.blocking !== true || options.index === undefined || !(options.index > 0)) return 0;
  const wait = options.wait === undefined ? serverWait : toMilliseconds(options.wait, `${plan.endpoint.id}: wait`);
  return (Math.min(wait, serverWait) * 17) / 16 + holdSlack;
}

function encodeBody(plan: EndpointPlan, body: unknown): TransportBody | undefined {
  const { id } = plan.endpoint;
  if (body === undefined) {
    if (plan.needsBody) throw new ArgumentError(`${id} needs a body`);
    return undefined;
  }
  switch (plan.body) {
    case 'none':
      throw new ArgumentError(`${id} takes no body`);
    case 'json':
      return encodeJson(body, id);
    case 'text':
      if (typeof body !== 'string') throw new ArgumentError(`${id}: the body must be a text`);
      return body;
    case 'bytes':
      if (body instanceof Uint8Array) return body;
      if (isByteStream(body)) return body;
      throw new ArgumentError(`${id}: the body must be bytes, or bytes that come piece by piece`);
    default:
      throw new ArgumentError(`${id}: a body of kind ${String(plan.body)} can't be sent`);
  }
}

function isByteStream(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
