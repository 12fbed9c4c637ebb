/** Reads JSON for HCL: a tree with exact places, and HCL's own messages about what is wrong. */

import { Findings } from '../diagnostic.js';
import { MAX_DEPTH } from '../lexer.js';
import type { Parsed } from '../parser.js';
import type { Position, Span } from '../source.js';
import { nameSuggestion } from '../suggestion.js';
import { type JsonNode, type JsonProperty, startOfNode } from './syntax.js';
import { brokenAt, unescapeJson } from './text.js';
import { JsonSource, type JsonToken, type JsonTokenKind, scanJson } from './tokens.js';

/**
 * Parses a file in HCL's JSON syntax. Never throws: errors are in `diagnostics`.
 *
 * @param text - The file's text.
 * @param filename - What messages call it. Default `input.hcl`.
 */
export function parseHclJson(text: string, filename?: string): Parsed<JsonNode> {
  const source = new JsonSource(text, filename);
  const findings = new Findings(source);
  const reader = new JsonReader(findings, scanJson(source.text));
  const tree = reader.file();
  return { source, tree, diagnostics: findings.list };
}

/** What is wrong where no value starts. */
const NO_VALUE: Readonly<Partial<Record<JsonTokenKind, readonly [string, string]>>> = {
  '}': ['Missing JSON value', 'A JSON value must start with a brace, a bracket, a number, a string, or a keyword.'],
  ']': [
    'Missing array element value',
    'A JSON value must start with a brace, a bracket, a number, a string, or a keyword.',
  ],
  end: ['Missing value', 'The JSON data ends prematurely.'],
};

/** After this many errors the rest is not read: nobody reads so many, and a hostile text has millions. */
const MOST_ERRORS = 1000;

const FOREIGN_WORDS: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);

class JsonReader {
  #at = 0;
  #depth = 0;
  readonly #end: JsonToken;

  constructor(
    private readonly findings: Findings,
    private readonly tokens: readonly JsonToken[],
  ) {
    this.#end = tokens.at(-1) ?? { kind: 'end', start: 0, end: 0 };
  }

  file(): JsonNode {
    const root = this.#value();
    const { list } = this.findings;
    if (list.length === 0 && this.#peek().kind !== 'end') {
      this.#error('Extraneous data after value', 'Extra characters appear after the JSON value.', this.#peek());
    }
    if (root.kind === 'object' || root.kind === 'array') return root;
    this.#error(
      'Root value must be object',
      'The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.',
      startOfNode(root),
    );
    return { kind: 'object', properties: [], start: 0, end: 0 };
  }

  #peek(): JsonToken {
    return this.tokens[this.#at] ?? this.#end;
  }

  #take(): JsonToken {
    const token = this.#peek();
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  #error(summary: string, detail: string, subject: Span): void {
    this.findings.error(summary, detail, subject);
  }

  #value(): JsonNode {
    if (this.findings.list.length >= MOST_ERRORS) this.#at = this.tokens.length;
    const token = this.#peek();
    const invalid: JsonNode = { kind: 'invalid', start: token.start, end: token.end };
    switch (token.kind) {
      case '{':
      case '[':
        if (this.#depth >= MAX_DEPTH) {
          this.#error('Too much nesting', `JSON values may be nested ${MAX_DEPTH} deep at most.`, token);
          this.#at = this.tokens.length;
          return invalid;
        }
        this.#depth += 1;
        try {
          return (token.kind === '{' ? this.#object() : this.#array()) ?? invalid;
        } finally {
          this.#depth -= 1;
        }
      case 'string':
        return this.#string() ?? invalid;
      case 'number':
        return this.#number() ?? invalid;
      case 'keyword':
        return this.#keyword() ?? invalid;
      default: {
        const [summary, detail] = NO_VALUE[token.kind] ?? [
          'Invalid start of value',
          'A JSON value must start with a brace, a bracket, a number, a string, or a keyword.',
        ];
        this.#error(summary, detail, token);
        return invalid;
      }
    }
  }

  #object(): JsonNode | undefined {
    const open = this.#take();
    const properties: JsonProperty[] = [];
    while (this.#peek().kind !== '}') {
      const name = this.#value();
      if (name.kind !== 'string') {
        this.#error('Invalid object property name', 'A JSON object property name must be a string', startOfNode(name));
        return undefined;
      }
      const colon = this.#take();
      if (colon.kind !== ':') {
        this.#skip(colon, '{', '}');
        this.#refuseColon(colon);
        return undefined;
      }
      properties.push({ name, value: this.#value() });
      const after = this.#peek();
      if (after.kind === ',') {
        this.#take();
        if (this.#peek().kind !== '}') continue;
        const detail = 'JSON does not permit a trailing comma after the final property in an object.';
        this.#error('Trailing comma in object', detail, after);
        return undefined;
      }
      if (after.kind === '}') break;
      if (after.kind === 'end') {
        this.#error('Unclosed object', 'No closing brace was found for this JSON object.', open);
      } else if (after.kind === ']') {
        this.#take();
        this.#error('Mismatched braces', 'A JSON object must be closed with a brace, not a bracket.', this.#peek());
      } else {
        this.#skip(this.#take(), '{', '}');
        const detail = 'A comma must appear between each property definition in an object.';
        this.#error('Missing attribute seperator comma', detail, this.#peek());
      }
      return undefined;
    }
    return { kind: 'object', properties, start: open.start, end: this.#take().end };
  }

  #refuseColon(token: JsonToken): void {
    if (token.kind === '}' || token.kind === ',') {
      const detail = 'A JSON object attribute must have a value, introduced by a colon.';
      this.#error('Missing object value', detail, token);
    } else {
      const detail =
        token.kind === '='
          ? 'JSON uses a colon as its name/value delimiter, not an equals sign.'
          : "A colon must appear between an object property's name and its value.";
      this.#error('Missing property value colon', detail, token);
    }
  }

  #array(): JsonNode | undefined {
    const open = this.#take();
    const items: JsonNode[] = [];
    while (this.#peek().kind !== ']') {
      items.push(this.#value());
      const after = this.#peek();
      if (after.kind === ',') {
        this.#take();
        if (this.#peek().kind !== ']') continue;
        const detail = 'JSON does not permit a trailing comma after the final value in an array.';
        this.#error('Trailing comma in array', detail, after);
        return undefined;
      }
      if (after.kind === ']') break;
      this.#skip(this.#take(), '[', ']');
      if (after.kind === 'end') {
        this.#error('Unclosed object', 'No closing bracket was found for this JSON array.', open);
      } else if (after.kind === ':') {
        this.#error('Invalid array value', 'A colon is not used to introduce values in a JSON array.', this.#peek());
      } else if (after.kind === '}') {
        this.#error('Mismatched brackets', 'A JSON array must be closed with a bracket, not a brace.', this.#peek());
      } else {
        const detail = 'A comma must appear between each value in an array.';
        this.#error('Missing attribute seperator comma', detail, this.#peek());
      }
      return undefined;
    }
    return { kind: 'array', items, start: open.start, end: this.#take().end };
  }

  /** After an error: takes what is left of the innermost object or array; `first` is taken already. */
  #skip(first: JsonToken, opening: JsonTokenKind, closing: JsonTokenKind): void {
    let open = 1;
    for (let token = first; token.kind !== 'end'; token = this.#take()) {
      if (token.kind === opening) open += 1;
      else if (token.kind === closing) {
        open -= 1;
        if (open <= 1) return;
      }
    }
  }

  #string(): JsonNode | undefined {
    const { start, end } = this.#take();
    const written = this.findings.source.text.slice(start, end);
    const broken = brokenAt(written);
    if (broken === undefined) return { kind: 'string', text: unescapeJson(written.slice(1, -1)), start, end };
    // HCL counts a column for each byte from the quote to the place, and marks one.
    const { source } = this.findings;
    const open = source.position(start);
    const bytes = source.position(start + broken).byte - open.byte;
    const place = (offset: number): Position => ({
      line: open.line,
      column: open.column + offset,
      byte: open.byte + offset,
    });
    this.findings.list.push({
      severity: 'error',
      summary: 'Invalid JSON string',
      detail: 'There is a syntax error in the given JSON string.',
      subject: { filename: source.filename, start: place(bytes), end: place(bytes + 1) },
      context: source.range({ start, end }),
    });
    return undefined;
  }

  #number(): JsonNode | undefined {
    const { start, end } = this.#take();
    const text = this.findings.source.text.slice(start, end);
    if (/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(text))
      return { kind: 'number', text, start, end };
    this.#error('Invalid JSON number', 'There is a syntax error in the given JSON number.', { start, end });
    return undefined;
  }

  #keyword(): JsonNode | undefined {
    const { start, end } = this.#take();
    const word = this.findings.source.text.slice(start, end);
    if (word === 'true' || word === 'false') return { kind: 'word', value: word === 'true', start, end };
    if (word === 'null') return { kind: 'word', value: null, start, end };
    const meant = nameSuggestion(word, ['false', 'true', 'null']);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    const detail = FOREIGN_WORDS.has(word)
      ? `The JavaScript identifier "${word}" cannot be used in JSON.`
      : `"${word}" is not a valid JSON keyword.${hint}`;
    this.#error('Invalid JSON keyword', detail, { start, end });
    return undefined;
  }
}
