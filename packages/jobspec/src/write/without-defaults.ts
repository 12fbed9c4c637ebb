/** Jobs without what Nomad fills in anyway. */

import type { JobSpec } from '@yurt/contract';
import { withDefaults } from '../canonical/with-defaults.js';
import { isList, isObject, type Json, type JsonObject } from '../job/json.js';
import type { Fields } from '../schema/field.js';
import { job as jobFields } from '../schema/job.js';
import { isSame } from './same.js';
import { withoutServerDefaults } from './server-defaults.js';

/** Each round fills in one more level of blocks; jobs have far fewer. */
const MAX_ROUNDS = 60;

/**
 * The least of a job that Nomad makes the same job of. It is grown from the ID alone: what comes out different with the
 * defaults is taken from the job, a level of blocks at a time, since what is inside depends on what is around it.
 */
export function withoutDefaults(job: JsonObject): JsonObject {
  const given = filled(withoutServerDefaults(job));
  let least: JsonObject = { ID: given['ID'] ?? null };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const grown = grow(given, filled(least), least, jobFields);
    if (grown === least || !isObject(grown)) return least;
    least = grown;
  }
  return job;
}

function filled(job: JsonObject): JsonObject {
  const result = isJob(job) ? withDefaults(job) : job;
  return isJson(result) ? result : job;
}

function isJob(value: JsonObject): value is JsonObject & JobSpec {
  return typeof value['ID'] === 'string';
}

function isJson(value: object): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

/** The block that stands at a key. Those that are maps by name have no defaults within. */
function blockAt(fields: Fields, key: string): Fields | undefined {
  const field = Object.values(fields).find((each) => each.kind === 'block' && each.wire === key);
  return field?.kind === 'block' && field.repeat !== 'byLabel' ? field.fields : undefined;
}

/** What is known of the wanted value so far, with what the given one lacks. */
function grow(
  wanted: Json,
  given: Json | undefined,
  known: Json | undefined,
  fields: Fields | undefined,
): Json | undefined {
  if (isSame(wanted, given)) return known;
  if (!fields) return wanted;
  if (isObject(wanted)) {
    if (!isObject(given)) return {};
    const grown: JsonObject = isObject(known) ? { ...known } : {};
    for (const [key, value] of Object.entries(wanted)) {
      const next = grow(value, given[key], grown[key], blockAt(fields, key));
      if (next !== undefined) grown[key] = next;
    }
    return grown;
  }
  if (!isList(wanted)) return wanted;
  if (!isList(given) || given.length !== wanted.length) return wanted.map((item) => (isObject(item) ? {} : item));
  return wanted.map((item, at) => grow(item, given[at], isList(known) ? known[at] : undefined, fields) ?? {});
}
