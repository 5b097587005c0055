import fc from 'fast-check';
import { orderStateWithReturns } from './order-course.ts';
import type { OrderState } from './order-state.ts';
import { inspectionFault, unitsLetGo, type InspectedLine } from './return-inspection.ts';
import { isReturnDecision, returnMessage } from './return-message.ts';
import {
  isReturnReason,
  labelPayer,
  RETURN_POLICY,
  RETURN_REASON_CODES,
  returnAnswer,
  returnChoice,
  returnReview,
  sendBy,
  type ReturnableLine,
  type ReturnAnswer,
  type ReturnChoice,
  type ReturnReview,
  type ReturnWish,
} from './return-policy.ts';
import {
  isReturnOver,
  isReturnState,
  letsUnitsGo,
  mayInstructReturn,
  mayMoveReturn,
  RETURN_INSTRUCTIONS,
  RETURN_STATES,
  RETURN_TRANSITIONS,
  returnStatesBefore,
  type ReturnState,
} from './return-state.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 25);
const line = (changes: Partial<ReturnableLine> = {}): ReturnableLine => ({
  lineId: 'a',
  delivered: 3,
  taken: 1,
  deliveredAt: NOW - 5 * DAY,
  isGift: false,
  rule: null,
  windowDays: null,
  labelBy: 'shop',
  ...changes,
});
const wish = (changes: Partial<ReturnWish> = {}): ReturnWish => ({
  lineId: 'a',
  quantity: 1,
  reason: 'changed_mind',
  opened: false,
  ...changes,
});

describe('the states of a return', () => {
  it('can be reached from "requested", each of them, and lead to an end from everywhere', () => {
    const seen = new Set<ReturnState>(['requested']);
    for (const state of seen) RETURN_TRANSITIONS[state].forEach((next) => seen.add(next));
    expect([...seen].sort()).toEqual([...RETURN_STATES].sort());
    const leads = (from: ReturnState): boolean =>
      isReturnOver(from) || RETURN_TRANSITIONS[from].some(leads);
    for (const state of RETURN_STATES) expect(leads(state)).withContext(state).toBeTrue();
  });

  it('never lead back, so that no unit is received or paid for twice', () => {
    for (const state of RETURN_STATES)
      for (const next of RETURN_TRANSITIONS[state])
        expect(RETURN_STATES.indexOf(next)).toBeGreaterThan(RETURN_STATES.indexOf(state));
    expect(mayMoveReturn('received', 'cancelled')).toBeFalse();
    expect(returnStatesBefore('received')).toEqual(['approved', 'labelled', 'in_transit']);
  });

  it('let units go only where nothing was sent', () => {
    expect(RETURN_STATES.filter(letsUnitsGo)).toEqual(['refused', 'cancelled', 'expired']);
    for (const state of RETURN_STATES.filter(letsUnitsGo))
      expect(returnStatesBefore(state)).not.toContain('in_transit');
  });

  it('tell what people may ask while it stands where', () => {
    const table = RETURN_STATES.map((state) => [
      state,
      RETURN_INSTRUCTIONS.filter((each) => mayInstructReturn(each, state)).join(' '),
    ]);
    expect(table.filter(([, asks]) => asks !== '')).toEqual([
      ['requested', 'approve refuse cancel'],
      ['approved', 'cancel receive'],
      ['labelled', 'cancel receive'],
      ['in_transit', 'receive'],
      ['received', 'inspect'],
    ]);
  });

  it('are told from other text, and have words', () => {
    expect([isReturnState('expired'), isReturnState('toString')]).toEqual([true, false]);
    expect([isReturnReason('damaged'), isReturnReason('toString')]).toEqual([true, false]);
    expect([isReturnDecision('keep_it'), isReturnDecision('toString')]).toEqual([true, false]);
    for (const state of RETURN_STATES) expect(returnMessage(state)).toMatch(/\.$/);
  });
});

describe('what may come back', () => {
  const cases: ReadonlyArray<
    readonly [string, Partial<ReturnableLine>, Partial<Pick<ReturnChoice, 'units' | 'why'>>]
  > = [
    ['of 3 delivered and 1 on its way back: 2', {}, { units: 2, why: null }],
    ['on the last day: still', { deliveredAt: NOW - 30 * DAY }, { units: 2 }],
    ['a moment later: nothing', { deliveredAt: NOW - 30 * DAY - 1 }, { why: 'WINDOW_OVER' }],
    ['before delivery: nothing', { delivered: 0, deliveredAt: null }, { why: 'NOT_DELIVERED' }],
    ['of a gift: nothing', { isGift: true }, { units: 0, why: 'GIFT' }],
    ['once all of it is: nothing', { taken: 3 }, { units: 0, why: 'NOTHING_LEFT' }],
    ['of what was sold for good: faults', { rule: 'final_sale' }, { units: 2, why: 'FINAL_SALE' }],
    ['for days of its own: still', { deliveredAt: NOW - 31 * DAY, windowDays: 31 }, { units: 2 }],
    ['for fewer days: nothing', { windowDays: 4 }, { units: 0, why: 'WINDOW_OVER' }],
    ['of hygiene goods: faults', { rule: 'hygiene' }, { units: 2, why: 'HYGIENE' }],
  ];
  for (const [name, changes, expected] of cases)
    it(name, () => {
      const choice = returnChoice(line(changes), RETURN_POLICY, NOW);
      expect(choice).toEqual(jasmine.objectContaining(expected));
    });

  const withdrawals: typeof cases = [
    ['of hygiene goods: as of others', { rule: 'hygiene' }, { units: 2, why: null }],
    ['of what was sold for good: as of others', { rule: 'final_sale' }, { units: 2, why: null }],
    ['of what has fewer days: still', { windowDays: 4 }, { units: 2, why: null }],
    [
      'the day after of what was sold for good: faults',
      { rule: 'final_sale', deliveredAt: NOW - 14 * DAY - 1 },
      { units: 2, why: 'FINAL_SALE' },
    ],
    [
      'the day after of what has fewer days: nothing',
      { windowDays: 4, deliveredAt: NOW - 14 * DAY - 1 },
      { why: 'WINDOW_OVER' },
    ],
  ];
  for (const [name, changes, expected] of withdrawals)
    it(`where the law lets shoppers withdraw for fourteen days, ${name}`, () => {
      const policy = { ...RETURN_POLICY, withdrawalDays: 14 };
      expect(returnChoice(line(changes), policy, NOW)).toEqual(jasmine.objectContaining(expected));
    });

  const answers: ReadonlyArray<
    readonly [string, readonly Partial<ReturnWish>[], Partial<ReturnableLine>, ReturnAnswer]
  > = [
    ['two of two', [{ quantity: 2 }], {}, { code: 'ALLOWED' }],
    ['three of two', [{ quantity: 3 }], {}, { code: 'TOO_MANY', lineId: 'a', left: 2 }],
    [
      'two and one of two',
      [{ quantity: 2 }, { reason: 'damaged' }],
      {},
      { code: 'TOO_MANY', lineId: 'a', left: 2 },
    ],
    ['a line of another order', [{ lineId: 'x' }], {}, { code: 'LINE_UNKNOWN', lineId: 'x' }],
    [
      'an opened one for a whim',
      [{ opened: true }],
      {},
      { code: 'NOT_RETURNABLE', lineId: 'a', why: 'OPENED' },
    ],
    [
      'an opened one that was not tolerated',
      [{ opened: true, reason: 'reaction' }],
      {},
      { code: 'ALLOWED' },
    ],
    [
      'an opened one that is damaged',
      [{ opened: true, reason: 'damaged' }],
      {},
      { code: 'ALLOWED' },
    ],
    [
      'a final sale for a whim',
      [{}],
      { rule: 'final_sale' },
      { code: 'NOT_RETURNABLE', lineId: 'a', why: 'FINAL_SALE' },
    ],
    [
      'a final sale that is not as described',
      [{ reason: 'not_as_described' }],
      { rule: 'final_sale' },
      { code: 'ALLOWED' },
    ],
    ['a gift', [{}], { isGift: true }, { code: 'NOT_RETURNABLE', lineId: 'a', why: 'GIFT' }],
  ];
  for (const [name, wishes, changes, expected] of answers)
    it(`answers "${expected.code}" to ${name}`, () => {
      const choices = [returnChoice(line(changes), RETURN_POLICY, NOW)];
      expect(returnAnswer(wishes.map(wish), choices)).toEqual(expected);
    });

  it('is posted at the shopper’s cost where a product says so, unless something in it is our fault', () => {
    const choices = [
      { lineId: 'a', labelBy: 'shopper' },
      { lineId: 'b', labelBy: 'shop' },
    ] as const;
    const a = wish();
    const b = wish({ lineId: 'b' });
    expect(labelPayer([a], choices)).toBe('shopper');
    expect(labelPayer([a, b], choices)).toBe('shopper');
    expect(labelPayer([b], choices)).toBe('shop');
    expect(labelPayer([a, wish({ lineId: 'b', reason: 'damaged' })], choices)).toBe('shop');
  });

  it('takes whole units only', () => {
    const choices = [returnChoice(line(), RETURN_POLICY, NOW)];
    for (const quantity of [0, -1, 0.5])
      expect(() => returnAnswer([wish({ quantity })], choices)).toThrowError(RangeError);
  });

  it('is never more than was delivered, however returns follow each other', () => {
    const asked = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), asked, (delivered, quantities) => {
        let taken = 0;
        for (const quantity of quantities) {
          const choices = [returnChoice(line({ delivered, taken }), RETURN_POLICY, NOW)];
          if (returnAnswer([wish({ quantity })], choices).code === 'ALLOWED') taken += quantity;
        }
        expect(taken).toBeLessThanOrEqual(delivered);
      }),
    );
  });

  const reviews: ReadonlyArray<readonly [ReturnWish['reason'][], number, ReturnReview | null]> = [
    [['changed_mind'], 150_00, null],
    [['changed_mind'], 150_01, 'high_value'],
    [['changed_mind', 'damaged'], 10_00, 'our_fault'],
    [['damaged', 'reaction'], 10_00, 'intolerance'],
  ];
  for (const [reasons, worth, review] of reviews)
    it(`for ${reasons.join(' and ')} worth ${worth} is looked at because of ${review}`, () => {
      const wishes = reasons.map((reason) => ({ reason }));
      expect(returnReview(wishes, worth, RETURN_POLICY)).toBe(review);
    });

  it('has fourteen days to be on its way', () => {
    expect(sendBy(RETURN_POLICY, NOW)).toBe(NOW + 14 * DAY);
    expect(RETURN_REASON_CODES.length).toBe(7);
  });
});

describe('an inspection', () => {
  const announced = [{ lineId: 'a', quantity: 3 }];
  const found = (changes: Partial<InspectedLine> = {}): InspectedLine => ({
    lineId: 'a',
    good: 2,
    damaged: 1,
    notAsDescribed: 0,
    missing: 0,
    accepted: 2,
    ...changes,
  });

  it('accounts for each announced unit once', () => {
    expect(inspectionFault(announced, [found()])).toBeNull();
    const fault = (lines: InspectedLine[]) => inspectionFault(announced, lines)?.code;
    expect(fault([])).toBe('LINE_MISSING');
    expect(fault([found(), found()])).toBe('LINE_UNKNOWN');
    expect(fault([found(), found({ lineId: 'x' })])).toBe('LINE_UNKNOWN');
    expect(fault([found({ missing: 1 })])).toBe('UNITS_DO_NOT_SUM');
    expect(fault([found({ good: 4, damaged: -1 })])).toBe('UNITS_DO_NOT_SUM');
    expect(fault([found({ accepted: 4 })])).toBe('TOO_MANY_ACCEPTED');
  });

  it('leaves with the shopper what was not in the parcel and brings nothing', () => {
    const cases = [
      [3, 0, 3, 0],
      [3, 2, 1, 2],
      // One of two was lost by the carrier and is paid for.
      [3, 2, 2, 1],
      [3, 3, 3, 0],
      // Damaged units that bring nothing have come back all the same.
      [3, 1, 0, 1],
    ] as const;
    for (const [announced, missing, accepted, free] of cases)
      expect(unitsLetGo(announced, { missing, accepted })).toBe(free);
  });
});

describe('an order of which something came back', () => {
  const table: ReadonlyArray<readonly [OrderState, number, number, OrderState]> = [
    ['delivered', 3, 0, 'delivered'],
    ['delivered', 3, 1, 'partially_returned'],
    ['delivered', 3, 3, 'returned'],
    ['partially_delivered', 2, 2, 'returned'],
    ['partially_returned', 3, 3, 'returned'],
    // Its other parcel is still on its way.
    ['partially_shipped', 2, 2, 'partially_shipped'],
    ['lost', 0, 0, 'lost'],
  ];
  for (const [state, delivered, returned, to] of table)
    it(`${state} with ${returned} of ${delivered} back is ${to}`, () => {
      expect(orderStateWithReturns(state, { delivered, returned })).toBe(to);
    });
});
