/** A server side for tests of nodes: places allocations on a node and keeps what the node reports. */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Allocation, JobSpec, Node, TaskState } from '@yurt/contract';
import { canonicalizeJob } from '../jobs/canonicalize.js';
import { createNode } from './create-node.js';
import type { NodeHandle, NodeLogger, NodeOptions } from './node-handle.js';
import type { AllocationUpdate, ServerLink } from './server-link.js';

const quiet: NodeLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The other side of a node's link, with no scheduler: what a test places runs. */
export class TestServers implements ServerLink {
  readonly registered: Node[] = [];
  private readonly allocations = new Map<string, Allocation>();
  private readonly listeners = new Set<(allocations: readonly Allocation[]) => void>();
  private waiters: (() => void)[] = [];
  private index = 10;

  async registerNode(node: Node): Promise<void> {
    this.registered.push(node);
    this.tellWaiters();
  }

  async heartbeat(): Promise<number> {
    return 10_000;
  }

  watchAllocations(_nodeId: string, listener: (allocations: readonly Allocation[]) => void): () => void {
    this.listeners.add(listener);
    queueMicrotask(() => listener([...this.allocations.values()]));
    return () => this.listeners.delete(listener);
  }

  async updateAllocations(updates: readonly AllocationUpdate[]): Promise<void> {
    for (const update of updates) {
      const known = this.allocations.get(update.ID);
      if (!known) continue;
      const { TaskStates, DeploymentStatus, NetworkStatus, ...rest } = update;
      this.allocations.set(update.ID, {
        ...known,
        ...rest,
        TaskStates: { ...TaskStates },
        ...(DeploymentStatus && { DeploymentStatus }),
        ...(NetworkStatus && { NetworkStatus }),
      });
    }
    this.tellWaiters();
  }

  async emitEvents(): Promise<void> {}

  /** The allocation as it is known now. */
  get(id: string): Allocation {
    const allocation = this.allocations.get(id);
    if (!allocation) throw new Error(`no allocation ${id}`);
    return allocation;
  }

  /** Places the first group of a job; parts of the allocation may be given. */
  place(spec: JobSpec, parts: Partial<Allocation> = {}): string {
    const job = canonicalizeJob(JSON.parse(JSON.stringify(spec)), { namespace: 'default', region: 'global' });
    const [group] = job.TaskGroups ?? [];
    if (!group) throw new Error('the job has no group');
    const id = parts.ID ?? randomUUID();
    const resources = { ...group.Tasks[0]?.Resources };
    const shared = {
      CPU: 0,
      Cores: 0,
      MemoryMB: 0,
      MemoryMaxMB: 0,
      DiskMB: 300,
      IOPS: 0,
      Networks: null,
      Devices: null,
      NUMA: null,
      SecretsMB: 0,
    };
    this.allocations.set(id, {
      ID: id,
      Namespace: 'default',
      EvalID: randomUUID(),
      Name: `${job.ID}.${group.Name}[0]`,
      NodeID: this.registered[0]?.ID ?? '',
      NodeName: this.registered[0]?.Name ?? '',
      JobID: job.ID,
      Job: job,
      TaskGroup: group.Name,
      Resources: { ...shared, ...resources },
      SharedResources: shared,
      TaskResources: {},
      AllocatedResources: {
        Tasks: Object.fromEntries(
          group.Tasks.map((task) => [
            task.Name,
            {
              Cpu: { CpuShares: task.Resources.CPU, ReservedCores: null },
              Memory: { MemoryMB: task.Resources.MemoryMB, MemoryMaxMB: 0 },
              Networks: null,
              Devices: null,
            },
          ]),
        ),
        TaskLifecycles: {},
        Shared: { DiskMB: 300, Networks: null, Ports: null },
      },
      Metrics: {
        NodesEvaluated: 1,
        NodesFiltered: 0,
        NodesInPool: 1,
        NodePool: 'default',
        NodesAvailable: { dc1: 1 },
        ClassFiltered: null,
        ConstraintFiltered: null,
        NodesExhausted: 0,
        ClassExhausted: null,
        DimensionExhausted: null,
        QuotaExhausted: null,
        ResourcesExhausted: null,
        Scores: null,
        AllocationTime: 0,
        CoalescedFailures: 0,
        ScoreMetaData: null,
      },
      DesiredStatus: 'run',
      ClientStatus: 'pending',
      SigningKeyID: '',
      CreateIndex: ++this.index,
      ModifyIndex: this.index,
      AllocModifyIndex: this.index,
      CreateTime: Date.now() * 1e6,
      ModifyTime: Date.now() * 1e6,
      ...parts,
    });
    this.tellListeners();
    return id;
  }

  /** Changes what the servers want of an allocation. */
  change(id: string, parts: Partial<Allocation>): void {
    this.allocations.set(id, { ...this.get(id), ...parts, AllocModifyIndex: ++this.index });
    this.tellListeners();
  }

  stop(id: string): void {
    this.change(id, { DesiredStatus: 'stop' });
  }

  /** The servers forget an allocation. */
  forget(id: string): void {
    this.allocations.delete(id);
    this.tellListeners();
  }

  /** Resolves when `condition` holds for what is known; it is looked at after each report. */
  async until<T>(condition: () => T | undefined | false): Promise<T> {
    for (;;) {
      const value = condition();
      if (value) return value;
      await new Promise<void>((resolve) => this.waiters.push(resolve));
    }
  }

  /** Waits for a client status. */
  status(id: string, status: Allocation['ClientStatus']): Promise<Allocation> {
    return this.until(() => this.get(id).ClientStatus === status && this.get(id));
  }

  /** A task's state, once there is one. */
  task(id: string, name = 'main'): TaskState {
    const state = this.get(id).TaskStates?.[name];
    if (!state) throw new Error(`no state of task ${name}`);
    return state;
  }

  /** What happened to a task, by type. */
  events(id: string, name = 'main'): string[] {
    return this.task(id, name).Events.map(({ Type }) => Type);
  }

  private tellListeners(): void {
    for (const listener of this.listeners) listener([...this.allocations.values()]);
  }

  private tellWaiters(): void {
    const waiters = this.waiters;
    this.waiters = [];
    for (const wake of waiters) wake();
  }
}

/** A running node with its servers, in a folder of its own. */
export interface NodeUnderTest {
  readonly node: NodeHandle;
  readonly servers: TestServers;
  readonly dataDir: string;
  /** Stops the node and removes its folder. */
  close(): Promise<void>;
}

/** Starts a node with `raw_exec`. */
export async function startNode(options: Partial<NodeOptions> = {}): Promise<NodeUnderTest> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'yurt-node-')));
  const servers = new TestServers();
  const node = createNode({
    id: randomUUID(),
    name: 'node-1',
    dataDir,
    link: servers,
    logger: quiet,
    drivers: { raw_exec: { enabled: true } },
    ...options,
  });
  try {
    await node.start();
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
  return {
    node,
    servers,
    dataDir,
    close: async () => {
      await node.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A task that runs a shell script. */
export function shell(
  script: string,
  parts: Partial<NonNullable<NonNullable<JobSpec['TaskGroups']>[number]['Tasks']>[number]> = {},
) {
  return {
    Name: 'main',
    Driver: 'raw_exec',
    Config: { command: '/bin/sh', args: ['-c', script] },
    Resources: { CPU: 50, MemoryMB: 32 },
    ...parts,
  };
}

type GroupSpec = NonNullable<JobSpec['TaskGroups']>[number];

/** A job with one group of such tasks. */
export function jobOf(
  tasks: ReturnType<typeof shell>[],
  parts: { type?: JobSpec['Type']; group?: Partial<GroupSpec> } = {},
): JobSpec {
  return {
    ID: 'job',
    Type: parts.type ?? 'batch',
    Datacenters: ['dc1'],
    TaskGroups: [
      {
        Name: 'app',
        Tasks: tasks,
        RestartPolicy: { Attempts: 0, Interval: 60e9, Delay: 0, Mode: 'fail' },
        ...parts.group,
      },
    ],
  };
}

/** Reads a stream of frames to its end, or until `enough` says so. */
export async function collect(
  frames: AsyncIterable<{ data?: Uint8Array }>,
  enough: (text: string) => boolean = () => false,
): Promise<string> {
  let text = '';
  for await (const { data } of frames) {
    if (data) text += Buffer.from(data).toString();
    if (enough(text)) break;
  }
  return text;
}
