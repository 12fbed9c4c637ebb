import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AddressBook } from './address-book.js';
import { parseAddress } from './address.js';

const [a, b, c] = ['http://a:1', 'http://b:1', 'http://c:1'].map((text) => parseAddress(text, 'address', false));

describe('the agents of a client', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => vi.useRealTimers());

  it('are left alone for longer with each failure, and come back', () => {
    if (a === undefined || b === undefined) throw new Error('two addresses');
    const book = new AddressBook([a, b]);
    expect(book.choose()).toBe(a);
    book.failed(a);
    expect(book.choose()).toBe(b);
    vi.advanceTimersByTime(1100);
    // It stays where it is answered.
    expect(book.choose()).toBe(b);
    book.failed(b);
    expect(book.choose()).toBe(a);
    book.failed(a);
    vi.advanceTimersByTime(1100);
    // The second failure of `a` counts twice as long; `b` is free again.
    expect(book.choose()).toBe(b);
    book.succeeded(b);
    expect(book.choose()).toBe(b);
  });

  it('are asked all the same when all have failed: the one that is free first', () => {
    if (a === undefined || b === undefined || c === undefined) throw new Error('three addresses');
    const book = new AddressBook([a, b, c]);
    for (const address of [a, a, b, c, c, c]) book.failed(address);
    expect(book.choose()).toBe(b);
  });

  it('are asked when there is no other', () => {
    if (a === undefined) throw new Error('one address');
    const book = new AddressBook([a]);
    book.failed(a);
    expect(book.choose()).toBe(a);
  });
});
