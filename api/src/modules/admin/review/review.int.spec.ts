import { randomUUID } from 'node:crypto';
import type { AdminReview, AdminReviewList, Problem } from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const PRODUCT = TINY_IDS.products.magnesium;

describe('moderation of reviews', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.database.query('delete from review.review'));

  const written = async (stars = 4): Promise<string> => {
    const id = randomUUID();
    await stage.database.query(
      `insert into review.review (id, product_id, order_id, stars, title, body, display_name, findings)
       values ($1, $2, gen_random_uuid(), $3, 'Good', 'Easy to swallow.', 'Robin', '{contact}')`,
      [id, PRODUCT, stars],
    );
    return id;
  };
  const list = async (state = 'pending') =>
    (await stage.ask<AdminReviewList>('support-agent', `/admin/reviews?state=${state}`)).body;
  const decide = (id: string, version: number, decision: object, who: Who = 'support-agent') =>
    stage.send<AdminReview>(who, 'PATCH', `/admin/reviews/${id}`, decision, version);
  const rating = async () => {
    const [row] = await stage.database.query<{ average: string; count: number }>(
      'select rating_average as average, rating_count as count from catalog.product where id = $1',
      [PRODUCT],
    );
    return [Number(row?.average), row?.count];
  };
  const events = () =>
    stage.count(`platform.outbox where kind = 'product.changed' and aggregate_id = '${PRODUCT}'`);

  it('lists what waits with what stands out in it', async () => {
    const id = await written();
    const { items, waiting } = await list();
    expect(waiting).toBe(1);
    expect(items).toEqual([
      jasmine.objectContaining({
        id,
        product: { id: PRODUCT, slug: 'magnesium-glycinate', title: 'Magnesium Glycinate' },
        findings: ['contact'],
        verified: true,
        version: 1,
      }),
    ]);
  });

  it('comes page by page, each review once', async () => {
    const ids: string[] = [];
    for (const stars of [1, 2, 3]) ids.push(await written(stars));
    const first = await list('pending&limit=2');
    const rest = await list(`pending&limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect(rest.nextCursor).toBeNull();
    for (const id of ids) await decide(id, 1, { decision: 'publish' });
    const newest = await list('published&limit=2');
    const older = await list(`published&limit=2&cursor=${newest.nextCursor ?? ''}`);
    expect([...newest.items, ...older.items].map(({ id }) => id)).toEqual([...ids].reverse());
    const broken = await stage.ask<Problem>('support-agent', '/admin/reviews?cursor=bm9uZQ');
    expect(broken.body.code).toBe('BAD_REQUEST');
  });

  it('publishes: the rating, the audit trail and the event go with it, and back again', async () => {
    const id = await written(5);
    const before = await events();
    const published = await decide(id, 1, { decision: 'publish' });
    expect([published.status, published.body.state, published.body.decidedBy]).toEqual([
      200,
      'published',
      'Sam Sorrel',
    ]);
    expect([await rating(), await events()]).toEqual([[5, 1], before + 1]);
    const gone = await decide(id, 2, { decision: 'reject', because: 'personal_data' });
    expect([gone.body.state, gone.body.rejectedBecause]).toEqual(['rejected', 'personal_data']);
    expect([await rating(), await events()]).toEqual([[0, 0], before + 2]);
    const deeds = await stage.database.query<{ action: string }>(
      'select action from platform.audit where entity_id = $1 order by seq',
      [id],
    );
    expect(deeds.map(({ action }) => action)).toEqual(['review.published', 'review.rejected']);
  });

  it('decides on the words that were read: of two moderators one is told, and so is who read old words', async () => {
    const id = await written();
    const both = await Promise.all([
      decide(id, 1, { decision: 'publish' }),
      decide(id, 1, { decision: 'reject', because: 'abusive' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const edited = await written();
    await stage.database.query('update review.review set version = 2 where id = $1', [edited]);
    expect((await decide(edited, 1, { decision: 'publish' })).body.code).toBe('VERSION_CONFLICT');
    expect((await list()).items.map((review) => review.id)).toEqual([edited]);
  });

  it('answers in the name of the shop, and takes the answer back', async () => {
    const id = await written();
    expect((await decide(id, 1, { decision: 'reply', reply: 'Thank you.' })).status).toBe(412);
    await decide(id, 1, { decision: 'publish' });
    expect((await decide(id, 2, { decision: 'reply', reply: 'Thank you.' })).body.reply).toBe(
      'Thank you.',
    );
    expect((await decide(id, 3, { decision: 'reply', reply: '' })).body.reply).toBeNull();
  });

  it('needs the right, a version, a reason and a review', async () => {
    const id = await written();
    expect((await decide(id, 1, { decision: 'publish' }, 'analyst')).status).toBe(403);
    const unversioned = await stage.send('support-agent', 'PATCH', `/admin/reviews/${id}`, {
      decision: 'publish',
    });
    expect(unversioned.body.code).toBe('VERSION_REQUIRED');
    for (const decision of [{ decision: 'reject' }, { decision: 'reject', because: 'mood' }, {}])
      expect((await decide(id, 1, decision)).body.code).toBe('VALIDATION_FAILED');
    expect((await decide(randomUUID(), 1, { decision: 'publish' })).body.code).toBe('NOT_FOUND');
  });
});
