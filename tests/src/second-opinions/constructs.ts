/** Where the constructs that both have names for stand in a tree of ours. */

import type { Body, Expression, File, Span, SplatStep, TemplatePart } from '@yurt/jobspec';

/** What is compared. Not conditionals: the grammar reads `a ? b : c ? d : e` from the left. */
export type Kind =
  | 'attribute'
  | 'binary'
  | 'block'
  | 'call'
  | 'for'
  | 'heredoc'
  | 'interpolation'
  | 'object'
  | 'splat'
  | 'tuple'
  | 'unary';

/** A construct: its kind and where it starts and ends, as offsets in the text. */
export type Construct = readonly [kind: Kind, start: number, end: number];

/** The constructs of a list in the order of their places. */
export function inOrder(constructs: readonly Construct[]): readonly Construct[] {
  return constructs.toSorted(
    ([kind, start, end], [otherKind, otherStart, otherEnd]) =>
      start - otherStart || end - otherEnd || Number(kind > otherKind) - Number(kind < otherKind),
  );
}

/** All constructs of a file. */
export function constructsOf(file: File): readonly Construct[] {
  const collector = new Collector();
  collector.body(file.body);
  return inOrder(collector.found);
}

class Collector {
  readonly found: Construct[] = [];

  body(body: Body): void {
    for (const item of body.items) {
      this.#add(item.kind, item);
      if (item.kind === 'block') this.body(item.body);
      else this.#expression(item.value);
    }
  }

  #add(kind: Kind, { start, end }: Span): void {
    this.found.push([kind, start, end]);
  }

  #expression(expression: Expression | undefined): void {
    switch (expression?.kind) {
      case 'template':
        if (expression.form === 'heredoc') this.#add('heredoc', expression);
        this.#parts(expression.parts);
        return;
      case 'attribute-of':
        this.#expression(expression.object);
        return;
      case 'index':
        this.#expression(expression.collection);
        this.#expression(expression.key);
        return;
      case 'splat':
        this.#expression(expression.source);
        this.#splat(expression.marker, expression.steps);
        return;
      case 'call':
        this.#add('call', expression);
        for (const argument of expression.arguments) this.#expression(argument);
        return;
      case 'conditional':
        this.#expression(expression.condition);
        this.#expression(expression.whenTrue);
        this.#expression(expression.whenFalse);
        return;
      case 'binary':
        this.#add('binary', expression);
        this.#expression(expression.left);
        this.#expression(expression.right);
        return;
      case 'unary':
        this.#add('unary', expression);
        this.#expression(expression.operand);
        return;
      case 'parentheses':
        this.#expression(expression.inner);
        return;
      case 'tuple':
        this.#add('tuple', expression);
        for (const item of expression.items) this.#expression(item);
        return;
      case 'object':
        this.#add('object', expression);
        for (const { key, value } of expression.items) {
          this.#expression(key);
          this.#expression(value);
        }
        return;
      case 'for':
        this.#add('for', expression);
        for (const within of [expression.collection, expression.key, expression.value, expression.condition]) {
          this.#expression(within);
        }
    }
  }

  /** A splat's marker and own steps: those after a splat within are of that one. */
  #splat(marker: Span, steps: readonly SplatStep[]): void {
    let { end } = marker;
    let isOwn = true;
    for (const step of steps) {
      if (step.kind === 'splat') {
        isOwn = false;
        this.#splat(step.marker, step.steps);
        continue;
      }
      if (isOwn) ({ end } = step);
      if (step.kind === 'index') this.#expression(step.key);
    }
    this.#add('splat', { start: marker.start, end });
  }

  #parts(parts: readonly TemplatePart[]): void {
    for (const part of parts) {
      switch (part.kind) {
        case 'text':
          break;
        case 'value':
          this.#add('interpolation', part);
          this.#expression(part.value);
          break;
        case 'if':
          this.#expression(part.condition);
          this.#parts(part.whenTrue);
          this.#parts(part.whenFalse);
          break;
        case 'for':
          this.#expression(part.collection);
          this.#parts(part.body);
      }
    }
  }
}
