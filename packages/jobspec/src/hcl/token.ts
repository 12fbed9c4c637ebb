/** The words of HCL. */

/**
 * Kinds of tokens. Comments are kept beside the tokens, not among them; the newline after one that ends its line starts where
 * the comment does. `text` in a heredoc ends with its line. `quoted-newline` is a line break between quotes, `bad` what HCL
 * has no use for.
 */
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
  | 'quoted-newline'
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
