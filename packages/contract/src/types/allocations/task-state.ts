// TaskState: roles request,response; used by -
export interface TaskState {
  State: string; // seen 42 null 0 absent 0 e.g. running, dead, pending
  Failed: boolean; // seen 42 null 0 absent 0
  Restarts: number; // seen 42 null 0 absent 0
  LastRestart: string | null; // rfc3339; seen 3 null 39 absent 0
  StartedAt: string | null; // rfc3339; seen 37 null 5 absent 0
  FinishedAt: string | null; // rfc3339; seen 29 null 13 absent 0
  Events: TaskEvent[]; // seen 42 null 0 absent 0
  Paused: string; // server only; seen 42 null 0 absent 0 e.g. 
}

// TaskEvent: roles request,response; used by -
export interface TaskEvent {
  Type: string; // seen 194 null 0 absent 0
  Time: number; // seen 194 null 0 absent 0
  DisplayMessage: string; // seen 194 null 0 absent 0
  Details: Record<string, string>; // seen 194 null 0 absent 0
  Message: string; // seen 194 null 0 absent 0 e.g. , Building Task Directory, Unhealthy because of failed task
  FailsTask: boolean; // seen 194 null 0 absent 0
  RestartReason: string; // seen 194 null 0 absent 0 e.g. , Restart within policy, Policy allows no restarts, Error was unrecoverable
  SetupError: string; // seen 194 null 0 absent 0 e.g. 
  DriverError: string; // seen 194 null 0 absent 0 e.g. 
  DriverMessage: string; // seen 194 null 0 absent 0 e.g. 
  ExitCode: number; // seen 194 null 0 absent 0
  Signal: number; // seen 194 null 0 absent 0
  KillReason: string; // seen 194 null 0 absent 0 e.g. 
  KillTimeout: number; // ns; seen 194 null 0 absent 0
  KillError: string; // seen 194 null 0 absent 0 e.g. 
  StartDelay: number; // seen 194 null 0 absent 0
  DownloadError: string; // seen 194 null 0 absent 0 e.g. 
  ValidationError: string; // seen 194 null 0 absent 0 e.g. 
  DiskLimit: number; // seen 194 null 0 absent 0
  DiskSize?: number; // never sent by the server; seen 0 null 0 absent 194
  FailedSibling: string; // seen 194 null 0 absent 0 e.g. , bad, init
  VaultError: string; // seen 194 null 0 absent 0 e.g. 
  TaskSignalReason: string; // seen 194 null 0 absent 0 e.g. 
  TaskSignal: string; // seen 194 null 0 absent 0 e.g. 
  GenericSource: string; // seen 194 null 0 absent 0 e.g. 
}
