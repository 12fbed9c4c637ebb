/** What stands in a job where its writer said nothing, as data; `rules.ts` has what depends on other parts of it. */

import type { Json } from '../job/json.js';
import { expose, sidecarProxy, sidecarService, sidecarTask, transparentProxy, upstream } from '../schema/connect.js';
import type { Fields } from '../schema/field.js';
import { gatewayProxy, ingress, ingressListener, terminating } from '../schema/gateway.js';
import { group } from '../schema/group.js';
import { consul, secret, vault } from '../schema/identity.js';
import { job, multiregion, multiregionRegion, multiregionStrategy, periodic, ui } from '../schema/job.js';
import { logs } from '../schema/logs.js';
import { affinity, spread } from '../schema/placement.js';
import { device, ephemeralDisk, numa, resources } from '../schema/resources.js';
import { scaling } from '../schema/scaling.js';
import { service } from '../schema/service.js';
import { disconnect, update } from '../schema/strategies.js';
import { artifact, changeScript, csiPlugin, task, template } from '../schema/task.js';
import { volumeMount } from '../schema/volumes.js';

/** Nanoseconds in a second, the unit of times in jobs. */
export const SECOND = 1_000_000_000;

/** How allocations leave a draining node. */
export const MIGRATE_DEFAULTS = {
  MaxParallel: 1,
  HealthCheck: 'checks',
  MinHealthyTime: 10 * SECOND,
  HealthyDeadline: 300 * SECOND,
};

/** How new versions roll out. */
export const UPDATE_DEFAULTS = {
  ...MIGRATE_DEFAULTS,
  Stagger: 30 * SECOND,
  ProgressDeadline: 600 * SECOND,
  AutoRevert: false,
  Canary: 0,
  AutoPromote: false,
};

type Defaults = Readonly<Record<string, Json | undefined>>;

type WireOf<Block extends Fields> = Extract<Block[keyof Block], { readonly wire: string }>['wire'];

function row<const Block extends Fields>(
  fields: Block,
  defaults: { readonly [Key in WireOf<Block>]?: Json },
): [Fields, Defaults] {
  return [fields, defaults];
}

/**
 * The defaults of each block by the keys of the JSON. They take the place of null, and of an empty text or a zero where
 * the job's parser leaves one for an argument that is not there. A default of `{}` is a block that is always there, with
 * defaults of its own; one of `null` takes the place of an empty list or map.
 */
export const DEFAULTS: ReadonlyMap<Fields, Defaults> = new Map([
  row(job, {
    Region: 'global',
    Namespace: 'default',
    ID: '',
    Type: 'service',
    Priority: 50,
    AllAtOnce: false,
    NodePool: '',
    Stop: false,
    ParentID: '',
    ConsulNamespace: '',
    VaultNamespace: '',
    NomadTokenID: '',
    Status: '',
    StatusDescription: '',
    Stable: false,
    Version: 0,
    CreateIndex: 0,
    ModifyIndex: 0,
    JobModifyIndex: 0,
  }),
  row(periodic, { Enabled: true, Spec: '', Specs: [], SpecType: 'cron', ProhibitOverlap: false }),
  row(multiregion, { Strategy: {}, Regions: [] }),
  row(multiregionStrategy, { MaxParallel: 0, OnFailure: '' }),
  row(multiregionRegion, { Count: 1, Datacenters: [], Meta: {} }),
  row(ui, { Links: null }),
  row(update, UPDATE_DEFAULTS),
  row(affinity, { Weight: 50 }),
  row(spread, { Weight: 50 }),
  row(group, { EphemeralDisk: {} }),
  row(ephemeralDisk, { Sticky: false, Migrate: false, SizeMB: 300 }),
  row(disconnect, { Replace: true, Reconcile: 'best_score' }),
  row(scaling, { Enabled: true, Type: 'horizontal' }),
  row(consul, { Cluster: 'default' }),
  row(task, { Resources: {}, KillTimeout: 5 * SECOND, LogConfig: {} }),
  row(resources, { MemoryMB: 300 }),
  row(device, { Count: 1 }),
  row(numa, { Affinity: 'none', Devices: null }),
  row(logs, { MaxFiles: 10, MaxFileSizeMB: 10, Disabled: false }),
  row(artifact, {
    GetterSource: '',
    GetterOptions: null,
    GetterHeaders: null,
    GetterMode: 'any',
    GetterInsecure: false,
  }),
  row(vault, {
    Namespace: '',
    Cluster: 'default',
    Env: true,
    DisableFile: false,
    ChangeMode: 'restart',
    ChangeSignal: 'SIGHUP',
    AllowTokenExpiration: false,
  }),
  row(secret, { Config: null, Env: null }),
  row(template, {
    SourcePath: '',
    DestPath: '',
    EmbeddedTmpl: '',
    ChangeMode: 'restart',
    Once: false,
    Splay: 5 * SECOND,
    Perms: '0644',
    LeftDelim: '{{',
    RightDelim: '}}',
    Envvars: false,
    VaultGrace: 0,
    ErrMissingKey: false,
  }),
  row(changeScript, { Command: '', Args: [], Timeout: 5 * SECOND, FailOnError: false, RunOnFirstRender: false }),
  row(volumeMount, { ReadOnly: false, PropagationMode: 'private', SELinuxLabel: '' }),
  row(csiPlugin, { MountDir: '/csi', StagePublishBaseDir: '/local/csi', HealthTimeout: 30 * SECOND }),
  row(service, {
    AddressMode: 'auto',
    OnUpdate: 'require_healthy',
    Provider: 'consul',
    Cluster: 'default',
    Meta: null,
    CanaryMeta: null,
    TaggedAddresses: null,
  }),
  row(sidecarService, { Tags: null, Meta: null }),
  row(sidecarProxy, { Upstreams: null, Config: null }),
  row(upstream, { Config: null }),
  row(transparentProxy, {
    ExcludeInboundPorts: null,
    ExcludeOutboundPorts: null,
    ExcludeOutboundCIDRs: null,
    ExcludeUIDs: null,
  }),
  row(expose, { Paths: null, Path: null }),
  row(sidecarTask, {
    Config: null,
    Env: null,
    Resources: {},
    Meta: null,
    KillTimeout: 5 * SECOND,
    LogConfig: {},
    ShutdownDelay: 0,
  }),
  row(gatewayProxy, { ConnectTimeout: 5 * SECOND, EnvoyGatewayBindAddresses: null, Config: null }),
  row(ingress, { Listeners: null }),
  row(ingressListener, { Protocol: 'tcp', Services: null }),
  row(terminating, { Services: null }),
]);
