import { PACK_UNITS, RELATED_SHELF, RELATIONS } from '@green-apple/domain-catalog';
import { MARKET_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';
import { ImageDto } from './catalogue.ts';
import { CurrencyCode, Slug, Time, Uuid } from './primitives.ts';

/** A size becomes so many of another one of its product. Sent with `If-Match: "<version>"` of the product. */
export const MakeMultipack = z
  .object({ of: Uuid, units: z.number().int().min(PACK_UNITS.least).max(PACK_UNITS.most) })
  .strict()
  .meta({ id: 'MakeMultipack' });
export type MakeMultipack = z.infer<typeof MakeMultipack>;

const Relation = z.object({
  productId: Uuid,
  kind: z.enum(RELATIONS),
  /** The other one's page names this one too. */
  mutual: z.boolean(),
});

export const AdminRelation = Relation.extend({
  slug: Slug,
  title: z.string(),
  image: ImageDto.nullable(),
  status: z.enum(['draft', 'published', 'archived']),
  /** In the shop now; what is not is left out of the page. */
  shown: z.boolean(),
  /** Markets in which something of it has a price; elsewhere it is left out. */
  markets: z.array(z.string()),
}).meta({ id: 'AdminRelation' });
export type AdminRelation = z.infer<typeof AdminRelation>;

export const AdminRelations = z
  .object({
    /** In the order of the page. */
    items: z.array(AdminRelation),
    /** Products that name this one, and want to be named by it. */
    namedBy: z.array(AdminRelation),
    /** Of the product. */
    version: z.number().int(),
  })
  .meta({ id: 'AdminRelations' });
export type AdminRelations = z.infer<typeof AdminRelations>;

/** The whole list in its order. Sent with `If-Match: "<version>"` of the product. */
export const KeepRelations = z
  .object({
    items: z
      .array(Relation.strict())
      .max(RELATED_SHELF.most)
      .refine(
        (items) => new Set(items.map(({ productId }) => productId)).size === items.length,
        'Name each product once',
      ),
  })
  .strict()
  .meta({ id: 'KeepRelations' });
export type KeepRelations = z.infer<typeof KeepRelations>;

export const MarketDto = z.enum(MARKET_CODES);

/** What a size costs in one market; in the money of that market. */
export const MarketPrice = z
  .object({
    listMinor: z.number().int().nonnegative().max(100_000_000),
    saleMinor: z.number().int().nonnegative().nullable(),
    saleStartsAt: Time.nullable(),
    saleEndsAt: Time.nullable(),
  })
  .strict();
export type MarketPrice = z.infer<typeof MarketPrice>;

/** A price that a list makes of a size, beside its own. */
export const VariantListPrice = z.object({
  listId: Uuid,
  name: z.string(),
  market: z.string(),
  currency: CurrencyCode,
  /** Only for customers of this segment; null for everybody. */
  group: z.string().nullable(),
  minQuantity: z.number().int(),
  unitMinor: z.number().int(),
  active: z.boolean(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
});
export type VariantListPrice = z.infer<typeof VariantListPrice>;

/** A product's sizes with what they cost wherever they are sold. */
export const AdminProductPrices = z
  .object({
    markets: z.array(
      z.object({
        code: MarketDto,
        currency: CurrencyCode,
        /** Sizes that are sold and have a price there. */
        sold: z.number().int(),
      }),
    ),
    variants: z.array(
      z.object({
        id: Uuid,
        sku: z.string(),
        title: z.string(),
        active: z.boolean(),
        /** Markets without an entry do not sell it. */
        prices: z.array(MarketPrice.extend({ market: MarketDto })),
        /** Null without the right to read price lists. */
        lists: z.array(VariantListPrice).nullable(),
      }),
    ),
    /** Of the product. */
    version: z.number().int(),
  })
  .meta({ id: 'AdminProductPrices' });
export type AdminProductPrices = z.infer<typeof AdminProductPrices>;

/** Prices of one market; null takes a size out of it. Sent with `If-Match: "<version>"` of the product. */
export const KeepMarketPrices = z
  .object({
    prices: z
      .array(z.object({ variantId: Uuid, price: MarketPrice.nullable() }).strict())
      .min(1)
      .max(40)
      .refine(
        (prices) => new Set(prices.map(({ variantId }) => variantId)).size === prices.length,
        'Name each size once',
      ),
  })
  .strict()
  .meta({ id: 'KeepMarketPrices' });
export type KeepMarketPrices = z.infer<typeof KeepMarketPrices>;
