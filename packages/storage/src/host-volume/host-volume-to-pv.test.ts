import { describe, expect, test } from 'vitest';
import type { HostVolume } from '@yurt/contract';
import { attachmentOf } from '../attachment.js';
import { hostVolumeClass } from '../storage-classes.js';
import { hostVolumeSpec } from './host-volume-spec.js';
import { hostVolumeToPv } from './host-volume-to-pv.js';

const volume: HostVolume = {
  Namespace: 'default',
  ID: 'fb13c73f-fce0-57c7-768c-e7a30242a6ba',
  Name: 'pv-data',
  PluginID: 'mkdir',
  NodePool: 'default',
  NodeID: '5a8d37e1-2d2e-fdb4-08b8-42296cc203a8',
  Constraints: null,
  RequestedCapacityMinBytes: 1_610_612_736,
  RequestedCapacityMaxBytes: 1_610_612_736,
  CapacityBytes: 0,
  RequestedCapabilities: [{ AttachmentMode: 'file-system', AccessMode: 'single-node-writer' }],
  Parameters: null,
  HostPath: '/srv/volumes/fb13c73f',
  State: 'ready',
  CreateIndex: 11,
  CreateTime: 1_795_261_979_222_112_800,
  ModifyIndex: 13,
  ModifyTime: 1_795_261_979_222_112_800,
  Allocations: null,
};

const claim = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2G' } } },
};

describe('a host volume as a PersistentVolume', () => {
  test('has all that Nomad and the claim tell', () => {
    const facts = { claim, storageClass: hostVolumeClass, claimUid: 'c-1', nodeName: 'n1' };
    expect(hostVolumeToPv({ ...volume, CapacityBytes: 2_500_000_000 }, facts)).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: {
        name: 'pv-data',
        uid: volume.ID,
        resourceVersion: '13',
        creationTimestamp: '2026-11-21T11:52:59.222Z',
        annotations: {
          'pv.kubernetes.io/provisioned-by': 'nomad.io/host-volume',
          'nomad.io/namespace': 'default',
          'nomad.io/volume-id': volume.ID,
          'nomad.io/node-id': volume.NodeID,
        },
      },
      spec: {
        capacity: { storage: '2500M' },
        accessModes: ['ReadWriteOnce'],
        volumeMode: 'Filesystem',
        persistentVolumeReclaimPolicy: 'Delete',
        storageClassName: 'host-volume',
        claimRef: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          name: 'data',
          namespace: 'default',
          uid: 'c-1',
        },
        nodeAffinity: {
          required: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['n1'] }] },
            ],
          },
        },
        hostPath: { path: '/srv/volumes/fb13c73f', type: 'Directory' },
      },
      status: { phase: 'Bound' },
    });
  });

  test('stands on its own without facts', () => {
    const { spec } = hostVolumeToPv(volume);
    expect(spec).toMatchObject({
      capacity: { storage: '1536Mi' },
      accessModes: ['ReadWriteOnce'],
      claimRef: { name: 'data' },
    });
  });

  test.each([
    ['pv-data', 'pending', false, 'Pending', 'Provisioning'],
    ['pv-data', 'unavailable', false, 'Pending', 'NodeUnavailable'],
    ['pv-data', 'ready', true, 'Released', undefined],
    ['by-hand', 'ready', false, 'Available', undefined],
    ['pv-', 'ready', false, 'Available', undefined],
  ] as const)('%s, %s, released %s: %s', (Name, State, released, phase, reason) => {
    const { status } = hostVolumeToPv({ ...volume, Name, State }, { released });
    expect([status?.phase, status?.reason]).toEqual([phase, reason]);
  });

  test('tells a job how to use it', () => {
    expect(attachmentOf(hostVolumeToPv(volume))).toEqual({
      volume: {
        Type: 'host',
        Source: 'pv-data',
        AccessMode: 'single-node-writer',
        AttachmentMode: 'file-system',
      },
      hostPath: '/srv/volumes/fb13c73f',
      uri: undefined,
    });
  });
});

describe('the host volume for a claim', () => {
  test('has the size in bytes, and a way to be used for each access mode', () => {
    const asked = {
      metadata: { name: 'data', namespace: 'team' },
      spec: {
        accessModes: ['ReadOnlyMany', 'ReadWriteOnce'],
        resources: { requests: { storage: '1.0001Ki' }, limits: { storage: '2Ki' } },
      },
    };
    const storageClass = {
      ...hostVolumeClass,
      parameters: { mode: '0750' },
      allowedTopologies: [{ matchLabelExpressions: [{ key: 'meta.rack', values: ['r1'] }] }],
    };
    expect(hostVolumeSpec(asked, storageClass, 'n-1')).toEqual({
      Name: 'pv-data',
      Namespace: 'team',
      PluginID: 'mkdir',
      NodeID: 'n-1',
      Constraints: [{ LTarget: '${meta.rack}', Operand: '=', RTarget: 'r1' }],
      RequestedCapacityMinBytes: 1025,
      RequestedCapacityMaxBytes: 2048,
      RequestedCapabilities: [
        { AttachmentMode: 'file-system', AccessMode: 'single-node-writer' },
        { AttachmentMode: 'file-system', AccessMode: 'single-node-reader-only' },
      ],
      Parameters: { mode: '0750' },
    });
  });
});
