/** What servers fill in when a job is registered, beyond what `withDefaults` knows. */

import { isList, isObject, type Json, type JsonObject } from '../job/json.js';
import type { Fields } from '../schema/field.js';
import { group } from '../schema/group.js';
import { job } from '../schema/job.js';
import { port, resources } from '../schema/resources.js';
import { task } from '../schema/task.js';
import { isSame } from './same.js';

const SERVER_DEFAULTS: ReadonlyMap<Fields, JsonObject> = new Map<Fields, JsonObject>([
  [job, { Datacenters: ['*'] }],
  [group, { PreventRescheduleOnLost: false }],
  [resources, { MemoryMaxMB: 0, DiskMB: 0, SecretsMB: 0, IOPS: 0 }],
  [port, { HostNetwork: 'default' }],
  [task, { Identity: { Name: 'default', Audience: ['nomadproject.io'] } }],
]);

/** The job with null in the place of what is as a server fills it in. */
export function withoutServerDefaults(written: JsonObject): JsonObject {
  return stripped({ ...written, Update: updateOf(written['Update'] ?? null) }, job);
}

function stripped(block: JsonObject, fields: Fields): JsonObject {
  const result = { ...block };
  for (const [key, standard] of Object.entries(SERVER_DEFAULTS.get(fields) ?? {})) {
    if (isSame(withoutZeros(result[key]), standard)) result[key] = null;
  }
  for (const field of Object.values(fields)) {
    if (field.kind !== 'block') continue;
    const value = result[field.wire];
    const each = (inner: Json): Json => (isObject(inner) ? stripped(inner, field.fields) : inner);
    if (isList(value)) result[field.wire] = value.map(each);
    else if (isObject(value) && field.repeat === 'one') result[field.wire] = each(value);
  }
  return result;
}

/** Servers keep two settings of a job's own update, since its groups have it whole, and empty the others. */
function updateOf(update: Json): Json {
  if (!isObject(update) || update['HealthCheck'] !== '') return update;
  const { Stagger: stagger = null, MaxParallel: parallel = null } = update;
  return stagger || parallel ? { Stagger: stagger, MaxParallel: parallel } : null;
}

/** A block without empty texts, zeros and the like; any other value as it is. */
function withoutZeros(value: Json | undefined): Json | undefined {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, item]) => item)) : value;
}
