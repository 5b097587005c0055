import { SearchShelf } from '../testing/search-shelf.ts';

describe('searching the product index', () => {
  const shelf = new SearchShelf();
  const { list, search, titles } = shelf;
  beforeAll(() => shelf.fill());
  afterAll(() => shelf.close());

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

  it('shows what matches some of the words below the few that match them all', async () => {
    const result = await list({ q: 'pea protein', limit: 5 });
    expect(result.items.map(({ title }) => title)).toEqual(['Pea Protein']);
    expect(result.more.map(({ title }) => title)).toEqual(['Whey Protein']);
    expect(result.total).toBe(1);
    const filtered = await list({ q: 'pea protein', without: ['milk'] });
    expect(filtered.more).toEqual([]);
    expect((await list({ goal: ['skin'] })).more).toEqual([]);
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
