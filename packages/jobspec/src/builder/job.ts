/** Jobs in TypeScript, as short as in a job file. */

import type { JobSpec } from '@yurt/contract';
import type { Json, JsonObject } from '../job/json.js';
import { normalizeJob } from '../job/normalize.js';
import { group } from '../schema/group.js';
import { job as jobFields } from '../schema/job.js';
import { entriesOf, NestingError, note, type Place } from './input-value.js';
import { JobInputError, type JobInputProblem } from './job-input-error.js';
import type { JobInput } from './job-input.js';
import { readBlock, readForTasks } from './read-block.js';

/**
 * A job, ready for `nomad.jobs.register`: the same as `parseJob` makes of a job file with the same content.
 *
 * Names are those of job files in camel case (`kill_timeout` is `killTimeout`). A block is an object, a block that may stand
 * several times an object or a list of them, a block with a label an object from labels to blocks (`task: { server: { … } }`).
 * Durations are texts such as `'1m30s'`, or nanoseconds (`seconds(90)`); sizes are numbers in the unit of the field, mostly
 * MiB or MB. Texts are taken as they are, so that `${node.datacenter}` reaches the client. What is left out, or `undefined`,
 * gets Nomad's default.
 *
 * @param id - the job's ID, and its name unless `name` says another
 * @throws JobInputError with all that does not fit, where TypeScript did not find it before
 * @see https://developer.hashicorp.com/nomad/docs/job-specification
 */
export function job(id: string, input: JobInput): JobSpec {
  const problems: JobInputProblem[] = [];
  const json = read(id, { value: input, keys: [], problems });
  if (problems.length > 0 || !isJob(json)) throw new JobInputError(id, problems);
  return json;
}

function read(id: string, place: Place): JsonObject | undefined {
  try {
    const entries = entriesOf(place, 'an object');
    if (!entries) return undefined;
    const json = readBlock(place, jobFields);
    const given = new Map(entries);
    const [vault] = readForTasks(given, place, 'vault', jobFields.vault);
    const tasks = readForTasks(given, place, 'task', jobFields.task);
    const secrets = readForTasks(given, place, 'secret', jobFields.secret);
    normalizeJob(json, id, { vault, tasks, secrets }, () => readBlock({ ...place, value: {} }, group));
    return json;
  } catch (error) {
    if (!(error instanceof NestingError)) throw error;
    return note({ ...place, keys: error.keys }, error.message);
  }
}

function isJob(value: Json | undefined): value is JsonObject & JobSpec {
  return typeof value === 'object' && value !== null && 'ID' in value && typeof value.ID === 'string';
}
