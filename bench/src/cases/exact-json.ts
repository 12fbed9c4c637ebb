/**
 * JSON with every digit kept against `JSON.parse`, on the list of 500 jobs. Two texts: one whose numbers all fit a double,
 * where exact parsing is a look and then `JSON.parse`, and one with a nanosecond timestamp in each job, which none holds.
 */

import { parseExact } from '@yurt/contract';
import { compare } from '../harness/compare.js';
import { type Case, figure, rate } from '../harness/figure.js';
import { jobList } from './answers.js';

/** Parsing in exact mode. */
export const exactJson: Case = {
  name: 'exact-json',
  async *run() {
    const large = JSON.stringify(jobList(500));
    const plain = large.replaceAll(/"SubmitTime":\d+/g, '"SubmitTime":1234567890');
    for (const [name, text] of [
      ['exact JSON, small numbers only', plain],
      ['exact JSON, a large number in each job', large],
    ] as const) {
      const compared = await compare({
        ours: (times) => {
          for (let at = 0; at < times; at++) parseExact(text);
        },
        peer: (times) => {
          for (let at = 0; at < times; at++) JSON.parse(text);
        },
        times: 20,
      });
      yield figure(name, 'JSON.parse', compared, { print: rate(text.length) });
    }
  },
};
