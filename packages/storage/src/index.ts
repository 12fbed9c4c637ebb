/** PersistentVolumeClaims placed by Nomad. */
export type { Attachment } from './attachment.js';
export { attachmentOf } from './attachment.js';
export type { RecordMode } from './claims/claim-records.js';
export * from './errors.js';
export type { HostVolumeFacts } from './host-volume/host-volume-to-pv.js';
export { hostVolumeToPv } from './host-volume/host-volume-to-pv.js';
export type * from './kubernetes.js';
export {
  annotations,
  claimNameOf,
  envNomadAddress,
  envNomadRegion,
  hostVolumeProvisioner,
  nomadOrchProviderName,
  storagePodProvisioner,
  volumeNameOf,
} from './names.js';
export type { Apis, NomadConfig } from './nomad/apis.js';
export { nomadApis } from './nomad/apis.js';
export { describePlacementFailures } from './nomad/placement-failures.js';
export type { CallScope, CreateStorageOptions, DeleteStorageOptions } from './nomad/storage-apis.js';
export { StorageApis } from './nomad/storage-apis.js';
export type { OrchestratorOptions, PlacementOptions, RemovalOptions, StoragePlacements } from './orchestrator.js';
export { NomadOrchestrator } from './orchestrator.js';
export type { ClaimProgress, RemovalResult } from './provisioner.js';
export type { QuantityFormat } from './quantity/quantity.js';
export { formatQuantity, largestQuantity, parseQuantity, quantityFormat } from './quantity/quantity.js';
export { hostVolumeClass, storagePodClass } from './storage-classes.js';
export type { SummaryFacts } from './storage-pod/job-to-pv.js';
export { jobEvalToPv, jobSummaryToPv, jobToPv } from './storage-pod/job-to-pv.js';
export type { PvcToJobOptions } from './storage-pod/pvc-to-job.js';
export { makeJob, pvcToJob, pvToJob } from './storage-pod/pvc-to-job.js';
export type { HostVolumeSettings, StoragePodLayout, StoragePodSettings } from './validation/class-parameters.js';
export { readClaim, validateClaim } from './validation/claim.js';
export { validateStorageClass } from './validation/storage-class.js';
export { readVolume, validateVolume } from './validation/volume.js';
