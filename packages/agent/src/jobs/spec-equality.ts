/** Whether two jobs, or parts of them, say the same. Numbers are compared digit for digit. */

import type { Job } from '@yurt/contract';
import { isJsonObject } from './fields.js';

function isNumberLike(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isJsonObject(value);
}

/** Deep equality of JSON values; the order of keys does not matter, and a key with `undefined` is no key. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item: unknown, i) => sameValue(item, b[i]));
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => sameValue(a[key], b[key]));
  }
  // An integer that was kept as text equals the same integer however it was read.
  return isNumberLike(a) && isNumberLike(b) && String(a) === String(b);
}

/** Fields that the server keeps and that are no part of what a user asks for. */
const kept = [
  'Status',
  'StatusDescription',
  'Stable',
  'Version',
  'CreateIndex',
  'ModifyIndex',
  'JobModifyIndex',
  'SubmitTime',
  'VersionTag',
  'NomadTokenID',
] as const satisfies readonly (keyof Job)[];

function specification(job: Job): object {
  const copy: Partial<Job> = { ...job };
  for (const key of kept) delete copy[key];
  return {
    ...copy,
    TaskGroups: job.TaskGroups.map((group) => ({
      ...group,
      Scaling: group.Scaling === null ? null : { ...group.Scaling, ID: '', CreateIndex: 0, ModifyIndex: 0 },
    })),
  };
}

/** Whether registering `next` over `current` would change nothing that a user can ask for. */
export function sameSpecification(current: Job, next: Job): boolean {
  return sameValue(specification(current), specification(next));
}
