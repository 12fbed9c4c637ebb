/** The event stream: every change of the servers' state, in the order in which it was committed. */

import type { EventPayloads } from './event-payloads.js';

/** What an event is about: the topics of which there are events, and `'*'` to ask for all of them. */
export type Topic = keyof EventPayloads | '*';

/**
 * What caused an event: mostly the name of the write. A write may change several objects, so any type may come with
 * any topic: placing a job sends `PlanResult` with allocations, evaluations, deployments and jobs.
 */
export type EventType =
  | 'ACLAuthMethodDeleted'
  | 'ACLAuthMethodUpserted'
  | 'ACLBindingRuleDeleted'
  | 'ACLBindingRuleUpserted'
  | 'ACLPolicyDeleted'
  | 'ACLPolicyUpserted'
  | 'ACLRoleDeleted'
  | 'ACLRoleUpserted'
  | 'ACLTokenDeleted'
  | 'ACLTokenUpserted'
  | 'AllocationCreated'
  | 'AllocationUpdateDesiredStatus'
  | 'AllocationUpdated'
  | 'CSIVolumeClaim'
  | 'CSIVolumeDeregistered'
  | 'CSIVolumeRegistered'
  | 'DeploymentAllocHealth'
  | 'DeploymentPromotion'
  | 'DeploymentStatusUpdate'
  | 'EvaluationUpdated'
  | 'HostVolumeDeleted'
  | 'HostVolumeRegistered'
  | 'JobBatchDeregistered'
  | 'JobDeregistered'
  | 'JobRegistered'
  | 'NodeDeregistration'
  | 'NodeDrain'
  | 'NodeEligibility'
  | 'NodePoolDeleted'
  | 'NodePoolUpserted'
  | 'NodeRegistration'
  | 'NodeStreamEvent'
  | 'PlanResult'
  | 'ServiceDeregistration'
  | 'ServiceRegistration'
  | 'UtilizationSnapshotUpserted'
  | 'VariableUpdated'
  | (string & {});

/**
 * An event of one topic.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export interface TopicEvent<T extends keyof EventPayloads> {
  /** What it is about; decides what `Payload` holds. */
  Topic: T;
  /** What caused it. */
  Type: EventType;
  /** ID of the object: a job's ID, a node pool's name, a variable's path. `''` when a host volume is deleted. */
  Key: string;
  /** Namespace of the object; `''` for what has none, such as nodes. */
  Namespace: string;
  /** Further IDs by which a subscription finds it: of an allocation its job and deployment; `null` without any. */
  FilterKeys: string[] | null;
  /** Raft index of the change; the same for all events of a line. */
  Index: number;
  /** The object as it is after the change, or as it was before it was deleted. */
  Payload: EventPayloads[T];
}

/**
 * Events of the given topics: `EventOf<'Job'>`, `EventOf<'Job' | 'Node'>`.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export type EventOf<T extends keyof EventPayloads> = { [K in T]: TopicEvent<K> }[T];

/**
 * Any event. A comparison of its `Topic` tells the compiler what its `Payload` holds.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export type Event = EventOf<keyof EventPayloads>;

/**
 * A line of the stream: all events of one Raft index that were asked for. Lines come whole or not at all.
 *
 * An event that two of the requested keys match comes twice in its line.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export interface Events {
  /** Raft index of the change. */
  Index: number;
  /** The events, at least one. */
  Events: Event[];
}

/**
 * A heartbeat, `{}` on the wire: it comes at once and every 30 s. Without one for longer than that the stream is dead.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export interface EventHeartbeat {
  /** Never there. */
  Index?: undefined;
  /** Never there; tells a heartbeat from {@link Events}. */
  Events?: undefined;
}

/**
 * Whatever a line of the stream may be.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/events#event-stream
 */
export type EventLine = Events | EventHeartbeat;
