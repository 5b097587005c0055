import type { OfferLine, Promotion } from './promotion.ts';

/** Builders of the specs in this folder: complete defaults, so that a test says only what it is about. */
export const aLine = (change: Partial<OfferLine> = {}): OfferLine => ({
  lineId: 'a',
  productId: 'p-a',
  brandId: 'orchard',
  categoryIds: ['vitamins', 'supplements'],
  goal: 'sleep',
  quantity: 1,
  unitMinor: 1000,
  ...change,
});

export const aPromotion = (change: Partial<Promotion> = {}): Promotion => ({
  id: 'promo-1',
  version: 1,
  name: 'An offer',
  kind: 'automatic',
  code: null,
  conditions: [],
  action: { type: 'percent-off', percent: 10, scope: 'order' },
  priority: 100,
  stackable: false,
  active: true,
  startsAt: null,
  endsAt: null,
  usageLimit: null,
  perCustomerLimit: null,
  usedCount: 0,
  customerUses: 0,
  ...change,
});

export const aCoupon = (change: Partial<Promotion> = {}): Promotion =>
  aPromotion({ id: 'coupon-1', kind: 'coupon', code: 'APPLE10', name: 'APPLE10', ...change });
