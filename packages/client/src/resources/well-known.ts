/** What other systems read to trust workload identities: `nomad.wellKnown`. */

import { wellKnown } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** What other systems read to trust workload identities: `nomad.wellKnown`. */
export class WellKnown extends Resource {
  /**
   * Reads the public keys that verify workload identities. `Cache-Control` says how long they may be kept.
   *
   * `GET /.well-known/jwks.json`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#list-active-public-keys
   */
  jwks(options?: Options<typeof wellKnown.jwks>): Call<typeof wellKnown.jwks> {
    return this.caller.call(wellKnown.jwks, {}, options);
  }

  /**
   * Reads the OpenID discovery document of the cluster.
   *
   * `GET /.well-known/openid-configuration`
   * ACL: `anonymous`.
   *
   * @throws NotFoundError: `oidc_issuer` is not configured.
   * @see https://developer.hashicorp.com/nomad/api-docs/operator/keyring#oidc-discovery
   */
  openIdConfiguration(
    options?: Options<typeof wellKnown.openIdConfiguration>,
  ): Call<typeof wellKnown.openIdConfiguration> {
    return this.caller.call(wellKnown.openIdConfiguration, {}, options);
  }
}
