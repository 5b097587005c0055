import type { Problem } from '@green-apple/contracts-http';
import { TINY_IDS, anAddress } from '@green-apple/testing';
import { ITEMS, refusal, SHOP_URL, StorefrontStage } from '../../storefront-stage.int.spec.ts';

const NOBODY = '0198c5d2-7f1c-7d2e-8a3b-0000000000ff';

describe('the bag', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
  });
  afterAll(() => stage.close());

  it('is empty for a visitor, and a visit stores nothing', async () => {
    const before = await stage.count('cart.cart');
    const shopper = stage.shopper();
    expect((await shopper.cart()).lines).toEqual([]);
    expect(shopper.cookie).toBeUndefined();
    expect(await stage.count('cart.cart')).toBe(before);
  });

  it('begins with the first item, in a cookie no script can read', async () => {
    const shopper = stage.shopper();
    const { status, headers, body } = await shopper.add(ITEMS.vitaminD90, 2);
    expect(status).toBe(200);
    expect(String(headers['set-cookie'])).toMatch(
      /^ga_session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(body.itemCount).toBe(2);
    const [line] = body.lines;
    expect([line?.unitPrice.minor, line?.wasPrice?.minor, line?.lineTotal.minor]).toEqual([
      1200, 1500, 2400,
    ]);
    expect(body.totals.total.minor).toBe(2400);
    expect(body.freeDeliveryMissing?.minor).toBe(2100);
  });

  it('keeps only a hash of the cookie', async () => {
    const shopper = stage.shopper();
    await shopper.add(ITEMS.vitaminD90);
    const token = shopper.cookie?.split('=')[1] ?? '';
    const rows = await stage.database.query<{ text: string }>(
      `select encode(token_hash, 'escape') || encode(token_hash, 'base64') as text from cart.cart`,
    );
    expect(rows.some(({ text }) => text.includes(token))).toBeFalse();
  });

  it('adds up what is added, changes it, and takes it out', async () => {
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60);
    await shopper.add(ITEMS.magnesium60, 2);
    const line = `/api/cart/lines/${ITEMS.magnesium60}`;
    expect((await shopper.cart()).lines[0]?.quantity).toBe(3);
    await shopper.send('PATCH', line, { quantity: 5 });
    expect((await shopper.cart()).lines[0]?.quantity).toBe(5);
    await shopper.send('DELETE', line);
    expect((await shopper.cart()).lines).toEqual([]);
  });

  it('says what things are called in other languages, where that was translated', async () => {
    await stage.database.query(
      `insert into catalog.product_translation (product_id, locale, texts, source)
       values ($1, 'de', '{"title": "Magnesium für die Nacht"}', '{}')`,
      [TINY_IDS.products.magnesium],
    );
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60);
    await shopper.add(ITEMS.vitaminD90);
    const { lines } = await shopper.cart();
    const [first, second] = lines;
    expect([first?.title, first?.titles]).toEqual([
      'Magnesium Glycinate',
      { de: 'Magnesium für die Nacht' },
    ]);
    expect(second?.titles).toBeUndefined();
  });

  it('loses no change when two tabs change it at once', async () => {
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60);
    await Promise.all(Array.from({ length: 20 }, () => shopper.add(ITEMS.magnesium60)));
    const cart = await shopper.cart();
    expect(cart.lines[0]?.quantity).toBe(21);
    expect(cart.version).toBe(21);
  });

  for (const quantity of [0, -1, 100, 1.5, 1e9, Number.MAX_SAFE_INTEGER])
    it(`takes no ${quantity} of an item`, async () => {
      const answer = await stage.shopper().add(ITEMS.magnesium60, quantity);
      expect(refusal(answer)).toBe('422 VALIDATION_FAILED');
      expect(answer.body.errors?.[0]?.path).toBe('quantity');
    });

  it('takes no more than 99 of an item in steps either', async () => {
    const shopper = stage.shopper();
    await shopper.add(ITEMS.magnesium60, 60);
    expect(refusal(await shopper.add(ITEMS.magnesium60, 60))).toBe('422 QUANTITY_INVALID');
    expect((await shopper.cart()).lines[0]?.quantity).toBe(60);
  });

  it('says so when an item is unknown, or not for sale', async () => {
    const shopper = stage.shopper();
    expect(refusal(await shopper.add(NOBODY))).toBe('404 VARIANT_NOT_FOUND');
    await shopper.add(ITEMS.magnesium60);
    expect(refusal(await shopper.send('PATCH', `/api/cart/lines/${NOBODY}`, { quantity: 2 }))).toBe(
      '404 VARIANT_NOT_FOUND',
    );
    expect(refusal(await shopper.send('PATCH', '/api/cart/lines/seven', { quantity: 2 }))).toBe(
      '422 VALIDATION_FAILED',
    );
  });

  it('flags what is not there, line by line', async () => {
    const shopper = stage.shopper();
    await shopper.add(ITEMS.gingerTea20, 3);
    const { body } = await shopper.add(ITEMS.vitaminD90);
    expect(body.lines.map(({ problem: flag, available }) => [flag, available])).toEqual([
      ['NOT_ENOUGH_STOCK', 1],
      [null, 80],
    ]);
  });

  describe('of which something left the shop', () => {
    const shop = (set: string) =>
      stage.database.query(`update catalog.product set ${set} where id = $1`, [
        TINY_IDS.products.vitaminD,
      ]);
    const ways: [how: string, leave: () => Promise<unknown>, back: () => Promise<unknown>][] = [
      [
        'as a size',
        () =>
          stage.database.query('update catalog.variant set active = false where id = $1', [
            ITEMS.vitaminD90,
          ]),
        () =>
          stage.database.query('update catalog.variant set active = true where id = $1', [
            ITEMS.vitaminD90,
          ]),
      ],
      ['into the archive', () => shop(`status = 'archived'`), () => shop(`status = 'published'`)],
      ['for a while', () => shop(`status = 'draft'`), () => shop(`status = 'published'`)],
      ['by the clock', () => shop('published_until = now()'), () => shop('published_until = null')],
      [
        'in this market',
        () =>
          stage.database.query(`update pricing.price set market = 'EU' where variant_id = $1`, [
            ITEMS.vitaminD90,
          ]),
        () =>
          stage.database.query(`update pricing.price set market = 'US' where variant_id = $1`, [
            ITEMS.vitaminD90,
          ]),
      ],
    ];
    for (const [how, leave, back] of ways)
      it(`${how} says so, asks nothing for it, and goes on with the rest once it is out`, async () => {
        const shopper = stage.shopper();
        await shopper.add(ITEMS.magnesium60);
        await shopper.add(ITEMS.vitaminD90, 2);
        const { body: before } = await shopper.quote();
        await leave();
        try {
          const cart = await shopper.cart();
          expect(cart.lines.map(({ problem }) => problem)).toEqual([null, 'NO_LONGER_SOLD']);
          expect(cart.totals.total.minor).toBe(1800);
          const refused = await shopper.send<Problem>('POST', '/api/cart/quote', {
            email: shopper.email,
            address: anAddress(),
          });
          expect(refusal(refused)).toBe('409 NO_LONGER_SOLD');
          expect(refused.body.detail).toBe(
            'We no longer sell Vitamin D3. Nothing was charged. Take it out of your bag to go on.',
          );
          expect(refused.body.lines).toEqual([
            {
              variantId: ITEMS.vitaminD90,
              title: 'Vitamin D3, 90 softgels',
              requested: 2,
              available: 0,
            },
          ]);
          expect(refusal(await shopper.place(before.id))).toBe('409 NO_LONGER_SOLD');
          expect(refusal(await shopper.add(ITEMS.vitaminD90))).toBe('404 VARIANT_NOT_FOUND');
          await shopper.send('PATCH', `/api/cart/lines/${ITEMS.vitaminD90}`, { quantity: 0 });
          const { status, body: quote } = await shopper.quote();
          expect(status).toBe(200);
          expect((await shopper.place(quote.id)).status).toBe(201);
        } finally {
          await back();
        }
      });
  });

  describe('with a code', () => {
    const coupon = (shopper: ReturnType<StorefrontStage['shopper']>, code: string) =>
      shopper.send<{ coupon: unknown; totals: { discount: { minor: number } } }>(
        'POST',
        '/api/cart/coupon',
        { code },
      );

    it('takes it off, however it is typed, and names it', async () => {
      const shopper = stage.shopper();
      await shopper.add(ITEMS.magnesium60, 2);
      const before = (await shopper.cart()).totals.items.minor;
      const { body } = await coupon(shopper, ' welcome10 ');
      expect(body.totals.discount.minor).toBe(before / 10);
      expect(body.coupon).toEqual({
        code: 'WELCOME10',
        label: 'Welcome: 10% off',
        applied: true,
        reason: null,
        refusal: null,
      });
      const after = await shopper.send<{ coupon: unknown }>('DELETE', '/api/cart/coupon');
      expect(after.body.coupon).toBeNull();
    });

    it('refuses one that is unknown, expired or used up', async () => {
      const shopper = stage.shopper();
      await shopper.add(ITEMS.magnesium60);
      expect(refusal(await coupon(shopper, 'NOSUCH'))).toBe('404 COUPON_UNKNOWN');
      expect(refusal(await coupon(shopper, 'BYGONE'))).toBe('409 COUPON_EXPIRED');
      await stage.database.query(
        `update promotion.promotion set used_count = 1 where code = 'LASTONE'`,
      );
      expect(refusal(await coupon(shopper, 'LASTONE'))).toBe('409 COUPON_EXHAUSTED');
      await stage.database.query(
        `update promotion.promotion set used_count = 0 where code = 'LASTONE'`,
      );
      expect((await shopper.cart()).coupon).toBeNull();
    });

    it('needs something in it', async () => {
      expect(refusal(await coupon(stage.shopper(), 'WELCOME10'))).toBe('409 CART_EMPTY');
    });

    it('keeps one that does not fit yet, and says why', async () => {
      await stage.database.query(
        `insert into promotion.promotion (id, name, kind, code, conditions, action)
         values (gen_random_uuid(), 'Big bag', 'coupon', 'BIGBAG',
           '[{"type":"min-subtotal","minor":20000}]', '{"type":"amount-off","minor":2000}')`,
      );
      const shopper = stage.shopper();
      await shopper.add(ITEMS.magnesium60);
      const { status, body } = await coupon(shopper, 'BIGBAG');
      expect(status).toBe(200);
      expect(body.coupon).toEqual(
        jasmine.objectContaining({
          applied: false,
          reason: jasmine.stringContaining('$200.00') as unknown as string,
          refusal: 'CONDITIONS_NOT_MET',
        }),
      );
    });
  });

  describe('is changed only from our own pages', () => {
    const line = { variantId: ITEMS.magnesium60, quantity: 1 };
    const attempts: ReadonlyArray<[string, Record<string, string>]> = [
      ['without our header', { 'x-requested-with': 'XMLHttpRequest' }],
      ['from another origin', { origin: 'https://evil.example' }],
      ['from a sandboxed page', { origin: 'null' }],
      ['from the same name without encryption', { origin: SHOP_URL.replace('https', 'http') }],
      ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ];
    for (const [name, headers] of attempts)
      it(`and not ${name}`, async () => {
        const shopper = stage.shopper();
        expect(refusal(await shopper.send('POST', '/api/cart/lines', line, headers))).toBe(
          '403 ORIGIN_REFUSED',
        );
        expect(shopper.cookie).toBeUndefined();
      });
  });

  it('is nobody else’s', async () => {
    const [mine, other] = [stage.shopper(), stage.shopper()];
    await mine.add(ITEMS.magnesium60);
    await other.add(ITEMS.vitaminD90);
    expect((await other.cart()).lines.map(({ variantId }) => variantId)).toEqual([
      ITEMS.vitaminD90,
    ]);
    other.cookie = 'ga_session=guess; other=1';
    expect((await other.cart()).lines).toEqual([]);
  });
});

describe('a flood of changes', () => {
  it('is slowed down for who makes it, with a time to come back', async () => {
    const stage = await StorefrontStage.open({
      RATE_LIMIT_BURST: '3',
      RATE_LIMIT_PER_SECOND: '0.1',
    });
    try {
      const [noisy, quiet] = [stage.shopper(), stage.shopper()];
      await noisy.add(ITEMS.magnesium60);
      for (let turn = 0; turn < 3; turn++) await noisy.add(ITEMS.magnesium60);
      const refused = await noisy.add(ITEMS.magnesium60);
      expect(refusal(refused)).toBe('429 RATE_LIMITED');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await quiet.add(ITEMS.magnesium60)).status).toBe(200);
    } finally {
      await stage.close();
    }
  });
});
