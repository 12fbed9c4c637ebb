/** A service's place in Consul's service mesh: its sidecar proxy and what the proxy reaches. */

import type { Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';
import type { ConsulGateway, ConsulGatewaySpec } from './gateway.js';
import type { WorkloadIdentity, WorkloadIdentitySpec } from './identity.js';
import type { Resources, ResourcesSpec } from './resources.js';
import type { LogConfig, TaskDriver } from './task.js';
import type { LogConfigSpec } from './task-spec.js';
import type { VolumeMount, VolumeMountSpec } from './volume-request.js';

/**
 * How a service takes part in the mesh: by itself, with a sidecar, or as a gateway; exactly one of them.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/connect
 */
export interface ConsulConnect {
  /** The task speaks the mesh's protocol itself. Default false. */
  Native: boolean;
  /** The service is a gateway; null if not. */
  Gateway: ConsulGateway | null;
  /** The service has a sidecar; null if not. */
  SidecarService: ConsulSidecarService | null;
  /** Changes to the task that Nomad adds for the sidecar or gateway; null for none. */
  SidecarTask: SidecarTask | null;
}

/**
 * The sidecar's own entry in the catalogue.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/sidecar_service
 */
export interface ConsulSidecarService {
  /** Labels; null for those of the service. */
  Tags: string[] | null;
  /** The port's label. Empty for one that Nomad adds. */
  Port: string;
  /** What the proxy does; null for the defaults. */
  Proxy: ConsulProxy | null;
  /** Leaves out the TCP check that Consul would add. Default false. */
  DisableDefaultTCPCheck: boolean;
  /** Free data; null for that of the service. */
  Meta: Record<string, string> | null;
}

/**
 * What a sidecar proxy does.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/proxy
 */
export interface ConsulProxy {
  /** Where it finds its service. Empty means `127.0.0.1`. */
  LocalServiceAddress: string;
  /** On which port. 0 means the service's. */
  LocalServicePort: number;
  /** Paths that may be asked for from outside the mesh; null for none. */
  Expose: ConsulExposeConfig | null;
  /** Services that it reaches for its own. */
  Upstreams: ConsulUpstream[] | null;
  /** Catches the tasks' traffic without them knowing; null for not. */
  TransparentProxy: ConsulTransparentProxy | null;
  /** Free settings for the proxy, as Consul documents them. */
  Config: Record<string, unknown> | null;
}

/** What an upstream is: a service, or a prepared query. */
export type UpstreamDestinationType = 'service' | 'prepared_query';

/**
 * A service that a sidecar proxy reaches, on an address that is local to the tasks.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/upstreams
 */
export interface ConsulUpstream {
  /** The service's name. */
  DestinationName: string;
  /** Its Consul namespace. Consul Enterprise. */
  DestinationNamespace: string;
  /** The peered cluster it is in. Empty for this one. */
  DestinationPeer: string;
  /** Its admin partition. Consul Enterprise. */
  DestinationPartition: string;
  /** What it is. Empty means `service`. */
  DestinationType: UpstreamDestinationType | '';
  /** The local port it is reached by; 0 if it is a socket. */
  LocalBindPort: number;
  /** The Consul datacenter it is in. Empty means this one. */
  Datacenter: string;
  /** The local address it is reached by. Empty means `127.0.0.1`. */
  LocalBindAddress: string;
  /** The local Unix socket it is reached by, instead of a port. */
  LocalBindSocketPath: string;
  /** The socket's permissions, octal. */
  LocalBindSocketMode: string;
  /** Whether mesh gateways are on the way. */
  MeshGateway: ConsulMeshGateway;
  /** Free settings for the upstream, as Consul documents them. */
  Config: Record<string, unknown> | null;
}

/** Which gateway traffic to another datacenter takes: none, the one here, or the one there. */
export type MeshGatewayMode = 'none' | 'local' | 'remote';

/**
 * Whether traffic takes mesh gateways.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/upstreams#mesh_gateway
 */
export interface ConsulMeshGateway {
  /** Which one it takes. Empty means what Consul's configuration says. */
  Mode: MeshGatewayMode | '';
}

/**
 * Paths that may be asked for from outside the mesh.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/expose
 */
export interface ConsulExposeConfig {
  /** The paths; null for none. */
  Paths: ConsulExposePath[] | null;
}

/**
 * A path that may be asked for from outside the mesh.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/expose#path-parameters
 */
export interface ConsulExposePath {
  /** The HTTP or gRPC path, such as `/health`. */
  Path: string;
  /** What is spoken. Empty means `http`. */
  Protocol: 'http' | 'http2' | '';
  /** The port on which the service itself answers. */
  LocalPathPort: number;
  /** The label of the port on which the proxy answers. */
  ListenerPort: string;
}

/**
 * Catches the tasks' traffic for the proxy by packet filter rules in the network namespace.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/transparent_proxy
 */
export interface ConsulTransparentProxy {
  /** The proxy's user ID, whose own traffic passes. Empty means `101`. */
  UID: string;
  /** The proxy's port for outbound traffic. 0 means 15001. */
  OutboundPort: number;
  /** Inbound ports that are let through, by label or number. */
  ExcludeInboundPorts: string[] | null;
  /** Outbound ports that are let through. */
  ExcludeOutboundPorts: number[] | null;
  /** Outbound addresses that are let through. */
  ExcludeOutboundCIDRs: string[] | null;
  /** User IDs whose traffic is let through. */
  ExcludeUIDs: string[] | null;
  /** Does not send name lookups to Consul. Default false. */
  NoDNS: boolean;
}

/**
 * Changes to the task that Nomad adds for a sidecar or gateway; what is empty or null stays as Nomad makes it.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/sidecar_task
 */
export interface SidecarTask {
  /** Its name. Default `connect-proxy-<service>`. */
  Name: string;
  /** What runs it. Default `docker`. */
  Driver: TaskDriver | '';
  /** The user it runs as. */
  User: string;
  /** The driver's configuration, in place of the one with Envoy's image. */
  Config: Record<string, unknown> | null;
  /** Environment variables. */
  Env: Record<string, string> | null;
  /** What it asks of the node. Default 250 MHz and 128 MiB. */
  Resources: Resources | null;
  /** Free data. */
  Meta: Record<string, string> | null;
  /** Time between the kill signal and the hard kill, in nanoseconds. Default 5 s. */
  KillTimeout: Nanoseconds | null;
  /** How its output is kept. */
  LogConfig: LogConfig | null;
  /** Wait before the kill signal, in nanoseconds. Default 0. */
  ShutdownDelay: Nanoseconds | null;
  /** The signal that asks it to end. */
  KillSignal: string;
  /** Where it sees its group's volumes. */
  VolumeMounts: VolumeMount[] | null;
  /** Its identities. */
  Identities: WorkloadIdentity[] | null;
}

/** {@link ConsulConnect} as a user writes it. */
export interface ConsulConnectSpec extends Written<
  ConsulConnect,
  never,
  { Gateway: ConsulGatewaySpec; SidecarService: ConsulSidecarServiceSpec; SidecarTask: SidecarTaskSpec }
> {}

/** A {@link ConsulSidecarService} as a user writes it. */
export interface ConsulSidecarServiceSpec extends Written<ConsulSidecarService, never, { Proxy: ConsulProxySpec }> {}

/** A {@link ConsulProxy} as a user writes it. */
export interface ConsulProxySpec extends Written<
  ConsulProxy,
  never,
  {
    Expose: ConsulExposeConfigSpec;
    Upstreams: ConsulUpstreamSpec[];
    TransparentProxy: ConsulTransparentProxySpec;
  }
> {
  /**
   * Goes before `Expose` if both are given.
   *
   * @deprecated the former name of `Expose`.
   */
  ExposeConfig?: ConsulExposeConfigSpec | null;
}

/** A {@link ConsulUpstream} as a user writes it. */
export interface ConsulUpstreamSpec extends Written<
  ConsulUpstream,
  'DestinationName',
  { MeshGateway: ConsulMeshGatewaySpec }
> {}

/** A {@link ConsulMeshGateway} as a user writes it. */
export interface ConsulMeshGatewaySpec extends Written<ConsulMeshGateway> {}

/** A {@link ConsulExposeConfig} as a user writes it. */
export interface ConsulExposeConfigSpec extends Written<ConsulExposeConfig, never, { Paths: ConsulExposePathSpec[] }> {
  /**
   * Goes before `Paths` if both are given.
   *
   * @deprecated the former name of `Paths`.
   */
  Path?: ConsulExposePathSpec[] | null;
}

/** A {@link ConsulExposePath} as a user writes it. */
export interface ConsulExposePathSpec extends Written<ConsulExposePath> {}

/** A {@link ConsulTransparentProxy} as a user writes it. */
export interface ConsulTransparentProxySpec extends Written<ConsulTransparentProxy> {}

/** A {@link SidecarTask} as a user writes it. */
export interface SidecarTaskSpec extends Written<
  SidecarTask,
  never,
  {
    Resources: ResourcesSpec;
    LogConfig: LogConfigSpec;
    VolumeMounts: VolumeMountSpec[];
    Identities: WorkloadIdentitySpec[];
  }
> {}
