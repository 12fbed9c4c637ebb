/** The routes of jobs. */

import { jobs } from '@yurt/contract';

import { CodedError } from '../../coded-error.js';
import type { Fields } from '../../jobs/fields.js';
import { MultiError, warningsText } from '../../jobs/multi-error.js';
import { parseJobFile } from '../../jobs/parse-job-file.js';
import { type Binding, serve } from '../serve.js';
import type { ServerContext } from '../server-context.js';
import { evaluateJob } from './evaluate-job.js';
import {
  admit,
  bodyFields,
  canonicalize,
  canonicalizeAnywhere,
  examine,
  readJob,
  readWritten,
} from './job-admission.js';
import { markStable, revertTo, tagVersion, untagVersion } from './job-history.js';
import { jobReadServices } from './job-reads.js';
import { jobStatusServices } from './job-statuses.js';
import { planJob } from './plan-job.js';
import { registerJob } from './register-job.js';
import { scaleJob, scaleStatus } from './scale-job.js';
import { stopJob } from './stop-job.js';

function checkJobId(fields: Fields, path: string): void {
  const given = fields.text('JobID') ?? '';
  if (given === '') throw new CodedError(400, 'JobID must be specified');
  if (given !== path) throw new CodedError(400, 'Job ID does not match');
}

/** The routes that change which jobs there are. */
function writeServices(context: ServerContext): Binding[] {
  return [
    serve(jobs.register, async ({ query, body }) => {
      const data = await registerJob(bodyFields(body, 'JobRegisterRequest'), { namespace: query.namespace }, context);
      return { index: data.Index, data };
    }),
    serve(jobs.update, async ({ path, query, body }) => {
      const data = await registerJob(
        bodyFields(body, 'JobRegisterRequest'),
        { pathId: path.jobId, namespace: query.namespace },
        context,
      );
      return { index: data.Index, data };
    }),
    serve(jobs.stop, async ({ path, query, namespace }) => {
      const priority = Number(query.evalPriority ?? 0);
      if (priority > 100) {
        throw new CodedError(400, 'Eval priority must be between 1 and 100 inclusively');
      }
      const settings = {
        purge: query.purge ?? false,
        noShutdownDelay: query.noShutdownDelay ?? false,
        ...(priority > 0 ? { priority } : {}),
      };
      const data = await stopJob(namespace, path.jobId, settings, context);
      return { index: data.Index, data };
    }),
    serve(jobs.evaluate, async ({ path, body, namespace }) => {
      const fields = bodyFields(body, 'JobEvaluateRequest');
      if (body !== undefined) checkJobId(fields, path.jobId);
      const read = (options: Fields): boolean => options.boolean('ForceReschedule') ?? false;
      const force = fields.block('EvalOptions', 'EvalOptions', read) ?? false;
      const data = await evaluateJob(namespace, path.jobId, force, context);
      return { index: data.Index, data };
    }),
  ];
}

/** The routes of scaling. */
function scalingServices(context: ServerContext): Binding[] {
  return [
    serve(jobs.scale, async ({ path, body, namespace }) => {
      const data = await scaleJob(namespace, path.jobId, bodyFields(body, 'ScalingRequest'), context);
      return { index: data.Index, data };
    }),
    serve(jobs.scaleStatus, ({ path, namespace }) => scaleStatus(namespace, path.jobId, context)),
  ];
}

/** The routes that ask about a job before it is registered. */
function trialServices(context: ServerContext): Binding[] {
  return [
    serve(jobs.parse, async ({ body, signal }) => {
      const fields = bodyFields(body, 'JobsParseRequest');
      const source = fields.text('JobHCL') ?? '';
      const variableContent = fields.text('Variables') ?? '';
      const options = { variableContent, canonicalize: fields.boolean('Canonicalize') ?? false, strict: false };
      if (source === '') throw new CodedError(400, 'Job spec is empty');
      const result = await parseJobFile({ source, options }, signal);
      if ('error' in result) throw new CodedError(400, `Failed to parse job: ${result.error}`);
      return result.job;
    }),
    serve(jobs.validate, ({ query, body }) => {
      // Without an ID the job is validated all the same, which tells more than that.
      const written = readJob(bodyFields(body, 'JobValidateRequest'), query.namespace);
      const { errors, warnings } = examine(canonicalizeAnywhere(written, context), context);
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
      const request = bodyFields(body, 'JobPlanRequest');
      const written = readWritten({
        request,
        pathId: path.jobId,
        namespace: query.namespace,
        missingId: 'Job must have a valid ID',
        otherId: 'Job ID does not match',
      });
      const job = canonicalize(written, context);
      const data = planJob(job, request.boolean('Diff') ?? false, admit(job, context), context);
      return { index: data.Index, data };
    }),
  ];
}

/** The routes that change a job's history. */
function historyServices(context: ServerContext): Binding[] {
  return [
    serve(jobs.revert, async ({ path, body, namespace }) => {
      const fields = bodyFields(body, 'JobRevertRequest');
      checkJobId(fields, path.jobId);
      const version = fields.integer('JobVersion', 'uint64') ?? 0;
      const prior = fields.integer('EnforcePriorVersion', 'uint64');
      const data = await revertTo(namespace, path.jobId, version, prior, context);
      return { index: data.Index, data, headers: 'leaderless' as const };
    }),
    serve(jobs.setStability, async ({ path, body, namespace }) => {
      const fields = bodyFields(body, 'JobStabilityRequest');
      checkJobId(fields, path.jobId);
      const version = fields.integer('JobVersion', 'uint64') ?? 0;
      const Index = await markStable(namespace, path.jobId, version, fields.boolean('Stable') ?? false, context);
      return { index: Index, data: { Index } };
    }),
    serve(jobs.tagVersion, ({ path, body, namespace }) => {
      const fields = bodyFields(body, 'TagVersionRequest');
      const version = fields.boolean('Latest') === true ? undefined : (fields.integer('Version', 'uint64') ?? 0);
      const tag = { name: path.tagName, description: fields.text('Description') ?? '', version };
      return tagVersion(namespace, path.jobId, tag, context);
    }),
    serve(jobs.untagVersion, ({ path, namespace }) => untagVersion(namespace, path.jobId, path.tagName, context)),
  ];
}

/** The routes of jobs. */
export function jobServices(context: ServerContext): Binding[] {
  return [
    ...jobReadServices(context),
    ...jobStatusServices(context),
    ...writeServices(context),
    ...scalingServices(context),
    ...trialServices(context),
    ...historyServices(context),
  ];
}
