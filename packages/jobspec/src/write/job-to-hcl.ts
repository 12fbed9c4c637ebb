/** Jobs as job files. */

import type { AnyJob } from '@yurt/contract';
import { withoutDefaults } from './without-defaults.js';
import type { JsonObject } from '../job/json.js';
import { pathText } from '../lint/finding.js';
import { job as jobFields } from '../schema/job.js';
import { blockOf } from './block-contents.js';
import { printBlock } from './contents.js';
import { JobToHclError, type Loss } from './loss.js';

/** How a job is written as a job file. */
export interface JobToHclOptions {
  /**
   * Is told of everything that the file does not say, or not exactly; the file is then written without it. Default: losses are
   * thrown, all at once.
   */
  readonly onLoss?: (loss: Loss) => void;
  /**
   * Leaves out what Nomad fills in where nothing is said, its servers included, so that a job that a server answers reads as
   * someone wrote it. What servers imply from the rest of the job, such as constraints, stays. Default `false`: the file says
   * all that the job does.
   */
  readonly omitDefaults?: boolean;
}

/**
 * A job as a job file, in the layout of `formatHcl`: the inverse of `parseJob`. Takes jobs as a parser answers them, as a
 * server answers them with all defaults, or as someone wrote them.
 *
 * What is not said in a file means the same when it is not there, so it is left out: null, empty texts and zeros where the
 * parser gives them for nothing, and what servers set themselves, such as `Status` or `CreateIndex`. References that are for
 * the client, such as `${node.class}`, stand in the file as they are; all other text is escaped where HCL would evaluate it.
 *
 * @throws JobToHclError for a job that no file says as it is, such as one with a key that Nomad does not know, unless
 * `onLoss` is given.
 * @see https://developer.hashicorp.com/nomad/docs/job-specification
 */
export function jobToHcl(job: AnyJob, options: JobToHclOptions = {}): string {
  const losses: Loss[] = [];
  const onLoss = options.onLoss ?? ((loss) => losses.push(loss));
  const given = isJson(job) ? job : {};
  const object = options.omitDefaults ? withoutDefaults(given) : given;
  const text = printBlock(
    blockOf('job', object, jobFields, [], (keys, message) => onLoss({ path: pathText(keys), message })),
  );
  if (losses.length > 0) throw new JobToHclError(losses);
  return text;
}

function isJson(job: object): job is JsonObject {
  return typeof job === 'object' && job !== null;
}
