// ConsulGateway: roles request,response; used by -
export interface ConsulGateway {
  Proxy: ConsulGatewayProxy | null; // hcl proxy,block
  Ingress: ConsulIngressConfigEntry | null; // hcl ingress,block
  Terminating: ConsulTerminatingConfigEntry | null; // hcl terminating,block
  Mesh: ConsulMeshConfigEntry | null; // hcl mesh,block
}

// ConsulGatewayProxy: roles request,response; used by -
export interface ConsulGatewayProxy {
  ConnectTimeout: number; // ns; hcl connect_timeout,optional
  EnvoyGatewayBindTaggedAddresses: boolean; // hcl envoy_gateway_bind_tagged_addresses,optional
  EnvoyGatewayBindAddresses: Record<string, ConsulGatewayBindAddress> | null; // hcl envoy_gateway_bind_addresses,block
  EnvoyGatewayNoDefaultBind: boolean; // hcl envoy_gateway_no_default_bind,optional
  EnvoyDNSDiscoveryType: string; // hcl envoy_dns_discovery_type,optional
  Config: Record<string, unknown> | null; // hcl config,block
}

// ConsulGatewayBindAddress: roles request,response; used by -
export interface ConsulGatewayBindAddress {
  Name?: string; // never sent by the server; hcl ,label
  Address: string; // hcl address,optional
  Port: number; // hcl port,optional
}

// ConsulGatewayTLSConfig: roles request,response; used by -
export interface ConsulGatewayTLSConfig {
  Enabled: boolean; // hcl enabled,optional
  TLSMinVersion: string; // hcl tls_min_version,optional
  TLSMaxVersion: string; // hcl tls_max_version,optional
  CipherSuites: string[] | null; // hcl cipher_suites,optional
  SDS: ConsulGatewayTLSSDSConfig | null; // hcl sds,block
}

// ConsulGatewayTLSSDSConfig: roles request,response; used by -
export interface ConsulGatewayTLSSDSConfig {
  ClusterName: string; // hcl cluster_name,optional
  CertResource: string; // hcl cert_resource,optional
}

// ConsulIngressConfigEntry: roles request,response; used by -
export interface ConsulIngressConfigEntry {
  TLS: ConsulGatewayTLSConfig | null; // hcl tls,block
  Listeners: ConsulIngressListener[] | null; // hcl listener,block
}

// ConsulIngressListener: roles request,response; used by -
export interface ConsulIngressListener {
  Port: number; // hcl port,optional
  Protocol: string; // hcl protocol,optional
  Services: ConsulIngressService[] | null; // hcl service,block
}

// ConsulIngressService: roles request,response; used by -
export interface ConsulIngressService {
  Name: string; // hcl name,optional
  Hosts: string[] | null; // hcl hosts,optional
  TLS: ConsulGatewayTLSConfig | null; // hcl tls,block
  RequestHeaders: ConsulHTTPHeaderModifiers | null; // hcl request_headers,block
  ResponseHeaders: ConsulHTTPHeaderModifiers | null; // hcl response_headers,block
  MaxConnections: number; // hcl max_connections,optional
  MaxPendingRequests: number; // hcl max_pending_requests,optional
  MaxConcurrentRequests: number; // hcl max_concurrent_requests,optional
}

// ConsulHTTPHeaderModifiers: roles request,response; used by -
export interface ConsulHTTPHeaderModifiers {
  Add: Record<string, string> | null; // hcl add,block
  Set: Record<string, string> | null; // hcl set,block
  Remove: string[] | null; // hcl remove,optional
}

// ConsulTerminatingConfigEntry: roles request,response; used by -
export interface ConsulTerminatingConfigEntry {
  Services: ConsulLinkedService[] | null; // hcl service,block
}

// ConsulLinkedService: roles request,response; used by -
export interface ConsulLinkedService {
  Name: string; // hcl name,optional
  CAFile: string; // hcl ca_file,optional
  CertFile: string; // hcl cert_file,optional
  KeyFile: string; // hcl key_file,optional
  SNI: string; // hcl sni,optional
}

// ConsulMeshConfigEntry: roles request,response; used by -
export interface ConsulMeshConfigEntry {
}
