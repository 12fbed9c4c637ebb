/** Walks through the pages of a list. */

import type { PageMeta, WithMeta } from './call.js';
import { ProtocolError } from './errors.js';

/** A page, as `fetch` brings it. */
type Page = WithMeta<unknown, PageMeta>;

/**
 * All pages in order. `start` is the token of the first one, where the caller gave one; `fetch` is asked for `undefined`
 * first, then for each token.
 *
 * @throws ProtocolError when a token comes again: the list would never end.
 */
export async function* walkPages(
  start: string | undefined,
  fetch: (token: string | undefined) => Promise<Page>,
): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>(start === undefined ? [] : [start]);
  let token: string | undefined;
  for (;;) {
    const page = await fetch(token);
    yield page;
    token = page.meta.nextToken;
    if (token === undefined) return;
    if (seen.has(token)) throw new ProtocolError('the server gave the same page token twice; the list would never end');
    seen.add(token);
  }
}
