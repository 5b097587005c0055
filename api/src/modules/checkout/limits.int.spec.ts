import type { PickupStoreList, Problem } from '@green-apple/contracts-http';
import { anAddress, TINY_IDS } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { FakePartners, ITEMS, refusal, StorefrontStage } from '../../storefront-stage.int.spec.ts';

const { products, locations } = TINY_IDS;
const KIT = '01940000-0000-7000-8000-0000000000b1';
const SNACK = '01940000-0000-7000-8000-0000000000b2';

describe('what may be sold', () => {
  let stage: StorefrontStage;
  beforeAll(async () => {
    stage = await StorefrontStage.open();
    await stage.database.query(
      `insert into catalog.variant (id, product_id, sku, barcode, title, count, unit, days_of_supply,
         weight_grams, tax_code, position) values
         ($1, $3, 'KIT-1', '0850000000099', 'Evening kit', 2, 'capsules', 0, 330, 'txcd_40090001', 5),
         ($2, $3, 'SNACK', '0850000000098', 'One day', 1, 'capsules', 1, 20, 'txcd_40090001', 6)`,
      [KIT, SNACK, products.magnesium],
    );
    await stage.database.query(
      `with price as (
         insert into pricing.price (variant_id, market, currency, list_minor)
         values ($1, 'US', 'USD', 2900), ($2, 'US', 'USD', 250)),
       shelf as (
         insert into inventory.stock_level (variant_id, location_id, on_hand) values ($2, $5, 50))
       insert into inventory.bundle_component values ($1, $3, 2), ($1, $4, 1)`,
      [KIT, SNACK, ITEMS.magnesium60, ITEMS.vitaminD90, locations.warehouse],
    );
  });
  afterEach(async () => {
    Object.assign(stage.partners, new FakePartners());
    await stage.database.query('delete from inventory.sale_limit');
  });
  afterAll(() => stage.close());

  const limit = (productId: string, change: Readonly<Record<string, unknown>>) =>
    stage.database.query(
      `insert into inventory.sale_limit (product_id, max_per_order, minimum_age, not_to)
       values ($1, $2, $3, coalesce(cast($4 as text[]), '{}'))`,
      [productId, change['max'] ?? null, change['age'] ?? null, change['notTo'] ?? null],
    );
  const bagOf = async (variantId: string, quantity = 1) => {
    const shopper = stage.shopper();
    await shopper.add(variantId, quantity);
    return shopper;
  };
  const sentence = (answer: { readonly body: Partial<Problem> }) => answer.body.detail ?? '';

  describe('with a limit per order', () => {
    it('is told in the bag already, and refused with a way on', async () => {
      await limit(products.magnesium, { max: 3 });
      const shopper = await bagOf(ITEMS.magnesium60, 2);
      await shopper.add(ITEMS.magnesium120, 2);
      const bag = await shopper.cart();
      expect(bag.lines.map(({ problem, maxPerOrder }) => [problem, maxPerOrder])).toEqual([
        ['OVER_LIMIT', 3],
        ['OVER_LIMIT', 3],
      ]);
      const answer = await shopper.quote();
      expect(refusal(answer)).toBe('409 PURCHASE_LIMIT');
      expect(sentence(answer)).toBe(
        'One order can have 3 of Magnesium Glycinate, and your bag holds 4. Nothing was charged. Lower the quantity to go on.',
      );
      expect(answer.body.lines?.map(({ available }) => available)).toEqual([3, 3]);
    });

    it('that came after the quote waits for the next one: what was promised is kept', async () => {
      const shopper = await bagOf(ITEMS.magnesium60, 4);
      const { body } = await shopper.quote();
      await limit(products.magnesium, { max: 3 });
      expect((await shopper.place(body.id)).status).toBe(201);
    });

    it('that came after the quote holds once that has run out, or the bag is another', async () => {
      const late = await bagOf(ITEMS.magnesium60, 4);
      const changed = await bagOf(ITEMS.magnesium60, 4);
      const [first, second] = [(await late.quote()).body, (await changed.quote()).body];
      await limit(products.magnesium, { max: 3 });
      await stage.database.query(
        `update cart.quote set expires_at = now() - interval '1 second' where id = $1`,
        [first.id],
      );
      await changed.add(ITEMS.magnesium60);
      expect(refusal(await late.place(first.id))).toBe('409 PURCHASE_LIMIT');
      expect(refusal(await changed.place(second.id))).toBe('409 PURCHASE_LIMIT');
      expect((await late.cart()).itemCount).toBe(4);
    });
  });

  it('starts at a smallest order, measured before offers', async () => {
    const shopper = await bagOf(SNACK);
    const { minimumOrder, minimumMissing } = await shopper.cart();
    expect([minimumOrder.minor, minimumMissing?.minor]).toEqual([500, 250]);
    const answer = await shopper.quote();
    expect(refusal(answer)).toBe('409 MINIMUM_ORDER');
    expect(sentence(answer)).toContain('Orders start at $5.00');
    expect(sentence(answer)).toContain('Add $2.50 more');
    await shopper.add(SNACK);
    expect((await shopper.cart()).minimumMissing).toBeNull();
    expect((await shopper.quote()).status).toBe(200);
  });

  describe('to adults only', () => {
    it('asks for the age at the last click too when that became the law after the quote', async () => {
      const shopper = await bagOf(ITEMS.vitaminD90);
      const { body } = await shopper.quote();
      await limit(products.vitaminD, { age: 18 });
      expect(refusal(await shopper.place(body.id))).toBe('409 AGE_CONFIRMATION_NEEDED');
    });

    it('asks for the age at the last click, and remembers that it was said', async () => {
      await limit(products.vitaminD, { age: 18 });
      const shopper = await bagOf(ITEMS.vitaminD90);
      expect((await shopper.cart()).minimumAge).toBe(18);
      const { body: quote } = await shopper.quote();
      expect(quote.minimumAge).toBe(18);
      const refused = await shopper.place(quote.id);
      expect(refusal(refused)).toBe('409 AGE_CONFIRMATION_NEEDED');
      expect(sentence(refused)).toContain('Vitamin D3 can only be sold to people of 18 or older');
      const placed = await shopper.send<{ id: string }>(
        'POST',
        '/api/orders',
        { quoteId: quote.id, paymentMethodId: 'pm_card_visa', ageConfirmed: true },
        { 'idempotency-key': randomUUID() },
      );
      expect(placed.status).toBe(201);
      const [order] = await stage.database.query(
        'select confirmed_age from ordering."order" where id = $1',
        [placed.body.id],
      );
      expect(order).toEqual({ confirmed_age: 18 });
    });

    it('asks nobody else', async () => {
      const shopper = await bagOf(ITEMS.magnesium60);
      const { body } = await shopper.quote();
      expect([body.minimumAge, (await shopper.place(body.id)).status]).toEqual([null, 201]);
    });
  });

  it('not to every state: the item is named, another address helps, and so does collecting it', async () => {
    await limit(products.vitaminD, { notTo: ['ID'] });
    const shopper = await bagOf(ITEMS.vitaminD90);
    await shopper.add(ITEMS.magnesium60);
    const idaho = { address: anAddress({ region: 'ID', postalCode: '83702', city: 'Boise' }) };
    const answer = await shopper.quote(idaho);
    expect(refusal(answer)).toBe('422 ADDRESS_NOT_SERVED');
    expect(sentence(answer)).toContain('We may not send Vitamin D3 to Idaho');
    expect(answer.body.lines?.map(({ variantId }) => variantId)).toEqual([ITEMS.vitaminD90]);
    expect((await shopper.quote()).status).toBe(200);
    expect((await shopper.quote({ ...idaho, deliveryOptionId: 'collect:PDX-ELM' })).status).toBe(
      200,
    );
  });

  it('not to the state of the store either, whenever that became the law', async () => {
    const shopper = await bagOf(ITEMS.vitaminD90);
    const home = { address: anAddress({ region: 'ID', postalCode: '83702', city: 'Boise' }) };
    const { body } = await shopper.quote({ ...home, deliveryOptionId: 'collect:PDX-ELM' });
    await limit(products.vitaminD, { notTo: ['OR'] });
    expect(refusal(await shopper.place(body.id))).toBe('422 ADDRESS_NOT_SERVED');
    await stage.database.query('delete from inventory.sale_limit');
    // What the shopper's own state keeps out may be collected where it is allowed.
    await limit(products.vitaminD, { notTo: ['ID'] });
    expect((await shopper.place(body.id)).status).toBe(201);
  });

  describe('as a bundle', () => {
    it('takes its items, and tells the search about all that it touches', async () => {
      const shopper = await bagOf(KIT, 2);
      const before = await levels();
      const { body } = await shopper.quote();
      const order = await shopper.place(body.id);
      expect(order.status).toBe(201);
      const after = await levels();
      expect(after.map(({ reserved }, index) => reserved - (before[index]?.reserved ?? 0))).toEqual(
        [4, 2],
      );
      const [event] = await stage.database.query<{ ids: string[] }>(
        `select body -> 'productIds' as ids from platform.outbox where aggregate_id = $1 and kind = 'stock.changed'`,
        [order.body.id],
      );
      expect(event?.ids.toSorted()).toEqual([products.magnesium, products.vitaminD]);
    });

    // medusa#16502 at the shop's door: a bundle and a single of the same item share one shelf.
    it('and a single of its item are counted together', async () => {
      await stage.setStock(ITEMS.magnesium60, 5);
      const shopper = await bagOf(ITEMS.magnesium60, 4);
      await shopper.add(KIT);
      const answer = await shopper.quote();
      expect(refusal(answer)).toBe('409 OUT_OF_STOCK');
      expect(answer.body.lines?.map(({ title, available }) => [title, available])).toEqual([
        ['Magnesium Glycinate, Evening kit', 0],
      ]);
      await shopper.send('PATCH', `/api/cart/lines/${ITEMS.magnesium60}`, { quantity: 3 });
      expect((await shopper.quote()).status).toBe(200);
      await stage.setStock(ITEMS.magnesium60, 100, 12);
    });
    const levels = () =>
      stage.database.query<{ reserved: number }>(
        `select reserved from inventory.stock_level where location_id = $1 and variant_id in ($2, $3) order by variant_id`,
        [locations.warehouse, ITEMS.magnesium60, ITEMS.vitaminD90],
      );
  });

  describe('before it is there', () => {
    const TEA = ITEMS.gingerTea20;
    afterEach(() => stage.database.query('delete from inventory.backorder'));
    const allow = (units: number, days: number) =>
      stage.database.query(
        `insert into inventory.backorder (variant_id, kind, unit_limit, expected_on)
         values ($1, 'backorder', $2, current_date + cast($3 as integer))
         on conflict (variant_id) do update set unit_limit = excluded.unit_limit, expected_on = excluded.expected_on`,
        [TEA, units, days],
      );
    const day = async (days: number) =>
      (
        await stage.database.query<{ day: string }>(
          `select to_char(current_date + cast($1 as integer), 'YYYY-MM-DD') as day`,
          [days],
        )
      )[0]?.day;

    it('shows the day in the bag and on the order, and counts what is sold', async () => {
      await stage.setStock(TEA, 1);
      await allow(5, 12);
      const shopper = await bagOf(TEA, 3);
      const [line] = (await shopper.cart()).lines;
      expect(line?.later).toEqual({
        kind: 'backorder',
        quantity: 2,
        expectedOn: (await day(12)) ?? '',
      });
      expect([line?.problem, line?.available]).toEqual([null, 6]);
      const { body } = await shopper.quote();
      const order = await shopper.place(body.id);
      expect(order.status).toBe(201);
      const detail = await shopper.send<{ lines: { expectedOn: string | null }[] }>(
        'GET',
        `/api/orders/${order.body.id}`,
      );
      expect(detail.body.lines[0]?.expectedOn).toBe((await day(12)) ?? '');
      const [row] = await stage.database.query('select taken from inventory.backorder');
      expect(row).toEqual({ taken: 2 });
    });

    it('is asked about again when more would come later than was said', async () => {
      await stage.setStock(TEA, 4);
      await allow(20, 12);
      const shopper = await bagOf(TEA, 3);
      const { body: quote } = await shopper.quote();
      expect(quote.lines[0]?.later).toBeNull();
      await stage.setStock(TEA, 1);
      const answer = await shopper.place(quote.id);
      expect(refusal(answer)).toBe('409 BACKORDER_CHANGED');
      const fresh = answer.body.quote as typeof quote;
      expect(fresh.lines[0]?.later?.quantity).toBe(2);
      expect((await shopper.place(fresh.id)).status).toBe(201);
    });
  });

  describe('for collection', () => {
    it('lists the stores for the bag, with what each of them lacks', async () => {
      const shopper = await bagOf(ITEMS.magnesium120);
      const list = () =>
        shopper.send<PickupStoreList & Problem>('GET', '/api/cart/stores?near=97201');
      const { body } = await list();
      expect(body.items).toEqual([
        jasmine.objectContaining({
          code: 'PDX-ELM',
          name: 'Elm Street',
          deliveryOptionId: null,
          readyBy: null,
          missing: [{ variantId: ITEMS.magnesium120, title: 'Magnesium Glycinate', available: 0 }],
        }),
      ]);
      await shopper.send('DELETE', `/api/cart/lines/${ITEMS.magnesium120}`);
      await shopper.add(ITEMS.magnesium60);
      const [store] = (await list()).body.items;
      expect(store?.deliveryOptionId).toBe('collect:PDX-ELM');
      expect(store?.readyBy).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(refusal(await shopper.send('GET', '/api/cart/stores?near=Portland'))).toBe(
        '422 VALIDATION_FAILED',
      );
      expect(refusal(await stage.shopper().send('GET', '/api/cart/stores'))).toBe('409 CART_EMPTY');
    });

    it('needs a name and no address, asks no carrier, costs no delivery, and the order carries the store', async () => {
      let asked = 0;
      stage.partners.rates = () => {
        asked++;
        return Promise.reject(new Error('nobody ships'));
      };
      const shopper = await bagOf(ITEMS.magnesium60);
      const { status, body } = await shopper.send<{
        id: string;
        totals: { shipping: { minor: number } };
      }>('POST', '/api/cart/quote', {
        email: shopper.email,
        collector: { name: 'Robin Field' },
        deliveryOptionId: 'collect:PDX-ELM',
      });
      expect([status, body.totals.shipping.minor, asked]).toEqual([200, 0, 0]);
      const order = await shopper.place(body.id);
      const [row] = await stage.database.query(
        `select o.delivery ->> 'locationCode' as store, o.shipping_address ->> 'name' as name,
           o.shipping_address ->> 'line1' as line1, w.code as held
         from ordering."order" o join inventory.reservation r on r.order_id = o.id
         join inventory.location w on w.id = r.location_id where o.id = $1`,
        [order.body.id],
      );
      expect(row).toEqual({
        store: 'PDX-ELM',
        name: 'Robin Field',
        line1: '1 Mill Road',
        held: 'PDX-ELM',
      });
    });

    it('without an address knows no other way', async () => {
      const shopper = await bagOf(ITEMS.magnesium60);
      const ask = (change: object) =>
        shopper.send('POST', '/api/cart/quote', { email: shopper.email, ...change });
      const collector = { name: 'Robin Field' };
      expect(refusal(await ask({}))).toBe('422 VALIDATION_FAILED');
      expect(refusal(await ask({ collector }))).toBe('422 VALIDATION_FAILED');
      expect(refusal(await ask({ deliveryOptionId: 'collect:PDX-ELM' }))).toBe(
        '422 VALIDATION_FAILED',
      );
      expect(refusal(await ask({ collector, deliveryOptionId: 'collect:NOWHERE' }))).toBe(
        '409 DELIVERY_UNAVAILABLE',
      );
    });
  });
});

// saleor#7274: a store to collect in is not always the place where the stock lies.
describe('a store that a warehouse supplies', () => {
  it('hands out what its own shelf has not, some days later, and the warehouse is where it is held', async () => {
    const stage = await StorefrontStage.open();
    try {
      await stage.database.query('insert into inventory.store_supply values ($1, $2, 3)', [
        locations.store,
        locations.warehouse,
      ]);
      const shopper = stage.shopper();
      await shopper.add(ITEMS.magnesium120, 2);
      const { body } = await shopper.quote({ deliveryOptionId: 'collect:PDX-ELM' });
      expect(
        body.delivery.earliest > new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
      ).toBeTrue();
      const order = await shopper.place(body.id);
      const [row] = await stage.database.query(
        'select r.location_id as held from inventory.reservation r where r.order_id = $1',
        [order.body.id],
      );
      expect(row).toEqual({ held: locations.warehouse });
    } finally {
      await stage.close();
    }
  });
});
