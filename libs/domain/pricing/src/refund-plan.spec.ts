import fc from 'fast-check';
import { planRefund, type OrderMoney, type ShipmentMoney } from './refund-plan.ts';

const shipment = (
  shipmentId: string,
  minor: number,
  standing: ShipmentMoney['standing'],
  lineIds: readonly string[] = ['a'],
): ShipmentMoney => ({
  shipmentId,
  minor,
  standing,
  lineIds,
  paymentId: standing === 'open' ? null : 'pay-1',
});
const paid = (changes: Partial<OrderMoney>): OrderMoney => ({
  shipments: [],
  unplannedMinor: 0,
  refundedToCard: [],
  stored: [],
  ...changes,
});

describe('where the money of a refund comes from', () => {
  const tendersOf = (minor: number, lineIds: string[], money: OrderMoney): string[] => {
    const plan = planRefund(minor, lineIds, money);
    return plan.code === 'PLAN'
      ? plan.tenders.map(({ kind, id, minor: part }) => `${kind} ${id} ${part}`)
      : [plan.code];
  };
  const two = [shipment('sent', 3000, 'taken', ['a']), shipment('later', 2000, 'open', ['b'])];
  const card = { kind: 'gift-card', id: 'g', paidMinor: 500, refundedMinor: 0 } as const;

  const table: [what: string, minor: number, lines: string[], OrderMoney, string[]][] = [
    ['a thing that was sent', 1000, ['a'], paid({ shipments: two }), ['card pay-1 1000']],
    ['a thing not sent yet', 1000, ['b'], paid({ shipments: two }), ['not-taken later 1000']],
    [
      'more than was sent',
      3500,
      ['a'],
      paid({ shipments: two }),
      ['card pay-1 3000', 'not-taken later 500'],
    ],
    [
      'all of it, gift card last',
      5500,
      ['a', 'b'],
      paid({ shipments: two, stored: [card] }),
      ['not-taken later 2000', 'card pay-1 3000', 'gift-card g 500'],
    ],
    [
      'what an earlier refund left',
      1000,
      ['a'],
      paid({ shipments: two, refundedToCard: [{ paymentId: 'pay-1', minor: 2500 }] }),
      ['card pay-1 500', 'not-taken later 500'],
    ],
    [
      'what is just being charged',
      100,
      ['a'],
      paid({ shipments: [shipment('now', 900, 'asked')] }),
      ['BEING_TAKEN'],
    ],
    ['what no parcel carries yet', 100, ['a'], paid({ unplannedMinor: 900 }), ['NOT_TAKEN_YET']],
    [
      'an order that a gift card paid',
      400,
      ['a'],
      paid({ shipments: [shipment('free', 0, 'open')], stored: [card] }),
      ['gift-card g 400'],
    ],
  ];
  for (const [what, minor, lines, money, expected] of table)
    it(`is right for ${what}`, () => expect(tendersOf(minor, lines, money)).toEqual(expected));

  const anyMoney = fc.record({
    shares: fc.array(
      fc.record({
        minor: fc.integer({ min: 0, max: 50_000 }),
        standing: fc.constantFrom('open' as const, 'taken' as const),
        line: fc.constantFrom('a', 'b'),
      }),
      { maxLength: 6 },
    ),
    gift: fc.integer({ min: 0, max: 20_000 }),
    steps: fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 8 }),
  });

  it('sums to what was asked for, takes from nobody more than they have, and in the end gives all back', () => {
    fc.assert(
      fc.property(anyMoney, ({ shares, gift, steps }) => {
        let shipments = shares.map(({ minor, standing, line }, index) =>
          shipment(`s${index}`, minor, standing, [line]),
        );
        let refunded = 0;
        let given = 0;
        const total = shipments.reduce((all, { minor }) => all + minor, 0) + gift;
        let left = total;
        for (const step of [...steps, total]) {
          const minor = Math.min(step, left);
          if (minor === 0) continue;
          const stored = { ...card, paidMinor: gift, refundedMinor: given };
          const plan = planRefund(
            minor,
            ['a'],
            paid({
              shipments,
              stored: [stored],
              refundedToCard: [{ paymentId: 'pay-1', minor: refunded }],
            }),
          );
          if (plan.code !== 'PLAN') return fail(plan.code);
          expect(plan.tenders.reduce((all, each) => all + each.minor, 0)).toBe(minor);
          for (const { kind, id, minor: part } of plan.tenders) {
            if (kind === 'card') refunded += part;
            else if (kind === 'gift-card') given += part;
            else
              shipments = shipments.map((each) =>
                each.shipmentId === id ? { ...each, minor: each.minor - part } : each,
              );
          }
          expect(shipments.every((each) => each.minor >= 0)).toBeTrue();
          left -= minor;
        }
        const open = shipments.filter(({ standing }) => standing === 'open');
        const taken = shipments.filter(({ standing }) => standing === 'taken');
        expect(open.reduce((all, { minor }) => all + minor, 0)).toBe(0);
        expect(taken.reduce((all, { minor }) => all + minor, 0)).toBe(refunded);
        expect(given).toBe(gift);
      }),
      { numRuns: 2_000 },
    );
  });
});
