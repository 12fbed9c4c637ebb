import type { Endpoint } from '@yurt/contract';
import { client, events, jobs, nodes, variables, volumes } from '@yurt/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from './errors.js';
import { buildQuery, queryEncoders } from './query.js';

const none = { region: undefined, namespace: undefined };
const build = (row: Endpoint, options: object, defaults: { region?: string; namespace?: string } = {}): string =>
  buildQuery(queryEncoders(row), options, { ...none, ...defaults }, row.id);

describe('queries', () => {
  it('spells options as Nomad does', () => {
    expect(build(jobs.list, { perPage: 10, nextToken: 'default.web', prefix: 'w b' })).toBe(
      'per_page=10&next_token=default.web&prefix=w%20b',
    );
    expect(build(jobs.list, { filter: 'Status == "running"' })).toBe('filter=Status%20%3D%3D%20%22running%22');
  });

  it('writes booleans as the literals that Nomad compares with', () => {
    expect(build(jobs.list, { reverse: true, meta: false })).toBe('reverse=true&meta=false');
    expect(build(jobs.list, { stale: true })).toBe('stale=true');
    expect(build(jobs.list, { stale: false })).toBe('');
  });

  it('writes indexes of any size, and waits in milliseconds', () => {
    expect(build(jobs.list, { index: 2n ** 63n, wait: '1m30s' })).toBe('index=9223372036854775808&wait=90000ms');
    expect(build(jobs.list, { index: 1, wait: 1500.2 })).toBe('index=1&wait=1501ms');
    for (const wait of ['30', 'soon', -1, Number.NaN, '-1s', Infinity, 1e15]) {
      expect(() => build(jobs.list, { wait })).toThrow(ArgumentError);
    }
  });

  it('repeats what may be given several times', () => {
    expect(build(events.stream, { topic: ['Job:web', 'Node'] })).toBe('topic=Job%3Aweb&topic=Node');
    expect(build(client.allocation.exec, { task: 'web', command: ['sh', '-c', 'a&b'] })).toBe(
      'task=web&command=%5B%22sh%22%2C%22-c%22%2C%22a%26b%22%5D',
    );
  });

  it("adds the client's region and namespace where the row takes them and the call names none", () => {
    const defaults = { region: 'eu', namespace: 'team' };
    expect(build(jobs.read, {}, defaults)).toBe('region=eu&namespace=team');
    expect(build(jobs.read, { namespace: 'other', region: 'us' }, defaults)).toBe('namespace=other&region=us');
    expect(build(nodes.list, {}, defaults)).toBe('region=eu');
  });

  it('refuses a wildcard namespace where one object is meant, from the call or the client', () => {
    expect(build(jobs.list, { namespace: '*' })).toBe('namespace=*');
    expect(() => build(jobs.read, { namespace: '*' })).toThrow(/jobs\.read needs a single namespace/);
    expect(() => build(variables.write, {}, { namespace: '*' })).toThrow(ArgumentError);
  });

  it('leaves out what is undefined or empty, and how to send the call', () => {
    expect(
      build(jobs.list, { prefix: '', nextToken: undefined, timeout: 5, token: 'x', headers: {}, retry: false }),
    ).toBe('');
  });

  it('refuses options that the row does not have, and values of the wrong kind', () => {
    expect(() => build(jobs.list, { perpage: 10 })).toThrow('jobs.list has no option "perpage"');
    expect(() => build(jobs.list, { reverse: 'true' })).toThrow('jobs.list: reverse must be true or false');
    expect(() => build(jobs.list, { perPage: 1.5 })).toThrow(ArgumentError);
    expect(() => build(volumes.csi.list, { prefix: 7 })).toThrow(ArgumentError);
  });

  it('carries every text to the server as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const query = new URLSearchParams(build(jobs.list, { prefix: text, filter: text }));
        expect(query.get('prefix')).toBe(text);
        expect(query.get('filter')).toBe(text);
      }),
    );
  });
});
