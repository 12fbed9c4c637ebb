/** The agent that is called, and others through it: `nomad.agent`. */

import type { BodyOf } from '@yurt/contract';
import { agent } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { StreamedResponse } from '../../core/caller.js';
import type { Options } from '../../core/options.js';
import { FrameStream } from '../../streams/frames.js';
import { Resource } from '../resource.js';
import { AgentKeyring } from './keyring.js';
import { AgentPprof } from './pprof.js';

/** The agent that is called, and others through it: `nomad.agent`. */
export class Agent extends Resource {
  /** The keys that encrypt gossip between servers. */
  readonly keyring = new AgentKeyring(this.caller);
  /** Runtime profiles. */
  readonly pprof = new AgentPprof(this.caller);

  /**
   * Reads the configuration, membership and figures of the agent. Tokens in the configuration read `<redacted>`. An
   * expired token is answered with 500 here.
   *
   * `GET /v1/agent/self`
   * ACL: `agent:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#query-self
   */
  self(options?: Options<typeof agent.self>): Call<typeof agent.self> {
    return this.caller.call(agent.self, {}, options);
  }

  /**
   * Reads whether the agent works, as a server, a client, or both. A role that the agent does not have counts as
   * unhealthy.
   *
   * `GET /v1/agent/health`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#health
   */
  health(options?: Options<typeof agent.health>): Call<typeof agent.health> {
    return this.caller.call(agent.health, {}, options);
  }

  /**
   * Lists the servers that gossip with each other, in all regions.
   *
   * `GET /v1/agent/members`
   * ACL: `node:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#list-members
   */
  members(options?: Options<typeof agent.members>): Call<typeof agent.members> {
    return this.caller.call(agent.members, {}, options);
  }

  /**
   * Lists the servers that a client agent talks to, as `host:port`.
   *
   * `GET /v1/agent/servers`
   * ACL: `agent:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#list-servers
   */
  servers(options?: Options<typeof agent.servers>): Call<typeof agent.servers> {
    return this.caller.call(agent.servers, {}, options);
  }

  /**
   * Makes a server that failed count as one that left.
   *
   * `PUT /v1/agent/force-leave`
   * ACL: `agent:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#force-leave-agent
   */
  forceLeave(node: string, options?: Omit<Options<typeof agent.forceLeave>, 'node'>): Call<typeof agent.forceLeave> {
    return this.caller.call(agent.forceLeave, {}, { ...options, node });
  }

  /**
   * Reads what is to know about a host for support: system, network, disks, environment. Of the agent itself the
   * answer is the data alone, without `AgentID` around it.
   *
   * `GET /v1/agent/host`
   * ACL: `agent:read`; with ACLs off, `enable_debug = true`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#host
   */
  host(options?: Options<typeof agent.host>): Call<typeof agent.host> {
    return this.caller.call(agent.host, {}, options);
  }

  /**
   * Makes a server join others. A join that fails is answered with 200, `num_joined` 0 and a text in `error`.
   *
   * `PUT /v1/agent/join`
   * ACL: `agent:write`, which 2.0 only warns about.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#join-agent
   */
  join(address: readonly string[], options?: Omit<Options<typeof agent.join>, 'address'>): Call<typeof agent.join> {
    return this.caller.call(agent.join, {}, { ...options, address });
  }

  /**
   * Streams the log of an agent from now on, as plain text.
   *
   * `GET /v1/agent/monitor?plain=true`
   * ACL: `agent:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#stream-logs
   */
  monitorAsText(options?: Options<typeof agent.monitorAsText>): Promise<StreamedResponse> {
    return this.caller.stream(agent.monitorAsText, {}, options);
  }

  /**
   * Reads the log that an agent has kept, from its file or its journal, as plain text.
   *
   * `GET /v1/agent/monitor/export?plain=true`
   * ACL: `agent:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent
   */
  monitorExportAsText(options?: Options<typeof agent.monitorExportAsText>): Promise<StreamedResponse> {
    return this.caller.stream(agent.monitorExportAsText, {}, options);
  }

  /**
   * Makes the agent read its configuration files again.
   *
   * `PUT /v1/agent/reload`
   * ACL: `agent:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent
   */
  reload(options?: Options<typeof agent.reload>): Call<typeof agent.reload> {
    return this.caller.call(agent.reload, {}, options);
  }

  /**
   * Lists the scheduler workers of a server and what each is doing.
   *
   * `GET /v1/agent/schedulers`
   * ACL: `agent:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#fetch-all-scheduler-workers-status
   */
  schedulers(options?: Options<typeof agent.schedulers>): Call<typeof agent.schedulers> {
    return this.caller.call(agent.schedulers, {}, options);
  }

  /**
   * Reads how many scheduler workers a server has and what they schedule.
   *
   * `GET /v1/agent/schedulers/config`
   * ACL: `agent:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#read-scheduler-worker-configuration
   */
  schedulersConfiguration(
    options?: Options<typeof agent.schedulersConfiguration>,
  ): Call<typeof agent.schedulersConfiguration> {
    return this.caller.call(agent.schedulersConfiguration, {}, options);
  }

  /**
   * Sets how many scheduler workers a server has and what they schedule, until it restarts. `enabled_schedulers` must
   * have `_core`.
   *
   * `PUT /v1/agent/schedulers/config`
   * ACL: `agent:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#update-scheduler-worker-configuration
   */
  setSchedulersConfiguration(
    configuration: BodyOf<typeof agent.setSchedulersConfiguration>,
    options?: Options<typeof agent.setSchedulersConfiguration>,
  ): Call<typeof agent.setSchedulersConfiguration> {
    return this.caller.call(agent.setSchedulersConfiguration, {}, options, configuration);
  }

  /**
   * Replaces the servers that a client agent talks to.
   *
   * `PUT /v1/agent/servers`
   * ACL: `agent:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#update-servers
   */
  setServers(
    address: readonly string[],
    options?: Omit<Options<typeof agent.setServers>, 'address'>,
  ): Call<typeof agent.setServers> {
    return this.caller.call(agent.setServers, {}, { ...options, address });
  }

  /**
   * Reads the log of an agent from now on, until the loop is left.
   *
   * `GET /v1/agent/monitor`
   * ACL: `agent:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#stream-logs
   */
  monitor(options?: Options<typeof agent.monitor>): FrameStream {
    return new FrameStream(() => this.caller.stream(agent.monitor, {}, options), { follows: true });
  }

  /**
   * Reads the log that an agent has kept, from its file or its journal.
   *
   * `GET /v1/agent/monitor/export`
   * ACL: `agent:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent
   */
  monitorExport(options: Options<typeof agent.monitorExport> = {}): FrameStream {
    return new FrameStream(() => this.caller.stream(agent.monitorExport, {}, options), {
      follows: options.follow ?? false,
    });
  }
}
