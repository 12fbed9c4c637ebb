// AutopilotConfiguration: roles request,response; used by operator.autopilotGetConfiguration, operator.autopilotSetConfiguration; note: LastContactThreshold and ServerStabilizationTime are Go duration strings in both directions (numbers are rejected).
export interface AutopilotConfiguration {
  CleanupDeadServers: boolean; // seen 2 null 0 absent 0
  LastContactThreshold: string; // go-duration; seen 2 null 0 absent 0 e.g. 200ms
  MaxTrailingLogs: number; // seen 2 null 0 absent 0
  MinQuorum: number; // seen 2 null 0 absent 0
  ServerStabilizationTime: string; // go-duration; seen 2 null 0 absent 0 e.g. 10s
  EnableRedundancyZones: boolean; // seen 2 null 0 absent 0
  DisableUpgradeMigration: boolean; // seen 2 null 0 absent 0
  EnableCustomUpgrades: boolean; // seen 2 null 0 absent 0
  CreateIndex: number; // seen 2 null 0 absent 0
  ModifyIndex: number; // seen 2 null 0 absent 0
}

// AutopilotUpgrade: roles response; used by -
export interface AutopilotUpgrade {
  Status: string;
  TargetVersion: string;
  TargetVersionVoters: string[] | null;
  TargetVersionNonVoters: string[] | null;
  TargetVersionReadReplicas: string[] | null;
  OtherVersionVoters: string[] | null;
  OtherVersionNonVoters: string[] | null;
  OtherVersionReadReplicas: string[] | null;
  RedundancyZones: Record<string, AutopilotZoneUpgradeVersions> | null;
}

// AutopilotZone: roles response; used by -
export interface AutopilotZone {
  Servers: string[] | null;
  Voters: string[] | null;
  FailureTolerance: number;
}

// AutopilotZoneUpgradeVersions: roles response; used by -
export interface AutopilotZoneUpgradeVersions {
  TargetVersionVoters: string[] | null;
  TargetVersionNonVoters: string[] | null;
  OtherVersionVoters: string[] | null;
  OtherVersionNonVoters: string[] | null;
}

// OperatorHealthReply: roles response; used by operator.autopilotHealth
export interface OperatorHealthReply {
  Healthy: boolean; // seen 1 null 0 absent 0
  FailureTolerance: number; // seen 1 null 0 absent 0
  Servers: ServerHealth[] | null; // seen 1 null 0 absent 0
  Leader: string; // seen 1 null 0 absent 0
  Voters: string[] | null; // seen 1 null 0 absent 0
  ReadReplicas?: string[]; // seen 0 null 0 absent 1
  RedundancyZones?: Record<string, AutopilotZone>; // seen 0 null 0 absent 1
  Upgrade?: AutopilotUpgrade; // seen 0 null 0 absent 1
  OptimisticFailureTolerance?: number; // seen 0 null 0 absent 1
}

// ServerHealth: roles response; used by -; note: LastContact is a Go duration string.
export interface ServerHealth {
  ID: string; // seen 1 null 0 absent 0
  Name: string; // seen 1 null 0 absent 0 e.g. node-1.global
  Address: string; // seen 1 null 0 absent 0 e.g. 127.0.0.1:5747
  SerfStatus: string; // seen 1 null 0 absent 0 e.g. alive
  Version: string; // seen 1 null 0 absent 0 e.g. 2.0.5
  Leader: boolean; // seen 1 null 0 absent 0
  LastContact: string; // go-duration; seen 1 null 0 absent 0 e.g. 0s
  LastTerm: number; // seen 1 null 0 absent 0
  LastIndex: number; // seen 1 null 0 absent 0
  Healthy: boolean; // seen 1 null 0 absent 0
  Voter: boolean; // seen 1 null 0 absent 0
  StableSince: string; // rfc3339; seen 1 null 0 absent 0
}
