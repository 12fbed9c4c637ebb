/** Jobs: `nomad.jobs`. */

import type { JobSpec } from '@yurt/contract';
import { jobs } from '@yurt/contract';
import type { Call } from '../../core/call.js';
import type { Options } from '../../core/options.js';
import { base64Of } from '../../streams/base64.js';
import type {
  RegisterSettings,
  PlanSettings,
  ParseSettings,
  StatusesSettings,
  EvaluateSettings,
  DispatchSettings,
  ScaleSettings,
  RevertSettings,
  TagSettings,
} from './settings.js';
import { registration } from './settings.js';
import { path } from '../../core/path.js';
import type { ExecSession } from '../../streams/exec.js';
import { openExec, type ExecOptions } from '../exec.js';
import { Resource } from '../resource.js';

/** Jobs: `nomad.jobs`. */
export class Jobs extends Resource {
  /**
   * Lists jobs, by namespace and ID. With `namespace: "*"` the list holds what the token may see; in one namespace a
   * missing capability is an error.
   *
   * `GET /v1/jobs`
   * ACL: `namespace:list-jobs`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#list-jobs
   */
  list(options?: Options<typeof jobs.list>): Call<typeof jobs.list> {
    return this.caller.call(jobs.list, {}, options);
  }

  /**
   * Lists jobs with their allocations and latest deployment, as the web console shows them. The job that changed last
   * comes first. A body names the jobs to return, at least one, and makes the namespace default to `*`. A bad filter
   * is answered with 500.
   *
   * `POST /v1/jobs/statuses`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs
   */
  statuses(options: Options<typeof jobs.statuses> & StatusesSettings = {}): Call<typeof jobs.statuses> {
    const { jobs: wanted, ...rest } = options;
    return this.caller.call(jobs.statuses, {}, rest, wanted && { Jobs: wanted });
  }

  /**
   * Reads the current version of a job. The payload of a dispatched job comes decompressed, in base64.
   *
   * `GET /v1/job/:jobId`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such job in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job
   */
  read<N extends string>(jobId: string, options?: Options<typeof jobs.read, N>): Call<typeof jobs.read> {
    return this.caller.call(jobs.read, { jobId }, options);
  }

  /**
   * Registers a job: a new one, or a new version of one that exists. `EvalID` is empty for periodic and parameterized
   * jobs, which are not evaluated on registration.
   *
   * `PUT /v1/jobs`
   * ACL: `namespace:submit-job` or `namespace:register-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job
   */
  register<N extends string>(
    job: JobSpec,
    options: Options<typeof jobs.register, N> & RegisterSettings = {},
  ): Call<typeof jobs.register> {
    const { body, rest } = registration(job, options);
    return this.caller.call(jobs.register, {}, rest, body);
  }

  /**
   * Registers a job under the ID in the path, which must be the ID in the job.
   *
   * `PUT /v1/job/:jobId`
   * ACL: `namespace:submit-job` or `namespace:register-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#update-existing-job
   */
  update<N extends string>(
    job: JobSpec,
    options: Options<typeof jobs.update, N> & RegisterSettings = {},
  ): Call<typeof jobs.update> {
    const { body, rest } = registration(job, options);
    return this.caller.call(jobs.update, { jobId: job.ID }, rest, body);
  }

  /**
   * Stops a job, and on request forgets it. An unknown job is no error: the answer has an empty `EvalID` and index 0.
   *
   * `DELETE /v1/job/:jobId`
   * ACL: `namespace:submit-job` or `namespace:purge-job` (or `namespace:deregister-job` without purge).
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#stop-a-job
   */
  stop<N extends string>(jobId: string, options?: Options<typeof jobs.stop, N>): Call<typeof jobs.stop> {
    return this.caller.call(jobs.stop, { jobId }, options);
  }

  /**
   * Tells what registering a job would do: the difference, the placements, and what would not fit. Pass the
   * `JobModifyIndex` of the answer when registering, so that nothing is overwritten in between.
   *
   * `PUT /v1/job/:jobId/plan`
   * ACL: `namespace:submit-job` or `namespace:plan-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-plan
   */
  plan<N extends string>(
    job: JobSpec,
    options: Options<typeof jobs.plan, N> & PlanSettings = {},
  ): Call<typeof jobs.plan> {
    const { diff, policyOverride, ...rest } = options;
    return this.caller.call(jobs.plan, { jobId: job.ID }, rest, {
      Job: job,
      Diff: diff,
      PolicyOverride: policyOverride,
    });
  }

  /**
   * Tells what is wrong with a job, without registering it. Problems come in `ValidationErrors` and `Error` of a 200.
   * The namespace in the job goes before that of the call.
   *
   * `PUT /v1/validate/job`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/validate#validate-job
   */
  validate<N extends string>(job: JobSpec, options?: Options<typeof jobs.validate, N>): Call<typeof jobs.validate> {
    return this.caller.call(jobs.validate, {}, options, { Job: job });
  }

  /**
   * Turns a job file in HCL into a job. The agent that is called parses it, without file functions. Fields that the
   * file does not set come as null, unless `Canonicalize` is true.
   *
   * `PUT /v1/jobs/parse`
   * ACL: `namespace:parse-job` or `namespace:submit-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#parse-job
   */
  parse<N extends string>(
    source: string,
    options: Options<typeof jobs.parse, N> & ParseSettings = {},
  ): Call<typeof jobs.parse> {
    const { variables, canonicalize, ...rest } = options;
    return this.caller.call(jobs.parse, {}, rest, { JobHCL: source, Variables: variables, Canonicalize: canonicalize });
  }

  /**
   * Lists a job's allocations. Empty for an unknown job.
   *
   * `GET /v1/job/:jobId/allocations`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#list-job-allocations
   */
  allocations<N extends string>(
    jobId: string,
    options?: Options<typeof jobs.allocations, N>,
  ): Call<typeof jobs.allocations> {
    return this.caller.call(jobs.allocations, { jobId }, options);
  }

  /**
   * Lists a job's evaluations. Empty for an unknown job.
   *
   * `GET /v1/job/:jobId/evaluations`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#list-job-evaluations
   */
  evaluations<N extends string>(
    jobId: string,
    options?: Options<typeof jobs.evaluations, N>,
  ): Call<typeof jobs.evaluations> {
    return this.caller.call(jobs.evaluations, { jobId }, options);
  }

  /**
   * Lists a job's deployments. Empty for an unknown job.
   *
   * `GET /v1/job/:jobId/deployments`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#list-job-deployments
   */
  deployments<N extends string>(
    jobId: string,
    options?: Options<typeof jobs.deployments, N>,
  ): Call<typeof jobs.deployments> {
    return this.caller.call(jobs.deployments, { jobId }, options);
  }

  /**
   * Reads a job's latest deployment; null when it has none.
   *
   * `GET /v1/job/:jobId/deployment`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-s-most-recent-deployment
   */
  latestDeployment<N extends string>(
    jobId: string,
    options?: Options<typeof jobs.latestDeployment, N>,
  ): Call<typeof jobs.latestDeployment> {
    return this.caller.call(jobs.latestDeployment, { jobId }, options);
  }

  /**
   * Counts a job's allocations by task group and state, and its children by state.
   *
   * `GET /v1/job/:jobId/summary`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such job in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-summary
   */
  summary<N extends string>(jobId: string, options?: Options<typeof jobs.summary, N>): Call<typeof jobs.summary> {
    return this.caller.call(jobs.summary, { jobId }, options);
  }

  /**
   * Lists the services that a job has registered with Nomad itself.
   *
   * `GET /v1/job/:jobId/services`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such job in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#job-services
   */
  services<N extends string>(jobId: string, options?: Options<typeof jobs.services, N>): Call<typeof jobs.services> {
    return this.caller.call(jobs.services, { jobId }, options);
  }

  /**
   * Lists the versions of a job that are still kept, the latest first.
   *
   * `GET /v1/job/:jobId/versions`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: no such job in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#list-job-versions
   */
  versions<N extends string>(jobId: string, options?: Options<typeof jobs.versions, N>): Call<typeof jobs.versions> {
    return this.caller.call(jobs.versions, { jobId }, options);
  }

  /**
   * Reads the job file and the variables from which a version was made.
   *
   * `GET /v1/job/:jobId/submission`
   * ACL: `namespace:read-job`.
   *
   * @throws NotFoundError: the version was registered without its source.
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-submission
   */
  submission<N extends string>(
    jobId: string,
    version: number,
    options?: Omit<Options<typeof jobs.submission, N>, 'version'>,
  ): Call<typeof jobs.submission> {
    return this.caller.call(jobs.submission, { jobId }, { ...options, version });
  }

  /**
   * Registers an earlier version of a job again, as a new version.
   *
   * `PUT /v1/job/:jobId/revert`
   * ACL: `namespace:submit-job` or `namespace:revert-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#revert-to-older-job-version
   */
  revert<N extends string>(
    jobId: string,
    version: number,
    options: Options<typeof jobs.revert, N> & RevertSettings = {},
  ): Call<typeof jobs.revert> {
    const { enforcePriorVersion, ...rest } = options;
    return this.caller.call(jobs.revert, { jobId }, rest, {
      JobID: jobId,
      JobVersion: version,
      EnforcePriorVersion: enforcePriorVersion,
    });
  }

  /**
   * Gives a version of a job a name, which also keeps it from being collected. A job whose ID has a `/` can't be
   * tagged.
   *
   * `PUT /v1/job/:jobId/versions/:tagName/tag`
   * ACL: `namespace:submit-job` or `namespace:tag-job-version`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-version-tag
   */
  tagVersion<N extends string>(
    jobId: string,
    tagName: string,
    options: Options<typeof jobs.tagVersion, N> & TagSettings = {},
  ): Call<typeof jobs.tagVersion> {
    const { version, description, ...rest } = options;
    return this.caller.call(jobs.tagVersion, { jobId, tagName }, rest, {
      Version: version,
      Latest: version === undefined,
      Description: description,
    });
  }

  /**
   * Takes a tag off the version of a job that has it. `Name` and `Description` of the answer are empty.
   *
   * `DELETE /v1/job/:jobId/versions/:tagName/tag`
   * ACL: `namespace:submit-job` or `namespace:tag-job-version`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#delete-job-version-tag
   */
  untagVersion<N extends string>(
    jobId: string,
    tagName: string,
    options?: Options<typeof jobs.untagVersion, N>,
  ): Call<typeof jobs.untagVersion> {
    return this.caller.call(jobs.untagVersion, { jobId, tagName }, options);
  }

  /**
   * Marks a version of a job as stable, one to revert to automatically, or as not.
   *
   * `PUT /v1/job/:jobId/stable`
   * ACL: `namespace:submit-job` or `namespace:stable-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#set-job-stability
   */
  setStability<N extends string>(
    jobId: string,
    version: number,
    stable: boolean,
    options?: Options<typeof jobs.setStability, N>,
  ): Call<typeof jobs.setStability> {
    return this.caller.call(jobs.setStability, { jobId }, options, {
      JobID: jobId,
      JobVersion: version,
      Stable: stable,
    });
  }

  /**
   * Creates an evaluation, so that the scheduler looks at a job again. When there is a body, its `JobID` must be that
   * of the path.
   *
   * `PUT /v1/job/:jobId/evaluate`
   * ACL: `namespace:submit-job` or `namespace:evaluate-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#create-job-evaluation
   */
  evaluate<N extends string>(
    jobId: string,
    options: Options<typeof jobs.evaluate, N> & EvaluateSettings = {},
  ): Call<typeof jobs.evaluate> {
    const { forceReschedule, ...rest } = options;
    return this.caller.call(jobs.evaluate, { jobId }, rest, {
      JobID: jobId,
      EvalOptions: { ForceReschedule: forceReschedule },
    });
  }

  /**
   * Starts a child of a parameterized job, with payload and metadata. The payload is base64 in the body and holds at
   * most 16 KiB when decoded.
   *
   * `PUT /v1/job/:jobId/dispatch`
   * ACL: `namespace:dispatch-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#dispatch-job
   */
  dispatch<N extends string>(
    jobId: string,
    options: Options<typeof jobs.dispatch, N> & DispatchSettings = {},
  ): Call<typeof jobs.dispatch> {
    const { payload, meta, idPrefixTemplate, priority, ...rest } = options;
    return this.caller.call(jobs.dispatch, { jobId }, rest, {
      Payload:
        payload === undefined
          ? undefined
          : base64Of(typeof payload === 'string' ? new TextEncoder().encode(payload) : payload),
      Meta: meta,
      IdPrefixTemplate: idPrefixTemplate,
      Priority: priority,
    });
  }

  /**
   * Starts a child of a parameterized job; the body is the payload as it is. At most 16 KiB. No metadata can be given
   * this way.
   *
   * `PUT /v1/job/:jobId/dispatch/payload`
   * ACL: `namespace:dispatch-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#dispatch-job-with-raw-payload-body
   */
  dispatchPayload<N extends string>(
    jobId: string,
    payload: Uint8Array | AsyncIterable<Uint8Array>,
    options?: Options<typeof jobs.dispatchPayload, N>,
  ): Call<typeof jobs.dispatchPayload> {
    return this.caller.call(jobs.dispatchPayload, { jobId }, options, payload);
  }

  /**
   * Launches a periodic job now, whatever its schedule says.
   *
   * `PUT /v1/job/:jobId/periodic/force`
   * ACL: `namespace:dispatch-job` or `namespace:submit-job` or `namespace:force-periodic-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#force-new-periodic-instance
   */
  forcePeriodic<N extends string>(
    jobId: string,
    options?: Options<typeof jobs.forcePeriodic, N>,
  ): Call<typeof jobs.forcePeriodic> {
    return this.caller.call(jobs.forcePeriodic, { jobId }, options);
  }

  /**
   * Reads the counts of a job's task groups, wanted and real, with recent scaling events.
   *
   * `GET /v1/job/:jobId/scale`
   * ACL: `namespace:read-job` or `namespace:read-job-scaling`.
   *
   * @throws NotFoundError: no such job in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#read-job-scale-status
   */
  scaleStatus<N extends string>(
    jobId: string,
    options?: Options<typeof jobs.scaleStatus, N>,
  ): Call<typeof jobs.scaleStatus> {
    return this.caller.call(jobs.scaleStatus, { jobId }, options);
  }

  /**
   * Sets a task group's count, or records a scaling event without a change. `Target.Group` must be given. With
   * `Error: true` there must be no `Count`.
   *
   * `PUT /v1/job/:jobId/scale`
   * ACL: `namespace:scale-job` or `namespace:submit-job`.
   *
   * @param count - The new count; `undefined` records an event without a change.
   * @throws NotFoundError: no such job in the namespace.
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#scale-task-group
   */
  scale<N extends string>(
    jobId: string,
    group: string,
    count: number | undefined,
    options: Options<typeof jobs.scale, N> & ScaleSettings = {},
  ): Call<typeof jobs.scale> {
    const { message, error, meta, policyOverride, checkIndex, ...rest } = options;
    return this.caller.call(jobs.scale, { jobId }, rest, {
      Target: { Group: group },
      Count: count,
      Message: message,
      Error: error,
      Meta: meta,
      PolicyOverride: policyOverride,
      JobModifyIndex: checkIndex,
    });
  }

  /**
   * Lists the actions that a job's tasks define. The index of the answer is always 0. An unknown job is answered with
   * 500.
   *
   * `GET /v1/job/:jobId/actions`
   * ACL: `namespace:read-job`.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#list-job-actions
   */
  actions<N extends string>(jobId: string, options?: Options<typeof jobs.actions, N>): Call<typeof jobs.actions> {
    return this.caller.call(jobs.actions, { jobId }, options);
  }

  /**
   * Runs one of a job's actions inside a running task: its streams, and its exit code. The allocation must belong to the
   * job. Errors of the node come through the session.
   *
   * `GET /v1/job/:jobId/action`
   * ACL: `namespace:alloc-exec`, and `namespace:alloc-node-exec` where the driver does not isolate the file system.
   *
   * @see https://developer.hashicorp.com/nomad/api-docs/jobs#run-action
   */
  runAction<N extends string>(jobId: string, options: ExecOptions<typeof jobs.runAction, N>): ExecSession {
    const { stdin, size, ...rest } = options;
    const shown = path`/v1/job/${jobId}/action`;
    return openExec(this.caller, jobs.runAction, { jobId }, shown, rest, { stdin, size });
  }
}
