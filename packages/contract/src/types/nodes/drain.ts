// DrainSpec: roles request,response; used by -
export interface DrainSpec {
  Deadline: number; // ns
  IgnoreSystemJobs: boolean;
}

// DrainStrategy: roles response; used by -
export interface DrainStrategy {
  Deadline: number; // ns; from DrainSpec
  IgnoreSystemJobs: boolean; // from DrainSpec
  ForceDeadline: string; // rfc3339
  StartedAt: string; // rfc3339
}

// DrainMetadata: roles response; used by -
export interface DrainMetadata {
  StartedAt: string; // rfc3339
  UpdatedAt: string; // rfc3339
  Status: DrainStatus;
  AccessorID: string;
  Meta: Record<string, string> | null;
}

// DrainStatus: roles response; used by -
export type DrainStatus = 'canceled' | 'complete' | 'draining';

// NodeUpdateDrainRequest: roles request; used by nodes.drain
export interface NodeUpdateDrainRequest {
  NodeID: string;
  DrainSpec?: DrainSpec | null;
  MarkEligible: boolean;
  Meta: Record<string, string> | null;
}

// NodeDrainUpdateResponse: roles response; used by nodes.drain
export interface NodeDrainUpdateResponse {
  NodeModifyIndex: number;
  EvalIDs: string[] | null;
  EvalCreateIndex: number;
  Index: number; // server only
}

// NodeUpdateEligibilityRequest: roles request; used by nodes.eligibility
export interface NodeUpdateEligibilityRequest {
  NodeID: string;
  Eligibility: string;
}

// NodeEligibilityUpdateResponse: roles response; used by nodes.eligibility
export interface NodeEligibilityUpdateResponse {
  NodeModifyIndex: number; // seen 3 null 0 absent 0
  EvalIDs: string[] | null; // seen 1 null 2 absent 0
  EvalCreateIndex: number; // seen 3 null 0 absent 0
  Index: number; // server only; seen 3 null 0 absent 0
}

// NodeUpdateResponse: roles response; used by nodes.evaluate; synthetic
export interface NodeUpdateResponse {
  EvalIDs: string[] | null; // seen 1 null 0 absent 0
  EvalCreateIndex: number; // seen 1 null 0 absent 0
  NodeModifyIndex: number; // seen 1 null 0 absent 0
  HeartbeatTTL: number; // seen 1 null 0 absent 0
  Features: number; // seen 1 null 0 absent 0
  LeaderRPCAddr: string; // seen 1 null 0 absent 0 e.g. 127.0.0.1:5647
  NumNodes: number; // seen 1 null 0 absent 0
  SchedulingEligibility: string; // seen 1 null 0 absent 0 e.g. eligible
  Servers: unknown[] | null; // seen 1 null 0 absent 0
  SignedIdentity: string | null; // seen 0 null 1 absent 0
  Index: number; // seen 1 null 0 absent 0
  LastContact: number; // seen 1 null 0 absent 0
  KnownLeader: boolean; // seen 1 null 0 absent 0
  NextToken: string; // seen 1 null 0 absent 0 e.g. 
}

// NodePurgeResponse: roles response; used by nodes.purge
export interface NodePurgeResponse {
  EvalIDs: string[] | null; // seen 1 null 0 absent 0
  EvalCreateIndex: number; // seen 1 null 0 absent 0
  NodeModifyIndex: number; // seen 1 null 0 absent 0
  Features: number; // server only; seen 1 null 0 absent 0
  HeartbeatTTL: number; // server only; seen 1 null 0 absent 0
  Index: number; // server only; seen 1 null 0 absent 0
  KnownLeader: boolean; // server only; seen 1 null 0 absent 0
  LastContact: number; // server only; seen 1 null 0 absent 0
  LeaderRPCAddr: string; // server only; seen 1 null 0 absent 0 e.g. 
  NextToken: string; // server only; seen 1 null 0 absent 0 e.g. 
  NumNodes: number; // server only; seen 1 null 0 absent 0
  SchedulingEligibility: string; // server only; seen 1 null 0 absent 0 e.g. 
  Servers: Record<string, unknown>[] | null; // server only; seen 0 null 1 absent 0
  SignedIdentity: string | null; // server only; seen 0 null 1 absent 0
}
