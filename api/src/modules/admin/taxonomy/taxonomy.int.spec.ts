import { randomUUID } from 'node:crypto';
import type {
  AdminBrand,
  AdminBrandList,
  AdminCategory,
  AdminCategoryList,
  Problem,
} from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const BRANDS = '/admin/brands';
const CATEGORIES = '/admin/categories';

const aBrand = (changes: object = {}) => ({
  slug: `quince-${randomUUID().slice(0, 8)}`,
  name: 'Quince Hill',
  story: '',
  ...changes,
});
const aCategory = (changes: object = {}) => ({
  slug: `teas-${randomUUID().slice(0, 8)}`,
  name: 'Teas',
  blurb: '',
  parentId: null as string | null,
  position: 3,
  ...changes,
});

describe('brands and categories', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const make = <Taxon>(
    path: string,
    fields: object,
    id = randomUUID(),
    who: Who = 'catalog-manager',
  ) => stage.act<Taxon>(who, `${path}/${id}`, fields);
  const change = <Taxon>(path: string, id: string, fields: object, version: number) =>
    stage.send<Taxon>('catalog-manager', 'PUT', `${path}/${id}`, fields, version);
  const remove = (path: string, id: string, version: number) =>
    stage.send<Problem>('catalog-manager', 'DELETE', `${path}/${id}`, null, version);
  const withoutSlug = ({ slug: _slug, ...rest }: ReturnType<typeof aCategory>) => rest;

  it('are made once however often the request comes, on record and announced', async () => {
    const id = randomUUID();
    const brand = aBrand();
    const [first, second] = [
      await make<AdminBrand>(BRANDS, brand, id),
      await make<AdminBrand>(BRANDS, brand, id),
    ];
    expect([first.status, second.status, second.body.version]).toEqual([201, 201, 1]);
    expect(first.body).toEqual(jasmine.objectContaining({ ...brand, productCount: 0 }));
    const events = await stage.database.query(
      `select from platform.outbox where kind = 'brand.changed' and aggregate_id = $1`,
      [id],
    );
    const deeds = await stage.database.query(
      `select from platform.audit where action = 'brand.created' and entity_id = $1`,
      [id],
    );
    expect([events.length, deeds.length]).toEqual([1, 1]);
    const { items } = (await stage.ask<AdminBrandList>('analyst', BRANDS)).body;
    expect(items.map((one) => one.id)).toContain(id);
  });

  it('are changed on the version that was seen; the address stays', async () => {
    const id = randomUUID();
    const category = aCategory();
    await make(CATEGORIES, category, id);
    const next = { ...withoutSlug(category), name: 'Herbal teas', position: 9 };
    const { status, body } = await change<AdminCategory>(CATEGORIES, id, next, 1);
    expect([status, body.name, body.position, body.slug, body.version]).toEqual([
      200,
      'Herbal teas',
      9,
      category.slug,
      2,
    ]);
    const late = await change<Problem>(CATEGORIES, id, next, 1);
    expect([late.status, late.body.code]).toEqual([412, 'VERSION_CONFLICT']);
    expect((await change(CATEGORIES, id, category, 2)).status).toBe(422);
    const gone = await change<Problem>(CATEGORIES, randomUUID(), next, 1);
    expect([gone.status, gone.body.code]).toEqual([404, 'CATEGORY_NOT_FOUND']);
  });

  it('have addresses of their own', async () => {
    const brand = aBrand();
    await make(BRANDS, brand);
    const { status, body } = await make<Problem>(BRANDS, brand);
    expect([status, body.code]).toEqual([409, 'CODE_TAKEN']);
  });

  it('never stand in themselves, whoever moves them at once', async () => {
    const [upper, lower] = [randomUUID(), randomUUID()];
    const [above, below] = [aCategory(), aCategory()];
    await make(CATEGORIES, above, upper);
    await make(CATEGORIES, below, lower);
    const answers = await Promise.all([
      change<Problem>(CATEGORIES, upper, { ...withoutSlug(above), parentId: lower }, 1),
      change<Problem>(CATEGORIES, lower, { ...withoutSlug(below), parentId: upper }, 1),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('CATEGORY_MISPLACED');
    const unknown = { ...aCategory(), parentId: randomUUID() };
    expect((await make<Problem>(CATEGORIES, unknown)).body.code).toBe('CATEGORY_MISPLACED');
  });

  it('go when nothing is in them, and stay when something is', async () => {
    const id = randomUUID();
    await make(BRANDS, aBrand(), id);
    expect((await remove(BRANDS, id, 1)).status).toBe(204);
    expect((await remove(BRANDS, id, 1)).status).toBe(404);
    const { items } = (await stage.ask<AdminCategoryList>('analyst', CATEGORIES)).body;
    const held = items.find(({ id: one }) => one === TINY_IDS.categories.supplements);
    const { status, body } = await remove(CATEGORIES, held?.id ?? '', held?.version ?? 0);
    expect([status, body.code]).toEqual([409, 'STILL_IN_USE']);
    const brand = (await stage.ask<AdminBrandList>('analyst', BRANDS)).body.items.find(
      (one) => one.productCount > 0,
    );
    expect((await remove(BRANDS, brand?.id ?? '', brand?.version ?? 0)).body.code).toBe(
      'STILL_IN_USE',
    );
  });

  it('are kept by who may edit products', async () => {
    expect((await make(BRANDS, aBrand(), randomUUID(), 'analyst')).status).toBe(403);
  });
});
