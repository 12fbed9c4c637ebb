/** Go's profiling pages, where an agent has them on: `nomad.debug`. */

import { debug } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Go's profiling pages, where an agent has them on: `nomad.debug`. */
export class Debug extends Resource {
  /**
   * Reads the command line of the agent, its arguments parted by NUL.
   *
   * `GET /debug/pprof/cmdline`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  cmdline(options?: Options<typeof debug.cmdline>): Call<typeof debug.cmdline> {
    return this.caller.call(debug.cmdline, {}, options);
  }

  /**
   * Lists the profiles of the agent as a web page.
   *
   * `GET /debug/pprof/`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  index(options?: Options<typeof debug.index>): Call<typeof debug.index> {
    return this.caller.call(debug.index, {}, options);
  }

  /**
   * Records a CPU profile of the agent, 30 s long.
   *
   * `GET /debug/pprof/profile`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  profile(options?: Options<typeof debug.profile>): Call<typeof debug.profile> {
    return this.caller.call(debug.profile, {}, options);
  }

  /**
   * Looks up the function names of program counters.
   *
   * `GET /debug/pprof/symbol`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  symbol(options?: Options<typeof debug.symbol>): Call<typeof debug.symbol> {
    return this.caller.call(debug.symbol, {}, options);
  }

  /**
   * Records an execution trace of the agent, 1 s long.
   *
   * `GET /debug/pprof/trace`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent#agent-runtime-profiles
   */
  trace(options?: Options<typeof debug.trace>): Call<typeof debug.trace> {
    return this.caller.call(debug.trace, {}, options);
  }
}
