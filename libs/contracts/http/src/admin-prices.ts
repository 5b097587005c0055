import { MARKET_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';
import { CurrencyCode, Cursor, ENDS_AFTER_START, Time, Uuid } from './primitives.ts';

const TERMS = {
  name: z.string().trim().min(1).max(80),
  /** Only for customers of this segment; null for everybody. */
  group: z.string().trim().min(1).max(80).nullable().default(null),
  startsAt: Time.nullable().default(null),
  endsAt: Time.nullable().default(null),
};
/** `id` is made by the client: sent twice, it is one list. Its market, and so its currency, stay. */
export const CreatePriceList = z
  .object({ id: Uuid, market: z.enum(MARKET_CODES).default('US'), ...TERMS })
  .strict()
  .refine(...ENDS_AFTER_START)
  .meta({ id: 'CreatePriceList' });
export type CreatePriceList = z.infer<typeof CreatePriceList>;

export const EditPriceList = z
  .object(TERMS)
  .strict()
  .refine(...ENDS_AFTER_START)
  .meta({ id: 'EditPriceList' });
export type EditPriceList = z.infer<typeof EditPriceList>;

export const AdminPriceList = z
  .object({
    id: Uuid,
    name: z.string(),
    market: z.string(),
    currency: CurrencyCode,
    group: z.string().nullable(),
    startsAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    active: z.boolean(),
    entryCount: z.number().int(),
    version: z.number().int(),
    createdAt: z.string(),
  })
  .meta({ id: 'AdminPriceList' });
export type AdminPriceList = z.infer<typeof AdminPriceList>;

export const AdminPriceListList = z
  .object({ items: z.array(AdminPriceList), nextCursor: Cursor.nullable() })
  .meta({ id: 'AdminPriceListList' });
export type AdminPriceListList = z.infer<typeof AdminPriceListList>;

export const PriceEntriesQuery = z.object({
  /** Part of a SKU or a title. */
  q: z.string().trim().max(120).optional(),
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PriceEntriesQuery = z.infer<typeof PriceEntriesQuery>;

export const PriceEntries = z
  .object({
    items: z.array(
      z.object({
        sku: z.string(),
        title: z.string(),
        minQuantity: z.number().int(),
        unitMinor: z.number().int(),
        /** What it costs without the list; null when it has no price in the market. */
        listMinor: z.number().int().nullable(),
      }),
    ),
    /** `after` of the next page; null on the last one. */
    next: z.string().nullable(),
  })
  .meta({ id: 'PriceEntries' });
export type PriceEntries = z.infer<typeof PriceEntries>;

/** Prices to write: all of them or none. A price of null takes the entry out. */
export const WritePrices = z
  .object({
    entries: z
      .array(
        z.object({
          sku: z.string().trim().min(1).max(64),
          minQuantity: z.number().int().min(1).max(99).default(1),
          unitMinor: z.number().int().nonnegative().max(100_000_000).nullable(),
        }),
      )
      .min(1)
      .max(2000)
      .refine(
        (entries) =>
          new Set(entries.map(({ sku, minQuantity }) => `${sku}/${minQuantity}`)).size ===
          entries.length,
        'Name each SKU once per quantity',
      ),
  })
  .strict()
  .meta({ id: 'WritePrices' });
export type WritePrices = z.infer<typeof WritePrices>;
