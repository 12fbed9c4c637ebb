/** The routes of jobs. */

import { jobs } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import { MultiError, warningsText } from '../../jobs/multi-error.js';
import { type Binding, serve } from '../serve.js';
import type { ServerContext } from '../server-context.js';
import { evaluateJob } from './evaluate-job.js';
import { admit, canonicalize, examine, readWritten } from './job-admission.js';
import { markStable, revertTo, tagVersion, untagVersion } from './job-history.js';
import { jobReadServices } from './job-reads.js';
import { planJob } from './plan-job.js';
import { registerJob } from './register-job.js';
import { stopJob } from './stop-job.js';

function checkJobId(given: string | null | undefined, path: string): void {
  if (!given) throw new CodedError(400, 'JobID must be specified');
  if (given !== path) throw new CodedError(400, 'Job ID does not match');
}

/** The routes that change which jobs there are. */
function writeServices(context: ServerContext): Binding[] {
  return [
    serve(jobs.register, async ({ query, body }) => {
      const data = await registerJob(body, { namespace: query.namespace }, context);
      return { index: data.Index, data };
    }),
    serve(jobs.update, async ({ path, query, body }) => {
      const data = await registerJob(body, { pathId: path.jobId, namespace: query.namespace }, context);
      return { index: data.Index, data };
    }),
    serve(jobs.stop, async ({ path, query, namespace }) => {
      const priority = Number(query.evalPriority ?? 0);
      if (priority !== 0 && (priority < 1 || priority > 100)) {
        throw new CodedError(400, 'Eval priority must be between 1 and 100 inclusively');
      }
      const settings = {
        purge: query.purge ?? false,
        noShutdownDelay: query.noShutdownDelay ?? false,
        ...(priority === 0 ? {} : { priority }),
      };
      const data = await stopJob(namespace, path.jobId, settings, context);
      return { index: data.Index, data };
    }),
    serve(jobs.evaluate, async ({ path, body, namespace }) => {
      if (body !== undefined) checkJobId(body.JobID, path.jobId);
      const force = body?.EvalOptions?.ForceReschedule ?? false;
      const data = await evaluateJob(namespace, path.jobId, force, context);
      return { index: data.Index, data };
    }),
  ];
}

/** The routes that ask about a job before it is registered. */
function trialServices(context: ServerContext): Binding[] {
  return [
    serve(jobs.validate, ({ query, body }) => {
      const missingId = 'Job must have a valid ID';
      const written = readWritten({ job: body.Job, namespace: query.namespace, missingId, otherId: '' });
      const { errors, warnings } = examine(canonicalize(written, context), context);
      const all = new MultiError();
      for (const error of errors) all.append(error);
      return {
        DriverConfigValidated: true,
        ValidationErrors: errors.length === 0 ? null : [...errors],
        Error: all.isEmpty ? '' : all.text(),
        Warnings: warningsText(warnings),
      };
    }),
    serve(jobs.plan, ({ path, query, body }) => {
      const written = readWritten({
        job: body.Job,
        pathId: path.jobId,
        namespace: query.namespace,
        missingId: 'Job must have a valid ID',
        otherId: 'Job ID does not match',
      });
      const job = canonicalize(written, context);
      const data = planJob(job, body.Diff ?? false, admit(job, context), context);
      return { index: data.Index, data };
    }),
  ];
}

/** The routes that change a job's history. */
function historyServices(context: ServerContext): Binding[] {
  return [
    serve(jobs.revert, async ({ path, body, namespace }) => {
      checkJobId(body.JobID, path.jobId);
      const prior = body.EnforcePriorVersion ?? undefined;
      const version = Number(body.JobVersion ?? 0);
      const data = await revertTo(namespace, path.jobId, version, prior === undefined ? undefined : Number(prior), context);
      return { index: data.Index, data };
    }),
    serve(jobs.setStability, async ({ path, body, namespace }) => {
      checkJobId(body.JobID, path.jobId);
      const version = Number(body.JobVersion ?? 0);
      const Index = await markStable(namespace, path.jobId, version, body.Stable ?? false, context);
      return { index: Index, data: { Index } };
    }),
    serve(jobs.tagVersion, ({ path, body, namespace }) => {
      const version = body.Latest === true ? undefined : Number(body.Version ?? 0);
      const tag = { name: path.tagName, description: body.Description ?? '', version };
      return tagVersion(namespace, path.jobId, tag, context);
    }),
    serve(jobs.untagVersion, ({ path, namespace }) => untagVersion(namespace, path.jobId, path.tagName, context)),
  ];
}

/** The routes of jobs. */
export function jobServices(context: ServerContext): Binding[] {
  return [
    ...jobReadServices(context),
    ...writeServices(context),
    ...trialServices(context),
    ...historyServices(context),
  ];
}
