/** The client that users make. */

import { Connection, NomadCore } from './core/nomad-core.js';
import type { DerivedOptions, NomadOptions } from './core/options.js';

/**
 * A client of Nomad's HTTP API.
 *
 * Settings come from the options, then from the environment (`NOMAD_ADDR` and the others), then from defaults; inside a
 * task of Nomad the task API's socket and the workload identity are found without any. Nothing is connected before the
 * first call.
 *
 * @throws ConfigurationError when a setting is wrong.
 */
export class Nomad extends NomadCore {
  constructor(options: NomadOptions | Connection = {}) {
    super(options instanceof Connection ? options : Connection.open(options));
  }

  /**
   * A client with other settings that shares this one's connections and its knowledge of which agents answer. Closing one
   * closes both.
   */
  with(changes: DerivedOptions): Nomad {
    return new Nomad(this.derived(changes));
  }
}
