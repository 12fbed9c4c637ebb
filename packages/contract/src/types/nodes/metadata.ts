/** Metadata and identity of a node, asked of the node itself. */

/**
 * Sets and removes dynamic metadata. It is kept over restarts of the node and may be used in constraints.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#update-dynamic-node-metadata
 */
export interface NodeMetaApplyRequest {
  /** The node. Default: the agent that is asked. */
  NodeID?: string;
  /** Values by key; `null` takes a key away, also one from the configuration. Other keys stay. */
  Meta: Record<string, string | null>;
}

/**
 * A node's metadata.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-dynamic-node-metadata
 */
export interface NodeMetaResponse {
  /** What counts: the dynamic values over those of the configuration. */
  Meta: Record<string, string>;
  /** What was set over the API; `null` for a key that was taken away. */
  Dynamic: Record<string, string | null>;
  /** What the node's configuration says. */
  Static: Record<string, string>;
}

/**
 * The claims of a node's identity token.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-a-node-s-identity-claims
 */
export interface NodeIdentityClaims {
  /** UUID of the node. */
  nomad_node_id?: string;
  /** Its pool. */
  nomad_node_pool?: string;
  /** Its class; absent when it has none. */
  nomad_node_class?: string;
  /** Its datacenter. */
  nomad_node_datacenter?: string;
  /** For whom: `nomadproject.io`. */
  aud?: string | string[];
  /** `node:<region>:<pool>:<id>:default`. */
  sub?: string;
  /** The token's own ID. */
  jti?: string;
  /** Issued at, Unix seconds. */
  iat?: number;
  /** Not valid before, Unix seconds. */
  nbf?: number;
  /** Not valid after, Unix seconds. */
  exp?: number;
}

/**
 * The identity that a node uses at the moment.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#read-a-node-s-identity-claims
 */
export interface NodeIdentityGetResponse {
  /** The claims of its token. A node that has no token yet answers an error. */
  Claims: NodeIdentityClaims;
}

/**
 * Asks a node to renew its identity at its next heartbeat.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#renew-a-node-s-identity
 */
export interface NodeIdentityRenewRequest {
  /** The node. Default: the agent that is asked. */
  NodeID?: string;
}

/**
 * Answer to it: an empty object. The new identity comes with a heartbeat later.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/client#renew-a-node-s-identity
 */
export type NodeIdentityRenewResponse = Record<string, never>;
