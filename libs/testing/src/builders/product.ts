import {
  checkDigit,
  type Product,
  type Variant,
  type VariantPrice,
} from '@green-apple/domain-catalog';
import { randomInt } from 'node:crypto';
import { TINY_IDS } from '../catalogue/tiny-ids.ts';

/** A published product with everything filled in. */
export function aProduct(changes: Partial<Product> = {}): Product {
  return {
    id: TINY_IDS.products.magnesium,
    slug: 'magnesium-glycinate',
    title: 'Magnesium Glycinate',
    subtitle: 'Gentle, for the evening',
    brandId: TINY_IDS.brand,
    categoryId: TINY_IDS.categories.minerals,
    goal: 'sleep',
    form: 'capsule',
    status: 'published',
    summary: 'A calm form of magnesium that is kind to the stomach.',
    description: ['Two capsules after dinner give 200 mg of magnesium bound to glycine.'],
    benefits: ['Supports restful sleep'],
    facts: {
      servingSize: '2 capsules',
      unitsPerServing: 2,
      rows: [
        {
          name: 'Magnesium',
          source: 'bisglycinate',
          amount: 200,
          unit: 'mg',
          dailyValuePercent: 48,
        },
      ],
      otherIngredients: ['hypromellose (capsule)'],
    },
    allergens: [],
    diets: ['vegan', 'gluten-free'],
    certificates: ['non-gmo'],
    directions: 'Take two capsules with water after dinner.',
    warnings: ['Ask your doctor first if you are pregnant or take medicine.'],
    claims: [
      {
        kind: 'structure-function',
        text: 'Supports restful sleep',
        evidence: 'Two controlled studies.',
      },
    ],
    ratingAverage: 4.6,
    ratingCount: 128,
    packshot: {
      kind: 'bottle',
      labelTitle: 'Magnesium',
      labelSubtitle: 'Glycinate',
      labelCount: '60 capsules',
      bodyColour: '#7A4A1F',
      accentColour: '#34346B',
    },
    images: [
      {
        key: 'products/magnesium-glycinate/front',
        alt: 'Bottle of Magnesium Glycinate',
        widths: [320, 640],
        tint: '#E4E3F3',
      },
    ],
    publishedAt: '2026-01-05T09:00:00.000Z',
    attributes: {},
    version: 1,
    ...changes,
  };
}

/** Another one each time, whose check digit holds. */
export function aBarcode(): string {
  const digits = `08${String(randomInt(10 ** 10)).padStart(10, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** Sixty capsules, a month's supply. */
export function aVariant(changes: Partial<Variant> = {}): Variant {
  return {
    id: TINY_IDS.variants.magnesium60,
    sku: 'MAG-60',
    barcode: '0850000000011',
    title: '60 capsules',
    count: 60,
    unit: 'capsules',
    flavour: null,
    daysOfSupply: 30,
    weightGrams: 120,
    taxCode: 'txcd_40090001',
    position: 0,
    active: true,
    attributes: {},
    ...changes,
  };
}

/** $18.00 in the US, no sale. */
export function aVariantPrice(changes: Partial<VariantPrice> = {}): VariantPrice {
  return {
    market: 'US',
    currency: 'USD',
    listMinor: 1800,
    saleMinor: null,
    saleStartsAt: null,
    saleEndsAt: null,
    ...changes,
  };
}
