import type { ProductCard, ProductList } from '@green-apple/contracts-http';
import { readCard, readHint, writeList } from './stored-columns.ts';

const card = { id: 'a', title: 'Täglich “Magnesium”', price: { minor: 1_800 } } as ProductCard;
const stored = (one: object): string => Buffer.from(JSON.stringify(one)).toString('base64');
const list = (items: readonly ProductCard[]): ProductList => ({
  items: [...items],
  total: items.length,
  facets: [],
  nextCursor: null,
  more: [],
  source: 'search',
  relaxed: null,
  spelling: null,
});

describe('what is stored of a product to be shown', () => {
  it('is read once, and another one as soon as it says something else', () => {
    expect(readCard(stored(card))).toEqual(card);
    expect(readCard(stored(card))).toBe(readCard(stored(card)));
    expect(readCard(stored({ ...card, title: 'Zinc' })).title).toBe('Zinc');
    const hint = { slug: 'zinc', phrases: ['zinc'] };
    expect(readHint(stored(hint))).toEqual(jasmine.objectContaining(hint));
    expect(readHint(stored(hint))).toBe(readHint(stored(hint)));
  });

  it('cannot be changed by who shows it', () => {
    expect(Object.isFrozen(readCard(stored(card)))).toBeTrue();
  });

  it('goes out in a list of cards like one that was made, beside it or alone', () => {
    const made = { ...card, title: 'Zinc' };
    for (const items of [[readCard(stored(card)), made], [readCard(stored(card))], [made], []])
      expect(JSON.parse(writeList(list(items)).toString())).toEqual(
        JSON.parse(JSON.stringify(list(items))) as object,
      );
  });
});
