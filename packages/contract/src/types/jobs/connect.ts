import type { ConsulGateway } from './gateway.js';
import type { WorkloadIdentity } from './identity.js';
import type { Resources } from './resources.js';
import type { LogConfig } from './task.js';
import type { VolumeMount } from './task-group.js';

// ConsulConnect: roles request,response; used by -
export interface ConsulConnect {
  Native: boolean; // hcl native,optional
  Gateway: ConsulGateway | null; // hcl gateway,block
  SidecarService: ConsulSidecarService | null; // hcl sidecar_service,block
  SidecarTask: SidecarTask | null; // hcl sidecar_task,block
}

// ConsulSidecarService: roles request,response; used by -
export interface ConsulSidecarService {
  Tags: string[] | null; // hcl tags,optional
  Port: string; // hcl port,optional
  Proxy: ConsulProxy | null; // hcl proxy,block
  DisableDefaultTCPCheck: boolean; // hcl disable_default_tcp_check,optional
  Meta: Record<string, string> | null; // hcl meta,block
}

// ConsulProxy: roles request,response; used by -
export interface ConsulProxy {
  LocalServiceAddress: string; // hcl local_service_address,optional
  LocalServicePort: number; // hcl local_service_port,optional
  Expose: ConsulExposeConfig | null; // hcl expose,block
  ExposeConfig?: ConsulExposeConfig | null; // never sent by the server
  Upstreams: ConsulUpstream[] | null; // hcl upstreams,block
  TransparentProxy: ConsulTransparentProxy | null; // hcl transparent_proxy,block
  Config: Record<string, unknown> | null; // hcl config,block
}

// ConsulUpstream: roles request,response; used by -
export interface ConsulUpstream {
  DestinationName: string; // hcl destination_name,optional
  DestinationNamespace: string; // hcl destination_namespace,optional
  DestinationPeer: string; // hcl destination_peer,optional
  DestinationPartition: string; // hcl destination_partition,optional
  DestinationType: string; // hcl destination_type,optional
  LocalBindPort: number; // hcl local_bind_port,optional
  Datacenter: string; // hcl datacenter,optional
  LocalBindAddress: string; // hcl local_bind_address,optional
  LocalBindSocketPath: string; // hcl local_bind_socket_path,optional
  LocalBindSocketMode: string; // hcl local_bind_socket_mode,optional
  MeshGateway: ConsulMeshGateway | null; // hcl mesh_gateway,block
  Config: Record<string, unknown> | null; // hcl config,block
}

// ConsulMeshGateway: roles request,response; used by -
export interface ConsulMeshGateway {
  Mode: string; // hcl mode,optional
}

// ConsulExposeConfig: roles request,response; used by -
export interface ConsulExposeConfig {
  Paths: ConsulExposePath[] | null; // hcl path,block
  Path?: ConsulExposePath[] | null; // never sent by the server
}

// ConsulExposePath: roles request,response; used by -
export interface ConsulExposePath {
  Path: string; // hcl path,optional
  Protocol: string; // hcl protocol,optional
  LocalPathPort: number; // hcl local_path_port,optional
  ListenerPort: string; // hcl listener_port,optional
}

// ConsulTransparentProxy: roles request,response; used by -
export interface ConsulTransparentProxy {
  UID: string; // hcl uid,optional
  OutboundPort: number; // hcl outbound_port,optional
  ExcludeInboundPorts: string[] | null; // hcl exclude_inbound_ports,optional
  ExcludeOutboundPorts: number[] | null; // hcl exclude_outbound_ports,optional
  ExcludeOutboundCIDRs: string[] | null; // hcl exclude_outbound_cidrs,optional
  ExcludeUIDs: string[] | null; // hcl exclude_uids,optional
  NoDNS: boolean; // hcl no_dns,optional
}

// SidecarTask: roles request,response; used by -
export interface SidecarTask {
  Name: string; // hcl name,optional
  Driver: string; // hcl driver,optional
  User: string; // hcl user,optional
  Config: Record<string, unknown> | null; // hcl config,block
  Env: Record<string, string> | null; // hcl env,block
  Resources: Resources | null; // hcl resources,block
  Meta: Record<string, string> | null; // hcl meta,block
  KillTimeout: number; // ns; hcl kill_timeout,optional
  LogConfig: LogConfig | null; // hcl logs,block
  ShutdownDelay: number; // ns; hcl shutdown_delay,optional
  KillSignal: string; // hcl kill_signal,optional
  VolumeMounts: VolumeMount[] | null; // hcl volume_mount,block
  Identities: WorkloadIdentity[] | null; // hcl identity,block
}
