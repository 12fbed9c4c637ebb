/** What a PersistentVolume must be like. */

import { InvalidVolumeError } from '../errors.js';
import type { Issue } from '../errors.js';
import type { PersistentVolume } from '../kubernetes.js';
import { accessModes, volumeModes } from './claim.js';
import { Field } from './field.js';
import { checkMaps, checkName, checkNamespace } from './metadata.js';
import { readSize } from './size.js';

/** What is wrong with a volume; nothing when it can be worked with. */
export function validateVolume(volume: unknown): Issue[] {
  const issues: Issue[] = [];
  const root = Field.root(volume, issues);
  if (root.absent) {
    root.report('is missing; pass a PersistentVolume');
    return issues;
  }
  root.onlyKeys(['apiVersion', 'kind', 'metadata', 'spec', 'status']);
  root.at('apiVersion').oneOf(['v1']);
  root.at('kind').oneOf(['PersistentVolume']);
  const metadata = root.at('metadata');
  checkName(metadata.at('name'), 253, 'subdomain');
  metadata.at('uid').text();
  checkMaps(metadata);

  const spec = root.at('spec');
  spec.keys();
  spec.at('capacity').onlyKeys(['storage']);
  readSize(spec.at('capacity').at('storage'));
  for (const entry of spec.at('accessModes').entries()) entry.oneOf(accessModes);
  spec.at('volumeMode').oneOf(volumeModes);
  spec.at('persistentVolumeReclaimPolicy').oneOf(['Delete', 'Retain']);
  spec.at('storageClassName').text();
  const claim = spec.at('claimRef');
  if (!claim.absent) {
    checkName(claim.at('name'), 63, 'label');
    checkNamespace(claim.at('namespace'));
  }
  const path = spec.at('hostPath').at('path');
  const text = path.text();
  if (text !== undefined && (!text.startsWith('/') || text.split('/').includes('..'))) {
    path.report(`${JSON.stringify(text)} must be an absolute path without ".."`);
  }
  return issues;
}

/**
 * A value as a volume, once it is known to be one.
 *
 * @throws InvalidVolumeError with all that is wrong.
 */
export function readVolume(value: unknown): PersistentVolume {
  if (!isVolume(value)) throw new InvalidVolumeError('the volume', validateVolume(value));
  return value;
}

function isVolume(value: unknown): value is PersistentVolume {
  return validateVolume(value).length === 0;
}
