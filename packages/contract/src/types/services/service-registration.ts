/** Services that Nomad itself registers (`provider = "nomad"`): the list by namespace, and one entry an instance. */

/**
 * One instance of a service, registered in Nomad while its allocation runs.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/services#read-service
 */
export interface ServiceRegistration {
  /** Unique ID, made of the task or group, the allocation, the service's name and its port label. */
  ID: string;
  /** The service's name; instances share it. */
  ServiceName: string;
  /** Namespace of the job that runs it. */
  Namespace: string;
  /** ID of the node it runs on. */
  NodeID: string;
  /** Datacenter of that node. */
  Datacenter: string;
  /** ID of the job that runs it. */
  JobID: string;
  /** ID of the allocation that runs it. */
  AllocID: string;
  /** The job's tags for the service, the canary tags while the allocation is a canary; null when there are none. */
  Tags: string[] | null;
  /** IP address or host name as the node knows it; whether it can be reached depends on the network. */
  Address: string;
  /** Port it listens on; 0 for a service without one. */
  Port: number;
  /** Index at which it was registered. */
  CreateIndex: number;
  /** Index of its last change. */
  ModifyIndex: number;
}

/**
 * The services of one namespace.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/services#list-services
 */
export interface ServiceRegistrationListStub {
  /** The namespace that the services are in. */
  Namespace: string;
  /** One row a service name, however many instances it has. */
  Services: ServiceRegistrationStub[];
}

/**
 * A service name with what its instances have in common.
 *
 * @see https://developer.hashicorp.com/nomad/api-docs/services#list-services
 */
export interface ServiceRegistrationStub {
  /** The name to read its instances by. */
  ServiceName: string;
  /** Every tag that one of the instances has, each once. */
  Tags: string[];
}
