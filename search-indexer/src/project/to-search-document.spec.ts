import type { StockedProjection } from '@green-apple/persistence';
import { INDEX_DEFINITION, toStored } from '@green-apple/search';
import { aVariantPrice } from '@green-apple/testing';
import { aProjection } from '../testing/a-projection.ts';
import { hashOf, popularityOf, toSearchDocument } from './to-search-document.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const GERMAN = { de: { texts: { title: 'Magnesiumglycinat' }, source: {} } };

/** Sold in the EU, too, for 16.90. */
function inEurope(changes: Partial<StockedProjection> = {}): StockedProjection {
  const [variant] = aProjection().variants;
  const price = { ...aVariantPrice(), market: 'EU', currency: 'EUR' as const, listMinor: 1690 };
  const there = { id: variant?.id ?? '', price, available: 0, backorder: null };
  return aProjection({
    elsewhere: [{ market: 'EU', stores: [], variants: [there] }],
    ...changes,
  });
}

type Columns = Readonly<Record<string, { readonly type?: string; readonly properties?: Columns }>>;

/** What a document says that has no column, by its path. */
const homeless = (
  said: object,
  columns: Columns = INDEX_DEFINITION.mappings.properties,
): string[] =>
  Object.entries(said)
    .flatMap(([name, value]) => {
      const column = columns[name];
      if (!column) return [name];
      if (!column.properties) return [];
      return homeless(value as object, column.properties).map((inner) => `${name}.${inner}`);
    })
    .sort();

describe('the document of a product', () => {
  const document = toSearchDocument(aProjection(), NOW);

  it('holds what the product is found by', () => {
    expect(document).toEqual(
      jasmine.objectContaining({
        title: 'Magnesium Glycinate',
        brandName: 'Orchard Lane',
        ingredients: ['Magnesium', 'bisglycinate', 'hypromellose (capsule)'],
        codes: ['MAG-60', '0850000000011'],
        phrases: ['magnesium glycinate', 'orchard lane', 'magnesium', 'supplements', 'minerals'],
      }),
    );
    expect(document?.keywords).toContain('Sleep & calm');
    expect(document?.keywords).toContain('Gluten-free');
  });

  it('holds what lists filter and sort by', () => {
    expect(document).toEqual(
      jasmine.objectContaining({
        categories: ['supplements', 'minerals'],
        categoryFacet: ['supplements|Supplements', 'minerals|Minerals'],
        brandFacet: 'orchard-lane|Orchard Lane',
        price: 1800,
        onSale: false,
        inStock: true,
        publishedMs: Date.parse('2026-01-05T09:00:00.000Z'),
      }),
    );
  });

  it('has a column for everything it says, in each market and language', () => {
    const whole = toSearchDocument(inEurope({ translations: GERMAN }), NOW);
    if (!whole) throw new Error('it is not for sale');
    const stored = toStored(whole);
    // The engine passes over what has none.
    expect(homeless(stored)).toEqual([]);
    const { EU, ...elsewhere } = whole.elsewhere;
    const more = { ...stored, news: 1, elsewhere: { ...elsewhere, EU: { ...EU, news: 1 } } };
    expect(homeless(more)).toEqual(['elsewhere.EU.news', 'news']);
  });

  it('is the same for the same product, and another one after any change', () => {
    expect(toSearchDocument(aProjection(), NOW)?.hash).toBe(document?.hash ?? '');
    const changed = toSearchDocument(aProjection({ summary: 'Another one.' }), NOW);
    expect(changed?.hash).not.toBe(document?.hash ?? '');
  });

  it('is told from what a release with another definition writes of the same product', () => {
    const whole = toSearchDocument(aProjection(), NOW);
    if (!whole) throw new Error('it is not for sale');
    const { hash, ...said } = whole;
    expect(hashOf(said)).toBe(hash);
    expect(hashOf(said, 'another')).not.toBe(hash);
  });

  it('holds prices and shelves of each market side by side', () => {
    const both = toSearchDocument(inEurope(), NOW);
    expect(both?.price).toBe(1800);
    expect(both?.elsewhere.EU).toEqual(
      jasmine.objectContaining({ price: 1690, inStock: false, stores: [] }),
    );
    expect(both?.elsewhere.EU?.card.price).toEqual({ minor: 1690, currency: 'EUR' });
    expect(both?.hash).not.toBe(document?.hash ?? '');
    expect(document?.elsewhere).toEqual({});
  });

  it('has words in the languages of the markets it is sold in, and cards that say them', () => {
    const words = toSearchDocument(
      inEurope({ translations: GERMAN, attributeTranslations: { de: ['Deutschland'] } }),
      NOW,
    )?.words;
    expect(Object.keys(words ?? {})).toEqual(['de', 'fr']);
    expect(words?.de?.title).toBe('Magnesiumglycinat');
    expect(words?.de?.known).toContain('Magnesium Glycinate');
    expect(words?.de?.keywords).toContain('Deutschland');
    expect(words?.de?.phrases).toContain('magnesiumglycinat');
    expect(words?.de?.cardWords).toEqual({ locale: 'de', texts: { title: 'Magnesiumglycinat' } });
    expect(words?.fr?.title).toBe('Magnesium Glycinate');
    expect(words?.fr?.cardWords.texts).toEqual({});
    expect(document?.words).toEqual({});
  });

  it('is missing for a product nobody can buy in any market', () => {
    expect(toSearchDocument(aProjection({ variants: [] }), NOW)).toBeNull();
  });
});

describe('the popularity of a product', () => {
  it('trusts many good ratings more than one perfect one', () => {
    expect(popularityOf(4.7, 300, true)).toBeGreaterThan(popularityOf(5, 1, true));
  });

  it('starts in the middle without any', () => {
    expect(popularityOf(0, 0, true)).toBe(4);
  });

  it('drops while there is nothing to sell', () => {
    expect(popularityOf(4.7, 300, false)).toBeLessThan(popularityOf(3, 300, true));
  });
});
