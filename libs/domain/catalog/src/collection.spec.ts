import {
  collectionScope,
  isShown,
  movedCollection,
  saysNothing,
  type Collection,
} from './collection.ts';

const window = (shownFrom: string | null, shownUntil: string | null, active = true) => ({
  active,
  shownFrom,
  shownUntil,
});
const NOW = '2026-11-26T12:34:56.000Z';

describe('a collection', () => {
  for (const [what, shown, its] of [
    ['without a window', true, window(null, null)],
    ['that is switched off', false, window(null, null, false)],
    ['in its window', true, window('2026-11-26T12:34:56Z', '2026-12-01T00:00:00Z')],
    ['before its window', false, window('2026-11-26T12:34:57Z', null)],
    ['at the end of its window', false, window(null, NOW)],
  ] as const)
    it(`${what} is ${shown ? '' : 'not '}shown`, () => expect(isShown(its, NOW)).toBe(shown));

  it('of what is new looks back whole hours, so that answers can be kept', () => {
    const scope = (now: string) =>
      collectionScope({ rules: { newWithinDays: 30 }, pinned: [], excluded: [] }, now).since;
    expect(scope(NOW)).toBe(Date.parse('2026-10-27T12:00:00Z'));
    expect(scope('2026-11-26T12:59:59Z')).toBe(scope(NOW));
    expect(collectionScope({ rules: {}, pinned: [], excluded: [] }, NOW).since).toBeNull();
  });

  it('is found by an address it had before, while it is shown', () => {
    const one = (slug: string, formerSlugs: string[], shownUntil: string | null): Collection => ({
      slug,
      formerSlugs,
      name: slug,
      blurb: '',
      rules: {},
      pinned: [],
      excluded: [],
      sort: 'relevance',
      seoTitle: '',
      seoDescription: '',
      noindex: false,
      ...window(null, shownUntil),
    });
    const all = [one('tea', ['teas', 'warm'], null), one('ice', ['cold'], NOW)];
    expect(movedCollection(all, 'warm', NOW)).toBe('tea');
    expect(movedCollection(all, 'tea', NOW)).toBeNull();
    expect(movedCollection(all, 'cold', NOW)).toBeNull();
  });

  it('whose rules say nothing holds what is pinned alone', () => {
    expect(saysNothing({ categories: [], onSale: false })).toBeTrue();
    expect(saysNothing({ maxPrice: 1500 })).toBeFalse();
  });
});
