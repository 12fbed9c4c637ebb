/** What a StorageClass must be like. */

import type { Issue } from '../errors.js';
import { hostVolumeProvisioner, storagePodProvisioner } from '../names.js';
import { hostVolumeParameters, storagePodParameters } from './class-parameters.js';
import { Field } from './field.js';
import { checkMaps, checkName } from './metadata.js';

/** Kubernetes' names for places, as Nomad knows them. Other keys name a node's attribute or metadata as Nomad writes it. */
const topologyTargets = new Map([
  ['kubernetes.io/hostname', 'node.unique.name'],
  ['topology.kubernetes.io/zone', 'node.datacenter'],
  ['topology.kubernetes.io/region', 'node.region'],
]);

/** What is wrong with a storage class; nothing when volumes can be made from it. */
export function validateStorageClass(storageClass: unknown): Issue[] {
  const issues: Issue[] = [];
  const root = Field.root(storageClass, issues);
  if (root.absent) {
    root.report('is missing; pass a StorageClass');
    return issues;
  }
  root.onlyKeys([
    'allowVolumeExpansion',
    'allowedTopologies',
    'apiVersion',
    'kind',
    'metadata',
    'mountOptions',
    'parameters',
    'provisioner',
    'reclaimPolicy',
    'volumeBindingMode',
  ]);
  root.at('apiVersion').oneOf(['storage.k8s.io/v1']);
  root.at('kind').oneOf(['StorageClass']);
  checkName(root.at('metadata').at('name'), 253, 'subdomain');
  checkMaps(root.at('metadata'));

  const provisioner = root.at('provisioner');
  if (provisioner.absent) provisioner.report(`is missing; write ${hostVolumeProvisioner} or ${storagePodProvisioner}`);
  const made = provisioner.oneOf([hostVolumeProvisioner, storagePodProvisioner]);
  const parameters = root.at('parameters');
  if (made === hostVolumeProvisioner) hostVolumeParameters(parameters);
  if (made === storagePodProvisioner) storagePodParameters(parameters);

  root.at('reclaimPolicy').oneOf(['Delete', 'Retain']);
  root.at('volumeBindingMode').oneOf(['Immediate', 'WaitForFirstConsumer']);
  const expansion = root.at('allowVolumeExpansion');
  if (!expansion.absent && typeof expansion.value !== 'boolean') expansion.report('must be true or false');
  const mountOptions = root.at('mountOptions');
  if (mountOptions.entries().length > 0) {
    mountOptions.report('Nomad mounts these volumes without options; leave it out');
  }
  checkTopologies(root.at('allowedTopologies'));
  return issues;
}

/** The node attribute that a topology key means, without `${}`; `undefined` when it means none. */
export function topologyTarget(key: string): string | undefined {
  return topologyTargets.get(key) ?? (/^(attr|meta|node)\.[A-Za-z0-9_.-]+$/.test(key) ? key : undefined);
}

function checkTopologies(field: Field): void {
  const terms = field.entries();
  if (terms.length > 1) field.report('Nomad takes one term; put its conditions together, or make a class for each');
  for (const term of terms) {
    term.onlyKeys(['matchLabelExpressions']);
    for (const expression of term.at('matchLabelExpressions').entries()) {
      expression.onlyKeys(['key', 'values']);
      const key = expression.at('key');
      const name = key.text();
      if (name === undefined || topologyTarget(name) === undefined) {
        key.report(`must be one of ${[...topologyTargets.keys()].join(', ')}, or a node's attr.…, meta.… or node.…`);
      }
      const values = expression.at('values');
      if (values.entries().length === 0) values.report('names no value; write at least one');
      for (const value of values.entries()) {
        const text = value.text();
        if (text === undefined || text === '' || text.includes(',') || text.includes('${')) {
          value.report('must be a text without "," and "${"');
        }
      }
    }
  }
}
