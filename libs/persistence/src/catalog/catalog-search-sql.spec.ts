import { SORTS, type ListProductsQuery } from '@green-apple/contracts-http';
import { listSql } from './catalog-search-sql.ts';
import type { ListTuning } from './list-conditions-sql.ts';
import { longWords, type Matching } from './list-words-sql.ts';

const UNTUNED: ListTuning = { pinned: [], boosted: [], buried: [], hidden: [], instead: [] };

const build = (
  query: Partial<ListProductsQuery>,
  matching: Matching = 'every-word',
  tuning: Partial<ListTuning> = {},
  most?: number,
) =>
  listSql(
    { limit: 24, ...query },
    { matching, market: 'US', after: null, skip: 0, tuning: { ...UNTUNED, ...tuning }, most },
  );

/** Every way to take words, in a catalogue that is gone through and in one that is too large. */
const FORMS = (['every-word', 'similar', 'same-start', 'any-word'] as const).flatMap((matching) =>
  [undefined, 1_000].map((most) => [matching, most] as const),
);

describe('the statement behind a list from the database', () => {
  it('holds no word of the shopper, only places for them', () => {
    const query: ListProductsQuery = {
      limit: 24,
      q: `x'); drop table catalog.product; --`,
      category: 'spy-category',
      goal: ['spy-goal'],
      brand: ['spy-brand'],
      form: ['spy-form'],
      diet: ['spy-diet'],
      certificate: ['spy-certificate'],
      without: ['spy-allergen'],
      minPrice: 424242,
      maxPrice: 434343,
      minRating: 4.25252,
      store: 'SPY-STORE',
    };
    for (const [matching, most] of FORMS) {
      const { sql } = build(query, matching, {}, most);
      expect(sql).not.toMatch(/spy-|drop table|424242|434343|4\.25252|SPY-/);
    }
  });

  it('has a value for every place, and no value too many', () => {
    for (const [matching, most] of FORMS) {
      for (const sort of SORTS) {
        const { sql, parameters } = build(
          { q: 'calm magnesium for stress without soy or stevia', goal: ['sleep'], sort },
          matching,
          { pinned: ['a'], boosted: ['b'], buried: ['c'], hidden: ['d'], instead: ['calm zinc'] },
          most,
        );
        const places = new Set([...sql.matchAll(/\$([a-z]\w*)/gi)].map(([, name]) => name));
        expect([...places].sort()).toEqual(Object.keys(parameters).sort());
      }
    }
  });

  it('takes signs of patterns as what they are', () => {
    expect(build({ q: '100%_a' }).parameters['contains']).toBe('%100\\%\\_a%');
  });

  it('forgives typing in long words only', () => {
    expect(longWords('B12 & vitamin-C, 5 a day')).toEqual(['b12', 'vitamin', 'day']);
  });
});
