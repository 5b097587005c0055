import type { CategoryDto, Facet, ProductCard, ProductList } from '@green-apple/contracts-http';
import { BASE_LOCALE } from '@green-apple/domain-pricing';
import { ListCategoriesUseCase } from './list-categories.use-case.ts';
import { ShowHomeUseCase } from './show-home.use-case.ts';

const NOW = '2026-11-28T12:00:00.000Z';
const TEAS: CategoryDto = { id: 'c1', slug: 'teas', name: 'Teas', blurb: '', parentSlug: null };
const goals = (approximate?: boolean): Facet => ({
  name: 'goal',
  label: 'Goal',
  values: [{ value: 'sleep', label: 'Sleep & calm', count: 120_000, selected: false }],
  ...(approximate === undefined ? {} : { approximate }),
});
const list = (title: string, facets: Facet[]): ProductList => ({
  items: [{ title } as ProductCard],
  total: 1,
  facets,
  nextCursor: null,
  more: [],
  source: 'search',
  relaxed: null,
  spelling: null,
});

describe('the home page', () => {
  const asked: object[] = [];
  const home = (facets: Facet[]) =>
    new ShowHomeUseCase({
      search: {
        list: async (query) => {
          asked.push(query);
          return list(`${query.sort}${query.onSale ? ', reduced' : ''}`, facets);
        },
      },
      categories: new ListCategoriesUseCase({ categories: async () => [TEAS] }, () => ({})),
      freeDeliveryFrom: () => ({ minor: 4_900, currency: 'USD' }),
    });
  beforeEach(() => asked.splice(0));

  it('has the tops of three lists on its shelves, in the language that was asked for', async () => {
    const { loved, offers, fresh, categories } = await home([goals()]).execute(NOW, 'de');
    expect([loved, offers, fresh].map(([first]) => first?.title)).toEqual([
      'rating',
      'rating, reduced',
      'newest',
    ]);
    expect(asked).toEqual([
      { limit: 8, sort: 'rating', locale: 'de' },
      { limit: 8, sort: 'rating', onSale: true, locale: 'de' },
      { limit: 8, sort: 'newest', locale: 'de' },
    ]);
    expect(categories.map(({ slug }) => slug)).toEqual(['teas']);
  });

  it('names every goal, with none where the list counts none', async () => {
    const { goals: shown, approximate } = await home([goals()]).execute(NOW, BASE_LOCALE);
    expect(shown.map(({ goal, productCount }) => [goal, productCount])).toEqual([
      ['sleep', 120_000],
      ['energy', 0],
      ['immunity', 0],
      ['gut', 0],
      ['joints', 0],
      ['skin', 0],
    ]);
    expect(approximate).toBe(false);
    expect(asked[0]).toEqual({ limit: 8, sort: 'rating' });
  });

  it('counts no goals where the list counts none', async () => {
    for (const facets of [[], [{ ...goals(), values: [] }]]) {
      const { goals: shown, approximate } = await home(facets).execute(NOW, BASE_LOCALE);
      expect(new Set(shown.map(({ productCount }) => productCount))).toEqual(new Set([null]));
      expect(approximate).toBe(false);
    }
  });

  it('says where goals were told from a sample', async () => {
    expect((await home([goals(true)]).execute(NOW, BASE_LOCALE)).approximate).toBe(true);
  });
});
