/** Where tree-sitter's grammar is another language than HCL. hcl2json is HCL itself: it has no such list. */

/** A text that holds this is not compared: the grammar refuses it, or reads it as something else. */
export interface Dialect {
  readonly reason: string;
  readonly holds: RegExp;
  /** The shortest text that we accept and the grammar does not, or that it reads otherwise. */
  readonly sample: string;
}

/** A rule of HCL that the grammar does not have. */
export interface Looser {
  readonly reason: string;
  /** Texts that the grammar accepts, by the summary of the first error that we find in them. */
  readonly samples: Readonly<Record<string, string>>;
}

const BLANK = String.raw`(?:\s|/\*[^*]*\*/|(?:#|//).*\n)`;

/** What is another language there. */
export const dialects: readonly Dialect[] = [
  {
    reason: 'A number has an exponent only after a fraction: the rest of 1e3 is a name.',
    holds: /\b\d+[eE][-+]?\d/,
    sample: 'a = 1e3',
  },
  {
    reason: 'The marker of a splat is one word: no blanks or comments within.',
    holds: new RegExp(String.raw`\.${BLANK}+\*|\[${BLANK}*\*${BLANK}+\]|\[${BLANK}+\*`),
    sample: 'a = b. *.c',
  },
  {
    reason: 'An index after an attribute splat is taken on each item, as after a full splat.',
    holds: /\.\*[^\n]*\[/,
    sample: 'a = b.*.c[0]',
  },
  {
    reason: 'The name of a function is one word: no blanks around its colons.',
    holds: new RegExp(`${BLANK}::|::${BLANK}`),
    sample: 'a = b :: c()',
  },
  {
    reason: 'Of three dollars or percents before a brace, the first two are an escape, not the last two.',
    holds: /[$%]{3}\{/,
    sample: 'a = <<B\n$$${\nB\n',
  },
  {
    reason: 'What follows the word of a heredoc on its line, at its start and at its end, is not looked at.',
    holds: /<<-?([\p{L}_][\p{L}\d_-]*)(?![\p{L}\d_-])(?:[^\r\n]|[^]*\n[ \t]*\1[^\s\p{L}\d_-])/u,
    sample: 'a = <<B\n${c}\nB$${\nB\n',
  },
  {
    reason: 'The words true, false and null are no names of functions.',
    holds: new RegExp(String.raw`\b(?:true|false|null)${BLANK}*\(`),
    sample: 'a = true()',
  },
];

/** What is a rule of HCL alone. */
export const looser: readonly Looser[] = [
  {
    reason: 'A line break is a blank like any other.',
    samples: {
      'Missing newline after argument': 'a = 1 b = 2\n',
      'Missing newline after block definition': 'a {} b {}\n',
      'Invalid block definition': 'a "b"\n{}\n',
      'Invalid single-argument block definition': 'a { b = 1\n}\n',
      'Invalid expression': 'a =\n1\n',
      'Invalid attribute name': 'a = b.\nc\n',
      'Missing attribute value': 'a = { b\n= 1 }\n',
      'Missing key/value separator': 'a = { b = c\n- d }\n',
    },
  },
  { reason: 'Names are not compared.', samples: { 'Attribute redefined': 'a = 1\na = 2\n' } },
  { reason: 'A block on one line holds anything.', samples: { 'Argument definition required': 'a { b {} }\n' } },
  {
    reason: 'A file may be an object, as in JSON.',
    samples: { 'Argument or block definition required': '{ a = 1 }\n' },
  },
  {
    reason: 'Between the items of an object there need be no comma.',
    samples: { 'Missing attribute separator': 'a = { b = 1 c = 2 }\n' },
  },
  {
    reason: 'Quoted text goes on over line breaks, within a directive over quotes, and in a label over sequences.',
    samples: {
      'Unexpected end of template': 'a = "%{ if b }"%{ endif }" c = "%{ if d }"%{ endif }"\n',
      'Invalid multi-line string': 'a = "\n"\n',
      'Invalid string literal': 'a "${" { b = "}" }\n',
      'Unsupported operator': 'a "${b~" {}\n',
    },
  },
  { reason: 'A carriage return alone is a blank.', samples: { 'Invalid character': 'a = b\rc = d\n' } },
  {
    reason: 'A keyword and a number end where they may, with no blank after them.',
    samples: {
      "Invalid 'for' expression": 'a = { for b inc : d => e }\n',
      "Invalid 'for' directive": 'a = "%{ for b in5 }%{ endfor }"\n',
      'Invalid template control keyword': 'a = "%{ ifb }%{ endif }"\n',
      'Invalid legacy index syntax': 'a { b = c.1.5 }\n',
      'Invalid number literal': 'a = 1.5.5\n',
    },
  },
];
