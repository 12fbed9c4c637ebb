/** Makes a node: its drivers, its folders, and the loops that keep it in touch with the servers. */

import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AllocCheckStatuses,
  AllocFileInfo,
  AllocResourceUsage,
  HostStats,
  Node,
  NodeMetaResponse,
} from '@yurt/contract';
import { CodedError } from '../coded-error.js';
import type { Driver } from '../drivers/driver.js';
import { MockDriver } from '../drivers/mock-driver.js';
import { RawExec } from '../drivers/raw-exec.js';
import { AllocationRunner } from './allocations/allocation-runner.js';
import { AllocationTable } from './allocations/allocation-table.js';
import { UpdateBatch } from './allocations/update-batch.js';
import { listFiles, readFile, statFile } from './files/file-reading.js';
import { streamFile } from './files/file-stream.js';
import { streamLogs } from './files/log-stream.js';
import { describeNode, type Fingerprint, takeFingerprint } from './fingerprint/describe-node.js';
import type {
  FileContents,
  FileRange,
  FileStream,
  Frame,
  LogStream,
  NodeHandle,
  NodeOptions,
  VolumeCreate,
  VolumeCreated,
} from './node-handle.js';
import { NodeMetadata } from './node-metadata.js';
import { ProcessLedger } from './process-ledger.js';
import { readCpuInfo } from './stats/cpu-info.js';
import { HostStatsReader } from './stats/host-stats.js';
import { allocationUsage } from './stats/task-stats.js';
import { hostEnvironment } from './tasks/task-environment.js';
import type { TaskContext } from './tasks/task-runner.js';
import { HostVolumes } from './volumes/host-volumes.js';

const MAX_KILL_TIMEOUT = 30_000;
const MAX_ENDED = 50;
const RETRY_MS = 1000;

/** Makes a node from its options; nothing happens before {@link NodeHandle.start}. */
export function createNode(options: NodeOptions): NodeHandle {
  return new ClientNode(options);
}

class ClientNode implements NodeHandle {
  readonly id: string;
  readonly name: string;
  readonly dataDir: string;

  private readonly allocDirectory: string;
  private readonly drivers: ReadonlyMap<string, Driver>;
  private readonly cpu = readCpuInfo();
  private readonly volumes: HostVolumes;
  private readonly meta: NodeMetadata;
  private readonly ledger: ProcessLedger;
  private readonly stats: HostStatsReader;
  private readonly table: AllocationTable;
  private readonly updates: UpdateBatch;
  private readonly context: TaskContext;
  private readonly closed = new AbortController();
  private fingerprint: Fingerprint | undefined;
  private registering: Promise<void> = Promise.resolve();
  private beating: Promise<void> | undefined;
  private unwatch: (() => void) | undefined;

  constructor(private readonly options: NodeOptions) {
    const { id, name, link, logger, now = Date.now, random = Math.random } = options;
    this.id = id;
    this.name = name;
    this.dataDir = resolve(options.dataDir);
    this.allocDirectory = join(this.dataDir, 'alloc');
    const { enabled = false, deniedEnvvars = [] } = options.drivers?.['raw_exec'] ?? {};
    const drivers: Driver[] = [
      new RawExec({ enabled, deniedEnvvars }),
      ...(options.drivers?.['mock_driver']?.enabled === false ? [] : [new MockDriver()]),
    ];
    this.drivers = new Map(drivers.map((driver) => [driver.name, driver]));
    this.volumes = new HostVolumes(this.dataDir, options.hostVolumes ?? {}, () => this.register());
    this.meta = new NodeMetadata(this.dataDir, options.meta ?? {});
    this.ledger = new ProcessLedger(this.dataDir, this.allocDirectory);
    this.stats = new HostStatsReader(this.allocDirectory, this.cpu, now);
    this.updates = new UpdateBatch((updates) => link.updateAllocations(updates), logger);
    this.context = {
      node: () => this.describe(),
      region: options.region ?? 'global',
      hostEnvironment: hostEnvironment(process.env, options.options?.['env.denylist']),
      maxKillTimeout: options.maxKillTimeout ?? MAX_KILL_TIMEOUT,
      now,
      random,
      logger,
      remember: (allocationId, task, process) => this.ledger.remember(allocationId, task, process),
    };
    this.table = new AllocationTable({
      directory: this.allocDirectory,
      maxEnded: options.gcMaxAllocs ?? MAX_ENDED,
      mhz: this.cpu.cores[0]?.mhz ?? 0,
      now,
      logger,
      createRunner: (allocation, job, group, directory) =>
        new AllocationRunner({
          allocation,
          job,
          group,
          directory,
          driver: (driver) => this.drivers.get(driver),
          context: this.context,
          report: (update) => this.updates.add(update),
        }),
    });
  }

  async start(): Promise<void> {
    await mkdir(join(this.dataDir, 'client'), { recursive: true });
    await mkdir(this.allocDirectory, { recursive: true });
    // Others may pass through to a folder that they know, but not look around.
    await chmod(this.allocDirectory, 0o711);
    const ended = await this.ledger.endLeftovers();
    if (ended > 0) this.options.logger.warn({ processes: ended }, 'ended processes that an earlier agent left behind');
    await this.volumes.restore();
    await this.meta.restore();
    await this.stats.read();
    this.fingerprint = await takeFingerprint(this.options, [...this.drivers.values()], this.cpu, this.allocDirectory);
    await this.register();
    this.unwatch = this.options.link.watchAllocations(this.id, (allocations) => this.table.reconcile(allocations));
    this.beating = this.beat();
  }

  async stop(): Promise<void> {
    if (this.closed.signal.aborted) return;
    this.closed.abort();
    this.unwatch?.();
    // The servers keep what they know: what is stopped here runs again when the agent is back.
    await this.updates.close();
    await this.table.stop();
    await Promise.all([...this.drivers.values()].map((driver) => driver.close()));
    await this.beating;
    await this.registering.catch(() => undefined);
  }

  endProcesses(): void {
    this.ledger.endNow();
  }

  describe(): Node {
    if (!this.fingerprint) throw new Error(`node ${this.name} is not started`);
    return describeNode(this.fingerprint, { meta: this.meta.current(), hostVolumes: this.volumes.describe() });
  }

  hostStats(): Promise<HostStats> {
    return this.stats.read();
  }

  metadata(): NodeMetaResponse {
    return this.meta.describe();
  }

  async applyMetadata(changes: Readonly<Record<string, string | null>>): Promise<NodeMetaResponse> {
    if (await this.meta.apply(changes)) await this.register();
    return this.meta.describe();
  }

  hasAllocation(allocationId: string): boolean {
    return this.table.has(allocationId);
  }

  async allocationStats(allocationId: string, task?: string): Promise<AllocResourceUsage> {
    const { tasks, ended } = this.table.measured(allocationId);
    return allocationUsage(tasks, task, ended);
  }

  async restartAllocation(allocationId: string, target: { task?: string; allTasks?: boolean }): Promise<void> {
    await this.requireRunner(allocationId).restart(target);
  }

  async signalAllocation(allocationId: string, target: { task?: string; signal?: string }): Promise<void> {
    this.requireRunner(allocationId).signal(target.signal ?? '', target.task ?? '');
  }

  collectAllocation(allocationId: string): Promise<boolean> {
    return this.table.collect(allocationId);
  }

  collectGarbage(): Promise<void> {
    return this.table.collectAll();
  }

  checks(allocationId: string): AllocCheckStatuses | undefined {
    return this.table.runner(allocationId)?.checks.statuses;
  }

  async listFiles(allocationId: string, path: string): Promise<AllocFileInfo[]> {
    return listFiles(this.table.files(allocationId), path);
  }

  async statFile(allocationId: string, path: string): Promise<AllocFileInfo> {
    return statFile(this.table.files(allocationId), path);
  }

  async readFile(allocationId: string, path: string, range?: FileRange): Promise<FileContents> {
    return readFile(this.table.requireFiles(allocationId), path, range);
  }

  async streamFile(allocationId: string, request: FileStream, signal: AbortSignal): Promise<AsyncIterable<Frame>> {
    return streamFile(this.table.requireFiles(allocationId), request, this.until(signal));
  }

  async streamLogs(allocationId: string, request: LogStream, signal: AbortSignal): Promise<AsyncIterable<Frame>> {
    const { root } = this.table.requireFiles(allocationId);
    const state = this.table.taskStates(allocationId)[request.task];
    if (!state) throw new CodedError(400, `unknown task name ${JSON.stringify(request.task)}`);
    if (state.StartedAt === null) {
      throw new CodedError(404, `task ${JSON.stringify(request.task)} not started yet. No logs available`);
    }
    return streamLogs(join(root, 'alloc', 'logs'), request, this.until(signal));
  }

  createVolume(request: VolumeCreate): Promise<VolumeCreated> {
    return this.volumes.create(request);
  }

  registerVolume(volume: { id: string; name: string; hostPath: string; capacityBytes: number }): Promise<void> {
    return this.volumes.register(volume);
  }

  deleteVolume(volume: { id: string; name: string }): Promise<void> {
    return this.volumes.delete(volume.id);
  }

  private requireRunner(allocationId: string): AllocationRunner {
    const runner = this.table.runner(allocationId);
    if (!runner) throw new CodedError(500, 'Task not running');
    return runner;
  }

  /** A signal that is aborted with the caller's, or when the node stops. */
  private until(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.closed.signal]);
  }

  /** Tells the servers of the node, one time after another. */
  private register(): Promise<void> {
    this.registering = this.registering
      .catch(() => undefined)
      .then(async () => {
        if (!this.closed.signal.aborted) await this.options.link.registerNode(this.describe());
      });
    return this.registering;
  }

  /** Says that the node lives, for as long as it does. Servers that do not know it (any more) hear of it again. */
  private async beat(): Promise<void> {
    const { signal } = this.closed;
    const { link, logger } = this.options;
    while (!signal.aborted) {
      let wait = RETRY_MS;
      try {
        wait = (await link.heartbeat(this.id)) / 2;
      } catch (error) {
        if (signal.aborted) return;
        logger.warn({ error }, 'heartbeat failed; registering again');
        await this.register().catch((cause: unknown) => logger.warn({ error: cause }, 'node could not be registered'));
      }
      // The loop alone must not keep the process alive.
      await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
