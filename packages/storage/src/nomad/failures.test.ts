import { describe, expect, test } from 'vitest';
import { AbortedError, ApiError, ConflictError, ConnectionError, NotFoundError, ServerError } from '@yurt/client';
import type { ApiErrorFacts } from '@yurt/client';
import { StorageError, VolumeInUseError } from '../errors.js';
import { hasNoVariables, isOutcomeUnknown, storageFailure } from './failures.js';

function facts(status: number, text: string): ApiErrorFacts {
  return { status, text, method: 'PUT', path: '/v1/x', url: 'http://127.0.0.1:4646/v1/x', summary: text };
}

describe('a refusal of Nomad', () => {
  // The texts are as Nomad 2.0.5 sends them.
  test.each([
    ['could not place volume "x": no node meets constraints: 1 nodes had existing volume', 'unplaceable'],
    ['HostVolume.Create error: volume name already exists on this node', 'conflict'],
    ['volume validation failed: missing name', 'invalid'],
    ['capacity_max (10) must be larger than capacity_min (20)', 'invalid'],
    ['unknown mkdir parameter: "foo"', 'invalid'],
    ['invalid access mode: "multi-node-multi-writer"', 'invalid'],
    ['no such volume', 'not_found'],
    ['volume does not exist', 'not_found'],
    ['volume 8d2 in use by allocations: [a1 b2]', 'in_use'],
    ['could not delete volume 8d2 in use by alloc a1', 'in_use'],
    ['exit status 32', 'backend'],
  ])('%s: %s', (text, code) => {
    const failure = storageFailure(new ServerError(facts(500, text)), 'doing it');
    expect(failure).toBeInstanceOf(StorageError);
    expect(failure).toMatchObject({ code, text });
  });

  test('names the holders of a volume', () => {
    const failure = storageFailure(
      new ServerError(facts(500, 'volume 8d2 in use by allocations: [a1 b2]')),
      'deleting',
    );
    expect(failure).toBeInstanceOf(VolumeInUseError);
    expect(failure).toMatchObject({
      holders: [
        { allocation: 'a1', name: '' },
        { allocation: 'b2', name: '' },
      ],
    });
  });

  test('of a variable’s conflict does not show its items', () => {
    const body = '{"Items":{"password":"hunter2"}}';
    const failure = storageFailure(
      new ConflictError({ ...facts(409, body), summary: 'it changed' }, undefined),
      'writing',
    );
    expect(failure).toMatchObject({ code: 'conflict', text: undefined });
    expect(String(failure)).not.toContain('hunter2');
  });

  test('keeps apart what is missing, what is out of reach, and what the caller ended', () => {
    expect(storageFailure(new NotFoundError(facts(404, 'volume not found')), 'x')).toMatchObject({ code: 'not_found' });
    expect(storageFailure(new ConnectionError('cut', true), 'x')).toMatchObject({ code: 'unavailable' });
    const aborted = new AbortedError('aborted');
    expect(storageFailure(aborted, 'x')).toBe(aborted);
    expect(isOutcomeUnknown(new ConnectionError('cut', true))).toBe(true);
    expect(isOutcomeUnknown(new ConnectionError('refused', false))).toBe(false);
  });

  test('to keep variables is known through what was made of it', () => {
    const refused = new ApiError(facts(501, 'not served'));
    expect(hasNoVariables(storageFailure(refused, 'writing'))).toBe(true);
    expect(hasNoVariables(storageFailure(new ServerError(facts(500, 'no keyring')), 'writing'))).toBe(false);
  });
});
