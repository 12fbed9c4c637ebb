/** The syntax tree: every node with its span, nothing decoded away, so that a file can be printed back and edited in place. */

import type { Diagnostic } from './diagnostic.js';
import type { Span } from './source.js';
import type { Comment } from './token.js';

/** A parsed file. */
export interface File extends Span {
  readonly body: Body;
  readonly comments: readonly Comment[];
}

/** What stands between braces, or in a whole file: attributes and blocks in their order. */
export interface Body extends Span {
  readonly items: readonly (Attribute | Block)[];
}

/** `name = value`. */
export interface Attribute extends Span {
  readonly kind: 'attribute';
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

/** `type "label" { … }`. */
export interface Block extends Span {
  readonly kind: 'block';
  readonly type: string;
  readonly typeSpan: Span;
  readonly labels: readonly Label[];
  readonly body: Body;
  /** The type and labels: what messages about the block point at. */
  readonly header: Span;
  /** The opening brace. */
  readonly open: Span;
}

/** A label of a block, quoted or bare. */
export interface Label extends Span {
  readonly text: string;
}

/** Anything that has a value. */
export type Expression =
  | NumberLiteral
  | WordLiteral
  | Template
  | Variable
  | GetAttribute
  | GetIndex
  | Splat
  | FunctionCall
  | Conditional
  | Binary
  | Unary
  | Parentheses
  | Tuple
  | ObjectValue
  | For
  | Invalid;

/** A number, as written. */
export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly text: string;
}

/** `true`, `false` or `null`. */
export interface WordLiteral extends Span {
  readonly kind: 'word';
  readonly value: true | false | null;
}

/** A quoted string or a heredoc. */
export interface Template extends Span {
  readonly kind: 'template';
  readonly form: 'quoted' | 'heredoc';
  readonly parts: readonly TemplatePart[];
  /** Set for a string of a file in JSON. */
  readonly json?: JsonString;
}

/** A string of a file in JSON: a template where expressions are evaluated with a scope, else just text. */
export interface JsonString {
  readonly text: string;
  /** What is wrong with it as a template. */
  readonly problems: readonly Diagnostic[];
  /** The expression that the text is for those who look at its syntax rather than its value; `undefined` if it is none. */
  readonly expression: () => Expression | undefined;
  /** For the name of a property that the object has already: the error. */
  readonly duplicate?: Diagnostic;
}

/** A piece of a template. */
export type TemplatePart = TemplateText | TemplateValue | TemplateIf | TemplateFor;

/** Text with its escapes undone, indents removed and trimming done. */
export interface TemplateText extends Span {
  readonly kind: 'text';
  readonly text: string;
}

/** `${ … }`. */
export interface TemplateValue extends Span {
  readonly kind: 'value';
  readonly value: Expression;
}

/** `%{ if … } … %{ else } … %{ endif }`. */
export interface TemplateIf extends Span {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly whenTrue: readonly TemplatePart[];
  readonly whenFalse: readonly TemplatePart[];
}

/** `%{ for … in … } … %{ endfor }`. */
export interface TemplateFor extends Span {
  readonly kind: 'for';
  /** `%{ for … }` alone. */
  readonly open: Span;
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
}

/** A name: a variable of the scope. */
export interface Variable extends Span {
  readonly kind: 'variable';
  readonly name: string;
}

/** `object.name`. */
export interface GetAttribute extends Span {
  readonly kind: 'attribute-of';
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  /** `.name`. */
  readonly step: Span;
}

/** `collection[key]`, and the older `collection.0`. */
export interface GetIndex extends Span {
  readonly kind: 'index';
  readonly collection: Expression;
  readonly key: Expression;
  /** `[key]`, or `.0`. */
  readonly step: Span;
}

/** `source.*.name` (`attribute`) or `source[*].name[0]` (`full`). `steps` are taken on each item of `source`. */
export interface Splat extends Span {
  readonly kind: 'splat';
  readonly form: 'attribute' | 'full';
  readonly source: Expression;
  /** `.*` or `[*]`. */
  readonly marker: Span;
  readonly steps: readonly SplatStep[];
}

/** A step taken on each item of a splat: `.name`, `[key]`, or a splat of its own. */
export type SplatStep =
  | (Span & { readonly kind: 'attribute'; readonly name: string })
  | (Span & { readonly kind: 'index'; readonly key: Expression })
  | (Span & Pick<Splat, 'kind' | 'form' | 'marker' | 'steps'>);

/** `name(arguments)`. */
export interface FunctionCall extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly Expression[];
  /** The last argument is a list of arguments: `f(list...)`. */
  readonly expand: boolean;
}

/** `condition ? whenTrue : whenFalse`. */
export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** The operators between two operands. */
export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

/** `left operator right`. */
export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `-operand` or `!operand`. */
export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

/** `(inner)`. */
export interface Parentheses extends Span {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

/** `[a, b]`. */
export interface Tuple extends Span {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

/** `{ key = value }`. A bare name as key is that name, not a variable. */
export interface ObjectValue extends Span {
  readonly kind: 'object';
  readonly items: readonly { readonly key: Expression; readonly value: Expression }[];
}

/** `[for v in c : x if y]`, or `{for k, v in c : x => y...}` with `key` set. */
export interface For extends Span {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  /** `...`: values of equal keys are gathered in lists. */
  readonly group: boolean;
}

/** Where an expression should be and none could be read. An error says why. */
export interface Invalid extends Span {
  readonly kind: 'invalid';
}
