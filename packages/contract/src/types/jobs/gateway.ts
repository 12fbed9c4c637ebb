/** Gateways of Consul's service mesh that run as Nomad jobs. */

import type { Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/**
 * A gateway: its proxy, and exactly one of ingress, terminating and mesh.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway
 */
export interface ConsulGateway {
  /** How its Envoy proxy is set up; the server fills in what fits the network mode. */
  Proxy: ConsulGatewayProxy;
  /** Lets traffic into the mesh; null if it is another kind. */
  Ingress: ConsulIngressConfigEntry | null;
  /** Lets traffic out to services that are not in the mesh; null if it is another kind. */
  Terminating: ConsulTerminatingConfigEntry | null;
  /** Carries traffic between datacenters; null if it is another kind. */
  Mesh: ConsulMeshConfigEntry | null;
}

/** How Envoy finds upstreams by name: all addresses of an answer, or the first for a new connection. */
export type EnvoyDnsDiscovery = 'STRICT_DNS' | 'LOGICAL_DNS';

/**
 * How a gateway's Envoy proxy is set up.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#proxy-parameters
 */
export interface ConsulGatewayProxy {
  /** How long a connection to an upstream may take to open, in nanoseconds. Default 5 s. */
  ConnectTimeout: Nanoseconds;
  /** Listens on the service's tagged addresses too. Default false. */
  EnvoyGatewayBindTaggedAddresses: boolean;
  /** Further addresses to listen on, by name. */
  EnvoyGatewayBindAddresses: Record<string, ConsulGatewayBindAddress> | null;
  /** Does not listen on the service's own address. Default false. */
  EnvoyGatewayNoDefaultBind: boolean;
  /** How it finds terminating services by name. Empty means `LOGICAL_DNS`. */
  EnvoyDNSDiscoveryType: EnvoyDnsDiscovery | '';
  /** Free settings for Envoy, as Consul documents them. */
  Config: Record<string, unknown> | null;
}

/**
 * An address that a gateway listens on.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#address-parameters
 */
export interface ConsulGatewayBindAddress {
  /** The IP address. */
  Address: string;
  /** The port. */
  Port: number;
}

/** A TLS version as Consul writes it. */
export type GatewayTLSVersion = 'TLS_AUTO' | 'TLSv1_0' | 'TLSv1_1' | 'TLSv1_2' | 'TLSv1_3' | (string & {});

/**
 * TLS on a gateway's listeners.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#tls-parameters
 */
export interface ConsulGatewayTLSConfig {
  /** Uses TLS with certificates of the mesh. Default false. */
  Enabled: boolean;
  /** The oldest version taken. Empty for Envoy's default. */
  TLSMinVersion: GatewayTLSVersion;
  /** The newest version taken. Empty for Envoy's default. */
  TLSMaxVersion: GatewayTLSVersion;
  /** Cipher suites for TLS 1.2 and before; null for Envoy's defaults. */
  CipherSuites: string[] | null;
  /** Certificates from elsewhere; null for those of the mesh. */
  SDS: ConsulGatewayTLSSDSConfig | null;
}

/**
 * Where a gateway gets certificates from (secret discovery service).
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#sds-parameters
 */
export interface ConsulGatewayTLSSDSConfig {
  /** The Envoy cluster that gives them. */
  ClusterName: string;
  /** The name of the certificate there. */
  CertResource: string;
}

/**
 * An ingress gateway: what it listens on, and where traffic goes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#ingress-parameters
 */
export interface ConsulIngressConfigEntry {
  /** TLS for all listeners; null for none. */
  TLS: ConsulGatewayTLSConfig | null;
  /** The listeners, each with its own port; at least one. */
  Listeners: ConsulIngressListener[];
}

/** What an ingress listener speaks. */
export type IngressProtocol = 'tcp' | 'http' | 'http2' | 'grpc';

/**
 * A port of an ingress gateway.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#listener-parameters
 */
export interface ConsulIngressListener {
  /** The port. */
  Port: number;
  /** What is spoken. Default `tcp`. */
  Protocol: IngressProtocol;
  /** Where traffic goes; exactly one service for `tcp`. */
  Services: ConsulIngressService[];
}

/**
 * A service behind an ingress listener.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#listener-service-parameters
 */
export interface ConsulIngressService {
  /** The service's name; `*` for all, but not for `tcp`. */
  Name: string;
  /** Host names it answers to; null for `<service>.ingress.*`. Not for `tcp`. */
  Hosts: string[] | null;
  /** TLS for this service; null for the gateway's. */
  TLS: ConsulGatewayTLSConfig | null;
  /** Changes to the headers of requests; null for none. */
  RequestHeaders: ConsulHTTPHeaderModifiers | null;
  /** Changes to the headers of responses; null for none. */
  ResponseHeaders: ConsulHTTPHeaderModifiers | null;
  /** Most connections to an instance (HTTP/1.1); null for no limit. */
  MaxConnections: number | null;
  /** Most requests that wait for a connection; null for no limit. */
  MaxPendingRequests: number | null;
  /** Most requests at a time (HTTP/2); null for no limit. */
  MaxConcurrentRequests: number | null;
}

/**
 * Changes to the headers of what passes a gateway.
 *
 * @see https://developer.hashicorp.com/consul/docs/reference/config-entry/ingress-gateway
 */
export interface ConsulHTTPHeaderModifiers {
  /** Headers that are added, beside others of the name. */
  Add: Record<string, string> | null;
  /** Headers that take the place of others of the name. */
  Set: Record<string, string> | null;
  /** Names of headers that are taken out. */
  Remove: string[] | null;
}

/**
 * A terminating gateway: the services outside the mesh that it stands for.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#terminating-parameters
 */
export interface ConsulTerminatingConfigEntry {
  /** The services; at least one. */
  Services: ConsulLinkedService[];
}

/**
 * A service outside the mesh, behind a terminating gateway.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#linked-service-parameters
 */
export interface ConsulLinkedService {
  /** The service's name in Consul; `*` for all. */
  Name: string;
  /** File of the authority that its certificate is checked against, in the proxy's task. Empty for no TLS. */
  CAFile: string;
  /** File of the gateway's own certificate. Empty for none. */
  CertFile: string;
  /** File of that certificate's key. */
  KeyFile: string;
  /** The host name for the TLS handshake. */
  SNI: string;
}

/**
 * Makes the gateway a mesh gateway; there is nothing to set.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#mesh-parameters
 */
export type ConsulMeshConfigEntry = Record<string, never>;

/** A {@link ConsulGateway} as a user writes it. */
export interface ConsulGatewaySpec extends Written<
  ConsulGateway,
  never,
  {
    Proxy: ConsulGatewayProxySpec;
    Ingress: ConsulIngressConfigEntrySpec;
    Terminating: ConsulTerminatingConfigEntrySpec;
  }
> {}

/** A {@link ConsulGatewayProxy} as a user writes it. */
export interface ConsulGatewayProxySpec extends Written<
  ConsulGatewayProxy,
  never,
  { EnvoyGatewayBindAddresses: Record<string, ConsulGatewayBindAddressSpec> }
> {}

/** A {@link ConsulGatewayBindAddress} as a user writes it. */
export interface ConsulGatewayBindAddressSpec extends Written<ConsulGatewayBindAddress> {
  /** Its name, as a job file labels it. Ignored: the key in the map is the name. */
  Name?: string | null;
}

/** A {@link ConsulGatewayTLSConfig} as a user writes it. */
export interface ConsulGatewayTLSConfigSpec extends Written<
  ConsulGatewayTLSConfig,
  never,
  { SDS: Written<ConsulGatewayTLSSDSConfig> }
> {}

/** A {@link ConsulIngressConfigEntry} as a user writes it. */
export interface ConsulIngressConfigEntrySpec extends Written<
  ConsulIngressConfigEntry,
  never,
  { TLS: ConsulGatewayTLSConfigSpec; Listeners: ConsulIngressListenerSpec[] }
> {}

/** A {@link ConsulIngressListener} as a user writes it. */
export interface ConsulIngressListenerSpec extends Written<
  ConsulIngressListener,
  'Port',
  { Protocol: IngressProtocol | ''; Services: ConsulIngressServiceSpec[] }
> {}

/** A {@link ConsulIngressService} as a user writes it. */
export interface ConsulIngressServiceSpec extends Written<
  ConsulIngressService,
  'Name',
  {
    TLS: ConsulGatewayTLSConfigSpec;
    RequestHeaders: Written<ConsulHTTPHeaderModifiers>;
    ResponseHeaders: Written<ConsulHTTPHeaderModifiers>;
  }
> {}

/** A {@link ConsulTerminatingConfigEntry} as a user writes it. */
export interface ConsulTerminatingConfigEntrySpec extends Written<
  ConsulTerminatingConfigEntry,
  never,
  { Services: ConsulLinkedServiceSpec[] }
> {}

/** A {@link ConsulLinkedService} as a user writes it. */
export interface ConsulLinkedServiceSpec extends Written<ConsulLinkedService, 'Name'> {}
