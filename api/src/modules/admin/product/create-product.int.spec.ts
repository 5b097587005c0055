import { randomUUID } from 'node:crypto';
import type { AdminProduct, AuditList, Problem, ReferenceData } from '@green-apple/contracts-http';
import { TINY_IDS, aBarcode } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

/** The refusal that may come in its place has a status of its own. */
type Made = Omit<AdminProduct, 'status'>;

const aSize = (changes: object = {}) => ({
  sku: `ZN-${randomUUID().slice(0, 8)}`,
  barcode: aBarcode(),
  title: '60 capsules',
  count: 60,
  unit: 'capsules',
  flavour: null,
  daysOfSupply: 60,
  weightGrams: 80,
  taxCode: 'txcd_40090001',
  listMinor: 1250,
  ...changes,
});

describe('a product made in the back office', () => {
  let stage: AdminStage;
  let aProduct: (changes?: object) => Record<string, unknown>;
  beforeAll(async () => {
    stage = await AdminStage.open();
    const { brands, categories } = (await stage.ask<ReferenceData>('analyst', '/admin/reference'))
      .body;
    aProduct = (changes = {}) => ({
      slug: `zinc-${randomUUID().slice(0, 8)}`,
      title: 'Zinc',
      brandId: brands[0]?.id,
      categoryId: categories[0]?.id,
      goal: 'immunity',
      form: 'capsule',
      summary: 'Zinc, every day.',
      directions: 'One a day with water.',
      servingSize: '1 capsule',
      ...changes,
    });
  }, 120_000);
  afterAll(() => stage.close());

  const make = <Body = Made>(fields: object, id = randomUUID(), who: Who = 'catalog-manager') =>
    stage.act<Body>(who, `/admin/products/${id}`, fields);
  const add = <Body = Made>(id: string, size: object, version: number, variantId = randomUUID()) =>
    stage.send<Body>(
      'catalog-manager',
      'POST',
      `/admin/products/${id}/variants/${variantId}`,
      size,
      version,
    );

  it('is a draft at first, made once however often the request comes, and on record', async () => {
    const id = randomUUID();
    const fields = aProduct();
    const [first, second] = [await make(fields, id), await make(fields, id)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect([first.body.version, first.body.variants]).toEqual([1, []]);
    const { body } = await stage.ask<AdminProduct>('analyst', `/admin/products/${id}`);
    expect(body.status).toBe('draft');
    expect(second.body).toEqual(first.body);
    const events = await stage.database.query(
      `select from platform.outbox where kind = 'product.changed' and aggregate_id = $1`,
      [id],
    );
    expect(events.length).toBe(1);
    const audit = (await stage.ask<AuditList>('operations', '/admin/audit?limit=1')).body;
    expect(audit.items[0]?.action).toBe('product.created');
  });

  it('gets its sizes one by one, comes into the shop, and is found by what is in it', async () => {
    const id = randomUUID();
    await make(aProduct(), id);
    const [one, other] = [aSize(), aSize({ title: '120 capsules', count: 120 })];
    const variantId = randomUUID();
    const added = await add(id, one, 1, variantId);
    expect([added.status, added.body.version]).toEqual([201, 2]);
    expect((await add(id, one, 1, variantId)).body).toEqual(added.body);
    const { body } = await add(id, other, 2);
    expect(body.variants.map(({ sku, listMinor, active }) => [sku, listMinor, active])).toEqual([
      [one.sku, 1250, true],
      [other.sku, 1250, true],
    ]);
    const published = await stage.send<Made>(
      'catalog-manager',
      'PATCH',
      `/admin/products/${id}`,
      { status: 'published' },
      3,
    );
    expect([published.status, published.body.publishedAt]).toEqual([200, jasmine.any(String)]);
  });

  for (const [what, changes, status, code] of [
    ['an address that another product has', { slug: 'vitamin-d3' }, 409, 'SLUG_TAKEN'],
    ['a brand that is none', { brandId: TINY_IDS.products.vitaminD }, 404, 'BRAND_NOT_FOUND'],
    ['a category that is none', { categoryId: TINY_IDS.brand }, 404, 'CATEGORY_NOT_FOUND'],
    ['a goal that is none', { goal: 'world peace' }, 422, 'VALIDATION_FAILED'],
    ['no title', { title: ' ' }, 422, 'VALIDATION_FAILED'],
    ['a promise to cure', { summary: 'Cures cancer.' }, 422, 'DISEASE_CLAIM'],
  ] as const)
    it(`with ${what} is refused, and nothing is left`, async () => {
      const before = await stage.count('catalog.product');
      const answer = await make<Problem>(aProduct(changes));
      expect([answer.status, answer.body.code as string]).toEqual([status, code]);
      expect(await stage.count('catalog.product')).toBe(before);
    });

  it('is refused an address that another product has left', async () => {
    const tea = TINY_IDS.products.gingerTea;
    await stage.database.query(`update catalog.product set slug = 'ginger-chai' where id = $1`, [
      tea,
    ]);
    const { status, body } = await make<Problem>(aProduct({ slug: 'ginger-tea' }));
    expect([status, body.code]).toEqual([409, 'SLUG_TAKEN']);
  });

  it('takes no size whose numbers another one has, or that was added on an older version', async () => {
    const id = randomUUID();
    await make(aProduct(), id);
    const size = aSize();
    await add(id, size, 1);
    for (const [changes, path] of [
      [{ sku: size.sku }, 'sku'],
      [{ barcode: size.barcode }, 'barcode'],
    ] as const) {
      const { status, body } = await add<Problem>(id, aSize(changes), 2);
      expect([status, body.code, body.errors?.[0]?.path]).toEqual([409, 'CODE_TAKEN', path]);
    }
    expect((await add<Problem>(id, aSize(), 1)).body.code).toBe('VERSION_CONFLICT');
    expect((await add<Problem>(randomUUID(), aSize(), 1)).body.code).toBe('PRODUCT_NOT_FOUND');
    for (const changes of [{ count: 0 }, { barcode: '036000291462' }])
      expect((await add<Problem>(id, aSize(changes), 2)).status).toBe(422);
    expect((await stage.ask<AdminProduct>('analyst', `/admin/products/${id}`)).body.version).toBe(
      2,
    );
  });

  it('is made by who may edit products', async () => {
    expect((await make(aProduct(), randomUUID(), 'analyst')).status).toBe(403);
  });
});
