import type { AdminReturn } from '@green-apple/contracts-http';
import {
  freshDraft,
  lineFault,
  outcomeText,
  toInspection,
  withFinding,
} from './inspection-draft.ts';

type ReturnLine = AdminReturn['lines'][number];

describe('what is found of a return', () => {
  const line = { lineId: 'a', quantity: 3 } as ReturnLine;
  const fresh = freshDraft([line])[0]!;

  it('is all as new before anything is typed', () => {
    expect(fresh).toEqual({
      lineId: 'a',
      good: 3,
      damaged: 0,
      notAsDescribed: 0,
      missing: 0,
      accepted: 3,
    });
    expect(toInspection([line], [fresh], 100)).toEqual({ lines: [fresh], sharePercent: 100 });
  });

  it('keeps its sum while it is typed: what is missing is neither good nor settled', () => {
    const one = withFinding(fresh, 3, 'damaged', 1);
    expect([one.good, one.accepted]).toEqual([2, 3]);
    const two = withFinding(one, 3, 'missing', 1);
    expect([two.good, two.damaged, two.accepted]).toEqual([1, 1, 2]);
    expect(lineFault(line, two)).toBeNull();
  });

  it('says what does not add up', () => {
    expect(lineFault(line, { ...fresh, good: 1 })).toBe('Together they must be 3.');
    expect(lineFault(line, withFinding(fresh, 3, 'missing', 4))).toBe('Together they must be 3.');
    expect(lineFault(line, { ...fresh, accepted: 4 })).toBe('At most 3 can be settled.');
    expect(toInspection([line], [{ ...fresh, good: 1 }], 100)).toBeNull();
    for (const share of [0, 101, 12.5, Number.NaN])
      expect(toInspection([line], [fresh], share)).toBeNull();
  });

  it('says what will happen before it does', () => {
    expect(outcomeText([fresh], 'refund', 100, 'Reno')).toBe(
      '3 units back to the shelf at Reno. The shopper gets the whole money back for 3 units.',
    );
    const damaged = withFinding(fresh, 3, 'damaged', 3);
    expect(outcomeText([{ ...damaged, accepted: 1 }], 'refund', 50, 'Reno')).toBe(
      '3 units written off. The shopper gets 50 % of the money back for 1 unit.',
    );
    expect(outcomeText([fresh], 'exchange', 100, 'Reno')).toContain('3 units sent anew');
    const gone = withFinding(fresh, 3, 'missing', 3);
    expect(outcomeText([gone], 'refund', 100, 'Reno')).toBe(
      'The shopper gets nothing and reads that it was not accepted.',
    );
  });
});
