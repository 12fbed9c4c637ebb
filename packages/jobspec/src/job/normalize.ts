/** What Nomad's parser changes in a job that it has decoded: names, ports, identities, and the defaults that it fills in. */

import { isList, isObject, type Json, type JsonObject, jsonWeight, objectsOf } from './json.js';

/** What the job says for all of its tasks. */
export interface ForAllTasks {
  readonly vault: JsonObject | undefined;
  readonly secrets: readonly JsonObject[];
  /** Tasks that are groups by themselves. */
  readonly tasks: readonly JsonObject[];
}

const SECOND = 1_000_000_000;

/** Completes the job in place, as Nomad does before it answers. */
export function normalizeJob(job: JsonObject, id: string, forAll: ForAllTasks, emptyGroup: () => JsonObject): void {
  job['Name'] ??= id;
  job['ID'] ??= id;
  const { Periodic: periodic } = job;
  if (isObject(periodic) && (periodic['Spec'] !== null || periodic['Specs'] !== null)) periodic['SpecType'] = 'cron';
  setDefaults(forAll.vault, VAULT_DEFAULTS);
  if (forAll.tasks.length > 0) {
    const alone = forAll.tasks.map((task) => Object.assign(emptyGroup(), { Name: task['Name'], Tasks: [task] }));
    job['TaskGroups'] = [...alone, ...objectsOf(job['TaskGroups'])];
  }
  for (const group of objectsOf(job['TaskGroups'])) {
    normalizePorts(group['Networks']);
    for (const task of objectsOf(group['Tasks'])) normalizeTask(task, forAll);
  }
}

/** The most that what is said for all tasks may make of a job, counted as the weight of values is. */
const MOST_SHARED = 2_000_000;

/** Whether tasks are too many to give each of them Vault and secrets. */
export function isSharedTooOften(
  tasks: readonly JsonObject[],
  vault: JsonObject | undefined,
  secrets: readonly JsonObject[],
): boolean {
  const weight = jsonWeight(vault ?? null) + jsonWeight(secrets);
  return tasks.length > 1 && tasks.length * weight > MOST_SHARED;
}

/** Gives a group's Vault and secrets to its tasks. */
export function shareInGroup(
  tasks: readonly JsonObject[],
  vault: JsonObject | undefined,
  secrets: readonly JsonObject[],
): void {
  for (const task of tasks) {
    if (vault) task['Vault'] ??= vault;
    if (secrets.length === 0) continue;
    const own = objectsOf(task['Secrets']);
    // Nomad adds a task's own secrets a second time, not the group's.
    task['Secrets'] = own.length === 0 ? secrets : [...own, ...own];
  }
}

function normalizeTask(task: JsonObject, forAll: ForAllTasks): void {
  const { Resources: resources } = task;
  if (isObject(resources)) normalizePorts(resources['Networks']);
  for (const template of objectsOf(task['Templates'])) {
    setDefaults(template, TEMPLATE_DEFAULTS);
    setDefaults(template['ChangeScript'], SCRIPT_DEFAULTS);
  }
  setDefaults(task['Vault'], VAULT_DEFAULTS);
  task['Vault'] ??= forAll.vault ?? null;
  const own = objectsOf(task['Secrets']);
  if (forAll.secrets.length > 0) task['Secrets'] = [...own, ...forAll.secrets];
  const identities = objectsOf(task['Identities']);
  const standard = identities.find(({ Name: name }) => name === '' || name === 'default');
  if (!standard) return;
  task['Identity'] = standard;
  task['Identities'] = identities.filter((identity) => identity !== standard);
}

/** Ports with a number are reserved ones. */
function normalizePorts(networks: Json | undefined): void {
  for (const network of objectsOf(networks)) {
    const ports = objectsOf(network['DynamicPorts']);
    if (ports.length === 0) continue;
    network['DynamicPorts'] = listOrNull(ports.filter((port) => !isStatic(port)));
    network['ReservedPorts'] = listOrNull(ports.filter(isStatic));
  }
}

function isStatic({ Value: value }: JsonObject): boolean {
  return typeof value === 'number' && value > 0;
}

function listOrNull(items: readonly JsonObject[]): Json {
  return items.length === 0 ? null : items;
}

/** What Nomad's parser fills in for Vault where the file says nothing. */
export const VAULT_DEFAULTS = { Env: true, DisableFile: false, ChangeMode: 'restart' };
/** What it fills in for templates. */
export const TEMPLATE_DEFAULTS = { ChangeMode: 'restart', Perms: '0644', Splay: 5 * SECOND, ErrMissingKey: false };
/** What it fills in for their scripts. */
export const SCRIPT_DEFAULTS = { Args: [], Timeout: 5 * SECOND, FailOnError: false, RunOnFirstRender: false };

function setDefaults(object: Json | undefined, defaults: JsonObject): void {
  if (!isObject(object)) return;
  for (const [key, value] of Object.entries(defaults)) object[key] ??= isList(value) ? [...value] : value;
}
