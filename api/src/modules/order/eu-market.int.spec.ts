import type { AddressDto, Problem, ShopMarket } from '@green-apple/contracts-http';
import { sha256 } from '@green-apple/persistence';
import { anAddress, EU_WAREHOUSE, seedEuMarket } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { FakePartners, ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

const BERLIN: Partial<AddressDto> = {
  city: 'Berlin',
  region: '',
  postalCode: '10115',
  country: 'DE',
};
const DUBLIN: Partial<AddressDto> = {
  city: 'Dublin',
  region: '',
  postalCode: 'D02 X285',
  country: 'IE',
};

describe('the shop of the EU', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open({ MARKET: 'EU' });
    await seedEuMarket(stage.database);
  });
  beforeEach(() => {
    stage.partners.rates = async () => ({ code: 'unknown', detail: 'timeout' });
    stage.partners.tax = async () => ({ code: 'unknown', detail: 'timeout' });
  });
  afterEach(() => Object.assign(stage.partners, new FakePartners()));
  afterAll(() => stage.close());

  const bagOf = async (variantId: string, quantity = 1) => {
    const shopper = stage.shopper();
    await shopper.add(variantId, quantity);
    return shopper;
  };
  const card = async (currency: string) => {
    const code = randomUUID().toUpperCase();
    await stage.database.query(
      `insert into payment.stored_value (id, kind, code_hash, ending, currency, balance_minor)
       values ($1, 'gift-card', $2, '7K2M', $3, 1000)`,
      [randomUUID(), sha256(code), currency],
    );
    return code;
  };

  it('says which market it is, and that nothing is collected there', async () => {
    const { body, headers } = await stage.shopper().send<ShopMarket>('GET', '/api/market');
    expect(headers['cache-control']).toMatch(/^public/);
    expect(body).toEqual({
      code: 'EU',
      currency: 'EUR',
      taxMode: 'gross',
      locales: ['en', 'de', 'fr'],
      collects: false,
    });
  });

  it('says so once: who has the answer already gets none, and may ask a shared cache for a minute', async () => {
    const ask = (known?: string) =>
      stage.app.http.inject({
        url: '/api/market',
        ...(known === undefined ? {} : { headers: { 'if-none-match': known } }),
      });
    const { headers } = await ask();
    const etag = String(headers['etag']);
    expect([etag.slice(0, 3), headers['cache-control']]).toEqual([
      'W/"',
      'public, max-age=0, s-maxage=60',
    ]);
    for (const known of [etag, `"other", ${etag}`, '*']) {
      const again = await ask(known);
      expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', etag]);
    }
    expect((await ask('W/"other"')).statusCode).toBe(200);
  });

  it('charges its own prices, with the VAT of the country inside', async () => {
    const shopper = await bagOf(ITEMS.magnesium60);
    const { status, body } = await shopper.quote({ address: anAddress(BERLIN) });
    expect(status).toBe(200);
    // 17.90 and delivery 4.90 of our own table; 22.80 * 7 / 107 = 1.49 of it is VAT
    expect(body.totals).toEqual(
      jasmine.objectContaining({
        total: { minor: 2280, currency: 'EUR' },
        tax: { minor: 0, currency: 'EUR' },
      }),
    );
    const vat = body.receipt.find(({ kind }) => kind === 'tax-included');
    expect(vat?.label).toContain('VAT 7 %, Germany');
    expect(vat?.contained?.reduce((all, { minor }) => all + minor, 0)).toBe(149);
  });

  it('asks the tax service about prices that hold their tax', async () => {
    // Its own shop: the breaker of the other one may have opened by services that do not answer.
    const calm = await StorefrontStage.open({ MARKET: 'EU' });
    try {
      await seedEuMarket(calm.database);
      const asked: unknown[] = [];
      calm.partners.tax = async (input) => {
        asked.push([input.currency, input.address.country, input.taxIncluded]);
        return new FakePartners().tax(input);
      };
      calm.partners.rates = async () => ({ code: 'unknown', detail: 'timeout' });
      const shopper = calm.shopper();
      await shopper.add(ITEMS.magnesium60);
      const { body } = await shopper.quote({ address: anAddress(BERLIN) });
      expect(asked).toEqual([['EUR', 'DE', true]]);
      expect(body.totals.total.minor).toBe(2280);
      expect(body.receipt.find(({ kind }) => kind === 'tax-included')?.label).toBe('VAT, Germany');
    } finally {
      await calm.close();
    }
  });

  it('remembers the language an order was placed in, as far as it speaks it', async () => {
    for (const [locale, kept] of [
      ['de', 'de'],
      [undefined, 'en'],
    ] as const) {
      const shopper = await bagOf(ITEMS.magnesium60);
      const { body: quote } = await shopper.quote({ address: anAddress(BERLIN) });
      const placed = await shopper.send<{ id: string }>(
        'POST',
        '/api/orders',
        { quoteId: quote.id, paymentMethodId: 'pm_card_visa', ...(locale ? { locale } : {}) },
        { 'idempotency-key': randomUUID() },
      );
      expect(placed.status).toBe(201);
      const rows = await stage.database.query<{ locale: string }>(
        'select locale from ordering."order" where id = $1',
        [placed.body.id],
      );
      expect(rows).toEqual([{ locale: kept }]);
    }
  });

  it("takes each country's own rates and postal codes", async () => {
    const shopper = await bagOf(ITEMS.magnesium60);
    const { body } = await shopper.quote({ address: anAddress(DUBLIN) });
    const vat = body.receipt.find(({ kind }) => kind === 'tax-included');
    // 22.80 * 13.5 / 113.5 = 2.71
    expect(vat?.contained?.reduce((all, { minor }) => all + minor, 0)).toBe(271);
    const wrong = await shopper.quote({ address: anAddress({ ...DUBLIN, postalCode: '10115' }) });
    expect(refusal(wrong)).toBe('422 VALIDATION_FAILED');
  });

  it('delivers to its own countries only', async () => {
    const shopper = await bagOf(ITEMS.magnesium60);
    const there = await shopper.quote({ address: anAddress() });
    expect(refusal(there)).toBe('422 ADDRESS_NOT_SERVED');
    expect(there.body.detail).toBe(
      'We deliver to Austria, Belgium, Germany, France, Ireland, and Netherlands.',
    );
  });

  it('sells nothing that has no price here, and shows no page of it', async () => {
    const shopper = stage.shopper();
    expect(refusal(await shopper.add(ITEMS.vitaminD90))).toBe('404 VARIANT_NOT_FOUND');
    const page = await shopper.send<Problem>('GET', '/api/products/vitamin-d3');
    expect(page.status).toBe(404);
  });

  it('places an order in euro that leaves from its own warehouse', async () => {
    const shopper = await bagOf(ITEMS.magnesium60, 2);
    const { body: quote } = await shopper.quote({ address: anAddress(BERLIN) });
    const { status, body } = await shopper.place(quote.id);
    expect(status).toBe(201);
    expect(body.total).toEqual({ minor: 4070, currency: 'EUR' });
    const [row] = await stage.database.query(
      `select o.market, o.currency, o.price_receipt ->> 'taxMode' as mode, r.location_id as place, c.market as cart
       from ordering."order" o join inventory.reservation r on r.order_id = o.id
       join cart.cart c on c.id = o.cart_id where o.id = $1`,
      [body.id],
    );
    expect(row).toEqual({
      market: 'EU',
      currency: 'EUR',
      mode: 'gross',
      place: EU_WAREHOUSE,
      cart: 'EU',
    });
  });

  it('takes gift cards of its own money only', async () => {
    const shopper = await bagOf(ITEMS.magnesium60);
    const use = async (code: string) =>
      refusal(await shopper.send('POST', '/api/cart/gift-cards', { code }));
    expect(await use(await card('USD'))).toBe('409 GIFT_CARD_CURRENCY');
    expect(await use(await card('EUR'))).toMatch(/^20\d /);
    const { body } = await shopper.quote({ address: anAddress(BERLIN) });
    expect(body.tender.due).toEqual({ minor: 1280, currency: 'EUR' });
  });

  it('knows no offers of another market, and those that hold everywhere', async () => {
    const coupon = async (market: string | null) => {
      const code = `EU-${randomUUID().slice(0, 8)}`.toUpperCase();
      await stage.database.query(
        `insert into promotion.promotion (id, name, kind, code, conditions, action, market)
         values (gen_random_uuid(), 'Ten', 'coupon', $1, '[]',
           '{"type": "percent-off", "percent": 10, "scope": "order"}', $2)`,
        [code, market],
      );
      return code;
    };
    const shopper = await bagOf(ITEMS.magnesium60);
    const apply = async (code: string) =>
      refusal(await shopper.send('POST', '/api/cart/coupon', { code }));
    expect(await apply(await coupon('US'))).toBe('404 COUPON_UNKNOWN');
    expect(await apply(await coupon(null))).toMatch(/^20\d /);
    const { body } = await shopper.quote({ address: anAddress(BERLIN) });
    expect(body.totals.discount).toEqual({ minor: 179, currency: 'EUR' });
  });
});
