import { EU, US, type Market } from '@green-apple/domain-pricing';
import { aProduct, aVariant, aVariantPrice } from '@green-apple/testing';
import { toProductCard, toProductDetail } from './catalog.mapper.ts';
import type { DetailedVariant, ProductProjection } from './projection.ts';

const NOW = '2026-11-22T12:00:00.000Z';

const ALONE = { related: [], instead: [] };

const variant = (changes: Partial<DetailedVariant> = {}): DetailedVariant => ({
  ...aVariant(),
  price: aVariantPrice(),
  available: 40,
  stores: [{ locationCode: 'PDX-ELM', name: 'Elm Street', available: 120 }],
  lot: { code: 'L-2601', expiresOn: '2027-12-01', testedOn: null },
  ...changes,
});

function product(
  variants: readonly DetailedVariant[],
  changes: Partial<ProductProjection> = {},
): ProductProjection<DetailedVariant> {
  return {
    ...aProduct(),
    brand: { slug: 'orchard-lane', name: 'Orchard Lane', story: '' },
    categoryPath: [
      { slug: 'supplements', name: 'Supplements' },
      { slug: 'minerals', name: 'Minerals' },
    ],
    searchExtra: '',
    ...changes,
    variants,
  };
}

describe('the card of a product', () => {
  it('shows the first size with its price and price per day', () => {
    expect(toProductCard(product([variant()]), NOW)).toEqual(
      jasmine.objectContaining({
        brand: 'Orchard Lane',
        variantTitle: '60 capsules',
        variantCount: 1,
        price: { minor: 1800, currency: 'USD' },
        wasPrice: null,
        pricePerDay: { minor: 60, currency: 'USD' },
        inStock: true,
      }),
    );
  });

  it('offers a size that can be shipped rather than one that is gone', () => {
    const large = variant({ id: aVariant().id.replace(/.$/, '9'), title: '120 capsules' });
    const card = toProductCard(product([variant({ available: 0 }), large]), NOW);
    expect([card?.variantTitle, card?.inStock]).toEqual(['120 capsules', true]);
  });

  it('says so when every size is gone', () => {
    expect(toProductCard(product([variant({ available: 0 })]), NOW)?.inStock).toBeFalse();
  });

  it('shows the list price beside a sale price, inside the window only', () => {
    const sale = variant({
      price: aVariantPrice({
        saleMinor: 1500,
        saleStartsAt: '2026-11-22T00:00:00Z',
        saleEndsAt: '2026-11-23T00:00:00Z',
      }),
    });
    const prices = (now: string) => {
      const card = toProductCard(product([sale]), now);
      return [card?.price.minor, card?.wasPrice?.minor ?? null];
    };
    expect(prices('2026-11-21T23:59:59Z')).toEqual([1800, null]);
    expect(prices('2026-11-22T00:00:00Z')).toEqual([1500, 1800]);
    expect(prices('2026-11-23T00:00:00Z')).toEqual([1800, null]);
  });

  it('is missing for a product without a price in this market', () => {
    expect(toProductCard(product([variant({ price: null })]), NOW)).toBeNull();
    expect(toProductCard(product([]), NOW)).toBeNull();
  });
});

describe('the page of a product', () => {
  const page = toProductDetail(product([variant({ available: 250 })]), ALONE, NOW);

  it('names the category and the one above it', () => {
    expect(page.category).toEqual({
      slug: 'minerals',
      name: 'Minerals',
      parentSlug: 'supplements',
      parentName: 'Supplements',
    });
  });

  it('keeps stock figures above 99 to ourselves', () => {
    expect(page.variants[0]?.available).toBe(99);
    expect(page.variants[0]?.stores[0]?.available).toBe(99);
  });

  it('carries the disclaimer where a claim stands, and only there', () => {
    expect(page.disclaimer).toContain('Food and Drug Administration');
    const quiet = toProductDetail(product([variant()], { claims: [] }), ALONE, NOW);
    expect(quiet.disclaimer).toBeNull();
  });

  it('says in the EU what it costs by the piece, and nothing of the body that is not on record there', () => {
    const sold = variant({ price: aVariantPrice({ market: 'EU', currency: 'EUR' }) });
    const given = product([sold], { benefits: ['Supports calm evenings'] });
    const there = toProductDetail(given, ALONE, NOW, { market: EU });
    // 18.00 for 60
    expect(there.variants[0]?.unitPrice).toEqual({ minor: 30, currency: 'EUR', per: 'piece' });
    expect([there.benefits, there.disclaimer]).toEqual([[], null]);
    const home = toProductDetail(product([variant()], given), ALONE, NOW);
    expect([home.variants[0]?.unitPrice, home.benefits.length]).toEqual([undefined, 1]);
  });

  it('measures in the EU by the millilitre, whatever the maker wrote', () => {
    const given = product([variant()], {
      directions: 'Stir into 8 to 10 fl oz of water.',
      warnings: ['Keep below 77 °F (25 °C).'],
    });
    const told = (market: Market) => {
      const { directions, warnings } = toProductDetail(given, ALONE, NOW, { market });
      return [directions, ...warnings];
    };
    expect(told(EU)).toEqual(['Stir into 240 to 300\u00a0ml of water.', 'Keep below 25 °C.']);
    expect(told(US)).toEqual(['Stir into 8 to 10 fl oz of water.', 'Keep below 77 °F (25 °C).']);
  });

  it('says which size is several of another one, and what one of them comes in', () => {
    const multipack = { variantId: aVariant().id, units: 3 };
    const { variants, container } = toProductDetail(
      product([variant(), variant({ multipack })]),
      ALONE,
      NOW,
    );
    expect(variants.map((one) => one.multipack)).toEqual([null, multipack]);
    expect(container).toBe(aProduct().packshot.kind);
  });

  it('leaves out sizes and neighbours that have no price', () => {
    const other = product([variant({ price: null })]);
    const { variants, related, instead } = toProductDetail(
      product([variant(), variant({ price: null })]),
      { related: [other, product([variant()])], instead: [other] },
      NOW,
    );
    expect([variants.length, related.length, instead.length]).toEqual([1, 1, 0]);
  });
});
