/** Names: the original provider's constants, and how each thing in Nomad is called after its claim. */

/** The variable of the environment that holds Nomad's address. */
export const envNomadAddress = 'NOMAD_ADDR';
/** The variable of the environment that holds Nomad's region. */
export const envNomadRegion = 'NOMAD_REGION';
/** The name of this orchestrator among others. */
export const nomadOrchProviderName = 'nomad';

/** Provisioner of volumes that are a job of their own: replicas and a front end. */
export const storagePodProvisioner = 'nomad.io/storage-pod';
/** Provisioner of dynamic host volumes: one directory on one node. */
export const hostVolumeProvisioner = 'nomad.io/host-volume';

/** Annotations of the volumes that this package makes. */
export const annotations = {
  /** Which provisioner made it, under Kubernetes' own key. */
  provisioner: 'pv.kubernetes.io/provisioned-by',
  /** The ID of the Nomad volume behind it. */
  volumeId: 'nomad.io/volume-id',
  /** The ID of the node that holds it. */
  nodeId: 'nomad.io/node-id',
  /** Nomad's namespace of it. */
  namespace: 'nomad.io/namespace',
  /** What a storage pod is made from, in JSON. */
  storagePod: 'nomad.io/storage-pod',
} as const;

const volumePrefix = 'pv-';

/** The name of a claim's PersistentVolume, which is also that of its job, its service or its host volume. */
export function volumeNameOf(claim: string): string {
  return `${volumePrefix}${claim}`;
}

/** The claim that a volume's name belongs to; `undefined` when the name is not made from a claim's. */
export function claimNameOf(volume: string): string | undefined {
  return volume.startsWith(volumePrefix) && volume.length > volumePrefix.length
    ? volume.slice(volumePrefix.length)
    : undefined;
}

/** Where the record of a claim is, among the variables of its namespace. */
export function recordPathOf(claim: string): string {
  return `pvc/${claim}`;
}

/** The name of the host volume of one replica of a storage pod. */
export function replicaVolumeNameOf(claim: string, replica: number): string {
  return `${volumeNameOf(claim)}-be-${replica}`;
}
