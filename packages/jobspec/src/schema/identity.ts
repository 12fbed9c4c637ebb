/** Who a task is to others: identities, Vault, Consul, secrets. */

import type { ConsulSpec, SecretSpec, VaultSpec, WorkloadIdentitySpec } from '@yurt/contract';
import { type FieldsOf, anything, duration, flag, label, open, text, texts } from './field.js';

/**
 * A signed token (JWT) that Nomad gives to a task or a service.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/identity
 */
export const identity = {
  /** Its name, 1 to 128 of `a-z A-Z 0-9 - _`. Default `default`, the identity that each task has for Nomad itself. */
  name: text('Name', ''),
  /** Who the token is meant for (`aud`). The identity `default` always has `nomadproject.io`; null if there is none. */
  aud: texts('Audience'),
  /** What happens when the token was renewed. Empty means `noop`. */
  changeMode: text('ChangeMode', ''),
  /** The signal for change mode `signal`, such as `SIGHUP`. Empty otherwise. */
  changeSignal: text('ChangeSignal', ''),
  /** Gives the token as `NOMAD_TOKEN`, or `NOMAD_TOKEN_<name>` unless the name is `default`. Default false. */
  env: flag('Env', false),
  /** Writes the token to `secrets/nomad_token`, or `secrets/nomad_<name>.jwt` unless the name is `default`. Default false. */
  file: flag('File', false),
  /** Another place for the file, in the task's directory. Needs `File`. */
  filepath: text('Filepath', ''),
  /** The service this identity is for. Set by the server for services in Consul. */
  serviceName: text('ServiceName', ''),
  /** How long a token is valid; renewed before its end. 0 means for ever. Not for the identity `default`. */
  ttl: duration('TTL', 0),
  /** Names of claims that the namespace offers and this token is to carry; null if there are none. */
  extraClaims: texts('ExtraClaims'),
} as const satisfies FieldsOf<WorkloadIdentitySpec>;

/**
 * A task's token for Vault.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/vault
 */
export const vault = {
  /**
   * Vault policies of the token.
   *
   * @deprecated since Nomad 1.10: read and dropped. A role gives the policies.
   */
  policies: texts('Policies'),
  /** The Vault role to log in with. Empty means the role of the agent's or of Vault's configuration. */
  role: text('Role', ''),
  /** The Vault namespace. Empty means the agent's. Vault Enterprise. */
  namespace: text('Namespace'),
  /** Which of the configured Vault clusters. Default `default`. Others are Enterprise only. */
  cluster: text('Cluster', ''),
  /** Gives the token as `VAULT_TOKEN`. Default true. */
  env: flag('Env'),
  /** Keeps the token out of `secrets/vault_token`. Default false. */
  disableFile: flag('DisableFile'),
  /** What happens to the task when it gets a new token. Default `restart`. */
  changeMode: text('ChangeMode'),
  /** The signal for change mode `signal`. Default `SIGHUP`. */
  changeSignal: text('ChangeSignal'),
  /** Lets the token expire instead of renewing it; for tasks that need it only at the start. Default false. */
  allowTokenExpiration: flag('AllowTokenExpiration'),
} as const satisfies FieldsOf<VaultSpec>;

/**
 * Where a group's or task's services and templates find Consul.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/consul
 */
export const consul = {
  /** The Consul namespace. Empty means the agent's. Consul Enterprise. */
  namespace: text('Namespace', ''),
  /** Which of the configured Consul clusters. Default `default`. Others are Enterprise only. */
  cluster: text('Cluster', ''),
  /** The admin partition, which the node's Consul agent must be in. Empty means any. Consul Enterprise. */
  partition: text('Partition', ''),
} as const satisfies FieldsOf<ConsulSpec>;

/**
 * A secret that is fetched before the task starts, and used as `${secret.<name>.<key>}`.
 *
 * @see https://developer.hashicorp.com/nomad/docs/job-specification/secret
 */
export const secret = {
  label: label('Name'),
  /** Where it comes from. */
  provider: text('Provider', ''),
  /** Where the provider finds it. */
  path: text('Path', ''),
  /** What the provider needs to know, such as a namespace; for `nomad` and `vault` only. */
  config: anything('Config'),
  /** The environment of a plugin; not for `nomad` and `vault`. */
  env: open('Env'),
} as const satisfies FieldsOf<SecretSpec>;
