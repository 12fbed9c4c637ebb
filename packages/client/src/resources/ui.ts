/** The web console that an agent serves: `nomad.ui`. */

import { ui } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** The web console that an agent serves: `nomad.ui`. */
export class Ui extends Resource {
  /**
   * Reads a file of the web console. An unknown path gives the page itself, which has routes of its own; with the
   * console off, a page that says so.
   *
   * `GET /ui/*assetPath`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/ui
   */
  asset(assetPath: string, options?: Options<typeof ui.asset>): Call<typeof ui.asset> {
    return this.caller.call(ui.asset, { assetPath }, options);
  }

  /**
   * Sends a browser to the web console.
   *
   * `GET /`
   * ACL: `anonymous`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/ui
   */
  root(options?: Options<typeof ui.root>): Call<typeof ui.root> {
    return this.caller.call(ui.root, {}, options);
  }
}
