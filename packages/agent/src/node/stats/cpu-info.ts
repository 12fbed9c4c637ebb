/** The machine's processors, as far as the system tells. */

import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** One logical processor. */
interface CpuCore {
  readonly id: number;
  readonly mhz: number;
}

/** All logical processors with their model. */
export interface CpuInfo {
  readonly model: string;
  readonly cores: readonly CpuCore[];
  /** The sum over the cores. */
  readonly totalMhz: number;
}

/** What a core counts for when nothing tells its speed. */
const UNKNOWN_MHZ = 1000;

function ratedMhz(core: number): number | undefined {
  for (const file of ['base_frequency', 'cpuinfo_max_freq']) {
    try {
      const khz = Number(readFileSync(`/sys/devices/system/cpu/cpu${core}/cpufreq/${file}`, 'latin1'));
      if (khz > 0) return Math.round(khz / 1000);
    } catch {
      // Virtual machines do not have it.
    }
  }
  return undefined;
}

/** Reads the processors. A core's speed is its rated one where known, else the present one. */
export function readCpuInfo(): CpuInfo {
  const found = cpus();
  const cores = found.map(({ speed }, id) => ({ id, mhz: ratedMhz(id) ?? (speed || UNKNOWN_MHZ) }));
  return {
    model: found[0]?.model.trim() ?? '',
    cores,
    totalMhz: cores.reduce((sum, { mhz }) => sum + mhz, 0),
  };
}
