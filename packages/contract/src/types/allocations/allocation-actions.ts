// AllocationRestartRequest: roles request; used by client.allocationRestart
export interface AllocationRestartRequest {
  TaskName: string;
  AllTasks: boolean;
}

// AllocSignalRequest: roles request; used by client.allocationSignal
export interface AllocSignalRequest {
  Task: string;
  Signal: string;
}

// AllocPauseRequest: roles request; used by client.allocationPauseSet
export interface AllocPauseRequest {
  Task: string;
  ScheduleState: string;
}

// AllocGetPauseResponse: roles response; used by client.allocationPauseGet
export interface AllocGetPauseResponse {
  ScheduleState: string;
}

// AllocCheckStatus: roles response; used by -
export interface AllocCheckStatus {
  ID: string; // seen 3 null 0 absent 0
  Check: string; // seen 3 null 0 absent 0 e.g. good-http, bad-http, good-tcp
  Group: string; // seen 3 null 0 absent 0 e.g. chk.app[0]
  Mode: string; // seen 3 null 0 absent 0 e.g. healthiness
  Output: string; // seen 3 null 0 absent 0 e.g. nomad: http ok, nomad: tcp ok
  Service: string; // seen 3 null 0 absent 0 e.g. chk-svc
  Task: string; // seen 3 null 0 absent 0 e.g. 
  Status: string; // seen 3 null 0 absent 0 e.g. success, failure
  StatusCode: number; // seen 3 null 0 absent 0
  Timestamp: number; // seen 3 null 0 absent 0
}

// AllocCheckStatuses: roles response; used by allocations.checks, client.allocationChecks
export type AllocCheckStatuses = Record<string, AllocCheckStatus>;

// GenericResponse: roles response; used by client.allocationRestart, client.allocationSignal, client.allocationPauseSet, operator.keyringDelete; note: Go embeds WriteMeta, whose fields (LastIndex, RequestTime) are filled from headers; the wire carries Index instead.
export interface GenericResponse {
  Index: number; // server only; seen 9 null 0 absent 0
}
