/** Finds the node for an allocation: among the ready ones, those that could run it, with room, and the best score. */

import type { AllocatedResources, AllocationMetric, Allocation, Job, Node, TaskGroup } from '@yurt/contract';
import { distinctReason, type Placed, placesOf } from './distinct.js';
import { Feasibility, isInPool, isReady, matchesDatacenter } from './feasibility.js';
import { allocatedResources } from './group-resources.js';
import { NodeRoom } from './node-room.js';
import { PlacementMetrics } from './placement-metrics.js';
import { PortConflict, type PortOffer } from './ports.js';
import { affinitiesOf, affinityScore, fitScore, spreadScore } from './scoring.js';
import type { SchedulerEnvironment, SchedulerView } from './view.js';

/** What is looked for. */
export interface PlaceRequest {
  readonly job: Job;
  readonly group: TaskGroup;
  readonly name: string;
  /** Nodes that an earlier attempt failed on; they are taken only when there is nothing better. */
  readonly penalized?: ReadonlySet<string>;
  /** The node that keeps the data of a sticky disk. */
  readonly preferred?: string;
  /** Only this node will do. */
  readonly only?: string;
}

/** What was found. */
export interface Place {
  readonly node: Node | undefined;
  readonly resources: AllocatedResources | undefined;
  readonly metrics: AllocationMetric;
}

interface Candidate {
  readonly node: Node;
  readonly resources: AllocatedResources;
  readonly score: number;
}

/** Looks for places in one evaluation, and remembers what it has given away. */
export class Selection {
  readonly #view: SchedulerView;
  readonly #environment: SchedulerEnvironment;
  readonly #rooms = new Map<string, NodeRoom>();
  readonly #feasibility = new Map<string, Feasibility>();
  /** The allocations of the job that run on, by ID. */
  readonly #own = new Map<string, Allocation>();

  constructor(view: SchedulerView, environment: SchedulerEnvironment, own: Iterable<Allocation>) {
    this.#view = view;
    this.#environment = environment;
    for (const allocation of own) this.#own.set(allocation.ID, allocation);
  }

  /** The classes of nodes seen, each with whether it could run any of the groups. */
  get classEligibility(): Record<string, boolean> {
    const all: Record<string, boolean> = {};
    for (const { classes } of this.#feasibility.values()) {
      for (const [name, eligible] of classes) all[name] = (all[name] ?? false) || eligible;
    }
    return all;
  }

  /** True when a group's constraints look at single nodes. */
  get escapesClasses(): boolean {
    return [...this.#feasibility.values()].some((feasibility) => feasibility.escapesClasses);
  }

  /** Counts an allocation as gone. */
  free(allocation: Allocation): void {
    this.#own.delete(allocation.ID);
    this.room(allocation.NodeID)?.remove(allocation.ID);
  }

  /** Counts an allocation as there. */
  occupy(allocation: Allocation): void {
    this.#own.set(allocation.ID, allocation);
    this.room(allocation.NodeID)?.add(allocation);
  }

  /** The room of a node; `undefined` when there is no such node. */
  room(nodeId: string): NodeRoom | undefined {
    const known = this.#rooms.get(nodeId);
    if (known !== undefined) return known;
    const node = this.#view.node(nodeId);
    if (node === undefined) return undefined;
    const room = new NodeRoom(node, this.#view.allocationsOnNode(nodeId));
    this.#rooms.set(nodeId, room);
    return room;
  }

  /** Finds the best place; without one, the metrics say why. */
  find(request: PlaceRequest): Place {
    const started = this.#environment.now();
    const { job, group } = request;
    const inPool = [...this.#view.nodes()].filter((node) => isInPool(node, job.NodePool) && isReady(node));
    const ready = inPool.filter((node) => matchesDatacenter(job.Datacenters, node.Datacenter));
    const available: Record<string, number> = {};
    for (const { Datacenter } of ready) available[Datacenter] = (available[Datacenter] ?? 0) + 1;
    const pool = { name: job.NodePool, nodes: ready.length === 0 ? 0 : inPool.length };
    const metrics = new PlacementMetrics(pool, available);

    const nodes = request.only === undefined ? this.#shuffled(ready) : ready.filter((node) => node.ID === request.only);
    const sticky = nodes.find((node) => node.ID === request.preferred);
    const kept = sticky === undefined ? undefined : this.#consider(request, sticky, metrics);
    const best = kept ?? this.#best(request, sticky === undefined ? nodes : nodes.filter((n) => n !== sticky), metrics);
    const elapsed = Math.max(1, this.#environment.now() - started);
    return {
      node: best?.node,
      resources: best?.resources,
      metrics: metrics.record(elapsed, best === undefined ? group : undefined),
    };
  }

  #best(request: PlaceRequest, nodes: readonly Node[], metrics: PlacementMetrics): Candidate | undefined {
    const { job, group } = request;
    const choosy = affinitiesOf(job, group).length > 0 || (job.Spreads ?? group.Spreads ?? []).length > 0;
    const sample = job.Type === 'batch' ? 2 : Math.max(2, Math.ceil(Math.log2(Math.max(1, nodes.length))));
    const limit = choosy ? Math.max(100, group.Count) : sample;
    let best: Candidate | undefined;
    let seen = 0;
    for (const node of nodes) {
      const candidate = this.#consider(request, node, metrics);
      if (candidate === undefined) continue;
      if (best === undefined || candidate.score > best.score) best = candidate;
      // A node that would rather not be taken does not use up the sample.
      if (candidate.score > 0) seen += 1;
      if (seen >= limit) break;
    }
    return best;
  }

  #consider(request: PlaceRequest, node: Node, metrics: PlacementMetrics): Candidate | undefined {
    const { job, group } = request;
    metrics.evaluate();
    const reason = this.#feasibilityOf(job, group).reason(node, request.name);
    if (reason !== undefined) {
      metrics.filter(node, reason);
      return undefined;
    }
    const placed = placesOf(this.#own.values());
    const distinct = distinctReason(job, group, node, placed, (id) => this.#view.node(id));
    if (distinct !== undefined) {
      metrics.filter(node, distinct);
      return undefined;
    }
    const room = this.room(node.ID);
    const resources = room === undefined ? undefined : this.#fit(room, job, group, metrics);
    if (room === undefined || resources === undefined) return undefined;
    return { node, resources, score: this.#score(request, room, resources, placed, metrics) };
  }

  #feasibilityOf(job: Job, group: TaskGroup): Feasibility {
    const known = this.#feasibility.get(group.Name);
    if (known !== undefined) return known;
    const feasibility = new Feasibility(job, group, this.#view);
    this.#feasibility.set(group.Name, feasibility);
    return feasibility;
  }

  #fit(room: NodeRoom, job: Job, group: TaskGroup, metrics: PlacementMetrics): AllocatedResources | undefined {
    const ask = group.Networks?.[0];
    let offer: PortOffer | undefined;
    try {
      offer = ask === undefined ? undefined : room.ports.offer(ask, this.#environment.random);
    } catch (error) {
      if (!(error instanceof PortConflict)) throw error;
      metrics.exhaust(room.node, `network: ${error.message}`);
      return undefined;
    }
    const pool = this.#view.nodePool(job.NodePool)?.SchedulerConfiguration;
    const oversubscribe = pool?.MemoryOversubscriptionEnabled ?? this.#view.configuration.MemoryOversubscriptionEnabled;
    const cores = room.reserveCores(group);
    const resources = cores === undefined ? undefined : allocatedResources(group, offer, oversubscribe, cores);
    const short = resources === undefined ? 'cores' : room.shortage(resources);
    if (short === undefined) return resources;
    metrics.exhaust(room.node, short);
    return undefined;
  }

  #score(
    { job, group, penalized }: PlaceRequest,
    room: NodeRoom,
    resources: AllocatedResources,
    placed: readonly Placed[],
    metrics: PlacementMetrics,
  ): number {
    const { node } = room;
    const pool = this.#view.nodePool(job.NodePool)?.SchedulerConfiguration;
    const algorithm = pool?.SchedulerAlgorithm || this.#view.configuration.SchedulerAlgorithm;
    const fit = fitScore(room.used(resources), room.capacity, algorithm);
    const parts = [fit];
    const neighbours = placed.filter((other) => other.nodeId === node.ID && other.group === group.Name).length;
    const crowding = neighbours === 0 ? 0 : -(neighbours + 1) / Math.max(1, group.Count);
    if (neighbours > 0) parts.push(crowding);
    const penalty = penalized?.has(node.ID) === true ? -1 : 0;
    if (penalty !== 0) parts.push(penalty);
    const affinity = affinityScore(affinitiesOf(job, group), node);
    if (affinity !== 0) parts.push(affinity);
    const spread = spreadScore(job, group, node, placed, (id) => this.#view.node(id));
    if (spread !== 0) parts.push(spread);
    const score = parts.reduce((sum, part) => sum + part, 0) / parts.length;
    metrics.score(
      node.ID,
      {
        'job-anti-affinity': crowding,
        'node-reschedule-penalty': penalty,
        'node-affinity': affinity,
        ...(spread === 0 ? {} : { 'allocation-spread': spread }),
        binpack: fit,
      },
      score,
    );
    return score;
  }

  #shuffled(nodes: readonly Node[]): Node[] {
    const shuffled = [...nodes];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = Math.floor(this.#environment.random() * (i + 1));
      const [a, b] = [shuffled[i], shuffled[j]];
      if (a !== undefined && b !== undefined) [shuffled[i], shuffled[j]] = [b, a];
    }
    return shuffled;
  }
}
