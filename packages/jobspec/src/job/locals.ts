/** `locals` blocks: names for values, each of which may use the others. */

import type { Body, BodyAttribute } from '../hcl/body.js';
import type { Findings } from '../hcl/diagnostic.js';
import { evaluate } from '../hcl/evaluate.js';
import { referencesOf } from '../hcl/references.js';
import type { Scope } from '../hcl/scope.js';
import { Mapping, type Value } from '../hcl/values/value.js';

/** The values of all locals; of several with one name the last counts. Errors of those that have no value are found. */
export function evaluateLocals(bodies: readonly Body[], scope: Scope, findings: Findings): Mapping {
  const written = new Map<string, BodyAttribute>();
  for (const body of bodies) {
    for (const [name, attribute] of body.attributes(findings)) written.set(name, attribute);
  }
  const values = new Map<string, Value>();
  const failed = new Set<string>();
  for (const name of inOrderOfUse(written)) {
    const attribute = written.get(name);
    if (!attribute) continue;
    const variables = new Map(scope.variables).set('local', new Mapping('object', new Map(values)));
    const uses = localsIn(attribute);
    // Their own errors say what is wrong.
    if (uses.some((used) => failed.has(used))) {
      failed.add(name);
      continue;
    }
    const value = evaluate(attribute.expression, { ...scope, variables }, findings);
    if (value === undefined) failed.add(name);
    else values.set(name, value);
  }
  return new Mapping('object', values);
}

function localsIn({ expression }: BodyAttribute): readonly string[] {
  return referencesOf(expression).flatMap(({ root, attribute }) =>
    root === 'local' && attribute !== undefined ? [attribute] : [],
  );
}

/** The names, each after those that it uses. In a circle one has to come first; it fails, since what it uses has no value. */
function inOrderOfUse(written: ReadonlyMap<string, BodyAttribute>): readonly string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of written.keys()) {
    const path = [start];
    while (path.length > 0) {
      const name = path.at(-1) ?? '';
      const attribute = written.get(name);
      if (!attribute || state.get(name) === 'done') {
        path.pop();
      } else if (state.get(name) === 'open') {
        path.pop();
        state.set(name, 'done');
        order.push(name);
      } else {
        state.set(name, 'open');
        path.push(...localsIn(attribute).filter((used) => !state.has(used)));
      }
    }
  }
  return order;
}
