/** What a PersistentVolumeClaim must be like, by itself and for its storage class. */

import { InvalidClaimError } from '../errors.js';
import type { Issue } from '../errors.js';
import type { AccessMode, PersistentVolumeClaim, StorageClass, VolumeMode } from '../kubernetes.js';
import { hostVolumeProvisioner, storagePodProvisioner, volumeNameOf } from '../names.js';
import { Field, isRecord } from './field.js';
import { checkMaps, checkName, checkNamespace } from './metadata.js';
import { readSize } from './size.js';

/** The access modes that Kubernetes knows. */
export const accessModes: readonly AccessMode[] = [
  'ReadWriteOnce',
  'ReadOnlyMany',
  'ReadWriteMany',
  'ReadWriteOncePod',
];
/** The ways to use a volume that Kubernetes knows. */
export const volumeModes: readonly VolumeMode[] = ['Filesystem', 'Block'];

/** The service `pv-<claim>-be` of a storage pod may have 63 characters. */
const longestStoragePodName = 57;

/**
 * What is wrong with a claim; nothing when it can be placed.
 *
 * @param claim - a claim from anywhere, such as a parsed YAML file
 * @param storageClass - the class that it is for; adds what that class can't do
 */
export function validateClaim(claim: unknown, storageClass?: StorageClass): Issue[] {
  const issues: Issue[] = [];
  const root = Field.root(claim, issues);
  if (root.absent) {
    root.report('is missing; pass a PersistentVolumeClaim');
    return issues;
  }
  root.onlyKeys(['apiVersion', 'kind', 'metadata', 'spec', 'status']);
  root.at('apiVersion').oneOf(['v1']);
  root.at('kind').oneOf(['PersistentVolumeClaim']);

  const metadata = root.at('metadata');
  metadata.keys();
  checkName(metadata.at('name'), 63, 'label');
  checkNamespace(metadata.at('namespace'));
  metadata.at('uid').text();
  checkMaps(metadata);

  const spec = root.at('spec');
  if (spec.absent) {
    spec.report('is missing; say what storage is asked for');
    return issues;
  }
  spec.onlyKeys([
    'accessModes',
    'dataSource',
    'dataSourceRef',
    'resources',
    'selector',
    'storageClassName',
    'volumeAttributesClassName',
    'volumeMode',
    'volumeName',
  ]);
  if (!isRecord(spec.value)) return issues;
  checkAccessModes(spec.at('accessModes'));
  checkResources(spec.at('resources'));
  spec.at('volumeMode').oneOf(volumeModes);
  checkBinding(spec, metadata.at('name').value);
  if (storageClass !== undefined) checkForClass(root, storageClass);
  return issues;
}

/**
 * A value as a claim, once it is known to be one.
 *
 * @throws InvalidClaimError with all that is wrong.
 */
export function readClaim(value: unknown): PersistentVolumeClaim {
  if (!isClaim(value)) throw new InvalidClaimError(claimSubject(value), validateClaim(value));
  return value;
}

/** How messages call a claim. */
export function claimSubject(claim: unknown): string {
  const name = Field.root(claim, []).at('metadata').at('name').value;
  return typeof name === 'string' && name !== '' ? `claim ${name}` : 'the claim';
}

function isClaim(value: unknown): value is PersistentVolumeClaim {
  return validateClaim(value).length === 0;
}

function checkAccessModes(field: Field): void {
  const modes = field.entries().map((entry) => {
    if (entry.absent) entry.report('must be an access mode, such as ReadWriteOnce');
    return entry.oneOf(accessModes);
  });
  if (modes.length === 0 && (field.absent || Array.isArray(field.value))) {
    field.report('names no access mode; write one, such as ReadWriteOnce');
  }
  if (modes.length > 1 && modes.includes('ReadWriteOncePod')) {
    field.report('ReadWriteOncePod can only be alone; drop the other modes');
  }
}

function checkResources(resources: Field): void {
  resources.onlyKeys(['requests', 'limits']);
  const requests = resources.at('requests');
  const limits = resources.at('limits');
  requests.onlyKeys(['storage']);
  limits.onlyKeys(['storage']);
  const storage = requests.at('storage');
  if (storage.absent) storage.report('is missing; say how much storage is asked for, such as 10Gi');
  const least = readSize(storage);
  const most = readSize(limits.at('storage'));
  if (least !== undefined && most !== undefined && most < least) {
    limits.at('storage').report(`must not be below the ${String(storage.value)} of spec.resources.requests.storage`);
  }
}

function checkBinding(spec: Field, name: unknown): void {
  const className = spec.at('storageClassName');
  if (className.text() === '') {
    className.report('"" asks for a volume made by hand, which is not served; name a class, or leave it out');
  }
  const volumeName = spec.at('volumeName');
  const volume = volumeName.text();
  if (volume !== undefined && volume !== '' && typeof name === 'string' && volume !== volumeNameOf(name)) {
    volumeName.report(`a claim gets a volume of its own; leave this out, or write ${volumeNameOf(name)}`);
  }
  for (const key of ['dataSource', 'dataSourceRef', 'selector', 'volumeAttributesClassName']) {
    const field = spec.at(key);
    if (!field.absent) field.report('no provisioner here makes volumes from this; leave it out');
  }
}

function checkForClass(root: Field, { provisioner, parameters, metadata }: StorageClass): void {
  const spec = root.at('spec');
  const className = metadata?.name ?? provisioner;
  const modes = spec.at('accessModes');
  if (Array.isArray(modes.value)) {
    for (const entry of modes.entries()) {
      if (entry.value !== 'ReadWriteMany') continue;
      entry.report(`class ${className} makes volumes for one node at a time; use ReadWriteOnce`);
    }
  }
  const mode = spec.at('volumeMode');
  if (provisioner === hostVolumeProvisioner && mode.value === 'Block' && (parameters?.plugin ?? 'mkdir') === 'mkdir') {
    mode.report(`class ${className} makes directories; leave it out, or choose a class with a plugin for devices`);
  }
  const name = root.at('metadata').at('name');
  if (provisioner !== storagePodProvisioner) return;
  if (typeof name.value === 'string' && name.value.length > longestStoragePodName) {
    name.report(
      `has ${name.value.length} characters; ${longestStoragePodName} is the most in class ${className}, whose services are named after it`,
    );
  }
}
