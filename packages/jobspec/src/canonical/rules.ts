/** Defaults that depend on other parts of a job, such as what groups take from it, and checks from their service. */

import { isObject, type Json, type JsonObject } from '../job/json.js';
import { upperText } from '../functions/letter-case.js';
import type { Fields } from '../schema/field.js';
import { group } from '../schema/group.js';
import { job, periodic, uiLink } from '../schema/job.js';
import { resources } from '../schema/resources.js';
import { scaling } from '../schema/scaling.js';
import { check, service, weights } from '../schema/service.js';
import { artifact, task, template } from '../schema/task.js';
import { MIGRATE_DEFAULTS, SECOND, UPDATE_DEFAULTS } from './defaults.js';

/**
 * Completes a block in place: its own defaults are there, the blocks in it are as they were written.
 *
 * @param within - the blocks that it stands in, complete by their own rules; the nearest comes first
 */
export type Rule = (block: JsonObject, ...within: readonly JsonObject[]) => void;

/** The rules of the blocks that have one. */
export const RULES: ReadonlyMap<Fields, Rule> = new Map<Fields, Rule>([
  [job, completeJob],
  [periodic, (periodically) => void (periodically['TimeZone'] ||= 'UTC')],
  [uiLink, completeLink],
  [group, completeGroup],
  [scaling, (policy, { Count: count = null } = {}) => void (policy['Min'] ??= count)],
  [task, completeTask],
  [resources, completeResources],
  [artifact, completeArtifact],
  [template, completeTemplate],
  [service, completeService],
  [weights, completeWeights],
  [check, completeCheck],
]);

function completeJob(written: JsonObject): void {
  const { ID: id = '', Type: type } = written;
  written['Name'] ??= id;
  if (type === 'service' || type === 'system') written['Update'] ??= {};
}

/** The server knows a link's address by another spelling too. */
function completeLink(link: JsonObject): void {
  const { Url: url = '' } = link;
  link['URL'] ||= url;
  delete link['Url'];
}

function completeGroup(written: JsonObject, within: JsonObject = {}): void {
  const { Type: type, Update: update, Reschedule: reschedule, Migrate: migrate, ConsulNamespace: namespace } = within;
  const { Scaling: policy, Consul: consul } = written;
  written['Count'] ??= said(policy)['Min'] ?? 1;
  if (isObject(consul)) written['Consul'] = { ...consul, Namespace: consul['Namespace'] || (namespace ?? '') };

  const updateOfJob = { ...UPDATE_DEFAULTS, ...said(update) };
  if (isObject(written['Update']) || (isObject(update) && Object.values(updateOfJob).some(Boolean))) {
    written['Update'] = { ...(isObject(update) ? updateOfJob : {}), ...said(written['Update']) };
  }
  const policyOf = type === 'service' ? SERVICE_RESCHEDULE : type === 'batch' ? BATCH_RESCHEDULE : NO_RESCHEDULE;
  const reschedules = type !== 'system' && type !== 'sysbatch';
  inherit(written, 'ReschedulePolicy', policyOf, reschedule, reschedules);
  inherit(written, 'Migrate', MIGRATE_DEFAULTS, migrate, type === 'service');
  const restart = type === 'service' || type === 'system' ? SERVICE_RESTART : BATCH_RESTART;
  inherit(written, 'RestartPolicy', restart, null, true);
}

function completeTask(written: JsonObject, { RestartPolicy: restart }: JsonObject = {}): void {
  written['RestartPolicy'] = { ...said(restart), ...said(written['RestartPolicy']) };
}

/** Sets a policy to what the group says, then the job, then the defaults; to none if nobody says any and none is due. */
function inherit(block: JsonObject, key: string, defaults: JsonObject, ofJob: Json | undefined, always: boolean): void {
  const own = block[key];
  if (always || isObject(own) || isObject(ofJob)) block[key] = { ...defaults, ...said(ofJob), ...said(own) };
}

const SERVICE_RESTART = {
  Interval: 1800 * SECOND,
  Attempts: 2,
  Delay: 15 * SECOND,
  Mode: 'fail',
  RenderTemplates: false,
};
const BATCH_RESTART = { ...SERVICE_RESTART, Interval: 86_400 * SECOND, Attempts: 3 };

const NO_RESCHEDULE = { Attempts: 0, Interval: 0, Delay: 0, DelayFunction: '', MaxDelay: 0, Unlimited: false };
const SERVICE_RESCHEDULE = {
  ...NO_RESCHEDULE,
  Delay: 30 * SECOND,
  DelayFunction: 'exponential',
  MaxDelay: 3600 * SECOND,
  Unlimited: true,
};
const BATCH_RESCHEDULE = {
  ...NO_RESCHEDULE,
  Attempts: 1,
  Interval: 86_400 * SECOND,
  Delay: 5 * SECOND,
  DelayFunction: 'constant',
};

function completeResources(written: JsonObject): void {
  const { Cores: cores } = written;
  written['CPU'] ??= cores === null ? 100 : 0;
  written['Cores'] ??= 0;
}

function completeArtifact(written: JsonObject): void {
  const { GetterMode: mode, GetterSource: source } = written;
  written['RelativeDest'] ??= mode === 'file' ? inLocal(textOf(source)) : 'local/';
}

/** The last part of a path, in `local`, as Go joins them. */
function inLocal(path: string): string {
  const name = path.split('/').findLast((part) => part !== '') ?? '.';
  if (name === '..') return '.';
  return name === '.' ? 'local' : `local/${name}`;
}

function completeTemplate(written: JsonObject): void {
  const { ChangeSignal: signal, ChangeMode: mode } = written;
  if (typeof signal === 'string') written['ChangeSignal'] = upperText(signal);
  else written['ChangeSignal'] ??= mode === 'signal' ? 'SIGHUP' : '';
}

function completeService(written: JsonObject, ...within: readonly JsonObject[]): void {
  const names = within.map(({ Name: name }) => textOf(name));
  written['Name'] ||= names.toReversed().join('-');
}

function completeWeights(written: JsonObject): void {
  for (const key of ['Passing', 'Warning']) if (signOf(written[key]) <= 0) written[key] = 1;
}

function completeCheck(written: JsonObject, within: JsonObject = {}): void {
  for (const key of ['SuccessBeforePassing', 'FailuresBeforeCritical', 'FailuresBeforeWarning']) {
    if (signOf(written[key]) < 0) written[key] = 0;
  }
  written['OnUpdate'] ||= within['OnUpdate'] ?? '';
  const { CheckRestart: shared } = within;
  const { CheckRestart: own } = written;
  if (!isObject(shared) && !isObject(own)) return;
  const restart: JsonObject = { Grace: SECOND, ...said(shared), ...said(own) };
  if (isObject(shared) && signOf(said(own)['Limit']) <= 0) restart['Limit'] = shared['Limit'] ?? 0;
  restart['IgnoreWarnings'] ||= said(shared)['IgnoreWarnings'] ?? false;
  written['CheckRestart'] = restart;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Below, at or above zero; zero for what is no number. */
function signOf(value: Json | undefined): number {
  return typeof value === 'number' || typeof value === 'bigint' ? Math.sign(Number(value)) : 0;
}

/** What a block says; nothing if there is none. */
function said(block: Json | undefined): JsonObject {
  if (!isObject(block)) return {};
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== null && value !== undefined));
}
