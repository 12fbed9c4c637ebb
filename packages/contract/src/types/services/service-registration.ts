// ServiceRegistration: roles response; used by jobs.services, allocations.services, services.get
export interface ServiceRegistration {
  ID: string; // seen 2 null 0 absent 0
  ServiceName: string; // seen 2 null 0 absent 0 e.g. chk-svc
  Namespace: string; // seen 2 null 0 absent 0 e.g. default
  NodeID: string; // seen 2 null 0 absent 0
  Datacenter: string; // seen 2 null 0 absent 0 e.g. dc1
  JobID: string; // seen 2 null 0 absent 0 e.g. chk
  AllocID: string; // seen 2 null 0 absent 0
  Tags: string[] | null; // seen 2 null 0 absent 0
  Address: string; // seen 2 null 0 absent 0 e.g. 127.0.0.1
  Port: number; // seen 2 null 0 absent 0
  CreateIndex: number; // seen 2 null 0 absent 0
  ModifyIndex: number; // seen 2 null 0 absent 0
}

// ServiceRegistrationListStub: roles response; used by services.list
export interface ServiceRegistrationListStub {
  Namespace: string;
  Services: ServiceRegistrationStub[] | null;
}

// ServiceRegistrationStub: roles response; used by -
export interface ServiceRegistrationStub {
  ServiceName: string;
  Tags: string[] | null;
}
