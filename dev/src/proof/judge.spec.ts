import { judge } from './judge.ts';
import { cleanSnapshot } from './testing/clean-snapshot.ts';
import { SPOILT_GOODS } from './testing/spoilt-goods.ts';
import { SPOILT_MONEY } from './testing/spoilt-money.ts';

describe('the checker', () => {
  it('finds nothing in a shop that is in order', () => {
    expect(judge(cleanSnapshot())).toEqual([]);
  });

  for (const [name, invariants, change] of [...SPOILT_MONEY, ...SPOILT_GOODS])
    it(`notices ${name}`, () => {
      const clean = cleanSnapshot();
      const found = judge({ ...clean, ...change(clean) });
      expect(new Set(found.map(({ invariant }) => invariant))).toEqual(new Set(invariants));
    });

  it('forgives a mail that came again under its Message-ID when an answer was lost', () => {
    const clean = cleanSnapshot();
    const again = [...clean.mails, ...clean.mails.slice(0, 1)];
    expect(judge({ ...clean, mails: again, mailAnswersLost: true })).toEqual([]);
  });

  it('judges without a ledger, a listener and figures where there are none', () => {
    expect(judge({ ...cleanSnapshot(), ledger: null, heard: null, stats: null })).toEqual([]);
  });
});
