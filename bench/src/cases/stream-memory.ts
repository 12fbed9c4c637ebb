/**
 * Memory over a long stream: a process of its own reads a log of 1 GB and notes its resident memory after the first
 * sixteenth, when everything is warm, and its greatest from then on. Flat means that the second is not far above the first.
 */

import { Companion } from '../harness/companion.js';
import type { Case } from '../harness/figure.js';

const server = new URL('../processes/recorded-server.js', import.meta.url);
const reader = new URL('../processes/log-reader.js', import.meta.url);
const BYTES = 2 ** 30;

interface Reading {
  readonly read: number;
  readonly early: number;
  readonly most: number;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Reading 1 GB. */
export const streamMemory: Case = {
  name: 'stream-memory',
  async *run() {
    const companion = Companion.node(server);
    const child = Companion.node(reader, await companion.line(), String(BYTES));
    try {
      const { read, early, most } = JSON.parse(await child.line()) as Reading;
      if (read !== BYTES) throw new Error(`${read} bytes came instead of ${BYTES}`);
      yield {
        name: 'memory over a log of 1 GB, at most',
        peer: 'after 64 MB',
        ours: megabytes(most),
        theirs: megabytes(early),
        ratio: most / early,
        bar: 1.25,
      };
    } finally {
      await child.stop();
      await companion.stop();
    }
  },
};
