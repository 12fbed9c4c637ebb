/** What a storage pod is made from, as one JSON text that its job and its volume carry: so each can be made from the other. */

import type { PersistentVolumeClaim, StorageClass } from '../kubernetes.js';
import { isRecord } from '../validation/field.js';
import { isClaim, isStorageClass, parsedJson } from '../validation/kept.js';

/** What a storage pod is made from. */
export interface PodPlan {
  readonly claim: PersistentVolumeClaim;
  readonly storageClass: StorageClass;
  /** Where the host volume of each replica is on its node; empty for the layout `spread`, and while it is not known. */
  readonly hostPaths: readonly string[];
}

/** A plan as text. Annotations are left out: they may be large, and who may read jobs need not read them. */
export function podPlanText({ claim, storageClass, hostPaths }: PodPlan): string {
  const { name, namespace, uid, labels } = claim.metadata ?? {};
  const { metadata, provisioner, parameters, reclaimPolicy, allowVolumeExpansion, allowedTopologies } = storageClass;
  return JSON.stringify({
    claim: { metadata: { name, namespace, uid, labels }, spec: claim.spec },
    class: {
      metadata: { name: metadata?.name },
      provisioner,
      parameters,
      reclaimPolicy,
      allowVolumeExpansion,
      allowedTopologies,
    },
    hostPaths: hostPaths.length === 0 ? undefined : hostPaths,
  });
}

/** The plan in a text; `undefined` when it holds none. */
export function readPodPlan(text: string | undefined): PodPlan | undefined {
  const value = parsedJson(text);
  if (!isRecord(value)) return undefined;
  const { claim, class: storageClass, hostPaths = [] } = value;
  if (!isClaim(claim) || !isStorageClass(storageClass) || !isPaths(hostPaths)) return undefined;
  return { claim, storageClass, hostPaths };
}

function isPaths(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((path) => typeof path === 'string');
}
