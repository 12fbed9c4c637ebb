import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProtocolError } from '../core/errors.js';
import { JsonSequence } from './json-sequence.js';

function cut(text: string, at: readonly number[]): { objects: string[]; sequence: JsonSequence } {
  const bytes = new TextEncoder().encode(text);
  const sequence = new JsonSequence();
  const ends = [...at.map((point) => point % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  const objects: string[] = [];
  let start = 0;
  for (const end of ends) {
    objects.push(...sequence.push(bytes.subarray(start, end)));
    start = end;
  }
  return { objects, sequence };
}

describe('objects that follow each other', () => {
  test('come out whole however the bytes are cut, with nothing or line breaks between them', () => {
    const value = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.array(value),
        fc.constantFrom('', '\n', ' \r\n'),
        fc.array(fc.nat()),
        fc.boolean(),
        (values, separator, at, pretty) => {
          const texts = values.map((each) => JSON.stringify(each, null, pretty ? 2 : undefined));
          const { objects, sequence } = cut(texts.join(separator), at);
          expect(objects).toEqual(texts.map((text) => new TextDecoder().decode(new TextEncoder().encode(text))));
          sequence.end();
        },
      ),
    );
  });

  test('an error text after them is shown whole', () => {
    const { objects, sequence } = cut('{"Data":"YQ=="}{}file {gone}', [3, 18, 20]);
    expect(objects).toEqual(['{"Data":"YQ=="}', '{}']);
    expect(() => sequence.end()).toThrow(new ProtocolError('the server ended the stream with: file {gone}'));
  });

  test('an end inside an object is an error', () => {
    const { sequence } = cut('{}{"Data":"YQ', []);
    expect(() => sequence.end()).toThrow('the stream ended inside an object');
  });
});
