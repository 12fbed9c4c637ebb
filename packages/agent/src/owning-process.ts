/**
 * Who has a folder: a process, written down as the name of an empty file, so that the file is whole as soon as it is
 * there. The number alone does not tell who it is, since another process gets it sooner or later, in a container even at
 * once; with start time and boot it does.
 */

import { readFileSync, readlinkSync } from 'node:fs';

import { readProcess } from './drivers/process-table.js';

/** A process as it is written down. What the system does not tell is 0 or empty. */
export interface OwningProcess {
  readonly pid: number;
  /** Clock ticks since boot. */
  readonly startTicks: number;
  /** The boot of the kernel that runs it, in hexadecimal digits. */
  readonly boot: string;
  /** The number of the PID namespace, which is another one in each container. */
  readonly namespace: string;
}

/** This process. */
export function thisProcess(): OwningProcess {
  const { pid } = process;
  const boot = from(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')).replace(/[^0-9a-f]/g, '');
  const namespace = from(() => readlinkSync('/proc/self/ns/pid')).replace(/\D/g, '');
  return { pid, startTicks: readProcess(pid)?.startTicks ?? 0, boot, namespace };
}

/** A part of a file name that {@link parseOwner} reads. */
export function ownerName({ pid, startTicks, boot, namespace }: OwningProcess): string {
  return `${pid}-${startTicks}-${boot}-${namespace}`;
}

/** Reads {@link ownerName}; `undefined` when the text is none. */
export function parseOwner(text: string): OwningProcess | undefined {
  const [, pid, startTicks, boot = '', namespace = ''] = /^([1-9]\d*)-(\d+)-([0-9a-f]*)-(\d*)$/.exec(text) ?? [];
  return pid === undefined ? undefined : { pid: Number(pid), startTicks: Number(startTicks), boot, namespace };
}

/** Whether it still runs; `undefined` when that can't be seen from here, since it is in another PID namespace. */
export function isRunning({ pid, startTicks, boot, namespace }: OwningProcess): boolean | undefined {
  const own = thisProcess();
  if (boot !== own.boot) return false;
  if (namespace !== own.namespace) return undefined;
  if (own.startTicks > 0) return readProcess(pid)?.startTicks === startTicks;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function from(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
