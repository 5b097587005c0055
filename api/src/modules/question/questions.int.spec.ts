import type { AskedQuestion, MayAnswer, Problem, QuestionList } from '@green-apple/contracts-http';
import { orderAccessToken } from '@green-apple/persistence';
import { TINY_IDS } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import {
  refusal,
  SECRET,
  StorefrontStage,
  type ShopperOnStage,
} from '../../storefront-stage.int.spec.ts';

const PRODUCT = TINY_IDS.products.magnesium;
const ABOUT = '/api/products/magnesium-glycinate/questions';
const TEXT = 'Can I open the capsule and stir it into yoghurt?';

describe('questions about products', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.database.query('delete from review.question'));

  const ask = (shopper: ShopperOnStage, words: object = {}, key: string = randomUUID()) =>
    shopper.send<AskedQuestion & Problem>(
      'POST',
      ABOUT,
      { text: TEXT, ...words },
      { 'idempotency-key': key },
    );
  const publish = (id: string) =>
    stage.database.query(
      `update review.question set state = 'published', published_at = now(), answer = 'You can.',
         answered_at = now() where id = $1`,
      [id],
    );
  /** A query of its own: answers are kept for seconds. */
  const read = async (query = ''): Promise<QuestionList> => {
    await stage.database.query(`select pg_notify('catalog_changed', $1)`, [PRODUCT]);
    const limit = query.includes('limit') ? '' : `&limit=${(reads++ % 10) + 10}`;
    return (await stage.shopper().send<QuestionList>('GET', `${ABOUT}?${query}${limit}`)).body;
  };
  let reads = 0;
  const published = async (): Promise<string> => {
    const { body } = await ask(stage.shopper());
    await publish(body.id);
    return body.id;
  };
  const buyer = async (state = 'delivered'): Promise<ShopperOnStage> => {
    const shopper = stage.shopper();
    const { id } = await shopper.buy();
    await stage.moveOrder(id, state);
    return shopper;
  };
  const answer = (shopper: ShopperOnStage, id: string, text = 'I do, and it tastes of nothing.') =>
    shopper.send<Problem | null>('PUT', `/api/questions/${id}/answer`, { text });

  it('wait for an answer, and then show with it and nothing about who asked', async () => {
    const shopper = stage.shopper();
    const asked = await ask(shopper, { email: shopper.email });
    expect([asked.status, asked.body.mailed]).toEqual([201, true]);
    expect(await read()).toEqual({ count: 0, linked: null, items: [], nextCursor: null });
    await publish(asked.body.id);
    const list = await read();
    expect(list.items).toEqual([
      jasmine.objectContaining({
        id: asked.body.id,
        text: TEXT,
        answer: jasmine.objectContaining({ text: 'You can.' }),
        buyerAnswers: [],
        helpfulCount: 0,
      }),
    ]);
    expect(JSON.stringify(list)).not.toContain(shopper.email);
    expect(stage.log).not.toContain(shopper.email);
  });

  it('keep an address beside the question, and only where one was given', async () => {
    const shopper = stage.shopper();
    const { email } = shopper;
    const { body } = await ask(shopper, { email });
    const german = await ask(shopper, { email, text: 'Ist die Kapsel vegan?', locale: 'de' });
    const silent = await ask(shopper, { locale: 'de' });
    expect(silent.body.mailed).toBeFalse();
    const rows = await stage.database.query<Record<string, string>>(
      'select question_id as id, email, market, locale from review.asker order by locale desc',
    );
    expect(rows).toEqual([
      { id: body.id, email, market: 'US', locale: 'en' },
      { id: german.body.id, email, market: 'US', locale: 'de' },
    ]);
    const [kept] = await stage.database.query<{ keys: string; messages: string }>(
      `select (select coalesce(string_agg(k::text, ''), '') from platform.idempotency_key k) as keys,
         (select coalesce(string_agg(o::text, ''), '') from platform.outbox o) as messages`,
    );
    expect(`${kept?.keys}${kept?.messages}`).not.toContain(shopper.email);
  });

  it('are one, however often the request comes', async () => {
    const key = randomUUID();
    // Nobody has a session yet: the first answer, which brings it, may be lost.
    const [first, second] = await Promise.all([
      ask(stage.shopper(), {}, key),
      ask(stage.shopper(), {}, key),
    ]);
    const again = await ask(stage.shopper(), {}, key);
    expect([first.status, second.status, again.status]).toEqual([201, 201, 201]);
    expect(new Set([first.body.id, second.body.id, again.body.id]).size).toBe(1);
    expect(await stage.count('review.question')).toBe(1);
    const other = await ask(stage.shopper(), { text: 'Is it something else now?' }, key);
    expect(refusal(other)).toBe('422 IDEMPOTENCY_KEY_REUSED');
    const keyless = await stage.shopper().send('POST', ABOUT, { text: TEXT });
    expect(refusal(keyless)).toBe('400 IDEMPOTENCY_KEY_MISSING');
  });

  it('are three a day of one person about one product, also when they come at once', async () => {
    const shopper = stage.shopper();
    await ask(shopper);
    const rest = await Promise.all(Array.from({ length: 5 }, () => ask(shopper)));
    expect(rest.map(({ status }) => status).sort()).toEqual([201, 201, 429, 429, 429]);
    const refused = await ask(shopper);
    expect(refusal(refused)).toBe('429 RATE_LIMITED');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(80_000);
    // Another person may, and so may this one tomorrow.
    expect((await ask(stage.shopper())).status).toBe(201);
    await stage.database.query(`update review.question set asked_at = asked_at - interval '1 day'`);
    expect((await ask(shopper)).status).toBe(201);
  });

  const bad: [what: string, change: object][] = [
    ['a word', { text: 'Vegan?' }],
    ['a novel', { text: 'x'.repeat(501) }],
    ['blanks', { text: ' '.repeat(40) }],
    ['a link', { text: 'Is it the one of www.pills.example?' }],
    ['an address', { text: 'Please write to robin@example.com' }],
    ['no address at all', { email: 'robin' }],
    ['a field of its own', { state: 'published' }],
  ];
  it('are refused with too much, too little, or something else in them', async () => {
    for (const [what, change] of bad)
      expect(refusal(await ask(stage.shopper(), change)))
        .withContext(what)
        .toBe('422 VALIDATION_FAILED');
    const linked = await ask(stage.shopper(), { text: 'Is it the one of www.pills.example?' });
    expect(linked.body.errors).toEqual([{ path: 'text', message: 'Please leave links out.' }]);
    const nowhere = await stage
      .shopper()
      .send(
        'POST',
        '/api/products/none/questions',
        { text: TEXT },
        { 'idempotency-key': 'a-key-of-mine' },
      );
    expect(refusal(nowhere)).toBe('404 PRODUCT_NOT_FOUND');
  });

  it('show the moderator claims about diseases, and cannot be published by the shop itself', async () => {
    const { body } = await ask(stage.shopper(), { text: 'Does it cure arthritis within a week?' });
    const [row] = await stage.database.query<{ findings: string[]; state: string }>(
      'select findings, state from review.question where id = $1',
      [body.id],
    );
    expect(row).toEqual({ findings: ['health_claim'], state: 'pending' });
    await expectAsync(
      stage.database.query(
        `set session authorization ga_storefront;
         update review.question set state = 'published', published_at = now();`,
      ),
    ).toBeRejectedWithError(/permission denied/);
  });

  it('are answered by who has bought it and got it, and by nobody else', async () => {
    const id = await published();
    const early = await buyer('shipped');
    const mine = await buyer();
    const may = async (shopper: ShopperOnStage) =>
      (await shopper.send<MayAnswer>('GET', '/api/products/magnesium-glycinate/answering')).body
        .possible;
    expect([await may(stage.shopper()), await may(early), await may(mine)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(refusal(await answer(stage.shopper(), id))).toBe('409 ANSWER_NOT_POSSIBLE');
    expect(refusal(await answer(early, id))).toBe('409 ANSWER_NOT_POSSIBLE');
    expect(refusal(await answer(mine, randomUUID()))).toBe('404 NOT_FOUND');
    const { body: waiting } = await ask(stage.shopper());
    expect(refusal(await answer(mine, waiting.id))).toBe('404 NOT_FOUND');
    expect(refusal(await answer(mine, id, 'See pills.com'))).toBe('422 VALIDATION_FAILED');
    expect((await answer(mine, id)).status).toBe(204);
    expect((await read()).items[0]?.buyerAnswers).toEqual([]);
    await stage.database.query(
      `update review.answer set state = 'published', published_at = now()`,
    );
    expect((await read()).items[0]?.buyerAnswers.map(({ text }) => text)).toEqual([
      'I do, and it tastes of nothing.',
    ]);
  });

  it('are answered from any device that has followed the link of the order, as by the same buyer', async () => {
    const id = await published();
    const mine = stage.shopper();
    const { id: order } = await mine.buy();
    const device = stage.shopper();
    const may = async () =>
      (await device.send<MayAnswer>('GET', '/api/products/magnesium-glycinate/answering')).body
        .possible;
    await device.send('GET', `/api/orders/${order}?key=${orderAccessToken(order, SECRET)}`);
    expect([await may(), refusal(await answer(device, id))]).toEqual([
      false,
      '409 ANSWER_NOT_POSSIBLE',
    ]);
    await stage.moveOrder(order, 'delivered');
    expect(await may()).toBeTrue();
    expect((await answer(device, id)).status).toBe(204);
    expect((await answer(mine, id, 'Taken with food, I feel nothing of it.')).status).toBe(204);
    const answers = await stage.database.query<{ body: string; order_id: string }>(
      'select body, order_id from review.answer',
    );
    expect(answers).toEqual([{ body: 'Taken with food, I feel nothing of it.', order_id: order }]);
    const forger = stage.shopper();
    forger.cookie = `ga_orders=${order}.${'A'.repeat(43)}`;
    expect(refusal(await answer(forger, id))).toBe('409 ANSWER_NOT_POSSIBLE');
  });

  it('have one answer of each buyer: said again, it is replaced and waits anew', async () => {
    const id = await published();
    const mine = await buyer();
    await Promise.all(Array.from({ length: 4 }, () => answer(mine, id)));
    await stage.database.query(
      `update review.answer set state = 'published', published_at = now()`,
    );
    // The same words change nothing: a request that is sent twice takes no answer off the page.
    await answer(mine, id);
    expect((await read()).items[0]?.buyerAnswers.length).toBe(1);
    const events = () =>
      stage.count(`platform.outbox where kind = 'product.changed' and aggregate_id = '${PRODUCT}'`);
    const before = await events();
    expect((await answer(mine, id, 'I swallow it whole now.')).status).toBe(204);
    expect([await stage.count('review.answer'), await events()]).toEqual([1, before + 1]);
    expect((await read()).items[0]?.buyerAnswers).toEqual([]);
    await expectAsync(
      stage.database.query(
        `set session authorization ga_storefront; update review.answer set state = 'published';`,
      ),
    ).toBeRejectedWithError(/published by the back office/);
  });

  it('are found helpful once by each session, and stand the higher for it', async () => {
    const [older, newer] = [await published(), await published()];
    expect((await read()).items.map(({ id }) => id)).toEqual([newer, older]);
    const url = `/api/questions/${older}/helpful`;
    const shopper = await buyer();
    const votes = await Promise.all(Array.from({ length: 4 }, () => shopper.send('POST', url)));
    expect(votes.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const vote = await stage.shopper().send<{ helpfulCount: number }>('POST', url);
    expect(vote.body.helpfulCount).toBe(2);
    expect((await read()).items.map(({ id }) => id)).toEqual([older, newer]);
    const { body: waiting } = await ask(stage.shopper());
    expect(refusal(await shopper.send('POST', `/api/questions/${waiting.id}/helpful`))).toBe(
      '404 NOT_FOUND',
    );
  });

  it('are paged without a gap or a repeat, and come first where a link leads to one', async () => {
    await stage.database.query(
      `insert into review.question (id, product_id, body, state, answer, answered_at, helpful_count, published_at)
       select gen_random_uuid(), $1, 'Number ' || n, 'published', 'Yes.', now(), n % 3, now()
       from generate_series(1, 11) n`,
      [PRODUCT],
    );
    const whole = (await read('limit=20')).items.map(({ id }) => id);
    expect(whole.length).toBe(11);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: QuestionList = await read(`limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...next.items.map(({ id }) => id));
      cursor = next.nextCursor;
    }
    expect(paged).toEqual(whole);
    const [last] = whole.slice(-1);
    const linked = await read(`linked=${last}&limit=4`);
    expect([linked.linked?.id, linked.count, linked.items.length]).toEqual([last, 11, 4]);
    expect((await read(`linked=${randomUUID()}`)).linked).toBeNull();
    const refused = await stage.shopper().send('GET', `${ABOUT}?cursor=nonsense`);
    expect(refusal(refused)).toBe('400 BAD_REQUEST');
  });

  it('may be kept by caches, under the tag of their product', async () => {
    const { headers } = await stage.shopper().send('GET', ABOUT);
    expect(headers['cache-tag']).toBe(`product:${PRODUCT}`);
    expect(String(headers['cache-control'])).toContain('public');
    const own = await stage.shopper().send('GET', '/api/products/magnesium-glycinate/answering');
    expect(String(own.headers['cache-control'])).toContain('no-store');
  });
});
