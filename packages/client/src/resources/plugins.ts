/** CSI plugins: `nomad.plugins`. */

import { plugins } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** CSI plugins: `nomad.plugins`. */
export class Plugins extends Resource {
  /**
   * Lists the CSI plugins that run on nodes.
   *
   * `GET /v1/plugins?type=csi`
   * ACL: `plugin:list`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/plugins#list-plugins
   */
  list(options?: Options<typeof plugins.list>): Call<typeof plugins.list> {
    return this.caller.call(plugins.list, {}, options);
  }

  /**
   * Reads a CSI plugin: its controllers, its nodes, and the allocations that run it. The namespace says which
   * allocations are shown.
   *
   * `GET /v1/plugin/csi/:pluginId`
   * ACL: `plugin:read`, and `namespace:read-job` for each allocation shown.
   *
   * @throws NotFoundError: no such plugin.
   * @see https://developer.hashicorp.com/nomad/api-docs/plugins#read-plugin
   */
  read(pluginId: string, options?: Options<typeof plugins.read>): Call<typeof plugins.read> {
    return this.caller.call(plugins.read, { pluginId }, options);
  }
}
