/** Signing in through an OpenID provider: `nomad.acl.oidc`. */

import type { BodyOf } from '@yurt/contract';
import { acl } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { Resource } from '../resource.js';

/** Signing in through an OpenID provider: `nomad.acl.oidc`. */
export class AclOidc extends Resource {
  /**
   * Starts a sign-in: answers the URL to open in a browser.
   *
   * `PUT /v1/acl/oidc/auth-url`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/oidc#get-an-oidc-authentication-url
   */
  authUrl(
    request: BodyOf<typeof acl.oidc.authUrl>,
    options?: Options<typeof acl.oidc.authUrl>,
  ): Call<typeof acl.oidc.authUrl> {
    return this.caller.call(acl.oidc.authUrl, {}, options, request);
  }

  /**
   * Ends a sign-in: exchanges the provider's code for a token of the cluster.
   *
   * `PUT /v1/acl/oidc/complete-auth`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/acl/oidc#complete-oidc-authentication
   */
  completeAuth(
    request: BodyOf<typeof acl.oidc.completeAuth>,
    options?: Options<typeof acl.oidc.completeAuth>,
  ): Call<typeof acl.oidc.completeAuth> {
    return this.caller.call(acl.oidc.completeAuth, {}, options, request);
  }
}
