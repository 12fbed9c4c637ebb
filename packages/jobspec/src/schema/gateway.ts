/** Gateways of Consul's service mesh. */

import type {
  ConsulGatewayBindAddressSpec,
  ConsulGatewayProxySpec,
  ConsulGatewaySpec,
  ConsulGatewayTLSConfigSpec,
  ConsulGatewayTLSSDSConfig,
  ConsulHTTPHeaderModifiers,
  ConsulIngressConfigEntrySpec,
  ConsulIngressListenerSpec,
  ConsulIngressServiceSpec,
  ConsulLinkedServiceSpec,
  ConsulMeshConfigEntry,
  ConsulTerminatingConfigEntrySpec,
} from '@yurt/contract';
import {
  type FieldsOf,
  anything,
  block,
  blockMap,
  blocks,
  duration,
  flag,
  label,
  open,
  text,
  texts,
  whole,
} from './field.js';

/**
 * An address that a gateway listens on.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#address-parameters
 */
const gatewayBindAddress = {
  label: label('Name', ''),
  /** The IP address. */
  address: text('Address', ''),
  /** The port. */
  port: whole('Port', 0),
} as const satisfies FieldsOf<ConsulGatewayBindAddressSpec>;

/**
 * How a gateway's Envoy proxy is set up.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#proxy-parameters
 */
export const gatewayProxy = {
  /** How long a connection to an upstream may take to open. Default 5 s. */
  connectTimeout: duration('ConnectTimeout'),
  /** Listens on the service's tagged addresses too. Default false. */
  envoyGatewayBindTaggedAddresses: flag('EnvoyGatewayBindTaggedAddresses', false),
  /** Further addresses to listen on, by name. */
  envoyGatewayBindAddresses: blockMap('EnvoyGatewayBindAddresses', gatewayBindAddress),
  /** Does not listen on the service's own address. Default false. */
  envoyGatewayNoDefaultBind: flag('EnvoyGatewayNoDefaultBind', false),
  /** How it finds terminating services by name. Empty means `LOGICAL_DNS`. */
  envoyDnsDiscoveryType: text('EnvoyDNSDiscoveryType', ''),
  /** Free settings for Envoy, as Consul documents them. */
  config: anything('Config'),
} as const satisfies FieldsOf<ConsulGatewayProxySpec>;

/**
 * Where a gateway gets certificates from (secret discovery service).
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#sds-parameters
 */
const gatewayTlsSds = {
  /** The Envoy cluster that gives them. */
  clusterName: text('ClusterName', ''),
  /** The name of the certificate there. */
  certResource: text('CertResource', ''),
} as const satisfies FieldsOf<ConsulGatewayTLSSDSConfig>;

/**
 * TLS on a gateway's listeners.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#tls-parameters
 */
const gatewayTls = {
  /** Uses TLS with certificates of the mesh. Default false. */
  enabled: flag('Enabled', false),
  /** The oldest version taken. Empty for Envoy's default. */
  tlsMinVersion: text('TLSMinVersion', ''),
  /** The newest version taken. Empty for Envoy's default. */
  tlsMaxVersion: text('TLSMaxVersion', ''),
  /** Cipher suites for TLS 1.2 and before; null for Envoy's defaults. */
  cipherSuites: texts('CipherSuites'),
  /** Certificates from elsewhere; null for those of the mesh. */
  sds: block('SDS', gatewayTlsSds),
} as const satisfies FieldsOf<ConsulGatewayTLSConfigSpec>;

/**
 * Changes to the headers of what passes a gateway.
 *
 * @see https://developer.hashicorp.com/consul/docs/reference/config-entry/ingress-gateway
 */
const headerModifiers = {
  /** Headers that are added, beside others of the name. */
  add: open('Add'),
  /** Headers that take the place of others of the name. */
  set: open('Set'),
  /** Names of headers that are taken out. */
  remove: texts('Remove'),
} as const satisfies FieldsOf<ConsulHTTPHeaderModifiers>;

/**
 * A service behind an ingress listener.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#listener-service-parameters
 */
const ingressService = {
  /** The service's name; `*` for all, but not for `tcp`. */
  name: text('Name', ''),
  /** Host names it answers to; null for `<service>.ingress.*`. Not for `tcp`. */
  hosts: texts('Hosts'),
  /** TLS for this service; null for the gateway's. */
  tls: block('TLS', gatewayTls),
  /** Changes to the headers of requests; null for none. */
  requestHeaders: block('RequestHeaders', headerModifiers),
  /** Changes to the headers of responses; null for none. */
  responseHeaders: block('ResponseHeaders', headerModifiers),
  /** Most connections to an instance (HTTP/1.1); null for no limit. */
  maxConnections: whole('MaxConnections', null, 'uint32'),
  /** Most requests that wait for a connection; null for no limit. */
  maxPendingRequests: whole('MaxPendingRequests', null, 'uint32'),
  /** Most requests at a time (HTTP/2); null for no limit. */
  maxConcurrentRequests: whole('MaxConcurrentRequests', null, 'uint32'),
} as const satisfies FieldsOf<ConsulIngressServiceSpec>;

/**
 * A port of an ingress gateway.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#listener-parameters
 */
export const ingressListener = {
  /** The port. */
  port: whole('Port', 0),
  /** What is spoken. Default `tcp`. */
  protocol: text('Protocol', ''),
  /** Where traffic goes; exactly one service for `tcp`. */
  service: blocks('Services', ingressService),
} as const satisfies FieldsOf<ConsulIngressListenerSpec>;

/**
 * An ingress gateway: what it listens on, and where traffic goes.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#ingress-parameters
 */
export const ingress = {
  /** TLS for all listeners; null for none. */
  tls: block('TLS', gatewayTls),
  /** The listeners, each with its own port; at least one. */
  listener: blocks('Listeners', ingressListener),
} as const satisfies FieldsOf<ConsulIngressConfigEntrySpec>;

/**
 * A service outside the mesh, behind a terminating gateway.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#linked-service-parameters
 */
const linkedService = {
  /** The service's name in Consul; `*` for all. */
  name: text('Name', ''),
  /** File of the authority that its certificate is checked against, in the proxy's task. Empty for no TLS. */
  caFile: text('CAFile', ''),
  /** File of the gateway's own certificate. Empty for none. */
  certFile: text('CertFile', ''),
  /** File of that certificate's key. */
  keyFile: text('KeyFile', ''),
  /** The host name for the TLS handshake. */
  sni: text('SNI', ''),
} as const satisfies FieldsOf<ConsulLinkedServiceSpec>;

/**
 * A terminating gateway: the services outside the mesh that it stands for.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway#terminating-parameters
 */
export const terminating = {
  /** The services; at least one. */
  service: blocks('Services', linkedService),
} as const satisfies FieldsOf<ConsulTerminatingConfigEntrySpec>;

/** ConsulMeshConfigEntry */
const mesh = {} as const satisfies FieldsOf<ConsulMeshConfigEntry>;

/**
 * A gateway: its proxy, and exactly one of ingress, terminating and mesh.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/gateway
 */
export const gateway = {
  /** How its Envoy proxy is set up; the server fills in what fits the network mode. */
  proxy: block('Proxy', gatewayProxy),
  /** Lets traffic into the mesh; null if it is another kind. */
  ingress: block('Ingress', ingress),
  /** Lets traffic out to services that are not in the mesh; null if it is another kind. */
  terminating: block('Terminating', terminating),
  /** Carries traffic between datacenters; null if it is another kind. */
  mesh: block('Mesh', mesh),
} as const satisfies FieldsOf<ConsulGatewaySpec>;
