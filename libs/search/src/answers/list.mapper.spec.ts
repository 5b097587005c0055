import type { ListProductsQuery, ProductCard } from '@green-apple/contracts-http';
import type { PageResponse } from './card.mapper.ts';
import type { FacetResponse } from './facets.mapper.ts';
import { foundNothing, toProductList, toRelaxed } from './list.mapper.ts';

const id = (n: number) => `0190b3c4-0000-7000-8000-00000000000${n}`;
const card = (n: number): ProductCard => ({
  id: id(n),
  slug: `product-${n}`,
  title: `Product ${n}`,
  subtitle: '',
  brand: 'Orchard Lane',
  goal: 'sleep',
  form: 'capsule',
  summary: '',
  image: null,
  variantId: id(n),
  variantTitle: '60 capsules',
  variantCount: 1,
  price: { minor: 1800, currency: 'USD' },
  wasPrice: null,
  pricePerDay: null,
  ratingAverage: 4.5,
  ratingCount: 10,
  inStock: true,
});
const buckets = (...entries: [string, number][]) => ({
  buckets: entries.map(([key, count]) => ({ key, doc_count: count })),
});

const PAGE: PageResponse = {
  hits: {
    hits: [1, 2, 3].map((n) => ({
      fields: { card: [Buffer.from(JSON.stringify(card(n))).toString('base64')] },
      sort: [4.5 - n / 10, n],
    })),
  },
};
const OPEN = {
  category: buckets(['minerals|Minerals', 8], ['teas|Herbal teas', 4]),
  form: buckets(['capsule', 12]),
  brand: buckets(['orchard-lane|Orchard Lane', 12]),
  diet: buckets(['vegan', 7]),
  certificate: buckets(),
  without: buckets(['tree nuts', 5], ['milk', 2]),
  price: buckets(['0-999', 3], ['1000-1999', 9], ['2000-3499', 0]),
  rating: buckets(['4.5', 0], ['4', 7], ['3', 12]),
  store: buckets(['PDX-ELM|Elm Street', 5]),
};
const GOALS = buckets(['sleep', 12], ['energy', 18]);
const FACETS: FacetResponse = {
  hits: { total: { value: 40 } },
  aggregations: { shown: { doc_count: 12, ...OPEN }, goal: { doc_count: 30, goal: GOALS } },
};
const QUERY: ListProductsQuery = { limit: 2, goal: ['sleep', 'skin'], without: ['fish'] };
const list = toProductList(PAGE, FACETS, QUERY, { seen: 2, relaxed: null, spelling: null });
const facet = (name: string) => list.facets.find((one) => one.name === name)?.values;

describe('a list from the search engine', () => {
  it('shows as many cards as were asked for, and where to go on', () => {
    expect(list.items.map(({ title }) => title)).toEqual(['Product 1', 'Product 2']);
    expect(list.nextCursor).toBe(`search~relevance~4~4.3~${id(2)}`);
    expect(
      toProductList(PAGE, FACETS, { limit: 3 }, { seen: 0, relaxed: null, spelling: null })
        .nextCursor,
    ).toBeNull();
  });

  it('says what cards say in the language that was asked for', () => {
    const [first] = PAGE.hits.hits;
    const words = { locale: 'de', texts: { title: 'Produkt 1' } };
    const page: PageResponse = {
      hits: {
        hits: [
          {
            ...first,
            fields: {
              'words.de.cardWords': [Buffer.from(JSON.stringify(words)).toString('base64')],
              'elsewhere.EU.card': [Buffer.from(JSON.stringify(card(1))).toString('base64')],
            },
          },
        ],
      },
    };
    const { items } = toProductList(
      page,
      FACETS,
      { limit: 1 },
      {
        seen: 0,
        relaxed: null,
        spelling: null,
      },
    );
    expect([items[0]?.title, items[0]?.brand]).toEqual(['Produkt 1', 'Orchard Lane']);
    expect(items[0]?.translation).toEqual({ locale: 'de', fields: ['title'] });
  });

  it('counts what matches under every choice', () => {
    expect(list.total).toBe(12);
  });

  it('keeps the siblings of a choice with their own counts', () => {
    expect(facet('goal')).toEqual([
      { value: 'sleep', label: 'Sleep & calm', count: 12, selected: true },
      { value: 'energy', label: 'Energy & focus', count: 18, selected: false },
      { value: 'skin', label: 'Skin, hair & nails', count: 0, selected: true },
    ]);
  });

  it('names categories and brands by the words stored beside their slugs', () => {
    expect(facet('category')).toEqual([
      { value: 'minerals', label: 'Minerals', count: 8, selected: false },
      { value: 'teas', label: 'Herbal teas', count: 4, selected: false },
    ]);
    expect(facet('brand')?.[0]?.label).toBe('Orchard Lane');
  });

  it('says how many are left without an allergen', () => {
    expect(facet('without')).toEqual([
      { value: 'fish', label: 'Fish', count: 12, selected: true },
      { value: 'milk', label: 'Milk', count: 10, selected: false },
      { value: 'tree nuts', label: 'Tree nuts', count: 7, selected: false },
    ]);
  });

  it('leaves out empty steps of the price', () => {
    expect(facet('price')?.map(({ label, count }) => [label, count])).toEqual([
      ['Under $10', 3],
      ['$10 to $20', 9],
    ]);
  });

  it('reads the same facets where nothing is chosen', () => {
    const plain = toProductList(
      PAGE,
      { hits: { total: { value: 12 } }, aggregations: { ...OPEN, goal: GOALS } },
      { limit: 2 },
      { seen: 0, relaxed: null, spelling: null },
    );
    expect(plain.total).toBe(12);
    expect(plain.facets.map(({ name, values }) => [name, values.length])).toEqual([
      ['category', 2],
      ['goal', 2],
      ['form', 1],
      ['diet', 1],
      ['without', 2],
      ['certificate', 0],
      ['brand', 1],
      ['price', 2],
      ['rating', 2],
      ['store', 1],
    ]);
  });

  it('takes apart what was counted together, whether something is chosen or not', () => {
    const { category, form, diet, certificate, without, store, ...rest } = OPEN;
    const together = {
      buckets: Object.entries({ category, form, diet, certificate, without, store }).flatMap(
        ([name, { buckets: of }]) =>
          of.map(({ key, doc_count }) => ({ key: `${name}:${key}`, doc_count })),
      ),
    };
    const goal = { doc_count: 30, goal: GOALS };
    const said = { seen: 2, relaxed: null, spelling: null };
    const shown = { doc_count: 12, ...rest, together };
    expect(toProductList(PAGE, { ...FACETS, aggregations: { shown, goal } }, QUERY, said)).toEqual(
      list,
    );
    const plain = { hits: { total: { value: 12 } } };
    const all = {
      buckets: [
        ...together.buckets,
        ...GOALS.buckets.map((one) => ({ ...one, key: `goal:${one.key}` })),
      ],
    };
    expect(
      toProductList(
        PAGE,
        { ...plain, aggregations: { ...rest, together: all } },
        { limit: 2 },
        said,
      ),
    ).toEqual(
      toProductList(PAGE, { ...plain, aggregations: { ...OPEN, goal: GOALS } }, { limit: 2 }, said),
    );
  });

  it('says of what was told from a sample that it is about right, and shows no more than two digits of it', () => {
    const told = toProductList(PAGE, { ...FACETS, approximate: new Set(['goal']) }, QUERY, {
      seen: 0,
      relaxed: null,
      spelling: null,
    });
    const about = told.facets.filter(({ approximate }) => approximate).map(({ name }) => name);
    expect(about).toEqual(['goal']);
    expect(told.approximate).toBeUndefined();
    const large = toProductList(
      PAGE,
      {
        hits: { total: { value: 123_456 } },
        aggregations: { ...OPEN, goal: buckets(['sleep', 98_765], ['gut', 251], ['skin', 7]) },
        approximate: new Set(['shown']),
      },
      { limit: 2 },
      { seen: 0, relaxed: null, spelling: null },
    );
    expect([large.total, large.approximate]).toEqual([120_000, true]);
    expect(large.facets.every(({ approximate }) => approximate)).toBeTrue();
    expect(large.facets[1]?.values.map(({ count }) => count)).toEqual([99_000, 250, 7]);
  });

  it('has found something when the words matched, whatever was chosen', () => {
    expect(foundNothing(FACETS)).toBeFalse();
    expect(foundNothing({ ...FACETS, hits: { total: { value: 0 } } })).toBeTrue();
  });
});

describe('a list of a relaxed query', () => {
  const relaxed = (found: number, ...heard: boolean[]) =>
    toRelaxed(
      { hits: { total: { value: found } }, aggregations: {} },
      { limit: 24, q: 'zinc unicorn' },
      heard,
    );

  it('names the words that were left out', () => {
    expect(relaxed(5, true, false)).toEqual({
      relaxed: 'Nothing matches “unicorn”; these match the rest of your words',
      unheard: 'unicorn',
    });
  });

  it('says so when every word is known, but none of the products has all', () => {
    expect(relaxed(5, true, true)).toEqual({
      relaxed: 'Nothing matches every word of “zinc unicorn”; these match some of them',
    });
  });

  it('says nothing when nothing was found even so', () => {
    expect(relaxed(0, false, false)).toEqual({ relaxed: null });
  });
});
