import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HclError } from '../hcl/diagnostic.js';
import { formatHcl } from './format.js';
import { hclSource, meaning } from './source.test-support.js';

const fixtures = new URL('fixtures/', import.meta.url);
const names = readdirSync(fixtures)
  .filter((file) => file.endsWith('.formatted.hcl'))
  .map((file) => file.replace('.formatted.hcl', ''));

function fixture(file: string): string {
  return readFileSync(new URL(file, fixtures), 'utf8');
}

describe('files are formatted as nomad fmt formats them', () => {
  test('there are files', () => {
    expect(names.length).toBeGreaterThan(5);
  });

  test.each(names)('%s', (name) => {
    const source = fixture(`${name}.hcl`);
    const formatted = fixture(`${name}.formatted.hcl`);
    expect(formatHcl(source)).toBe(formatted);
    expect(formatHcl(formatted)).toBe(formatted);
    expect(meaning(formatted)).toEqual(meaning(source));
  });

  test.each([
    ['nothing', '', ''],
    ['indexes that would read as one number', 'a=b . 0 .1 . 2.c\n', 'a = b.0 .1 .2.c\n'],
    ['blank lines', '\n\n  \n', '\n\n\n'],
    ['CRLF stays', 'a=1 # x\r\nbc  =2\r\n\t\r\n# y\r\n', 'a  = 1 # x\r\nbc = 2\r\n\r\n# y\r\n'],
    ['a byte-order mark goes', '\uFEFFa=1\n', 'a = 1\n'],
    ['tabs become blanks', '\tb\t{\n\t\ta\t=\t1\n\t}\n', 'b {\n  a = 1\n}\n'],
    ['no line break at the end', 'a   =   1', 'a = 1'],
    ['blanks at the end of the file stay', 'a=1  ', 'a = 1  '],
    ['heredoc with CRLF', 'a=<<X\r\n  t\r\n  X\r\nb=1\r\n', 'a = <<X\r\n  t\r\n  X\r\nb = 1\r\n'],
    ['blanks after the marker of a heredoc stay', 'a=<<X\nt\nX  \nb=1\n', 'a = <<X\nt\nX  \nb = 1\n'],
    ['a comment between type and label stays', 'job/* c */"a"{}\n', 'job /* c */ "a" {}\n'],
    ['a comment and a carriage return that end the file', 'b=2// c\r', 'b = 2 // c\r'],
    ['a comment within the line, CRLF', 'b=2/* c */\r\nc=1', 'b = 2 /* c */\r\nc = 1'],
    ['a comment that ends the file', 'a=1\nb=2   // c', 'a = 1\nb = 2 // c'],
  ])('%s', (_, source, formatted) => {
    expect(formatHcl(source)).toBe(formatted);
  });
});

test('a file that does not parse is refused with all that is wrong', () => {
  let thrown: unknown;
  try {
    formatHcl('a = \nb = 1 2\n', 'web.nomad.hcl');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(HclError);
  if (!(thrown instanceof HclError)) return;
  expect(thrown.diagnostics.map((found) => [found.subject?.filename, found.subject?.start.line])).toEqual([
    ['web.nomad.hcl', 1],
    ['web.nomad.hcl', 2],
  ]);
});

describe('for any file', () => {
  test('formatting keeps the meaning and the comments, and is done after one time', () => {
    fc.assert(
      fc.property(hclSource, (source) => {
        const formatted = formatHcl(source);
        expect(meaning(formatted)).toEqual(meaning(source));
        expect(formatHcl(formatted)).toBe(formatted);
      }),
      { numRuns: 500 },
    );
  });

  test('only blanks change', () => {
    const black = (text: string): string => text.replaceAll(/[ \t]/g, '');
    fc.assert(
      fc.property(hclSource, (source) => {
        expect(black(formatHcl(source))).toBe(black(source));
      }),
      { numRuns: 200 },
    );
  });
});
