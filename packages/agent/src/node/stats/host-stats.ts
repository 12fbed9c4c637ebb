/** Statistics of the machine: processors, memory, disks. */

import { readFile, statfs } from 'node:fs/promises';
import { freemem, totalmem, uptime } from 'node:os';
import type { HostCPUStats, HostDiskStats, HostMemoryStats, HostStats } from '@yurt/contract';
import type { CpuInfo } from './cpu-info.js';

/** Clock ticks that a processor has spent, by kind. */
interface CpuTimes {
  readonly name: string;
  readonly user: number;
  readonly system: number;
  readonly idle: number;
  readonly total: number;
}

function parseCpuTimes(text: string): CpuTimes[] {
  return text
    .split('\n')
    .filter((line) => /^cpu\d+ /.test(line))
    .map((line) => {
      const [name = '', ...fields] = line.split(/\s+/);
      const ticks = fields.map(Number);
      // Time of guests is counted in user time already.
      const total = ticks.slice(0, 8).reduce((sum, count) => sum + count, 0);
      return { name, user: ticks[0] ?? 0, system: ticks[2] ?? 0, idle: ticks[3] ?? 0, total };
    });
}

function parseMeminfo(text: string): HostMemoryStats {
  const bytes = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) * 1024;
  const total = bytes('MemTotal');
  const free = bytes('MemFree');
  const cached = bytes('Buffers') + bytes('Cached') + bytes('SReclaimable');
  return { Total: total, Available: bytes('MemAvailable'), Used: Math.max(total - free - cached, 0), Free: free };
}

/** How full the file system of a path is; `undefined` when it can't be told. */
async function diskStats(device: string, mountpoint: string, path: string): Promise<HostDiskStats | undefined> {
  const found = await statfs(path).catch(() => undefined);
  if (!found || found.blocks === 0) return undefined;
  const used = (found.blocks - found.bfree) * found.bsize;
  const available = found.bavail * found.bsize;
  return {
    Device: device,
    Mountpoint: mountpoint,
    Size: found.blocks * found.bsize,
    Used: used,
    Available: available,
    UsedPercent: used + available > 0 ? (used / (used + available)) * 100 : 0,
    InodesUsedPercent: found.files > 0 ? ((found.files - found.ffree) / found.files) * 100 : 0,
  };
}

/** The mounts of real devices, each once. */
function parseMounts(text: string): { device: string; mountpoint: string }[] {
  const mounts = new Map<string, { device: string; mountpoint: string }>();
  for (const line of text.split('\n')) {
    const [device = '', mountpoint = ''] = line.split(' ');
    if (device.startsWith('/dev/') && !mounts.has(mountpoint)) {
      mounts.set(mountpoint, { device, mountpoint: mountpoint.replaceAll('\\040', ' ') });
    }
  }
  return [...mounts.values()];
}

const NO_DISK: HostDiskStats = {
  Device: '',
  Mountpoint: '',
  Size: 0,
  Used: 0,
  Available: 0,
  UsedPercent: 0,
  InodesUsedPercent: 0,
};

/** Measures the machine; processor figures are over the time since the last measurement. */
export class HostStatsReader {
  private last = new Map<string, CpuTimes>();

  /** @param allocDirectory the folder whose file system tasks write to */
  constructor(
    private readonly allocDirectory: string,
    private readonly cpu: CpuInfo,
    private readonly now: () => number,
  ) {}

  async read(): Promise<HostStats> {
    const [stat, meminfo, mounts] = await Promise.all(
      ['/proc/stat', '/proc/meminfo', '/proc/self/mounts'].map((path) => readFile(path, 'utf8').catch(() => '')),
    );
    const cpus = this.cpuStats(parseCpuTimes(stat ?? ''));
    const disks = await Promise.all(
      parseMounts(mounts ?? '').map(({ device, mountpoint }) => diskStats(device, mountpoint, mountpoint)),
    );
    return {
      Memory: meminfo
        ? parseMeminfo(meminfo)
        : { Total: totalmem(), Available: freemem(), Used: totalmem() - freemem(), Free: freemem() },
      CPU: cpus,
      DiskStats: disks.filter((disk) => disk !== undefined),
      AllocDirStats: (await diskStats('', '', this.allocDirectory)) ?? NO_DISK,
      DeviceStats: null,
      Uptime: Math.floor(uptime()),
      CPUTicksConsumed: cpus.reduce((sum, { TotalTicks }) => sum + TotalTicks, 0),
      Timestamp: this.now() * 1e6,
    };
  }

  private cpuStats(times: readonly CpuTimes[]): HostCPUStats[] {
    const before = this.last;
    this.last = new Map(times.map((time) => [time.name, time]));
    return times.map((time, index) => {
      const since = before.get(time.name);
      const total = time.total - (since?.total ?? 0);
      const percent = (now: number, then = 0): number => (total > 0 ? ((now - then) / total) * 100 : 0);
      const idle = total > 0 ? percent(time.idle, since?.idle) : 100;
      return {
        CPU: time.name,
        User: percent(time.user, since?.user),
        System: percent(time.system, since?.system),
        Idle: idle,
        TotalPercent: 100 - idle,
        TotalTicks: ((100 - idle) / 100) * (this.cpu.cores[index]?.mhz ?? 0),
      };
    });
  }
}
