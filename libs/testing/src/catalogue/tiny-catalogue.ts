import type { Product, Variant, VariantPrice } from '@green-apple/domain-catalog';
import type { Promotion } from '@green-apple/domain-promotion';
import { aProduct, aVariant, aVariantPrice } from '../builders/product.ts';
import { aPromotion } from '../builders/promotion.ts';
import { TINY_IDS } from './tiny-ids.ts';

export interface TinyItem {
  readonly product: Product;
  readonly searchExtra: string;
  readonly variants: ReadonlyArray<{
    readonly variant: Variant;
    readonly price: VariantPrice;
    /** Units in the warehouse, which ships, and in the store, where shoppers collect. */
    readonly warehouse: number;
    readonly store: number;
  }>;
}

const { products, variants, categories, promotions } = TINY_IDS;

/**
 * Three products: magnesium in two sizes, vitamin D on sale, and a ginger tea of which one bag of twenty
 * is left in the warehouse.
 */
export const TINY_CATALOGUE: readonly TinyItem[] = [
  {
    product: aProduct(),
    searchExtra: 'Orchard Lane magnesium bisglycinate',
    variants: [
      { variant: aVariant(), price: aVariantPrice(), warehouse: 100, store: 12 },
      {
        variant: aVariant({
          id: variants.magnesium120,
          sku: 'MAG-120',
          barcode: '0850000000028',
          title: '120 capsules',
          count: 120,
          daysOfSupply: 60,
          weightGrams: 210,
          position: 1,
        }),
        price: aVariantPrice({ listMinor: 3200 }),
        warehouse: 50,
        store: 0,
      },
    ],
  },
  {
    product: aProduct({
      id: products.vitaminD,
      slug: 'vitamin-d3',
      title: 'Vitamin D3',
      subtitle: '2000 IU in olive oil',
      categoryId: categories.vitamins,
      goal: 'immunity',
      form: 'softgel',
      summary: 'Sunshine for the dark months, in organic olive oil.',
      benefits: ['Supports the immune system'],
      facts: {
        servingSize: '1 softgel',
        unitsPerServing: 1,
        rows: [
          {
            name: 'Vitamin D3',
            source: 'cholecalciferol',
            amount: 50,
            unit: 'mcg',
            dailyValuePercent: 250,
          },
        ],
        otherIngredients: ['olive oil', 'gelatine'],
      },
      diets: ['gluten-free', 'dairy-free'],
      claims: [],
      ratingAverage: 4.8,
      ratingCount: 342,
      images: [],
      publishedAt: '2026-02-10T09:00:00.000Z',
    }),
    searchExtra: 'Orchard Lane vitamin d cholecalciferol',
    variants: [
      {
        variant: aVariant({
          id: variants.vitaminD90,
          sku: 'VD3-90',
          barcode: '0850000000035',
          title: '90 softgels',
          count: 90,
          unit: 'softgels',
          daysOfSupply: 90,
          weightGrams: 90,
        }),
        price: aVariantPrice({ listMinor: 1500, saleMinor: 1200 }),
        warehouse: 80,
        store: 5,
      },
    ],
  },
  {
    product: aProduct({
      id: products.gingerTea,
      slug: 'ginger-tea',
      title: 'Ginger Tea',
      subtitle: 'Warm and bright',
      categoryId: categories.teas,
      goal: 'gut',
      form: 'tea',
      summary: 'Organic ginger and lemon balm for after a meal.',
      benefits: ['Warms the stomach'],
      facts: {
        servingSize: '1 bag',
        unitsPerServing: 1,
        rows: [{ name: 'Ginger', source: 'root', amount: 1.5, unit: 'g', dailyValuePercent: null }],
        otherIngredients: ['lemon balm'],
      },
      allergens: ['tree nuts'],
      diets: ['vegan', 'vegetarian'],
      certificates: ['organic', 'fair-trade'],
      claims: [],
      ratingAverage: 4.2,
      ratingCount: 17,
      images: [],
      publishedAt: '2026-03-15T09:00:00.000Z',
    }),
    searchExtra: 'Orchard Lane ginger lemon balm',
    variants: [
      {
        variant: aVariant({
          id: variants.gingerTea20,
          sku: 'TEA-GIN-20',
          barcode: '0850000000042',
          title: '20 bags',
          count: 20,
          unit: 'bags',
          daysOfSupply: 20,
          weightGrams: 40,
        }),
        price: aVariantPrice({ listMinor: 750 }),
        warehouse: 1,
        store: 0,
      },
    ],
  },
];

/** `WELCOME10` takes 10 % off, `LASTONE` may be used once, `BYGONE` has ended. */
export const TINY_COUPONS: readonly Promotion[] = [
  aPromotion({ id: promotions.welcome, name: 'Welcome: 10% off', code: 'WELCOME10' }),
  aPromotion({
    id: promotions.lastOne,
    name: '$5 off, once',
    code: 'LASTONE',
    action: { type: 'amount-off', minor: 500 },
    usageLimit: 1,
  }),
  aPromotion({
    id: promotions.expired,
    name: 'Bygone: 20% off',
    code: 'BYGONE',
    action: { type: 'percent-off', percent: 20, scope: 'order' },
    startsAt: '2025-01-01T00:00:00.000Z',
    endsAt: '2025-02-01T00:00:00.000Z',
  }),
];
