/** What the types of allocations, nodes, volumes and events promise their users; a broken promise fails to compile. */

import type {
  AnswerOf,
  allocations,
  CSISnapshotSpec,
  CSIVolume,
  CSIVolumeSpec,
  DrainSpec,
  DrainStrategy,
  Event,
  EventLine,
  EventOf,
  HostVolume,
  HostVolumeCreateRequest,
  HostVolumeRegistrationSpec,
  HostVolumeSpec,
  Job,
  Node,
  NodePool,
  NodePoolSpec,
} from '../index.js';

declare function takes<T>(value: T): void;

// What was read may be written back.
declare const hostVolume: HostVolume;
takes<HostVolumeSpec>(hostVolume);
takes<HostVolumeRegistrationSpec>(hostVolume);
takes<HostVolumeCreateRequest>({ Volume: { ...hostVolume, RequestedCapacityMaxBytes: 2 ** 30 } });
declare const csiVolume: CSIVolume;
takes<CSIVolumeSpec>(csiVolume);
declare const pool: NodePool;
takes<NodePoolSpec>(pool);
declare const drain: DrainStrategy;
takes<DrainSpec>(drain);

// Only what Nomad needs must be written.
takes<HostVolumeSpec>({ Name: 'data' });
takes<NodePoolSpec>({ Name: 'gpu', NodeIdentityTTL: '12h' });
takes<CSISnapshotSpec>({ SourceVolumeID: 'data' });
takes<DrainSpec>({});
// @ts-expect-error A volume has a name.
takes<HostVolumeSpec>({ PluginID: 'mkdir' });
// @ts-expect-error What is registered is on a node.
takes<HostVolumeRegistrationSpec>({ Name: 'data', HostPath: '/srv/data' });
// @ts-expect-error A CSI volume may be used in at least one way.
takes<CSIVolumeSpec>({ ID: 'data', PluginID: 'nfs' });
// @ts-expect-error A typo.
takes<HostVolumeSpec>({ Name: 'data', Plugin: 'mkdir' });
// @ts-expect-error No such mode.
takes<HostVolumeSpec>({ Name: 'data', RequestedCapabilities: [{ AccessMode: 'many', AttachmentMode: 'file-system' }] });

// An allocation that is read has its job.
declare const allocation: AnswerOf<typeof allocations.read>;
takes<Job>(allocation.Job);
takes<'run' | 'stop' | 'evict'>(allocation.DesiredStatus);
// @ts-expect-error Absent until the node reported.
takes<string>(allocation.ClientDescription);

// The topic of an event tells what it carries.
export function describe(event: Event): string {
  switch (event.Topic) {
    case 'Job':
      takes<Job>(event.Payload.Job);
      return event.Payload.Deleted ? 'removed' : event.Payload.Job.Status;
    case 'Node':
      takes<Node>(event.Payload.Node);
      return event.Payload.Node.Status;
    case 'Allocation':
      // @ts-expect-error Events leave the job out.
      return event.Payload.Allocation.Job.Name;
    default:
      return event.Type;
  }
}
declare const change: EventOf<'Job' | 'Node'>;
takes<'Job' | 'Node'>(change.Topic);
takes<Event>(change);
declare const jobEvent: EventOf<'Job'>;
// @ts-expect-error An event of one topic carries no other's object.
takes<Node>(jobEvent.Payload.Node);

// A heartbeat has no events; every other line has some, and an index.
export function indexOf(line: EventLine): number | undefined {
  if (line.Events === undefined) return undefined;
  takes<Event[]>(line.Events);
  return line.Index;
}
