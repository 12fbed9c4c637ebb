/** Types of HCL values, and their names in messages. */

/** A type. `any` is what is not known, such as the type of `null`, or not asked for. */
export type Type =
  | 'string'
  | 'number'
  | 'bool'
  | 'any'
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | {
      readonly kind: 'object';
      readonly attributes: ReadonlyMap<string, Type>;
      /** Attributes that may be left out; they are null then. */
      readonly optional?: ReadonlySet<string>;
    };

/** A type with one element type. */
export type CollectionType = Extract<Type, { readonly element: Type }>;

/** True for strings, numbers and bools. */
export function isPrimitive(type: Type): type is 'string' | 'number' | 'bool' {
  return typeof type === 'string' && type !== 'any';
}

/** True for lists, sets and maps. */
export function isCollection(type: Type): type is CollectionType {
  return typeof type !== 'string' && 'element' in type;
}

/** True when both are the same type. */
export function sameType(left: Type, right: Type): boolean {
  if (left === right) return true;
  if (typeof left === 'string' || typeof right === 'string') return false;
  if (left.kind === 'tuple') {
    if (right.kind !== 'tuple' || left.items.length !== right.items.length) return false;
    return left.items.every((item, at) => sameType(item, right.items[at] ?? 'any'));
  }
  if (left.kind === 'object') {
    if (right.kind !== 'object' || left.attributes.size !== right.attributes.size) return false;
    for (const [name, type] of left.attributes) {
      const other = right.attributes.get(name);
      if (other === undefined || !sameType(type, other)) return false;
    }
    return true;
  }
  return left.kind === right.kind && isCollection(right) && sameType(left.element, right.element);
}

const KEYS = new WeakMap<object, string>();

/** A text that is the same for the same types, and for no others. */
export function typeKey(type: Type): string {
  if (typeof type === 'string') return type;
  const known = KEYS.get(type);
  if (known !== undefined) return known;
  let key: string;
  if (isCollection(type)) key = `${type.kind}(${typeKey(type.element)})`;
  else if (type.kind === 'tuple') key = `[${type.items.map(typeKey).join()}]`;
  else {
    const attributes = [...type.attributes].map(([name, attribute]) => `${JSON.stringify(name)}:${typeKey(attribute)}`);
    key = `{${attributes.toSorted().join()}}`;
  }
  KEYS.set(type, key);
  return key;
}

/** The type of a value as HCL names it: `list of string`, `object`. */
export function typeName(type: Type): string {
  if (typeof type === 'string') return type === 'any' ? 'dynamic' : type;
  return isCollection(type) ? `${type.kind} of ${typeName(type.element)}` : type.kind;
}

/** A type that is asked for, as HCL names it: `any type`, `map of any single type`. */
export function constraintName(type: Type): string {
  if (typeof type === 'string') return type === 'any' ? 'any type' : type;
  if (!isCollection(type)) return type.kind;
  return `${type.kind} of ${type.element === 'any' ? 'any single type' : constraintName(type.element)}`;
}
