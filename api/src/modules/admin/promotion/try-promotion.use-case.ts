import { Injectable } from '@nestjs/common';
import type {
  PromotionTrial,
  PromotionTrialResult,
  TrialReceipt,
} from '@green-apple/contracts-http';
import {
  tableRates,
  type DeliveryPrice,
  US,
  type Market,
  type PriceReceipt,
} from '@green-apple/domain-pricing';
import { isRunning, isUsedUp, readRule, type Promotion } from '@green-apple/domain-promotion';
import type { Bag, TrialBagReader } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { toLineDtos, toReceiptDto } from '../../cart/cart.mapper.ts';
import { priceOpenBag } from '../../cart/price-open-bag.ts';

/** Prices a made-up bag with and without the draft of a promotion, the way the shop prices a shopper's. */
@Injectable()
export class TryPromotion {
  private readonly bags: TrialBagReader;
  private readonly marketOf: (code: string) => Market;

  constructor(bags: TrialBagReader, marketOf: (code: string) => Market) {
    this.bags = bags;
    this.marketOf = marketOf;
  }

  async execute({ draft, bag }: PromotionTrial): Promise<PromotionTrialResult> {
    if (readRule(draft.conditions, draft.action) === null)
      throw new ProblemError('VALIDATION_FAILED', {
        errors: [{ path: 'draft.conditions', message: 'This rule is not understood' }],
      });
    // What holds everywhere is tried at home.
    const market = this.marketOf(draft.market ?? US.code);
    const bags = await this.bags.read(draft, bag, market.code);
    if (bags.without.lines.every(({ sold }) => !sold)) throw new ProblemError('VARIANT_NOT_FOUND');
    const drafted = [...bags.with.promotions, ...(bags.with.coupon ? [bags.with.coupon] : [])].find(
      ({ id }) => id === draft.id,
    );
    const price = (priced: Bag) => priceTrial(priced, market, bag.store);
    const receipt = price(bags.with);
    return {
      without: toTrialReceipt(bags.without, price(bags.without)),
      with: toTrialReceipt(bags.with, receipt),
      effect: effectOf(drafted, bags.with, receipt, price),
    };
  }
}

/** With standard delivery by the table, so that an offer about delivery shows; before tax. */
function priceTrial(bag: Bag, market: Market, store: string | null): PriceReceipt {
  return priceOpenBag(bag, market, {
    ...(store === null ? { delivery: standardDelivery(bag, market) } : {}),
    store,
  });
}

function effectOf(
  draft: Promotion | undefined,
  bag: Bag,
  receipt: PriceReceipt,
  price: (bag: Bag) => PriceReceipt,
): PromotionTrialResult['effect'] {
  if (draft === undefined) return 'NOT_RUNNING';
  if (receipt.steps.some(({ ruleId }) => ruleId === draft.id)) return 'APPLIED';
  if (draft.endsAt !== null && Date.parse(draft.endsAt) <= Date.parse(bag.now)) return 'EXPIRED';
  if (!isRunning(draft, bag.now)) return 'NOT_RUNNING';
  if (isUsedUp(draft)) return 'EXHAUSTED';
  const alone = price({
    ...bag,
    promotions: draft.kind === 'automatic' ? [draft] : [],
    coupon: draft.kind === 'coupon' ? draft : null,
  });
  return alone.steps.some(({ ruleId }) => ruleId === draft.id)
    ? 'NOT_COMBINABLE'
    : 'CONDITIONS_NOT_MET';
}

function standardDelivery(bag: Bag, market: Market): DeliveryPrice {
  const weight = bag.lines.reduce(
    (all, { weightGrams, quantity }) => all + weightGrams * quantity,
    0,
  );
  const [rate] = tableRates(weight, market.delivery);
  if (rate === undefined) throw new Error('the table has no standard delivery');
  return { id: rate.id, label: rate.label, minor: rate.minor, standard: true };
}

const toTrialReceipt = (bag: Bag, receipt: PriceReceipt): TrialReceipt => ({
  lines: toLineDtos(bag, receipt).map(
    ({ title, variantTitle, quantity, gift, unitPrice, lineDiscount, lineTotal }) => ({
      title,
      variantTitle,
      quantity,
      gift,
      unit: unitPrice,
      discount: lineDiscount,
      total: lineTotal,
    }),
  ),
  steps: toReceiptDto(receipt.steps),
  totals: receipt.totals,
});
