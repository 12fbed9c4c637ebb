/** What nodes answer about themselves: statistics, metadata, garbage. */

import { client } from '@yurt/contract';

import { CodedError } from '../coded-error.js';
import { findNode } from './client-target.js';
import { type Binding, serve } from './serve.js';
import type { ServerContext } from './server-context.js';

/** Bodies come as they were sent: the values are looked at before they are believed. */
function readMeta(meta: unknown): Record<string, string | null> {
  if (typeof meta !== 'object' || meta === null) throw new CodedError(400, 'missing required Meta object');
  const changes: Record<string, string | null> = {};
  for (const [key, value] of Object.entries(meta)) {
    if (typeof value !== 'string' && value !== null) {
      const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : kindOf(value);
      throw new CodedError(
        400,
        `json: cannot unmarshal ${kind} into Go struct field NodeMetaApplyRequest.Meta of type string`,
      );
    }
    changes[key] = value;
  }
  return changes;
}

/** Numbers that keep every digit are objects here, and numbers in JSON. */
function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? 'object'
    : 'number';
}

/** The routes of a node's own figures. */
export function clientNodeServices(context: ServerContext): Binding[] {
  return [
    serve(client.stats, ({ query }) => findNode(context, query.nodeId, 404).hostStats()),
    serve(client.gc, ({ query }) => findNode(context, query.nodeId, 500).collectGarbage()),
    serve(client.metadata.read, ({ query }) => findNode(context, query.nodeId, 500).metadata()),
    serve(client.metadata.apply, ({ query, body }) =>
      findNode(context, query.nodeId || body.NodeID, 500).applyMetadata(readMeta(body.Meta)),
    ),
  ];
}
