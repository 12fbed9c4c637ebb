/** From a claim to the job that is its volume: replicas at the back end, and a front end that serves them as one disk. */

import { hours, minutes, seconds } from '@yurt/contract';
import type { ConstraintSpec, JobSpec, ServiceSpec, TaskGroupSpec, TaskSpec, VolumeRequestSpec } from '@yurt/contract';
import { requestOf } from '../claims/record.js';
import type { ClaimRequest } from '../claims/record.js';
import { InvalidClaimError, InvalidStorageClassError, InvalidVolumeError } from '../errors.js';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../kubernetes.js';
import { annotations, claimNameOf, replicaVolumeNameOf, storagePodProvisioner, volumeNameOf } from '../names.js';
import { reclaimPolicyOf, storagePodClass, topologyConstraints } from '../storage-classes.js';
import { storagePodSettings } from '../validation/class-parameters.js';
import type { StoragePodSettings } from '../validation/class-parameters.js';
import { claimSubject, validateClaim } from '../validation/claim.js';
import { validateStorageClass } from '../validation/storage-class.js';
import { readVolume } from '../validation/volume.js';
import { podPlanText, readPodPlan } from './pod-plan.js';
import type { PodPlan } from './pod-plan.js';
import { delimiters, frontEndScript, replicaList, replicaScript } from './scripts.js';

/** What a claim's job is made with. */
export interface PvcToJobOptions {
  /** The class of the claim. Default: `storage-pod` with its defaults. */
  readonly storageClass?: StorageClass;
  /**
   * Where the host volume of each replica is on its node, for the layout `pinned`. Without it the replicas keep their data
   * below the class's `basePath`, on the nodes that the host volumes pin them to.
   */
  readonly hostPaths?: readonly string[];
}

/**
 * The job that is a claim's volume: a group `fe` with the front end, and the replicas, in one group `be` (layout
 * `spread`) or a group each, `be-0` and so on (layout `pinned`). Job, service and volume are called `pv-<claim>`.
 *
 * @throws InvalidClaimError when the claim is wrong.
 * @throws InvalidStorageClassError when the class is wrong, or is of another provisioner.
 */
export function pvcToJob(claim: PersistentVolumeClaim, options: PvcToJobOptions = {}): JobSpec {
  const { storageClass = storagePodClass, hostPaths = [] } = options;
  const classIssues = validateStorageClass(storageClass);
  if (classIssues.length === 0 && storageClass.provisioner !== storagePodProvisioner) {
    classIssues.push({ path: 'provisioner', message: `must be ${storagePodProvisioner} for a job to be the volume` });
  }
  if (classIssues.length > 0) throw new InvalidStorageClassError('the storage class', classIssues);
  const issues = validateClaim(claim, storageClass);
  if (issues.length > 0) throw new InvalidClaimError(claimSubject(claim), issues);
  return jobOf({ claim, storageClass, hostPaths });
}

/**
 * The job of a volume: for one that `jobToPv` made, exactly the job it was made from. For any other the job that a claim
 * with the volume's size and access modes would get.
 *
 * @throws InvalidVolumeError when the volume is wrong.
 */
export function pvToJob(volume: PersistentVolume): JobSpec {
  const { metadata, spec } = readVolume(volume);
  const plan = readPodPlan(metadata?.annotations?.[annotations.storagePod]);
  if (plan !== undefined) return jobOf(plan);
  const name = spec?.claimRef?.name ?? claimNameOf(metadata?.name ?? '') ?? metadata?.name ?? '';
  const claim: PersistentVolumeClaim = {
    metadata: { name, namespace: spec?.claimRef?.namespace, uid: spec?.claimRef?.uid },
    spec: {
      accessModes: spec?.accessModes ?? ['ReadWriteOnce'],
      volumeMode: spec?.volumeMode,
      resources: { requests: spec?.capacity },
    },
  };
  const issues = validateClaim(claim, storagePodClass);
  if (issues.length > 0) throw new InvalidVolumeError(`volume ${metadata?.name ?? ''} as a job`, issues);
  return jobOf({
    claim,
    storageClass: { ...storagePodClass, reclaimPolicy: spec?.persistentVolumeReclaimPolicy ?? 'Delete' },
    hostPaths: [],
  });
}

/** The job of a name and nothing more: enough to stop one. @throws RangeError when the name is empty. */
export function makeJob(name: string): JobSpec {
  if (name.trim() === '') throw new RangeError('makeJob: a job needs a name');
  return { ID: name, Name: name };
}

/** A valid plan's job. */
export function jobOf(plan: PodPlan): JobSpec {
  const { claim, storageClass } = plan;
  const settings = storagePodSettings(storageClass.parameters);
  const request = requestOf(claim);
  const name = volumeNameOf(request.name);
  const pod: Pod = { plan, settings, request, name, backEnd: `${name}-be` };
  return {
    ID: name,
    Name: name,
    Namespace: claim.metadata?.namespace,
    Type: 'service',
    Priority: 80,
    Datacenters: [...settings.datacenters],
    NodePool: settings.nodePool === '' ? undefined : settings.nodePool,
    Constraints: podConstraints(settings, storageClass),
    Meta: {
      'pv.kind': 'PersistentVolume',
      'pv.claim': request.name,
      ...(claim.metadata?.uid === undefined ? {} : { 'pv.uid': claim.metadata.uid }),
      'pv.class': storageClass.metadata?.name ?? '',
      'pv.capacity': request.capacity,
      'pv.replicas': String(settings.replicas),
      'pv.threshold': String(settings.voteThreshold),
      'pv.reclaim': reclaimPolicyOf(storageClass),
      'pv.spec': podPlanText(plan),
    },
    TaskGroups: [frontEnd(pod), ...backEnds(pod)],
  };
}

/** What a node must be like to hold a part of the pod. */
export function podConstraints(settings: StoragePodSettings, storageClass: StorageClass): ConstraintSpec[] {
  return [
    { LTarget: '${attr.kernel.name}', Operand: '=', RTarget: 'linux' },
    { LTarget: '${meta.storage_engine}', Operand: '=', RTarget: 'qemu' },
    ...(settings.nodeClass === ''
      ? []
      : [{ LTarget: '${node.class}', Operand: '=' as const, RTarget: settings.nodeClass }]),
    ...topologyConstraints(storageClass),
  ];
}

interface Pod {
  readonly plan: PodPlan;
  readonly settings: StoragePodSettings;
  readonly request: ClaimRequest;
  /** The name of job, volume and front end. */
  readonly name: string;
  /** The service of the replicas. */
  readonly backEnd: string;
}

function frontEnd(pod: Pod): TaskGroupSpec {
  const { settings, name, backEnd } = pod;
  return {
    ...groupBasis(),
    Name: 'fe',
    Count: 1,
    Services: [service(name, [])],
    Tasks: [
      {
        ...engineTask('fe', settings),
        Env: {
          PV_NAME: name,
          PV_REPLICAS: String(settings.replicas),
          PV_THRESHOLD: String(settings.voteThreshold),
        },
        Templates: [
          script(frontEndScript),
          {
            // A replica that is away is the quorum's affair: starting the front end anew would cut its users off.
            DestPath: 'local/replicas',
            EmbeddedTmpl: replicaList(name, backEnd),
            ChangeMode: 'noop',
            ...delimiters,
          },
        ],
      },
    ],
  };
}

function backEnds(pod: Pod): TaskGroupSpec[] {
  const { settings, plan, request } = pod;
  const store = `${settings.basePath}/\${NOMAD_NAMESPACE}/${request.name}`;
  if (settings.layout === 'spread') {
    const group = replicaGroup(pod, 'be', '${NOMAD_ALLOC_INDEX}', `${store}/be-\${NOMAD_ALLOC_INDEX}`);
    return [{ ...group, Count: settings.replicas, Constraints: [{ Operand: 'distinct_hosts', RTarget: 'true' }] }];
  }
  return Array.from({ length: settings.replicas }, (_, replica) => {
    const path = plan.hostPaths[replica] ?? `${store}/be-${replica}`;
    const claim: VolumeRequestSpec = {
      Name: 'data',
      Type: 'host',
      Source: replicaVolumeNameOf(request.name, replica),
      AccessMode: 'single-node-writer',
      AttachmentMode: 'file-system',
    };
    return { ...replicaGroup(pod, `be-${replica}`, String(replica), path), Count: 1, Volumes: { data: claim } };
  });
}

function replicaGroup(pod: Pod, group: string, replica: string, store: string): TaskGroupSpec {
  const { name, backEnd, request, settings } = pod;
  return {
    ...groupBasis(),
    Name: group,
    Services: [service(backEnd, [replica])],
    Tasks: [
      {
        ...engineTask('be', settings),
        Env: { PV_NAME: name, PV_BYTES: request.size.toString(), PV_STORE: store },
        Templates: [script(replicaScript)],
      },
    ],
  };
}

/** What all groups of a pod have in common: they stay where they are, and come back there. */
function groupBasis(): Omit<TaskGroupSpec, 'Name'> {
  return {
    Networks: [{ Mode: 'host', DynamicPorts: [{ Label: 'nbd' }] }],
    RestartPolicy: { Attempts: 10, Interval: minutes(1), Delay: seconds(2), Mode: 'delay' },
    // A node that is out of sight may well still write: nobody takes its place before it is surely gone.
    Disconnect: { LostAfter: hours(1), Replace: false, Reconcile: 'keep_original' },
    Update: {
      MaxParallel: 1,
      HealthCheck: 'checks',
      MinHealthyTime: seconds(5),
      HealthyDeadline: minutes(5),
      ProgressDeadline: minutes(10),
      Canary: 0,
      AutoRevert: false,
    },
    ShutdownDelay: seconds(1),
  };
}

function service(name: string, tags: string[]): ServiceSpec {
  return {
    Name: name,
    Provider: 'nomad',
    PortLabel: 'nbd',
    Tags: tags,
    Checks: [{ Name: 'nbd', Type: 'tcp', Interval: seconds(5), Timeout: seconds(2) }],
  };
}

function engineTask(name: string, settings: StoragePodSettings): TaskSpec {
  return {
    Name: name,
    Driver: settings.driver,
    Config: { command: '/bin/sh', args: ['${NOMAD_TASK_DIR}/start.sh'] },
    KillTimeout: seconds(20),
    Resources: { CPU: settings.cpu, MemoryMB: settings.memory },
    LogConfig: { MaxFiles: 3, MaxFileSizeMB: 5 },
  };
}

function script(text: string): { DestPath: string; EmbeddedTmpl: string; Perms: string } & typeof delimiters {
  return { DestPath: 'local/start.sh', EmbeddedTmpl: text, Perms: '0755', ...delimiters };
}
