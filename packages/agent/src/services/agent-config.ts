/** The configuration of the running agent, as it shows it. */

import type { AgentConfig } from '@yurt/contract';
import { nomadVersion } from '@yurt/contract';

import type { ServerContext } from './server-context.js';

const SECOND = 1e9;

/** The configuration in the form in which Nomad shows its own. */
export function agentConfig({ agent }: ServerContext): AgentConfig {
  const { host, port } = agent.httpAddress();
  return {
    Region: agent.region,
    Datacenter: agent.datacenter,
    NodeName: agent.name,
    DataDir: agent.dataDir,
    PluginDir: '',
    LogLevel: agent.logLevel.toUpperCase(),
    LogJson: true,
    BindAddr: agent.bindAddress,
    EnableDebug: false,
    Ports: { HTTP: port, RPC: agent.rpcPort, Serf: agent.serfPort },
    Addresses: { HTTP: host, RPC: host, Serf: host },
    AdvertiseAddrs: { HTTP: `${host}:${port}`, RPC: `${host}:${agent.rpcPort}`, Serf: `${host}:${agent.serfPort}` },
    Client: {
      Enabled: agent.clientEnabled,
      StateDir: '',
      AllocDir: '',
      NodeClass: '',
      NodePool: 'default',
      Meta: { ...agent.clientMeta },
      Options: { ...agent.clientOptions },
      Servers: null,
      NetworkInterface: '',
      MaxKillTimeout: '30s',
    },
    Server: {
      Enabled: true,
      BootstrapExpect: 1,
      DataDir: '',
      RaftProtocol: 3,
      NumSchedulers: null,
      EnabledSchedulers: null,
      EnableEventBroker: true,
      EventBufferSize: agent.eventBufferSize,
    },
    ACL: {
      Enabled: agent.aclEnabled,
      TokenTTL: 30 * SECOND,
      PolicyTTL: 30 * SECOND,
      RoleTTL: 30 * SECOND,
      ReplicationToken: '',
      TokenMinExpirationTTL: 0,
      TokenMaxExpirationTTL: 0,
    },
    Telemetry: {
      CollectionInterval: '1s',
      PublishAllocationMetrics: false,
      PublishNodeMetrics: false,
      PrometheusMetrics: false,
    },
    TLSConfig: {
      EnableHTTP: false,
      EnableRPC: false,
      VerifyServerHostname: false,
      VerifyHTTPSClient: false,
      CAFile: '',
      CertFile: '',
      KeyFile: '',
    },
    Limits: {
      HTTPSHandshakeTimeout: '5s',
      HTTPMaxConnsPerClient: 100,
      RPCHandshakeTimeout: '5s',
      RPCMaxConnsPerClient: 100,
    },
    Consuls: [],
    Vaults: [],
    Plugins: null,
    HTTPAPIResponseHeaders: {},
    DevMode: agent.dataDir === '',
    LeaveOnInt: false,
    LeaveOnTerm: false,
    Files: null,
    Version: {
      Version: nomadVersion,
      VersionPrerelease: '',
      VersionMetadata: 'yurt',
      Revision: '',
      BuildDate: null,
    },
  };
}
