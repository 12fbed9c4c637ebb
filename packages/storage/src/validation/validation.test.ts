import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIssue, InvalidClaimError } from '../errors.js';
import { hostVolumeClass, storagePodClass } from '../storage-classes.js';
import { readClaim, validateClaim } from './claim.js';
import { validateStorageClass } from './storage-class.js';
import { validateVolume } from './volume.js';

const good = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'default', labels: { 'app.example.org/part': 'db' } },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } } },
};

/** The claim with one field changed; `undefined` takes it away. */
function changed(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(good);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let place = copy;
  for (const step of steps) place = typeof place === 'object' && place !== null ? Reflect.get(place, step) : undefined;
  if (typeof place === 'object' && place !== null) Reflect.set(place, last, value);
  return copy;
}

describe('a claim', () => {
  test('that is right has no issue', () => {
    expect(validateClaim(good)).toEqual([]);
    expect(validateClaim(good, hostVolumeClass)).toEqual([]);
    expect(validateClaim(good, storagePodClass)).toEqual([]);
    expect(readClaim(good)).toBe(good);
  });

  test.each([
    ['metadata', undefined, 'metadata.name: is missing'],
    ['metadata.name', 'Data', 'metadata.name: "Data" must be lower-case letters'],
    ['metadata.name', 'a.b', 'metadata.name: "a.b" must be'],
    ['metadata.name', '../up', 'metadata.name: "../up" must be'],
    ['metadata.name', 'x${node.id}', 'metadata.name: "x${node.id}" must be'],
    ['metadata.name', 7, 'metadata.name: must be a text, not the number 7'],
    ['metadata.namespace', 'a/b', 'metadata.namespace: "a/b" is no namespace'],
    ['metadata.labels', { 'a b': 'x' }, 'metadata.labels["a b"]: the key must be'],
    ['metadata.labels', { a: 'x y' }, 'metadata.labels.a: a label holds'],
    ['metadata.annotations', { a: 'x'.repeat(40_000) }, 'metadata.annotations: takes'],
    ['kind', 'Pod', 'kind: "Pod" is none of PersistentVolumeClaim'],
    ['spec', undefined, 'spec: is missing'],
    ['spec', 'x', 'spec: must be an object, not the text "x"'],
    ['spec.accessModes', [], 'spec.accessModes: names no access mode'],
    ['spec.accessModes', ['RWO'], 'spec.accessModes[0]: "RWO" is none of'],
    ['spec.accessModes', 'ReadWriteOnce', 'spec.accessModes: must be a list'],
    ['spec.accessModes', ['ReadWriteOnce', 'ReadWriteOncePod'], 'spec.accessModes: ReadWriteOncePod can only be alone'],
    ['spec.storageClass', 'fast', 'spec.storageClass: there is no such field'],
    ['spec.StorageClassName', 'fast', 'spec.StorageClassName: there is no such field; write storageClassName'],
    ['spec.storageClassName', '', 'spec.storageClassName: "" asks for a volume made by hand'],
    ['spec.volumeMode', 'Raw', 'spec.volumeMode: "Raw" is none of Filesystem, Block'],
    ['spec.volumeName', 'other', 'spec.volumeName: a claim gets a volume of its own; leave this out, or write pv-data'],
    ['spec.selector', { matchLabels: {} }, 'spec.selector: no provisioner here'],
    ['spec.dataSource', { kind: 'VolumeSnapshot', name: 's' }, 'spec.dataSource: no provisioner here'],
    ['spec.resources', {}, 'spec.resources.requests.storage: is missing'],
    [
      'spec.resources.requests.storage',
      '10GB',
      'spec.resources.requests.storage: "10GB" is no quantity: there is no suffix',
    ],
    ['spec.resources.requests.storage', '0', 'spec.resources.requests.storage: "0" must be more than zero'],
    ['spec.resources.requests.storage', '-1Gi', 'spec.resources.requests.storage: "-1Gi" must be more than zero'],
    ['spec.resources.requests.storage', '8Pi', 'spec.resources.requests.storage: 8Pi is more than a volume can hold'],
    ['spec.resources.requests.storage', true, 'spec.resources.requests.storage: must be a quantity'],
    ['spec.resources.limits.storage', '1M', 'spec.resources.limits.storage: must not be below the 1Gi'],
  ])('%s = %j is one issue', (path, value, line) => {
    const lines = validateClaim(changed(path, value)).map(formatIssue);
    expect(lines).toEqual([expect.stringContaining(line)]);
  });

  test('YAML may give a size as a number', () => {
    expect(validateClaim(changed('spec.resources', { requests: { storage: 1024 } }))).toEqual([]);
  });

  test('names all that is wrong at once, in the error too', () => {
    const wrong = { metadata: { name: 'B' }, spec: { accessModes: [], resources: { requests: { storage: '1K' } } } };
    expect(validateClaim(wrong).map(({ path }) => path)).toEqual([
      'metadata.name',
      'spec.accessModes',
      'spec.resources.requests.storage',
    ]);
    const error = thrown(() => readClaim(wrong));
    expect(error).toBeInstanceOf(InvalidClaimError);
    expect(error).toMatchObject({ code: 'invalid', issues: validateClaim(wrong) });
    expect(String(error)).toContain('spec.resources.requests.storage: "1K" is no quantity');
  });

  test('is checked against what its class can do', () => {
    const many = changed('spec.accessModes', ['ReadWriteOnce', 'ReadWriteMany']);
    expect(validateClaim(many, hostVolumeClass).map(({ path }) => path)).toEqual(['spec.accessModes[1]']);
    const device = changed('spec.volumeMode', 'Block');
    expect(validateClaim(device, hostVolumeClass).map(({ path }) => path)).toEqual(['spec.volumeMode']);
    expect(validateClaim(device, { ...hostVolumeClass, parameters: { plugin: 'lvm' } })).toEqual([]);
    expect(validateClaim(device, storagePodClass)).toEqual([]);
    const long = changed('metadata.name', 'x'.repeat(60));
    expect(validateClaim(long, hostVolumeClass)).toEqual([]);
    expect(validateClaim(long, storagePodClass).map(({ path }) => path)).toEqual(['metadata.name']);
  });

  test('whatever it is, validation tells instead of failing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, part) => {
        for (const claim of [
          value,
          { metadata: value, spec: part },
          { ...good, spec: { accessModes: value, resources: part } },
        ]) {
          for (const issue of validateClaim(claim, hostVolumeClass)) expect(issue.message).not.toBe('');
          validateVolume(claim);
          validateStorageClass(claim);
        }
      }),
    );
  });
});

describe('a storage class', () => {
  test.each([
    [{ provisioner: 'ebs' }, 'provisioner: "ebs" is none of nomad.io/host-volume, nomad.io/storage-pod'],
    [{ parameters: { size: '1' } }, 'parameters.size: the plugin mkdir takes only uid, gid, mode'],
    [{ reclaimPolicy: 'Recycle' }, 'reclaimPolicy: "Recycle" is none of Delete, Retain'],
    [{ volumeBindingMode: 'Later' }, 'volumeBindingMode: "Later" is none of'],
    [{ mountOptions: ['noatime'] }, 'mountOptions: Nomad mounts these volumes without options'],
    [{ allowedTopologies: [{}, {}] }, 'allowedTopologies: Nomad takes one term'],
    [
      { allowedTopologies: [{ matchLabelExpressions: [{ key: 'rack', values: ['a'] }] }] },
      'allowedTopologies[0].matchLabelExpressions[0].key: must be one of',
    ],
    [{ allowVolumeExpansion: 'yes' }, 'allowVolumeExpansion: must be true or false'],
  ])('%j is one issue', (change, line) => {
    expect(validateStorageClass({ ...hostVolumeClass, ...change }).map(formatIssue)).toEqual([
      expect.stringContaining(line),
    ]);
  });

  test.each([
    [{ replicas: '8' }, 'parameters.replicas: "8" must be a whole number from 1 to 7'],
    [{ replicas: '2', voteThreshold: '1' }, 'parameters.voteThreshold: with fewer than 2 of 2 votes'],
    [{ voteThreshold: '4' }, 'parameters.voteThreshold: "4" must be a whole number from 1 to 3'],
    [{ basePath: '/var/../etc' }, 'parameters.basePath: "/var/../etc" must be an absolute path'],
    [{ basePath: '/var/$(id)' }, 'parameters.basePath:'],
    [{ engine: 'jiva' }, 'parameters.engine: "jiva" is none of nbd-quorum'],
    [{ datacenters: 'a b' }, 'parameters.datacenters:'],
    [{ replica: '3' }, 'parameters.replica: there is no such field'],
  ])('of storage pods, %j is one issue', (parameters, line) => {
    expect(validateStorageClass({ ...storagePodClass, parameters }).map(formatIssue)).toEqual([
      expect.stringContaining(line),
    ]);
  });

  test('may take the risk of old data when it says so', () => {
    const parameters = { replicas: '2', voteThreshold: '1', unsafeStaleReads: 'true' };
    expect(validateStorageClass({ ...storagePodClass, parameters })).toEqual([]);
  });

  test('passes parameters to plugins that it does not know', () => {
    expect(validateStorageClass({ ...hostVolumeClass, parameters: { plugin: 'lvm', group: 'vg0' } })).toEqual([]);
  });
});

describe('a volume', () => {
  test.each([
    [undefined, 'is missing; pass a PersistentVolume'],
    [{ metadata: {} }, 'metadata.name: is missing'],
    [{ metadata: { name: 'a' }, spec: { capacity: { storage: 'x' } } }, 'spec.capacity.storage: "x" is no quantity'],
    [
      { metadata: { name: 'a' }, spec: { persistentVolumeReclaimPolicy: 'Recycle' } },
      'spec.persistentVolumeReclaimPolicy: "Recycle" is none of Delete, Retain',
    ],
    [
      { metadata: { name: 'a' }, spec: { hostPath: { path: 'x' } } },
      'spec.hostPath.path: "x" must be an absolute path',
    ],
  ])('%j is one issue', (volume, line) => {
    expect(validateVolume(volume).map(formatIssue)).toEqual([expect.stringContaining(line)]);
  });
});

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
