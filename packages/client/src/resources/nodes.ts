/** Nodes, as the servers know them: `nomad.nodes`. */

import type { DrainSpec, NodeEligibility } from '@yurt/contract';
import { nodes } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** More about a drain. */
export interface DrainSettings {
  /** With the end of a drain: whether the node takes allocations again. Default `false`. */
  markEligible?: boolean;
  /** Free data, kept with the drain. */
  meta?: Record<string, string>;
}

/** Nodes, as the servers know them: `nomad.nodes`. */
export class Nodes extends Resource {
  /**
   * Lists nodes. The filter sees the whole node, not only what the row shows.
   *
   * `GET /v1/nodes`
   * ACL: `node:read`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/nodes#list-nodes
   */
  list(options?: Options<typeof nodes.list>): Call<typeof nodes.list> {
    return this.caller.call(nodes.list, {}, options);
  }

  /**
   * Reads a node: attributes, resources, drivers, devices, events. The ID must be whole; list with `prefix` to find
   * it. `SecretID` is always empty.
   *
   * `GET /v1/node/:nodeId`
   * ACL: `node:read`.
   *
   * @throws NotFoundError: no such node.
   * @see https://developer.hashicorp.com/nomad/api-docs/nodes#read-node
   */
  read(nodeId: string, options?: Options<typeof nodes.read>): Call<typeof nodes.read> {
    return this.caller.call(nodes.read, { nodeId }, options);
  }

  /**
   * Lists the allocations of a node, whole ones. Empty for an unknown node. Allocations of namespaces that the token
   * may not read are left out.
   *
   * `GET /v1/node/:nodeId/allocations`
   * ACL: `node:read`, and `namespace:read-job` for each allocation shown.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/nodes#list-node-allocations
   */
  allocations(nodeId: string, options?: Options<typeof nodes.allocations>): Call<typeof nodes.allocations> {
    return this.caller.call(nodes.allocations, { nodeId }, options);
  }

  /**
   * Starts, changes or ends the drain of a node. `Deadline` is in nanoseconds: 0 is none, below 0 stops allocations
   * at once.
   *
   * `PUT /v1/node/:nodeId/drain`
   * ACL: `node:write`, or the node's own identity.
   *
   * @param drain - What to drain and until when; `null` ends the drain.
   * @see https://developer.hashicorp.com/nomad/api-docs/nodes#drain-node
   */
  drain(
    nodeId: string,
    drain: DrainSpec | null,
    options: Options<typeof nodes.drain> & DrainSettings = {},
  ): Call<typeof nodes.drain> {
    const { markEligible, meta, ...rest } = options;
    return this.caller.call(nodes.drain, { nodeId }, rest, {
      DrainSpec: drain,
      MarkEligible: markEligible,
      Meta: meta,
    });
  }

  /**
   * Makes a node eligible for new allocations, or not.
   *
   * `PUT /v1/node/:nodeId/eligibility`
   * ACL: `node:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/nodes#toggle-node-eligibility
   */
  setEligibility(
    nodeId: string,
    eligibility: NodeEligibility,
    options?: Options<typeof nodes.setEligibility>,
  ): Call<typeof nodes.setEligibility> {
    return this.caller.call(nodes.setEligibility, { nodeId }, options, { Eligibility: eligibility });
  }

  /**
   * Creates an evaluation for each job that the node runs or could run.
   *
   * `PUT /v1/node/:nodeId/evaluate`
   * ACL: `node:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/nodes#create-node-evaluation
   */
  evaluate(nodeId: string, options?: Options<typeof nodes.evaluate>): Call<typeof nodes.evaluate> {
    return this.caller.call(nodes.evaluate, { nodeId }, options);
  }

  /**
   * Removes a node from the state; one that still runs registers again.
   *
   * `PUT /v1/node/:nodeId/purge`
   * ACL: `node:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/nodes#purge-node
   */
  purge(nodeId: string, options?: Options<typeof nodes.purge>): Call<typeof nodes.purge> {
    return this.caller.call(nodes.purge, { nodeId }, options);
  }
}
