/** Services that a group or a task offers, and the checks that say how they are. */

import type { Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';
import type { ConsulConnect, ConsulConnectSpec } from './connect.js';
import type { WorkloadIdentity, WorkloadIdentitySpec } from './identity.js';

/** Which catalogue a service is in. */
export type ServiceProvider = 'consul' | 'nomad';

/** Which address a service or check has: the node's, the driver's, or that of the allocation's network namespace. */
export type CheckAddressMode = 'host' | 'driver' | 'alloc' | 'alloc_ipv6';

/** Which address a service has; `auto` is the driver's if it gives one, else the node's. */
export type ServiceAddressMode = CheckAddressMode | 'auto';

/** Which checks must pass for a deployment to go on: all, all but for warnings, or none. */
export type CheckOnUpdate = 'require_healthy' | 'ignore_warnings' | 'ignore';

/**
 * Something that a group or a task offers to others, in the catalogue of Nomad or Consul.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/service
 */
export interface Service {
  /**
   * Its name, at most 63 letters, digits and `-`. Default: the names of job, group and (for a task's service) task,
   * with `-` between.
   */
  Name: string;
  /** Labels that consumers may choose by; may be interpolated. */
  Tags: string[] | null;
  /** Labels in place of `Tags` while the allocation is a canary. */
  CanaryTags: string[] | null;
  /** Leaves tags alone that were changed in Consul. Default false. */
  EnableTagOverride: boolean;
  /** The port's label, or a number. Empty for a service without a port. */
  PortLabel: string;
  /** Which address is told. Default `auto`. */
  AddressMode: ServiceAddressMode;
  /** The address to tell instead; may be interpolated. Address mode `auto` only. */
  Address: string;
  /** What says how the service is. */
  Checks: ServiceCheck[] | null;
  /** Its place in Consul's service mesh; null for none. */
  Connect: ConsulConnect | null;
  /** Free data for consumers; may be interpolated. Consul only. */
  Meta: Record<string, string> | null;
  /** Free data in place of `Meta` while the allocation is a canary. Consul only. */
  CanaryMeta: Record<string, string> | null;
  /** Further addresses by name, such as `lan` and `wan`. Consul only. */
  TaggedAddresses: Record<string, string> | null;
  /** The task it belongs to; empty for a group's service, unless it speaks the mesh's protocol itself. */
  TaskName: string;
  /** Which checks must pass for a deployment to go on. Default `require_healthy`. */
  OnUpdate: CheckOnUpdate;
  /** The identity it logs in to Consul with; set by the server where the agents are set up so. */
  Identity: WorkloadIdentity | null;
  /** Its weights in DNS answers; null for Consul's own. Consul only. */
  Weights: ServiceWeights | null;
  /** Which catalogue it is in. Default `consul`. */
  Provider: ServiceProvider;
  /** Which of the configured Consul clusters. Default `default`. Others are Enterprise only. */
  Cluster: string;
  /** What it is to Consul, such as `api-gateway`. Empty for an ordinary service. */
  Kind: string;
  /** Its namespace in the catalogue, set by the server. */
  Namespace: string;
}

/**
 * How a check asks: a request, a connection, a program run in the task, or gRPC's health protocol; the last two in
 * Consul only.
 */
export type ServiceCheckType = 'http' | 'tcp' | 'script' | 'grpc';

/** How a check stands. */
export type CheckStatus = 'passing' | 'warning' | 'critical';

/**
 * Says how a service is, again and again.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/check
 */
export interface ServiceCheck {
  /** Its name. Default `service: "<service>" check`. */
  Name: string;
  /** How it asks. */
  Type: ServiceCheckType;
  /** The program of a `script` check, as the task sees the path. */
  Command: string;
  /** The arguments of a `script` check. */
  Args: string[] | null;
  /** The path that an `http` check asks for. */
  Path: string;
  /** What an `http` check speaks. Empty means `http`. */
  Protocol: 'http' | 'https' | '';
  /** The port's label, or a number. Empty means the service's. */
  PortLabel: string;
  /** Lets the check pass by the mesh's proxy. Default false. Consul Connect only. */
  Expose: boolean;
  /** Which address is asked. Empty means `host`, or `alloc` where the service has that. */
  AddressMode: CheckAddressMode | '';
  /** Time between two runs, in nanoseconds, at least 1 s. */
  Interval: Nanoseconds;
  /** How long an answer may take, in nanoseconds, at least 1 s. */
  Timeout: Nanoseconds;
  /** How it stands before its first run. Empty means `critical` in Consul. */
  InitialStatus: CheckStatus | '';
  /** A note for humans, at most 255 characters. */
  Notes: string;
  /** The name that the server's certificate must have. Consul only. */
  TLSServerName: string;
  /** Skips the check of the server's certificate. Default false. */
  TLSSkipVerify: boolean;
  /** Headers of an `http` check, each with its values. */
  Header: Record<string, string[]> | null;
  /** The method of an `http` check. Empty means `GET`. */
  Method: string;
  /** When a failing check restarts the task; null never. */
  CheckRestart: CheckRestart | null;
  /** The service that a `grpc` check asks for. Empty means the server as a whole. */
  GRPCService: string;
  /** Uses TLS for a `grpc` check. Default false. */
  GRPCUseTLS: boolean;
  /** The task a `script` check runs in, or that a failing check restarts; empty for a group's check that needs none. */
  TaskName: string;
  /** How often in a row it must succeed to pass. Default 0: once. Consul only. */
  SuccessBeforePassing: number;
  /** How often in a row it must fail to be critical. Default 0: once. Consul only. */
  FailuresBeforeCritical: number;
  /** How often in a row it must fail to warn. Default 0: as for critical. Consul only. */
  FailuresBeforeWarning: number;
  /** The body of an `http` check. */
  Body: string;
  /** Whether it must pass for a deployment to go on. Default: what the service says. */
  OnUpdate: CheckOnUpdate;
}

/**
 * When failing checks restart a task.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/check_restart
 */
export interface CheckRestart {
  /** How often in a row the check must fail. Default 0: never restarts. */
  Limit: number;
  /** Time after a start in which failures do not count, in nanoseconds. Default 1 s. */
  Grace: Nanoseconds;
  /** Does not count warnings as failures. Default false. Consul only. */
  IgnoreWarnings: boolean;
}

/**
 * How often a service is named in Consul's DNS answers (SRV) compared with others.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/service#weights
 */
export interface ServiceWeights {
  /** While its checks pass. Default 1. */
  Passing: number;
  /** While its checks warn. Default 1. */
  Warning: number;
}

/** A {@link Service} as a user writes it. */
export interface ServiceSpec extends Written<
  Service,
  never,
  {
    AddressMode: ServiceAddressMode | '';
    OnUpdate: CheckOnUpdate | '';
    Provider: ServiceProvider | '';
    Checks: ServiceCheckSpec[];
    Connect: ConsulConnectSpec;
    Identity: WorkloadIdentitySpec;
    Weights: ServiceWeightsSpec;
  }
> {
  /** For all checks; what a check says itself goes before it. The server moves it into the checks. */
  CheckRestart?: CheckRestartSpec | null;
}

/** A {@link ServiceCheck} as a user writes it. */
export interface ServiceCheckSpec extends Written<
  ServiceCheck,
  'Type' | 'Interval' | 'Timeout',
  { OnUpdate: CheckOnUpdate | ''; CheckRestart: CheckRestartSpec }
> {
  /**
   * The address to tell.
   *
   * @deprecated without effect: read and dropped. `Service.Address` does this.
   */
  Advertise?: string | null;
}

/** A {@link CheckRestart} as a user writes it. */
export interface CheckRestartSpec extends Written<CheckRestart> {}

/** {@link ServiceWeights} as a user writes them. */
export interface ServiceWeightsSpec extends Written<ServiceWeights> {}
