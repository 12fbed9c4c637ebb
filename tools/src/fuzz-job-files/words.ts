/** What is put into job files to see what they bear: odd numbers, texts, expressions and calls. */

import type { Dice } from './dice.js';

/** Names that occur in the files that are changed. */
export interface Words {
  readonly functions: readonly string[];
  readonly identifiers: readonly string[];
}

/** Characters that are not what they look like, or look like nothing. */
export const oddities: readonly string[] = [
  '\u0000',
  '\uFEFF',
  '\u200B',
  '\u00A0',
  '\u2028',
  '\u0085',
  '\u202E',
  '\u0301',
  'e\u0301\u0327',
  '\uD800',
  '\uDC00',
  '\uDFFF\uD800',
  '\u{10FFFF}',
  '👨‍👩‍👧‍👦',
  '🇩🇪🇫',
  '가각힣\u1100\u1161',
  'ﬁ',
  'İı',
  '“x”',
  '，',
  'ａ',
  '\u0300'.repeat(300),
  '\\u12',
  '\\uD800',
  '\\U0010FFFF',
  '\\U00110000',
  '\\x41',
  '\\',
  '$${',
  '%%{',
  '$$${',
  '${~',
  '~}',
  '%{ if',
  '%{ else }',
  '%{ endif }',
  '%{ endfor ~}',
];

/** Openings and closings that may be had many times around something. */
export const wrappings: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{ a = ', ' }'],
  ['"${', '}"'],
  ['"${"', '"}"'],
  ['"%{ if true }${', '}%{ endif }"'],
  ['"%{ for x in [1, 2] }${', '}%{ endfor }"'],
  ['!', ''],
  ['-', ''],
  ['true ? ', ' : 1'],
  ['false ? 1 : ', ''],
  ['[for x in [1, 2] : ', ']'],
  ['{ for x in [1, 2] : x => ', '... }'],
  ['upper(', ')'],
  ['jsonencode(', ')'],
  ['try(', ', 1)'],
  ['concat([', '], [1])'],
  ['1 + ', ''],
  ['', '[0]'],
  ['', '.a'],
  ['', '[*]'],
  ['', '.*.a'],
  ['<<X\n${', '}\nX\n'],
  ['b {\n', '\n}\n'],
  ['{"a": ', '}'],
  ['/* ', ' */'],
];

/** Expressions of all kinds, right and wrong. */
export const expressions: readonly string[] = [
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '-0',
  '1 / 0',
  '5 % 0',
  '1e400 - 1e400',
  '[1, "a", true, null, [], {}]',
  '{ a = 1, "b" = [2], (upper("c")) = null }',
  '[for x in range(3) : x * 2 if x != 1]',
  '{ for k, v in { a = 1, b = 2 } : v => k... }',
  '[for x in range(1000) : [for y in range(1000) : y]]',
  '[for x in [1, 2] : [for x in [x] : x]]',
  '[1, 2][*]',
  'null[*]',
  '"a"[*].b',
  '[{ a = 1 }, { a = 2 }].*.a',
  '[{ a = 1 }][*].a.b',
  '[1, 2][5]',
  '[1][-1]',
  '[1]["0"]',
  '{ a = 1 }["b"]',
  '{ a = 1 }.a.b.c',
  'var.nothing',
  'var.v',
  'var',
  'local.a',
  'local',
  'local["a"]',
  'node.class',
  'attr["a b"].c.0',
  'meta',
  'env["HOME"]',
  'NOMAD_TASK_DIR',
  'node.class + 1',
  'each.value',
  'group.key',
  'task.value',
  'path.module',
  '"a" == 1',
  'true && 1',
  '!"x"',
  '-"1"',
  '"${1}"',
  '"${null}"',
  '"x${[1]}"',
  '"%{ for i, x in ["a", "b"] ~} ${i}=${x} %{ endfor ~}"',
  '"%{ if node.class == "x" }a%{ else }b%{ endif }"',
  '"${node.class}-${upper("x")}"',
  '"$${a} %%{b} \\u00e9 \\n"',
  '"${"${"${1}"}"}"',
  'true ? 1 : "a"',
  'null ? 1 : 2',
  'true ? [1] : { a = 1 }',
  'a::b::c(1)',
  'a::(1)',
  'f(',
  'f(1,,2)',
  'f([1, 2]...)',
  '<<E\n${1}\nE\n',
];

/** Numbers that few programs expect. */
export function digits(dice: Dice): string {
  const odd = [
    '0',
    '-1',
    '007',
    '1.',
    '.5',
    '1..2',
    '1e5',
    '1E+5',
    '1e-400',
    '1e400',
    '1e99999999999',
    '1.5e-99999999999',
    '9007199254740993',
    '9223372036854775807',
    '9223372036854775808',
    '-9223372036854775809',
    '18446744073709551616',
    '0.1234567890123456789012345678901234567890',
    '0x10',
    '1_000',
    '"1"',
    '"-1s"',
    '"999999999h"',
    '"1e3s"',
  ];
  if (dice.chance(0.85)) return dice.of(odd) ?? '0';
  const length = 1 + dice.below(dice.chance(0.9) ? 200 : 5000);
  return `${1 + dice.below(9)}`.repeat(length) + (dice.chance(0.3) ? `.${'7'.repeat(length)}` : '');
}

const fragments: readonly string[] = [
  '""',
  '"a"',
  '"a,b"',
  '"1"',
  '"%s"',
  '"%#v %5.2f %[3]d %*d"',
  '"%99999999d"',
  '"(a*)*b"',
  '"(?P<n>a|b)+$"',
  '"[[:alpha:]]{1,1000}"',
  '"\\\\"',
  '"é👩‍👩‍👧"',
  '"{\\"a\\": [1, 2.50, null]}"',
  '"a: &x [1]\\nb: *x\\n"',
  '"a,b\\n1,2\\n"',
  '"10.0.0.0/8"',
  '"fd00::/8"',
  '"2024-02-29T23:59:59Z"',
  '"1h30m"',
  '"YWJj"',
  '"/etc/passwd"',
  '"web.txt"',
  '"**/*.txt"',
  '"~/x"',
  'string',
  'list(number)',
];

/** A call of a function, known or not, with arguments that it may not like. */
export function calls(dice: Dice, words: Words, depth = 0): string {
  const name = dice.chance(0.97) ? (dice.of(words.functions) ?? '') : 'nope';
  // A hash is slow on purpose; each is its own best test.
  if (name === 'bcrypt') return `bcrypt("a", ${dice.of(['4', '5', '99', '"x"', '-1']) ?? ''})`;
  const args = Array.from({ length: dice.below(4) }, () => argument(dice, words, depth + 1));
  return `${name}(${args.join(', ')}${args.length > 0 && dice.chance(0.05) ? '...' : ''})`;
}

function argument(dice: Dice, words: Words, depth: number): string {
  if (depth < 4 && dice.chance(0.25)) return calls(dice, words, depth);
  const kind = dice.below(10);
  if (kind < 5) return dice.of(fragments) ?? '';
  if (kind < 7) return dice.of(expressions) ?? '';
  if (kind < 8) return `range(${dice.of(['0', '3', '1000', '5, 1', '0, 1, 0', '1e9']) ?? ''})`;
  return digits(dice);
}

/** A value for a variable or a local. */
export function defaultValue(dice: Dice, words: Words): string {
  if (dice.chance(0.5)) return dice.of(expressions) ?? '';
  return dice.chance(0.5) ? calls(dice, words) : (dice.of(fragments) ?? '');
}

/** A word many times. */
export function repeated(dice: Dice, word: string): string {
  const times = dice.chance(0.8) ? 2 + dice.below(20) : dice.below(3000);
  return word.repeat(Math.min(times, Math.ceil(20_000 / Math.max(word.length, 1))));
}
