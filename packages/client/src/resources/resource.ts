/** What every group of methods stands on. */

import type { Caller } from '../core/caller.js';

/** A group of methods of a client, such as `nomad.jobs`. */
export abstract class Resource {
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }
}
