/** Reads filter expressions: the language of go-bexpr, which Nomad's `filter` parameter takes. */

import type { Binding, Expression, Match, Selector } from './expression.js';
import { Scanner, type Parser, SyntaxFailure } from './scanner.js';

/** Longer expressions are refused: nobody writes them, and each row would be tested against them. */
const LONGEST = 64 * 1024;

type Test = Pick<Match, 'operator' | 'negated'>;

/**
 * Reads an expression.
 *
 * @throws SyntaxFailure with the place and what was expected there, in Nomad's words.
 */
export function parseFilter(text: string): Expression {
  if (text.length > LONGEST) throw new SyntaxFailure(`the expression is longer than ${LONGEST} characters`);
  const scanner = new Scanner(text);
  let expression: Expression | undefined;
  try {
    expression = new Grammar(scanner).input();
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxFailure('the expression is nested too deeply');
    throw error;
  }
  if (expression === undefined) throw scanner.failure();
  return expression;
}

class Grammar {
  readonly #scanner: Scanner;
  readonly #or: Parser<Expression>;
  readonly #and: Parser<Expression>;
  readonly #not: Parser<Expression>;
  readonly #selector: Parser<Selector>;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
    this.#or = scanner.rule(() => this.#orExpression());
    this.#and = scanner.rule(() => this.#binary('and', this.#not, () => this.#and()));
    this.#not = scanner.rule(() => this.#notExpression());
    this.#selector = scanner.rule(() => this.#selectorText());
  }

  input(): Expression | undefined {
    const s = this.#scanner;
    return s.attempt(() => {
      this.#gap();
      const expression = this.#or();
      if (expression === undefined) return undefined;
      this.#gap();
      return s.end() && expression;
    });
  }

  #orExpression(): Expression | undefined {
    return this.#binary('or', this.#and, () => this.#or()) ?? this.#collection();
  }

  #binary(kind: 'and' | 'or', operand: Parser<Expression>, rest: Parser<Expression>): Expression | undefined {
    const s = this.#scanner;
    const left = operand();
    if (left === undefined) return undefined;
    const right = s.attempt(() => (this.#space() && s.literal(kind) && this.#space() ? rest() : undefined));
    return right === undefined ? left : { kind, left, right };
  }

  #notExpression(): Expression | undefined {
    const s = this.#scanner;
    const operand = s.attempt(() => (s.literal('not') && this.#space() ? this.#not() : undefined));
    if (operand !== undefined) return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
    return s.attempt(() => this.#parenthesized()) ?? this.#match();
  }

  #parenthesized(): Expression | undefined {
    const s = this.#scanner;
    if (!s.literal('(')) return undefined;
    this.#gap();
    const inner = this.#or();
    if (inner === undefined) return undefined;
    this.#gap();
    return s.literal(')') === undefined ? undefined : inner;
  }

  #collection(): Expression | undefined {
    const s = this.#scanner;
    return s.attempt(() => {
      const word = s.literal('any') ?? s.literal('all');
      if (word === undefined || !this.#space()) return undefined;
      const selector = this.#selector();
      if (selector === undefined || !this.#space() || !s.literal('as') || !this.#space()) return undefined;
      const binding = this.#binding();
      this.#gap();
      if (binding === undefined || !s.literal('{')) return undefined;
      this.#gap();
      const inner = this.#or();
      this.#gap();
      if (inner === undefined || !s.literal('}')) return undefined;
      return { kind: word === 'any' ? 'any' : 'all', selector, binding, inner };
    });
  }

  #binding(): Binding | undefined {
    const s = this.#scanner;
    const comma = (): string | undefined => {
      this.#gap();
      const found = s.literal(',');
      this.#gap();
      return found;
    };
    const pair: Parser<Binding> = () => {
      const index = this.#identifier() ?? s.literal('_');
      if (index === undefined || !comma()) return undefined;
      const value = this.#identifier() ?? s.literal('_');
      if (value === undefined || (index === '_' && value === '_')) return undefined;
      return { ...(index === '_' ? {} : { index }), ...(value === '_' ? {} : { value }) };
    };
    const single: Parser<Binding> = () => {
      const name = this.#identifier();
      return name === undefined ? undefined : { single: name };
    };
    return s.first(pair, single);
  }

  #match(): Expression | undefined {
    const s = this.#scanner;
    const compared: Parser<Match> = () => {
      const selector = this.#selector();
      const test = selector && this.#comparison();
      const value = test && this.#value();
      return selector && test && value !== undefined ? { kind: 'match', selector, ...test, value } : undefined;
    };
    const alone: Parser<Match> = () => {
      const selector = this.#selector();
      const test = selector && this.#state();
      return selector && test ? { kind: 'match', selector, ...test } : undefined;
    };
    const within: Parser<Match> = () => {
      const value = this.#value();
      const test = value === undefined ? undefined : this.#membership();
      const selector = test && this.#selector();
      return test && selector && value !== undefined ? { kind: 'match', selector, ...test, value } : undefined;
    };
    return s.first(compared, alone, within);
  }

  #comparison(): Test | undefined {
    const s = this.#scanner;
    const sign =
      (text: string, negated: boolean): Parser<Test> =>
      () => {
        this.#gap();
        if (!s.literal(text)) return undefined;
        this.#gap();
        return { operator: 'equal', negated };
      };
    return s.first(
      sign('==', false),
      sign('!=', true),
      this.#words(['contains'], { operator: 'in', negated: false }),
      this.#words(['not', 'contains'], { operator: 'in', negated: true }),
      this.#words(['matches'], { operator: 'matches', negated: false }),
      this.#words(['not', 'matches'], { operator: 'matches', negated: true }),
    );
  }

  #state(): Test | undefined {
    const end = false;
    return this.#scanner.first(
      this.#words(['is', 'empty'], { operator: 'empty', negated: false }, end),
      this.#words(['is', 'not', 'empty'], { operator: 'empty', negated: true }, end),
      this.#words(['is', 'nil'], { operator: 'nil', negated: false }, end),
      this.#words(['is', 'not', 'nil'], { operator: 'nil', negated: true }, end),
    );
  }

  #membership(): Test | undefined {
    return this.#scanner.first(
      this.#words(['in'], { operator: 'in', negated: false }),
      this.#words(['not', 'in'], { operator: 'in', negated: true }),
    );
  }

  /** Words with space before each and, where something must follow, after the last. */
  #words(words: readonly string[], test: Test, spaceAfter = true): Parser<Test> {
    return () => {
      for (const word of words) if (!this.#space() || !this.#scanner.literal(word)) return undefined;
      return !spaceAfter || this.#space() ? test : undefined;
    };
  }

  #value(): string | undefined {
    const selector = this.#selector();
    if (selector !== undefined) return selector.join('.');
    return this.#scanner.first(
      () => this.#number(),
      () => this.#quoted(),
    );
  }

  #selectorText(): Selector | undefined {
    const s = this.#scanner;
    const dotted: Parser<Selector> = () => {
      const name = this.#identifier();
      return name === undefined ? undefined : [name, ...s.many(() => this.#step())];
    };
    const pointer: Parser<Selector> = () => {
      if (!s.literal('"')) return undefined;
      const steps = s.many(() => {
        if (!s.literal('/')) return undefined;
        const label = String.raw`[\pL\pN-_.~:|]`;
        const characters = s.many(() => s.character(/[\p{L}\p{N}\-_.~:|]/u, label));
        return characters.length === 0 ? undefined : characters.join('');
      });
      // Only pointers begin with a slash; other quoted text is a value.
      if (steps.length === 0 || !s.literal('"')) return undefined;
      return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    };
    return s.first(dotted, pointer);
  }

  #step(): string | undefined {
    const s = this.#scanner;
    const field: Parser<string> = () => (s.literal('.') ? this.#identifier() : undefined);
    const index: Parser<string> = () => {
      if (!s.literal('[')) return undefined;
      this.#gap();
      const key = this.#quoted();
      this.#gap();
      return key !== undefined && s.literal(']') ? key : undefined;
    };
    const position: Parser<string> = () => {
      if (!s.literal('.')) return undefined;
      const digits = s.many(() => s.character(/[0-9]/, '[0-9]'));
      return digits.length === 0 ? undefined : digits.join('');
    };
    return s.first(field, index, position);
  }

  #identifier(): string | undefined {
    const s = this.#scanner;
    return s.attempt(() => {
      const first = s.character(/[a-zA-Z]/, '[a-zA-Z]');
      if (first === undefined) return undefined;
      return first + s.many(() => s.character(/[a-zA-Z0-9_/]/, '[a-zA-Z0-9_/]')).join('');
    });
  }

  #number(): string | undefined {
    const s = this.#scanner;
    const start = s.position;
    const digits = (): string => s.many(() => s.character(/[0-9]/, '[0-9]')).join('');
    s.literal('-');
    const whole = s.literal('0') ?? s.character(/[1-9]/, '[1-9]');
    if (whole === undefined) return undefined;
    if (whole !== '0') digits();
    s.attempt(() => (s.literal('.') && digits() !== '' ? true : undefined));
    const end = s.position;
    const ended = this.#space() ?? s.end() ?? s.literal(')') ?? s.literal('}');
    if (ended === undefined) return undefined;
    s.position = end;
    return s.since(start);
  }

  #quoted(): string | undefined {
    const s = this.#scanner;
    const between =
      (quote: string): Parser<string> =>
      () => {
        if (!s.literal(quote)) return undefined;
        const start = s.position;
        s.many(() => s.character(quote === '"' ? /[^"]/su : /[^`]/su, `[^${quote}]`));
        const inner = s.since(start);
        return s.literal(quote) === undefined ? undefined : unquote(inner, quote);
      };
    return s.first(between('`'), between('"'));
  }

  /** Space that must be there. */
  #space(): true | undefined {
    const label = String.raw`[ \t\r\n]`;
    return this.#scanner.many(() => this.#scanner.character(/[ \t\r\n]/, label)).length > 0 ? true : undefined;
  }

  /** Space that may be there. */
  #gap(): void {
    this.#space();
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };

function unquote(inner: string, quote: string): string {
  if (quote === '`') return inner;
  return inner.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/gs, (all, escape: string) => {
    if (escape.length > 1) return String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
    return ESCAPES[escape] ?? all;
  });
}
