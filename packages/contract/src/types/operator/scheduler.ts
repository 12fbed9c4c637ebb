// SchedulerConfiguration: roles request,response; used by operator.schedulerSetConfiguration
export interface SchedulerConfiguration {
  SchedulerAlgorithm: SchedulerAlgorithm; // seen 2 null 0 absent 0
  PreemptionConfig: PreemptionConfig; // seen 2 null 0 absent 0
  MemoryOversubscriptionEnabled: boolean; // seen 2 null 0 absent 0
  RejectJobRegistration: boolean; // seen 2 null 0 absent 0
  PauseEvalBroker: boolean; // seen 2 null 0 absent 0
  NodeLimitForFeasibilityChecks: number; // seen 2 null 0 absent 0
  CreateIndex: number; // seen 2 null 0 absent 0
  ModifyIndex: number; // seen 2 null 0 absent 0
}

// SchedulerConfigurationResponse: roles response; used by operator.schedulerGetConfiguration
export interface SchedulerConfigurationResponse {
  SchedulerConfig: SchedulerConfiguration | null; // seen 2 null 0 absent 0
  LastContact: number; // ns; from QueryMeta; seen 2 null 0 absent 0
  KnownLeader: boolean; // from QueryMeta; seen 2 null 0 absent 0
  NextToken: string; // from QueryMeta; seen 2 null 0 absent 0 e.g. 
  Index: number; // server only; seen 2 null 0 absent 0
}

// SchedulerSetConfigurationResponse: roles response; used by operator.schedulerSetConfiguration
export interface SchedulerSetConfigurationResponse {
  Updated: boolean; // seen 8 null 0 absent 0
  Index: number; // server only; seen 8 null 0 absent 0
}

// SchedulerAlgorithm: roles request,response; used by -
export type SchedulerAlgorithm = 'binpack' | 'spread';

// PreemptionConfig: roles request,response; used by -
export interface PreemptionConfig {
  SystemSchedulerEnabled: boolean; // seen 2 null 0 absent 0
  SysBatchSchedulerEnabled: boolean; // seen 2 null 0 absent 0
  BatchSchedulerEnabled: boolean; // seen 2 null 0 absent 0
  ServiceSchedulerEnabled: boolean; // seen 2 null 0 absent 0
}
