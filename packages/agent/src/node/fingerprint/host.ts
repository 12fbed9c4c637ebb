/** What a machine is: system, kernel, processors, memory, storage. */

import { readFile, statfs } from 'node:fs/promises';
import { arch, constants, hostname, machine, platform, release, totalmem } from 'node:os';
import type { CpuInfo } from '../stats/cpu-info.js';

/** Attributes of the system and its processors. */
export async function hostAttributes(cpu: CpuInfo): Promise<Record<string, string>> {
  const { name, version } = await distribution();
  const mhz = cpu.cores[0]?.mhz ?? 0;
  return {
    'cpu.arch': goArch(),
    'cpu.frequency': String(mhz),
    'cpu.modelname': cpu.model,
    'cpu.numcores': String(cpu.cores.length),
    'cpu.reservablecores': String(cpu.cores.length),
    'cpu.totalcompute': String(cpu.totalMhz),
    'cpu.usablecompute': String(cpu.totalMhz),
    'kernel.arch': machine(),
    'kernel.name': platform(),
    'kernel.version': release(),
    'numa.node.count': '1',
    'os.name': name,
    'os.signals': Object.keys(constants.signals).toSorted().join(','),
    'os.version': version,
    'unique.hostname': hostname(),
  };
}

/** The processor family in Go's words, which constraints are written in. */
function goArch(): string {
  const names: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };
  return names[arch()] ?? arch();
}

async function distribution(): Promise<{ name: string; version: string }> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const field = (key: string): string | undefined => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(text)?.[1];
  return { name: field('ID') ?? platform(), version: field('VERSION_ID') ?? release() };
}

/** What a node can give to tasks. */
export interface MachineSize {
  readonly cpuMhz: number;
  readonly memoryMb: number;
  readonly diskMb: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Measures memory and the storage under `directory`. */
export async function machineSize(directory: string, cpu: CpuInfo): Promise<MachineSize> {
  const memory = totalmem();
  const disk = await statfs(directory);
  const total = disk.blocks * disk.bsize;
  const free = disk.bavail * disk.bsize;
  return {
    cpuMhz: cpu.totalMhz,
    memoryMb: Math.floor(memory / 1024 ** 2),
    diskMb: Math.floor(free / 1024 ** 2),
    attributes: {
      'memory.totalbytes': String(memory),
      'unique.storage.bytestotal': String(total),
      'unique.storage.volume': await volumeOf(directory),
    },
  };
}

/** The device on which a folder lies. */
async function volumeOf(directory: string): Promise<string> {
  const text = await readFile('/proc/self/mounts', 'utf8').catch(() => '');
  let best = { device: '', mountpoint: '' };
  for (const line of text.split('\n')) {
    const [device = '', mountpoint = ''] = line.split(' ');
    const inside = directory === mountpoint || directory.startsWith(mountpoint === '/' ? '/' : `${mountpoint}/`);
    if (inside && mountpoint.length >= best.mountpoint.length) best = { device, mountpoint };
  }
  return best.device;
}
