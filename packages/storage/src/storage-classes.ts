/** The storage classes that an orchestrator knows, and which one a claim is for. */

import { InvalidClaimError, InvalidStorageClassError } from './errors.js';
import type { ConstraintSpec } from '@yurt/contract';
import type { PersistentVolumeClaim, ReclaimPolicy, StorageClass } from './kubernetes.js';
import { hostVolumeProvisioner, storagePodProvisioner } from './names.js';
import { claimSubject } from './validation/claim.js';
import { topologyTarget, validateStorageClass } from './validation/storage-class.js';

/** Directories on one node, made by Nomad's own plugin. The class of claims that name none. */
export const hostVolumeClass: StorageClass = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'host-volume' },
  provisioner: hostVolumeProvisioner,
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
};

/** Three replicas behind a front end, as a job of its own. */
export const storagePodClass: StorageClass = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'storage-pod' },
  provisioner: storagePodProvisioner,
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
};

/** A set of storage classes by name, one of them the default. */
export class StorageClasses {
  readonly #classes = new Map<string, StorageClass>();
  readonly #default: string;

  /**
   * @param classes - classes beside {@link hostVolumeClass} and {@link storagePodClass}; one of the same name replaces it
   * @param defaultName - the class of claims that name none; default `host-volume`
   * @throws InvalidStorageClassError when one of them is wrong, or the default is not among them.
   */
  constructor(classes: readonly StorageClass[] = [], defaultName = 'host-volume') {
    for (const entry of [hostVolumeClass, storagePodClass, ...classes]) {
      const issues = validateStorageClass(entry);
      const name = entry?.metadata?.name ?? '';
      if (issues.length > 0) throw new InvalidStorageClassError(`storage class ${name}`.trimEnd(), issues);
      this.#classes.set(name, entry);
    }
    this.#default = defaultName;
    if (!this.#classes.has(defaultName)) {
      throw new InvalidStorageClassError(`storage class ${defaultName}`, [
        { path: '', message: `the default must be one of ${[...this.#classes.keys()].join(', ')}` },
      ]);
    }
  }

  /**
   * The class that a claim is for.
   *
   * @throws InvalidClaimError when there is none of the name.
   */
  of(claim: PersistentVolumeClaim): StorageClass {
    const name = claim.spec?.storageClassName ?? this.#default;
    const found = this.#classes.get(name);
    if (found !== undefined) return found;
    throw new InvalidClaimError(claimSubject(claim), [
      {
        path: 'spec.storageClassName',
        message: `there is no class ${JSON.stringify(name)}; known are ${[...this.#classes.keys()].join(', ')}`,
      },
    ]);
  }
}

/** What becomes of the data of a class's volumes when their claim is removed. Default `Delete`. */
export function reclaimPolicyOf(storageClass: StorageClass): ReclaimPolicy {
  return storageClass.reclaimPolicy === 'Retain' ? 'Retain' : 'Delete';
}

/** The places that a class allows, as constraints on nodes. */
export function topologyConstraints(storageClass: StorageClass): ConstraintSpec[] {
  const [term] = storageClass.allowedTopologies ?? [];
  return (term?.matchLabelExpressions ?? []).map(({ key, values }) => {
    const [first = '', ...more] = values;
    return {
      LTarget: `\${${topologyTarget(key) ?? key}}`,
      Operand: more.length === 0 ? '=' : 'set_contains_any',
      RTarget: [first, ...more].join(','),
    };
  });
}
