import type { Promotion } from '@green-apple/domain-promotion';

/** A coupon for 10 % off the order, without limits. */
export function aPromotion(changes: Partial<Promotion> = {}): Promotion {
  return {
    id: '01940000-0000-7000-8000-000000000059',
    version: 1,
    name: '10% off',
    kind: 'coupon',
    code: 'TEN',
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
    ...changes,
  };
}
