/**
 * A parsing machine for ordered-choice grammars. It remembers how far the text could be read and what would have had to
 * come there, so that a failure says the same as Nomad's own parser says.
 */

/** The text does not follow the grammar. */
export class SyntaxFailure extends Error {
  override readonly name = 'SyntaxFailure';
}

/** A parser of one thing: its value, or `undefined` when it is not there (the position is as before then). */
export type Parser<T> = () => T | undefined;

/** Reads one text. */
export class Scanner {
  position = 0;
  readonly #text: string;
  #farthest = 0;
  #expected = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The text from a position to the current one. */
  since(start: number): string {
    return this.#text.slice(start, this.position);
  }

  /** A word or sign. */
  literal(word: string): string | undefined {
    if (this.#text.startsWith(word, this.position)) {
      this.position += word.length;
      return word;
    }
    return this.#missing(JSON.stringify(word));
  }

  /** One character of a class. @param label How Nomad writes the class when it is missing. */
  character(matches: RegExp, label: string): string | undefined {
    const code = this.#text.codePointAt(this.position);
    const character = code === undefined ? '' : String.fromCodePoint(code);
    if (character !== '' && matches.test(character)) {
      this.position += character.length;
      return character;
    }
    return this.#missing(label);
  }

  /** The end of the text. */
  end(): true | undefined {
    return this.position >= this.#text.length ? true : this.#missing('EOF');
  }

  /** What `parser` finds, or the position as it was. */
  attempt<T>(parser: Parser<T>): T | undefined {
    const start = this.position;
    const value = parser();
    if (value === undefined) this.position = start;
    return value;
  }

  /** The first of several that is there. */
  first<T>(...parsers: readonly Parser<T>[]): T | undefined {
    for (const parser of parsers) {
      const value = this.attempt(parser);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** As many as there are. */
  many<T>(parser: Parser<T>): T[] {
    const values: T[] = [];
    for (let value = this.attempt(parser); value !== undefined; value = this.attempt(parser)) values.push(value);
    return values;
  }

  /** Remembers what a rule found at a position, so that no text is read twice and time stays linear. */
  rule<T>(parser: Parser<T>): Parser<T> {
    const known = new Map<number, { readonly value: T | undefined; readonly end: number }>();
    return () => {
      const start = this.position;
      const earlier = known.get(start);
      if (earlier !== undefined) {
        this.position = earlier.end;
        return earlier.value;
      }
      const value = this.attempt(parser);
      known.set(start, { value, end: this.position });
      return value;
    };
  }

  /** The failure, with the place that was reached and what was expected there. */
  failure(): SyntaxFailure {
    const words = [...this.#expected].filter((word) => word !== 'EOF').toSorted();
    if (this.#expected.has('EOF')) words.push('EOF');
    const last = words.pop() ?? 'EOF';
    const expected = words.length === 0 ? last : `${words.join(', ')} or ${last}`;
    return new SyntaxFailure(`${this.place(this.#farthest)}: no match found, expected: ${expected}`);
  }

  /** A position as `line:column (offset)`. */
  place(position: number): string {
    const before = this.#text.slice(0, position);
    const line = before.split('\n').length;
    const column = position - before.lastIndexOf('\n');
    return `${line}:${column} (${Buffer.byteLength(before)})`;
  }

  #missing(what: string): undefined {
    if (this.position > this.#farthest) {
      this.#farthest = this.position;
      this.#expected = new Set();
    }
    if (this.position === this.#farthest) this.#expected.add(what);
    return undefined;
  }
}
