/** The list of events that a node carries with it. */

import type { Node, NodeEvent } from '@yurt/contract';

/** How many events a node keeps. */
const KEPT = 10;

/** A node with an event more; the oldest go when there are too many. */
export function withEvent(node: Node, event: NodeEvent): Node {
  return { ...node, Events: [...node.Events, event].slice(-KEPT) };
}

/** An event of a node. */
export function nodeEvent(
  subsystem: NodeEvent['Subsystem'],
  message: string,
  { now, index }: { readonly now: number; readonly index: number },
): NodeEvent {
  return {
    Message: message,
    Subsystem: subsystem,
    Details: null,
    Timestamp: new Date(now).toISOString(),
    CreateIndex: index,
  };
}
