/** The keys that encrypt gossip between servers: `nomad.agent.keyring`. */

import { agent } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** The keys that encrypt gossip between servers: `nomad.agent.keyring`. */
export class AgentKeyring extends Resource {
  /**
   * Lists the gossip keys and how many servers have each.
   *
   * `GET /v1/agent/keyring/list`
   * ACL: `agent:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/agent
   */
  list(options?: Options<typeof agent.keyring.list>): Call<typeof agent.keyring.list> {
    return this.caller.call(agent.keyring.list, {}, options);
  }

  /**
   * Gives a gossip key to all servers, to read with.
   *
   * `PUT /v1/agent/keyring/install`
   * ACL: `agent:write`.
   *
   * @param key - The key, base64.
   * @see https://developer.hashicorp.com/nomad/api-docs/agent
   */
  install(key: string, options?: Options<typeof agent.keyring.install>): Call<typeof agent.keyring.install> {
    return this.caller.call(agent.keyring.install, {}, options, { Key: key });
  }

  /**
   * Makes an installed gossip key the one to write with.
   *
   * `PUT /v1/agent/keyring/use`
   * ACL: `agent:write`.
   *
   * @param key - The key, base64.
   * @see https://developer.hashicorp.com/nomad/api-docs/agent
   */
  use(key: string, options?: Options<typeof agent.keyring.use>): Call<typeof agent.keyring.use> {
    return this.caller.call(agent.keyring.use, {}, options, { Key: key });
  }

  /**
   * Takes a gossip key from all servers.
   *
   * `PUT /v1/agent/keyring/remove`
   * ACL: `agent:write`.
   *
   * @param key - The key, base64.
   * @see https://developer.hashicorp.com/nomad/api-docs/agent
   */
  remove(key: string, options?: Options<typeof agent.keyring.remove>): Call<typeof agent.keyring.remove> {
    return this.caller.call(agent.keyring.remove, {}, options, { Key: key });
  }
}
