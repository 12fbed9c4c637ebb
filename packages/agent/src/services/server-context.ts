/** What services work with. */

import { randomUUID } from 'node:crypto';

import type { NodeHandle } from '../node/node-handle.js';
import type { StateStore } from '../state/state-store.js';

/** The agent, as it tells of itself. */
export interface AgentIdentity {
  /** The agent's name, without the region. */
  readonly name: string;
  readonly region: string;
  readonly datacenter: string;
  /** A UUID that stays the same as long as the state does. */
  readonly id: string;
  readonly dataDir: string;
  readonly logLevel: string;
  readonly bindAddress: string;
  /** The HTTP address that others reach; known once the agent listens. */
  readonly httpAddress: () => { readonly host: string; readonly port: number };
  readonly rpcPort: number;
  readonly serfPort: number;
  readonly aclEnabled: boolean;
  readonly eventBufferSize: number;
  readonly clientEnabled: boolean;
  readonly clientMeta: Readonly<Record<string, string>>;
  readonly clientOptions: Readonly<Record<string, string>>;
}

/** What services work with. Clock, ids and randomness come from outside, so that tests can hold them still. */
export interface ServerContext {
  readonly state: StateStore;
  readonly agent: AgentIdentity;
  /** The nodes that this agent runs, by ID. */
  readonly nodes: ReadonlyMap<string, NodeHandle>;
  /** A new UUID. */
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A new UUID. */
export function newUuid(): string {
  return randomUUID();
}

/** A moment in nanoseconds since 1970, as Nomad stamps its objects. */
export function unixNanoseconds(milliseconds: number): number {
  return milliseconds * 1e6;
}
