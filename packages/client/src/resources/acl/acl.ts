/** Access control: `nomad.acl`. */

import type { BodyOf } from '@yurt/contract';
import { acl } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';
import { AclAuthMethods } from './auth-methods.js';
import { AclBindingRules } from './binding-rules.js';
import { AclOidc } from './oidc.js';
import { AclPolicies } from './policies.js';
import { AclRoles } from './roles.js';
import { AclTokens } from './tokens.js';

/** How to bootstrap. */
export interface BootstrapSettings {
  /** The secret of the new token, a UUID. Default: the server makes one. */
  secret?: string;
}

/** Access control: `nomad.acl`. */
export class Acl extends Resource {
  /** Providers through which people and programs sign in. */
  readonly authMethods = new AclAuthMethods(this.caller);
  /** What a sign-in gives. */
  readonly bindingRules = new AclBindingRules(this.caller);
  /** Signing in through an OpenID provider. */
  readonly oidc = new AclOidc(this.caller);
  /** Named rules that tokens and roles carry. */
  readonly policies = new AclPolicies(this.caller);
  /** Groups of policies. */
  readonly roles = new AclRoles(this.caller);
  /** Tokens. */
  readonly tokens = new AclTokens(this.caller);

  /**
   * Makes a cluster's first management token. It works once, and again after a reset file is put on the leader.
   *
   * `PUT /v1/acl/bootstrap`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/tokens#bootstrap-token
   */
  bootstrap(options: Options<typeof acl.bootstrap> & BootstrapSettings = {}): Call<typeof acl.bootstrap> {
    const { secret, ...rest } = options;
    return this.caller.call(acl.bootstrap, {}, rest, secret === undefined ? undefined : { BootstrapSecret: secret });
  }

  /**
   * Makes a token with which a new node introduces itself to the cluster.
   *
   * `PUT /v1/acl/identity/client-introduction-token`
   * ACL: `node:write`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/identities#create-client-introduction-identity
   */
  createClientIntroductionToken(
    request: BodyOf<typeof acl.createClientIntroductionToken>,
    options?: Options<typeof acl.createClientIntroductionToken>,
  ): Call<typeof acl.createClientIntroductionToken> {
    return this.caller.call(acl.createClientIntroductionToken, {}, options, request);
  }

  /**
   * Exchanges a JWT from outside for a token of the cluster.
   *
   * `PUT /v1/acl/login`
   * ACL: `anonymous`.
   *
   * @param loginToken - The JWT.
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/login#authenticate-with-an-externally-issued-token
   */
  login(authMethodName: string, loginToken: string, options?: Options<typeof acl.login>): Call<typeof acl.login> {
    return this.caller.call(acl.login, {}, options, { AuthMethodName: authMethodName, LoginToken: loginToken });
  }
}
