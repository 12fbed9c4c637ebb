/**
 * A log in frames, as bytes: `FrameStream` against the shortest program that does the same with bare undici: cut the text
 * between `}` and `{` (neither stands in base64), `JSON.parse`, `Buffer.from`. Rates count the log's bytes, not those of
 * the frames around them. Both read the same 64 MB from the same server in each round.
 */

import { Nomad } from '@yurt/client';
import { Pool } from 'undici';
import { Companion } from '../harness/companion.js';
import { compare } from '../harness/compare.js';
import { type Case, figure, rate } from '../harness/figure.js';

const server = new URL('../processes/recorded-server.js', import.meta.url);
const BYTES = 64 * 1024 * 1024;

async function bareRead(pool: Pool, path: string): Promise<number> {
  const { body } = await pool.request({ path, method: 'GET' });
  const decoder = new TextDecoder();
  let pending = '';
  let bytes = 0;
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    pending += decoder.decode(piece, { stream: true });
    let start = 0;
    for (let end = pending.indexOf('}'); end >= 0; end = pending.indexOf('}', start)) {
      const frame = JSON.parse(pending.slice(start, end + 1)) as { Data: string };
      bytes += Buffer.from(frame.Data, 'base64').length;
      start = end + 1;
    }
    pending = pending.slice(start);
  }
  return bytes;
}

/** Reading a log. */
export const logStream: Case = {
  name: 'log-stream',
  async *run() {
    const companion = Companion.node(server);
    const origin = await companion.line();
    const nomad = new Nomad({ address: origin, environment: {} });
    const pool = new Pool(origin, { headersTimeout: 0, bodyTimeout: 0 });
    const check = (bytes: number): void => {
      if (bytes !== BYTES) throw new Error(`${bytes} bytes came instead of ${BYTES}`);
    };
    try {
      const compared = await compare({
        ours: async (times) => {
          for (let at = 0; at < times; at++) {
            let bytes = 0;
            const log = nomad.client.fs.logs('a', { task: 'web', type: 'stdout', offset: BYTES });
            for await (const { data } of log) bytes += data.length;
            check(bytes);
          }
        },
        peer: async (times) => {
          for (let at = 0; at < times; at++) check(await bareRead(pool, `/v1/client/fs/logs/a?offset=${BYTES}`));
        },
        times: 1,
        rounds: 15,
      });
      yield figure('log stream', 'undici', compared, { print: rate(BYTES), bar: 1.05 });
    } finally {
      await Promise.all([nomad.close(), pool.close()]);
      await companion.stop();
    }
  },
};
