// AgentSelf: roles response; used by agent.self
export interface AgentSelf {
  config: Record<string, unknown> | null;
  member: AgentMember;
  stats: Record<string, Record<string, string>> | null;
}

// AgentMember: roles response; used by -
export interface AgentMember {
  Name: string; // seen 1 null 0 absent 0 e.g. node-1.global
  Addr: string; // seen 1 null 0 absent 0 e.g. 127.0.0.1
  Port: number; // seen 1 null 0 absent 0
  Tags: Record<string, string> | null; // seen 1 null 0 absent 0
  Status: string; // seen 1 null 0 absent 0 e.g. alive
  ProtocolMin: number; // seen 1 null 0 absent 0
  ProtocolMax: number; // seen 1 null 0 absent 0
  ProtocolCur: number; // seen 1 null 0 absent 0
  DelegateMin: number; // seen 1 null 0 absent 0
  DelegateMax: number; // seen 1 null 0 absent 0
  DelegateCur: number; // seen 1 null 0 absent 0
}

// ServerMembers: roles response; used by agent.members
export interface ServerMembers {
  ServerName: string; // seen 1 null 0 absent 0 e.g. node-1
  ServerRegion: string; // seen 1 null 0 absent 0 e.g. global
  ServerDC: string; // seen 1 null 0 absent 0 e.g. dc1
  Members: AgentMember[] | null; // seen 1 null 0 absent 0
}

// AgentHealth: roles response; used by -
export interface AgentHealth {
  ok: boolean; // seen 4 null 0 absent 0
  message: string; // seen 4 null 0 absent 0 e.g. ok
}

// AgentHealthResponse: roles response; used by agent.health
export interface AgentHealthResponse {
  client?: AgentHealth; // seen 2 null 0 absent 2
  server?: AgentHealth; // seen 2 null 0 absent 2
}

// AgentJoinResponse: roles response; used by agent.join; synthetic
export interface AgentJoinResponse {
  num_joined: number; // seen 2 null 0 absent 0
  error: string; // seen 2 null 0 absent 0 e.g. 
  warning: string; // seen 2 null 0 absent 0 e.g. 
}

// KeyringRequest: roles request; used by agent.keyringInstall, agent.keyringUse, agent.keyringRemove
export interface KeyringRequest {
  Key: string;
}

// KeyringResponse: roles response; used by agent.keyringList, agent.keyringInstall, agent.keyringUse, agent.keyringRemove
export interface KeyringResponse {
  Messages: Record<string, string> | null;
  Keys: Record<string, number> | null;
  NumNodes: number;
}
