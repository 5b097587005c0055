import type { OrderReviews, Problem, ReviewList } from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { refusal, StorefrontStage, type ShopperOnStage } from '../../storefront-stage.int.spec.ts';

const PRODUCT = TINY_IDS.products.magnesium;
const ABOUT = '/api/products/magnesium-glycinate/reviews';
const WORDS = {
  stars: 4,
  title: 'Part of my evening',
  text: 'Easy to swallow, and it does not taste of anything.',
  displayName: 'Robin',
  usedFor: 'sleep',
  usedHowLong: 'weeks',
};

describe('reviews of buyers', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const buyer = async (state = 'delivered'): Promise<{ shopper: ShopperOnStage; id: string }> => {
    const shopper = stage.shopper();
    const { id } = await shopper.buy();
    await stage.moveOrder(id, state);
    return { shopper, id };
  };
  const write = (
    shopper: ShopperOnStage,
    orderId: string,
    words: object = {},
    of: string = PRODUCT,
  ) =>
    shopper.send<Problem | null>('PUT', `/api/orders/${orderId}/reviews/${of}`, {
      ...WORDS,
      ...words,
    });
  const publish = (orderId: string) =>
    stage.database.query(
      `update review.review set state = 'published', published_at = now() where order_id = $1`,
      [orderId],
    );
  const own = async (shopper: ShopperOnStage, orderId: string) =>
    (await shopper.send<OrderReviews>('GET', `/api/orders/${orderId}/reviews`)).body;
  /** A query of its own: answers are kept for seconds. */
  const read = async (query = ''): Promise<ReviewList> => {
    await stage.database.query(`select pg_notify('catalog_changed', $1)`, [PRODUCT]);
    const limit = query.includes('limit') ? '' : `&limit=${(reads++ % 20) + 10}`;
    return (await stage.shopper().send<ReviewList>('GET', `${ABOUT}?${query}${limit}`)).body;
  };
  let reads = 0;
  const rating = async () => {
    const [row] = await stage.database.query<{ average: string; count: number }>(
      'select rating_average as average, rating_count as count from catalog.product where id = $1',
      [PRODUCT],
    );
    return [Number(row?.average), row?.count];
  };
  const clear = () => stage.database.query('delete from review.review');

  beforeEach(clear);

  it('wait for a moderator, and then show with the mark of a buyer and nothing else about them', async () => {
    const { shopper, id } = await buyer();
    expect(await own(shopper, id)).toEqual({
      possible: true,
      items: [jasmine.objectContaining({ productId: PRODUCT, review: null })],
    });
    expect((await write(shopper, id)).status).toBe(204);
    expect((await own(shopper, id)).items[0]?.review).toEqual(
      jasmine.objectContaining({ ...WORDS, state: 'pending' }),
    );
    expect((await read()).items).toEqual([]);
    await publish(id);
    const list = await read();
    expect(list.items).toEqual([
      jasmine.objectContaining({ title: WORDS.title, displayName: 'Robin', verified: true }),
    ]);
    expect(JSON.stringify(list)).not.toContain(id);
    expect(JSON.stringify(list)).not.toContain(shopper.email);
    expect([list.average, list.count, list.starCounts]).toEqual([4, 1, [0, 0, 0, 1, 0]]);
    expect(await rating()).toEqual([4, 1]);
  });

  it('are one for each product of an order: said again, it is replaced and waits anew', async () => {
    const { shopper, id } = await buyer();
    await Promise.all(Array.from({ length: 4 }, () => write(shopper, id)));
    await publish(id);
    expect(await rating()).toEqual([4, 1]);
    // The same words change nothing: a request that is sent twice takes no review off the page.
    expect((await write(shopper, id)).status).toBe(204);
    expect(await rating()).toEqual([4, 1]);
    const events = () =>
      stage.count(`platform.outbox where kind = 'product.changed' and aggregate_id = '${PRODUCT}'`);
    const before = await events();
    expect((await write(shopper, id, { stars: 1 })).status).toBe(204);
    expect(await stage.count('review.review')).toBe(1);
    expect(await rating()).toEqual([0, 0]);
    expect(await events()).toBe(before + 1);
    expect((await own(shopper, id)).items[0]?.review?.state).toBe('pending');
  });

  it('come from nobody who has not bought it, or not got it yet', async () => {
    const { shopper, id } = await buyer();
    expect(refusal(await write(stage.shopper(), id))).toBe('404 ORDER_NOT_FOUND');
    expect(refusal(await write(shopper, randomUUID()))).toBe('404 ORDER_NOT_FOUND');
    expect(refusal(await write(shopper, id, {}, TINY_IDS.products.gingerTea))).toBe(
      '404 PRODUCT_NOT_FOUND',
    );
    const early = await buyer('shipped');
    expect((await own(early.shopper, early.id)).possible).toBeFalse();
    expect(refusal(await write(early.shopper, early.id))).toBe('409 REVIEW_NOT_POSSIBLE');
    expect(await stage.count('review.review')).toBe(0);
  });

  const bad: [what: string, change: object][] = [
    ['six stars', { stars: 6 }],
    ['half a star', { stars: 0.5 }],
    ['a word', { text: 'Good.' }],
    ['a novel', { text: 'x'.repeat(2001) }],
    ['no name', { displayName: '  ' }],
    ['a long name', { displayName: 'x'.repeat(31) }],
    ['an illness it was for', { usedFor: 'insomnia' }],
    ['a field of its own', { state: 'published' }],
  ];
  it('are refused with too much, too little, or something else in them', async () => {
    const { shopper, id } = await buyer();
    for (const [what, change] of bad)
      expect(refusal(await write(shopper, id, change)))
        .withContext(what)
        .toBe('422 VALIDATION_FAILED');
  });

  it('show the moderator links, addresses and claims about diseases', async () => {
    const { shopper, id } = await buyer();
    await write(shopper, id, { text: 'It cured my arthritis. Write to pills@best.example now.' });
    const [row] = await stage.database.query<{ findings: string[] }>(
      'select findings from review.review where order_id = $1',
      [id],
    );
    expect(row?.findings).toEqual(['contact', 'health_claim']);
  });

  it('cannot be published by the shop itself', async () => {
    const { shopper, id } = await buyer();
    await write(shopper, id);
    await expectAsync(
      stage.database.query(
        `set session authorization ga_storefront;
         update review.review set state = 'published', published_at = now();`,
      ),
    ).toBeRejectedWithError(/published by the back office/);
  });

  it('published at once are all counted', async () => {
    const buyers = await Promise.all([buyer(), buyer(), buyer()]);
    for (const [n, { shopper, id }] of buyers.entries()) await write(shopper, id, { stars: n + 3 });
    await Promise.all(buyers.map(({ id }) => publish(id)));
    expect(await rating()).toEqual([4, 3]);
    expect(await stage.count(`review.rating_fault where product_id = '${PRODUCT}'`)).toBe(0);
  });

  it('are found helpful once by each session', async () => {
    const { shopper, id } = await buyer();
    await write(shopper, id);
    const [row] = await stage.database.query<{ id: string }>('select id from review.review');
    const url = `/api/reviews/${row?.id}/helpful`;
    const reader = stage.shopper();
    expect(refusal(await reader.send('POST', url))).toBe('404 NOT_FOUND');
    await publish(id);
    const votes = await Promise.all(Array.from({ length: 5 }, () => shopper.send('POST', url)));
    expect(votes.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const vote = await reader.send<{ helpfulCount: number }>('POST', url);
    expect(vote.body.helpfulCount).toBe(2);
    expect((await reader.send<{ helpfulCount: number }>('POST', url)).body.helpfulCount).toBe(2);
    expect(await rating()).toEqual([4, 1]);
  });

  it('are paged in every order without a gap or a repeat, and by their stars', async () => {
    await stage.database.query(
      `insert into review.review (id, product_id, stars, title, body, display_name, state, helpful_count,
         written_at, published_at)
       select gen_random_uuid(), $1, 1 + n % 5, 'Number ' || n, 'Some words about it.', 'Somebody',
         'published', n % 3, now() - n * interval '1 day', now() - n * interval '1 day'
       from generate_series(1, 11) n`,
      [PRODUCT],
    );
    const titlesOf = ({ items }: ReviewList) => items.map(({ title }) => title);
    for (const sort of ['newest', 'helpful', 'highest', 'lowest']) {
      const whole = titlesOf(await read(`sort=${sort}&limit=30`));
      expect(whole.length).toBe(11);
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const next: ReviewList = await read(
          `sort=${sort}&limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        paged.push(...titlesOf(next));
        cursor = next.nextCursor;
      }
      expect(paged).withContext(sort).toEqual(whole);
    }
    expect(titlesOf(await read('stars=5'))).toEqual(['Number 4', 'Number 9']);
    expect((await read('stars=5')).count).toBe(11);
    const refused = await stage.shopper().send('GET', `${ABOUT}?cursor=nonsense`);
    expect(refusal(refused)).toBe('400 BAD_REQUEST');
    expect(refusal(await stage.shopper().send('GET', '/api/products/none/reviews'))).toBe(
      '404 PRODUCT_NOT_FOUND',
    );
  });

  it('may be kept by caches, under the tag of their product', async () => {
    const { headers } = await stage.shopper().send('GET', ABOUT);
    expect(headers['cache-tag']).toBe(`product:${PRODUCT}`);
    expect(String(headers['cache-control'])).toContain('public');
  });
});

describe('a flood of reviews', () => {
  it('is slowed down for the order and for the address, and not by other sessions or forged addresses', async () => {
    const stage = await StorefrontStage.open({
      REVIEWS_PER_HOUR: '2',
      REVIEWS_PER_HOUR_AND_ADDRESS: '3',
    });
    try {
      const order = async () => {
        const shopper = stage.shopper();
        const { id } = await shopper.buy();
        await stage.moveOrder(id, 'delivered');
        let turn = 0;
        return (address: string, forged = '') =>
          shopper.send<Problem>(
            'PUT',
            `/api/orders/${id}/reviews/${PRODUCT}`,
            { ...WORDS, title: `Number ${turn++}` },
            { 'x-forwarded-for': `${forged}${address}` },
          );
      };
      const [robin, kim] = [await order(), await order()];
      expect((await robin('192.0.2.1')).status).toBe(204);
      expect((await robin('192.0.2.2')).status).toBe(204);
      const refused = await robin('192.0.2.3');
      expect(refusal(refused)).toBe('429 RATE_LIMITED');
      expect(refused.body.detail).toContain('Nothing was sent');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
      expect((await kim('192.0.2.1')).status).toBe(204);
      expect((await kim('192.0.2.1')).status).toBe(204);
      const jo = await order();
      expect(refusal(await jo('192.0.2.1', '198.51.100.7, '))).toBe('429 RATE_LIMITED');
      expect((await jo('192.0.2.4')).status).toBe(204);
    } finally {
      await stage.close();
    }
  }, 120_000);
});
