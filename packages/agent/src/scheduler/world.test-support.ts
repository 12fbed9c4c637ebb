/** A small state in memory for tests of the scheduler: it is seen, decided upon, and changed by the decisions. */

import type { Allocation, Deployment, Evaluation, Job, Node } from '@yurt/contract';

import { canonicalizeJob } from '../jobs/canonicalize.js';
import { decide } from './decide.js';
import type { Decision } from './plan.js';
import type { SchedulerEnvironment, SchedulerView } from './view.js';

/** Numbers that look random and are the same in each run. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What differs between the nodes of a test. */
export interface NodeShape {
  readonly cpu?: number;
  readonly memory?: number;
  /** How many cores there are, all of one speed; default 1. */
  readonly cores?: number;
  readonly datacenter?: string;
  readonly pool?: string;
  readonly nodeClass?: string;
  readonly attributes?: Record<string, string>;
  readonly meta?: Record<string, string>;
  readonly hostVolumes?: Node['HostVolumes'];
  readonly addresses?: readonly string[];
  readonly ports?: readonly [number, number];
  readonly reservedPorts?: string;
}

function nodeOf(id: string, shape: NodeShape): Node {
  const { cpu = 1000, memory = 1000, cores = 1, addresses = ['127.0.0.1'], ports = [20000, 32000] } = shape;
  const coreIds = Array.from({ length: cores }, (_, core) => core);
  return {
    ID: id,
    SecretID: '',
    Datacenter: shape.datacenter ?? 'dc1',
    Name: `name-${id}`,
    HTTPAddr: '',
    TLSEnabled: false,
    Attributes: { 'kernel.name': 'linux', ...shape.attributes },
    NodeResources: {
      Cpu: { CpuShares: cpu, TotalCpuCores: cores, ReservableCpuCores: coreIds },
      Processors: {
        Topology: {
          Nodes: null,
          Distances: null,
          Cores: coreIds.map((ID) => ({
            SocketID: 0,
            NodeID: 0,
            ID,
            Grade: true,
            Disable: false,
            BaseSpeed: cpu / cores,
            MaxSpeed: 0,
            GuessSpeed: 0,
          })),
          OverrideTotalCompute: 0,
          OverrideWitholdCompute: 0,
        },
      },
      Memory: { MemoryMB: memory },
      Disk: { DiskMB: 100_000 },
      Devices: null,
      Networks: [],
      NodeNetworks: [
        {
          Mode: 'host',
          Device: 'lo',
          MacAddress: '',
          Speed: 1000,
          Addresses: addresses.map((Address) => ({
            Family: 'ipv4' as const,
            Alias: 'default',
            Address,
            ReservedPorts: '',
            Gateway: '',
          })),
        },
      ],
      MinDynamicPort: ports[0],
      MaxDynamicPort: ports[1],
    },
    ReservedResources: {
      Cpu: { CpuShares: 0, ReservedCpuCores: null },
      Memory: { MemoryMB: 0 },
      Disk: { DiskMB: 0 },
      Networks: { ReservedHostPorts: shape.reservedPorts ?? '' },
    },
    Links: {},
    Meta: { ...shape.meta },
    NodeClass: shape.nodeClass ?? '',
    NodePool: shape.pool ?? 'default',
    ComputedClass: `v1:${shape.nodeClass ?? ''}:${JSON.stringify(shape.attributes ?? {})}`,
    CgroupParent: '',
    Drain: false,
    DrainStrategy: null,
    SchedulingEligibility: 'eligible',
    Status: 'ready',
    StatusDescription: '',
    StatusUpdatedAt: 0,
    IdentitySigningKeyID: '',
    Events: [],
    Drivers: {
      raw_exec: { Attributes: null, Detected: true, Healthy: true, HealthDescription: 'Healthy', UpdateTime: '' },
    },
    CSIControllerPlugins: {},
    CSINodePlugins: {},
    HostVolumes: shape.hostVolumes ?? {},
    GCVolumesOnNodeGC: false,
    HostNetworks: null,
    LastDrain: null,
    NodeMaxAllocs: 0,
    LastMissedHeartbeatIndex: 0,
    LastAllocUpdateIndex: 0,
    CreateIndex: 1,
    ModifyIndex: 1,
  };
}

/** What differs between the jobs of a test. */
export interface JobShape {
  readonly type?: string;
  readonly count?: number;
  readonly cpu?: number;
  readonly memory?: number;
  /** Parts of the written job, group and task. */
  readonly job?: Record<string, unknown>;
  readonly group?: Record<string, unknown>;
  readonly task?: Record<string, unknown>;
}

/** The state, with what tests do to it. */
export class World implements SchedulerView {
  index = 1;
  /** Nanoseconds since 1970. */
  time = 1_700_000_000 * 1e9;
  readonly configuration = {
    SchedulerAlgorithm: 'binpack' as const,
    PreemptionConfig: {
      SystemSchedulerEnabled: false,
      SysBatchSchedulerEnabled: false,
      BatchSchedulerEnabled: false,
      ServiceSchedulerEnabled: false,
    },
    MemoryOversubscriptionEnabled: false,
    RejectJobRegistration: false,
    PauseEvalBroker: false,
    NodeLimitForFeasibilityChecks: 0,
    CreateIndex: 0,
    ModifyIndex: 0,
  };
  readonly nodeById = new Map<string, Node>();
  readonly jobById = new Map<string, Job>();
  readonly versions: Job[] = [];
  readonly allocationById = new Map<string, Allocation>();
  readonly deployments: Deployment[] = [];
  readonly environment: SchedulerEnvironment;
  #ids = 0;

  constructor(seed = 1) {
    this.environment = {
      now: () => this.time,
      newId: () => `id-${(this.#ids += 1)}`,
      random: seededRandom(seed),
    };
  }

  job(_namespace: string, jobId: string): Job | undefined {
    return this.jobById.get(jobId);
  }

  jobVersion(_namespace: string, jobId: string, version: number): Job | undefined {
    return this.versions.find((job) => job.ID === jobId && job.Version === version);
  }

  allocationsOfJob(_namespace: string, jobId: string): Allocation[] {
    return [...this.allocationById.values()].filter(({ JobID }) => JobID === jobId);
  }

  allocationsOnNode(nodeId: string): Allocation[] {
    return [...this.allocationById.values()].filter(({ NodeID }) => NodeID === nodeId);
  }

  allocation(id: string): Allocation | undefined {
    return this.allocationById.get(id);
  }

  nodes(): Iterable<Node> {
    return this.nodeById.values();
  }

  node(id: string): Node | undefined {
    return this.nodeById.get(id);
  }

  nodePool(): undefined {
    return undefined;
  }

  latestDeployment(_namespace: string, jobId: string): Deployment | undefined {
    return this.deployments.findLast((deployment) => deployment.JobID === jobId);
  }

  hostVolume(): undefined {
    return undefined;
  }

  addNode(id: string, shape: NodeShape = {}): void {
    this.nodeById.set(id, nodeOf(id, shape));
  }

  changeNode(id: string, change: Partial<Node>): void {
    const node = this.nodeById.get(id);
    if (node !== undefined) this.nodeById.set(id, { ...node, ...change });
  }

  /** Registers a job, or a new version of it. */
  register(id: string, shape: JobShape = {}): Job {
    this.index += 1;
    const { count = 1, cpu = 100, memory = 100 } = shape;
    const task = {
      Name: 'main',
      Driver: 'raw_exec',
      Config: { command: '/bin/true' },
      Resources: { CPU: cpu, MemoryMB: memory },
      ...shape.task,
    };
    const written = {
      ID: id,
      Type: shape.type ?? 'service',
      TaskGroups: [{ Name: 'app', Count: count, Tasks: [task], ...shape.group }],
      ...shape.job,
    };
    const existing = this.jobById.get(id);
    const job: Job = {
      ...canonicalizeJob(written, { namespace: 'default', region: 'global' }),
      Version: existing === undefined ? 0 : existing.Version + 1,
      CreateIndex: existing?.CreateIndex ?? this.index,
      ModifyIndex: this.index,
      JobModifyIndex: this.index,
    };
    this.jobById.set(id, job);
    this.versions.push(job);
    return job;
  }

  stop(id: string): void {
    const job = this.jobById.get(id);
    this.index += 1;
    if (job !== undefined) this.jobById.set(id, { ...job, Stop: true, JobModifyIndex: this.index });
  }

  /** Decides for a job, and does what was decided. */
  evaluate(jobId: string, evaluation: Partial<Evaluation> = {}): Decision {
    const decision = this.decide(jobId, evaluation);
    this.commit(decision);
    return decision;
  }

  /** Decides for a job and changes nothing. */
  decide(jobId: string, evaluation: Partial<Evaluation> = {}): Decision {
    return decide(
      this,
      {
        ID: this.environment.newId(),
        Namespace: 'default',
        Priority: 50,
        Type: this.jobById.get(jobId)?.Type ?? 'service',
        TriggeredBy: 'job-register',
        JobID: jobId,
        Status: 'pending',
        CreateIndex: this.index,
        ModifyIndex: this.index,
        CreateTime: this.time,
        ModifyTime: this.time,
        ...evaluation,
      },
      this.environment,
    );
  }

  commit({ plan }: Decision): void {
    this.index += 1;
    for (const { id, change } of plan.changes) this.changeAllocation(id, change);
    for (const placement of plan.placements) {
      const known = this.allocationById.get(placement.ID);
      this.allocationById.set(placement.ID, {
        ...placement,
        ClientStatus: known?.ClientStatus ?? placement.ClientStatus,
        CreateIndex: known?.CreateIndex ?? this.index,
      });
      const previous = placement.PreviousAllocation;
      if (previous !== undefined) this.changeAllocation(previous, { NextAllocation: placement.ID });
    }
    if (plan.deployment !== undefined) {
      const at = this.deployments.findIndex(({ ID }) => ID === plan.deployment?.ID);
      if (at === -1) this.deployments.push(plan.deployment);
      else this.deployments[at] = plan.deployment;
    }
    for (const { id, status, description } of plan.deploymentChanges) {
      this.changeDeployment(id, { Status: status, StatusDescription: description });
    }
    for (const { ID, DeploymentID, DeploymentStatus, TaskGroup } of plan.placements) {
      if (DeploymentStatus?.Canary === true && DeploymentID !== undefined) {
        this.changeDeploymentState(DeploymentID, TaskGroup, (state) => ({
          ...state,
          PlacedCanaries: [...(state.PlacedCanaries ?? []), ID],
        }));
      }
    }
  }

  changeAllocation(id: string, change: Partial<Allocation>): void {
    const allocation = this.allocationById.get(id);
    if (allocation !== undefined) this.allocationById.set(id, { ...allocation, ...change });
  }

  changeDeployment(id: string, change: Partial<Deployment>): void {
    const at = this.deployments.findIndex((deployment) => deployment.ID === id);
    const deployment = this.deployments[at];
    if (deployment !== undefined) this.deployments[at] = { ...deployment, ...change };
  }

  changeDeploymentState(
    id: string,
    group: string,
    change: (state: Deployment['TaskGroups'][string]) => Deployment['TaskGroups'][string],
  ): void {
    const deployment = this.deployments.find(({ ID }) => ID === id);
    const state = deployment?.TaskGroups[group];
    if (deployment === undefined || state === undefined) return;
    this.changeDeployment(id, { TaskGroups: { ...deployment.TaskGroups, [group]: change(state) } });
  }

  /** All of a job's allocations that run or are to. */
  live(jobId: string): Allocation[] {
    return this.allocationsOfJob('default', jobId)
      .filter(
        ({ DesiredStatus, ClientStatus }) =>
          DesiredStatus === 'run' && !['failed', 'complete', 'lost'].includes(ClientStatus),
      )
      .toSorted((a, b) => (a.Name < b.Name ? -1 : 1));
  }

  /** The tasks of a job's live allocations run, and count as healthy where a deployment looks at them. */
  becomeHealthy(jobId: string): void {
    for (const allocation of this.live(jobId)) {
      const { ID, DeploymentID, TaskGroup } = allocation;
      const isNew = allocation.DeploymentStatus?.Healthy !== true;
      this.changeAllocation(ID, {
        ClientStatus: 'running',
        DeploymentStatus: {
          Healthy: true,
          Timestamp: null,
          Canary: allocation.DeploymentStatus?.Canary ?? false,
          ModifyIndex: this.index,
        },
      });
      if (!isNew || DeploymentID === undefined) continue;
      this.changeDeploymentState(DeploymentID, TaskGroup, (state) => ({
        ...state,
        HealthyAllocs: state.HealthyAllocs + 1,
      }));
    }
  }

  /** The tasks of an allocation end. */
  end(id: string, status: 'failed' | 'complete'): void {
    const finished = new Date(this.time / 1e6).toISOString();
    this.changeAllocation(id, {
      ClientStatus: status,
      TaskStates: {
        main: {
          State: 'dead',
          Failed: status === 'failed',
          Restarts: 0,
          LastRestart: null,
          StartedAt: finished,
          FinishedAt: finished,
          Events: [],
          Paused: '',
        },
      },
    });
  }
}
