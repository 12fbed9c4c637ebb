/** Node pools: `nomad.nodePools`. */

import type { BodyOf } from '@yurt/contract';
import { nodePools } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Node pools: `nomad.nodePools`. */
export class NodePools extends Resource {
  /**
   * Lists node pools.
   *
   * `GET /v1/node/pools`
   * ACL: `node_pool:read` for each pool shown.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/node-pools#list-node-pools
   */
  list(options?: Options<typeof nodePools.list>): Call<typeof nodePools.list> {
    return this.caller.call(nodePools.list, {}, options);
  }

  /**
   * Creates a node pool, or replaces the one of that name. The built-in pools `all` and `default` can't be changed.
   *
   * `PUT /v1/node/pools`
   * ACL: `node_pool:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/node-pools#create-or-update-node-pool
   */
  create(
    pool: BodyOf<typeof nodePools.create>,
    options?: Options<typeof nodePools.create>,
  ): Call<typeof nodePools.create> {
    return this.caller.call(nodePools.create, {}, options, pool);
  }

  /**
   * Reads a node pool.
   *
   * `GET /v1/node/pool/:poolName`
   * ACL: `node_pool:read`.
   *
   * @throws NotFoundError: no such pool.
   * @see https://developer.hashicorp.com/nomad/api-docs/node-pools#read-node-pool
   */
  read(poolName: string, options?: Options<typeof nodePools.read>): Call<typeof nodePools.read> {
    return this.caller.call(nodePools.read, { poolName }, options);
  }

  /**
   * Replaces the node pool that the path names, or creates it.
   *
   * `PUT /v1/node/pool/:poolName`
   * ACL: `node_pool:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/node-pools#create-or-update-node-pool
   */
  update(
    pool: BodyOf<typeof nodePools.update>,
    options?: Options<typeof nodePools.update>,
  ): Call<typeof nodePools.update> {
    return this.caller.call(nodePools.update, { poolName: pool.Name }, options, pool);
  }

  /**
   * Deletes a node pool that is not in use.
   *
   * `DELETE /v1/node/pool/:poolName`
   * ACL: `node_pool:delete`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/node-pools#delete-node-pool
   */
  delete(poolName: string, options?: Options<typeof nodePools.delete>): Call<typeof nodePools.delete> {
    return this.caller.call(nodePools.delete, { poolName }, options);
  }

  /**
   * Lists the jobs that ask for a pool.
   *
   * `GET /v1/node/pool/:poolName/jobs`
   * ACL: `node_pool:read`, and `namespace:list-jobs` for each job shown.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/node-pools
   */
  jobs(poolName: string, options?: Options<typeof nodePools.jobs>): Call<typeof nodePools.jobs> {
    return this.caller.call(nodePools.jobs, { poolName }, options);
  }

  /**
   * Lists the nodes of a pool.
   *
   * `GET /v1/node/pool/:poolName/nodes`
   * ACL: `node:read` and `node_pool:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/node-pools#list-node-pool-nodes
   */
  nodes(poolName: string, options?: Options<typeof nodePools.nodes>): Call<typeof nodePools.nodes> {
    return this.caller.call(nodePools.nodes, { poolName }, options);
  }
}
