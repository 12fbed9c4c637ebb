/**
 * Runs the checks of services that Nomad itself looks after: HTTP and TCP, at their interval, against the allocation's
 * ports.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/check
 */

import { createHash } from 'node:crypto';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect } from 'node:net';
import type {
  AllocCheckStatus,
  AllocCheckStatuses,
  Allocation,
  Service,
  ServiceCheck,
  TaskGroup,
} from '@yurt/contract';
import { startTimer } from '@yurt/contract/timers';
import { pause } from '../../pause.js';

/** The most that is kept of what a failing check answers. */
const OUTPUT_BYTES = 3 * 1024;

interface Watched {
  readonly id: string;
  readonly check: ServiceCheck;
  /** Where to connect; `undefined` when the allocation has no such port. */
  readonly target: { readonly host: string; readonly port: number } | undefined;
  readonly label: string;
}

type Outcome = Pick<AllocCheckStatus, 'Status' | 'StatusCode' | 'Output'>;

const failure = (Output: string): Outcome => ({ Status: 'failure', StatusCode: 0, Output });

/** What a check says that can't even be asked, such as one whose path or header is none. */
const notAsked = (error: unknown): Outcome =>
  failure(`nomad: ${error instanceof Error ? error.message : String(error)}`);

/** The checks of one allocation. */
export class ServiceChecks {
  private readonly results = new Map<string, AllocCheckStatus>();
  private readonly watched: readonly Watched[];
  private readonly stopped = new AbortController();
  private passingSince: number | undefined;

  constructor(
    allocation: Allocation,
    group: TaskGroup,
    private readonly now: () => number,
  ) {
    const services = [...(group.Services ?? []), ...group.Tasks.flatMap((task) => task.Services ?? [])];
    this.watched = services
      .filter(({ Provider }) => Provider === 'nomad')
      .flatMap((service) => (service.Checks ?? []).map((check) => this.prepare(allocation, service, check)));
    this.passingSince = this.watched.length === 0 ? 0 : undefined;
  }

  /** The latest results by check ID; `undefined` when the allocation has no checks. */
  get statuses(): AllocCheckStatuses | undefined {
    return this.results.size === 0 ? undefined : Object.fromEntries(this.results);
  }

  /** Since when (in ms) every check that counts for health passes; `undefined` while one does not. */
  get allPassSince(): number | undefined {
    return this.passingSince;
  }

  /** Checks until {@link ServiceChecks.stop} is called. */
  start(): void {
    for (const watched of this.watched) void this.repeat(watched);
  }

  stop(): void {
    this.stopped.abort();
  }

  private prepare(allocation: Allocation, service: Service, check: ServiceCheck): Watched {
    const identity = [allocation.ID, allocation.TaskGroup, service.Name, JSON.stringify(check)];
    const id = createHash('sha256').update(identity.join('\n')).digest('hex');
    this.results.set(id, {
      ID: id,
      Mode: check.OnUpdate === 'ignore' ? 'readiness' : 'healthiness',
      Status: 'pending',
      StatusCode: 0,
      Output: 'nomad: waiting to run',
      Timestamp: Math.floor(this.now() / 1000),
      Group: allocation.Name,
      Task: service.TaskName,
      Service: service.Name,
      Check: check.Name,
    });
    const label = check.PortLabel || service.PortLabel;
    const port = allocation.AllocatedResources.Shared.Ports?.find(({ Label }) => Label === label);
    const host = service.Address || port?.HostIP || '127.0.0.1';
    const number = port?.Value ?? Number(label);
    return { id, check, label, target: Number.isInteger(number) && number > 0 ? { host, port: number } : undefined };
  }

  private async repeat(watched: Watched): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      const outcome = await this.run(watched).catch(notAsked);
      if (signal.aborted) return;
      const before = this.results.get(watched.id);
      if (before) this.results.set(watched.id, { ...before, ...outcome, Timestamp: Math.floor(this.now() / 1000) });
      this.judge();
      await pause(watched.check.Interval / 1e6, signal, { ref: false });
    }
  }

  private judge(): void {
    const pass = [...this.results.values()].every(({ Mode, Status }) => Mode === 'readiness' || Status === 'success');
    this.passingSince = pass ? (this.passingSince ?? this.now()) : undefined;
  }

  private async run({ check, target, label }: Watched): Promise<Outcome> {
    if (!target) return failure(`invalid port ${JSON.stringify(label)}: port label not found`);
    const late = new AbortController();
    const timer = startTimer(check.Timeout / 1e6, () => late.abort(), { ref: false });
    const signal = AbortSignal.any([this.stopped.signal, late.signal]);
    const address = target.host.includes(':') ? `[${target.host}]:${target.port}` : `${target.host}:${target.port}`;
    const asked = check.Type === 'http' ? checkHttp(check, address, signal) : checkTcp(target, address, signal);
    return asked.finally(() => timer.cancel());
  }
}

function checkTcp(target: { host: string; port: number }, address: string, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect({ ...target, signal });
    socket.once('connect', () => {
      socket.destroy();
      resolve({ Status: 'success', StatusCode: 0, Output: 'nomad: tcp ok' });
    });
    socket.once('error', (error) => resolve(failure(dialError(error, address))));
  });
}

function checkHttp(check: ServiceCheck, address: string, signal: AbortSignal): Promise<Outcome> {
  const isHttps = check.Protocol === 'https';
  const url = new URL(check.Path || '/', `${isHttps ? 'https' : 'http'}://${address}`);
  const method = check.Method || 'GET';
  return new Promise((resolve) => {
    const send = isHttps ? requestHttps : requestHttp;
    const sent = send(
      url,
      { method, headers: check.Header ?? {}, signal, agent: false, rejectUnauthorized: !check.TLSSkipVerify },
      (response) => {
        readOutcome(response).then(resolve, (error: unknown) => resolve(failure(`nomad: ${String(error)}`)));
      },
    );
    sent.once('error', (error) => {
      const verb = method.slice(0, 1) + method.slice(1).toLowerCase();
      resolve(failure(`nomad: ${verb} ${JSON.stringify(url.href)}: ${dialError(error, address)}`));
    });
    sent.end(check.Body || undefined);
  });
}

async function readOutcome(response: IncomingMessage): Promise<Outcome> {
  const StatusCode = response.statusCode ?? 0;
  if (StatusCode === 200) {
    response.destroy();
    return { Status: 'success', StatusCode, Output: 'nomad: http ok' };
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const part: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    parts.push(part);
    size += part.length;
    if (size >= OUTPUT_BYTES) break;
  }
  const output = Buffer.concat(parts).subarray(0, OUTPUT_BYTES).toString('utf8');
  return { Status: StatusCode < 400 ? 'success' : 'failure', StatusCode, Output: output };
}

/** A failed connection in Go's words. */
function dialError(error: Error, address: string): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return `dial tcp ${address}: connect: connection refused`;
  if (code === 'ABORT_ERR') return 'context deadline exceeded';
  return error.message;
}
