import type {
  AdminProduct,
  AdminProductList,
  Problem,
  ReferenceData,
} from '@green-apple/contracts-http';
import { TINY_IDS, eventually } from '@green-apple/testing';
import { AdminStage, MAGNESIUM } from '../admin-stage.int.spec.ts';

describe('products in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  it('are listed, searched, filtered and paged without losing one', async () => {
    const all = (await stage.ask<AdminProductList>('analyst', '/admin/products?sort=title')).body;
    expect(all.total).toBe(all.items.length);
    const pages: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: AdminProductList = (
        await stage.ask<AdminProductList>(
          'analyst',
          `/admin/products?sort=title&limit=1${cursor && `&cursor=${cursor}`}`,
        )
      ).body;
      pages.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(all.items.map(({ title }) => title));
  });

  for (const q of ['magnes', 'MAG', 'Orchard magnesium']) {
    it(`are found by "${q}"`, async () => {
      const { body } = await stage.ask<AdminProductList>(
        'analyst',
        `/admin/products?q=${encodeURIComponent(q)}`,
      );
      expect(body.items.map(({ id }) => id)).toContain(TINY_IDS.products.magnesium);
    });
  }

  it('are found by a category above their own, and only with the state asked for', async () => {
    const of = async (query: string): Promise<string[]> =>
      (await stage.ask<AdminProductList>('analyst', `/admin/products?${query}`)).body.items.map(
        ({ id }) => id,
      );
    expect(await of('category=supplements')).toContain(TINY_IDS.products.magnesium);
    expect(await of('category=herbal-teas')).not.toContain(TINY_IDS.products.magnesium);
    expect(await of('status=archived')).toEqual([]);
    expect(await of('status=published&category=supplements&q=magnes')).toEqual([
      TINY_IDS.products.magnesium,
    ]);
    expect(await of('status=published&category=herbal-teas&q=MAG')).toEqual([]);
  });

  it('are counted no further than somebody reads', async () => {
    await stage.database.query(
      `insert into catalog.product (id, slug, title, brand_id, category_id, goal, form, status, summary, facts,
         directions, packshot)
       select gen_random_uuid(), 'many-' || n, 'Many ' || n, p.brand_id, p.category_id, p.goal, p.form, 'archived',
         p.summary, p.facts, p.directions, p.packshot
       from catalog.product p, generate_series(1, 10050) n where p.id = $1`,
      [TINY_IDS.products.magnesium],
    );
    const counted = async (query: string): Promise<number> =>
      (await stage.ask<AdminProductList>('analyst', `/admin/products?${query}`)).body.total;
    const archived = (count: number) =>
      eventually(async () => (await counted('status=archived')) === count, { within: 60_000 });
    try {
      await archived(10_001);
      expect(await counted('q=many')).toBe(10_001);
      expect(await counted('q=many+77')).toBeLessThan(200);
    } finally {
      await stage.database.query(`delete from catalog.product where slug like 'many-%'`);
      await archived(0);
    }
  }, 240_000);

  for (const query of [
    'q=%25_%5C%27%3B--',
    'q=%26%7C!()%3A*',
    'q=%F0%9F%92%8A',
    'q=',
    'limit=100',
    'q=%00',
  ]) {
    it(`are listed without a fault for ?${query}`, async () => {
      expect((await stage.ask('analyst', `/admin/products?${query}`)).status).toBe(200);
    });
  }

  for (const [query, status] of [
    ['cursor=nonsense', 400],
    ['cursor=WyJ4IiwieSJd', 400],
    ['limit=0', 422],
    ['limit=1000', 422],
    ['status=sold', 422],
  ] as const) {
    it(`refuse ?${query} with ${status}`, async () => {
      expect((await stage.ask('analyst', `/admin/products?${query}`)).status).toBe(status);
    });
  }

  it('come whole, with their version as the entity tag', async () => {
    const { body, headers } = await stage.ask<AdminProduct>('analyst', MAGNESIUM);
    expect(headers['etag']).toBe(`"${body.version}"`);
    expect(body.variants.length).toBe(2);
  });

  it('that do not exist are not found', async () => {
    const id = '01940000-0000-7000-8000-0000000000ff';
    expect((await stage.ask<Problem>('analyst', `/admin/products/${id}`)).body.code).toBe(
      'PRODUCT_NOT_FOUND',
    );
    expect((await stage.ask<Problem>('analyst', '/admin/products/7')).status).toBe(422);
  });

  it('offer the choices for their form', async () => {
    const { body } = await stage.ask<ReferenceData>('catalog-manager', '/admin/reference');
    expect(body.categories.map(({ slug }) => slug)).toContain('minerals');
    expect(body.brands.map(({ slug }) => slug)).toEqual(['orchard-lane']);
  });
});
