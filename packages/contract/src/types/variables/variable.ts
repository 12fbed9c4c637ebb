// Variable: roles request,response; used by variables.get, variables.put, variables.put, variables.acquireLock, variables.acquireLock, variables.releaseLock, variables.releaseLock, variables.renewLock
export interface Variable {
  Namespace: string; // hcl namespace; seen 22 null 0 absent 0 e.g. default, nope
  Path: string; // hcl path; seen 22 null 0 absent 0 e.g. app/x, app/one, app/nsb, app/two, nomad/jobs/x, nomad/job-templates/t1
  CreateIndex: number; // hcl create_index; seen 22 null 0 absent 0
  ModifyIndex: number; // hcl modify_index; seen 22 null 0 absent 0
  CreateTime: number; // hcl create_time; seen 22 null 0 absent 0
  ModifyTime: number; // hcl modify_time; seen 22 null 0 absent 0
  Items?: VariableItems; // hcl items; seen 21 null 0 absent 1
  Lock?: VariableLock | null; // hcl ,lock,optional; seen 5 null 17 absent 0
}

// VariableMetadata: roles response; used by variables.list, variables.renewLock
export interface VariableMetadata {
  Namespace: string; // hcl namespace; seen 26 null 0 absent 0 e.g. default, nope
  Path: string; // hcl path; seen 26 null 0 absent 0
  CreateIndex: number; // hcl create_index; seen 26 null 0 absent 0
  ModifyIndex: number; // hcl modify_index; seen 26 null 0 absent 0
  CreateTime: number; // hcl create_time; seen 26 null 0 absent 0
  ModifyTime: number; // hcl modify_time; seen 26 null 0 absent 0
  Lock?: VariableLock | null; // hcl ,lock,optional; seen 1 null 25 absent 0
}

// VariableItems: roles request,response; used by -
export type VariableItems = Record<string, string>;

// VariableLock: roles request,response; used by -; note: No custom code in the Go client (plain strings), but the server holds durations: TTL and LockDelay are Go duration strings ('' for zero) on the wire, numbers are accepted on input.
export interface VariableLock {
  ID: string; // seen 6 null 0 absent 0
  TTL: string; // go-duration; seen 6 null 0 absent 0 e.g. 11s, 15s
  LockDelay: string; // go-duration; seen 6 null 0 absent 0 e.g. 1s, 15s
}
