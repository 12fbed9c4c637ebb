/** `locals` blocks: names for values, each of which may use the others. */

import type { Body, BodyAttribute } from '../hcl/body.js';
import type { Findings } from '../hcl/diagnostic.js';
import { evaluate } from '../hcl/evaluate.js';
import { referencesOf } from '../hcl/references.js';
import { Mapping, type Value } from '../hcl/values/value.js';

/**
 * The values of all locals; of several with one name the last counts. Errors of those that have no value are found.
 *
 * @param bodies - the `locals` blocks, with what they may refer to besides each other
 */
export function evaluateLocals(bodies: readonly Body[], findings: Findings): Mapping {
  const written = new Map<string, Local>();
  for (const body of bodies) {
    for (const [name, attribute] of body.attributes(findings)) written.set(name, localOf(attribute));
  }
  const values = new Map<string, Value>();
  const failed = new Set<string>();
  for (const name of inOrderOfUse(written)) {
    const local = written.get(name);
    if (!local) continue;
    const value = local.uses.some((used) => failed.has(used)) ? undefined : valueOf(local, values, findings);
    // Where one fails, the errors of those that it uses say what is wrong.
    if (value === undefined) failed.add(name);
    else values.set(name, value);
  }
  return new Mapping('object', values);
}

interface Local {
  readonly attribute: BodyAttribute;
  /** The locals that it names. */
  readonly uses: readonly string[];
  /** It uses `local` as a whole. */
  readonly usesAll: boolean;
}

function localOf(attribute: BodyAttribute): Local {
  const found = referencesOf(attribute.expression).filter(({ root }) => root === 'local');
  const uses = found.flatMap(({ attribute: name }) => (name === undefined ? [] : [name]));
  return { attribute, uses, usesAll: uses.length < found.length };
}

function valueOf(
  { attribute, uses, usesAll }: Local,
  values: ReadonlyMap<string, Value>,
  findings: Findings,
): Value | undefined {
  const { expression, scope } = attribute;
  const seen = new Map<string, Value>();
  for (const name of usesAll ? values.keys() : uses) {
    const value = values.get(name);
    if (value !== undefined) seen.set(name, value);
  }
  if (scope.budget) scope.budget.steps -= seen.size;
  const variables = new Map(scope.variables).set('local', new Mapping('object', seen));
  return evaluate(expression, { ...scope, variables }, findings);
}

/** The names, each after those that it uses. In a circle one has to come first; it fails, since what it uses has no value. */
function inOrderOfUse(written: ReadonlyMap<string, Local>): readonly string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of written.keys()) {
    const path = [start];
    while (path.length > 0) {
      const name = path.at(-1) ?? '';
      const local = written.get(name);
      if (!local || state.get(name) === 'done') {
        path.pop();
      } else if (state.get(name) === 'open') {
        path.pop();
        state.set(name, 'done');
        order.push(name);
      } else {
        state.set(name, 'open');
        for (const used of local.uses) if (!state.has(used)) path.push(used);
      }
    }
  }
  return order;
}
