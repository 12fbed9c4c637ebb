/**
 * Measures two ways of doing one thing in the same run. Rounds of both alternate, so that whatever else the machine does
 * hits both; what counts is the median over the rounds of their ratio, not two times taken minutes apart.
 */

/** How two ways are compared. */
export interface Comparison {
  /** Does the thing `times` times. */
  readonly ours: (times: number) => Promise<void> | void;
  /** The same, by the peer. */
  readonly peer: (times: number) => Promise<void> | void;
  /** How often a round does the thing. */
  readonly times: number;
  /** How many rounds are measured, after {@link WARM_UP} that are not. Default 25. */
  readonly rounds?: number;
}

/** What was measured. */
export interface Compared {
  /** Milliseconds for one time, the median over the rounds. */
  readonly ours: number;
  readonly peer: number;
  /** Our time divided by the peer's, the median over the rounds: 1.05 is 5 % slower. */
  readonly ratio: number;
  /** The ratios of the first and third quarter of the rounds: how far to trust the median. */
  readonly quartiles: readonly [number, number];
}

/** Rounds that only warm up: code is compiled, connections are open, buffers have grown. */
const WARM_UP = 5;

async function timed(work: Comparison['ours'], times: number): Promise<number> {
  const start = performance.now();
  await work(times);
  return (performance.now() - start) / times;
}

/** The value at a share of a list: 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Runs a comparison. */
export async function compare({ ours, peer, times, rounds = 25 }: Comparison): Promise<Compared> {
  const measured: { ours: number; peer: number }[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    // Each goes first in every other round: the second one finds warmer caches and fuller heaps.
    const first = round % 2 === 0 ? ours : peer;
    const second = first === ours ? peer : ours;
    const a = await timed(first, times);
    const b = await timed(second, times);
    if (round >= 0) measured.push(first === ours ? { ours: a, peer: b } : { ours: b, peer: a });
  }
  const ratios = measured.map((each) => each.ours / each.peer);
  return {
    ours: quantile(
      measured.map((each) => each.ours),
      0.5,
    ),
    peer: quantile(
      measured.map((each) => each.peer),
      0.5,
    ),
    ratio: quantile(ratios, 0.5),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}
