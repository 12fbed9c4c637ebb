import { describe, expect, it } from 'vitest';
import type { Endpoint, Method } from '../endpoint.js';
import { wireName } from '../parameters.js';
import { endpointById, endpoints } from './table.js';

function methods(row: Endpoint): readonly Method[] {
  return [row.method, ...(row.alsoMethods ?? [])];
}

/** A path with its parameters unnamed: two routes of the same shape answer the same requests. */
function shape(path: string): string {
  return path.replaceAll(/:[^/]+/g, ':').replace(/\*.+$/, '*');
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the endpoint table', () => {
  it('has all routes', () => {
    const routes = endpoints.filter((row) => row.variantOf === undefined).flatMap(methods);
    expect(routes.length).toBe(294);
  });

  it('names each row once', () => {
    expect(duplicates(endpoints.map((row) => row.id))).toEqual([]);
  });

  it('finds each row by its id', () => {
    for (const row of endpoints) expect(endpointById(row.id)).toBe(row);
    expect(endpointById('jobs.nothing')).toBeUndefined();
    expect(endpointById('toString')).toBeUndefined();
  });

  it('has one row for a method and path, and a fixed query of its own', () => {
    const keys = endpoints.flatMap((row) =>
      methods(row).map((method) => `${method} ${shape(row.path)} ${JSON.stringify(row.fixedQuery ?? {})}`),
    );
    expect(duplicates(keys)).toEqual([]);
  });

  it.each(endpoints.map((row) => [row.id, row] as const))('%s is well formed', (id, row) => {
    expect(id).toMatch(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*){1,2}$/);
    expect(row.path).toMatch(/^\/([\w.-]+|:[a-z][A-Za-z]*)?(\/([\w.-]+|:[a-z][A-Za-z]*))*(\/|\/\*[a-z][A-Za-z]*)?$/);
    const names = [...row.path.matchAll(/[:*](\w+)/g)].map((match) => match[1] ?? '');
    expect(duplicates(names)).toEqual([]);
    expect(duplicates([...methods(row)])).toEqual([]);
    expect(row.wildcardNamespace && !row.namespaced).toBeFalsy();
    expect(row.enterprise === true).toBe(row.communityStatus !== undefined);
    expect(row.blocking && !row.enterprise && row.meta !== 'query').toBeFalsy();
    expect(row.method === 'GET' && row.body !== undefined).toBe(false);
  });

  it.each(endpoints.map((row) => [row.id, row] as const))('%s is documented', (_, row) => {
    expect(row.summary).toMatch(/^[A-Z].*\.$/s);
    expect(row.summary.length).toBeLessThan(120);
    expect(row.remarks ?? 'None.').toMatch(/^[A-Z`].*\.$/s);
    expect(row.acl).not.toBe('');
    expect(row.documentation).toMatch(/^api-docs(\/[a-z-]+)+(#[a-z-]+)?$/);
    for (const parameter of Object.values(row.query ?? {})) expect(parameter.description).toMatch(/^[A-Z`].*\.$/s);
  });

  it.each(endpoints.filter((row) => row.variantOf !== undefined).map((row) => [row.id, row] as const))(
    '%s is a use of a row that exists, on the same route',
    (_, row) => {
      const base = endpointById(row.variantOf ?? '');
      expect(base?.path).toBe(row.path);
      expect(base?.method).toBe(row.method);
      expect(base?.variantOf).toBeUndefined();
      expect(Object.keys(row.fixedQuery ?? {})).not.toEqual([]);
    },
  );

  it.each(endpoints.map((row) => [row.id, row] as const))(
    '%s has query parameters of different wire names',
    (_, row) => {
      const own = Object.entries(row.query ?? {}).map(([name, parameter]) => wireName(name, parameter));
      expect(duplicates([...own, ...Object.keys(row.fixedQuery ?? {})])).toEqual([]);
      const common = ['namespace', 'region'];
      if (row.blocking) common.push('index', 'wait');
      if (row.paginated) common.push('per_page', 'next_token');
      if (row.filterable) common.push('filter');
      if (row.consistency) common.push('stale');
      expect(own.filter((name) => common.includes(name))).toEqual([]);
    },
  );
});
