/** Types as a file writes them: `string`, `list(number)`, `object({ name = string })`. */

import type { Findings } from './diagnostic.js';
import { staticExpression } from './static-expression.js';
import type { Span } from './source.js';
import type { Expression, FunctionCall } from './syntax.js';
import type { Type } from './values/type.js';

/**
 * The type that an expression stands for, as the `type` of a `variable` block, or `undefined` after an error. `any` and
 * `optional(…)` are errors: the type must be exact.
 */
export function exactType(expression: Expression, findings: Findings): Type | undefined {
  return new TypeReader(findings, false).type(staticExpression(expression));
}

/**
 * The type that an expression stands for, as the second argument of `convert`, or `undefined` after an error. `any` leaves a
 * type open; `optional(type)` is for attributes of objects that may be left out.
 */
export function typeConstraint(expression: Expression, findings: Findings): Type | undefined {
  return new TypeReader(findings, true).type(expression);
}

/** What each constructor takes, as messages say it. */
const CONSTRUCTORS: ReadonlyMap<string, string> = new Map([
  ['list', 'the element type'],
  ['set', 'the element type'],
  ['map', 'the element type'],
  ['object', 'the attribute types and values as a map'],
  ['tuple', 'the element types as a list'],
]);

class TypeReader {
  constructor(
    readonly findings: Findings,
    readonly constraint: boolean,
  ) {}

  type(expression: Expression): Type | undefined {
    const word = keyword(expression);
    if (word !== undefined) return this.#named(word, expression);
    if (expression.kind === 'call') return this.#constructed(expression);
    return this.#error(
      'A type specification is either a primitive type keyword (bool, number, string) or a complex type constructor call, like list(string).',
      expression,
    );
  }

  #error(detail: string, subject: Span, context?: Span): undefined {
    this.findings.error('Invalid type specification', detail, subject, context);
  }

  #named(word: string, expression: Expression): Type | undefined {
    if (word === 'string' || word === 'number' || word === 'bool') return word;
    if (word === 'any') {
      if (this.constraint) return 'any';
      return this.#error(
        'The keyword "any" cannot be used in this type specification: an exact type is required.',
        expression,
      );
    }
    const takes = CONSTRUCTORS.get(word);
    if (takes !== undefined) return this.#error(needsOne(word, takes), expression);
    return this.#error(`The keyword ${JSON.stringify(word)} is not a valid type specification.`, expression);
  }

  #constructed(call: FunctionCall): Type | undefined {
    const { name } = call;
    const args = this.#argumentsSpan(call);
    if (name === 'string' || name === 'number' || name === 'bool') {
      return this.#error(`Primitive type keyword "${name}" does not expect arguments.`, args);
    }
    if (name === 'any') return this.#error('Type constraint keyword "any" does not expect arguments.', args);
    const takes = CONSTRUCTORS.get(name);
    if (takes === undefined) {
      if (name === 'optional') {
        return this.#error('Keyword "optional" is valid only as a modifier for object type attributes.', call.nameSpan);
      }
      return this.#error(`Keyword ${JSON.stringify(name)} is not a valid type constructor.`, call);
    }
    const [argument, second] = call.arguments;
    if (!argument || second) {
      const surplus = second ? { start: second.start, end: call.arguments.at(-1)?.end ?? second.end } : args;
      return this.#error(needsOne(name, takes), surplus, args);
    }
    if (name === 'object') return this.#object(argument, call);
    if (name === 'tuple') return this.#tuple(argument, call);
    const element = this.type(argument);
    if (element === undefined || (name !== 'list' && name !== 'set' && name !== 'map')) return undefined;
    return { kind: name, element };
  }

  /** From parenthesis to parenthesis. */
  #argumentsSpan(call: FunctionCall): Span {
    return { start: this.findings.source.text.indexOf('(', call.nameSpan.end), end: call.end };
  }

  #tuple(argument: Expression, call: FunctionCall): Type | undefined {
    if (argument.kind !== 'tuple') {
      return this.#error('Tuple type constructor requires a list of element types.', argument, call);
    }
    const items: Type[] = [];
    for (const item of argument.items) {
      const type = this.type(item);
      if (type !== undefined) items.push(type);
    }
    return items.length < argument.items.length ? undefined : { kind: 'tuple', items };
  }

  #object(argument: Expression, call: FunctionCall): Type | undefined {
    if (argument.kind !== 'object') {
      return this.#error(
        'Object type constructor requires a map whose keys are attribute names and whose values are the corresponding attribute types.',
        argument,
        call,
      );
    }
    const before = this.findings.list.length;
    const attributes = new Map<string, Type>();
    const optional = new Set<string>();
    for (const { key, value } of argument.items) {
      const name = keyword(key);
      if (name === undefined) this.#error('Object constructor map keys must be attribute names.', key, call);
      else if (attributes.has(name)) this.#error('Object constructor map keys must be unique.', key, call);
      else {
        const modified = value.kind === 'call' && value.name === 'optional' ? value : undefined;
        const written = modified ? this.#optional(modified) : value;
        if (!written) continue;
        if (modified) optional.add(name);
        attributes.set(name, this.type(written) ?? 'any');
      }
    }
    if (this.findings.list.length > before) return undefined;
    return { kind: 'object', attributes, ...(optional.size > 0 ? { optional } : {}) };
  }

  /** The type in `optional(type)`. */
  #optional(modified: FunctionCall): Expression | undefined {
    const [type, second] = modified.arguments;
    const args = this.#argumentsSpan(modified);
    if (!type) {
      return this.#error('Optional attribute modifier requires the attribute type as its argument.', args, modified);
    }
    if (!this.constraint) {
      this.#error(
        'Optional attribute modifier is only for type constraints, not for exact types.',
        modified.nameSpan,
        modified,
      );
    } else if (second) {
      this.#error('Optional attribute modifier expects only one argument: the attribute type.', args, modified);
    }
    return type;
  }
}

function needsOne(name: string, takes: string): string {
  return `The ${name} type constructor requires one argument specifying ${takes}.`;
}

/** The bare word that an expression is. */
function keyword(expression: Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  return expression.kind === 'word' ? String(expression.value) : undefined;
}
