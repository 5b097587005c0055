import { SORTS, type ListProductsQuery, type ProductList } from '@green-apple/contracts-http';
import type { AttributeDefinition, CollectionScope } from '@green-apple/domain-catalog';
import { aProduct } from '@green-apple/testing';
import { NOW, SHELF, SearchShelf, facet, idOf } from '../testing/search-shelf.ts';

describe('lists of the product index', () => {
  const shelf = new SearchShelf();
  const { list, titles } = shelf;
  beforeAll(() => shelf.fill());
  afterAll(() => shelf.close());

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
    const said = shelf.searching({}, definitions);
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
      shelf.search.list(
        {
          limit: 24,
          ...query,
          scope: { rules: {}, pinned: [], excluded: [], since: null, ...scope },
        },
        NOW,
      );
    const names = async (...asked: Parameters<typeof inIt>) =>
      (await inIt(...asked)).items.map(({ title }) => title);

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
});
