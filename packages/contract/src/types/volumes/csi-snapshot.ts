import type { CSISecrets } from './csi-volume.js';

// CSISnapshot: roles request,response; used by -
export interface CSISnapshot {
  ID: string;
  ExternalSourceVolumeID: string;
  SizeBytes: number;
  CreateTime: number;
  IsReady: boolean;
  SourceVolumeID: string;
  PluginID: string;
  Name: string;
  Secrets: CSISecrets;
  Parameters: Record<string, string> | null;
}

// CSISnapshotCreateRequest: roles request; used by volumes.createSnapshot
export interface CSISnapshotCreateRequest {
  Snapshots: CSISnapshot[] | null;
}

// CSISnapshotCreateResponse: roles response; used by volumes.createSnapshot
export interface CSISnapshotCreateResponse {
  Snapshots: CSISnapshot[] | null;
  LastContact: number; // ns; from QueryMeta
  KnownLeader: boolean; // from QueryMeta
  NextToken: string; // from QueryMeta
  Index: number; // server only
}

// CSISnapshotListResponse: roles response; used by volumes.listSnapshots
export interface CSISnapshotListResponse {
  Snapshots: CSISnapshot[] | null;
  NextToken: string;
  LastContact: number; // ns; from QueryMeta
  KnownLeader: boolean; // from QueryMeta
  Index: number; // server only
}
