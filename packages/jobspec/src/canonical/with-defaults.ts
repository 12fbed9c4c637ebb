/** Jobs with their defaults filled in: what Nomad's own client sends for a job that says only what it needs. */

import type { JobSpec } from '@yurt/contract';
import { isList, isObject, type Json, type JsonObject } from '../job/json.js';
import type { Field, Fields } from '../schema/field.js';
import { job as jobFields } from '../schema/job.js';
import { DEFAULTS } from './defaults.js';
import { RULES } from './rules.js';

/**
 * A copy of a job with everything filled in that Nomad's client fills in before it sends one: every key that a job can
 * have, the defaults of the job's type, what groups take from their job, tasks from their group and checks from their
 * service, and names for services. It is what `PUT /v1/jobs/parse` answers with `Canonicalize: true`, also for jobs that
 * were not parsed but written as objects, with keys left out.
 *
 * The server adds more when the job is registered: datacenters, the node pool, identities, implied constraints.
 *
 * Keys that Nomad does not know stay as they are. The job itself is not changed; the copy may share values with it that
 * need no defaults, such as a driver's `Config`.
 */
export function withDefaults(job: JobSpec): JobSpec {
  const filled = isJson(job) ? fill(job, jobFields, []) : job;
  return isJob(filled) ? filled : job;
}

function isJson(job: object): job is JsonObject {
  return typeof job === 'object' && job !== null;
}

function isJob(value: object): value is JobSpec {
  return 'ID' in value;
}

function fill(written: JsonObject, fields: Fields, within: readonly JsonObject[]): JsonObject {
  const block = ownDefaults(written, fields);
  RULES.get(fields)?.(block, ...within);
  for (const field of Object.values(fields)) {
    if (field.kind !== 'block' && field.kind !== 'unset') continue;
    const value = block[field.wire];
    const each = (inner: Json): Json => (isObject(inner) ? fill(inner, field.fields, [block, ...within]) : inner);
    if (isList(value)) block[field.wire] = value.map(each);
    else if (!isObject(value)) continue;
    else if (field.kind === 'unset' || field.repeat === 'one') block[field.wire] = each(value);
    else block[field.wire] = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner)]));
  }
  return block;
}

function ownDefaults(written: JsonObject, fields: Fields): JsonObject {
  const others = new Map(Object.entries(written));
  const entries: [string, Json][] = [];
  for (const field of Object.values(fields)) {
    if (!('wire' in field) || field.wire === undefined) continue;
    others.delete(field.wire);
    const value = filledIn(written[field.wire], absentOf(field), DEFAULTS.get(fields)?.[field.wire]);
    if (value !== undefined) entries.push([field.wire, value]);
  }
  return Object.fromEntries([...entries, ...others]);
}

/** What Nomad has for a field that nobody set. */
function absentOf(field: Field): Json | undefined {
  if (field.kind === 'label') return '';
  return 'absent' in field ? field.absent : null;
}

function filledIn(written: Json | undefined, absent: Json | undefined, standard: Json | undefined): Json | undefined {
  const value = written ?? absent;
  if (standard === undefined) return value;
  if (standard === null) return isEmpty(value) ? null : value;
  if (value !== absent) return value;
  if (isList(standard)) return [];
  return isObject(standard) ? {} : standard;
}

function isEmpty(value: Json | undefined): boolean {
  return isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}
