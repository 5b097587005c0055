import type { AdminPromotion } from '@green-apple/contracts-http';
import {
  ACTION_CHOICES,
  CONDITION_CHOICES,
  draftFaults,
  minorOf,
  newAction,
  newCondition,
  NEW_OFFER,
  offerState,
  toDraft,
  toTerms,
  type OfferDraft,
} from './offer-draft.ts';

const ZONE = 'America/Los_Angeles';
const draft = (change: Partial<OfferDraft>): OfferDraft => ({
  ...NEW_OFFER,
  name: 'Weekend',
  ...change,
});

describe('an offer as it is edited', () => {
  it('goes there and back without a change', () => {
    const offer: AdminPromotion = {
      id: '01940000-0000-7000-8000-000000000051',
      name: 'Weekend',
      kind: 'coupon',
      code: 'VIP10',
      conditions: [{ type: 'min-quantity', quantity: 2 }],
      action: { type: 'amount-off', minor: 500 },
      priority: 10,
      stackable: true,
      active: true,
      startsAt: '2026-12-01T08:00:00.000Z',
      endsAt: null,
      usageLimit: 50,
      perCustomerLimit: null,
      usedCount: 0,
      campaignId: null,
      market: 'EU',
      codes: { total: 0, used: 0 },
      names: {},
      version: 3,
      createdAt: '2026-11-01T00:00:00.000Z',
    };
    const edited = toDraft(offer, ZONE);
    expect(edited.starts).toBe('2026-12-01T00:00');
    expect(toTerms(edited, ZONE)).toEqual({
      name: 'Weekend',
      kind: 'coupon',
      code: 'VIP10',
      conditions: [{ type: 'min-quantity', quantity: 2 }],
      action: { type: 'amount-off', minor: 500 },
      priority: 10,
      stackable: true,
      startsAt: '2026-12-01T08:00:00.000Z',
      endsAt: null,
      usageLimit: 50,
      perCustomerLimit: null,
      campaignId: null,
      market: 'EU',
    });
  });

  const broken: ReadonlyArray<[string, Partial<OfferDraft>, string]> = [
    ['no name', { name: ' ' }, 'name'],
    ['a code with a blank', { kind: 'coupon', code: 'VIP 10' }, 'code'],
    ['a condition that names nothing', { conditions: [newCondition('brand')] }, 'rule'],
    ['an amount of nothing', { action: { type: 'amount-off', minor: 0 } }, 'rule'],
    ['an end before its start', { starts: '2026-12-02T00:00', ends: '2026-12-01T00:00' }, 'ends'],
    ['half a use', { usageLimit: '0.5' }, 'Limits'],
    [
      'a gift from a budget',
      { action: { type: 'gift-line', variantId: 'x', quantity: 1 }, campaignId: 'y' },
      'gift',
    ],
    [
      'an amount for every market',
      { action: { type: 'amount-off', minor: 500 }, market: '' },
      'market',
    ],
  ];
  for (const [name, change, word] of broken)
    it(`is refused with ${name}`, () => {
      expect(draftFaults(draft(change)).length).toBe(1);
      expect(draftFaults(draft(change))[0]).toContain(word);
    });

  it('has a start for every kind of condition and action', () => {
    expect(CONDITION_CHOICES.map(({ value }) => newCondition(value).type)).toEqual(
      CONDITION_CHOICES.map(({ value }) => value),
    );
    expect(ACTION_CHOICES.map(({ value }) => newAction(value).type)).toEqual(
      ACTION_CHOICES.map(({ value }) => value),
    );
    expect(draftFaults(draft({}))).toEqual([]);
  });

  it('reads amounts as they are typed', () => {
    expect(['12.50', '0.1', '', 'x', '-1'].map(minorOf)).toEqual([1250, 10, 0, 0, 0]);
  });

  it('is running between its start and its end, while it is on', () => {
    const now = Date.parse('2026-11-26T00:00:00Z');
    const [before, after] = ['2026-11-25T00:00:00Z', '2026-11-27T00:00:00Z'];
    const state = (active: boolean, startsAt: string | null, endsAt: string | null) =>
      offerState({ active, startsAt, endsAt }, now);
    expect([
      state(false, null, null),
      state(true, after, null),
      state(true, before, after),
      state(true, null, before),
    ]).toEqual(['off', 'planned', 'running', 'ended']);
  });
});
