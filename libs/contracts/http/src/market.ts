import { LOCALE_CODES, MARKET_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';
import { CurrencyCode } from './primitives.ts';

/** The market this shop sells in; countries and formats of addresses follow from its code. */
export const ShopMarket = z
  .object({
    code: z.enum(MARKET_CODES),
    currency: CurrencyCode,
    /** Languages of the catalogue; the first where nobody has chosen. */
    locales: z.array(z.enum(LOCALE_CODES)),
    /** `gross`: prices hold their tax. */
    taxMode: z.enum(['net', 'gross']),
    /** True when there are stores to collect from. */
    collects: z.boolean(),
  })
  .meta({ id: 'ShopMarket' });
export type ShopMarket = z.infer<typeof ShopMarket>;
