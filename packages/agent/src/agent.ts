/** Starts an agent: state, scheduler, nodes and HTTP, put together. */

import { hostname } from 'node:os';

import { endpoints } from '@yurt/contract';
import { destination, type Logger, pino } from 'pino';

import type { AgentOptions } from './agent-options.js';
import { DataDirectory } from './data-directory.js';
import { HttpServer, type InjectedAnswer, type InjectedRequest } from './http/server.js';
import { createNode } from './node/create-node.js';
import type { NodeHandle } from './node/node-handle.js';
import { onProcessExit } from './process-exit.js';
import { bootstrap } from './services/bootstrap.js';
import { clientServices } from './services/client.js';
import { coreServices } from './services/core-services.js';
import { scheduleGarbageCollection } from './services/garbage-collection.js';
import { jobServices } from './services/jobs/services.js';
import { NodeLink } from './services/nodes/node-link.js';
import { ControlPlane } from './services/scheduling/control-plane.js';
import { newUuid, type ServerContext } from './services/server-context.js';
import { StateStore } from './state/state-store.js';

/** One of an agent's nodes. */
export interface AgentNode {
  readonly id: string;
  readonly name: string;
}

/** A running agent. `await using` closes it at the end of its scope. */
export interface Agent {
  /** Where the API is: `http://127.0.0.1:4646`. */
  readonly address: string;
  readonly name: string;
  readonly region: string;
  readonly nodes: readonly AgentNode[];
  /** Answers a request in this process, without a socket. The client's in-memory transport takes an agent as it is. */
  inject(request: InjectedRequest): Promise<InjectedAnswer>;
  /**
   * Stops the nodes with their tasks, ends every request, and releases port and files. What `dataDir` holds stays;
   * without it nothing is left. A second call does nothing more. When the program exits without this call, the tasks are
   * ended by force; what a program that was killed has left is ended by the next agent that has the same `dataDir`, or
   * none and the same temporary directory.
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts an agent and resolves when its nodes are ready.
 *
 * @throws RangeError when `port` is no port.
 * @throws Error when the port is taken, the folder is another agent's, or a node can't start; nothing is left then.
 */
export async function startAgent(options: AgentOptions = {}): Promise<Agent> {
  const { port = 0 } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`port: ${port} is no port; ports go from 0, which takes a free one, to 65535`);
  }
  const agent = new RunningAgent(options, await DataDirectory.take(options.dataDir));
  try {
    await agent.start();
    return agent;
  } catch (error) {
    await agent.close();
    throw error;
  }
}

class RunningAgent implements Agent {
  readonly name: string;
  readonly region: string;
  readonly #options: AgentOptions;
  readonly #directory: DataDirectory;
  readonly #logger: Logger;
  readonly #nodes = new Map<string, NodeHandle>();
  #state: StateStore | undefined;
  #http: HttpServer | undefined;
  #link: NodeLink | undefined;
  #control: ControlPlane | undefined;
  #stopCollecting: (() => void) | undefined;
  #listening: { readonly host: string; readonly port: number } = { host: '', port: 0 };
  #closing: Promise<void> | undefined;
  readonly #stopWatchingExit: () => void;

  constructor(options: AgentOptions, directory: DataDirectory) {
    this.#options = options;
    this.#directory = directory;
    this.name = options.name ?? hostname();
    this.region = options.region ?? 'global';
    const lines = destination({ dest: 2, sync: true });
    // A terminal that was closed takes no more lines; the agent still has its tasks to end.
    lines.on('error', () => undefined);
    this.#logger = pino({ level: options.logLevel ?? 'warn', base: null }, lines);
    this.#stopWatchingExit = onProcessExit(() => {
      for (const node of this.#nodes.values()) node.endProcesses();
      directory.releaseNow();
    });
  }

  get address(): string {
    const { host, port } = this.#listening;
    const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
    return `http://${reachable.includes(':') && !reachable.startsWith('[') ? `[${reachable}]` : reachable}:${port}`;
  }

  get nodes(): readonly AgentNode[] {
    return [...this.#nodes.values()].map(({ id, name }) => ({ id, name }));
  }

  async start(): Promise<void> {
    const { eventBufferSize } = this.#options;
    const state = new StateStore({ dataDir: this.#directory.state, eventBufferSize });
    this.#state = state;
    await bootstrap(state);
    const context = await this.#context(state);
    this.#link = new NodeLink(context);
    this.#control = new ControlPlane({
      ...context,
      onFault: (error, evaluation) =>
        this.#logger.error({ err: error, evaluation: evaluation.ID }, 'evaluation failed'),
    });
    this.#control.start();
    this.#http = new HttpServer({
      endpoints,
      bindings: [...coreServices(context), ...jobServices(context), ...clientServices(context)],
      state,
      region: this.region,
      logger: this.#logger.child({ room: 'http' }),
      random: Math.random,
    });
    this.#listening = await this.#http.listen(this.#options.host ?? '127.0.0.1', this.#options.port ?? 0);
    await this.#startNodes(this.#link);
    this.#stopCollecting = scheduleGarbageCollection(context);
    this.#logger.info({ address: this.address, nodes: this.nodes }, 'agent ready');
  }

  inject(request: InjectedRequest): Promise<InjectedAnswer> {
    if (this.#http === undefined) throw new Error('the agent is not started');
    return this.#http.inject(request);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    // All are released, whatever goes wrong with one of them; the first trouble is told.
    const troubles: unknown[] = [];
    const release = async (work: (() => Promise<unknown> | undefined) | undefined): Promise<void> => {
      try {
        await work?.();
      } catch (error) {
        troubles.push(error);
      }
    };
    await release(() => this.#http?.close());
    // What the nodes stop now is not to be placed anew.
    await release(() => this.#control?.stop());
    await release(() => Promise.all([...this.#nodes.values()].map((node) => node.stop())));
    this.#stopCollecting?.();
    this.#link?.close();
    await release(() => this.#state?.close());
    await release(() => this.#directory.release());
    this.#stopWatchingExit();
    if (troubles.length > 0) throw troubles[0];
  }

  async #context(state: StateStore): Promise<ServerContext> {
    const { client, datacenter = 'dc1', logLevel = 'warn', host = '127.0.0.1', serverPorts } = this.#options;
    return {
      state,
      agent: {
        name: this.name,
        region: this.region,
        datacenter,
        id: await this.#directory.identity('server', 'node-id'),
        dataDir: this.#options.dataDir ?? '',
        logLevel,
        bindAddress: host,
        httpAddress: () => this.#advertised(),
        rpcPort: serverPorts?.rpc ?? 4647,
        serfPort: serverPorts?.serf ?? 4648,
        aclEnabled: false,
        eventBufferSize: this.#options.eventBufferSize ?? 100,
        clientEnabled: client?.enabled !== false,
        clientMeta: client?.meta ?? {},
        clientOptions: client?.options ?? {},
      },
      nodes: this.#nodes,
      newId: newUuid,
      now: Date.now,
    };
  }

  #advertised(): { readonly host: string; readonly port: number } {
    const { advertise } = this.#options;
    const [, host, port] = /^(.*):(\d+)$/.exec(advertise ?? '') ?? [];
    if (host !== undefined && port !== undefined) return { host, port: Number(port) };
    return this.#listening;
  }

  async #startNodes(link: NodeLink): Promise<void> {
    const { client, nodes: count = 1 } = this.#options;
    if (client?.enabled === false) return;
    const started: Promise<void>[] = [];
    for (let number = 1; number <= count; number += 1) {
      const node = await this.#createNode(link, number, count);
      this.#nodes.set(node.id, node);
      started.push(node.start());
    }
    await Promise.all(started);
  }

  async #createNode(link: NodeLink, number: number, count: number): Promise<NodeHandle> {
    const { client = {}, datacenter, dataDir } = this.#options;
    const { host, port } = this.#advertised();
    const { enabled: _enabled, drivers, ...settings } = client;
    const folder = this.#directory.node(number, count);
    const identity = count === 1 ? ['client', 'client-id'] : ['nodes', String(number), 'client', 'client-id'];
    return createNode({
      ...settings,
      id: await this.#directory.identity(...identity),
      name: count === 1 ? this.name : `${this.name}-${number}`,
      dataDir: folder,
      link,
      logger: this.#logger.child({ room: 'node', node: number }),
      datacenter,
      region: this.region,
      httpAddress: `${host}:${port}`,
      drivers: drivers ?? (dataDir === undefined ? { raw_exec: { enabled: true } } : {}),
    });
  }
}
