import { SORTS, type ListProductsQuery, type ProductList } from '@green-apple/contracts-http';
import type { StockedProjection } from '@green-apple/persistence';
import {
  NO_RULES,
  type AttributeDefinition,
  type CollectionScope,
  type MerchandisingRule,
  type SearchRules,
} from '@green-apple/domain-catalog';
import { ElasticsearchProductSearch, ProductIndex, openSearchClient } from '@green-apple/search';
import { aProduct, aVariant, aVariantPrice, testStack } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { toSearchDocument } from '../project/to-search-document.ts';
import { aProjection } from '../testing/a-projection.ts';

const NOW = '2026-11-22T12:00:00.000Z';

/** A product of the shelf: its title, what it is about, and what else a spec wants to say. */
function stock(title: string, changes: Partial<StockedProjection> & { minor?: number } = {}) {
  const { minor = 1500, ...product } = changes;
  const sku = title.toUpperCase().replace(/\W+/g, '-');
  return aProjection({
    id: randomUUID(),
    slug: sku.toLowerCase(),
    title,
    subtitle: '',
    summary: '',
    benefits: [],
    searchExtra: '',
    facts: { ...aProduct().facts, rows: [], otherIngredients: [] },
    ratingAverage: 4.5,
    ratingCount: 50,
    diets: [],
    certificates: [],
    variants: [
      {
        ...aVariant({ id: randomUUID(), sku, barcode: `${title.length}0850` }),
        price: aVariantPrice({ listMinor: minor }),
        available: 5,
      },
    ],
    ...product,
  });
}
const teas = [{ slug: 'teas', name: 'Herbal teas' }];
const facts = (...names: string[]): StockedProjection['facts'] => ({
  ...aProduct().facts,
  rows: names.map((name) => ({
    name,
    source: null,
    amount: 1,
    unit: 'mg' as const,
    dailyValuePercent: null,
  })),
});

const CALM: Partial<StockedProjection> = {
  attributes: { origin: ['pe'], caffeine_mg: [0] },
  variants: [
    {
      ...aVariant({ id: randomUUID(), sku: 'CALM-TEA', attributes: { notes: ['pe', 'jp'] } }),
      price: aVariantPrice({ listMinor: 650 }),
      available: 5,
    },
  ],
};

const SHELF: readonly StockedProjection[] = [
  stock('Magnesium Glycinate', { minor: 1800, diets: ['vegan', 'gluten-free'] }),
  stock('Night Capsules', { minor: 900, facts: facts('Magnesium', 'Melatonin'), diets: ['vegan'] }),
  stock('Calm Tea', { goal: 'sleep', form: 'tea', minor: 650, categoryPath: teas, ...CALM }),
  stock('Vitamin C', {
    goal: 'immunity',
    form: 'tablet',
    facts: facts('Vitamin C'),
    minor: 1100,
    attributes: { origin: ['pe'], caffeine_mg: [80] },
    attributeWords: ['Peru', 'Smoky'],
  }),
  stock('Vitamin D3', { goal: 'immunity', form: 'softgel', minor: 1200 }),
  stock('Vitamin B12', {
    goal: 'energy',
    form: 'tablet',
    minor: 1300,
    attributes: { origin: ['jp'], caffeine_mg: [20], hidden: ['pe'] },
  }),
  stock('Wild Fish Oil', { goal: 'joints', form: 'softgel', allergens: ['fish'], minor: 2400 }),
  stock('Zinc Lozenges', { goal: 'immunity', form: 'tablet', minor: 800 }),
  stock('Zink & Co. Soap', { goal: 'skin', form: 'bar', minor: 5200 }),
  stock('Whey Protein', { goal: 'energy', form: 'powder', allergens: ['milk'], minor: 3900 }),
  stock('Pea Protein', {
    ratingAverage: 3.2,
    stores: [{ code: 'SEA-1', name: 'Pike Street' }],
    goal: 'energy',
    form: 'powder',
    diets: ['vegan'],
    minor: 3600,
  }),
];

describe('searching the product index', () => {
  const client = openSearchClient({ url: testStack().needed('SEARCH_URL') });
  const index = new ProductIndex(client, `suite-${randomUUID().slice(0, 8)}`);
  const search = new ElasticsearchProductSearch(client, index.names.alias);

  beforeAll(async () => {
    const name = await index.startBuild('spec', new Date());
    await index.write(
      [name],
      SHELF.map((product) => ({
        id: product.id,
        version: 1,
        document: toSearchDocument(product, NOW),
      })),
    );
    await index.settle(name);
    await index.finishBuild(name);
  });
  afterAll(async () => {
    for (const one of await index.all()) await index.drop(one.index);
    await client.close();
  });

  const list = (query: Partial<ListProductsQuery>): Promise<ProductList> =>
    search.list({ limit: 24, ...query }, NOW);
  const titles = async (query: Partial<ListProductsQuery>) =>
    (await list(query)).items.map(({ title }) => title);
  const facet = ({ facets }: ProductList, name: string) =>
    Object.fromEntries(
      facets.find((one) => one.name === name)?.values.map(({ value, count }) => [value, count]) ??
        [],
    );

  describe('by attributes', () => {
    const attribute = (changes: Partial<AttributeDefinition>): AttributeDefinition => ({
      code: 'origin',
      name: 'Country of origin',
      kind: 'choice',
      scope: 'product',
      multiple: false,
      filterable: true,
      unit: null,
      steps: [],
      choices: [
        { code: 'pe', label: 'Peru' },
        { code: 'jp', label: 'Japan' },
      ],
      position: 0,
      version: 1,
      ...changes,
    });
    const definitions = [
      attribute({}),
      attribute({ code: 'notes', name: 'Tastes of', scope: 'variant', multiple: true }),
      attribute({
        code: 'caffeine_mg',
        name: 'Caffeine',
        kind: 'number',
        choices: [],
        steps: [1, 50],
      }),
      attribute({ code: 'hidden', filterable: false }),
    ];
    const said = new ElasticsearchProductSearch(
      client,
      index.names.alias,
      () => NO_RULES,
      () => definitions,
    );
    const ask = (query: Partial<ListProductsQuery>) => said.list({ limit: 24, ...query }, NOW);
    const counts = ({ facets }: ProductList) =>
      Object.fromEntries(
        facets
          .filter(({ name }) => name === 'attribute')
          .map(({ code, values }) => [
            code,
            values.map(({ label, count, selected }) => `${label} ${count}${selected ? ' *' : ''}`),
          ]),
      );

    it('counts every value, and no attribute that is no filter', async () => {
      expect(counts(await ask({}))).toEqual({
        origin: ['Peru 2', 'Japan 1'],
        notes: ['Japan 1', 'Peru 1'],
        caffeine_mg: ['Under 1 1', '1 to under 50 1', '50 and more 1'],
      });
    });

    it('keeps siblings selectable with their counts, while the others narrow', async () => {
      const list = await ask({ attr: ['origin:pe'] });
      expect(list.items.map(({ title }) => title).sort()).toEqual(['Calm Tea', 'Vitamin C']);
      expect(counts(list)).toEqual({
        origin: ['Peru 2 *', 'Japan 1'],
        notes: ['Japan 1', 'Peru 1'],
        caffeine_mg: ['Under 1 1', '50 and more 1'],
      });
    });

    it('widens by two values of one attribute and narrows by two attributes', async () => {
      const some = async (...attr: string[]) =>
        (await ask({ attr })).items.map(({ title }) => title).sort();
      expect(await some('origin:pe', 'origin:jp')).toEqual([
        'Calm Tea',
        'Vitamin B12',
        'Vitamin C',
      ]);
      expect(await some('origin:pe', 'caffeine_mg:50..')).toEqual(['Vitamin C']);
      expect(await some('caffeine_mg:..1', 'caffeine_mg:50..')).toEqual(['Calm Tea', 'Vitamin C']);
      expect(await some('notes:jp')).toEqual(['Calm Tea']);
      expect(await some('unknown:x')).toEqual([]);
    });

    it('keeps a chosen value in sight that nothing has', async () => {
      const list = await ask({ attr: ['origin:pe'], goal: ['skin'] });
      expect([list.total, counts(list)['origin']]).toEqual([0, ['Peru 0 *']]);
    });

    it('finds a product by what its attributes say', async () => {
      expect(await titles({ q: 'smoky' })).toEqual(['Vitamin C']);
    });
  });

  describe('in a collection', () => {
    const inIt = (scope: Partial<CollectionScope>, query: Partial<ListProductsQuery> = {}) =>
      search.list(
        {
          limit: 24,
          ...query,
          scope: { rules: {}, pinned: [], excluded: [], since: null, ...scope },
        },
        NOW,
      );
    const names = async (...asked: Parameters<typeof inIt>) =>
      (await inIt(...asked)).items.map(({ title }) => title);
    const idOf = (title: string) => SHELF.find((one) => one.title === title)?.id ?? '';

    it('shows what its rules say, in its order, and counts facets of it alone', async () => {
      const rules = { goals: ['immunity', 'energy'], maxPrice: 1299 };
      const list = await inIt({ rules }, { sort: 'price-asc' });
      expect(list.items.map(({ title }) => title)).toEqual([
        'Zinc Lozenges',
        'Vitamin C',
        'Vitamin D3',
      ]);
      expect([list.total, facet(list, 'goal')]).toEqual([3, { immunity: 3 }]);
    });

    for (const [rules, expected] of [
      [{ categories: ['teas'] }, ['Calm Tea']],
      [{ attributes: ['origin:pe'], minPrice: 1000 }, ['Vitamin C']],
      [{ diets: ['vegan', 'gluten-free'] }, ['Magnesium Glycinate']],
      [{ without: ['milk'], forms: ['powder'] }, ['Pea Protein']],
      [{ minRating: 4, forms: ['powder'] }, ['Whey Protein']],
    ] as const)
      it(`holds ${expected.join(', ')} for ${JSON.stringify(rules)}`, async () => {
        expect(await names({ rules })).toEqual([...expected]);
      });

    it('puts first what is pinned, whatever its rules say, and leaves out what is left out', async () => {
      const scope = {
        rules: { diets: ['vegan'] },
        pinned: [idOf('Wild Fish Oil')],
        excluded: [idOf('Pea Protein')],
      };
      const list = await inIt(scope, { sort: 'relevance' });
      expect(list.items[0]?.title).toBe('Wild Fish Oil');
      expect(list.items.map(({ title }) => title).sort()).toEqual([
        'Magnesium Glycinate',
        'Night Capsules',
        'Wild Fish Oil',
      ]);
      expect(list.total).toBe(3);
    });

    it('without rules holds what is pinned alone', async () => {
      expect(await names({ pinned: [idOf('Vitamin C')] }, { sort: 'relevance' })).toEqual([
        'Vitamin C',
      ]);
      expect(await names({})).toEqual([]);
    });

    it('of what is new lets go of what is not any more', async () => {
      const published = Date.parse(aProduct().publishedAt ?? '');
      expect((await inIt({ rules: { newWithinDays: 1 }, since: published })).total).toBe(
        SHELF.length,
      );
      expect((await inIt({ rules: { newWithinDays: 1 }, since: published + 1 })).total).toBe(0);
    });
  });

  it('puts a title before an ingredient', async () => {
    expect(await titles({ q: 'magnesium' })).toEqual(['Magnesium Glycinate', 'Night Capsules']);
  });

  for (const [typed, found] of [
    ['ascorbic acid', 'Vitamin C'],
    ['vit c', 'Vitamin C'],
    ['omega-3', 'Wild Fish Oil'],
    ['cobalamin', 'Vitamin B12'],
    ['b-12', 'Vitamin B12'],
    ['cholecalciferol', 'Vitamin D3'],
    ['magnesium bisglycinate', 'Magnesium Glycinate'],
    ['VITAMINS C', 'Vitamin C'],
    ['vitámin c', 'Vitamin C'],
    ['something against insomnia', 'Calm Tea'],
  ] as const)
    it(`knows that "${typed}" means ${found}`, async () => {
      expect(await titles({ q: typed })).toContain(found);
    });

  for (const [typed, found] of [
    ['magnesum', 'Magnesium Glycinate'],
    ['protien powder', 'Whey Protein'],
    ['vitmin c', 'Vitamin C'],
    ['magnesium glyc', 'Magnesium Glycinate'],
  ] as const)
    it(`forgives "${typed}"`, async () => {
      const { items, relaxed } = await list({ q: typed });
      expect(items.map(({ title }) => title)).toContain(found);
      expect(relaxed).toBeNull();
    });

  it('never lets a similar word stand before, or beside, the exact one', async () => {
    expect(await titles({ q: 'zinc' })).toEqual(['Zinc Lozenges']);
    expect(await titles({ q: 'zink' })).toEqual(['Zink & Co. Soap']);
  });

  it('leaves out what the shopper does not want', async () => {
    const found = await titles({ q: 'something for sleep without melatonin' });
    expect(found).toContain('Calm Tea');
    expect(found).not.toContain('Night Capsules');
    expect(await titles({ q: 'protein without milk' })).toEqual(['Pea Protein']);
  });

  it('finds a SKU and a barcode as a whole', async () => {
    expect(await titles({ q: 'vitamin-d3' })).toEqual(['Vitamin D3']);
    expect(await titles({ q: '120850' })).toEqual(['Whey Protein']);
  });

  it('says so when it had to leave words out', async () => {
    const relaxed = await list({ q: 'zinc unicorn' });
    expect(relaxed.items[0]?.title).toBe('Zinc Lozenges');
    expect(relaxed.relaxed).toContain('Nothing matches “unicorn”');
    expect(await list({ q: 'xylophone' })).toEqual(
      jasmine.objectContaining({ total: 0, relaxed: null, nextCursor: null }),
    );
  });

  it('does not take words apart when only the filters exclude everything', async () => {
    expect(await list({ q: 'zinc', goal: ['joints'] })).toEqual(
      jasmine.objectContaining({ total: 0, relaxed: null }),
    );
  });

  for (const q of ['*', 'title:zinc', '"', '(', 'zinc AND NOT vitamin', '/.*/', '\\', '<>&', '🍏'])
    it(`takes ${q} for words`, async () => {
      expect((await list({ q })).source).toBe('search');
    });

  it('counts for every value what choosing it would bring', async () => {
    const chosen = { goal: ['energy'], form: ['powder'] };
    const result = await list(chosen);
    for (const [name, value, query] of [
      ['goal', 'immunity', { ...chosen, goal: ['immunity'] }],
      ['goal', 'energy', chosen],
      ['form', 'tablet', { ...chosen, form: ['tablet'] }],
      ['diet', 'vegan', { ...chosen, diet: ['vegan'] }],
      ['rating', '4.5', { ...chosen, minRating: 4.5 }],
      ['rating', '3', { ...chosen, minRating: 3 }],
      ['store', 'SEA-1', { ...chosen, store: 'SEA-1' }],
      ['without', 'milk', { ...chosen, without: ['milk'] }],
      ['price', '3500-4999', { ...chosen, minPrice: 3500, maxPrice: 4999 }],
    ] as const) {
      const counted = facet(result, name)[value] ?? 0;
      const found = await list(structuredClone(query) as Partial<ListProductsQuery>);
      expect(counted).withContext(`${name} ${value}`).toBe(found.total);
    }
  });

  it('keeps the steps and shops beside a chosen one selectable', async () => {
    const result = await list({ minRating: 4.5, store: 'SEA-1' });
    expect(result.total).toBe(0);
    expect(facet(result, 'rating')).toEqual({ '4.5': 0, '3': 1 });
    expect(facet(result, 'store')).toEqual({ 'PDX-ELM': 10, 'SEA-1': 0 });
  });

  it('shows what matches some of the words below the few that match them all', async () => {
    const result = await list({ q: 'pea protein', limit: 5 });
    expect(result.items.map(({ title }) => title)).toEqual(['Pea Protein']);
    expect(result.more.map(({ title }) => title)).toEqual(['Whey Protein']);
    expect(result.total).toBe(1);
    const filtered = await list({ q: 'pea protein', without: ['milk'] });
    expect(filtered.more).toEqual([]);
    expect((await list({ goal: ['skin'] })).more).toEqual([]);
  });

  it('takes two goals as either and two diets as both', async () => {
    expect((await list({ goal: ['joints', 'skin'] })).total).toBe(2);
    expect(await titles({ diet: ['vegan', 'gluten-free'] })).toEqual(['Magnesium Glycinate']);
  });

  it('names categories and brands, and finds under a category what its branches hold', async () => {
    const result = await list({});
    expect(facet(result, 'category')).toEqual({ supplements: 10, minerals: 10, teas: 1 });
    expect(facet(result, 'brand')).toEqual({ 'orchard-lane': 11 });
    expect((await list({ category: 'supplements' })).total).toBe(10);
  });

  for (const sort of SORTS)
    for (const q of [undefined, 'vitamin'])
      it(`pages ${q ?? 'everything'} by ${sort} without a gap or a repeat`, async () => {
        const query = { sort, ...(q === undefined ? {} : { q }) };
        const whole = await titles({ ...query, limit: 60 });
        const paged: string[] = [];
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page: ProductList = await list({
            ...query,
            limit: 2,
            ...(cursor === undefined ? {} : { cursor }),
          });
          paged.push(...page.items.map(({ title }) => title));
          cursor = page.nextCursor;
        }
        expect(paged).toEqual(whole);
        expect(whole.length).toBe(q === undefined ? SHELF.length : 3);
      });

  it('goes on where the database has begun', async () => {
    const whole = await titles({ sort: 'price-asc' });
    const begun = `postgres~price-asc~4~1~${SHELF[0]?.id ?? ''}`;
    expect(await titles({ sort: 'price-asc', cursor: begun })).toEqual(whole.slice(4));
  });

  describe('by rules of employees', () => {
    const idOf = (title: string) => SHELF.find((one) => one.title === title)?.id ?? '';
    const ruled = (rules: Partial<SearchRules>) =>
      new ElasticsearchProductSearch(client, index.names.alias, () => ({ ...NO_RULES, ...rules }));
    const place = (
      action: MerchandisingRule['action'],
      title: string,
      list: Partial<MerchandisingRule>,
    ): MerchandisingRule => ({
      query: null,
      category: null,
      action,
      productId: idOf(title),
      from: null,
      until: null,
      ...list,
    });
    const shown = async (search: ElasticsearchProductSearch, query: Partial<ListProductsQuery>) =>
      (await search.list({ limit: 24, ...query }, NOW)).items.map(({ title }) => title);

    it('pins, hides and moves products for what is typed', async () => {
      const list = { query: 'vitamin' };
      expect(
        await shown(ruled({ merchandising: [place('pin', 'Zinc Lozenges', list)] }), {
          q: 'vitamin',
        }),
      ).toEqual(['Zinc Lozenges', ...(await titles({ q: 'vitamin' }))]);
      const [first = '', ...others] = await titles({ q: 'vitamin' });
      const hidden = ruled({ merchandising: [place('hide', first, list)] });
      const { items, total } = await hidden.list({ q: 'vitamin', limit: 24 }, NOW);
      expect([items.map(({ title }) => title), total]).toEqual([others, others.length]);
      const buried = ruled({ merchandising: [place('bury', first, list)] });
      expect(await shown(buried, { q: 'vitamin' })).toEqual([...others, first]);
    });

    it('moves products in a category, and pages without a gap or a repeat', async () => {
      const list = { category: 'supplements' };
      const search = ruled({
        merchandising: [
          place('pin', 'Zinc Lozenges', list),
          place('boost', 'Pea Protein', list),
          place('bury', 'Magnesium Glycinate', list),
        ],
      });
      const whole = await shown(search, { category: 'supplements' });
      expect([whole[0], whole[1], whole.at(-1)]).toEqual([
        'Zinc Lozenges',
        'Pea Protein',
        'Magnesium Glycinate',
      ]);
      const paged: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: ProductList = await search.list(
          { category: 'supplements', limit: 3, ...(cursor === undefined ? {} : { cursor }) },
          NOW,
        );
        paged.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(whole);
    });

    it('does not pin what a shopper has ruled out', async () => {
      const search = ruled({
        merchandising: [place('pin', 'Whey Protein', { query: 'protein' })],
      });
      expect(await shown(search, { q: 'protein', without: ['milk'] })).toEqual(['Pea Protein']);
    });

    it('finds by synonyms of theirs', async () => {
      expect(await titles({ q: 'snoozer' })).toEqual([]);
      expect(await shown(ruled({ synonyms: ['snoozer => calm tea'] }), { q: 'snoozer' })).toEqual([
        'Calm Tea',
      ]);
    });
  });

  it('suggests products, categories and queries while typing', async () => {
    const { products, categories, queries } = await search.suggest('vita');
    expect(products.map(({ title }) => title).sort()).toEqual([
      'Vitamin B12',
      'Vitamin C',
      'Vitamin D3',
    ]);
    expect(categories.length).toBeGreaterThan(0);
    expect((await search.suggest('orch')).brands).toEqual([
      { slug: 'orchard-lane', name: 'Orchard Lane' },
    ]);
    expect(queries).toContain('vitamin c');
    const mistyped = await search.suggest('magnesum');
    expect(mistyped.products.map(({ title }) => title)).toContain('Magnesium Glycinate');
    expect((await search.suggest('her')).categories[0]).toEqual({
      slug: 'teas',
      name: 'Herbal teas',
    });
  });
});
