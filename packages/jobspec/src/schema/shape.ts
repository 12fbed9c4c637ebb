/** What follows from a block's fields: the file's names for them, computed once. */

import type { BodySchema } from '../hcl/body.js';
import { type Field, type Fields, fileName, type Label } from './field.js';

/** A block's fields by the names that a file uses. */
export interface Shape {
  readonly fields: readonly (readonly [name: string, field: Field])[];
  readonly byName: ReadonlyMap<string, Field>;
  readonly label: Label | undefined;
  /** What a file may write. */
  readonly schema: BodySchema;
}

const shapes = new WeakMap<Fields, Shape>();

/** The shape of a block. */
export function shapeOf(fields: Fields): Shape {
  const known = shapes.get(fields);
  if (known) return known;
  const named = Object.entries(fields).map(([name, field]): readonly [string, Field] => [fileName(name), field]);
  const attributes = new Map<string, boolean>();
  const blocks = new Map<string, readonly string[]>();
  let label: Label | undefined;
  // Suggestions are made in the order of the names.
  for (const [name, field] of named.toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    if (field.kind === 'label') label = field;
    else if (field.kind === 'block' || field.kind === 'forTasks') blocks.set(name, labelNames(field.fields));
    else if (field.kind === 'open') {
      blocks.set(name, []);
      if (field.orAttribute) attributes.set(name, false);
    } else if (field.kind !== 'unset') attributes.set(name, field.kind !== 'operand' && field.required);
  }
  const shape = { fields: named, byName: new Map(named), label, schema: { attributes, blocks } };
  shapes.set(fields, shape);
  return shape;
}

function labelNames(fields: Fields): readonly string[] {
  for (const field of Object.values(fields)) if (field.kind === 'label') return [field.name];
  return [];
}
