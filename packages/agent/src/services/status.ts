/** Who leads, who is there, and which regions are known: an embedded agent is all of them itself. */

import { regions, status } from '@yurt/contract';

import { type Binding, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

/** The routes of status and regions. */
export function statusServices({ agent }: ServerContext): Binding[] {
  const peer = (): string => `${agent.httpAddress().host}:${agent.rpcPort}`;
  return [
    serve(status.leader, () => peer()),
    serve(status.peers, () => [peer()]),
    serve(regions.list, () => [agent.region]),
  ];
}
