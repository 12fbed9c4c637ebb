/** Turns what a user wrote into a job as Nomad stores it: decoded, with every default filled in. */

import type { Job, Multiregion, PeriodicConfig } from '@yurt/contract';
import { canonicalGroup } from './canonical-group.js';
import { readAffinities, readConstraints, readSpreads } from './canonical-placement.js';
import { jobUpdate, readMigrate, readReschedule, readUpdate } from './canonical-strategies.js';
import { Fields, type JsonObject } from './fields.js';
import { impliedConstraints } from './implied-constraints.js';

/** What a job's defaults depend on besides the job. */
export interface CanonicalSetting {
  /** The namespace it is registered in; it wins over the one that is written in the job. */
  readonly namespace: string;
  /** The region it is registered in. */
  readonly region: string;
  /** The namespace's default node pool. Default `default`. */
  readonly nodePool?: string;
}

/** The namespace that a written job names; `undefined` when it names none. */
export function writtenNamespace(job: JsonObject): string | undefined {
  return new Fields(job, 'Job', 'Job').text('Namespace') || undefined;
}

/** The region that a written job names; `undefined` when it names none. */
export function writtenRegion(job: JsonObject): string | undefined {
  return new Fields(job, 'Job', 'Job').text('Region') || undefined;
}

/** The ID that a written job has; `undefined` when it has none. */
export function writtenId(job: JsonObject): string | undefined {
  return new Fields(job, 'Job', 'Job').text('ID');
}

function readPeriodic(fields: Fields): PeriodicConfig {
  return {
    Enabled: fields.boolean('Enabled') ?? true,
    Spec: fields.text('Spec') ?? '',
    Specs: fields.texts('Specs') ?? [],
    SpecType: fields.text('SpecType') ?? 'cron',
    ProhibitOverlap: fields.boolean('ProhibitOverlap') ?? false,
    TimeZone: fields.text('TimeZone') || 'UTC',
  };
}

function readMultiregion(fields: Fields): Multiregion {
  return {
    Strategy: fields.block('Strategy', 'MultiregionStrategy', (strategy) => ({
      MaxParallel: strategy.integer('MaxParallel') ?? 0,
      OnFailure: strategy.text('OnFailure') ?? '',
    })) ?? { MaxParallel: 0, OnFailure: '' },
    Regions:
      fields.blocks('Regions', 'MultiregionRegion', (region) => ({
        Name: region.text('Name') ?? '',
        Count: region.integer('Count') ?? 1,
        Datacenters: region.texts('Datacenters') ?? [],
        NodePool: region.text('NodePool') ?? '',
        Meta: region.textMap('Meta') ?? {},
      })) ?? [],
  };
}

/** Reads what the server sets whatever was written, for a wrong type is refused all the same. */
function checkServerFields(fields: Fields): void {
  for (const name of ['Region', 'ParentID', 'NomadTokenID', 'Status', 'StatusDescription', 'ConsulNamespace']) {
    fields.text(name);
  }
  for (const name of ['Stable', 'Dispatched']) fields.boolean(name);
  for (const name of ['CreateIndex', 'ModifyIndex', 'JobModifyIndex']) fields.integer(name, 'uint64');
  fields.integer('SubmitTime', 'int64');
}

/**
 * A job as Nomad stores it, with all defaults and the constraints that its services, signals and networks imply. Statuses,
 * versions and indexes are those of a new job; whoever stores it sets them.
 *
 * @param written - the decoded JSON of the user's job; integers beyond 2^53 may be `bigint` or a number object, and stay so
 * @throws CodedError 400 with the decoder's text when a field has the wrong type
 */
export function canonicalizeJob(written: JsonObject, setting: CanonicalSetting): Job {
  const fields = new Fields(written, 'Job', 'Job');
  checkServerFields(fields);
  const id = fields.text('ID') ?? '';
  const name = fields.text('Name') ?? id;
  const type: Job['Type'] = fields.text('Type') ?? 'service';
  const datacenters = fields.texts('Datacenters') ?? [];
  const update = fields.block('Update', 'UpdateStrategy', readUpdate);
  const vaultNamespace = fields.text('VaultNamespace') ?? '';
  const consulNamespace = fields.text('ConsulNamespace') ?? '';
  const groups =
    fields.blocks('TaskGroups', 'TaskGroup', (group) =>
      canonicalGroup(group, {
        type,
        namespace: setting.namespace,
        vaultNamespace,
        consulNamespace,
        jobId: id,
        jobName: name,
        update,
        reschedule: fields.block('Reschedule', 'ReschedulePolicy', readReschedule),
        migrate: fields.block('Migrate', 'MigrateStrategy', readMigrate),
      }),
    ) ?? [];
  return {
    Stop: fields.boolean('Stop') ?? false,
    Region: setting.region,
    Namespace: setting.namespace,
    ID: id,
    ParentID: '',
    Name: name,
    Type: type,
    Priority: fields.integer('Priority') || 50,
    AllAtOnce: fields.boolean('AllAtOnce') ?? false,
    Datacenters: datacenters.length === 0 ? ['*'] : datacenters,
    NodePool: fields.text('NodePool') || (setting.nodePool ?? 'default'),
    Constraints: readConstraints(fields),
    Affinities: readAffinities(fields),
    Spreads: readSpreads(fields),
    TaskGroups: impliedConstraints(groups),
    Update: jobUpdate(update, type),
    Multiregion: fields.block('Multiregion', 'Multiregion', readMultiregion),
    Periodic: fields.block('Periodic', 'PeriodicConfig', readPeriodic),
    ParameterizedJob: fields.block('ParameterizedJob', 'ParameterizedJobConfig', (parameterized) => ({
      Payload: parameterized.text('Payload') || 'optional',
      MetaRequired: parameterized.texts('MetaRequired'),
      MetaOptional: parameterized.texts('MetaOptional'),
    })),
    Dispatched: false,
    DispatchIdempotencyToken: '',
    Payload: fields.bytes('Payload') ?? null,
    Meta: fields.textMap('Meta'),
    ConsulNamespace: '',
    VaultNamespace: vaultNamespace,
    NomadTokenID: '',
    Status: 'pending',
    StatusDescription: '',
    Stable: false,
    Version: fields.integer('Version', 'uint64') ?? 0,
    SubmitTime: 0,
    CreateIndex: 0,
    ModifyIndex: 0,
    JobModifyIndex: 0,
    UI: fields.block('UI', 'JobUIConfig', (ui) => ({
      Description: ui.text('Description') ?? '',
      Links: ui.blocks('Links', 'JobUILink', (link) => ({
        Label: link.text('Label') ?? '',
        Url: link.text('Url') ?? link.text('URL') ?? '',
      })),
    })),
    VersionTag: fields.block('VersionTag', 'JobVersionTag', (tag) => ({
      Name: tag.text('Name') ?? '',
      Description: tag.text('Description') ?? '',
      TaggedTime: tag.integer('TaggedTime', 'int64') ?? 0,
    })),
  };
}
