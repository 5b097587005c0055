import type { AdminSetting, AdminSettingList, HomePage } from '@green-apple/contracts-http';
import { MARKET_CODES, SETTING_KEYS, type SettingKey } from '@green-apple/domain-pricing';
import { eventually } from '@green-apple/testing';
import {
  FakePartners,
  ITEMS,
  refusal,
  StorefrontStage,
} from '../../../storefront-stage.int.spec.ts';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const SETTINGS = '/admin/settings';

describe('what a shopkeeper sets', () => {
  let shop: StorefrontStage;
  let desk: AdminStage;
  beforeAll(async () => {
    shop = await StorefrontStage.open();
    desk = await AdminStage.open(shop.database);
    await shop.setStock(ITEMS.magnesium60, 500);
    await shop.database.query('update pricing.price set list_minor = 1800, sale_minor = null');
    await shop.database.query('update promotion.promotion set active = false');
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    await shop.close();
  });

  const list = async (who: Who = 'operations') =>
    (await desk.ask<AdminSettingList>(who, SETTINGS)).body.items;
  const settingOf = async (key: SettingKey): Promise<AdminSetting> => {
    const setting = (await list()).find((one) => one.key === key && one.market === 'US');
    if (setting === undefined) throw new Error(`no setting ${key}`);
    return setting;
  };
  const put = (key: string, value: unknown, version: number, who: Who = 'administrator') =>
    desk.send<AdminSetting>(who, 'PUT', `${SETTINGS}/US/${key}`, { value }, version);
  const change = async (key: SettingKey, value: number | null) => {
    const { version } = await settingOf(key);
    const answer = await put(key, value, version);
    expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const shopperWithBag = async (quantity = 1) => {
    const shopper = shop.shopper();
    await shopper.add(ITEMS.magnesium60, quantity);
    return shopper;
  };

  it('is the default until it is changed, and again when that is taken back', async () => {
    const before = await settingOf('return-window');
    expect(before).toEqual(
      jasmine.objectContaining({ value: 30, default: 30, changed: false, changedBy: null }),
    );
    const changed = await change('return-window', 45);
    expect([changed.value, changed.default, changed.changed, changed.version]).toEqual([
      45,
      30,
      true,
      before.version + 1,
    ]);
    expect(changed.changedBy).toMatch(/\w/);
    const back = await change('return-window', null);
    expect([back.value, back.changed, back.version]).toEqual([30, false, before.version + 2]);
    expect((await list()).map(({ market, key }) => `${market} ${key}`)).toEqual(
      MARKET_CODES.flatMap((market) => SETTING_KEYS.map((key) => `${market} ${key}`)),
    );
  });

  it('is known to the shop within seconds: smallest order and free delivery', async () => {
    const shopper = await shopperWithBag();
    expect((await shopper.quote()).status).toBe(200);
    await change('minimum-order', 2_000);
    await change('free-delivery-from', 3_000);
    await eventually(async () => (await shopper.cart()).minimumMissing?.minor === 200);
    expect(refusal(await shopper.quote())).toBe('409 MINIMUM_ORDER');
    await eventually(async () => {
      const { body } = await shopper.send<HomePage>('GET', '/api/home');
      return body.freeDeliveryFrom.minor === 3_000;
    });
    await change('minimum-order', null);
    await change('free-delivery-from', null);
    await eventually(async () => (await shopper.cart()).minimumMissing === null);
  });

  it('of a smallest order waits for the next quote: one that was given is kept until it runs out', async () => {
    const [quick, slow] = [await shopperWithBag(), await shopperWithBag()];
    const [given, kept] = [(await quick.quote()).body, (await slow.quote()).body];
    await change('minimum-order', 2_000);
    await eventually(async () => (await quick.cart()).minimumMissing?.minor === 200);
    expect((await quick.place(given.id)).status).toBe(201);
    await desk.database.query(
      `update cart.quote set expires_at = now() - interval '1 second' where id = $1`,
      [kept.id],
    );
    expect(refusal(await slow.place(kept.id))).toBe('409 MINIMUM_ORDER');
    await change('minimum-order', null);
    await eventually(async () => (await slow.cart()).minimumMissing === null);
  });

  it('of another market changes nothing here', async () => {
    const shopper = await shopperWithBag();
    await desk.send('administrator', 'PUT', `${SETTINGS}/EU/minimum-order`, { value: 5_000 }, 1);
    // What is known of one is known of the other: they come together.
    await change('quote-holds', 90);
    await eventually(async () => {
      const { body } = await shopper.quote();
      return Date.parse(body.expiresAt) - Date.now() > 80 * 60_000;
    });
    expect((await shopper.cart()).minimumMissing).toBeNull();
    await change('quote-holds', null);
  });

  it('keeps a total that was given: it is worked out once more, and its time stays', async () => {
    const [lucky, other] = [await shopperWithBag(2), await shopperWithBag(2)];
    await change('free-delivery-from', 3_000);
    await eventually(async () => (await lucky.cart()).freeDeliveryFrom.minor === 3_000);
    const [quote, same] = [await lucky.quote(), await other.quote()];
    expect(quote.body.totals.shipping.minor).toBe(0);
    await change('quote-holds', 60);
    await eventually(async () => {
      const { body } = await (await shopperWithBag()).quote();
      return Date.parse(body.expiresAt) - Date.now() > 50 * 60_000;
    });
    // What does not change the price changes nothing for a total that was given.
    expect((await lucky.place(quote.body.id)).status).toBe(201);
    await change('free-delivery-from', null);
    await eventually(async () => (await other.cart()).freeDeliveryFrom.minor !== 3_000);
    expect(refusal(await other.place(same.body.id))).toBe('409 PRICE_CHANGED');
    await change('quote-holds', null);
  });

  it('says what delivery costs by the table, and how long packing takes', async () => {
    shop.partners.rates = () => Promise.resolve({ code: 'unknown', detail: 'timeout' });
    // A weight that no carrier was asked for yet.
    const expressNow = async () => {
      const { body } = await (await shopperWithBag(9)).quote();
      const { price, earliest } = body.deliveryOptions.find(({ id }) => id === 'express') ?? {};
      return { minor: price?.minor ?? 0, earliest };
    };
    const before = await expressNow();
    await change('express-first-kilo', 1_295 + 225);
    await change('packing-days', 6);
    const after = await eventually(async () => {
      const now = await expressNow();
      return now.earliest !== before.earliest && now;
    });
    expect(after.minor - before.minor).toBe(225);
    expect(Date.parse(after.earliest ?? '')).toBeGreaterThan(Date.parse(before.earliest ?? ''));
    await change('express-first-kilo', null);
    await change('packing-days', null);
    Object.assign(shop.partners, new FakePartners());
  });

  it('says how long items wait for their payment', async () => {
    await change('stock-holds', 120);
    const minutes = await eventually(async () => {
      const { id } = await (await shopperWithBag()).buy();
      const [row] = await shop.database.query<{ minutes: number }>(
        `select round(extract(epoch from hold_expires_at - placed_at) / 60)::int as minutes
         from ordering."order" where id = $1`,
        [id],
      );
      return row?.minutes !== 30 && row?.minutes;
    });
    expect(minutes).toBe(120);
    await change('stock-holds', null);
  });

  it('is changed on the version that was seen, on record and announced', async () => {
    const { version } = await settingOf('refund-limit');
    const [one, two] = await Promise.all([
      put('refund-limit', 7_500, version),
      put('refund-limit', 8_500, version),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 412]);
    const [deed] = await desk.database.query<{ before: object; after: { value: number } }>(
      `select before, after from platform.audit where action = 'setting.changed'
       and entity_id = 'US/refund-limit' order by seq desc`,
    );
    expect(deed?.before).toEqual({ value: null });
    expect(deed?.after.value).toBe((await settingOf('refund-limit')).value);
    const events = await desk.database.query(
      `select 1 from platform.outbox where kind = 'settings.changed'
       and body = '{"market": "US", "key": "refund-limit"}'`,
    );
    expect(events.length).toBe(1);
  });

  for (const [what, key, value, status] of [
    ['below its bounds', 'quote-holds', 4, 422],
    ['above its bounds', 'return-window', 366, 422],
    ['no whole number', 'minimum-order', 1.5, 422],
    ['words', 'minimum-order', 'ten', 422],
    ['a setting nobody knows', 'colour', 1, 404],
  ] as const)
    it(`is not ${what}`, async () => {
      expect((await put(key, value, 1)).status).toBe(status);
    });

  it('is changed by administrators, and seen by operations', async () => {
    const { version } = await settingOf('return-window');
    expect((await put('return-window', 40, version, 'operations')).status).toBe(403);
    expect((await desk.ask('analyst', SETTINGS)).status).toBe(403);
    const { status } = await desk.send(
      'administrator',
      'PUT',
      `${SETTINGS}/XX/return-window`,
      {
        value: 40,
      },
      1,
    );
    expect(status).toBe(404);
  });
});
