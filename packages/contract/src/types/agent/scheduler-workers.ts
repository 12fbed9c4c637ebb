// AgentSchedulerWorkersInfo: roles response; used by agent.schedulers
export interface AgentSchedulerWorkersInfo {
  server_id: string; // seen 1 null 0 absent 0 e.g. node-1.global
  schedulers: AgentSchedulerWorkerInfo[] | null; // seen 1 null 0 absent 0
}

// AgentSchedulerWorkerInfo: roles response; used by -
export interface AgentSchedulerWorkerInfo {
  id: string; // seen 4 null 0 absent 0
  enabled_schedulers: string[]; // seen 4 null 0 absent 0
  started: string; // seen 4 null 0 absent 0
  status: string; // seen 4 null 0 absent 0 e.g. Paused, Started
  workload_status: string; // seen 4 null 0 absent 0 e.g. Paused, WaitingToDequeue
}

// AgentSchedulerWorkerConfigRequest: roles request; used by agent.schedulersConfigSet
export interface AgentSchedulerWorkerConfigRequest {
  num_schedulers: number;
  enabled_schedulers: string[] | null;
}

// AgentSchedulerWorkerConfigResponse: roles response; used by agent.schedulersConfigGet, agent.schedulersConfigSet
export interface AgentSchedulerWorkerConfigResponse {
  server_id: string; // seen 1 null 0 absent 0 e.g. node-1.global
  num_schedulers: number; // seen 1 null 0 absent 0
  enabled_schedulers: string[] | null; // seen 1 null 0 absent 0
}
