import {
  ACTION_MS,
  afterPayment,
  askAgainMs,
  BANK_MS,
  begun,
  patience,
  toProgress,
} from './checkout.state.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const minutes = (count: number): number => count * 60_000;
const clock = { now, holdExpiresAt: now + minutes(30) };

describe('where a checkout stands', () => {
  it('goes on to confirm when the bank agrees', () => {
    const state = afterPayment(begun(1), { code: 'authorised' }, clock);
    expect(state.stage).toBe('confirming');
    expect(state.waitingOn).toBeNull();
  });

  it('waits for another card as long as the items are held', () => {
    const state = afterPayment(begun(1), { code: 'declined', reason: 'insufficient_funds' }, clock);
    expect(state.waitingOn).toBe('shopper');
    expect(patience(state, now)).toBe(minutes(30));
    expect(state.declineReason).toBe('insufficient_funds');
  });

  it('waits a quarter of an hour for an answer to the bank, and never beyond the hold', () => {
    const asked = { code: 'action_required' } as const;
    expect(patience(afterPayment(begun(1), asked, clock), now)).toBe(ACTION_MS);
    const late = { now, holdExpiresAt: now + minutes(5) };
    expect(patience(afterPayment(begun(1), asked, late), now)).toBe(minutes(5));
  });

  it('gives no new quarter of an hour for the same question', () => {
    const asked = { code: 'action_required' } as const;
    const first = afterPayment(begun(1), asked, clock);
    const again = afterPayment(first, asked, { ...clock, now: now + minutes(10) });
    expect(patience(again, now + minutes(10))).toBe(minutes(5));
  });

  it('has no patience left when time is up', () => {
    const state = afterPayment(begun(1), { code: 'declined', reason: 'card_declined' }, clock);
    expect(patience(state, now + minutes(31))).toBe(0);
  });

  it('gives a bank ten days, once', () => {
    const slow = { code: 'processing' } as const;
    const first = afterPayment(begun(1), slow, clock);
    expect(patience(first, now)).toBe(BANK_MS);
    const later = now + minutes(600);
    const again = afterPayment(first, slow, { ...clock, now: later });
    expect(patience(again, later)).toBe(BANK_MS - minutes(600));
  });

  for (const [waited, pause] of [
    [0, 1],
    [10, 1],
    [200, 20],
    [5_000, 60],
    [14_390, 10],
  ] as const)
    it(`asks a bank after ${waited} minutes again in ${pause}`, () => {
      const state = afterPayment(begun(1), { code: 'processing' }, clock);
      expect(askAgainMs(state, now + minutes(waited))).toBe(minutes(pause));
    });

  it('is shown to operators in words and dates', () => {
    const state = afterPayment(begun(2), { code: 'processing' }, clock);
    expect(toProgress(state)).toEqual({
      stage: 'paying',
      attempt: 2,
      waitingOn: 'bank',
      dueBy: '2026-12-02T12:00:00.000Z',
    });
  });
});
