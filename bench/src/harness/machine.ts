/** What a figure was measured on. Nothing that would name the machine. */

import { availableParallelism, cpus, release, totalmem } from 'node:os';

/** The facts that a reader needs to compare figures with their own. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
}

/** The machine that this runs on. */
export function machine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${release().split('-', 1)[0]} ${process.arch}`,
    node: process.version,
  };
}
