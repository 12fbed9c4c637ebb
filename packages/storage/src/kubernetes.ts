/** The objects of Kubernetes that this package takes and gives, under their own names, and the words in them. */

export type { PersistentVolume, PersistentVolumeClaim } from 'kubernetes-types/core/v1.js';
export type { StorageClass } from 'kubernetes-types/storage/v1.js';

/**
 * Where a claim stands.
 *
 * - `Pending`: no volume is ready for it yet.
 * - `Bound`: it has its volume.
 * - `Lost`: it had one, and that is gone or out of reach.
 */
export type ClaimPhase = 'Pending' | 'Bound' | 'Lost';

/**
 * Where a volume stands.
 *
 * - `Pending`: it is being made, or can't be used at the moment.
 * - `Available`: no claim has it.
 * - `Bound`: a claim has it.
 * - `Released`: its claim is gone, its data is kept.
 * - `Failed`: it can't be used, and that won't change by itself.
 */
export type VolumePhase = 'Pending' | 'Available' | 'Bound' | 'Released' | 'Failed';

/** Who may use a volume: one node, many nodes reading, many nodes writing, or one consumer alone. */
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** What becomes of the data when a claim is removed. */
export type ReclaimPolicy = 'Delete' | 'Retain';

/** As what a volume is used: a mounted file system, or a raw device. */
export type VolumeMode = 'Filesystem' | 'Block';
