/** Search: `nomad.search`. */

import type { PrefixSearchContext } from '@yurt/contract';
import { search } from '@yurt/contract';
import type { Call } from '../core/call.js';
import type { Options } from '../core/options.js';
import { Resource } from './resource.js';

/** Where to search. */
export interface SearchSettings {
  /** The kind of thing to search for. Default `all`. */
  context?: PrefixSearchContext;
}

/** Search: `nomad.search`. */
export class Search extends Resource {
  /**
   * Finds what has a text in its name, down to groups, tasks, services, images and commands of jobs.
   *
   * `PUT /v1/search/fuzzy`
   * ACL: by context: `node:read`, `namespace:read-job`, `plugin:list`, `variables:list`,
   * `namespace:host-volume-read`; what the token can't read is left out.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/search#fuzzy-searching
   */
  fuzzy(text: string, options: Options<typeof search.fuzzy> & SearchSettings = {}): Call<typeof search.fuzzy> {
    const { context = 'all', ...rest } = options;
    return this.caller.call(search.fuzzy, {}, rest, { Text: text, Context: context });
  }

  /**
   * Finds what has an ID with a prefix, in one context or in all. At most 20 matches a context; `Truncations` says
   * where there are more.
   *
   * `PUT /v1/search`
   * ACL: by context: `node:read`, `namespace:read-job`, `plugin:list`, `variables:list`,
   * `namespace:host-volume-read`; what the token can't read is left out.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/search#prefix-searching
   */
  prefix(text: string, options: Options<typeof search.prefix> & SearchSettings = {}): Call<typeof search.prefix> {
    const { context = 'all', ...rest } = options;
    return this.caller.call(search.prefix, {}, rest, { Prefix: text, Context: context });
  }
}
