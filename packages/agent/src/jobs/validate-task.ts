/** What makes a task invalid, in Nomad's words. */

import { posix } from 'node:path';
import { formatDuration } from '@yurt/contract';
import type { Action, Secret, Task, TaskArtifact, TaskGroup, Template, WorkloadIdentity } from '@yurt/contract';
import { defaultIdentityName } from './canonical-identity.js';
import { MultiError } from './multi-error.js';
import { validateAffinities, validateConstraints, validateMount } from './validate-placement.js';
import { validateTaskServices } from './validate-service.js';
import { validateLogConfig, validateResources } from './validate-strategies.js';

const escapes = 'destination escapes allocation directory';

/** True when a path, seen from a folder of the allocation, leaves the allocation's directory. */
function leavesAllocation(folder: string, path: string): boolean {
  const joined = posix.normalize(posix.join(folder, path));
  return joined === '..' || joined.startsWith('../');
}

const digestLengths: Record<string, number> = { md5: 16, sha1: 20, sha256: 32, sha512: 64 };

function checksumError(artifact: TaskArtifact): string | undefined {
  const written = artifact.GetterOptions?.['checksum'];
  if (written === undefined || /\$\{[a-zA-Z0-9_\-.]+\}/.test(written)) return undefined;
  const checksum = written.trim();
  if (checksum === '') return 'checksum value cannot be empty';
  const [type, value, ...more] = checksum.split(':');
  if (type === undefined || value === undefined || more.length > 0) {
    return `checksum must be given as "type:value"; got ${JSON.stringify(checksum)}`;
  }
  if (value.length % 2 === 1) return 'invalid checksum: encoding/hex: odd length hex string';
  const bad = /[^0-9a-f]/i.exec(value);
  if (bad !== null) {
    const code = (bad[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `invalid checksum: encoding/hex: invalid byte: U+${code} '${bad[0]}'`;
  }
  const length = digestLengths[type];
  if (length === undefined) return `unsupported checksum type: ${type}`;
  return value.length === length * 2 ? undefined : `invalid ${type} checksum: ${value}`;
}

function validateArtifact(artifact: TaskArtifact): MultiError {
  const errors = new MultiError();
  if (artifact.GetterSource === '') errors.append('source must be specified');
  if (!['any', 'file', 'dir', ''].includes(artifact.GetterMode)) {
    errors.append(`invalid artifact mode ${JSON.stringify(artifact.GetterMode)}; must be one of: any, file, dir`);
  }
  if (leavesAllocation('task', artifact.RelativeDest)) errors.append(escapes);
  errors.append(checksumError(artifact));
  return errors;
}

function validateTemplate(template: Template): MultiError {
  const errors = new MultiError();
  if (template.SourcePath === '' && template.EmbeddedTmpl === '') {
    errors.append('Must specify a source path or have an embedded template');
  }
  if (template.DestPath === '') errors.append('Must specify a destination for the template');
  if (leavesAllocation('task', template.DestPath)) errors.append(escapes);
  switch (template.ChangeMode) {
    case 'noop':
    case 'restart':
      break;
    case 'signal':
      if (template.ChangeSignal === '') errors.append('Must specify signal value when change mode is signal');
      if (template.Envvars) errors.append('cannot use signals with env var templates');
      break;
    case 'script':
      if (template.ChangeScript === null) {
        errors.append('must specify change script configuration value when change mode is script');
      } else if (template.ChangeScript.Command === '') {
        errors.append('must specify script path value when change mode is script');
      }
      break;
    default:
      errors.append('Invalid change mode. Must be one of the following: noop, signal, script, restart');
  }
  if (template.Splay < 0) errors.append('Must specify positive splay value');
  if (template.Perms !== '' && !/^[0-7]{1,4}$/.test(template.Perms)) {
    const quoted = JSON.stringify(template.Perms);
    errors.append(`Failed to parse ${quoted} as octal: strconv.ParseUint: parsing ${quoted}: invalid syntax`);
  }
  const { Wait: wait } = template;
  if (wait !== null && wait.Min !== null && wait.Max !== null && wait.Min > wait.Max) {
    errors.append(`wait min ${formatDuration(wait.Min)} is greater than max ${formatDuration(wait.Max)}`);
  }
  return errors;
}

function validateAction(action: Action): MultiError {
  const errors = new MultiError();
  if (action.Command === '') errors.append('command cannot be empty');
  if (!/^[^\0\s]{1,128}$/.test(action.Name)) errors.append(`invalid name '${action.Name}'`);
  return errors;
}

function validateIdentity(identity: WorkloadIdentity): MultiError {
  const errors = new MultiError();
  if (!/^[a-zA-Z0-9\-_]{1,128}$/.test(identity.Name)) {
    errors.append(`invalid name ${JSON.stringify(identity.Name)}. Must match regex ^[a-zA-Z0-9-_]{1,128}$`);
  }
  for (const [i, audience] of (identity.Audience ?? []).entries()) {
    if (audience === '') errors.append(`an empty string is an invalid audience (${i + 1})`);
  }
  const mode: string = identity.ChangeMode;
  if (['', 'noop', 'restart'].includes(mode)) {
    if (identity.ChangeSignal !== '') {
      const signal = JSON.stringify(identity.ChangeSignal);
      errors.append(`can only use change_signal=${signal} with change_mode="signal"`);
    }
  } else if (mode === 'signal') {
    if (identity.ChangeSignal === '') {
      errors.append('change_signal must be specified when using change_mode="signal"');
    }
  } else errors.append(`invalid change_mode: ${mode}`);
  if (identity.TTL > 0 && identity.Name === defaultIdentityName) {
    errors.append('ttl for default identity not yet supported');
  }
  if (identity.TTL < 0) errors.append('ttl must be >= 0');
  if (identity.Filepath !== '' && !identity.File) {
    errors.append('file parameter must be true in order to specify filepath');
  }
  return errors;
}

function validateSecret(secret: Secret): MultiError {
  const errors = new MultiError();
  if (secret.Name === '') errors.append('secret name cannot be empty');
  if (!/^[a-zA-Z0-9_]{1,128}$/.test(secret.Name)) {
    errors.append('secret name must match regex ^[a-zA-Z0-9_]{1,128}$');
  }
  if (secret.Provider === '') errors.append('secret provider cannot be empty');
  if (secret.Path === '') errors.append('secret path cannot be empty');
  if (secret.Provider === 'nomad' || secret.Provider === 'vault') {
    if (secret.Env !== null) errors.append(`${secret.Provider} provider cannot use the env block`);
  } else if (secret.Config !== null) {
    errors.append(`custom plugin provider ${secret.Provider} cannot use the config block`);
  }
  return errors;
}

function nameErrors(task: Task, errors: MultiError): void {
  if (task.Name === '') errors.append('Missing task name');
  if (task.Name === 'alloc') errors.append('Task cannot be named "alloc"');
  if (/[/\\]/.test(task.Name)) errors.append('Task name cannot include slashes');
  else if (task.Name.includes('\0')) errors.append('Task name cannot include null characters');
  if (task.Driver === '') errors.append('Missing task driver');
}

function timeErrors(task: Task, group: TaskGroup, jobType: string, errors: MultiError): void {
  const deadline = group.Update?.ProgressDeadline ?? 0;
  if (task.KillTimeout < 0) errors.append('KillTimeout must be a positive value');
  else if (jobType === 'service' && deadline > 0 && task.KillTimeout > deadline) {
    const kill = formatDuration(task.KillTimeout);
    errors.append(`KillTimout (${kill}) longer than the group's ProgressDeadline (${formatDuration(deadline)})`);
  }
  if (task.ShutdownDelay < 0) errors.append('ShutdownDelay must be a positive value');
}

function templateErrors(task: Task, errors: MultiError): void {
  const destinations = new Map<string, number>();
  for (const [i, template] of (task.Templates ?? []).entries()) {
    errors.nest(validateTemplate(template), `Template ${i + 1} validation failed: `);
    const other = destinations.get(template.DestPath);
    if (other !== undefined) errors.append(`Template ${i + 1} has same destination as ${other}`);
    else destinations.set(template.DestPath, i + 1);
  }
}

function actionErrors(task: Task, errors: MultiError): void {
  const times = new Map<string, number>();
  for (const action of task.Actions ?? []) {
    errors.nest(validateAction(action), `Action ${action.Name} validation failed: `);
    const count = (times.get(action.Name) ?? 0) + 1;
    times.set(action.Name, count);
    if (count === 2) errors.append(`Action ${action.Name} defined multiple times`);
  }
}

function lifecycleError(task: Task): string | undefined {
  const hook: string | undefined = task.Lifecycle?.Hook;
  if (hook === undefined || ['prestart', 'poststart', 'poststop'].includes(hook)) return undefined;
  return hook === '' ? 'no lifecycle hook provided' : `invalid hook: ${hook}`;
}

function secretErrors(task: Task, errors: MultiError): void {
  const names = new Set<string>();
  for (const secret of task.Secrets ?? []) {
    const name = JSON.stringify(secret.Name);
    if (names.has(secret.Name)) errors.append(`Duplicate secret ${name} found`);
    names.add(secret.Name);
    if (secret.Provider === 'vault' && task.Vault === null) {
      errors.append(`Secret ${name} has provider "vault" but no vault block`);
    }
    errors.nest(validateSecret(secret), `Secret ${name} is invalid: `);
  }
}

/** What is wrong with a task. */
export function validateTask(task: Task, group: TaskGroup, jobType: string): MultiError {
  const errors = new MultiError();
  nameErrors(task, errors);
  timeErrors(task, group, jobType, errors);
  errors.nest(validateResources(task.Resources));
  errors.nest(validateLogConfig(task.LogConfig, group.EphemeralDisk));
  validateConstraints(task.Constraints, errors);
  for (const [i, { Operand: operand }] of (task.Constraints ?? []).entries()) {
    if (operand !== 'distinct_hosts' && operand !== 'distinct_property') continue;
    errors.append(`Constraint ${i + 1} has disallowed Operand at task level: ${operand}`);
  }
  validateAffinities(task.Affinities, jobType, errors);
  errors.nest(validateTaskServices(task, group));
  for (const [i, artifact] of (task.Artifacts ?? []).entries()) {
    errors.nest(validateArtifact(artifact), `Artifact ${i + 1} validation failed: `);
  }
  templateErrors(task, errors);
  actionErrors(task, errors);
  if (task.DispatchPayload !== null && leavesAllocation('task/local', task.DispatchPayload.File)) {
    errors.append(`Dispatch Payload validation failed: ${escapes}`);
  }
  const lifecycle = lifecycleError(task);
  if (lifecycle !== undefined) errors.append(`Lifecycle validation failed: ${lifecycle}`);
  for (const [i, mount] of (task.VolumeMounts ?? []).entries()) {
    if (!Object.hasOwn(group.Volumes ?? {}, mount.Volume)) {
      errors.append(`Volume Mount (${i}) references undefined volume ${mount.Volume}`);
    }
    const own = validateMount(mount);
    if (!own.isEmpty) errors.append(`Volume Mount (${i}) is invalid: "${own.text()}"`);
  }
  if (task.CSIPluginConfig !== null && task.CSIPluginConfig.ID === '') {
    errors.append('CSIPluginConfig must have a non-empty PluginID');
  }
  for (const identity of [task.Identity, ...(task.Identities ?? [])]) {
    if (identity !== task.Identity && identity.Name === defaultIdentityName) {
      errors.append('Duplicate default identities found');
    }
    errors.nest(validateIdentity(identity), `Identity ${JSON.stringify(identity.Name)} is invalid: `);
  }
  secretErrors(task, errors);
  return errors;
}
