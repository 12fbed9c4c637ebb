/** Reading an object that anyone may have written, field by field, while noting what is wrong where. */

import type { Issue } from '../errors.js';

/** A place in an object, with the value that is there and the list that takes what is wrong with it. */
export class Field {
  readonly path: string;
  readonly value: unknown;
  readonly #issues: Issue[];

  private constructor(path: string, value: unknown, issues: Issue[]) {
    this.path = path;
    this.value = value;
    this.#issues = issues;
  }

  /** The object as a whole. */
  static root(value: unknown, issues: Issue[]): Field {
    return new Field('', value, issues);
  }

  /** Whether nothing is there; null, as YAML gives for an empty field, counts as nothing. */
  get absent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** Notes what is wrong here, and what to write instead. */
  report(message: string): void {
    this.#issues.push({ path: this.path, message });
  }

  /** The field of that name inside; absent when this is no object. */
  at(key: string): Field {
    const value = isRecord(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    const plain = /^[A-Za-z_][\w]*$/.test(key);
    const step = plain ? (this.path === '' ? key : `.${key}`) : `[${JSON.stringify(key)}]`;
    return new Field(`${this.path}${step}`, value, this.#issues);
  }

  /** The names of the fields inside; none, with an issue, when this is there but no object. */
  keys(): readonly string[] {
    if (this.absent) return [];
    if (isRecord(this.value)) return Object.keys(this.value);
    this.report(`must be an object, not ${kindOf(this.value)}`);
    return [];
  }

  /** The entries of a list; none, with an issue, when this is there but no list. */
  entries(): readonly Field[] {
    if (this.absent) return [];
    if (Array.isArray(this.value)) {
      return this.value.map((value: unknown, index) => new Field(`${this.path}[${index}]`, value, this.#issues));
    }
    this.report(`must be a list, not ${kindOf(this.value)}`);
    return [];
  }

  /** The text that is here; `undefined` when nothing is, and with an issue when it is something else. */
  text(): string | undefined {
    if (this.absent) return undefined;
    if (typeof this.value === 'string') return this.value;
    this.report(`must be a text, not ${kindOf(this.value)}`);
    return undefined;
  }

  /** The text that is here, which must be one of a few. */
  oneOf<T extends string>(allowed: readonly T[]): T | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    const found = allowed.find((word) => word === text);
    if (found === undefined) this.report(`${JSON.stringify(text)} is none of ${allowed.join(', ')}`);
    return found;
  }

  /** Notes every field inside that is none of the known ones. */
  onlyKeys(known: readonly string[]): void {
    for (const key of this.keys()) {
      if (known.includes(key)) continue;
      const near = known.find((name) => name.toLowerCase() === key.toLowerCase());
      this.at(key).report(
        near === undefined
          ? `there is no such field; known are ${known.join(', ')}`
          : `there is no such field; write ${near}`,
      );
    }
  }
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
    case 'number':
    case 'boolean':
      return `${typeof value === 'number' ? 'the number ' : ''}${value}`;
    default:
      return 'an object';
  }
}
