import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberText, parseNumber } from '../hcl/values/number.js';
import { Mapping, Sequence, type Value } from '../hcl/values/value.js';
import { Budget } from '../hcl/scope.js';
import { answer } from './answer.test-support.js';
import { bcrypt } from './crypto/bcrypt.js';
import { jobFunctions } from './index.js';
import { fromJson, toJson } from './json.js';
import { regexReplace } from './regex/index.js';
import { fromYaml } from './yaml/read.js';
import { toYaml } from './yaml/write.js';

async function errorOf(expression: string): Promise<string> {
  return answer({ expression }, await jobFunctions(expression)).errors?.join() ?? '';
}

describe('what is too much is refused, and soon', () => {
  test.each([
    ['format("%99999999999d", 1)', 'longer than is supported'],
    ['format("%.99999999999f", 1)', 'longer than is supported'],
    ['indent(1000000000, join("\\n", range(1000)))', 'longer than is supported'],
    ['join(format("%1000000s", "x"), range(1000))', 'longer than is supported'],
    ['replace(format("%100000s", "x"), " ", format("%100000s", "x"))', 'longer than is supported'],
    ['regex_replace(format("%100000s", "x"), " ", format("%100000s", "x"))', 'longer than is supported'],
    ['setproduct(range(1000), range(1000), range(1000))', 'more values than are supported'],
    ['range(0, 1e9)', 'more than 1024 values'],
    ['bcrypt("x", 16)', 'a cost above 15 is not supported'],
    ['[for n in range(100): bcrypt("x", 14)]', 'more steps than are supported'],
    ['[for n in range(1000): sha512(format("%100000s", "x"))]', 'more steps than are supported'],
    ['jsondecode(replace(format("%100000s", ""), " ", "["))', 'nested too deeply'],
    ['yamldecode(replace(format("%100000s", ""), " ", "["))', 'nested too deeply'],
    ['regex_replace("x", "((a{900}){2}", "y")', 'invalid repeat count'],
    ['regex_replace("x", replace(format("%2000s", ""), " ", "("), "y")', 'nests too deeply'],
    ['regex_replace(format("%100000s", "x"), " .*y| ", "")', 'more steps than are supported'],
  ])('%s', { timeout: 20_000 }, async (expression, why) => {
    expect(await errorOf(expression)).toContain(why);
  });

  test('aliases within aliases', () => {
    const levels = Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n');
    expect(() => fromYaml(`a0: &a0 x\n${levels}\n`, new Budget())).toThrow('holds more than is supported');
  });

  test.each(['(a*)*b', '(a|aa)+$', '(a+a+)+b', '(?:a?){50}a{50}b'])('%s on 50 kB', { timeout: 20_000 }, (pattern) => {
    const text = 'a'.repeat(50_000);
    expect(['', text]).toContain(regexReplace(text, pattern, '', new Budget(50_000_000)));
  });

  test('an evaluation that ran out does not count as one that can not', async () => {
    const expression = '[for a in range(1000): can([for b in range(1000): [for c in range(1000): c]])]';
    expect(await errorOf(expression)).toContain('Evaluation too long');
  });
});

test('a hash of a known salt', () => {
  const salt = Uint8Array.from({ length: 16 }, (_, at) => [0x10, 0x41, 0x04][at % 3] ?? 0);
  expect(bcrypt('U*U', 5, new Budget(), salt)).toBe('$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW');
});

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\n', ' ', '"', '\\', ':', '#', '-', '\t'),
    fc.string({ maxLength: 1, unit: 'binary' }),
  ),
});
const values = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => parseNumber(number.toFixed(10)) ?? 0),
    text.map((each) => each.normalize('NFC')),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => new Sequence('tuple', items)),
    fc
      .dictionary(text, tie('value'), { maxKeys: 4 })
      .map(
        (entries) =>
          new Mapping('object', new Map(Object.entries(entries).map(([name, item]) => [name.normalize('NFC'), item]))),
      ),
  ),
})).value;

describe('what is written is read back', () => {
  test('JSON', () => {
    fc.assert(fc.property(values, (value) => toJson(fromJson(toJson(value))) === toJson(value)));
  });

  test('YAML', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(toJson(fromYaml(toYaml(value), new Budget()))).toBe(toJson(value));
      }),
    );
  });

  test('numbers in every base', async () => {
    const functions = await jobFunctions('parseint');
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
        fc.integer({ min: 2, max: 36 }),
        (number, base) => {
          const expression = `parseint("${number.toString(base)}", ${base})`;
          expect(answer({ expression }, functions).value).toBe(numberText(parseNumber(number.toString()) ?? 0));
        },
      ),
    );
  });
});

test('nothing that is no YAML or JSON makes the readers fail otherwise than by an error of theirs', async () => {
  const functions = await jobFunctions('yamldecode, jsondecode, csvdecode');
  const pieces = fc.constantFrom(
    ...'abc: -?[]{},&*!|>\'"%@`#~\n\n  \t01.'.split(''),
    '- ',
    '? ',
    ': ',
    '---',
    '...',
    '<<',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      for (const name of ['yamldecode', 'jsondecode', 'csvdecode']) {
        const expression = `${name}(${JSON.stringify(parts.join('')).replace(/[$%](?=\{)/g, '$&$&')})`;
        const { value, errors } = answer({ expression }, functions);
        expect(value ?? errors?.length).toBeTruthy();
      }
    }),
    { numRuns: 2000 },
  );
});

describe('regular expressions', () => {
  const atoms = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\d', '\\b', '^', '$', '(?:)');
  const patterns = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      atoms,
      fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => left + right),
      fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(?:${left}|${right})`),
      fc
        .tuple(
          fc.constantFrom('a', 'b', '[bc]', '(ab)', '(a|b)'),
          fc.constantFrom('*', '+', '?', '*?', '+?', '{2}', '{1,2}'),
        )
        .map(([inner, repeat]) => inner + repeat),
    ),
  })).pattern;
  const subjects = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' '), maxLength: 12 });

  test('find what the native ones find', () => {
    fc.assert(
      fc.property(patterns, subjects, (pattern, subject) => {
        expect(regexReplace(subject, pattern, '<$0>', new Budget())).toBe(replaceNatively(subject, pattern));
      }),
      { numRuns: 3000 },
    );
  });
});

/** Go's rule for what counts as a match, with the native search. */
function replaceNatively(subject: string, pattern: string): string {
  const native = new RegExp(pattern, 'gu');
  let result = '';
  let end = 0;
  for (let at = 0; at <= subject.length;) {
    native.lastIndex = at;
    const match = native.exec(subject);
    if (!match) break;
    const to = match.index + match[0].length;
    result += subject.slice(end, match.index);
    if (to > end || match.index === 0) result += `<${match[0]}>`;
    end = to;
    at = Math.max(at + 1, to);
  }
  return result + subject.slice(end);
}
