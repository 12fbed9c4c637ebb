/** How a workload proves who it is: its own identities, and the Vault and Consul clusters it logs in to. */

import type { Nanoseconds } from '../../durations.js';
import type { Written } from '../written.js';

/** What happens to a task whose token was renewed: nothing, a restart, or a signal. */
export type IdentityChangeMode = 'noop' | 'restart' | 'signal';

/**
 * A signed token (JWT) that Nomad gives to a task or a service.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/identity
 */
export interface WorkloadIdentity {
  /** Its name, 1 to 128 of `a-z A-Z 0-9 - _`. Default `default`, the identity that each task has for Nomad itself. */
  Name: string;
  /** Who the token is meant for (`aud`). The identity `default` always has `nomadproject.io`; null if there is none. */
  Audience: string[] | null;
  /** What happens when the token was renewed. Empty means `noop`. */
  ChangeMode: IdentityChangeMode | '';
  /** The signal for change mode `signal`, such as `SIGHUP`. Empty otherwise. */
  ChangeSignal: string;
  /** Gives the token as `NOMAD_TOKEN`, or `NOMAD_TOKEN_<name>` unless the name is `default`. Default false. */
  Env: boolean;
  /**
   * Writes the token to `secrets/nomad_token`, or `secrets/nomad_<name>.jwt` unless the name is `default`. Default
   * false.
   */
  File: boolean;
  /** Another place for the file, in the task's directory. Needs `File`. */
  Filepath: string;
  /** The service this identity is for. Set by the server for services in Consul. */
  ServiceName: string;
  /**
   * How long a token is valid, in nanoseconds; renewed before its end. 0 means for ever. Not for the identity
   * `default`.
   */
  TTL: Nanoseconds;
  /** Names of claims that the namespace offers and this token is to carry; null if there are none. */
  ExtraClaims: string[] | null;
}

/**
 * A task's token for Vault.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/vault
 */
export interface Vault {
  /** The Vault role to log in with. Empty means the role of the agent's or of Vault's configuration. */
  Role: string;
  /** The Vault namespace. Empty means the agent's. Vault Enterprise. */
  Namespace: string;
  /** Which of the configured Vault clusters. Default `default`. Others are Enterprise only. */
  Cluster: string;
  /** Gives the token as `VAULT_TOKEN`. Default true. */
  Env: boolean;
  /** Keeps the token out of `secrets/vault_token`. Default false. */
  DisableFile: boolean;
  /** What happens to the task when it gets a new token. Default `restart`. */
  ChangeMode: IdentityChangeMode;
  /** The signal for change mode `signal`. Default `SIGHUP`. */
  ChangeSignal: string;
  /** Lets the token expire instead of renewing it; for tasks that need it only at the start. Default false. */
  AllowTokenExpiration: boolean;
}

/**
 * Where a group's or task's services and templates find Consul.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/consul
 */
export interface Consul {
  /** The Consul namespace. Empty means the agent's. Consul Enterprise. */
  Namespace: string;
  /** Which of the configured Consul clusters. Default `default`. Others are Enterprise only. */
  Cluster: string;
  /** The admin partition, which the node's Consul agent must be in. Empty means any. Consul Enterprise. */
  Partition: string;
}

/** A {@link WorkloadIdentity} as a user writes it. */
export interface WorkloadIdentitySpec extends Written<WorkloadIdentity> {}

/** {@link Vault} as a user writes it. */
export interface VaultSpec extends Written<Vault> {
  /**
   * Vault policies of the token.
   *
   * @deprecated since Nomad 1.10: read and dropped. A role gives the policies.
   */
  Policies?: string[] | null;
}

/** {@link Consul} as a user writes it. */
export interface ConsulSpec extends Written<Consul> {}
