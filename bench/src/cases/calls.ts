/**
 * Calls of the client against bare undici: the same requests to the same server, by `Pool.request` and `body.json()`. The
 * pools have the same settings. The server is a process of its own that answers from buffers.
 *
 * What the client adds to undici (paths and queries from the table, time limits, retries, failover, errors that name the
 * caller's line) is what the ratio shows.
 */

import { Nomad } from '@yurt/client';
import { Pool } from 'undici';
import { Companion } from '../harness/companion.js';
import { compare } from '../harness/compare.js';
import { type Case, figure } from '../harness/figure.js';

const server = new URL('../processes/recorded-server.js', import.meta.url);

/** Does something `times` times, `width` of them at a time. */
async function inParallel(width: number, times: number, call: () => Promise<unknown>): Promise<void> {
  let left = times;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left-- > 0) await call();
    }),
  );
}

/** Small answers, one at a time and 16 at a time; an answer of 500 jobs. */
export const calls: Case = {
  name: 'calls',
  async *run() {
    const companion = Companion.node(server);
    const origin = await companion.line();
    const nomad = new Nomad({ address: origin, environment: {} });
    const pool = new Pool(origin, { connections: 32, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
    const headers = { 'user-agent': 'bench' };
    const bare = async (path: string): Promise<unknown> => {
      const { body } = await pool.request({ path, method: 'GET', headers });
      return body.json();
    };
    const small = '/v1/job/web/summary';
    const readSmall = (): PromiseLike<unknown> => nomad.jobs.summary('web');
    try {
      const single = await compare({
        ours: async (times) => {
          for (let at = 0; at < times; at++) await readSmall();
        },
        peer: async (times) => {
          for (let at = 0; at < times; at++) await bare(small);
        },
        times: 300,
        rounds: 41,
      });
      yield figure('small call, one at a time', 'undici', single, { bar: 1.05 });
      const parallel = await compare({
        ours: (times) => inParallel(16, times, async () => readSmall()),
        peer: (times) => inParallel(16, times, () => bare(small)),
        times: 1000,
        rounds: 41,
      });
      yield figure('small call, 16 at a time', 'undici', parallel, { bar: 1.05 });
      const list = await compare({
        ours: async (times) => {
          for (let at = 0; at < times; at++) await nomad.jobs.list();
        },
        peer: async (times) => {
          for (let at = 0; at < times; at++) await bare('/v1/jobs');
        },
        times: 3,
        rounds: 101,
      });
      yield figure('list of 500 jobs', 'undici', list, { bar: 1.05 });
    } finally {
      await Promise.all([nomad.close(), pool.close()]);
      await companion.stop();
    }
  },
};
