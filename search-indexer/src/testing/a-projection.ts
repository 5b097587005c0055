import type { StockedProjection } from '@green-apple/persistence';
import { aProduct, aVariant, aVariantPrice } from '@green-apple/testing';

/** A product as the database gives it to the indexer, with everything filled in. */
export function aProjection(changes: Partial<StockedProjection> = {}): StockedProjection {
  return {
    ...aProduct(),
    brand: { slug: 'orchard-lane', name: 'Orchard Lane', story: '' },
    categoryPath: [
      { slug: 'supplements', name: 'Supplements' },
      { slug: 'minerals', name: 'Minerals' },
    ],
    variants: [{ ...aVariant(), price: aVariantPrice(), available: 40 }],
    stores: [{ code: 'PDX-ELM', name: 'Elm Street' }],
    elsewhere: [],
    attributeWords: [],
    searchExtra: 'Orchard Lane magnesium bisglycinate',
    ...changes,
  };
}
