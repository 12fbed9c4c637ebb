/** Reads the `X-Nomad-*` headers of an answer. */

import type { PageMeta } from './call.js';
import type { TransportHeaders } from './transport.js';

/** An index as a number, or as a bigint where a number can't hold it; `undefined` when there is none. */
export function parseIndex(text: string | undefined): number | bigint | undefined {
  if (text === undefined || !/^\d+$/.test(text)) return undefined;
  const index = Number(text);
  return Number.isSafeInteger(index) ? index : BigInt(text);
}

/** What the headers say; zero and false where they say nothing. */
export function readMeta(headers: TransportHeaders): PageMeta {
  const nextToken = headers.get('x-nomad-nexttoken');
  return {
    index: parseIndex(headers.get('x-nomad-index')) ?? 0,
    lastContact: Number(headers.get('x-nomad-lastcontact') ?? 0),
    knownLeader: headers.get('x-nomad-knownleader') === 'true',
    nextToken: nextToken === '' ? undefined : nextToken,
  };
}
