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
  history: [],
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
    expect(stepsOf('placed').map((step) => step.state)).toEqual(['done', 'now', 'next']);
    expect(stepsOf('payment_declined').map((step) => step.state)).toEqual([
      'done',
      'wrong',
      'next',
    ]);
  });

  it('ends confirmed or cancelled', () => {
    expect(isSettled('confirmed') && isSettled('cancelled')).toBeTrue();
    expect(isSettled('payment_declined')).toBeFalse();
    expect(stepsOf('cancelled').at(-1)).toEqual({ label: 'Cancelled', state: 'wrong' });
  });
});
