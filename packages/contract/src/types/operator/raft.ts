// RaftConfiguration: roles response; used by operator.raftConfiguration
export interface RaftConfiguration {
  Servers: RaftServer[] | null; // seen 1 null 0 absent 0
  Index: number; // seen 1 null 0 absent 0
}

// RaftServer: roles response; used by -
export interface RaftServer {
  ID: string; // seen 1 null 0 absent 0
  Node: string; // seen 1 null 0 absent 0 e.g. node-1.global
  Address: string; // seen 1 null 0 absent 0 e.g. 127.0.0.1:5747
  Leader: boolean; // seen 1 null 0 absent 0
  Voter: boolean; // seen 1 null 0 absent 0
  RaftProtocol: string; // seen 1 null 0 absent 0 e.g. 3
}

// LeadershipTransferResponse: roles response; used by operator.raftTransferLeadership
export interface LeadershipTransferResponse {
  From: RaftServer;
  To: RaftServer;
  Noop: boolean;
  Err: unknown;
}
