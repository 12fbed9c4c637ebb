/** Answers of functions in the form in which the recorded answers of Nomad's own are kept. */

import { diagnosticLine, Findings } from '../hcl/diagnostic.js';
import { evaluate } from '../hcl/evaluate.js';
import { parseHclExpression } from '../hcl/parser.js';
import type { HclFunction } from '../hcl/scope.js';
import { numberText } from '../hcl/values/number.js';
import type { Type } from '../hcl/values/type.js';
import { isNumber, Mapping, Sequence, typeOf, type Value } from '../hcl/values/value.js';

/** An expression with what Nomad's own functions made of it: a value with its type, or errors. */
export interface Case {
  readonly expression: string;
  readonly type?: string;
  readonly value?: string;
  readonly errors?: readonly string[];
}

function typeText(type: Type): string {
  if (typeof type === 'string') return type;
  if (type.kind === 'tuple') return `tuple([${type.items.map(typeText).join(', ')}])`;
  if (type.kind !== 'object') return `${type.kind}(${typeText(type.element)})`;
  const attributes = [...type.attributes].map(([name, attribute]) => `${name} = ${typeText(attribute)}`);
  return `object({${attributes.toSorted().join(', ')}})`;
}

function valueText(value: Value): string {
  if (isNumber(value)) return numberText(value);
  if (value instanceof Sequence) return `[${value.items.map(valueText).join(',')}]`;
  if (!(value instanceof Mapping)) {
    return JSON.stringify(value).replace(/[\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
  }
  return `{${value
    .sorted()
    .map(([name, item]) => `${JSON.stringify(name)}:${valueText(item)}`)
    .join(',')}}`;
}

function hasNull(value: Value): boolean {
  if (value instanceof Sequence) return value.items.some(hasNull);
  return value instanceof Mapping ? [...value.entries.values()].some(hasNull) : value === null;
}

/** What an expression gives, as far as the expected answer says it: nulls have no type here. */
export function answer(
  { expression, type }: Case,
  functions: ReadonlyMap<string, HclFunction>,
): Omit<Case, 'expression'> {
  const { source, tree, diagnostics } = parseHclExpression(expression, 'e');
  const findings = new Findings(source);
  const value = evaluate(tree, { variables: new Map(), functions }, findings);
  const errors = [...diagnostics, ...findings.list].map(diagnosticLine);
  if (value === undefined || errors.length > 0) return { errors };
  return { type: hasNull(value) ? type : typeText(typeOf(value)), value: valueText(value) };
}
