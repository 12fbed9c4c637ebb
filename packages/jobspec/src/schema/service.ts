/** Services and their checks. */

import type { CheckRestartSpec, ServiceCheckSpec, ServiceSpec, ServiceWeightsSpec } from '@yurt/contract';
import { connect } from './connect.js';
import { type FieldsOf, block, blocks, duration, flag, open, openLists, text, texts, whole } from './field.js';
import { identity } from './identity.js';

/**
 * When failing checks restart a task.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/check_restart
 */
const checkRestart = {
  /** How often in a row the check must fail. Default 0: never restarts. */
  limit: whole('Limit', 0),
  /** Time after a start in which failures do not count. Default 1 s. */
  grace: duration('Grace'),
  /** Does not count warnings as failures. Default false. Consul only. */
  ignoreWarnings: flag('IgnoreWarnings', false),
} as const satisfies FieldsOf<CheckRestartSpec>;

/**
 * Says how a service is, again and again.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/check
 */
export const check = {
  /** Its name. Default `service: "<service>" check`. */
  name: text('Name', ''),
  /** How it asks. */
  type: text('Type', ''),
  /** The program of a `script` check, as the task sees the path. */
  command: text('Command', ''),
  /** The arguments of a `script` check. */
  args: texts('Args'),
  /** The path that an `http` check asks for. */
  path: text('Path', ''),
  /** What an `http` check speaks. Empty means `http`. */
  protocol: text('Protocol', ''),
  /** The port's label, or a number. Empty means the service's. */
  port: text('PortLabel', ''),
  /** Lets the check pass by the mesh's proxy. Default false. Consul Connect only. */
  expose: flag('Expose', false),
  /** Which address is asked. Empty means `host`, or `alloc` where the service has that. */
  addressMode: text('AddressMode', ''),
  advertise: text('Advertise', ''),
  /** Time between two runs, at least 1 s. */
  interval: duration('Interval', 0),
  /** How long an answer may take, at least 1 s. */
  timeout: duration('Timeout', 0),
  /** How it stands before its first run. Empty means `critical` in Consul. */
  initialStatus: text('InitialStatus', ''),
  /** A note for humans, at most 255 characters. */
  notes: text('Notes', ''),
  /** The name that the server's certificate must have. Consul only. */
  tlsServerName: text('TLSServerName', ''),
  /** Skips the check of the server's certificate. Default false. */
  tlsSkipVerify: flag('TLSSkipVerify', false),
  /** Headers of an `http` check, each with its values. */
  header: openLists('Header'),
  /** The method of an `http` check. Empty means `GET`. */
  method: text('Method', ''),
  /** When a failing check restarts the task; null never. */
  checkRestart: block('CheckRestart', checkRestart),
  /** The service that a `grpc` check asks for. Empty means the server as a whole. */
  grpcService: text('GRPCService', ''),
  /** Uses TLS for a `grpc` check. Default false. */
  grpcUseTls: flag('GRPCUseTLS', false),
  /** The task a `script` check runs in, or that a failing check restarts; empty for a group's check that needs none. */
  task: text('TaskName', ''),
  /** How often in a row it must succeed to pass. Default 0: once. Consul only. */
  successBeforePassing: whole('SuccessBeforePassing', 0),
  /** How often in a row it must fail to be critical. Default 0: once. Consul only. */
  failuresBeforeCritical: whole('FailuresBeforeCritical', 0),
  /** How often in a row it must fail to warn. Default 0: as for critical. Consul only. */
  failuresBeforeWarning: whole('FailuresBeforeWarning', 0),
  /** The body of an `http` check. */
  body: text('Body', ''),
  /** Whether it must pass for a deployment to go on. Default: what the service says. */
  onUpdate: text('OnUpdate', ''),
} as const satisfies FieldsOf<ServiceCheckSpec>;

/**
 * How often a service is named in Consul's DNS answers (SRV) compared with others.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/service#weights
 */
export const weights = {
  /** While its checks pass. Default 1. */
  passing: whole('Passing', 0),
  /** While its checks warn. Default 1. */
  warning: whole('Warning', 0),
} as const satisfies FieldsOf<ServiceWeightsSpec>;

/**
 * Something that a group or a task offers to others, in the catalogue of Nomad or Consul.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/service
 */
export const service = {
  /** Its name, at most 63 letters, digits and `-`. Default: the names of job, group and (for a task's service) task, with `-` between. */
  name: text('Name', ''),
  /** Labels that consumers may choose by; may be interpolated. */
  tags: texts('Tags'),
  /** Labels in place of `Tags` while the allocation is a canary. */
  canaryTags: texts('CanaryTags'),
  /** Leaves tags alone that were changed in Consul. Default false. */
  enableTagOverride: flag('EnableTagOverride', false),
  /** The port's label, or a number. Empty for a service without a port. */
  port: text('PortLabel', ''),
  /** Which address is told. Default `auto`. */
  addressMode: text('AddressMode', ''),
  /** The address to tell instead; may be interpolated. Address mode `auto` only. */
  address: text('Address', ''),
  /** What says how the service is. */
  check: blocks('Checks', check),
  /** For all checks; what a check says itself goes before it. The server moves it into the checks. */
  checkRestart: block('CheckRestart', checkRestart),
  /** Its place in Consul's service mesh; null for none. */
  connect: block('Connect', connect),
  /** Free data for consumers; may be interpolated. Consul only. */
  meta: open('Meta'),
  /** Free data in place of `Meta` while the allocation is a canary. Consul only. */
  canaryMeta: open('CanaryMeta'),
  /** Further addresses by name, such as `lan` and `wan`. Consul only. */
  taggedAddresses: open('TaggedAddresses'),
  /** The task it belongs to; empty for a group's service, unless it speaks the mesh's protocol itself. */
  task: text('TaskName', ''),
  /** Which checks must pass for a deployment to go on. Default `require_healthy`. */
  onUpdate: text('OnUpdate', ''),
  /** The identity it logs in to Consul with; set by the server where the agents are set up so. */
  identity: block('Identity', identity),
  /** Its weights in DNS answers; null for Consul's own. Consul only. */
  weights: block('Weights', weights),
  /** Which catalogue it is in. Default `consul`. */
  provider: text('Provider', ''),
  /** Which of the configured Consul clusters. Default `default`. Others are Enterprise only. */
  cluster: text('Cluster', ''),
  /** What it is to Consul, such as `api-gateway`. Empty for an ordinary service. */
  kind: text('Kind', ''),
} as const satisfies FieldsOf<ServiceSpec>;
