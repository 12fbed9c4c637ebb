/**
 * The seam between a node and the servers, from the node's side: what a node asks of them. The agent implements it over
 * its own state; nothing in `node/` or `drivers/` imports `state/`, `services/` or `http/`.
 */

import type { AllocDeploymentStatus, Allocation, AllocNetworkStatus, Node, NodeEvent, TaskState } from '@yurt/contract';

/** What a node reports about one of its allocations; fields that are absent stay as they are. */
export interface AllocationUpdate {
  readonly ID: string;
  readonly ClientStatus: 'pending' | 'running' | 'complete' | 'failed' | 'lost' | 'unknown';
  readonly ClientDescription: string;
  readonly TaskStates: Readonly<Record<string, TaskState>>;
  readonly DeploymentStatus?: AllocDeploymentStatus;
  readonly NetworkStatus?: AllocNetworkStatus;
}

/** The servers, as a node sees them. */
export interface ServerLink {
  /** Registers the node, or replaces what is known of it (fingerprint, metadata, host volumes, status). */
  registerNode(node: Node): Promise<void>;
  /** Says that the node lives; the answer is the time in ms within which it must do so again. */
  heartbeat(nodeId: string): Promise<number>;
  /** Calls `listener` with the node's allocations (with their jobs) now and after each change, until the result is called. */
  watchAllocations(nodeId: string, listener: (allocations: readonly Allocation[]) => void): () => void;
  /** Reports allocations; resolves when the report is durable. */
  updateAllocations(updates: readonly AllocationUpdate[]): Promise<void>;
  /** Adds to the node's own list of events. */
  emitEvents(nodeId: string, events: readonly NodeEvent[]): Promise<void>;
}
