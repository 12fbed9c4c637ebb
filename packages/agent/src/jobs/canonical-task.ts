/** Reads tasks and what belongs to them, and fills in what Nomad's server would. */

import { seconds } from '@yurt/contract';
import type { RestartPolicy, Secret, Task, TaskArtifact, Template, Vault } from '@yurt/contract';
import { taskIdentities } from './canonical-identity.js';
import { readAffinities, readConstraints, readResources, readVolumeMounts } from './canonical-placement.js';
import { readScaling } from './canonical-scaling.js';
import { readServices } from './canonical-service.js';
import { readRestart, taskRestart } from './canonical-strategies.js';
import type { Fields } from './fields.js';

/** What a task takes from its job and group. */
export interface TaskSetting {
  readonly namespace: string;
  readonly vaultNamespace: string;
  readonly consulNamespace: string;
  readonly jobId: string;
  readonly jobName: string;
  readonly group: string;
  readonly restart: RestartPolicy;
}

function readTemplate(fields: Fields): Template {
  const mode: Template['ChangeMode'] = fields.text('ChangeMode') ?? 'restart';
  return {
    SourcePath: fields.text('SourcePath') ?? '',
    DestPath: fields.text('DestPath') ?? '',
    EmbeddedTmpl: fields.text('EmbeddedTmpl') ?? '',
    ChangeMode: mode,
    ChangeSignal: (fields.text('ChangeSignal') ?? (mode === 'signal' ? 'SIGHUP' : '')).toUpperCase(),
    ChangeScript: fields.block('ChangeScript', 'ChangeScript', (script) => ({
      Command: script.text('Command') ?? '',
      Args: script.texts('Args') ?? [],
      Timeout: script.duration('Timeout') ?? seconds(5),
      FailOnError: script.boolean('FailOnError') ?? false,
      RunOnFirstRender: script.boolean('RunOnFirstRender') ?? false,
    })),
    Once: fields.boolean('Once') ?? false,
    Splay: fields.duration('Splay') ?? seconds(5),
    Perms: fields.text('Perms') ?? '0644',
    Uid: fields.integer('Uid') ?? null,
    Gid: fields.integer('Gid') ?? null,
    LeftDelim: fields.text('LeftDelim') ?? '{{',
    RightDelim: fields.text('RightDelim') ?? '}}',
    Envvars: fields.boolean('Envvars') ?? false,
    VaultGrace: fields.duration('VaultGrace') ?? 0,
    Wait: fields.block('Wait', 'WaitConfig', (wait) => ({
      Min: wait.duration('Min') ?? null,
      Max: wait.duration('Max') ?? null,
    })),
    ErrMissingKey: fields.boolean('ErrMissingKey') ?? false,
  };
}

function readArtifact(fields: Fields): TaskArtifact {
  const source = fields.text('GetterSource') ?? '';
  const mode: TaskArtifact['GetterMode'] = fields.text('GetterMode') ?? 'any';
  const fileName = source.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return {
    GetterSource: source,
    GetterOptions: fields.textMap('GetterOptions'),
    GetterHeaders: fields.textMap('GetterHeaders'),
    GetterMode: mode,
    GetterInsecure: fields.boolean('GetterInsecure') ?? false,
    RelativeDest: fields.text('RelativeDest') ?? (mode === 'file' ? `local/${fileName}` : 'local/'),
    Chown: fields.boolean('Chown') ?? false,
  };
}

function readVault(fields: Fields, jobNamespace: string): Vault {
  return {
    Role: fields.text('Role') ?? '',
    Namespace: fields.text('Namespace') || jobNamespace,
    Cluster: fields.text('Cluster') || 'default',
    Env: fields.boolean('Env') ?? true,
    DisableFile: fields.boolean('DisableFile') ?? false,
    ChangeMode: fields.text('ChangeMode') || 'restart',
    ChangeSignal: (fields.text('ChangeSignal') ?? 'SIGHUP').toUpperCase(),
    AllowTokenExpiration: fields.boolean('AllowTokenExpiration') ?? false,
  };
}

function readSecret(fields: Fields): Secret {
  return {
    Name: fields.text('Name') ?? '',
    Provider: fields.text('Provider') ?? '',
    Path: fields.text('Path') ?? '',
    Config: fields.free('Config'),
    Env: fields.textMap('Env'),
  };
}

/** A task as Nomad stores it. What its driver is told stays digit for digit. */
export function canonicalTask(fields: Fields, setting: TaskSetting): Task {
  const name = fields.text('Name') ?? '';
  const lifecycle = fields.block('Lifecycle', 'TaskLifecycle', (block) => ({
    Hook: block.text<'prestart'>('Hook'),
    Sidecar: block.boolean('Sidecar') ?? false,
  }));
  return {
    Name: name,
    Driver: fields.text('Driver') ?? '',
    User: fields.text('User') ?? '',
    Config: fields.free('Config'),
    Env: fields.textMap('Env'),
    Services: readServices(fields, {
      namespace: setting.namespace,
      job: setting.jobName,
      group: setting.group,
      task: name,
    }),
    Vault: fields.block('Vault', 'Vault', (vault) => readVault(vault, setting.vaultNamespace)),
    Secrets: fields.blocks('Secrets', 'Secret', readSecret),
    Consul: fields.block('Consul', 'Consul', (consul) => ({
      Namespace: consul.text('Namespace') || setting.consulNamespace,
      Cluster: consul.text('Cluster') || 'default',
      Partition: consul.text('Partition') ?? '',
    })),
    Templates: fields.blocks('Templates', 'Template', readTemplate),
    Constraints: readConstraints(fields),
    Affinities: readAffinities(fields),
    Resources: fields.block('Resources', 'Resources', readResources) ?? readResources(undefined),
    RestartPolicy: taskRestart(fields.block('RestartPolicy', 'RestartPolicy', readRestart), setting.restart),
    DispatchPayload: fields.block('DispatchPayload', 'DispatchPayloadConfig', (payload) => ({
      File: payload.text('File') ?? '',
    })),
    Lifecycle:
      lifecycle === null || lifecycle.Hook === undefined ? null : { Hook: lifecycle.Hook, Sidecar: lifecycle.Sidecar },
    Meta: fields.textMap('Meta'),
    KillTimeout: fields.duration('KillTimeout') || seconds(5),
    LogConfig: fields.block('LogConfig', 'LogConfig', (log) => ({
      MaxFiles: log.integer('MaxFiles') ?? 10,
      MaxFileSizeMB: log.integer('MaxFileSizeMB') ?? 10,
      Disabled: log.boolean('Disabled') ?? false,
    })) ?? { MaxFiles: 10, MaxFileSizeMB: 10, Disabled: false },
    Artifacts: fields.blocks('Artifacts', 'TaskArtifact', readArtifact),
    Leader: fields.boolean('Leader') ?? false,
    ShutdownDelay: fields.duration('ShutdownDelay') ?? 0,
    VolumeMounts: readVolumeMounts(fields),
    ScalingPolicies: fields.blocks('ScalingPolicies', 'ScalingPolicy', (policy) =>
      readScaling(policy, 0, { Namespace: setting.namespace, Job: setting.jobId, Group: setting.group, Task: name }),
    ),
    KillSignal: fields.text('KillSignal') ?? '',
    Kind: fields.text('Kind') ?? '',
    CSIPluginConfig: fields.block('CSIPluginConfig', 'TaskCSIPluginConfig', (plugin) => ({
      ID: plugin.text('ID') ?? '',
      Type: plugin.text('Type') ?? 'node',
      MountDir: plugin.text('MountDir') ?? '/csi',
      StagePublishBaseDir: plugin.text('StagePublishBaseDir') ?? '',
      HealthTimeout: plugin.duration('HealthTimeout') || seconds(30),
    })),
    ...taskIdentities(fields),
    Actions: fields.blocks('Actions', 'Action', (action) => ({
      Name: action.text('Name') ?? '',
      Command: action.text('Command') ?? '',
      Args: action.texts('Args'),
    })),
    Schedule: fields.block('Schedule', 'TaskSchedule', (schedule) => ({
      Cron: schedule.block('Cron', 'TaskScheduleCron', (cron) => ({
        Start: cron.text('Start') ?? '',
        End: cron.text('End') ?? '',
        Timezone: cron.text('Timezone') ?? '',
      })),
    })),
  };
}
