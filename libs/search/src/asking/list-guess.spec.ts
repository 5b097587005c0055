import { NO_RULES } from '@green-apple/domain-catalog';
import { COUNTED } from '../bodies/build-facet-body.ts';
import type { Json, ListQuery } from '../query/list-filters.ts';
import { UNTUNED, tuningOf } from '../query/tuning.ts';
import type { Ask } from './ask.ts';
import { SCALE, type Quantile } from './catalogue-sample.ts';
import { guess, guessedBy, isGuessed, textOf, wholeOf, type Known } from './list-guess.ts';
import type { Quantiles } from './quantiles.ts';

const SAMPLE = { ...SCALE, weighed: 600, share: 1 / 512 };
const lie = (percents: readonly number[]): Quantile[] =>
  percents.map((key) => ({ key, value: 1_000 + key }));
const NOWHERE: Quantiles = {
  standing: lie([50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95]),
  rating: [],
  publishedMs: lie([90, 95, 99, 99.5]),
};
const VEGAN: Json = { terms: { diets: ['vegan'] } };
const SLEEP: Json = { terms: { goal: ['sleep'] } };
const CAPSULE: Json = { terms: { form: ['capsule'] } };
const inField =
  (field: string) =>
  (query: string): Json => ({
    match: {
      [field]: {
        query,
        zero_terms_query: 'all',
        auto_generate_synonyms_phrase_query: false,
        operator: 'and',
      },
    },
  });
const inText = inField('text');
const inTitle = inField('title');

const ask = (query: Partial<ListQuery>, changes: Partial<Ask> = {}): Ask =>
  ({
    query: { limit: 24, ...query },
    matching: 'every-word',
    cursor: null,
    tuning: UNTUNED,
    counted: COUNTED,
    ...changes,
  }) as Ask;

/** A million products, of which each filter lets through what is said here, and all others everything. */
const known = (
  shares: readonly (readonly [Json, number])[],
  changes: Partial<Known> = {},
): Known => ({
  products: 1_000_000,
  quantiles: NOWHERE,
  shareOf: (filter) =>
    shares.find(([one]) => JSON.stringify(one) === JSON.stringify(filter))?.[1] ?? 1,
  learned: null,
  ...changes,
});

describe('a guess at a list', () => {
  it('goes by everything that is asked of its products, apart', () => {
    const of = ask({ q: 'zinc tablets', goal: ['sleep'], diet: ['vegan'] });
    expect(guessedBy(of)).toEqual([
      inText('zinc tablets'),
      // A form is what a product comes in, not what it is called.
      inTitle('zinc'),
      VEGAN,
      SLEEP,
    ]);
    // Titles matter to an order that goes by them.
    expect(guessedBy(ask({ q: 'zinc', sort: 'price-asc' }))).toEqual([inText('zinc')]);
    expect(guessedBy(ask({ goal: ['sleep'] }))).toEqual([SLEEP]);
  });

  it('takes choices and requirements for independent of each other', () => {
    const shares = known([
      [VEGAN, 0.5],
      [SLEEP, 0.1],
      [CAPSULE, 0.4],
    ]);
    const { sizes, matches, bounds } = guess(
      ask({ goal: ['sleep'], form: ['capsule'], diet: ['vegan'] }),
      shares,
      SAMPLE,
    );
    expect([...sizes].map(([name, size]) => [name, Math.round(size)])).toEqual([
      ['shown', 20_000],
      ['goal', 200_000],
      ['form', 50_000],
    ]);
    expect([matches, bounds]).toEqual([500_000, null]);
  });

  it('takes words to go by their neighbours, and those that say nothing for no words', () => {
    const of = ask({ q: 'vitamin k2 with zinc', sort: 'newest' });
    expect(guessedBy(of)).toEqual([inText('vitamin k2'), inText('k2 zinc'), inText('k2')]);
    const shares = known([
      [inText('vitamin k2'), 0.02],
      [inText('k2 zinc'), 0.005],
      [inText('k2'), 0.025],
    ]);
    expect(guess(of, shares, SAMPLE).matches).toBeCloseTo(4_000);
    // No more than any of its pairs.
    const rare = known([
      [inText('vitamin k2'), 0.02],
      [inText('k2 zinc'), 0.005],
      [inText('k2'), 0.01],
    ]);
    expect(guess(of, rare, SAMPLE).matches).toBeCloseTo(5_000);
  });

  it('goes by what was learned of the words, where it was wrong before', () => {
    const shares = known([[inText('zinc'), 0.25]], { learned: 0.002 });
    const guessed = guess(ask({ q: 'zinc', goal: ['sleep'] }), shares, SAMPLE);
    expect(guessed.matches).toBeCloseTo(2_000);
    expect(guessed.saidBy(2_000)).toBeCloseTo(0.002);
  });

  it('weighs the best of many matches, and all whose title says it where they are few', () => {
    const shares = (title: number) =>
      known([
        [inText('zinc'), 0.12],
        [inTitle('zinc'), title],
      ]);
    // 600 and more of 120,000.
    expect(guess(ask({ q: 'zinc' }), shares(0.001), SAMPLE).bounds).toEqual({
      standing: 1_099,
      titled: null,
    });
    expect(guess(ask({ q: 'zinc' }), shares(0.03), SAMPLE).bounds).toEqual({
      standing: 1_099,
      titled: 1_098,
    });
    expect(guess(ask({ q: 'zinc', sort: 'newest' }), shares(0.03), SAMPLE).bounds).toBeNull();
    expect(guess(ask({ q: 'zinc' }), known([[inText('zinc'), 0.0012]]), SAMPLE).bounds).toBeNull();
  });

  it('cuts lower off when few were above, and not at all when there are few', () => {
    const { lower } = guess(ask({ q: 'zinc' }), known([[inText('zinc'), 0.12]]), SAMPLE);
    expect(lower(60, 100_000)?.standing).toBe(1_095);
    expect(lower(5, 100_000)).toBeNull();
    expect(lower(0, 100_000)).toBeNull();
    expect(lower(60, 1_000)).toBeNull();
  });

  it('says how far down its order a page is looked for, where nothing is weighed', () => {
    const half = known([[SLEEP, 0.5]]);
    const reach = (query: Partial<ListQuery>) => guess(ask(query), half, SAMPLE).reach;
    expect(reach({ goal: ['sleep'], sort: 'newest' })).toEqual({
      column: 'publishedMs',
      least: 1_099.5,
    });
    expect(reach({ q: 'zinc', goal: ['sleep'] })).toBeNull();
    expect(reach({ goal: ['sleep'] })).toBeNull();
  });

  it('is not made at what one of several words may say, nor at what employees moved', () => {
    expect(isGuessed(ask({ q: 'zinc' }))).toBeTrue();
    expect(isGuessed(ask({}))).toBeTrue();
    expect(isGuessed(ask({ q: 'zinc' }, { matching: 'any-word' }))).toBeFalse();
    expect(isGuessed(ask({ q: 'zinc' }, { matching: { closeTo: new Map() } }))).toBeFalse();
    const rules = { ...NO_RULES, synonyms: ['zinc => zink'] };
    const tuning = tuningOf(rules, { limit: 24, q: 'zinc' }, '2026-11-27T00:00:00.000Z');
    expect(isGuessed(ask({ q: 'zinc' }, { tuning }))).toBeFalse();
    const placement = { ...UNTUNED.placement, boosted: ['0190b3c4-0000-7000-8000-000000000001'] };
    expect(isGuessed(ask({}, { tuning: { ...UNTUNED, placement } }))).toBeFalse();
  });

  it('is about the words that tell what matches', () => {
    expect(textOf(ask({ goal: ['sleep'] }))).toBeNull();
    expect(JSON.stringify(textOf(ask({ q: 'zinc' })))).toContain('"query":"zinc"');
    expect(textOf(ask({ q: 'zinc', sort: 'price-asc' }))).toEqual(textOf(ask({ q: 'zinc' })));
    expect(wholeOf(ask({ q: 'zinc' }))).toEqual(textOf(ask({ q: 'zinc' })));
    expect(wholeOf(ask({ q: 'zinc for sleep' }))).toBeNull();
  });
});
