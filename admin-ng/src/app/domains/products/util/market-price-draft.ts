import type { AdminProductPrices, KeepMarketPrices } from '@green-apple/contracts-http';
import { fromAmountText, toAmountText } from '../../shared/util-money/amount-text.ts';
import { fromStoreClock, toStoreClock } from '../../shared/util-time/store-time.ts';
import { priceFaults } from './draft-faults.ts';
import { keptTime, type PriceDraft } from './product-draft.ts';

type Variant = AdminProductPrices['variants'][number];

/** What one size costs in a market, as it is typed; times are on the clock of the market. */
export interface MarketPriceDraft extends PriceDraft {
  readonly variantId: string;
  readonly sold: boolean;
}

const priceOf = (variant: Variant, market: string) =>
  variant.prices.find((price) => price.market === market) ?? null;

export function toMarketDraft(variant: Variant, market: string, zone: string): MarketPriceDraft {
  const price = priceOf(variant, market);
  const clock = (iso: string | null | undefined): string => (iso ? toStoreClock(iso, zone) : '');
  return {
    variantId: variant.id,
    sold: price !== null,
    list: toAmountText(price?.listMinor ?? null),
    sale: toAmountText(price?.saleMinor ?? null),
    saleStarts: clock(price?.saleStartsAt),
    saleEnds: clock(price?.saleEndsAt),
  };
}

/** By field; a size that is not sold there has none. */
export const marketFaults = (draft: MarketPriceDraft, zone: string): Record<string, string> =>
  draft.sold ? priceFaults(draft, zone) : {};

/** What has to be sent so that the market becomes like the drafts; null for nothing. Expects no faults. */
export function toMarketEdit(
  variants: readonly Variant[],
  drafts: readonly MarketPriceDraft[],
  market: string,
  zone: string,
): KeepMarketPrices | null {
  const prices = drafts.flatMap((draft) => {
    const variant = variants.find(({ id }) => id === draft.variantId);
    if (!variant) return [];
    const same =
      JSON.stringify(toMarketDraft(variant, market, zone)) === JSON.stringify(draft) ||
      (!draft.sold && priceOf(variant, market) === null);
    return same
      ? []
      : [{ variantId: draft.variantId, price: toPrice(draft, variant, market, zone) }];
  });
  return prices.length === 0 ? null : { prices };
}

function toPrice(
  draft: MarketPriceDraft,
  variant: Variant,
  market: string,
  zone: string,
): KeepMarketPrices['prices'][number]['price'] {
  if (!draft.sold) return null;
  const before = priceOf(variant, market);
  return {
    listMinor: fromAmountText(draft.list) ?? 0,
    saleMinor: fromAmountText(draft.sale),
    saleStartsAt: before
      ? keptTime(draft.saleStarts, before.saleStartsAt, zone)
      : fromStoreClock(draft.saleStarts, zone),
    saleEndsAt: before
      ? keptTime(draft.saleEnds, before.saleEndsAt, zone)
      : fromStoreClock(draft.saleEnds, zone),
  };
}

/** "Sold there: all 3 sizes". */
export function soldText(sold: number, sizes: number): string {
  if (sizes === 0 || sold === 0) return 'Not sold there';
  if (sold < sizes) return `Sold there: ${sold} of ${sizes} sizes`;
  return sizes === 1 ? 'Sold there' : `Sold there: all ${sizes} sizes`;
}
