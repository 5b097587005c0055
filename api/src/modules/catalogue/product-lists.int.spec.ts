import { ProductList, SORTS, Suggestions, type Problem } from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { CatalogueStage } from './catalogue-stage.int.spec.ts';

const { products } = TINY_IDS;

describe('lists of products, without a search engine', () => {
  let stage: CatalogueStage;
  beforeAll(async () => {
    stage = await CatalogueStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  it('finds by words, by parts of a title, by SKU and by barcode', async () => {
    expect(await stage.titles('q=magnesium')).toEqual(['Magnesium Glycinate']);
    expect(await stage.titles('q=glycin')).toEqual(['Magnesium Glycinate']);
    expect(await stage.titles('q=cholecalciferol')).toEqual(['Vitamin D3']);
    expect(await stage.titles('q=tea-gin-20')).toEqual(['Ginger Tea']);
    expect(await stage.titles('q=0850000000028')).toEqual(['Magnesium Glycinate']);
  });

  it('finds what was typed wrong, and says when it left words out', async () => {
    expect(await stage.titles('q=magnesuim')).toEqual(['Magnesium Glycinate']);
    const relaxed = await stage.list('q=ginger+unicorn');
    expect(relaxed.items.map(({ title }) => title)).toEqual(['Ginger Tea']);
    expect(relaxed.relaxed).not.toBeNull();
    expect((await stage.list('q=unicorn')).total).toBe(0);
  });

  it('hears what somebody wants to feel, and what they do not want', async () => {
    expect(await stage.titles('q=trouble+sleeping')).toEqual(['Magnesium Glycinate']);
    expect(await stage.titles('q=trouble+sleeping+without+magnesium')).toEqual([]);
    expect(await stage.titles('q=something+without+tree+nuts&sort=newest')).toEqual(
      await stage.titles('without=tree+nuts&sort=newest'),
    );
  });

  for (const q of [`' or 1=1 --`, `a & | ! ( ) :*`, '%', '_', '\\', '"'])
    it(`takes ${q} for words`, async () => {
      const { status } = await stage.get(`/api/products?q=${encodeURIComponent(q)}`);
      expect(status).toBe(200);
    });

  it('filters by what a product is and has', async () => {
    expect(await stage.titles('category=supplements&sort=price-asc')).toEqual([
      'Vitamin D3',
      'Magnesium Glycinate',
    ]);
    expect(await stage.titles('goal=sleep,gut&sort=price-asc')).toEqual([
      'Ginger Tea',
      'Magnesium Glycinate',
    ]);
    expect(await stage.titles('diet=vegan,gluten-free')).toEqual(['Magnesium Glycinate']);
    expect(await stage.titles('without=tree+nuts&sort=newest')).toEqual([
      'Vitamin D3',
      'Magnesium Glycinate',
    ]);
    expect(await stage.titles('minPrice=1000&maxPrice=1500')).toEqual(['Vitamin D3']);
    expect(await stage.titles('onSale=true')).toEqual(['Vitamin D3']);
    expect(await stage.titles('store=PDX-ELM&goal=sleep')).toEqual(['Magnesium Glycinate']);
    expect(await stage.titles('store=SEA-1')).toEqual([]);
    expect(await stage.titles('sort=serving-price')).toEqual([
      'Vitamin D3',
      'Ginger Tea',
      'Magnesium Glycinate',
    ]);
    expect(await stage.titles('minRating=4.6')).toEqual(['Vitamin D3', 'Magnesium Glycinate']);
  });

  it('keeps the siblings of a chosen facet selectable, with right counts', async () => {
    const { facets, total, source } = await stage.list('goal=sleep');
    expect([total, source]).toEqual([1, 'postgres']);
    const values = (name: string) =>
      facets
        .find((facet) => facet.name === name)
        ?.values.map(({ value, count, selected }) => [value, count, selected]);
    expect(values('goal')).toEqual([
      ['gut', 1, false],
      ['immunity', 1, false],
      ['sleep', 1, true],
    ]);
    expect(values('form')).toEqual([['capsule', 1, false]]);
    expect(values('price')).toEqual([['1000-1999', 1, false]]);
  });

  for (const sort of SORTS)
    it(`pages by ${sort} without a gap or a repeat`, async () => {
      const whole = await stage.titles(`sort=${sort}`);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: ProductList = await stage.list(
          `sort=${sort}&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`,
        );
        paged.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(paged).toEqual(whole);
    });

  it('goes on where the search engine has begun', async () => {
    const [, second, third] = await stage.titles('sort=rating');
    const begun = `search~rating~1~4.8~342~${products.vitaminD}`;
    expect(await stage.titles(`sort=rating&cursor=${begun}`)).toEqual([second ?? '', third ?? '']);
  });

  for (const query of [
    'cursor=nonsense',
    `sort=rating&cursor=search~newest~1~1~${products.vitaminD}`,
  ])
    it(`refuses ${query.slice(0, 40)}`, async () => {
      const { status, text } = await stage.get(`/api/products?${query}`);
      expect([status, (JSON.parse(text) as Problem).code]).toEqual([400, 'BAD_REQUEST']);
    });

  for (const query of ['limit=0', 'limit=61', 'sort=random', 'minPrice=-1', 'category=No%20Slug'])
    it(`refuses ${query}`, async () => {
      const { status, text } = await stage.get(`/api/products?${query}`);
      expect([status, (JSON.parse(text) as Problem).code]).toEqual([422, 'VALIDATION_FAILED']);
    });

  it('suggests products and categories while typing', async () => {
    const suggestions = Suggestions.parse(JSON.parse((await stage.get('/api/suggest?q=min')).text));
    expect(suggestions.categories).toEqual([{ slug: 'minerals', name: 'Minerals' }]);
    const found = Suggestions.parse(JSON.parse((await stage.get('/api/suggest?q=gly')).text));
    expect(found.products.map(({ slug }) => slug)).toEqual(['magnesium-glycinate']);
  });
});
