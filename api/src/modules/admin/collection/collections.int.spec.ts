import { randomUUID } from 'node:crypto';
import type { AdminCollection, AdminCollectionList, Problem } from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const COLLECTIONS = '/admin/collections';
const { magnesium, vitaminD } = TINY_IDS.products;

const aCollection = (changes: object = {}) => ({
  slug: `under-15-${randomUUID().slice(0, 8)}`,
  name: 'Under $15',
  blurb: '',
  rules: { maxPrice: 1499, categories: ['supplements'] },
  pinned: [magnesium],
  excluded: [vitaminD],
  sort: 'relevance',
  active: true,
  shownFrom: null,
  shownUntil: null,
  position: 0,
  ...changes,
});

describe('collections', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const make = (collection: object, id = randomUUID(), who: Who = 'catalog-manager') =>
    stage.act<AdminCollection>(who, `${COLLECTIONS}/${id}`, collection);
  const change = (id: string, collection: object, version: number) =>
    stage.send<AdminCollection>(
      'catalog-manager',
      'PUT',
      `${COLLECTIONS}/${id}`,
      collection,
      version,
    );

  it('are made once however often the request comes, on record and announced', async () => {
    const id = randomUUID();
    const collection = aCollection();
    const [first, second] = [await make(collection, id), await make(collection, id)];
    expect([first.status, second.status, second.body.version]).toEqual([201, 201, 1]);
    expect(first.body).toEqual(jasmine.objectContaining(collection as object));
    expect(first.body.titles[magnesium]).toBe('Magnesium Glycinate');
    const events = await stage.database.query(
      `select from platform.outbox where kind = 'collection.changed' and aggregate_id = $1`,
      [id],
    );
    const deeds = await stage.database.query(
      `select from platform.audit where action = 'collection.created' and entity_id = $1`,
      [id],
    );
    expect([events.length, deeds.length]).toEqual([1, 1]);
    const { items } = (await stage.ask<AdminCollectionList>('analyst', COLLECTIONS)).body;
    expect(items.map((one) => one.id)).toContain(id);
  });

  it('are changed on the version that was seen', async () => {
    const id = randomUUID();
    const collection = aCollection();
    await make(collection, id);
    const next = { ...collection, name: 'Little money', rules: { onSale: true } };
    const { status, body } = await change(id, next, 1);
    expect([status, body.name, body.version]).toEqual([200, 'Little money', 2]);
    const late = await change(id, collection, 1);
    expect([late.status, (late.body as Problem).code]).toEqual([412, 'VERSION_CONFLICT']);
    expect((await change(randomUUID(), collection, 1)).status).toBe(404);
  });

  it('have addresses of their own', async () => {
    const collection = aCollection();
    await make(collection);
    const { status, body } = await make(collection);
    expect([status, (body as Problem).code]).toEqual([409, 'SLUG_TAKEN']);
  });

  for (const [what, wrong] of [
    ['first and never at once', { excluded: [magnesium] }],
    ['pins in an order by price', { sort: 'price-asc' }],
    [
      'an end before its beginning',
      { shownFrom: '2026-02-01T00:00:00Z', shownUntil: '2026-01-01T00:00:00Z' },
    ],
    ['a rule nobody knows', { rules: { colour: 'red' } }],
    ['a value that is none', { rules: { attributes: ['nonsense'] } }],
  ] as const)
    it(`with ${what} are refused`, async () => {
      expect((await make(aCollection(wrong))).status).toBe(422);
    });

  it('are made by who may edit products', async () => {
    expect((await make(aCollection(), randomUUID(), 'analyst')).status).toBe(403);
  });
});
