import { judge, RULES } from './judge.ts';
import { cleanSnapshot } from './testing/clean-snapshot.ts';
import { changed } from './testing/corruption.ts';
import { SPOILT_GOODS } from './testing/spoilt-goods.ts';
import { SPOILT_MONEY } from './testing/spoilt-money.ts';
import { INVARIANTS } from './violation.ts';

const SPOILT = [...SPOILT_MONEY, ...SPOILT_GOODS];

describe('the checker', () => {
  it('finds nothing in a shop that is in order', () => {
    expect(judge(cleanSnapshot())).toEqual([]);
  });

  for (const [name, invariants, change] of SPOILT)
    it(`notices ${name}`, () => {
      const clean = cleanSnapshot();
      const found = judge({ ...clean, ...change(clean) });
      expect(new Set(found.map(({ invariant }) => invariant))).toEqual(new Set(invariants));
    });

  it('has a rule for every promise', () => {
    const kept = Object.values(RULES).flatMap(({ keeps }) => keeps);
    expect(new Set(kept)).toEqual(new Set(INVARIANTS));
  });

  for (const [name, rule] of Object.entries(RULES))
    it(`has something planted for each promise that the rule of ${name} keeps, and it judges no other`, () => {
      const clean = cleanSnapshot();
      const found = SPOILT.flatMap(([, , change]) => rule.judge({ ...clean, ...change(clean) }));
      expect(new Set(found.map(({ invariant }) => invariant))).toEqual(new Set(rule.keeps));
    });

  it('lets a job be told after an event that was written later', () => {
    const clean = cleanSnapshot();
    const last = Math.max(...clean.outbox.map(({ publishedAt }) => publishedAt ?? 0));
    const outbox = changed(clean.outbox, { seq: 1 }, { publishedAt: last + 1 });
    expect(judge({ ...clean, outbox })).toEqual([]);
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
