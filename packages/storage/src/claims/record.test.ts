import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ClaimConflictError } from '../errors.js';
import { hostVolumeClass } from '../storage-classes.js';
import { readRecord, recordItems } from './record.js';
import type { ClaimRecord } from './record.js';
import { checkSameClaim } from './same-claim.js';

const claim = {
  apiVersion: 'v1' as const,
  kind: 'PersistentVolumeClaim' as const,
  metadata: { name: 'data', namespace: 'team', labels: { a: 'b' } },
  spec: { accessModes: ['ReadWriteOnce', 'ReadOnlyMany'], resources: { requests: { storage: '1Gi' } } },
};
const record: ClaimRecord = {
  uid: 'c-1',
  state: 'active',
  claim,
  storageClass: hostVolumeClass,
  volumes: ['v-1', 'v-2'],
};

test('a record is read back as it was written', () => {
  expect(readRecord(recordItems(record))).toEqual(record);
  expect(readRecord(recordItems({ ...record, volumes: [], state: 'deleting' }))).toMatchObject({
    volumes: [],
    state: 'deleting',
  });
});

test('what is no record is none', () => {
  const items = recordItems(record);
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(items)), fc.string(), (key, value) => {
      fc.pre(key !== 'uid' && key !== 'volumes' && !['active', 'deleting', 'released'].includes(value));
      expect(readRecord({ ...items, [key]: value })).toBeUndefined();
    }),
  );
  expect(readRecord(undefined)).toBeUndefined();
  expect(readRecord({ user: 'x' })).toBeUndefined();
});

test.each([
  [{ ...claim, spec: { ...claim.spec, resources: { requests: { storage: '1024Mi' } } } }],
  [{ ...claim, spec: { ...claim.spec, accessModes: ['ReadOnlyMany', 'ReadWriteOnce'], volumeMode: 'Filesystem' } }],
  [{ ...claim, metadata: { ...claim.metadata, uid: 'c-1', labels: {} } }],
])('a claim that asks for the same is the same: %#', (again) => {
  expect(() => checkSameClaim(record, again, hostVolumeClass)).not.toThrow();
});

test.each([
  [{ ...claim, metadata: { name: 'data', uid: 'c-2' } }, 'metadata.uid is c-1'],
  [
    { ...claim, spec: { ...claim.spec, accessModes: ['ReadWriteOnce'] } },
    'spec.accessModes is ReadWriteOnce,ReadOnlyMany',
  ],
  [{ ...claim, spec: { ...claim.spec, volumeMode: 'Block' } }, 'spec.volumeMode is Filesystem'],
  [
    { ...claim, spec: { ...claim.spec, resources: { requests: { storage: '1G' } } } },
    'spec.resources.requests.storage is 1Gi',
  ],
  [
    { ...claim, spec: { ...claim.spec, resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } } } },
    'spec.resources.limits.storage is 1Gi',
  ],
])('a claim that asks for something else is refused with the field: %#', (again, difference) => {
  expect(() => checkSameClaim(record, again, hostVolumeClass)).toThrow(ClaimConflictError);
  expect(() => checkSameClaim(record, again, hostVolumeClass)).toThrow(difference);
});
