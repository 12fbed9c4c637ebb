/** Reads PersistentVolumeClaims, and storage classes for them, from a file in Kubernetes' YAML. */

import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { PersistentVolumeClaim, StorageClass } from '@yurt/storage';
import { Failure } from './failure.js';

/** What a file holds. */
export interface ClaimFile {
  readonly claims: readonly PersistentVolumeClaim[];
  readonly storageClasses: readonly StorageClass[];
}

/**
 * Reads a file of one or several documents; `-` is standard input.
 *
 * @throws Failure when it can't be read as YAML, or holds anything but claims and classes.
 * @throws InvalidClaimError with each field that is wrong.
 */
export async function readClaimFile(file: string, stdin: Readable): Promise<ClaimFile> {
  const source = file === '-' ? await text(stdin) : await readFile(file, 'utf8');
  const name = file === '-' ? 'standard input' : file;
  const [{ parseAllDocuments }, { readClaim, validateStorageClass }] = await Promise.all([
    import('yaml'),
    import('@yurt/storage'),
  ]);
  const isClass = (value: unknown): value is StorageClass => validateStorageClass(value).length === 0;
  const claims: PersistentVolumeClaim[] = [];
  const storageClasses: StorageClass[] = [];
  const documents = parseAllDocuments(source);
  for (const document of Array.isArray(documents) ? documents : []) {
    const [problem] = document.errors;
    if (problem !== undefined) throw new Failure(`${name}: ${problem.message.trim()}`, 'Correct the file.');
    const value: unknown = document.toJS();
    if (value === null) continue;
    const kind = typeof value === 'object' && 'kind' in value ? value.kind : undefined;
    if (kind === 'StorageClass') {
      const issues = validateStorageClass(value);
      if (!isClass(value)) {
        const lines = issues.map(({ path, message }) => `${path}: ${message}`);
        throw new Failure(`${name}: the storage class is not valid: ${lines.join('; ')}`, 'Correct the file.');
      }
      storageClasses.push(value);
    } else if (kind === 'PersistentVolumeClaim' || kind === undefined) {
      claims.push(readClaim(value));
    } else {
      throw new Failure(
        `${name}: a ${JSON.stringify(kind)} is nothing to claim`,
        'Leave PersistentVolumeClaim and StorageClass in the file.',
      );
    }
  }
  if (claims.length === 0) {
    throw new Failure(
      `${name}: there is no PersistentVolumeClaim in it`,
      'Write one: `yurt volume claim --help` shows it.',
    );
  }
  return { claims, storageClasses };
}
