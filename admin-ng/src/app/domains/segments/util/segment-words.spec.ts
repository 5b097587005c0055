import type { SegmentCondition } from '@green-apple/contracts-http';
import { conditionWords, segmentWords } from './segment-words.ts';

const speech = {
  nameOf: (id: string) => ({ a: 'Sleep', b: 'Joints' })[id] ?? id,
  timeText: (iso: string) => iso.slice(0, 10),
  moneyText: (minor: number) => `$${(minor / 100).toFixed(2)}`,
};
const orders = (atLeast: number | null, atMost: number | null, days: number | null) =>
  ({ type: 'orders', atLeast, atMost, days }) as const;

describe('what a segment’s rule says', () => {
  for (const [condition, words] of [
    [orders(2, null, null), 'ordered at least twice'],
    [orders(1, 1, 30), 'ordered once in the last 30 days'],
    [orders(null, 0, 90), 'ordered nothing in the last 90 days'],
    [orders(2, 12, 1), 'ordered at least twice and at most 12 times in the last day'],
    [
      { type: 'spent', market: 'US', atLeastMinor: 20_000, days: 365 },
      'spent $200.00 or more in the last 365 days',
    ],
    [
      { type: 'first-order', startsAt: '2026-01-01T00:00:00Z', endsAt: null },
      'ordered for the first time from 2026-01-01 on',
    ],
    [
      { type: 'first-order', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-02-01T00:00:00Z' },
      'ordered for the first time from 2026-01-01 on and before 2026-02-01',
    ],
    [{ type: 'quiet', days: 90 }, 'has ordered before, but not in the last 90 days'],
    [
      { type: 'bought', what: 'category', in: ['a', 'b'], days: null },
      'bought something of Sleep or Joints',
    ],
    [{ type: 'bought', what: 'product', in: ['a'], days: 7 }, 'bought Sleep in the last 7 days'],
    [{ type: 'market', in: ['US'] }, 'ordered in US'],
  ] as const satisfies readonly (readonly [SegmentCondition | object, string])[])
    it(`is “${words}”`, () => {
      expect(conditionWords(condition as SegmentCondition, speech)).toBe(words);
    });

  it('holds together', () => {
    const conditions = [orders(2, null, null), { type: 'quiet', days: 30 } as const];
    expect(segmentWords({ kind: 'rule', conditions }, speech)).toBe(
      'Whoever ordered at least twice, and has ordered before, but not in the last 30 days',
    );
    expect(segmentWords({ kind: 'hand', conditions: [] }, speech)).toBe('Kept by hand');
  });
});
