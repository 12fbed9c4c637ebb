/** Runtime profiles of an agent: `nomad.agent.pprof`. */

import { agent } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Runtime profiles of an agent: `nomad.agent.pprof`. */
export class AgentPprof extends Resource {
  /**
   * Reads the command line of an agent, its arguments parted by NUL.
   *
   * `GET /v1/agent/pprof/cmdline`
   * ACL: `agent:write`; with ACLs off, `enable_debug = true`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  cmdline(options?: Options<typeof agent.pprof.cmdline>): Call<typeof agent.pprof.cmdline> {
    return this.caller.call(agent.pprof.cmdline, {}, options);
  }

  /**
   * Reads one of the named profiles: `heap`, `goroutine`, `allocs`, `block`, `mutex`, `threadcreate`.
   *
   * `GET /v1/agent/pprof/:profile`
   * ACL: `agent:write`; with ACLs off, `enable_debug = true`.
   *
   * @throws NotFoundError: no such profile.
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  lookup(profile: string, options?: Options<typeof agent.pprof.lookup>): Call<typeof agent.pprof.lookup> {
    return this.caller.call(agent.pprof.lookup, { profile }, options);
  }

  /**
   * Records a CPU profile of an agent.
   *
   * `GET /v1/agent/pprof/profile`
   * ACL: `agent:write`; with ACLs off, `enable_debug = true`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  profile(options?: Options<typeof agent.pprof.profile>): Call<typeof agent.pprof.profile> {
    return this.caller.call(agent.pprof.profile, {}, options);
  }

  /**
   * Records an execution trace of an agent.
   *
   * `GET /v1/agent/pprof/trace`
   * ACL: `agent:write`; with ACLs off, `enable_debug = true`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  trace(options?: Options<typeof agent.pprof.trace>): Call<typeof agent.pprof.trace> {
    return this.caller.call(agent.pprof.trace, {}, options);
  }
}
