import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEnvironmentFile, renderTemplate, TemplateError } from './template.js';

const lookup = (name: string): string | undefined => (name === 'NAME' ? 'web' : undefined);
const render = (text: string, left = '{{', right = '}}'): string => renderTemplate(text, left, right, lookup);

test('actions are replaced by what they give', () => {
  expect(render('a={{ env "NAME" }} b={{env "NONE"}} c={{ envOrDefault "NONE" `x` }} d={{ "q\\"" }}\n')).toBe(
    'a=web b= c=x d=q"\n',
  );
  expect(render('one {{- /* nothing */ -}} two')).toBe('onetwo');
  expect(render('[[ env "NAME" ]] {{ stays }}', '[[', ']]')).toBe('web {{ stays }}');
});

test('what can not be given is named, with its line', () => {
  expect(() => render('\n{{ key "a" }}')).toThrow(
    new TemplateError('(dynamic): parse: template: :2: function "key" not defined'),
  );
  expect(() => render('{{ env "NAME"')).toThrow('(dynamic): parse: template: :1: unclosed action');
});

test('text without actions stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('{{'));
      expect(render(text)).toBe(text);
    }),
  );
});

test('files of variables', () => {
  expect(parseEnvironmentFile('# note\nA=1\n export B = "two words" \nC=\'x=y\'\n\nbroken\n=none\nD=\n')).toEqual({
    A: '1',
    B: 'two words',
    C: 'x=y',
    D: '',
  });
});
