import { randomUUID } from 'node:crypto';
import type {
  AdminCollection,
  AdminCollectionList,
  CollectionPreview,
  CollectionRemoval,
  Problem,
} from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const COLLECTIONS = '/admin/collections';

describe('the addresses of collections', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const aCollection = (changes: object = {}) => ({
    slug: `calm-${randomUUID().slice(0, 8)}`,
    name: 'Calm evenings',
    blurb: '',
    rules: { goals: ['sleep'] },
    pinned: [],
    excluded: [],
    sort: 'relevance',
    active: false,
    shownFrom: null,
    shownUntil: null,
    position: 0,
    seoTitle: '',
    seoDescription: '',
    noindex: false,
    ...changes,
  });
  type Kept = AdminCollection & Problem;
  async function made(changes: object = {}): Promise<Kept> {
    const url = `${COLLECTIONS}/${randomUUID()}`;
    const { status, body } = await stage.act<Kept>('catalog-manager', url, aCollection(changes));
    expect(status).toBe(201);
    return body;
  }
  const change = ({ id, version, slug }: Kept, changes: object) =>
    stage.send<Kept>(
      'catalog-manager',
      'PUT',
      `${COLLECTIONS}/${id}`,
      aCollection({ slug, ...changes }),
      version,
    );
  const remove = (
    { id }: Pick<Kept, 'id'>,
    version: number | undefined,
    who: Who = 'catalog-manager',
  ) =>
    stage.send<CollectionRemoval & Problem>(who, 'DELETE', `${COLLECTIONS}/${id}`, null, version);
  const listed = async (id: string): Promise<AdminCollection | undefined> =>
    (await stage.ask<AdminCollectionList>('analyst', COLLECTIONS)).body.items.find(
      (one) => one.id === id,
    );
  const notes = async (id: string): Promise<string[]> =>
    (
      await stage.database.query<{ action: string }>(
        `select action from platform.audit where entity_id = $1 order by at, action`,
        [id],
      )
    ).map(({ action }) => action);

  it('that shoppers have seen are remembered, and taken back from the past when they hold again', async () => {
    const first = await made({ active: true });
    const [was, next] = [first.slug, `${first.slug}-b`];
    const moved = (await change(first, { slug: next, active: true })).body;
    expect([moved.slug, moved.formerSlugs]).toEqual([next, [was]]);
    const back = (await change(moved, { slug: was, active: true })).body;
    expect([back.slug, back.formerSlugs]).toEqual([was, [next]]);
  });

  it('that nobody has seen lead nowhere', async () => {
    const draft = await made();
    expect((await change(draft, { slug: `${draft.slug}-b` })).body.formerSlugs).toEqual([]);
    const later = await made({ active: true, shownFrom: '2099-01-01T00:00:00Z' });
    const moved = await change(later, { slug: `${later.slug}-b`, active: true });
    expect(moved.body.formerSlugs).toEqual([]);
  });

  it('that were another one’s before are not given away', async () => {
    const first = await made({ active: true });
    await change(first, { slug: `${first.slug}-b`, active: true });
    const url = `${COLLECTIONS}/${randomUUID()}`;
    const taken = await stage.act<Kept>('catalog-manager', url, aCollection({ slug: first.slug }));
    expect([taken.status, taken.body.code]).toEqual([409, 'SLUG_TAKEN']);
    const other = await made();
    expect((await change(other, { slug: first.slug })).body.code).toBe('SLUG_TAKEN');
  });

  it('come with words for search engines, of the length that products have', async () => {
    const words = { seoTitle: 'Sleep well', seoDescription: 'Teas and minerals.', noindex: true };
    const kept = await made(words);
    expect(kept).toEqual(jasmine.objectContaining(words));
    const { status } = await change(kept, { seoTitle: 'x'.repeat(121) });
    expect(status).toBe(422);
    const { seoTitle: _, seoDescription: __, noindex: ___, ...before } = aCollection();
    const url = `${COLLECTIONS}/${randomUUID()}`;
    const { body } = await stage.act<Kept>('catalog-manager', url, before);
    expect([body.seoTitle, body.seoDescription, body.noindex]).toEqual(['', '', false]);
  });

  it('go with a collection that nobody has seen and nothing leads to', async () => {
    const draft = await made();
    const { status, body } = await remove(draft, draft.version);
    expect([status, body.outcome]).toEqual([200, 'removed']);
    expect(await listed(draft.id)).toBeUndefined();
    expect(await notes(draft.id)).toEqual(['collection.created', 'collection.removed']);
    const events = await stage.database.query(
      `select from platform.outbox where kind = 'collection.changed' and aggregate_id = $1`,
      [draft.id],
    );
    expect(events.length).toBe(2);
    expect((await remove(draft, draft.version)).body.code).toBe('COLLECTION_NOT_FOUND');
    await made({ slug: draft.slug });
  });

  it('stay with one that shoppers have seen: it is put away, and can be taken out again', async () => {
    const seen = await made({ active: true });
    const off = (await change(seen, { active: false })).body;
    expect((await remove(off, off.version)).body.outcome).toBe('archived');
    const away = await listed(seen.id);
    expect([away?.active, away?.archivedAt === null, away?.version]).toEqual([
      false,
      false,
      off.version + 1,
    ]);
    expect((await remove(off, off.version + 1)).body.outcome).toBe('archived');
    expect(await notes(seen.id)).toEqual([
      'collection.created',
      'collection.edited',
      'collection.archived',
    ]);
    const url = `${COLLECTIONS}/${randomUUID()}`;
    const taken = await stage.act<Kept>('catalog-manager', url, aCollection({ slug: seen.slug }));
    expect(taken.body.code).toBe('SLUG_TAKEN');
    const out = await change({ ...off, version: off.version + 1 }, { active: true });
    expect([out.body.archivedAt, out.body.active]).toEqual([null, true]);
  });

  it('stay with one that a product sends search engines to', async () => {
    const draft = await made();
    await stage.database.query(`update catalog.product set seo_canonical = $2 where id = $1`, [
      TINY_IDS.products.gingerTea,
      `/collections/${draft.slug}`,
    ]);
    expect((await remove(draft, draft.version)).body.outcome).toBe('archived');
    await stage.database.query(`update catalog.product set seo_canonical = null where id = $1`, [
      TINY_IDS.products.gingerTea,
    ]);
  });

  it('are taken away by who may write, on the version that was seen', async () => {
    const draft = await made();
    expect((await remove(draft, draft.version, 'analyst')).status).toBe(403);
    expect((await remove(draft, undefined)).status).toBe(428);
    expect((await remove(draft, draft.version + 1)).body.code).toBe('VERSION_CONFLICT');
    expect(await listed(draft.id)).toBeDefined();
  });

  describe('before there are any', () => {
    const look = (draft: object, who: Who = 'analyst') =>
      stage.act<CollectionPreview & Problem>(who, `${COLLECTIONS}/preview`, draft);

    it('are not made by a look at what they would hold, which needs the search engine', async () => {
      const before = await stage.count('catalog.collection');
      const { status, body } = await look(aCollection());
      expect([status, body.code]).toEqual([503, 'DEPENDENCY_UNAVAILABLE']);
      expect(await stage.count('catalog.collection')).toBe(before);
    });

    it('are looked at by whoever reads products, as whole collections', async () => {
      expect((await look(aCollection(), 'nobody')).status).toBe(403);
      expect((await look(aCollection({ sort: 'colour' }))).status).toBe(422);
      expect((await look({ rules: {} })).status).toBe(422);
    });
  });
});
