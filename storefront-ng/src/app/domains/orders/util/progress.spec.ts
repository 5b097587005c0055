import type { OrderProgress } from '@green-apple/contracts-http';
import { isSettled, newer, stepsOf } from './progress.ts';

const progress = (version: number): OrderProgress => ({
  id: 'o',
  number: 'GA-1',
  state: 'placed',
  reason: null,
  message: '',
  version,
  holdExpiresAt: null,
  cancellation: { possible: true, why: null, requested: false },
  history: [],
  shipments: [],
});

describe('news of an order', () => {
  it('count by their version, whichever way they came', () => {
    expect(newer(progress(3), progress(2)).version).toBe(3);
    expect(newer(progress(2), progress(3)).version).toBe(3);
    expect(newer(null, progress(1)).version).toBe(1);
  });
});

describe("an order's way", () => {
  it('stands at the payment until the bank has answered', () => {
    expect(stepsOf('placed').map((step) => step.state)).toEqual(['done', 'now', 'next', 'next']);
    expect(stepsOf('payment_declined').map((step) => step.state)).toEqual([
      'done',
      'wrong',
      'next',
      'next',
    ]);
  });

  it('goes on after it is confirmed, until it is delivered or over', () => {
    expect(isSettled('delivered') && isSettled('cancelled')).toBeTrue();
    expect(isSettled('payment_declined') || isSettled('confirmed')).toBeFalse();
    expect(stepsOf('shipped').at(-1)).toEqual({ label: 'Delivered', state: 'now' });
    expect(stepsOf('ready_for_pickup', true).at(-1)).toEqual({ label: 'Collected', state: 'now' });
    expect(stepsOf('cancelled').at(-1)).toEqual({ label: 'Cancelled', state: 'wrong' });
  });
});
