/** Our syntax tree in the shape of `@cdktf/hcl2json`: blocks by type and labels, expressions as their text in `${…}`. */

import { convertValue, evaluate, Findings, type Parsed } from '@yurt/jobspec';
import type { Body, Expression, File, NumberLiteral, TemplatePart } from '@yurt/jobspec';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Thrown for what hcl2json parses and then cannot convert. */
export class Unconvertible extends Error {}

/** The JSON that hcl2json makes of a file without errors. Throws {@link Unconvertible}. */
export function hcl2jsonShape({ tree, source }: Parsed<File>): Json {
  return new Shape(new Findings(source)).body(tree.body);
}

/** A name with attributes and literal indexes after it: HCL keeps such in one piece, and hcl2json its text as a key. */
function isReference(expression: Expression): boolean {
  switch (expression.kind) {
    case 'variable':
      return true;
    case 'attribute-of':
      return isReference(expression.object);
    case 'index':
      return isLiteral(expression.key) && isReference(expression.collection);
    default:
      return false;
  }
}

function isLiteral(expression: Expression): boolean {
  if (expression.kind === 'template') return expression.parts.every(({ kind }) => kind === 'text');
  return expression.kind === 'number' || expression.kind === 'word';
}

class Shape {
  constructor(private readonly findings: Findings) {}

  body(body: Body): { [key: string]: Json } {
    const result: { [key: string]: Json } = Object.create(null);
    for (const block of body.items) {
      if (block.kind !== 'block') continue;
      let within = result;
      let key = block.type.normalize('NFC');
      for (const label of block.labels) {
        const inner = (within[key] ??= Object.create(null) as { [key: string]: Json });
        if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) throw new Unconvertible();
        within = inner;
        key = label.text;
      }
      const list = (within[key] ??= []);
      if (!Array.isArray(list)) throw new Unconvertible();
      list.push(this.body(block.body));
    }
    for (const attribute of body.items) {
      if (attribute.kind === 'attribute') result[attribute.name] = this.#value(attribute.value);
    }
    return result;
  }

  #value(expression: Expression): Json {
    switch (expression.kind) {
      case 'number':
        return Number(expression.text);
      case 'word':
        return expression.value;
      case 'unary':
        return this.#unary(expression);
      case 'template': {
        const [only] = expression.parts;
        if (expression.parts.length === 1 && only?.kind === 'value') return this.#value(only.value);
        return this.#text(expression.parts);
      }
      case 'tuple':
        return expression.items.map((item) => this.#value(item));
      case 'object': {
        const result: { [key: string]: Json } = Object.create(null);
        for (const { key, value } of expression.items) {
          result[isReference(key) ? this.#written(key) : this.#inText(key)] = this.#value(value);
        }
        return result;
      }
      default:
        return `\${${this.#written(expression)}}`;
    }
  }

  #unary(expression: Extract<Expression, { kind: 'unary' }>): Json {
    const { operator, operand } = expression;
    if (operand.kind === 'number' && operator === '-') return -Number(operand.text);
    if (operand.kind === 'word' && operator === '!' && operand.value !== null) return !operand.value;
    if (operand.kind === 'number' || operand.kind === 'word') throw new Unconvertible();
    return `\${${this.#written(expression)}}`;
  }

  #text(parts: readonly TemplatePart[]): string {
    return parts.map((part) => this.#part(part)).join('');
  }

  #part(part: TemplatePart): string {
    switch (part.kind) {
      case 'text':
        return part.text.normalize('NFC').replaceAll(/([$%])\{/g, '$1$1{');
      case 'value':
        return this.#inText(part.value);
      case 'if':
        return this.#choice(part.condition, this.#text(part.whenTrue), this.#text(part.whenFalse));
      case 'for': {
        const names = part.keyName === undefined ? part.valueName : `${part.keyName}, ${part.valueName}`;
        return `%{for ${names} in ${this.#written(part.collection)}}${this.#text(part.body)}%{endfor}`;
      }
    }
  }

  /** An expression between pieces of text: conditionals are written as directives there. */
  #inText(expression: Expression): string {
    switch (expression.kind) {
      case 'number':
        return this.#numberText(expression);
      case 'word':
        return String(expression.value);
      case 'template':
        return this.#text(expression.parts);
      case 'conditional': {
        const { condition, whenTrue, whenFalse } = expression;
        return this.#choice(condition, this.#inText(whenTrue), this.#inText(whenFalse));
      }
      default:
        return `\${${this.#written(expression)}}`;
    }
  }

  #choice(condition: Expression, yes: string, no: string): string {
    return `%{if ${this.#written(condition)}}${yes}${no === '' ? '' : `%{else}${no}`}%{endif}`;
  }

  #numberText(number: NumberLiteral): string {
    const text = convertValue(evaluate(number, {}, this.findings) ?? null, 'string');
    if (typeof text !== 'string') throw new Error(`${number.text} is no number`);
    return text;
  }

  #written({ start, end }: Expression): string {
    return this.findings.source.text.slice(start, end);
  }
}
