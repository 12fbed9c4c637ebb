import { jobs, quotas } from '@yurt/contract';
import type { Endpoint } from '@yurt/contract';
import { describe, expect, it } from 'vitest';
import { classify } from './classify.js';
import {
  ApiError,
  BadRequestError,
  CheckIndexConflictError,
  ConflictError,
  EnterpriseOnlyError,
  NoLeaderError,
  NomadError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitedError,
  ServerError,
} from './errors.js';
import { cleanServerText } from './server-text.js';

const errorOf = (status: number, text: string, extra: { endpoint?: Endpoint; retryAfter?: string } = {}): ApiError =>
  classify({
    status,
    text,
    method: 'PUT',
    path: '/v1/jobs',
    url: 'http://a:1/v1/jobs',
    index: 9,
    retryAfter: extra.retryAfter,
    endpoint: extra.endpoint ?? jobs.register,
    redact: (words) => words,
  });

describe('the kind of an error', () => {
  it.each<[number, string, { readonly name: string }, string]>([
    [400, 'Invalid wait time', BadRequestError, 'bad_request'],
    [405, 'Invalid method', BadRequestError, 'bad_request'],
    [422, 'bad force', BadRequestError, 'bad_request'],
    [500, 'index error: UUID must be 36 characters', BadRequestError, 'bad_request'],
    [401, 'Unauthorized', PermissionDeniedError, 'permission_denied'],
    [403, 'Permission denied', PermissionDeniedError, 'permission_denied'],
    [403, 'ACL token not found', PermissionDeniedError, 'permission_denied'],
    [500, 'rpc error: Permission denied', PermissionDeniedError, 'permission_denied'],
    [404, 'job not found', NotFoundError, 'not_found'],
    [404, '', NotFoundError, 'not_found'],
    [500, 'Unknown job "web"', NotFoundError, 'not_found'],
    [500, 'parameterized job not found', NotFoundError, 'not_found'],
    [409, "variable doesn't hold a lock", ConflictError, 'conflict'],
    [429, 'Your IP is issuing too many concurrent connections', RateLimitedError, 'rate_limited'],
    [500, 'No cluster leader', NoLeaderError, 'no_leader'],
    [500, 'rpc error: No cluster leader', NoLeaderError, 'no_leader'],
    [503, 'No cluster leader', NoLeaderError, 'no_leader'],
    [500, 'Not ready to serve consistent reads', NoLeaderError, 'no_leader'],
    [501, 'Nomad Enterprise only endpoint', EnterpriseOnlyError, 'enterprise_only'],
    [501, 'Invalid method', ServerError, 'server_error'],
    [500, 'boom', ServerError, 'server_error'],
    [502, '<html><head><title>502 Bad Gateway</title></head></html>', ServerError, 'server_error'],
    [418, 'teapot', ApiError, 'unexpected_status'],
  ])('of %i %j', (status, text, type, code) => {
    const error = errorOf(status, text);
    expect(error.name).toBe(type.name);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(NomadError);
    expect(error).toMatchObject({ code, status, text, method: 'PUT', path: '/v1/jobs' });
  });

  it('reads both sides of a failed index check', () => {
    const at = (text: string): unknown => {
      const error = errorOf(500, text);
      expect(error).toBeInstanceOf(CheckIndexConflictError);
      return error;
    };
    expect(at('Enforcing job modify index 0: job already exists')).toMatchObject({
      want: 0,
      have: undefined,
      exists: true,
    });
    expect(
      at('rpc error: Enforcing job modify index 5: job exists with conflicting job modify index: 1262'),
    ).toMatchObject({
      want: 5,
      have: 1262,
      exists: true,
    });
    expect(at('Enforcing job modify index 5: job does not exist')).toMatchObject({
      want: 5,
      have: undefined,
      exists: false,
    });
  });

  it('gives the variable of a conflict, and nothing for a lock', () => {
    const variable = {
      Namespace: 'default',
      Path: 'a',
      ModifyIndex: 12,
      CreateIndex: 3,
      Items: { password: 'hunter2' },
    };
    const conflict = errorOf(409, JSON.stringify(variable));
    expect(conflict).toBeInstanceOf(ConflictError);
    expect(conflict instanceof ConflictError && conflict.current).toEqual(variable);
    expect(conflict.message).toBe('PUT /v1/jobs: 409 the variable is now at ModifyIndex 12');
    const locked = errorOf(409, '{"Namespace":"default","Path":"a","ModifyIndex":0}');
    expect(locked instanceof ConflictError && locked.current).toBeUndefined();
    expect(locked.message).toBe("PUT /v1/jobs: 409 somebody holds the variable's lock");
  });

  it('knows an enterprise route by its row where the text does not say it', () => {
    const row: Endpoint = { ...quotas.list, communityStatus: 404 };
    expect(errorOf(404, 'Invalid method', { endpoint: row })).toBeInstanceOf(EnterpriseOnlyError);
  });

  it('reads Retry-After in seconds and as a date', () => {
    expect(errorOf(429, 'slow', { retryAfter: '3' })).toMatchObject({ retryAfter: 3000 });
    const date = new Date(Date.now() + 60_000).toUTCString();
    const error = errorOf(429, 'slow', { retryAfter: date });
    expect(error instanceof RateLimitedError && error.retryAfter !== undefined && error.retryAfter > 50_000).toBe(true);
    expect(errorOf(429, 'slow', { retryAfter: 'soon' })).toMatchObject({ retryAfter: undefined });
  });

  it('keeps the index of a missing object', () => {
    expect(errorOf(404, 'job not found')).toMatchObject({ index: 9 });
  });
});

describe('the words of a message', () => {
  it.each([
    ['job not found', 'job not found'],
    ['RPC Error:: 400,variable missing required Items object', 'variable missing required Items object'],
    ['rpc error: rpc error: No path to region', 'No path to region'],
    ['1 error occurred:\n\t* Missing job datacenters\n\n', 'Missing job datacenters'],
    ['2 errors occurred:\n\t* one\n\t* two\n\n', 'one; two'],
    ['Task validation failed: 2 errors occurred:\n\t* a\n\t* b\n', 'Task validation failed: a; b'],
    ['<!DOCTYPE html><title> 504 Gateway Time-out </title>', '504 Gateway Time-out (an HTML page)'],
    ['<html><body>x', 'an HTML page, so not from Nomad'],
  ])('of %j', (text, words) => {
    expect(cleanServerText(text)).toBe(words);
  });

  it('are cut when there are too many', () => {
    expect(cleanServerText('x'.repeat(5000))).toHaveLength(601);
  });
});
