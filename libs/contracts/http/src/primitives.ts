import { z } from 'zod';

export const Uuid = z.uuid();
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(140);
export const CurrencyCode = z.enum(['USD', 'EUR', 'GBP']);

/** Integer minor units with their currency; mirrors `Money` of the domain. */
export const MoneyDto = z
  .object({ minor: z.number().int(), currency: CurrencyCode })
  .meta({ id: 'Money' });
export type MoneyDto = z.infer<typeof MoneyDto>;

/** What packs of other sizes are compared by. */
export const UnitPriceDto = MoneyDto.extend({ per: z.enum(['kg', 'l', 'piece']) }).meta({
  id: 'UnitPrice',
});
export type UnitPriceDto = z.infer<typeof UnitPriceDto>;

/** Opaque keyset cursor of a list. */
export const Cursor = z.string().max(1_500);

/** An instant with its zone. */
export const Time = z.iso.datetime({ offset: true });

/** What `refine` is called with, shared by several schemas. */
export type Refinement<Of> = readonly [
  (of: Of) => boolean,
  { readonly path: string[]; message: string },
];

export const ENDS_AFTER_START: Refinement<{ startsAt: string | null; endsAt: string | null }> = [
  ({ startsAt, endsAt }) =>
    startsAt === null || endsAt === null || Date.parse(startsAt) < Date.parse(endsAt),
  { path: ['endsAt'], message: 'It ends after it begins' },
];
