/** Consul's service mesh: sidecars and upstreams. */

import type {
  ConsulConnectSpec,
  ConsulExposeConfigSpec,
  ConsulExposePathSpec,
  ConsulMeshGatewaySpec,
  ConsulProxySpec,
  ConsulSidecarServiceSpec,
  ConsulTransparentProxySpec,
  ConsulUpstreamSpec,
  SidecarTaskSpec,
} from '@yurt/contract';
import {
  type FieldsOf,
  anything,
  block,
  blocks,
  duration,
  flag,
  open,
  text,
  texts,
  unset,
  whole,
  wholes,
} from './field.js';
import { gateway } from './gateway.js';
import { identity } from './identity.js';
import { resources } from './resources.js';
import { logs } from './logs.js';
import { volumeMount } from './volumes.js';

/**
 * Whether traffic takes mesh gateways.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/upstreams#mesh_gateway
 */
const meshGateway = {
  /** Which one it takes. Empty means what Consul's configuration says. */
  mode: text('Mode', ''),
} as const satisfies FieldsOf<ConsulMeshGatewaySpec>;

/**
 * A service that a sidecar proxy reaches, on an address that is local to the tasks.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/upstreams
 */
export const upstream = {
  /** The service's name. */
  destinationName: text('DestinationName', ''),
  /** Its Consul namespace. Consul Enterprise. */
  destinationNamespace: text('DestinationNamespace', ''),
  /** The peered cluster it is in. Empty for this one. */
  destinationPeer: text('DestinationPeer', ''),
  /** Its admin partition. Consul Enterprise. */
  destinationPartition: text('DestinationPartition', ''),
  /** What it is. Empty means `service`. */
  destinationType: text('DestinationType', ''),
  /** The local port it is reached by; 0 if it is a socket. */
  localBindPort: whole('LocalBindPort', 0),
  /** The Consul datacenter it is in. Empty means this one. */
  datacenter: text('Datacenter', ''),
  /** The local address it is reached by. Empty means `127.0.0.1`. */
  localBindAddress: text('LocalBindAddress', ''),
  /** The local Unix socket it is reached by, instead of a port. */
  localBindSocketPath: text('LocalBindSocketPath', ''),
  /** The socket's permissions, octal. */
  localBindSocketMode: text('LocalBindSocketMode', ''),
  /** Whether mesh gateways are on the way. */
  meshGateway: block('MeshGateway', meshGateway),
  /** Free settings for the upstream, as Consul documents them. */
  config: anything('Config'),
} as const satisfies FieldsOf<ConsulUpstreamSpec>;

/**
 * A path that may be asked for from outside the mesh.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/expose#path-parameters
 */
const exposePath = {
  /** The HTTP or gRPC path, such as `/health`. */
  path: text('Path', ''),
  /** What is spoken. Empty means `http`. */
  protocol: text('Protocol', ''),
  /** The port on which the service itself answers. */
  localPathPort: whole('LocalPathPort', 0),
  /** The label of the port on which the proxy answers. */
  listenerPort: text('ListenerPort', ''),
} as const satisfies FieldsOf<ConsulExposePathSpec>;

/**
 * Paths that may be asked for from outside the mesh.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/expose
 */
export const expose = {
  /** The paths; null for none. */
  path: blocks('Paths', exposePath),
  Path: unset('Path'),
} as const satisfies FieldsOf<ConsulExposeConfigSpec>;

/**
 * Catches the tasks' traffic for the proxy by packet filter rules in the network namespace.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/transparent_proxy
 */
export const transparentProxy = {
  /** The proxy's user ID, whose own traffic passes. Empty means `101`. */
  uid: text('UID', ''),
  /** The proxy's port for outbound traffic. 0 means 15001. */
  outboundPort: whole('OutboundPort', 0, 'uint16'),
  /** Inbound ports that are let through, by label or number. */
  excludeInboundPorts: texts('ExcludeInboundPorts'),
  /** Outbound ports that are let through. */
  excludeOutboundPorts: wholes('ExcludeOutboundPorts', 'uint16'),
  /** Outbound addresses that are let through. */
  excludeOutboundCidrs: texts('ExcludeOutboundCIDRs'),
  /** User IDs whose traffic is let through. */
  excludeUids: texts('ExcludeUIDs'),
  /** Does not send name lookups to Consul. Default false. */
  noDns: flag('NoDNS', false),
} as const satisfies FieldsOf<ConsulTransparentProxySpec>;

/**
 * What a sidecar proxy does.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/proxy
 */
export const sidecarProxy = {
  /** Where it finds its service. Empty means `127.0.0.1`. */
  localServiceAddress: text('LocalServiceAddress', ''),
  /** On which port. 0 means the service's. */
  localServicePort: whole('LocalServicePort', 0),
  /** Paths that may be asked for from outside the mesh; null for none. */
  expose: block('Expose', expose),
  ExposeConfig: unset('ExposeConfig'),
  /** Services that it reaches for its own. */
  upstreams: blocks('Upstreams', upstream),
  /** Catches the tasks' traffic without them knowing; null for not. */
  transparentProxy: block('TransparentProxy', transparentProxy),
  /** Free settings for the proxy, as Consul documents them. */
  config: anything('Config'),
} as const satisfies FieldsOf<ConsulProxySpec>;

/**
 * The sidecar's own entry in the catalogue.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/sidecar_service
 */
export const sidecarService = {
  /** Labels; null for those of the service. */
  tags: texts('Tags'),
  /** The port's label. Empty for one that Nomad adds. */
  port: text('Port', ''),
  /** What the proxy does; null for the defaults. */
  proxy: block('Proxy', sidecarProxy),
  /** Leaves out the TCP check that Consul would add. Default false. */
  disableDefaultTcpCheck: flag('DisableDefaultTCPCheck', false),
  /** Free data; null for that of the service. */
  meta: open('Meta'),
} as const satisfies FieldsOf<ConsulSidecarServiceSpec>;

/**
 * Changes to the task that Nomad adds for a sidecar or gateway; what is empty or null stays as Nomad makes it.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/sidecar_task
 */
export const sidecarTask = {
  /** Its name. Default `connect-proxy-<service>`. */
  name: text('Name', ''),
  /** What runs it. Default `docker`. */
  driver: text('Driver', ''),
  /** The user it runs as. */
  user: text('User', ''),
  /** The driver's configuration, in place of the one with Envoy's image. */
  config: anything('Config'),
  /** Environment variables. */
  env: open('Env'),
  /** What it asks of the node. Default 250 MHz and 128 MiB. */
  resources: block('Resources', resources),
  /** Free data. */
  meta: open('Meta'),
  /** Time between the kill signal and the hard kill. Default 5 s. */
  killTimeout: duration('KillTimeout'),
  /** How its output is kept. */
  logs: block('LogConfig', logs),
  /** Wait before the kill signal. Default 0. */
  shutdownDelay: duration('ShutdownDelay'),
  /** The signal that asks it to end. */
  killSignal: text('KillSignal', ''),
  /** Where it sees its group's volumes. */
  volumeMount: blocks('VolumeMounts', volumeMount),
  /** Its identities. */
  identity: blocks('Identities', identity),
} as const satisfies FieldsOf<SidecarTaskSpec>;

/**
 * How a service takes part in the mesh: by itself, with a sidecar, or as a gateway; exactly one of them.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/connect
 */
export const connect = {
  /** The task speaks the mesh's protocol itself. Default false. */
  native: flag('Native', false),
  /** The service is a gateway; null if not. */
  gateway: block('Gateway', gateway),
  /** The service has a sidecar; null if not. */
  sidecarService: block('SidecarService', sidecarService),
  /** Changes to the task that Nomad adds for the sidecar or gateway; null for none. */
  sidecarTask: block('SidecarTask', sidecarTask),
} as const satisfies FieldsOf<ConsulConnectSpec>;
