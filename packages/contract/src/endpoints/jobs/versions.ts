/** The history of a job: versions, their sources and tags, reverting, and which of them are stable. */

import { endpoint, json } from '../../endpoint.js';
import { boolean, integer, required, string } from '../../parameters.js';
import type {
  JobRegisterResponse,
  JobRevertRequest,
  JobStabilityRequest,
  JobStabilityResponse,
  JobSubmission,
  JobTagResponse,
  JobVersionsResponse,
  TagVersionRequest,
} from '../../types/index.js';
import { blockingRead, inNamespace, removal, write } from '../facts.js';

export const versions = endpoint({
  id: 'jobs.versions',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/versions',
  summary: 'Lists the versions of a job that are still kept, the latest first.',
  query: {
    diffs: boolean('Adds `Diffs`: what each version changed. Default `false`.'),
    diffTag: string('Compares with the version that has this tag. Default: each with the one before.'),
    diffVersion: integer('Compares with the version of this number. Default: each with the one before.'),
  },
  answer: json<JobVersionsResponse>(),
  acl: 'namespace:read-job',
  rpc: 'Job.GetJobVersions',
  statuses: { 404: 'no such job in the namespace' },
  documentation: 'api-docs/jobs#list-job-versions',
});

export const submission = endpoint({
  id: 'jobs.submission',
  ...blockingRead,
  ...inNamespace,
  path: '/v1/job/:jobId/submission',
  summary: 'Reads the job file and the variables from which a version was made.',
  query: { version: required(integer('Number of the version.')) },
  answer: json<JobSubmission>(),
  acl: 'namespace:read-job',
  rpc: 'Job.GetJobSubmission',
  statuses: { 400: 'no version is given', 404: 'the version was registered without its source' },
  documentation: 'api-docs/jobs#read-job-submission',
});

export const revert = endpoint({
  id: 'jobs.revert',
  ...write,
  ...inNamespace,
  meta: 'query',
  path: '/v1/job/:jobId/revert',
  summary: 'Registers an earlier version of a job again, as a new version.',
  remarks: '`JobID` in the body must be that of the path. `EnforcePriorVersion` guards against a change in between.',
  body: json<JobRevertRequest>(),
  answer: json<JobRegisterResponse>(),
  acl: 'namespace:submit-job or namespace:revert-job',
  rpc: 'Job.Revert',
  documentation: 'api-docs/jobs#revert-to-older-job-version',
});

export const setStability = endpoint({
  id: 'jobs.setStability',
  ...write,
  ...inNamespace,
  path: '/v1/job/:jobId/stable',
  summary: 'Marks a version of a job as stable, one to revert to automatically, or as not.',
  remarks: '`JobID` in the body must be that of the path.',
  body: json<JobStabilityRequest>(),
  answer: json<JobStabilityResponse>(),
  acl: 'namespace:submit-job or namespace:stable-job',
  rpc: 'Job.Stable',
  repeatable: 'yes',
  documentation: 'api-docs/jobs#set-job-stability',
});

export const tagVersion = endpoint({
  id: 'jobs.tagVersion',
  ...write,
  ...inNamespace,
  meta: 'none',
  path: '/v1/job/:jobId/versions/:tagName/tag',
  summary: 'Gives a version of a job a name, which also keeps it from being collected.',
  remarks: "A body with neither `Latest` nor `Version` tags version 0. A job whose ID has a `/` can't be tagged.",
  body: json<TagVersionRequest>(),
  answer: json<JobTagResponse>(),
  acl: 'namespace:submit-job or namespace:tag-job-version',
  rpc: 'Job.TagVersion',
  repeatable: 'yes',
  documentation: 'api-docs/jobs#create-job-version-tag',
});

export const untagVersion = endpoint({
  id: 'jobs.untagVersion',
  ...removal,
  ...inNamespace,
  meta: 'none',
  path: '/v1/job/:jobId/versions/:tagName/tag',
  summary: 'Takes a tag off the version of a job that has it.',
  remarks: '`Name` and `Description` of the answer are empty.',
  answer: json<JobTagResponse>(),
  acl: 'namespace:submit-job or namespace:tag-job-version',
  rpc: 'Job.TagVersion',
  documentation: 'api-docs/jobs#delete-job-version-tag',
});
