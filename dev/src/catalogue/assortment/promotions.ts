import type { Action, Condition } from '@green-apple/domain-promotion';
import { timeFrom } from '../calendar.ts';
import { stableId } from '../random.ts';

export interface PromotionSeed {
  readonly id: string;
  readonly name: string;
  readonly kind: 'automatic' | 'coupon';
  readonly code: string | null;
  readonly conditions: readonly Condition[];
  readonly action: Action;
  readonly priority: number;
  readonly stackable: boolean;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
}

const promotion = (
  change: Partial<PromotionSeed> & Pick<PromotionSeed, 'name' | 'action'>,
): PromotionSeed => ({
  id: stableId(`promotion:${change.code ?? change.name}`, 0),
  kind: change.code ? 'coupon' : 'automatic',
  code: null,
  conditions: [],
  priority: 100,
  stackable: false,
  startsAt: null,
  endsAt: null,
  usageLimit: null,
  perCustomerLimit: null,
  ...change,
});

/** What a new shop starts with: one offer for everybody and a handful of coupons to try. */
export function promotionsOf(asOf: string, categoryId: (slug: string) => string): PromotionSeed[] {
  return [
    promotion({
      name: '3 for 2 on herbal teas',
      conditions: [{ type: 'category', in: [categoryId('herbal-teas')] }],
      action: { type: 'buy-x-get-y', buy: 2, get: 1, percent: 100 },
      priority: 50,
      stackable: true,
    }),
    promotion({
      code: 'WELCOME10',
      name: '10% off, welcome',
      action: { type: 'percent-off', percent: 10, scope: 'order' },
      stackable: true,
    }),
    promotion({
      code: 'SLEEP5',
      name: '$5 off sleep over $30',
      conditions: [
        { type: 'goal', in: ['sleep'] },
        { type: 'min-subtotal', minor: 3000 },
      ],
      action: { type: 'amount-off', minor: 500 },
      stackable: true,
    }),
    promotion({
      code: 'SHIPFREE',
      name: 'Free standard delivery',
      action: { type: 'free-shipping' },
      stackable: true,
    }),
    promotion({
      code: 'EXPIRED2025',
      name: '20% off, 2025',
      action: { type: 'percent-off', percent: 20, scope: 'order' },
      startsAt: '2025-01-01T05:00:00.000Z',
      endsAt: '2026-01-01T05:00:00.000Z',
    }),
    promotion({
      code: 'LASTONE',
      name: '25% off, once only',
      action: { type: 'percent-off', percent: 25, scope: 'order' },
      usageLimit: 1,
      perCustomerLimit: 1,
    }),
    promotion({
      code: 'SOON15',
      name: '15% off, from next month',
      action: { type: 'percent-off', percent: 15, scope: 'order' },
      startsAt: timeFrom(asOf, 30),
    }),
  ];
}
