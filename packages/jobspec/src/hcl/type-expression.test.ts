import { describe, expect, test } from 'vitest';
import { diagnosticLine, Findings } from './diagnostic.js';
import { parseHclExpression } from './parser.js';
import cases from './type-expression.cases.json' with { type: 'json' };
import { exactType, typeConstraint } from './type-expression.js';
import type { Type } from './values/type.js';

function written(type: Type): string {
  if (typeof type === 'string') return type;
  if (type.kind === 'tuple') return `tuple([${type.items.map(written).join(', ')}])`;
  if (type.kind !== 'object') return `${type.kind}(${written(type.element)})`;
  const attributes = [...type.attributes].map(
    ([name, attribute]) => `${name}${type.optional?.has(name) ? '?' : ''} = ${written(attribute)}`,
  );
  return `object({${attributes.toSorted().join(', ')}})`;
}

function read(text: string, reader: typeof exactType): string | string[] {
  const { source, tree } = parseHclExpression(text, 'e');
  const findings = new Findings(source);
  const type = reader(tree, findings);
  expect(type === undefined).toBe(findings.list.length > 0);
  return type === undefined ? findings.list.map(diagnosticLine) : written(type);
}

// The cases were answered by HCL itself.
describe('types as HCL reads them', () => {
  test.each(cases)('$expression', ({ expression, exact, constraint }) => {
    expect(read(expression, exactType)).toEqual(exact);
    expect(read(expression, typeConstraint)).toEqual(constraint);
  });
});
