import { jobs, services, ui, variables } from '@yurt/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from './errors.js';
import { buildPath, parsePathTemplate, path } from './path.js';

const build = (row: { readonly path: string; readonly id: string }, values: Record<string, string>): string =>
  buildPath(parsePathTemplate(row.path), values, row.id);

describe('paths', () => {
  it('encodes each value as one segment', () => {
    expect(build(jobs.read, { jobId: 'team/web app?#%' })).toBe('/v1/job/team%2Fweb%20app%3F%23%25');
    expect(build(services.delete, { serviceName: 'a/b', serviceId: 'ü' })).toBe('/v1/service/a%2Fb/%C3%BC');
  });

  it('keeps the slashes of a rest and encodes what is between them', () => {
    expect(build(variables.read, { path: 'nomad/jobs/a b' })).toBe('/v1/var/nomad/jobs/a%20b');
  });

  it("takes spaces and slashes off both ends of a variable's path", () => {
    expect(build(variables.read, { path: ' /a/b/ / ' })).toBe('/v1/var/a/b');
    expect(build(ui.asset, { assetPath: '' })).toBe('/ui/');
  });

  it.each(['', '.', '..'])('refuses the segment %j', (value) => {
    expect(() => build(jobs.read, { jobId: value })).toThrow(ArgumentError);
    expect(() => build(jobs.read, { jobId: value })).toThrow('jobs.read: jobId');
  });

  it.each(['a//b', '../a', 'a/./b', '/', ' '])('refuses the variable path %j', (value) => {
    expect(() => build(variables.read, { path: value })).toThrow(ArgumentError);
  });

  it('refuses a missing value and half of a surrogate pair', () => {
    expect(() => build(jobs.read, {})).toThrow('jobs.read: jobId is missing');
    expect(() => build(jobs.read, { jobId: '\ud800' })).toThrow(ArgumentError);
  });

  it('never lets a value out of its segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (jobId) => {
        fc.pre(jobId !== '.' && jobId !== '..');
        const url = new URL(`http://nomad${build(jobs.plan, { jobId })}`);
        const segments = url.pathname.split('/');
        expect(segments).toHaveLength(5);
        expect(segments[4]).toBe('plan');
        expect(decodeURIComponent(segments[3] ?? '')).toBe(jobId);
        expect(url.search + url.hash).toBe('');
      }),
    );
  });

  it('has a template tag for paths of ones own', () => {
    expect(path`/v1/job/${'a/b'}/x`).toBe('/v1/job/a%2Fb/x');
    expect(() => path`/v1/job/${'..'}`).toThrow(ArgumentError);
  });
});
