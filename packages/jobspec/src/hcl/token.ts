/** The words of HCL. */

/** Kinds of tokens; comments are kept beside the tokens, not among them. */
export type TokenKind =
  | 'identifier'
  | 'number'
  | 'newline'
  | 'open-quote'
  | 'close-quote'
  | 'open-heredoc'
  | 'close-heredoc'
  | 'text'
  | 'interpolation'
  | 'directive'
  | 'sequence-end'
  | 'bad'
  | 'end'
  | Punctuation;

/** Tokens that are what they look like. */
export type Punctuation =
  | '{'
  | '}'
  | '['
  | ']'
  | '('
  | ')'
  | '='
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&&'
  | '||'
  | '!'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '?'
  | ':'
  | '::'
  | ','
  | '.'
  | '...'
  | '=>';

/** One word with its place. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/** A comment with its delimiters, without the line break that ends it. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}
