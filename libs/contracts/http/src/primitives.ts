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

/** Opaque keyset cursor of a list. */
export const Cursor = z.string().max(400);
